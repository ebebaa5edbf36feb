"""Cells of tables whose row or column says what they count, or how long something takes.

Belongs here: the cells of a table that are volumes. Not here: what row and column are (`tables`), lines with labels
(`shapes.labels`), or the fact's fields (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import thing_of_label
from pipelines.extraction.grammar.grade_words import bare_grade
from pipelines.extraction.grammar.periods import Period, period_near
from pipelines.extraction.measures.measure import measure_of
from pipelines.extraction.measures.measured_words import names_a_force_alone, names_a_time_alone
from pipelines.extraction.records import Volume
from pipelines.extraction.subjects import is_of_many
from pipelines.extraction.tables.figures import Cell, figure_rows
from pipelines.extraction.volumes.facts import Told, fact_of, is_free
from pipelines.extraction.volumes.shapes.labels import force_of_name, holds_labels
from pipelines.extraction.volumes.tables.plain_cells import (
    IS_MARK,
    NO_COUNT,
    TAKES_SO_LONG,
    Rows,
    adding_up,
    are_percentages,
    counts_whatever,
    in_pounds,
    is_plain,
    lists_contents,
    names_no_count,
    of_other_facts,
)

_TAKES = expression(r"\b(?:time|wait|waits|waiting|duration|delay|average|mean|median|longest|taken)\b", re.IGNORECASE)
_FOOTNOTE = expression(r"[\d\s]+$")


_DURATION_ALONE = expression(r"[\d.,]+\s?[a-z]+\.?", re.IGNORECASE)
"""'9.1 hours', and nothing beside it in its cell."""


def of_rows(context: Context, taken: frozenset[int], labelled: frozenset[int]) -> Iterator[Volume]:
    """The cells of every table that are volumes; `labelled` is where lines of labels tell what numbers count."""
    claimed = taken | labelled
    for table in _tables(context):
        told = {
            (line, column): volume
            for line, (row, cells) in enumerate(table)
            for column, cell in enumerate(cells)
            if (volume := _of_cell(context, row, cell, taken) or _of_divided(context, row, cell, claimed))
        }
        others = of_other_facts(table, taken)
        counted = {column for (_, column), volume in told.items() if volume.value.is_integer()}
        adding = adding_up(table)
        for line, (row, cells) in enumerate(table):
            headed = any((line, column) in told and _names_thing(cell.head) for column, cell in enumerate(cells))
            shares = are_percentages(cells)
            for column, cell in enumerate(cells):
                beside = headed or column in counted
                if volume := told.get((line, column)):
                    yield volume
                elif (
                    column not in others
                    and (beside or not shares)
                    and is_plain(row, cell, claimed)
                    and (cell.head or column in adding or column in counted or _lost_head(cell, cells))
                    and counts_whatever(cell, beside_counts=beside)
                ):
                    yield _made(context, row, cell, f"{cell.label} {cell.head}".strip(), "volume")


def _tables(context: Context) -> Iterator[Rows]:
    """The rows with figures, those of one table together; neither tallies of grades nor lines of labels."""
    table: list[tuple[Sentence, tuple[Cell, ...]]] = []
    for row, cells in figure_rows(context):
        graded = sum(bare_grade(cell.head) is not None for cell in cells)
        if graded > _ONE_HEAD or graded == len(cells) or holds_labels(row):
            continue
        if table and (row.block_index != table[-1][0].block_index + 1 or len(cells) != len(table[-1][1])):
            yield table
            table = []
        table.append((row, cells))
    if table:
        yield table


_ONE_HEAD = 1
"""'Made | Achieved | Outstanding' heads recommendations, and no grades."""


def _lost_head(cell: Cell, cells: tuple[Cell, ...]) -> bool:
    """Whether a figure in thousands stands below nothing where others of its row stand below heads."""
    return _THOUSANDS.fullmatch(cell.text) is not None and sum(bool(other.head) for other in cells) >= _FEWEST_HEADED


_THOUSANDS = expression(r"\d{1,3}(?:,\d{3})+")
_FEWEST_HEADED = 2


def _names_thing(said: str) -> bool:
    thing = thing_of_label(said)
    return thing is not None and thing.role == "volume"


def _of_cell(context: Context, row: Sentence, cell: Cell, taken: frozenset[int]) -> Volume | None:
    """A cell below a head, or beside a label, that names what is counted or how long it takes."""
    number = cell.numbers[0]
    if (
        bare_grade(_FOOTNOTE.sub("", cell.text))
        or (len(cell.numbers) != 1 and not _THEN_TIME_OR_SHARE.fullmatch(cell.text))
        or number.value is None
        or not is_free(row, number, taken)
    ):
        return None
    said = f"{cell.label} {cell.head}".strip()
    if number.kind == "duration" and number.unit and _DURATION_ALONE.fullmatch(cell.text) and _TAKES.search(said):
        return _made(context, row, cell, f"{number.unit}s", "time")
    if number.kind != "cardinal" or "%" in said + cell.text or in_pounds(said, cell.caption):
        return None
    if long := TAKES_SO_LONG.search(said):
        return _made(context, row, cell, long["unit"] or long["lost"], "time" if long["unit"] else "volume")
    if NO_COUNT.search(said) or lists_contents(cell) or IS_MARK.search(cell.head):
        return None
    for place in (cell.label, cell.head):
        thing = thing_of_label(place)
        if thing and thing.role == "volume":
            return _made(context, row, cell, said, "volume")
    if waiting := _WAIT_THERE.fullmatch(cell.label):
        return _made(context, row, cell, waiting["things"], "volume")
    if names_no_count(cell.head) or " per " in said or not _IS_NUMBER.fullmatch(cell.text):
        return None
    if measure_of(f"{cell.text} {cell.label}", said, "", row.area_id, "volume"):
        return _made(context, row, cell, said, "volume")
    return None


_THEN_TIME_OR_SHARE = expression(
    r"\d[\d,]*(?:\s*\(\s*\d[\d.]*\s?(?:%|per\s?cent)\s*\)|\s*\(?(?:in|for|over|during|since|at|on|as\s+at|to)\s+[^|;:£%]{3,50})",
    re.IGNORECASE,
)
"""'1,926 (14.4%)', '287 in the same 12 months': one figure, and what goes with it."""


def _of_divided(context: Context, row: Sentence, cell: Cell, taken: frozenset[int]) -> Volume | None:
    """A cell of 'Officers by length of service', a row of which says how long."""
    divided = _DIVIDED.search(cell.caption)
    if divided is None or not _names_thing(divided["things"]) or bare_grade(cell.label):
        return None
    if not is_plain(row, cell, taken) or not counts_whatever(cell, beside_counts=True):
        return None
    return _made(context, row, cell, f"{divided['things']} {cell.label} {cell.head}".strip(), "volume")


_DIVIDED = expression(
    r"(?P<things>\b[A-Z][a-z]+(?:\s(?:and\s)?[a-z]+){0,4}?)\s+by\s+(?:length|type|kind|rank|age|force|region|unit|station|suite|team|gender|sex|ethnic\w*|district|borough|category|"
    r"offence|crime\s+type|reason|outcome|role|department|directorate|function|month|quarter|year|area|grade|priority)\b"
)
"""'Officers by length of service', 'Complaints by type': what every row of the table below counts."""


_IS_NUMBER = expression(r"\d[\d,.]*(?:\s?(?:million|m))?")


_WAIT_THERE = expression(
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
    titled = _title_over(cell) if counts else ""
    own = titled or f"{_INCLUDING.sub('', cell.label)} {cell.head}"
    words = f"{cell.text} {'number of ' if counts else ''}{own}".strip()
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
    period = _period(context, cell, dated=fact.period_start is not None)
    return replace(
        fact,
        force_id=None
        if is_of_many(cell.label)
        else force_of_name(cell.head, _named_alone(cell.label) or fact.force_id),
        period_start=period.first if period else fact.period_start,
        period_end=period.last if period else fact.period_end,
    )


_INCLUDING = expression(r",\s+(?:including|such\s+as)\b[^|]*$", re.IGNORECASE)
"""'Violent offences, including stalking': the head of the column goes on from the label, not from its example."""

_YEARS = expression(r"[^a-z]*\b(?:19|20)\d\d\b[^a-z]*", re.IGNORECASE)


def _title_over(cell: Cell) -> str:
    """The title of a table that alone says what is counted, where the cell says only of whom it is and of when."""
    dated = _YEARS.fullmatch(cell.head) or names_a_time_alone(cell.head)
    if not dated or not (names_a_force_alone(cell.label) or is_of_many(cell.label)):
        return ""
    return cell.caption


def _period(context: Context, cell: Cell, *, dated: bool) -> Period | None:
    """Of when a cell is: as its column's head says, or what stands over the table where its row is not `dated`."""
    published = context.document.identity.published_date
    over = "" if dated or _OWN_TIME.search(cell.head) else cell.caption
    told = (period_near(said, len(said), (), published) for said in (cell.head, over) if said)
    return next(filter(None, told), None)


_OWN_TIME = expression(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|Q[1-4]|last|previous|before|then|year|month|quarter)\b",
    re.IGNORECASE,
)
"""'Open at Sept' is not of the day that stands over the table."""


def _named_alone(label: str) -> str | None:
    """The force whose name is all of a label: 'Cleveland'."""
    named = find_forces(label)
    return named[0].force_id if len(named) == 1 and label[named[0].start : named[0].end] == label.strip() else None
