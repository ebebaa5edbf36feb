"""The runs of a page → its lines and table rows in reading order.

Belongs here: the order in which columns, tables and what stands around them are read. Not here: which runs make a line
(`pdf_lines`), what columns are told by (`pdf_columns`), what stands in a table's cells (`pdf_tables`), or paragraphs
(`pdf_flow`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.documents.pdf_centred import centred_rows
from pipelines.documents.pdf_columns import find_columns
from pipelines.documents.pdf_grids import find_grids, lines_of_boxes, rows_of_grid
from pipelines.documents.pdf_lines import OVERLAP, Row, TextLine, from_the_top, line_of, rows_of, stand_apart
from pipelines.documents.pdf_records import Page, Run
from pipelines.documents.pdf_tables import TableRow, aligned_rows

Laid = TextLine | TableRow


def lay_out(page: Page, runs: Sequence[Run]) -> list[Laid]:
    """Lines and table rows of the page in the order in which they are read; `runs` are those of the page's body."""
    if not runs:
        return []
    found: list[TableRow] = []
    rest = list(runs)
    if page.rules:
        for grid in find_grids(page.rules, page.width, page.height):
            inside = [run for run in rest if grid.holds(run)]
            is_last = not any(run.baseline < grid.down[-1] for run in rest)
            rows = rows_of_grid(grid, inside, goes_on=is_last)
            if rows or inside:
                found.extend(rows)
                rest = [run for run in rest if not grid.holds(run)]
                rest += [] if rows else lines_of_boxes(grid, inside)
    order = _Order()
    above = rest
    laid: list[Laid] = []
    for top in sorted({row.table_top for row in found}, reverse=True):
        here = [run for run in above if run.baseline >= top]
        above = [run for run in above if run.baseline < top]
        laid += order.read(here)
        laid += [row for row in found if row.table_top == top]
    return laid + order.read(above)


class _Order:
    """Reads regions of a page one after the other, counting the columns as it goes."""

    def __init__(self) -> None:
        self._columns = 0

    def read(self, runs: Sequence[Run]) -> list[Laid]:
        if not runs:
            return []
        runs = from_the_top(runs)
        if stand_apart(runs):
            self._columns += 1
            edge = max([run.right for run in runs])
            return [line_of((run,), self._columns, edge) for run in runs]
        rows = rows_of(runs)
        columns = find_columns(rows)
        if columns is None:
            return list(self._lines(rows))
        top, bottom, gutter = columns
        above = [run for row in rows if row.baseline > top for run in row.runs]
        below = [run for row in rows if row.baseline < bottom for run in row.runs]
        beside = [run for row in rows if bottom <= row.baseline <= top for run in row.runs]
        left, right = [r for r in beside if r.left < gutter], [r for r in beside if r.left >= gutter]
        return [*self.read(above), *self.read(left), *self.read(right), *self.read(below)]

    def _lines(self, rows: list[Row]) -> Iterator[Laid]:
        self._columns += 1
        edge = max([row.runs[-1].right for row in rows])
        position = 0
        while position < len(rows):
            runs = rows[position].runs
            if len(runs) > 1 or (position + 1 < len(rows) and _overlap(runs[0], rows[position + 1].runs[0])):
                table = _table([row.runs for row in rows[position:]])
                if table:
                    position += sum(row.lines for row in table)
                    yield from table
                    self._columns += 1
                    continue
            yield line_of(runs, self._columns, edge)
            position += 1


def _overlap(one: Run, other: Run) -> bool:
    return one.baseline - other.baseline < OVERLAP * min(one.size, other.size)


def _table(rows: list[tuple[Run, ...]]) -> list[TableRow]:
    """The table without drawn lines that the first of these lines opens."""
    return centred_rows(rows) or (aligned_rows(rows) if len(rows[0]) > 1 else [])
