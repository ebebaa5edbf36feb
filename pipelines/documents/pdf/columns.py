"""Columns of text on a page: where they begin, and from where to where they stand side by side.

Belongs here: telling columns of running text from the cells of a table, and leaving out tables that reach over several
columns. Not here: lines (`lines`), what stands in a table's cells (`tables`), or the order in which columns are
read (`layout`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipelines.documents.pdf.bands import ROW_GAP, stands_in_rows
from pipelines.documents.pdf.lines import OVERLAP, Row
from pipelines.documents.pdf.records import Run
from pipelines.documents.pdf.starts import FIGURE


class Columns(NamedTuple):
    """A part of a page that is set in columns: its top and bottom baseline, and where the right ones begin."""

    top: float
    bottom: float
    gutter: float

    def hold(self, across: Sequence[float], down: Sequence[float]) -> bool:
        """Whether a table of these lines, left to right and top to bottom, stands in one of the columns."""
        in_one = across[-1] <= self.gutter + _OVER_GUTTER or across[0] >= self.gutter - _OVER_GUTTER
        return in_one and self.bottom < down[0] and down[-1] < self.top


_FEWEST_COLUMN_LINES = 3
_MOST_CELL_LINES = 4
"""Lines from one row of a table to the next at most."""
_MOSTLY = 0.9
"""The share of a table's rows that begin with a capital or a figure."""
_APART = 1.5
"""The text above a table stands further from its head than the head from the table by at least this factor."""
_NEXT_LINE = 1.35
"""Ems between the lines of one cell at most."""
_OVER_GUTTER = 3.0
"""Points. What begins so little before the gutter and goes on over it begins at it."""
_COLUMN_TEXT = 18
"""Characters: the lines of a column of text are about so long at least, table cells mostly shorter."""


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """The largest part of the region that is set in columns of text."""
    runs = [run for row in rows for run in row.runs]
    if len(runs) < 2 * _FEWEST_COLUMN_LINES or (len(runs) == len(rows) and not _overlap(rows)):
        return None
    best, most = None, 0
    for gutter in _gutters(runs):
        for part in (part for rest in _between_tables(rows, gutter) for part in _parts_beside(rest, gutter)):
            if len(part) > most and _is_text(part, gutter):
                most = len(part)
                best = Columns(_top(part, gutter), part[-1].baseline, gutter)
    return best


def _overlap(rows: Sequence[Row]) -> bool:
    """Whether lines stand closer below each other than type can: those of columns with baselines of their own."""
    return any(
        one.baseline - other.baseline < OVERLAP * min(one.runs[0].size, other.runs[0].size)
        for one, other in pairwise(rows)
    )


def _gutters(runs: list[Run]) -> list[float]:
    """Where columns may begin: places at which several lines begin, right of the leftmost."""
    starts = sorted([run.left for run in runs])
    found: list[float] = []
    group: list[float] = []
    for start in [*starts, float("inf")]:
        if group and start - group[0] > 4.0:
            if len(group) >= _FEWEST_COLUMN_LINES and group[0] > starts[0] + 30.0:
                found.append(group[0] - 1.0)
            group = []
        group.append(start)
    return found


def _parts_beside(rows: Sequence[Row], gutter: float) -> Iterator[list[Row]]:
    """Neighbouring rows that nothing crosses the gutter in, where both sides hold text."""
    part: list[Row] = []
    lefts = rights = 0
    for row in rows:
        sides = _sides(row, gutter)
        if sides is None:
            if lefts >= _FEWEST_COLUMN_LINES and rights >= _FEWEST_COLUMN_LINES:
                yield part
            part, lefts, rights = [], 0, 0
        else:
            part.append(row)
            lefts += sides[0]
            rights += sides[1]
    if lefts >= _FEWEST_COLUMN_LINES and rights >= _FEWEST_COLUMN_LINES:
        yield part


