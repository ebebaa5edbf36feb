"""The runs of a page → its lines and table rows in reading order.

Belongs here: the order in which columns, tables and what stands around them are read. Not here: which runs make a line
(`lines`), what columns are told by (`columns`), what stands in a table's cells (`tables`), or paragraphs
(`flow`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.documents.pdf.centred import centred_rows
from pipelines.documents.pdf.columns import Columns, find_columns
from pipelines.documents.pdf.grids import Grid, find_grids, lines_of_boxes, rows_of_grid
from pipelines.documents.pdf.lines import OVERLAP, Row, TextLine, from_the_top, line_of, lines_of, rows_of, stand_apart
from pipelines.documents.pdf.records import Page, Run
from pipelines.documents.pdf.tables import (
    TableRow,
    aligned_rows,
    continued_row,
    in_columns,
    raised_heads,
    single_row,
    stand_clear,
)

Laid = TextLine | TableRow


_STANDS_FOR_ROW = "\ufdd0"
"""A character that no text holds: it fills the line that stands for a table's row while columns are told."""
_BESIDE = 3
"""So many lines of text beside a table, and it stands in a column of the page."""


def lay_out(page: Page, runs: Sequence[Run], before: Laid | None = None) -> list[Laid]:
    """Lines and table rows of the page in the order in which they are read; `runs` are those of the page's body.

    `before` is what the page before ends with: its table may go on.
    """
    if not runs:
        return []
    rest = list(runs)
    tables: list[tuple[Grid, list[TableRow]]] = []
    open_columns = before.columns if isinstance(before, TableRow) else ()
    if page.rules:
        for grid in find_grids(page.rules, page.width, page.height):
            inside = [run for run in rest if grid.holds(run)]
            is_last = not any(run.baseline < grid.down[-1] for run in rest)
            is_first = not any(run.baseline > grid.down[0] for run in rest)
            goes_on = is_last or (is_first and len(open_columns) == len(grid.across) - 1)
            rows = rows_of_grid(grid, inside, goes_on=goes_on)
            if rows or inside:
                rest = [run for run in rest if not grid.holds(run)]
                rest += [] if rows else lines_of_boxes(grid, inside)
            if rows:
                tables.append((grid, rows))
    return _in_columns(rest, tables) or _in_bands(rest, tables, open_columns)


def _in_columns(runs: Sequence[Run], tables: Sequence[tuple[Grid, list[TableRow]]]) -> list[Laid]:
    """A page with a table in one of its columns, each of its rows a line of that column; nothing for other pages."""
    beside = [grid for grid, _ in tables if _has_text_beside(grid, runs)]
    if not beside:
        return []
    rows = [(grid, row) for grid, rows_of_table in tables for row in rows_of_table]
    size = runs[0].size
    lines = [
        Run(
            grid.across[0], grid.across[-1], row.top - size,
            f"{_STANDS_FOR_ROW * len(' '.join(row.cells))}{n}{_STANDS_FOR_ROW}", size, False,
        )
        for n, (grid, row) in enumerate(rows)
    ]  # fmt: skip
    rows_of_page = rows_of(from_the_top([*runs, *lines]))
    columns = find_columns(rows_of_page)
    if columns is None or not all(columns.hold(grid.across, grid.down) for grid in beside):
        return []
    laid: list[Laid] = []
    for line in _Order().read_columns(rows_of_page, columns):
        number = line.words.strip(_STANDS_FOR_ROW) if isinstance(line, TextLine) else ""
        laid.append(rows[int(number)][1] if isinstance(line, TextLine) and number != line.words else line)
    return laid


def _has_text_beside(grid: Grid, runs: Sequence[Run]) -> bool:
    left, right, top, bottom = grid.across[0], grid.across[-1], grid.down[0], grid.down[-1]
    return sum(bottom < run.baseline < top and (run.right < left or run.left > right) for run in runs) >= _BESIDE


