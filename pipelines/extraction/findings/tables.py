"""Findings in the rows of a table whose heading row names them.

Belongs here: tables such as a commissioner's "Area for improvement | Response | Status". Not here: how a text becomes
table rows (`documents`), findings elsewhere (`labels.sections`, `prose.statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.documents.dates import find_dates
from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import area_of_paraphrase, area_of_short_name, area_of_wording
from pipelines.extraction.context import Context
from pipelines.extraction.findings.about import is_of_child_protection
from pipelines.extraction.findings.columns import (
    BY_WHEN,
    OF_AREA,
    SHORTEST,
    Column,
    bare_label,
    cells_of,
    columns_of,
    is_finding,
    opened_above,
)
from pipelines.extraction.findings.lists.parts import Lists
from pipelines.extraction.findings.prose.demands import is_demand
from pipelines.extraction.findings.words.follow_up import deadline_in, is_deadline
from pipelines.extraction.findings.words.grammar import asks, reads_as_sentence
from pipelines.extraction.findings.words.known import Label, is_answer, read_label
from pipelines.extraction.findings.words.lines import Found, Lines

_NUMBERED_ROW = 2
"""Cells of an item of a numbered list that stands in columns: its number, and the finding."""
_SHORTEST_ANSWER = 4
"""Words; a cell with fewer may be what became of a finding, and is no answer to it."""
_LONGEST_SOURCE = 8
"""Words; a cell that says from which inspection a finding comes."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the words of its cells, and the columns that say by when and in which area, if there are any."""

    context: Context
    index: int
    cells: list[str]
    due: int | None
    area_at: int | None = None
    last: int | None = None
    """The row below in which its cells go on."""

    def found(self, label: Label, at: int, around: list[str], part: Span | None = None) -> Found:
        """The finding in the cell at `at`, or in a part of it; `around` are the cells of the row that tell of it."""
        document, index = self.context.document, self.index
        block = document.blocks[index]
        cell = part or block.cells[at]
        text = document.plain[cell.start : cell.end]
        start = cell.start + len(text) - len(text.lstrip())
        anchor = Span(start, start + len(text.strip()))
        title = " ".join(document.plain[anchor.start : anchor.end].split())
        whole = Span(block.start, block.start + len(document.plain[block.start : block.end].rstrip()))
        if self.last is not None:
            whole = Span(whole.start, document.blocks[self.last].end)
            anchor = Span(anchor.start, max(anchor.end, document.blocks[self.last].cells[at].end))
            title = self.cells[at]
        quote = whole if len(around) > 1 else anchor
        others = [other for other in around if other != title]
        cycle = self.context.document.identity.cycle
        area = self._area(cycle)
        in_column = area is not None
        area = area or next((named for other in others if (named := area_of_wording(other, cycle))), None)
        if any(is_of_child_protection(other) for other in others if len(other.split()) <= _LONGEST_SOURCE):
            area = "child_protection"
        row = " | ".join(told for other in others if (told := _told_shortly(other)))
        return Found(
            label.kind, quote, anchor, title, index, index, "table", self._deadline(title, around), label.earlier, area,
            row=row, has_body=False, in_area=in_column,
        )  # fmt: skip

    def parts(self, at: int) -> Iterator[tuple[Label, Span]]:
        """The findings of a cell that holds one after the other: "Cause of concern: … Recommendation: …" """
        cell, plain = self.context.document.blocks[self.index].cells[at], self.context.document.plain
        starts = [found.start() for found in _LABELLED.finditer(plain, cell.start, cell.end)]
        for start, end in pairwise([*starts, cell.end] if len(starts) > 1 else ()):
            line = " ".join(plain[start:end].split())
            if (label := read_label(line, is_heading=False)) and label.title_at is not None:
                yield label, Span(plain.index(":", start) + 1, end)

    def _area(self, cycle: str | None) -> str | None:
        """The area that the column of areas names: 'Workforce', 'Response'."""
        cell = self.cells[self.area_at] if self.area_at is not None and self.area_at < len(self.cells) else ""
        return (
            area_of_wording(cell, cycle) or area_of_short_name(cell, cycle) or area_of_paraphrase(cell, cycle)
            if cell
            else None
        )

    def _deadline(self, title: str, around: list[str]) -> str | None:
        told = deadline_in(title) or next((other for other in around if is_deadline(other)), None)
        below = self.cells[self.due] if self.due is not None and self.due < len(self.cells) else ""
        is_due = find_dates(below) and below in around and not below.casefold().startswith(("closed", "complete"))
        return told or (below if is_due else None)