def _top(part: list[Row], gutter: float) -> float:
    """Where both columns begin: short lines that stand above the right one, and apart from the left, are above both."""
    beside = next(n for n, row in enumerate(part) if row.runs[-1].left >= gutter)
    below = next((row for row in part[beside:] if row.runs[0].left < gutter), part[beside])
    for n in range(beside, 0, -1):
        if part[n - 1].baseline - below.baseline > _NEXT_LINE * below.runs[0].size:
            return part[n].baseline
        below = part[n - 1]
    return part[0].baseline


def _sides(row: Row, gutter: float) -> tuple[bool, bool] | None:
    """Whether the row holds text left and right of the gutter; None where something crosses it."""
    left = right = False
    for run in row.runs:
        if run.left >= gutter:
            right = True
        elif run.right > gutter and run.left < gutter - _OVER_GUTTER:
            return None
        else:
            left = True
    return left, right


def _between_tables(rows: Sequence[Row], gutter: float) -> Iterator[Sequence[Row]]:
    """The region without the tables that reach over both columns though few of their cells stand over the gutter."""
    begin = 0
    stretches = list(_stretches([_is_tabular(row, gutter) for row in rows]))
    lefts, rights = _beside([row for row in rows if _sides(row, gutter)], gutter) if stretches else ([], [])
    if lefts and rights:
        widths = _width(lefts), _width(rights)
        for first, last in stretches:
            if _reaches_over(rows[first : last + 1], widths, gutter):
                yield rows[begin : _with_head(rows, first)]
                begin = _with_tail(rows, last)
    yield rows[begin:]


