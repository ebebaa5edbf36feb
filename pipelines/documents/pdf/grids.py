"""Tables between drawn lines: the grids that rules and the edges of boxes make, and the text in their cells.

Belongs here: which rules make a grid, and which cell of it a run stands in. Not here: taking rules from the page
(`rules`), tables without drawn lines (`tables`, `centred`), or the order of tables and text (`layout`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.documents.pdf.records import Run
from pipelines.documents.pdf.rules import Rule
from pipelines.documents.pdf.tables import TableRow, words_of_cell

_SLACK = 3.0
"""Points that drawn lines may miss each other by."""
_APART = 6.0
"""Points that the boxes of one table may stand apart."""
_FEWEST_HEADS = 3
_LONGEST_HEAD = 40
"""Characters of a column's head; boxes side by side that hold more are boxes of text."""
_MOST_RULES = 2000


class Grid(NamedTuple):
    """The cells that drawn lines make: the places of the lines between them, left to right and top to bottom."""

    across: tuple[float, ...]
    down: tuple[float, ...]

    def holds(self, run: Run) -> bool:
        middle = run.baseline + run.size * 0.3
        return (
            self.across[0] - _SLACK <= run.left <= self.across[-1] and self.down[-1] <= middle <= self.down[0] + _SLACK
        )


def find_grids(rules: Sequence[Rule], width: float, height: float) -> list[Grid]:
    """The grids of at least two columns, from the top of the page down."""
    kept: dict[tuple[int, ...], Rule] = {}
    for rule in rules:  # the edges of neighbouring cells are drawn twice or more
        if not _is_ground(rule, width, height):
            kept.setdefault(tuple(map(round, rule)), rule)
    grids = []
    for group in _touching(list(kept.values())[:_MOST_RULES]):
        upright = [rule for rule in group if rule.right - rule.left < rule.top - rule.bottom]
        level = [rule for rule in group if rule.right - rule.left >= rule.top - rule.bottom]
        if len(upright) < 1 or len(level) < 2:
            continue
        across = _places([*(r.left for r in upright), min(r.left for r in level), max(r.right for r in level)])
        down = _places([*(r.top for r in level), min(r.bottom for r in upright), max(r.top for r in upright)])
        if len(across) >= 3 and len(down) >= 2:
            grids.append(Grid(tuple(across), tuple(reversed(down))))
    return sorted(grids, key=lambda grid: -grid.down[0])


def _is_ground(rule: Rule, width: float, height: float) -> bool:
    """Whether a rule is an edge of the page, or of a box that covers it."""
    if rule.right - rule.left > rule.top - rule.bottom:
        return not _SLACK < rule.top < height - _SLACK
    return not _SLACK < rule.left < width - _SLACK


def _touching(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Rules that meet, directly or through others, gathered from the top of the page down."""
    left = sorted(rules, key=lambda rule: -rule.top)
    while left:
        group, waiting, left = [], [left[0]], left[1:]
        while waiting:
            one = waiting.pop()
            group.append(one)
            near = [other for other in left if _meet(one, other)]
            if near:
                taken = set(map(id, near))
                left = [other for other in left if id(other) not in taken]
                waiting += near
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left - _APART <= other.right
        and other.left - _APART <= one.right
        and one.bottom - _APART <= other.top
        and other.bottom - _APART <= one.top
    )


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * _SLACK:
            found.append(value)
    return found


def rows_of_grid(grid: Grid, runs: Sequence[Run], *, goes_on: bool = False) -> list[TableRow]:
    """The rows with text; empty where the boxes hold something else than a table.

    A single row is one only where the table `goes_on` on the next page, and has three cells or more.
    """
    columns, rows = len(grid.across) - 1, len(grid.down) - 1
    held: list[list[list[Run]]] = [[[] for _ in range(columns)] for _ in range(rows)]
    for run in runs:
        middle = run.baseline + run.size * 0.3
        row = next((n for n in range(rows) if middle >= grid.down[n + 1]), rows - 1)
        held[row][_column(grid.across, run)].append(run)
    filled = [n for n in range(rows) if any(held[n])]
    cells = sum(bool(cell) for n in filled for cell in held[n])
    if cells <= len(filled) or (len(filled) < 2 and not (goes_on and cells >= _FEWEST_HEADS)):
        return []
    top = grid.down[0]
    return [
        TableRow(
            tuple(map(words_of_cell, held[n])),
            grid.down[n],
            top,
            len({r.baseline for cell in held[n] for r in cell}),
            tuple(pairwise(grid.across)),
        )
        for n in filled
    ]


def lines_of_boxes(grid: Grid, runs: Sequence[Run]) -> list[Run]:
    """Boxes side by side, such as the coloured heads of a table without lines: the words of each as one run."""
    held: dict[int, list[Run]] = {}
    for run in runs:
        held.setdefault(_column(grid.across, run), []).append(run)
    if len(grid.down) > 2 or len(held) < 2 or sum(len(run.words) for run in runs) > _LONGEST_HEAD * len(held):
        return list(runs)
    baseline = min(run.baseline for run in runs)
    return [
        Run(
            min(run.left for run in cell),
            max(run.right for run in cell),
            baseline,
            words_of_cell(cell),
            cell[0].size,
            cell[0].bold,
        )
        for cell in held.values()
    ]


def _column(across: Sequence[float], run: Run) -> int:
    """The column that a run stands in: by its middle, or by its start where it reaches over several."""
    crosses = any(run.left + _SLACK < x < run.right - _SLACK for x in across[1:-1])
    x = run.left + 1.0 if crosses else (run.left + run.right) / 2
    return next((n for n in range(len(across) - 1) if x < across[n + 1]), len(across) - 2)
