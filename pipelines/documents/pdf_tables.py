"""Tables of a page: cells between drawn lines, and cells that stand below each other without any.

Belongs here: which runs make up a cell and which cells a row. Not here: the order of tables and text (`pdf_layout`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.documents.pdf_hyphens import join_lines
from pipelines.documents.pdf_records import Run
from pipelines.documents.pdf_rules import Rule


class TableRow(NamedTuple):
    """One row; every row of a table has as many cells as the table has columns."""

    cells: tuple[str, ...]
    top: float
    table_top: float
    """Where the table begins: tells the rows of one table, and where it stands on the page."""
    lines: int
    """How many lines of text the row was read from."""


class Grid(NamedTuple):
    """The cells that drawn lines make: the places of the lines between them, left to right and top to bottom."""

    across: tuple[float, ...]
    down: tuple[float, ...]

    def holds(self, run: Run) -> bool:
        middle = run.baseline + run.size * 0.3
        return (
            self.across[0] - _SLACK <= run.left <= self.across[-1] and self.down[-1] <= middle <= self.down[0] + _SLACK
        )


_SLACK = 3.0
"""Points that drawn lines may miss each other by."""
_APART = 6.0
"""Points that the boxes of one table may stand apart."""
_SAME_BASELINE = 0.3
_NEXT_LINE = 1.35
"""Ems between the lines of one cell at most."""
_NEXT_ROW = 2.6
"""Ems from a row to the first line of the next at most, where that line is a cell's that the others stand beside."""
_ROW_GAP = 1.15
"""Rows stand further apart than the lines of one cell by at least this factor."""
_FEWEST_HEADS = 3
_LONGEST_HEAD = 40
"""Characters of a column's head; boxes side by side that hold more are boxes of text."""
_MOST_RULES = 2000


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
            tuple(map(words_of_cell, held[n])), grid.down[n], top, len({r.baseline for cell in held[n] for r in cell})
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


def words_of_cell(runs: Sequence[Run]) -> str:
    """The text of a cell, its lines joined."""
    lines: list[str] = []
    at: float | None = None
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        if at is not None and at - run.baseline <= _SAME_BASELINE * run.size:
            lines[-1] = f"{lines[-1]} {run.words}"
        else:
            lines.append(run.words)
            at = run.baseline
    return join_lines(lines)


def aligned_rows(rows: Sequence[tuple[Run, ...]]) -> list[TableRow]:
    """The table that the first of these rows opens, if cells stand below each other in it; rows are told by gaps."""
    run = _run_of_rows(rows)
    if len(run) < 2:
        return []
    columns = _column_places(run)
    if len(columns) < 2 or not _line_up(run, columns):
        return []
    gathered = _wrapped(run)
    top = run[0][0].baseline
    table = []
    for lines in gathered:
        cells: list[list[Run]] = [[] for _ in columns]
        for one in (one for line in lines for one in line):
            cells[_nearest(columns, one)].append(one)
        table.append(TableRow(tuple(words_of_cell(cell) for cell in cells), lines[0][0].baseline, top, len(lines)))
    return table


def _run_of_rows(rows: Sequence[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
    """Neighbouring rows of several cells, and the single lines among them in which one cell goes on."""
    run: list[tuple[Run, ...]] = []
    waiting: list[tuple[Run, ...]] = []
    for row in rows:
        if run:
            before = (waiting or run)[-1]
            distance = before[0].baseline - row[0].baseline
            if distance > 3.5 * max(row[0].size, before[0].size):
                break
        if len(row) > 1:
            run += [*waiting, row]
            waiting = []
        elif run and len(waiting) < 4 and _is_part_of_cell(row[0], run, (waiting or run)[-1][0]):
            waiting.append(row)
        else:
            break
    for row in waiting:
        if not _is_tail(row[0], run[-1][0]):
            break
        run.append(row)
    return run


def _is_part_of_cell(one: Run, run: list[tuple[Run, ...]], before: Run) -> bool:
    widest = max(run, key=len)
    if before.baseline - one.baseline > _NEXT_ROW * one.size or abs(one.size - before.size) > 0.6:
        return False
    touched = [cell for cell in widest if one.left < cell.right and cell.left < one.right]
    return len(touched) <= 1 and one.right < max(r.right for row in run for r in row)


def _is_tail(one: Run, before: Run) -> bool:
    return before.baseline - one.baseline <= _NEXT_LINE * one.size and one.words[:1].islower()


def _column_places(run: list[tuple[Run, ...]]) -> list[tuple[float, float]]:
    """Left and right of each column, from the rows with the most cells."""
    most = max(len(row) for row in run)
    places: list[tuple[float, float]] = []
    for one in sorted((one for row in run if len(row) == most for one in row), key=lambda one: one.left):
        if places and one.left < places[-1][1]:
            places[-1] = (places[-1][0], max(places[-1][1], one.right))
        else:
            places.append((one.left, one.right))
    return places


def _line_up(run: list[tuple[Run, ...]], columns: list[tuple[float, float]]) -> bool:
    """Whether the cells of most rows stand in columns of their own, and below cells of other rows."""
    several = [row for row in run if len(row) > 1]
    fitting = sum(len({_nearest(columns, one) for one in row}) == len(row) for row in several)
    below = sum(any(_stand_below(row, other) for other in several if other is not row) for row in several)
    return len(several) >= 2 and fitting * 4 >= len(several) * 3 and below * 3 >= len(several) * 2


def _stand_below(row: tuple[Run, ...], other: tuple[Run, ...]) -> bool:
    """Whether a cell but the first is set below one of the other row: by its left, its middle, or a figure's right."""
    return any(
        abs(one.left - two.left) < _SLACK
        or abs(one.left + one.right - two.left - two.right) < _SLACK
        or (abs(one.right - two.right) < _SLACK and one.words[-1].isdigit() == two.words[-1].isdigit() is True)
        for one in row[1:]
        for two in other[1:]
    )


def _nearest(columns: Sequence[tuple[float, float]], one: Run) -> int:
    def distance(n: int) -> tuple[float, float]:
        left, right = columns[n]
        overlap = min(right, one.right) - max(left, one.left)
        return (-min(overlap, 0.0), left) if overlap > 0 else (-overlap, left)

    return min(range(len(columns)), key=distance)


def _wrapped(run: list[tuple[Run, ...]]) -> list[list[tuple[Run, ...]]]:
    """Lines gathered into rows: lines of one cell stand closer than rows do; where all stand alike, by their words."""
    distances = [one[0].baseline - other[0].baseline for one, other in pairwise(run)]
    size = max(one.size for row in run for one in row)
    tight = [d for d in distances if d <= _NEXT_LINE * size]
    told_by_gap = bool(tight) and max(distances) > _ROW_GAP * max(tight)
    gathered = [[run[0]]]
    for row, distance in zip(run[1:], distances, strict=True):
        close = distance <= _NEXT_LINE * size
        goes_on = len(row) == 1 and row[0].words[:1].islower() and not row[0].bold
        goes_on = goes_on or (len(row) == 1 and row[0].words[:1].islower() and gathered[-1][-1][0].bold)
        if close and (told_by_gap or goes_on):
            gathered[-1].append(row)
        else:
            gathered.append([row])
    return gathered
