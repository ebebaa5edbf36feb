"""A page's tables → rows of cells.

Belongs here: telling tables of data from tables that only lay a page out, and the words of their cells. Not here: cells
that span rows and columns (`tables.cells`), or text outside tables (`flow`).
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.documents.expressions.late import expression
from pipelines.documents.html.walk import BLOCKS, level_lines, walk
from pipelines.documents.tables.cells import MOST_COLUMNS, MOST_ROWS, Cell, is_prose, one_cell_a_column

_LAID_OUT_BY_HAND = ", ".join(
    f"td {tag}" for tag in ("table", "h1", "h2", "h3", "h4", "h5", "h6", "form", "article", "section", "nav", "figure")
)

_DIGITS = expression(r"\s*(\d{1,4})")


def read_table(table: LexborNode, role: str) -> tuple[str, list[tuple[str, ...]]] | None:
    """The caption and the rows of a table of data; None where the table only lays text out."""
    if role in ("presentation", "none"):
        return None
    own_rows = list(_own_rows(table))
    if not any(_width(row) >= 2 for row in own_rows):
        return None
    if _lays_out(table):
        return None
    rows = [[_read_cell(cell) for cell in _own_cells(row)] for row in own_rows]
    if any(is_prose(cell.words) for row in rows for cell in row):
        return None
    caption = next((child for child in _children(table) if child.tag == "caption"), None)
    return (cell_words(caption) if caption is not None else "", list(one_cell_a_column(rows)))


def _lays_out(table: LexborNode) -> bool:
    """Whether a cell holds what no table of data holds; a table inside another one's cell is not its own content."""
    found = table.css_first(_LAID_OUT_BY_HAND)
    if found is not None and found.mem_id == table.mem_id:
        return len(table.css(_LAID_OUT_BY_HAND)) > 1
    return found is not None


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


def cell_words(cell: LexborNode) -> str:
    """The words of a cell; its paragraphs, list items and line breaks are lines."""
    only = cell.child
    if only is not None and only.next is None and only.tag == "-text":
        return level_lines((only.text_content or "").replace("\n", " "))
    written = _Written()
    walk(cell, written)
    return level_lines("".join(written.parts))


class _Written:
    """The words of a cell, with a line break around each block."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def words(self, words: str) -> None:
        self.parts.append(words)

    def opened(self, tag: str, attributes: dict[str, str | None], node: LexborNode) -> bool:
        self.closed(tag)
        return True

    def closed(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")


def _read_cell(cell: LexborNode) -> Cell:
    attributes = cell.attributes
    return Cell(
        cell_words(cell), cell.tag == "th", _span(attributes.get("colspan"), MOST_COLUMNS),
        _span(attributes.get("rowspan"), MOST_ROWS),
    )  # fmt: skip


def _span(written: str | None, most: int) -> int:
    digits = _DIGITS.match(written) if written else None
    return min(max(1, int(digits.group(1))), most) if digits else 1
