"""A page's tables → rows of cells.

Belongs here: telling tables of data from tables that only lay a page out, and cells that span rows and columns.
Not here: what a cell says (the extraction room), or text outside tables (`html_flow`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipelines.documents.html_walk import BLOCKS, Closed, Opened, Words, walk
from pipelines.documents.lines import GRADE_LINE

_MOST_COLUMNS = 200
"""Cells beyond are kept, but no span reaches further: 'colspan=1000' in each row would make millions of cells."""
_MOST_ROWS_SPANNED = 200
_LONG_CELL = 600
"""Characters; cells that hold so much are columns of a page's layout, not data."""
_SENTENCE_END = re.compile(r"[.!?]['\")]?(?:\s|$)")
_LAID_OUT_BY_HAND = "table, h1, h2, h3, h4, h5, h6, form, article, section, nav, figure"


@dataclass(frozen=True, slots=True)
class _Cell:
    words: str
    is_head: bool
    columns: int
    rows: int


def read_table(table: LexborNode, role: str) -> tuple[str, list[tuple[str, ...]]] | None:
    """The caption and the rows of a table of data; None where the table only lays text out."""
    if role in ("presentation", "none"):
        return None
    own_rows = list(_own_rows(table))
    if not any(_width(row) >= 2 for row in own_rows):
        return None
    if table.css_first(", ".join(f"td {tag}" for tag in _LAID_OUT_BY_HAND.split(", "))) is not None:
        return None
    rows = [[_read_cell(cell) for cell in _own_cells(row)] for row in own_rows]
    if any(_is_prose(cell.words) for row in rows for cell in row):
        return None
    caption = next((child for child in _children(table) if child.tag == "caption"), None)
    return (cell_words(caption) if caption is not None else "", list(_expanded(rows)))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _own_rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _children(child) if row.tag == "tr")


def _own_cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in _children(row) if cell.tag in ("td", "th"))


def _width(row: LexborNode) -> int:
    return sum(1 for _ in _own_cells(row))


def _is_prose(words: str) -> bool:
    return len(words) > _LONG_CELL and len(_SENTENCE_END.findall(words)) >= 3


def cell_words(cell: LexborNode) -> str:
    """The words of a cell; its paragraphs, list items and line breaks are lines."""
    parts: list[str] = []
    for event in walk(cell):
        if isinstance(event, Words):
            parts.append(event.words)
        elif isinstance(event, Opened | Closed) and event.tag in BLOCKS:
            parts.append("\n")
    lines = ("".join(parts)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _read_cell(cell: LexborNode) -> _Cell:
    attributes = cell.attributes
    return _Cell(
        cell_words(cell), cell.tag == "th", _span(attributes.get("colspan"), _MOST_COLUMNS),
        _span(attributes.get("rowspan"), _MOST_ROWS_SPANNED),
    )  # fmt: skip


def _span(written: str | None, most: int) -> int:
    digits = re.match(r"\s*(\d{1,4})", written or "")
    return min(max(1, int(digits.group(1))), most) if digits else 1


def _expanded(rows: list[list[_Cell]]) -> Iterator[tuple[str, ...]]:
    """Each row with a cell in each column.

    The head of several columns stands over each of them, and a grade over several rows in each of them: that is what
    they say. Whatever else spans is written once, so that no figure is counted twice.
    """
    reaching: dict[int, tuple[int, str]] = {}
    head = True
    for row in rows:
        head = head and all(cell.is_head or not cell.words for cell in row)
        cells: list[str] = []
        for cell in row:
            _fill(cells, reaching)
            room = max(1, min(cell.columns, _MOST_COLUMNS - len(cells)))
            for copy in range(room):
                if cell.rows > 1:
                    reaching[len(cells)] = (cell.rows - 1, cell.words if GRADE_LINE.fullmatch(cell.words) else "")
                cells.append(cell.words if copy == 0 or head else "")
        _fill(cells, reaching)
        if any(cells):
            yield tuple(cells)


def _fill(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    """The cells of earlier rows that reach down to here."""
    while len(cells) in reaching:
        column = len(cells)
        left, words = reaching.pop(column)
        if left > 1:
            reaching[column] = (left - 1, words)
        cells.append(words)