def _in_bands(
    runs: Sequence[Run], tables: Sequence[tuple[Grid, list[TableRow]]], open_columns: Sequence[tuple[float, float]]
) -> list[Laid]:
    """The page from the top down: what stands above the first table, the table, what stands below it, and so on."""
    laid: list[Laid] = []
    order = _Order(open_columns)
    for top in sorted({grid.down[0] for grid, _ in tables}, reverse=True):
        laid += order.read([run for run in runs if run.baseline >= top])
        laid += [row for grid, rows in tables if grid.down[0] == top for row in rows]
        runs = [run for run in runs if run.baseline < top]
        order.open_columns = ()
    return [*laid, *order.read(runs)]


class _Order:
    """Reads regions of a page one after the other, counting the columns as it goes."""

    def __init__(self, open_columns: Sequence[tuple[float, float]] = ()) -> None:
        self._columns = 0
        self.open_columns = open_columns
        """The columns of a table that the page before ends with, as long as nothing has been read since."""

    def read(self, runs: Sequence[Run]) -> Sequence[Laid]:
        if not runs:
            return []
        runs = from_the_top(runs)
        if stand_apart(runs):
            return self._plain(runs)
        rows = rows_of(runs)
        if self.open_columns and (row := continued_row([row.runs for row in rows], self.open_columns)):
            return [row, *self.read([run for row in rows[row.lines :] for run in row.runs])]
        joined = [run for row in rows for run in row.runs]
        if stand_apart(joined):
            return self._plain(joined)
        columns = find_columns(rows)
        return list(self._lines(rows)) if columns is None else self.read_columns(rows, columns)

    def read_columns(self, rows: Sequence[Row], columns: Columns) -> Sequence[Laid]:
        """What stands above the columns, the left one, the right one, and what stands below."""
        top, bottom, gutter = columns
        above = [run for row in rows if row.baseline > top for run in row.runs]
        below = [run for row in rows if row.baseline < bottom for run in row.runs]
        beside = [run for row in rows if bottom <= row.baseline <= top for run in row.runs]
        left, right = [r for r in beside if r.left < gutter], [r for r in beside if r.left >= gutter]
        return [*self.read(above), *self.read(left), *self.read(right), *self.read(below)]

    def _plain(self, runs: Sequence[Run]) -> list[TextLine]:
        """One column of text and nothing else, as most pages are: each run is a line."""
        self._columns += 1
        self.open_columns = ()
        return lines_of(runs, self._columns, max([run.right for run in runs]))

    def _lines(self, rows: list[Row]) -> Iterator[Laid]:
        self._columns += 1
        edge = max([row.runs[-1].right for row in rows])
        position = 0
        while position < len(rows):
            runs = rows[position].runs
            beside = position + 1 < len(rows) and _overlap(runs[0], rows[position + 1].runs[0])
            if len(runs) > 1 or beside or raised_heads([row.runs for row in rows[position : position + 3]]):
                table = self._table([row.runs for row in rows[position:]])
                if table:
                    position += sum(row.lines for row in table)
                    yield from table
                    self._columns += 1
                    continue
            self.open_columns = ()
            if len(runs) > 2 and _stands_alone(rows[max(position - 1, 0) : position + 2]):
                yield single_row(runs)
                self._columns += 1
            else:
                yield line_of(runs, self._columns, edge)
            position += 1

    def _table(self, rows: list[tuple[Run, ...]]) -> list[TableRow]:
        """The table without drawn lines that the first of these lines opens, or goes on with from the page before."""
        table = centred_rows(rows) or (aligned_rows(rows) if len(rows[0]) > 1 or raised_heads(rows) else [])
        if self.open_columns:
            table = in_columns(table, self.open_columns)
        self.open_columns = ()
        return table


def _stands_alone(rows: Sequence[Row]) -> bool:
    """Whether these rows, one and its neighbours, stand further apart than the lines of one text."""
    return all(stand_clear(one.runs, other.runs) for one, other in pairwise(rows))


def _overlap(one: Run, other: Run) -> bool:
    return one.baseline - other.baseline < OVERLAP * min(one.size, other.size)
