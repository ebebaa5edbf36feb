"""Findings in the rows of a table whose heading row names them.

Belongs here: tables such as a commissioner's "Area for improvement | Response | Status". Not here: how a text becomes
table rows (`documents`), findings elsewhere (`finding_sections`, `finding_statements`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.documents.document import Block, Span
from pipelines.extraction.context import Context
from pipelines.extraction.finding_sections import Found
from pipelines.extraction.finding_words import Label, deadline_in, read_label, says_none

_SHORTEST = 4
"""Words; a cell with fewer is a number or a reference."""


def read_tables(context: Context) -> Iterator[Found]:
    """The cells below a column heading that is a label, row by row; a row's first cell may be the label instead."""
    column: tuple[int, Label] | None = None
    before: Block | None = None
    for index, block in enumerate(context.document.blocks):
        if block.kind == "furniture":
            continue
        if block.kind != "table_row":
            column = None
            before = block
            continue
        cells = [" ".join(context.document.plain[cell.start : cell.end].split()) for cell in block.cells]
        labels = [(at, label) for at, cell in enumerate(cells) if (label := read_label(cell, is_heading=True))]
        bare = [(at, label) for at, label in labels if label.title_at is None]
        if (before is None or before.kind != "table_row") and bare and not _has_finding(cells):
            column = bare[0]
        elif bare and bare[0][0] + 1 < len(cells) and _is_finding(cells[bare[0][0] + 1]):
            yield _found(context, index, bare[0][1], block.cells[bare[0][0] + 1])
        elif column and column[0] < len(cells) and _is_finding(cells[column[0]]):
            yield _found(context, index, column[1], block.cells[column[0]])
        before = block


def _has_finding(cells: list[str]) -> bool:
    return any(_is_finding(cell) and len(cell.split()) > 2 * _SHORTEST for cell in cells)


def _is_finding(cell: str) -> bool:
    return len(cell.split()) >= _SHORTEST and not says_none(cell)


def _found(context: Context, index: int, label: Label, cell: Span) -> Found:
    text = context.document.plain[cell.start : cell.end]
    start = cell.start + len(text) - len(text.lstrip())
    anchor = Span(start, start + len(text.strip()))
    title = " ".join(text.split())
    block = context.document.blocks[index]
    quote = Span(block.start, block.start + len(context.document.plain[block.start : block.end].rstrip()))
    deadline = deadline_in(title) if label.kind == "recommendation" else None
    return Found(label.kind, quote, anchor, title, index, index, "table", deadline, label.earlier, has_body=False)