def _stretches(tabular: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last of neighbouring rows of tables; the cells of one row may take up a few lines."""
    places = [n for n, is_row in enumerate(tabular) if is_row]
    first = 0
    for n, place in enumerate(places):
        if n + 1 == len(places) or places[n + 1] - place > _MOST_CELL_LINES:
            if n > first:
                yield places[first], place
            first = n + 1


def _is_tabular(row: Row, gutter: float) -> bool:
    """Whether a row holds more cells than columns of text have lines: several on one side, or a figure alone."""
    runs = row.runs
    if len(runs) < 2 or not runs[0].left < gutter <= runs[-1].left:
        return False
    return len(runs) > 2 or FIGURE.fullmatch(runs[1].words) is not None


def _reaches_over(table: Sequence[Row], widths: tuple[float, float], gutter: float) -> bool:
    """Whether these rows are those of one table, not of a table in one column with the text of the other beside it.

    `widths` are those of the columns.
    """
    left, right = _cells([row for row in table if _sides(row, gutter)], gutter)
    labels = sum([any(map(str.isalpha, cells[0].words)) for cells in right]) * 2 > len(right)
    left_is_text, right_is_text = labels and _filled(left, widths[0]), _filled(right, widths[1])
    if not (left_is_text or right_is_text):
        return True
    begun = _cells(_first_lines(table, gutter), gutter)
    return all(
        _begins_anew(side) for side, is_text in zip(begun, (left_is_text, right_is_text), strict=True) if is_text
    )


def _first_lines(table: Sequence[Row], gutter: float) -> list[Row]:
    """The lines that open a row, as far as rows stand further apart than the lines of one cell."""
    distances = [float("inf"), *(one.baseline - other.baseline for one, other in pairwise(table))]
    apart = min(distances) * ROW_GAP if max(distances[1:]) > min(distances) * ROW_GAP else 0.0
    return [
        row for row, distance in zip(table, distances, strict=True) if distance > apart and _is_tabular(row, gutter)
    ]


def _begins_anew(side: list[list[Run]]) -> bool:
    """Whether all that stands on one side begins with a capital or a figure, as rows do and lines of a text do not."""
    begun = sum(not cells[0].words[:1].islower() for cells in side)
    return len(side) > _FEWEST_COLUMN_LINES and begun >= _MOSTLY * len(side)


def _cells(table: Sequence[Row], gutter: float) -> tuple[list[list[Run]], list[list[Run]]]:
    """What stands left and right of the gutter in each row that holds anything there."""
    left = [[run for run in row.runs if run.left < gutter] for row in table]
    right = [[run for run in row.runs if run.left >= gutter] for row in table]
    return list(filter(None, left)), list(filter(None, right))


def _filled(side: list[list[Run]], width: float) -> bool:
    """Whether most lines of one side reach across the column in one run, as text does and cells do not."""
    return sum([len(cells) == 1 and cells[0].right - cells[0].left > 0.6 * width for cells in side]) * 2 >= len(side)


def _with_head(rows: Sequence[Row], first: int) -> int:
    """Where a table begins with what stands right above it, such as its head: nearer to it than to the text above."""
    for begin in range(first - 1, max(first - 3, 0), -1):
        above, below = (rows[n].baseline - rows[n + 1].baseline for n in (begin - 1, begin))
        if above > _APART * below:
            return begin
    return first


def _with_tail(rows: Sequence[Row], last: int) -> int:
    """Where a table has ended with the lines in which its last row goes on."""
    for end in range(last + 1, len(rows)):
        row, distance = rows[end].runs[0], rows[end - 1].baseline - rows[end].baseline
        if len(rows[end].runs) > 1 or not row.words[:1].islower() or distance > _NEXT_LINE * row.size:
            return end
    return len(rows)


def _is_text(part: list[Row], gutter: float) -> bool:
    """Whether both sides are columns of running text rather than the cells of a table."""
    left, right = _beside(part, gutter)
    if min(len(left), len(right)) < _FEWEST_COLUMN_LINES:
        return False
    if max([run.right for run in left]) > min([run.left for run in right]) or stands_in_rows(part, gutter):
        return False
    if all(_holds_text(part, gutter, side) for side in (left, right)):
        return True
    if min(median([len(run.words) for run in side]) for side in (left, right)) < _COLUMN_TEXT:
        return False
    return all(_fills(side, _width(side)) for side in (left, right))


def _holds_text(part: Sequence[Row], gutter: float, side: list[Run]) -> bool:
    """Whether lines one below the other go on across one side, as text does among tables, headings and lists."""
    width, is_left = _width(side), side[0].left < gutter
    lines, above = 0, None
    for row in part:
        runs = [run for run in row.runs if (run.left < gutter) == is_left]
        if not runs:
            continue
        run = runs[0]
        is_line = len(runs) == 1 and len(run.words) >= _COLUMN_TEXT and run.right - run.left > 0.6 * width
        goes_on = above is not None and above.baseline - run.baseline < _NEXT_LINE * run.size
        lines = lines + 1 if is_line and goes_on else int(is_line)
        if lines >= _FEWEST_COLUMN_LINES:
            return True
        above = run if is_line else None
    return False


def _beside(part: Sequence[Row], gutter: float) -> tuple[list[Run], list[Run]]:
    """What stands left and right of the gutter: what one side of a row holds as one run."""
    lefts: list[Run] = []
    rights: list[Run] = []
    for row in part:
        if len(row.runs) == 1:
            (lefts if row.runs[0].left < gutter else rights).append(row.runs[0])
            continue
        if len(row.runs) == 2 and row.runs[0].left < gutter <= row.runs[1].left:
            lefts.append(row.runs[0])
            rights.append(row.runs[1])
            continue
        left, right = [r for r in row.runs if r.left < gutter], [r for r in row.runs if r.left >= gutter]
        if left:
            lefts.append(_whole(left))
        if right:
            rights.append(_whole(right))
    return lefts, rights


def _whole(runs: list[Run]) -> Run:
    if len(runs) == 1:
        return runs[0]
    return runs[0]._replace(right=max([run.right for run in runs]), words=" ".join([run.words for run in runs]))


def _width(side: list[Run]) -> float:
    return max([run.right for run in side]) - min([run.left for run in side])


def _fills(side: list[Run], width: float) -> bool:
    """Whether the lines of a column mostly reach across it."""
    return sum([run.right - run.left > 0.6 * width for run in side]) * 2 >= len(side)