def read_tables(context: Context, lists: Lists) -> Iterator[Found]:
    """The cells below column headings that are labels, row by row; a row's first cell may be the label instead."""
    lines = Lines(context.document)
    columns: list[Column] = []
    seen: set[str] = set()
    above: Label | None = None
    headed: Label | None = None
    due: int | None = None
    area_at: int | None = None
    last: int | None = None
    for index, block in enumerate(context.document.blocks):
        if block.kind == "furniture":
            continue
        if block.kind != "table_row":
            columns, seen, due, area_at = [], set(), None, None
            label = bare_label(lines.line(index))
            above, headed = (
                label or opened_above(context, lists, index),
                label or (headed if block.kind != "heading" else None),
            )
            continue
        if last is not None and index <= last:
            continue
        cells = cells_of(context, index)
        if above and len(cells) == _NUMBERED_ROW and _is_number(cells, 0):
            columns, above = [Column(0, above)], None
        if (dated := next((at for at, cell in enumerate(cells) if BY_WHEN.fullmatch(cell)), None)) is not None:
            due = dated
        if (of_area := next((at for at, cell in enumerate(cells) if OF_AREA.fullmatch(cell)), None)) is not None:
            area_at = of_area
        cells, last = _with_rest(context, index, cells)
        row = _Row(context, index, cells, due, area_at, last)
        labels = [Column(at, label) for at, cell in enumerate(cells) if (label := bare_label(cell))]
        if (told := _told_in_row(labels, cells)) is not None:
            yield row.found(_of_row(labels[0].label, columns, cells, told), told, cells)
            if told > 1 and not columns:
                columns = [Column(told, Label("area_for_improvement", demand=True), if_asked=True)]
        elif labels or not columns:
            columns = labels or columns_of(context, index, headed, above)
        else:
            yield from _below(row, columns, seen)


_LABELLED = expression(r"\b(?:Cause of concern|Area for improvement|Recommendation)(?: \d{1,2})?:(?= )")
_WORD = expression(r"[\w'’]+")
_BREAK = expression(r"[:;,.–]|\s-\s")


def _told_shortly(cell: str) -> str:
    """A short cell, or the first words of a longer one, which may tell what became of a finding: 'Improved: …'."""
    told = cell if len(_WORD.findall(cell)) < _SHORTEST_ANSWER else _BREAK.split(cell, maxsplit=1)[0].strip()
    return told if len(_WORD.findall(told)) < _SHORTEST_ANSWER else ""


def _with_rest(context: Context, index: int, cells: list[str]) -> tuple[list[str], int | None]:
    """The cells of a row with what stands below them on further lines, and the last of these."""
    blocks, last = context.document.blocks, index
    while last + 1 < len(blocks) and blocks[last + 1].kind == "table_row":
        below = cells_of(context, last + 1)
        if len(below) != len(cells) or not _go_on(cells, below):
            break
        cells, last = [" ".join(filter(None, parts)) for parts in zip(cells, below, strict=True)], last + 1
    return cells, last if last > index else None


def _go_on(cells: list[str], below: list[str]) -> bool:
    """Whether a row without a label goes on with words of the row above: with a small letter, in the same cell."""
    if below[0] or not cells[0]:
        return False
    parts = [(cell, rest) for cell, rest in zip(cells, below, strict=True) if rest]
    return any(cell and cell[-1].isalnum() and rest[0].islower() for cell, rest in parts)


