"""Tables without drawn lines, whose cells stand below each other, and what a row of any table is.

Belongs here: which runs make up a cell and which cells a row. Not here: tables between drawn lines (`grids`), cells
that are set in the middle of their rows (`centred`), or the order of tables and text (`layout`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipelines.documents.characters.hyphens import join_lines
from pipelines.documents.pdf.bands import ROW_GAP
from pipelines.documents.pdf.records import Run


class TableRow(NamedTuple):
    """One row; every row of a table has as many cells as the table has columns."""

    cells: tuple[str, ...]
    top: float
    table_top: float
    """Where the table begins: tells the rows of one table, and where it stands on the page."""
    lines: int
    """How many lines of text the row was read from."""
    columns: tuple[tuple[float, float], ...]
    """Left and right of each column."""


_SLACK = 3.0
"""Points that cells of one column may stand off each other."""
_SAME_BASELINE = 0.3
_NEXT_LINE = 1.35
"""Ems between the lines of one cell at most."""
_MOST_RAISED = 2
"""Lines of a head above the last of its row."""
_LONGEST_NUMBER = 4
"""Letters and figures of the number of a row."""
_CLEAR = 1.3
"""Of the usual distance of rows: rows further apart may be those of two tables."""
_NEXT_ROW = 2.6
"""Ems from a row to the first line of the next at most, where that line is a cell's that the others stand beside."""


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
    raised = raised_heads(rows)
    run = _run_of_rows(rows[raised:])
    if len(run) < 2:
        return []
    columns = _column_places(run)
    if len(columns) < 2 or not _line_up(run, columns):
        return []
    gathered = _wrapped(run)
    gathered[0] = [*rows[:raised], *gathered[0]]
    tops = _tops_of_tables([lines[0] for lines in gathered])
    return [_row(lines, columns, top) for lines, top in zip(gathered, tops, strict=True)]


def raised_heads(rows: Sequence[tuple[Run, ...]]) -> int:
    """How many lines at the top hold but the beginning of one head, where heads stand at the foot of their row."""
    count = next((n for n, row in enumerate(rows[: _MOST_RAISED + 1]) if len(row) > 1), 0)
    heads = rows[count] if count else ()
    tight = all(
        one[0].baseline - other[0].baseline <= _NEXT_LINE * one[0].size for one, other in pairwise(rows[: count + 1])
    )
    over = all(any(_in_line(row[0], head) for head in heads[1:]) for row in rows[:count])
    return count if len(heads) > 2 and tight and over else 0


def _in_line(one: Run, other: Run) -> bool:
    return abs(one.left - other.left) < _SLACK or abs(one.left + one.right - other.left - other.right) < _SLACK


def _tops_of_tables(firsts: Sequence[tuple[Run, ...]]) -> list[float]:
    """Where the table of each row begins: one that stands well clear of the row above may open another."""
    distances = [above[0].baseline - below[0].baseline for above, below in pairwise(firsts)]
    usual = median(distances) if distances else 0.0
    tops = [firsts[0][0].baseline]
    for row, distance in zip(firsts[1:], distances, strict=True):
        tops.append(row[0].baseline if distance > _CLEAR * usual else tops[-1])
    return tops


def stand_clear(above: tuple[Run, ...], below: tuple[Run, ...]) -> bool:
    """Whether two lines stand further apart than those of one text or cell."""
    return above[0].baseline - below[0].baseline > _NEXT_LINE * max(above[0].size, below[0].size)


def single_row(runs: tuple[Run, ...]) -> TableRow:
    """A table of one row."""
    places = tuple([(run.left, run.right) for run in runs])
    return TableRow(tuple([run.words for run in runs]), runs[0].baseline, runs[0].baseline, 1, places)


def continued_row(rows: Sequence[tuple[Run, ...]], columns: Sequence[tuple[float, float]]) -> TableRow | None:
    """The row that these lines open, where it stands in the columns of a table that the page before ends with."""
    lines = [rows[0]]
    for row in rows[1:]:
        if stand_clear(lines[-1], row):
            break
        lines.append(row)
    standing = [[_columns_of(columns, run) for run in line] for line in lines]
    if not all(len(found) == 1 for line in standing for found in line):
        return None
    filled = {found[0] for line in standing for found in line}
    begun = sum(
        found[0] == min(filled) and not run.words[:1].islower()
        for line, places in zip(lines, standing, strict=True)
        for run, found in zip(line, places, strict=True)
    )
    if filled == {0} or begun > 1:  # a line of text begins at the left, and a second row as the first does
        return None
    return _row(lines, columns, lines[0][0].baseline)


