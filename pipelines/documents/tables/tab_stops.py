"""Rows typed with tabs until their columns stood below each other: as many tabs as a longer or a shorter cell needs.

Belongs here: the columns of such rows, told from where their cells stand on a screen. Not here: rows in which one tab
parts two cells (`rows`), or columns set by blanks (`columns`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.documents.document import Span
from pipelines.documents.tables.rows_of_text import Row

_STOP = 8
"""Characters from one stop to the next, as terminals and editors set them."""
_TOLERANCE = 3
"""Characters that the rest of a cell may be set in below its beginning."""
_FEWEST_ROWS = 3


def rows_at_stops(rows: dict[int, Row], text: str) -> dict[int, Row]:
    """The rows whose cells stand below the heads of their table only where tabs are taken for stops."""
    found: dict[int, Row] = {}
    for run in _runs(rows, text):
        uneven = len({len(rows[at].cells) for at in run}) > 1
        if uneven and len(run) >= _FEWEST_ROWS and any("\t\t" in _line(rows[at], text) for at in run):
            found.update(_placed([(at, rows[at]) for at in run], text))
    return found


def _runs(rows: dict[int, Row], text: str) -> Iterator[list[int]]:
    run: list[int] = []
    for at in sorted(rows):
        tabbed = "\t" in _line(rows[at], text)
        if run and not (tabbed and at == run[-1] + 1):
            yield run
            run = []
        if tabbed:
            run.append(at)
    if run:
        yield run


def _line(row: Row, text: str) -> str:
    return text[text.rfind("\n", 0, row.start) + 1 : row.end]


def _placed(rows: Sequence[tuple[int, Row]], text: str) -> dict[int, Row]:
    """The rows with a cell for each column; none where one of their cells stands below no head."""
    starts = [[(_column(cell.start, text), cell) for cell in row.cells if cell.end > cell.start] for _, row in rows]
    heads = next((row for row in starts if len(row) > 1), [])
    columns = sorted({0, *(start for start, _ in heads)})
    found: dict[int, Row] = {}
    for (at, row), own in zip(rows, starts, strict=True):
        places = {_nearest(start, columns): cell for start, cell in own}
        if None in places or len(places) < len(own):
            return {}
        cells: list[Span] = []
        for column in columns:
            end = cells[-1].end if cells else row.start
            cells.append(places.get(column, Span(end, end)))
        found[at] = Row(row.start, row.end, tuple(cells))
    return found


def _nearest(start: int, columns: Sequence[int]) -> int | None:
    return next((column for column in columns if abs(start - column) <= _TOLERANCE), None)


def _column(at: int, text: str) -> int:
    """Where a character of a line stands on a screen."""
    column = 0
    for character in text[text.rfind("\n", 0, at) + 1 : at]:
        column += _STOP - column % _STOP if character == "\t" else 1
    return column
