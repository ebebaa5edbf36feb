"""Rows of totals in tables of money: 'Total' is of the kind of the lines that it adds up.

Belongs here: telling such a row, and what its lines have in common. Not here: rows that name their own kind (`cells`),
totals below lists (`kinds.lists`), or the facts (`budgets`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.money.words.kinds_named import Direction
from pipelines.extraction.records import MoneyKind
from pipelines.extraction.tables.figures import Cell

Word = tuple[MoneyKind, Direction]
_TOTAL = expression(
    r"\W*|\W*(?:(?:grand|overall|sub)[\s-]*)?totals?(?:\W+(?:£\s?\w*|all|overall))?\W*|\W*net(?:\s+total)?\W*",
    re.IGNORECASE,
)
_FEWEST_LINES = 2
_ADDED_UP: dict[Direction, Word] = {"inflow": ("funding", "inflow"), "outflow": ("cost", "outflow")}
"""What grants, council tax and fees are together, and what pay and building work are."""


class Lines:
    """The lines of the table that is being read, by the heads of their columns."""

    def __init__(self) -> None:
        self._caption: str | None = None
        self._kinds: dict[str, list[Word]] = {}

    def add(self, cell: Cell, word: Word) -> None:
        """Take in what a cell is; the first of another table forgets the lines before."""
        if cell.caption != self._caption:
            self._caption, self._kinds = cell.caption, {}
        if not is_total(cell.label):
            self._kinds.setdefault(cell.head, []).append(word)

    def added_up_in(self, cell: Cell) -> Word | None:
        """What a cell of a row of totals is; None in any other row, and where its lines have nothing in common."""
        lines = self._kinds.get(cell.head, ()) if cell.caption == self._caption else ()
        if len(lines) < _FEWEST_LINES or not is_total(cell.label):
            return None
        return _in_common(lines)


def is_total(label: str) -> bool:
    """Whether a row adds up those above it: 'Total', 'Grand total (£m)', or nothing at all."""
    return _TOTAL.fullmatch(label) is not None


def _in_common(lines: Sequence[Word]) -> Word | None:
    if len(set(lines)) == 1:
        return lines[0]
    directions = {direction for _, direction in lines}
    return _ADDED_UP[directions.pop()] if len(directions) == 1 else None