def _columns_of(columns: Sequence[tuple[float, float]], run: Run) -> list[int]:
    """The columns that words stand over; those of a cell begin, end or have their middle where their column does."""
    found = [n for n, (left, right) in enumerate(columns) if left < run.right and run.left < right]
    left, right = columns[found[0]] if found else (run.left, run.right)
    off = min(abs(run.left - left), abs(run.right - right), abs(run.left + run.right - left - right) / 2)
    return found if off < _SLACK else []


def in_columns(rows: Sequence[TableRow], columns: Sequence[tuple[float, float]]) -> list[TableRow]:
    """The same rows in the columns of the table that the page before ends with, where each stands in one of them."""
    found = [
        [n for n, (left, right) in enumerate(columns) if own_left < right and left < own_right]
        for own_left, own_right in (rows[0].columns if rows else ())
    ]
    places = [place for of_column in found for place in of_column]
    if len(found) >= len(columns) or len(places) != len(found) or len({*places}) < len(places):
        return list(rows)
    return [
        row._replace(
            cells=tuple([row.cells[places.index(n)] if n in places else "" for n in range(len(columns))]),
            columns=tuple(columns),
        )
        for row in rows
    ]


def whole_row(above: TableRow, row: TableRow) -> TableRow | None:
    """The row that the end of a page has cut in two: all that stands below goes on with a cell above.

    What goes on begins in small letters, or stands beside no number of its own where rows are numbered.
    """
    if len(above.cells) != len(row.cells):
        return None
    parts = [(one, other) for one, other in zip(above.cells, row.cells, strict=True) if other]
    unnumbered = above.cells[0][:_LONGEST_NUMBER].isalnum() and len(above.cells[0]) <= _LONGEST_NUMBER
    if not all(one and (other[0].islower() or (unnumbered and not row.cells[0])) for one, other in parts):
        return None
    cells = [join_lines([one, other]) if other else one for one, other in zip(above.cells, row.cells, strict=True)]
    return above._replace(cells=tuple(cells))


def _row(lines: Sequence[tuple[Run, ...]], columns: Sequence[tuple[float, float]], top: float) -> TableRow:
    cells: list[list[Run]] = [[] for _ in columns]
    for one in (one for line in lines for one in line):
        cells[_nearest(columns, one)].append(one)
    words = tuple([words_of_cell(cell) for cell in cells])
    return TableRow(words, lines[0][0].baseline, top, len(lines), tuple(columns))


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
        if not (_is_tail(row[0], run[-1][0]) or _is_set_in(row[0], run)):
            break
        run.append(row)
    return run


def _is_part_of_cell(one: Run, run: list[tuple[Run, ...]], before: Run) -> bool:
    widest = max(run, key=len)
    if before.baseline - one.baseline > _NEXT_ROW * one.size or abs(one.size - before.size) > 0.6:
        return False
    touched = [cell for cell in widest if one.left < cell.right and cell.left < one.right]
    below = any(abs(one.left - cell.left) < _SLACK for cell in widest[1:])
    return len(touched) <= 1 and (below or one.right < max(r.right for row in run for r in row))


def _is_tail(one: Run, before: Run) -> bool:
    return before.baseline - one.baseline <= _NEXT_LINE * one.size and one.words[:1].islower()


def _is_set_in(one: Run, run: list[tuple[Run, ...]]) -> bool:
    """Whether a line stands in a column behind the first: the only cell of its row that is filled."""
    widest = max(run, key=len)
    filled = [cell for row in run for cell in row if len(row) > 1 and abs(one.left - cell.left) < _SLACK]
    right = max(cell.right for row in run for cell in row)
    return len(widest) > 2 and len(filled) > 1 and one.left > widest[0].right and one.right <= right


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
    for n, (left, right) in enumerate(columns):
        if left < one.right and one.left < right:
            return n
    return min(range(len(columns)), key=lambda n: max(columns[n][0] - one.right, one.left - columns[n][1]))


def _wrapped(run: list[tuple[Run, ...]]) -> list[list[tuple[Run, ...]]]:
    """Lines gathered into rows: lines of one cell stand closer than rows do; where all stand alike, by their words."""
    distances = [one[0].baseline - other[0].baseline for one, other in pairwise(run)]
    size = max(one.size for row in run for one in row)
    tight = [d for d in distances if d <= _NEXT_LINE * size]
    told_by_gap = bool(tight) and max(distances) > ROW_GAP * max(tight)
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
