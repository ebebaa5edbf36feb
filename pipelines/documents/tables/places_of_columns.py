"""Where the columns of a table in plain text stand, told from what its rows hold below each other.

Belongs here: the column of each cell of lines that are known to be rows, whose figures may be set flush right, flush
left or centred. Not here: which lines are rows (`columns`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_TOLERANCE = 2
"""Columns by blanks are set by hand: a cell may begin so many characters off its column."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell begins and ends, counted from the start of its line."""

    start: int
    end: int
    is_value: bool

    def overlaps(self, other: Place) -> bool:
        return min(self.end, other.end) > max(self.start, other.start)


@dataclass(frozen=True, slots=True)
class Column:
    start: int
    end: int

    def overlap(self, cell: Place) -> int:
        return min(self.end, cell.end) - max(self.start, cell.start)


def columns_by_overlap(heads: Sequence[Sequence[Place]], rows: Sequence[Sequence[Place]]) -> list[list[int]] | None:
    """The column of each cell of each line, heads first; None where the rows do not tell them.

    What stands below each other in two rows is of one column, and each head is of the column that it stands over.
    """
    columns = _columns(rows)
    placed = [_of_row(row, columns) for row in rows]
    if len(rows) < 2 or not any(cell.is_value for row in rows for cell in row) or not all(map(_in_order, placed)):
        return None
    headed = [_of_head(head, heads[at + 1 :], columns) for at, head in enumerate(heads)]
    return [*headed, *placed] if all(map(_in_order, headed)) else None


def _columns(rows: Sequence[Sequence[Place]]) -> list[Column]:
    """First cells at the left edge are one column, and what overlaps among all others is one each.

    Labels that are set in, where no cell stands at the edge, belong with those that are not.
    """
    edge = min((row[0].start for row in rows), default=0)
    columns: list[Column] = []
    for cell in sorted((cell for row in rows for cell in _behind_label(row, edge)), key=lambda cell: cell.start):
        if columns and columns[-1].overlap(cell) > 0:
            columns[-1] = Column(columns[-1].start, max(columns[-1].end, cell.end))
        else:
            columns.append(Column(cell.start, cell.end))
    if columns and all(
        cell is row[0] and not cell.is_value for row in rows for cell in row if _is_in(cell, columns[0])
    ):
        columns[0] = Column(edge, columns[0].end)
        return columns
    return [Column(edge, edge + 1), *columns]


def _behind_label(row: Sequence[Place], edge: int) -> Sequence[Place]:
    return row[1:] if row[0].start - edge <= _TOLERANCE else row


def _is_in(cell: Place, column: Column) -> bool:
    return column.overlap(cell) > 0


def _of_row(row: Sequence[Place], columns: Sequence[Column]) -> list[int]:
    behind = _behind_label(row, columns[0].start)
    label = [0] * (len(row) - len(behind))
    return label + [_best(cell, columns[len(label) :]) + len(label) for cell in behind]


def _of_head(head: Sequence[Place], below: Sequence[Sequence[Place]], columns: Sequence[Column]) -> list[int]:
    """The columns of a line of heads: as many as there are stand in order, else each over its own.

    A head over several columns, whose own heads repeat themselves below it, is of the first of them.
    """
    if len(head) == len(columns):
        return list(range(len(head)))
    at_edge = len(_behind_label(head, columns[0].start)) < len(head)
    if len(head) == len(columns) - 1 and not at_edge:
        return list(range(1, len(columns)))
    behind = head[at_edge:]
    times, rest = divmod(len(columns) - 1, len(behind)) if behind else (0, 1)
    if not rest and times > 1 and any(len(other) >= len(columns) - 1 for other in below):
        return [0] * at_edge + [1 + times * at for at in range(len(behind))]
    return [0] * at_edge + [1 + _best(cell, columns[1:]) for cell in behind]


def _best(cell: Place, columns: Sequence[Column]) -> int:
    """The column that a cell stands below most of, else the nearest."""
    overlaps = [column.overlap(cell) for column in columns]
    return max(range(len(columns)), key=overlaps.__getitem__, default=0)


def _in_order(columns: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(columns))
