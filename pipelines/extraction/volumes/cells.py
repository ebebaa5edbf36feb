"""Cells of tables whose row or column says what they count, or how long something takes.

Belongs here: the cells of a table that are volumes. Not here: what row and column are (`tables`), lines with labels
(`labels`), or the fact's fields (`facts`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import kind_of_crime, things_before
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.periods import period_near
from pipelines.extraction.records import Volume
from pipelines.extraction.subjects import is_of_many
from pipelines.extraction.tables import Cell
from pipelines.extraction.volumes.facts import fact_of, is_free
from pipelines.extraction.volumes.labels import force_of_name

_NO_COUNT = re.compile(
    r"\b(?:per\s*cent|rate|average|ratio|per(?!\s+(?:1,?000|100,?000|thousand|million|head|officer|detective|constable|investigator)\b)|"
    r"reviewed|audited|sampled?|examined|assessed)\b",
    re.IGNORECASE,
)
_TAKES_SO_LONG = re.compile(
    r"\b(?:time|wait|waits|waiting|duration|delay|average|mean|median)\b.*?\b(?P<unit>seconds|minutes|hours|days|weeks)\b|"
    r"\b(?P<lost>days)\s+lost\s+(?:per|for\s+each|to)\b",
    re.IGNORECASE,
)
"""'Average time to answer 101 (seconds)', 'Sickness: days lost per officer'."""
_FOOTNOTE = re.compile(r"[\d\s]+$")


def of_cell(context: Context, row: Sentence, cell: Cell, taken: frozenset[int]) -> Volume | None:
    """A cell below a head, or beside a label, that names what is counted or how long it takes."""
    number = cell.numbers[0]
    if (
        bare_grade(_FOOTNOTE.sub("", cell.text))
        or len(cell.numbers) != 1
        or number.kind != "cardinal"
        or number.value is None
        or not is_free(row, number, taken)
    ):
        return None
    said = f"{cell.label} {cell.head}".strip()
    if "%" in said + cell.text or "£" in said + cell.caption:
        return None
    if long := _TAKES_SO_LONG.search(said):
        return _made(context, row, cell, long["unit"] or long["lost"], "time" if long["unit"] else "volume")
    if _NO_COUNT.search(said):
        return None
    for place in (cell.label, cell.head):
        thing = things_before(f"{place} ", len(place) + 1) or kind_of_crime(place)
        if thing and thing.role == "volume":
            return _made(context, row, cell, said, "volume")
    if waiting := _WAIT_THERE.fullmatch(cell.label):
        return _made(context, row, cell, waiting["things"], "volume")
    return None


_WAIT_THERE = re.compile(
    r"(?P<things>(?:[\w'-]+\s+){0,5}?(?!(?:minutes|hours|days|weeks|months)\b)[a-z]{3,}s)\s+(?:still\s+)?"
    r"(?:waiting|outstanding|overdue|unallocated|awaiting\s+[\w\s-]{3,30})",
    re.IGNORECASE,
)
"""'Disclosure packages waiting': whatever waits is a backlog."""


def _made(context: Context, row: Sentence, cell: Cell, subject: str, kind: str) -> Volume:
    """The fact of a cell; its column's head tells whose it is and of when."""
    number = cell.numbers[0]
    anchor, claims = Span(number.start, number.end), (row.span(number.start, number.end),)
    words = f"{cell.text} {cell.label} {cell.head}".strip()
    fact = fact_of(context, row, anchor, claims, "table_cell", number.value or 0.0, "exact", subject, words, kind=kind)
    period = period_near(cell.head, len(cell.head), (), context.document.identity.published_date)
    return replace(
        fact,
        force_id=None if is_of_many(cell.label) else force_of_name(cell.head, fact.force_id),
        period_start=period.first if period else fact.period_start,
        period_end=period.last if period else fact.period_end,
    )
