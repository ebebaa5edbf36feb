"""Tables whose cells are set in the middle of their rows: one line of text stands beside the middle of two.

Belongs here: telling such rows, in which no line of text holds a whole row, by the middles of their cells. Not here:
tables between drawn lines, or whose cells begin on one line (`tables`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from pipelines.documents.pdf.bands import ROW_GAP
from pipelines.documents.pdf.lines import OVERLAP
from pipelines.documents.pdf.records import Run
from pipelines.documents.pdf.tables import TableRow, words_of_cell

_NEXT_LINE = 1.35
"""Ems between the lines of one cell at most."""
_NEXT_ROW = 6.0
"""Ems between the last line of one row and the first of the next at most."""
_OFF_CENTRE = 0.25
"""Ems that the middles of the cells of one row may differ by."""
_OFF_COLUMN = 3.0
"""Points that a cell may stand off its column's middle or left."""


class _Band(NamedTuple):
    """One row of the table: the runs of each column, in the order of the columns, and how many lines they make."""

    cells: tuple[tuple[Run, ...], ...]
    lines: int

    def is_centred(self) -> bool:
        middles = [(cell[0].baseline + cell[-1].baseline) / 2 for cell in self.cells if cell]
        return max(middles) - min(middles) < _OFF_CENTRE * max(cell[0].size for cell in self.cells if cell)


def centred_rows(rows: Sequence[tuple[Run, ...]]) -> list[TableRow]:
    """The table that the first of these lines opens, if its cells are set in the middle of its rows; else nothing.

    `rows` are lines of text from the top down, each the runs on one baseline.
    """
    if len(rows) < 3 or not _opens(rows) or not _any_overlap(rows):
        return []
    stretch, columns = _stretch(rows)
    leading = _leading(stretch, columns)
    if len(columns) < 2 or leading is None:
        return []
    bands = list(_without_what_follows(_bands(stretch, columns, leading)))
    if len(bands) < 2 or not _are_centred(bands):
        return []
    top = stretch[0][0].baseline
    return [
        TableRow(
            tuple(map(words_of_cell, band.cells)),
            max(run.baseline for cell in band.cells for run in cell),
            top,
            band.lines,
            tuple(columns),
        )
        for band in bands
    ]


def _opens(rows: Sequence[tuple[Run, ...]]) -> bool:
    """Whether cells stand side by side in the first line, or half a line off it."""
    first, second = rows[0], rows[1]
    near = first[0].baseline - second[0].baseline < OVERLAP * min(first[0].size, second[0].size)
    return len(first) > 1 or (near and not any(_side_by_side(one, first[0]) is False for one in second))


def _side_by_side(one: Run, other: Run) -> bool:
    return one.right <= other.left or other.right <= one.left


def _stretch(rows: Sequence[tuple[Run, ...]]) -> tuple[list[tuple[Run, ...]], list[tuple[float, float]]]:
    """The lines down to one that is too far below or reaches over several columns, and the columns' left and right."""
    stretch: list[tuple[Run, ...]] = []
    columns: list[tuple[float, float]] = []
    for row in rows:
        if stretch and stretch[-1][0].baseline - row[0].baseline > _NEXT_ROW * max(row[0].size, stretch[-1][0].size):
            break
        grown = columns
        for run in row:
            touched = [place for place in grown if run.left < place[1] and place[0] < run.right]
            if len(touched) > 1:
                return stretch, columns
            if touched and touched[0][0] <= run.left and run.right <= touched[0][1]:
                continue
            left, right = touched[0] if touched else (run.left, run.right)
            grown = [place for place in grown if place not in touched]
            grown = sorted([*grown, (min(left, run.left), max(right, run.right))])
        stretch.append(row)
        columns = grown
    return stretch, columns


def _column(columns: Sequence[tuple[float, float]], run: Run) -> int:
    return bisect(columns, run.left, key=itemgetter(0)) - 1


def _leading(stretch: Sequence[tuple[Run, ...]], columns: Sequence[tuple[float, float]]) -> float | None:
    """How far the lines of one cell stand below each other; None where no line stands half a line off another."""
    if not _any_overlap(stretch):
        return None
    placed = sorted((_column(columns, run), -run.baseline, run.size) for row in stretch for run in row)
    distances = [
        other[1] - one[1]
        for one, other in pairwise(placed)
        if one[0] == other[0] and OVERLAP * one[2] <= other[1] - one[1] <= _NEXT_LINE * one[2]
    ]
    return min(distances, default=None)


def _any_overlap(rows: Sequence[tuple[Run, ...]]) -> bool:
    """Whether some line stands half a line below another."""
    return any(
        one[0].baseline - other[0].baseline < OVERLAP * min(one[0].size, other[0].size) for one, other in pairwise(rows)
    )


def _bands(
    stretch: Sequence[tuple[Run, ...]], columns: Sequence[tuple[float, float]], leading: float
) -> Iterator[_Band]:
    """The lines parted where they stand further apart than those of one cell."""
    numbered, band = [], 0
    for before, row in pairwise([stretch[0], *stretch]):
        band += before[0].baseline - row[0].baseline > ROW_GAP * leading
        numbered.append((band, row))
    for _, lines in groupby(numbered, key=lambda pair: pair[0]):
        rows = [row for _, row in lines]
        cells: list[list[Run]] = [[] for _ in columns]
        for row in rows:
            for run in row:
                cells[_column(columns, run)].append(run)
        yield _Band(tuple(map(tuple, cells)), len(rows))


def _without_what_follows(bands: Iterator[_Band]) -> Iterator[_Band]:
    """The rows down to one of a single cell that is set otherwise than those above: a heading, or text."""
    above: list[_Band] = []
    for band in bands:
        filled = [n for n, cell in enumerate(band.cells) if cell]
        if len(filled) == 1 and not _is_set_alike(band.cells[filled[0]], [row.cells[filled[0]] for row in above]):
            return
        above.append(band)
        yield band


def _is_set_alike(cell: tuple[Run, ...], above: Sequence[tuple[Run, ...]]) -> bool:
    others = [run for other in above[1:] or above for run in other]
    return any(
        abs(one.size - run.size) < 0.6
        and one.bold == run.bold
        and (
            abs(one.left - run.left) < _OFF_COLUMN or abs(one.left + one.right - run.left - run.right) < 2 * _OFF_COLUMN
        )
        for one in cell[:1]
        for run in others
    )


def _are_centred(bands: Sequence[_Band]) -> bool:
    """Whether cells of unlike length share their middles, as nothing but a table's do."""
    told = [band for band in bands if len({len(cell) for cell in band.cells if cell}) > 1]
    return bool(told) and sum(band.is_centred() for band in told) * 3 >= len(told) * 2