def _below(row: _Row, columns: list[Column], seen: set[str]) -> Iterator[Found]:
    """The findings of a row below columns that hold findings; `seen` are those of the rows above."""
    cells = row.cells
    for column in columns:
        at = column.at if not _is_number(cells, column.at) else column.at + 1
        cell = cells[at] if at < len(cells) else ""
        if parts := list(row.parts(at)) if at < len(cells) else ():
            for label, part in parts:
                found = row.found(
                    label, at, [cell] if label.kind == "cause_of_concern" else [*cells[:at], *cells[at + 1 :]], part
                )
                if found.title not in seen:
                    yield found
                seen.add(found.title)
        elif is_finding(cell) and cell not in seen and (asks(cell) or not column.if_asked):
            seen.add(cell)
            of_cause = column.label.kind == "cause_of_concern" and len(columns) > 1
            around = cells if not of_cause else [cell]  # the rest of the row tells of what would end it
            own = read_label(cell, is_heading=False)  # 'AFI - The force should …' below 'Recommendation/AFI'
            due = column.label.demand and deadline_in(cell) is not None
            asked = replace(column.label, kind="recommendation") if due else column.label
            label = own if own and own.title_at is not None else _by_reference(asked, cells, at)
            yield row.found(label, at, around)


_REFERS_TO_AREA = expression(r"(?<![A-Za-z])AFIs?(?![A-Za-z])")


def _by_reference(label: Label, cells: list[str], at: int) -> Label:
    """What the reference in the row makes of a finding below 'Recommendation/AFI': "PEEL-AFI-01"."""
    short = " | ".join(cell for other, cell in enumerate(cells) if other != at and len(cell.split()) < SHORTEST)
    is_area = _REFERS_TO_AREA.search(short)
    return replace(label, kind="area_for_improvement") if is_area and label.kind == "recommendation" else label


def _of_row(named: Label, columns: list[Column], cells: list[str], told: int) -> Label:
    """What a row's own label makes of its finding: what is asked below 'Recommendation', or under a part of a cause of
    concern ("CoC1.2"), or by a date, would end the cause.
    """
    if named.kind != "cause_of_concern" or not asks(cells[told]):
        return named
    above = next((column.label for column in columns if column.label.kind == "recommendation"), None)
    is_part = told > 0 and (_PART.search(cells[0]) or deadline_in(cells[told]))
    return above or (replace(named, kind="recommendation") if is_part else named)


_PART = expression(r"\d(?:\.\d|[a-z]\b)|\brec", re.IGNORECASE)


_NUMBER = expression(r"\S*\d\S*|\(?(?:[A-Za-z]|[ivx]{1,4})[.)]?")


def _is_number(cells: list[str], at: int) -> bool:
    """The finding's number, with the finding in the next cell."""
    return at < len(cells) and _NUMBER.fullmatch(cells[at]) is not None


def _is_told(label: Label, cell: str) -> bool:
    """The finding beside its label, rather than the heading of another column."""
    return is_finding(cell) and (label.numbered or reads_as_sentence(cell)) and not is_answer(cell)


def _told_in_row(labels: list[Column], cells: list[str]) -> int | None:
    """The cell with the finding in a row that holds its label: beside a label that comes first, or wherever it asks."""
    if labels and labels[0].at == 0 and len(cells) > 1:
        if _is_told(labels[0].label, cells[1]):
            return 1
        if labels[0].label.numbered:  # "AFI 4 | PEEL 2021/22 | The force should …"
            return next((at for at, cell in enumerate(cells[1:], 1) if asks(cell) and is_demand(cell)), None)
    return _told_of_type(labels, cells)


def _told_of_type(labels: list[Column], cells: list[str]) -> int | None:
    """The cell with the finding in a row that says of what kind it is: 'Call handling should improve | AFI | Open'."""
    if len(labels) != 1 or labels[0].label.numbered:
        return None
    told = [at for at, cell in enumerate(cells) if at != labels[0].at and is_finding(cell) and not is_answer(cell)]
    asked = [at for at in told if asks(cells[at])]
    return next((at for at in [*asked, *told] if asks(cells[at]) or reads_as_sentence(cells[at])), None)
