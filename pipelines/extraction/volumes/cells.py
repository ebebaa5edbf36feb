"""Cells of tables whose row or column says what they count, or how long something takes.

Belongs here: the cells of a table that are volumes. Not here: what row and column are (`tables`), lines with labels
(`labels`), or the fact's fields (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import thing_of_label
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.periods import period_near
from pipelines.extraction.measures import measure_of
from pipelines.extraction.records import Volume
from pipelines.extraction.subjects import is_of_many
from pipelines.extraction.tables import Cell, figure_rows
from pipelines.extraction.volumes.facts import Told, fact_of, is_free
from pipelines.extraction.volumes.labels import force_of_name, holds_labels

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
_TAKES = re.compile(r"\b(?:time|wait|waits|waiting|duration|delay|average|mean|median|longest|taken)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"[\d\s]+$")


_DURATION_ALONE = re.compile(r"[\d.,]+\s?[a-z]+\.?", re.IGNORECASE)
"""'9.1 hours', and nothing beside it in its cell."""
_COUNTS_NOTHING = re.compile(
    r"\b(?:no|nos|number|ref\w*|id|rank\w*|scores?|scored|page|target|aim|limit|priority|rag|risk|impact|likelihood|weight\w*|index|change[ds]?|"
    r"differences?|variance|trend|year|years|month|age|band|level|grade|position|minutes|mins|seconds|secs|hours|days|weeks|time|times|cost|costs|"
    r"budget|spend\w*|savings|grants?|funding|income|expenditure|reserves?|precept|interviews?|focus\s+groups?|files?|files|total\s+score)\b",
    re.IGNORECASE,
)
"""What may stand over or beside a figure that is no count of things done or found."""


def of_rows(context: Context, taken: frozenset[int]) -> Iterator[Volume]:
    """The cells of every table that are volumes; those beside them that name no thing of the vocabulary among them.

    'Children refused bail | Accommodation requested | Child moved': what stands in a row of counts counts, too.
    """
    for row, cells in figure_rows(context):
        if any(bare_grade(cell.head) for cell in cells) or holds_labels(row):
            continue
        told = [(cell, _of_cell(context, row, cell, taken)) for cell in cells]
        yield from (volume for _, volume in told if volume)
        headed = any(volume and volume.value.is_integer() and _names_thing(cell.head) for cell, volume in told)
        if not headed:
            continue
        for cell, volume in told:
            if volume is None and cell.head and _is_plain(row, cell, taken) and not _names_no_count(cell.head):
                yield _made(context, row, cell, cell.head, "volume")


def _is_plain(row: Sentence, cell: Cell, taken: frozenset[int]) -> bool:
    """Whether a cell holds a whole number and nothing else."""
    number = cell.numbers[0]
    alone = _WHOLE_NUMBER.fullmatch(cell.text) is not None
    return alone and number.kind == "cardinal" and is_free(row, number, taken) and "£" not in cell.caption


_WHOLE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")


def _names_no_count(said: str) -> bool:
    return any(sign in said for sign in ("%", "£")) or bool(_COUNTS_NOTHING.search(said) or _NO_COUNT.search(said))


def _names_thing(said: str) -> bool:
    thing = thing_of_label(said)
    return thing is not None and thing.role == "volume"


def _of_cell(context: Context, row: Sentence, cell: Cell, taken: frozenset[int]) -> Volume | None:
    """A cell below a head, or beside a label, that names what is counted or how long it takes."""
    number = cell.numbers[0]
    if (
        bare_grade(_FOOTNOTE.sub("", cell.text))
        or len(cell.numbers) != 1
        or number.value is None
        or not is_free(row, number, taken)
    ):
        return None
    said = f"{cell.label} {cell.head}".strip()
    if number.kind == "duration" and number.unit and _DURATION_ALONE.fullmatch(cell.text) and _TAKES.search(said):
        return _made(context, row, cell, f"{number.unit}s", "time")
    if number.kind != "cardinal" or "%" in said + cell.text or "£" in said + cell.caption:
        return None
    if long := _TAKES_SO_LONG.search(said):
        return _made(context, row, cell, long["unit"] or long["lost"], "time" if long["unit"] else "volume")
    if _NO_COUNT.search(said):
        return None
    for place in (cell.label, cell.head):
        thing = thing_of_label(place)
        if thing and thing.role == "volume":
            return _made(context, row, cell, said, "volume")
    if waiting := _WAIT_THERE.fullmatch(cell.label):
        return _made(context, row, cell, waiting["things"], "volume")
    if _names_no_count(cell.head) or " per " in said or not _IS_NUMBER.fullmatch(cell.text):
        return None
    if measure_of(f"{cell.text} {cell.label}", said, "", row.area_id, "volume"):
        return _made(context, row, cell, said, "volume")
    divided = _DIVIDED.search(cell.caption)
    if divided and _names_thing(divided["things"]) and not bare_grade(cell.label):
        return _made(context, row, cell, f"{divided['things']} {said}", "volume")
    return None


_DIVIDED = re.compile(
    r"(?P<things>\b[A-Z][a-z]+(?:\s(?:and\s)?[a-z]+){0,4}?)\s+by\s+(?:length|type|kind|rank|age|gender|sex|ethnic\w*|district|borough|category|"
    r"offence|crime\s+type|reason|outcome|role|department|directorate|function|month|quarter|year|area|grade|priority)\b"
)
"""'Officers by length of service', 'Complaints by type': what every row of the table below counts."""


_IS_NUMBER = re.compile(r"\d[\d,.]*(?:\s?(?:million|m))?")


_WAIT_THERE = re.compile(
    r"(?P<things>(?:[\w'-]+\s+){0,5}?(?!(?:minutes|hours|days|weeks|months)\b)[a-z]{3,}s)\s+(?:still\s+)?"
    r"(?:waiting|outstanding|overdue|unallocated|awaiting\s+[\w\s-]{3,30})",
    re.IGNORECASE,
)
"""'Disclosure packages waiting': whatever waits is a backlog."""


def _made(context: Context, row: Sentence, cell: Cell, subject: str, kind: Literal["volume", "time"]) -> Volume:
    """The fact of a cell; its column's head tells whose it is and of when."""
    number = cell.numbers[0]
    claims = (row.span(number.start, number.end),)
    counts = kind == "volume" and cell.label[:1].isupper()
    words = f"{cell.text} {'number of ' if counts else ''}{cell.label} {cell.head}".strip()
    told = Told(
        number.start,
        number.end,
        claims,
        "table_cell",
        number.value or 0.0,
        subject,
        words,
        kind=kind,
        caption=cell.caption,
    )
    fact = fact_of(context, row, told)
    period = period_near(cell.head, len(cell.head), (), context.document.identity.published_date)
    return replace(
        fact,
        force_id=None if is_of_many(cell.label) else force_of_name(cell.head, fact.force_id),
        period_start=period.first if period else fact.period_start,
        period_end=period.last if period else fact.period_end,
    )
