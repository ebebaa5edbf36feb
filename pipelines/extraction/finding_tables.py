"""Findings in the rows of a table whose heading row names them.

Belongs here: tables such as a commissioner's "Area for improvement | Response | Status". Not here: how a text becomes
table rows (`documents`), findings elsewhere (`finding_sections`, `finding_statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.document import Span
from pipelines.extraction.context import Context
from pipelines.extraction.finding_follow_up import deadline_in
from pipelines.extraction.finding_grammar import says_none
from pipelines.extraction.finding_labels import Label, read_label
from pipelines.extraction.finding_lines import Found

_OWN_LABEL = re.compile(r"(?:recommendation|AFI|area for improvement|cause of concern)\s+\w{1,4}\s*[:.-]\s*", re.I)
_SHORTEST = 4
"""Words; a cell with fewer is a number or a reference."""


def read_tables(context: Context) -> Iterator[Found]:
    """The cells below a column heading that is a label, row by row; a row's first cell may be the label instead."""
    column: tuple[int, Label] | None = None
    for index, block in enumerate(context.document.blocks):
        if block.kind == "furniture":
            continue
        if block.kind != "table_row":
            column = None
            continue
        cells = [" ".join(context.document.plain[cell.start : cell.end].split()) for cell in block.cells]
        labels = [(at, label) for at, cell in enumerate(cells) if (label := read_label(cell, is_heading=True))]
        bare = next(((at, label) for at, label in labels if label.title_at is None), None)
        if bare and bare[0] + 1 < len(cells) and _is_finding(cells[bare[0] + 1]):
            yield _found(context, index, bare[1], block.cells[bare[0] + 1])
        elif bare:
            column = bare
        elif column and column[0] < len(cells) and _is_finding(cells[column[0]]):
            yield _found(context, index, column[1], block.cells[column[0]])


def _is_finding(cell: str) -> bool:
    return len(cell.split()) >= _SHORTEST and not says_none(cell)


def _found(context: Context, index: int, label: Label, cell: Span) -> Found:
    text = context.document.plain[cell.start : cell.end]
    start = cell.start + len(text) - len(text.lstrip())
    own = _OWN_LABEL.match(text.strip())
    anchor = Span(start + (own.end() if own else 0), start + len(text.strip()))
    title = " ".join(context.document.plain[anchor.start : anchor.end].split())
    block = context.document.blocks[index]
    quote = Span(block.start, block.start + len(context.document.plain[block.start : block.end].rstrip()))
    deadline = deadline_in(title) if label.kind == "recommendation" else None
    return Found(label.kind, quote, anchor, title, index, index, "table", deadline, label.earlier, has_body=False)
