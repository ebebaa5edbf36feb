"""Cells of a table that reach over rows and columns → rows with one cell in each column.

Belongs here: what such a cell says in the places that it reaches, in every format that has them. Not here: reading the
cells from a format (`html.tables`, `docx.flow`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE

MOST_COLUMNS = 200
"""Cells beyond are kept, but none reaches further: 'colspan=1000' in each row would make millions of cells."""
MOST_ROWS = 200
_LONG_CELL = 600
"""Characters; a cell that holds so much in sentences is a column of the page's layout, not data."""
_SENTENCE_END = expression(r"[.!?]['\")]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as its format gives it, with the number of columns and rows that it reaches over."""

    words: str
    is_head: bool
    columns: int = 1
    rows: int = 1


def is_prose(words: str) -> bool:
    return len(words) > _LONG_CELL and len(_SENTENCE_END.findall(words)) >= 3


def one_cell_a_column(rows: list[list[Cell]]) -> Iterator[tuple[str, ...]]:
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
            room = max(1, min(cell.columns, MOST_COLUMNS - len(cells)))
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
