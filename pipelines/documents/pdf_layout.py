"""The runs of a page → its lines and table rows in reading order.

Belongs here: putting lines together, telling columns of text from tables, and the order in which they are read. Not
here: what stands in a table's cells (`pdf_tables`), or paragraphs (`pdf_flow`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from pipelines.documents.pdf_centred import centred_rows
from pipelines.documents.pdf_records import SUPERSCRIPT, Page, Run
from pipelines.documents.pdf_tables import TableRow, aligned_rows, find_grids, lines_of_boxes, rows_of_grid


class TextLine(NamedTuple):
    """One line of a column of text."""

    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    words: str
    marker: str
    """The bullet or number that the line opens with; not part of `words`."""
    column: int
    """Counts the columns of text of a page in reading order; lines of one column may form a paragraph."""
    edge: float
    """Where the longest line of the column ends."""


Laid = TextLine | TableRow

_SAME_BASELINE = 0.3
"""Ems that the baselines of one line may differ by."""
_JOINED = 1.2
"""Ems. Runs nearer than this are words of one line."""
_CLEAR = 3.0
_JOINED_BESIDE = 0.65
"""Ems. Where a clear gap shows columns, narrower ones may be theirs too."""
_WIDEST_JUSTIFIED = 3.0
_EVEN = 0.25
"""Ems that the gaps of a justified line differ by, with the room that letters have to their sides."""
_TOUCHING = 0.12
"""Ems. Runs nearer than this are parts of one word."""
_MARKER = re.compile(
    r"[-*•●○◦▪■□‣⁃·–—\uf0b7\uf0a7\uf0fc]|o|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-z]{1,2}[.)]|"
    r"\(?[ivx]{1,5}[.)]"
)
_OPENING = re.compile(
    r"(?P<marker>[*•●○◦▪■□‣⁃·\uf0b7\uf0a7\uf0fc–—-]|\(?\d{1,3}[.)]|\([a-z]{1,2}\)|\([ivx]+\)|[a-z]\)|[ivx]{1,4}\))"
    r"[ \u00a0\t]+(?=\S)"
)
_MARKER_GAP = 4.5
"""Ems between a marker and its item at most."""
_LONGEST_MARK = 3
"""Figures of a footnote's number at most."""
_FEWEST_COLUMN_LINES = 3
_COLUMN_TEXT = 18
"""Characters: the lines of a column of text are about so long at least, table cells mostly shorter."""


_BASELINE = itemgetter(2)


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


class _Row(NamedTuple):
    """Runs on one baseline, from left to right."""

    baseline: float
    runs: tuple[Run, ...]


class _Order:
    """Reads regions of a page one after the other, counting the columns as it goes."""

    def __init__(self) -> None:
        self._columns = 0

    def read(self, runs: Sequence[Run]) -> list[Laid]:
        if not runs:
            return []
        rows = _rows(runs)
        split = _columns(rows)
        if split is None:
            return list(self._lines(rows))
        top, bottom, gutter = split
        above = [run for row in rows if row.baseline > top for run in row.runs]
        below = [run for row in rows if row.baseline < bottom for run in row.runs]
        beside = [run for row in rows if bottom <= row.baseline <= top for run in row.runs]
        left, right = [r for r in beside if r.left < gutter], [r for r in beside if r.left >= gutter]
        return [*self.read(above), *self.read(left), *self.read(right), *self.read(below)]

    def _lines(self, rows: list[_Row]) -> Iterator[Laid]:
        self._columns += 1
        edge = max([row.runs[-1].right for row in rows])
        position = 0
        while position < len(rows):
            table = _table([row.runs for row in rows[position:]])
            if table:
                position += sum(row.lines for row in table)
                yield from table
                self._columns += 1
                continue
            yield _line(rows[position].runs, self._columns, edge)
            position += 1


def _table(rows: list[tuple[Run, ...]]) -> list[TableRow]:
    """The table without drawn lines that the first of these lines opens."""
    return centred_rows(rows) or (aligned_rows(rows) if len(rows[0]) > 1 else [])


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Runs gathered by baseline from top to bottom, those that make one line joined."""
    rows: list[_Row] = []
    gathered: list[Run] = []
    at = size = 0.0
    for run in sorted(runs, key=_BASELINE, reverse=True):
        if gathered and at - run.baseline > _SAME_BASELINE * (run.size if run.size > size else size):
            if len(gathered) == 1 and len(gathered[0].words) <= _LONGEST_MARK and _is_mark(gathered[0], run):
                gathered = [gathered[0]._replace(words=gathered[0].words.translate(SUPERSCRIPT)), run]
                at, size = run.baseline, run.size
                continue
            rows.append(_Row(at, _joined(gathered) if len(gathered) > 1 else (gathered[0],)))
            gathered = []
        if not gathered:
            at, size = run.baseline, run.size
        gathered.append(run)
    if gathered:
        rows.append(_Row(at, _joined(gathered)))
    return rows


def _is_mark(one: Run, run: Run) -> bool:
    """Whether a run is the raised mark of the footnote, or of the word, in the line that comes right below it."""
    small = one.words.isdigit() and one.size < 0.85 * run.size
    return small and one.baseline - run.baseline < 0.6 * run.size and abs(one.right - run.left) < 2 * run.size


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    if len(runs) == 1:
        return tuple(runs)
    joined: list[Run] = []
    runs = sorted(runs)
    clear = any(other.left - one.right > _CLEAR * max(one.size, other.size) for one, other in pairwise(runs))
    near = _JOINED_BESIDE if clear else _WIDEST_JUSTIFIED if _is_justified(runs) else _JOINED
    for run in runs:
        before = joined[-1] if joined else None
        if before is None:
            joined.append(run)
            continue
        size = max(before.size, run.size)
        gap = run.left - before.right
        if len(joined) == 1 and gap <= _MARKER_GAP * size and _MARKER.fullmatch(before.words) and _is_item(run):
            joined[-1] = _together(before, run, "\t")
        elif gap <= near * size:
            joined[-1] = _together(before, run, "" if gap <= _TOUCHING * size else " ")
        else:
            joined.append(run)
    return tuple(joined)


def _is_justified(runs: list[Run]) -> bool:
    """Whether words are set apart evenly to fill their line; the gaps between cells are as uneven as their words."""
    gaps = [other.left - one.right for one, other in pairwise(runs)]
    widths = [run.right - run.left for run in runs]
    even = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * runs[0].size and max(widths) - min(widths) > runs[0].size
    return even and all(run.words[0].isalpha() for run in runs)


def _is_item(run: Run) -> bool:
    """Whether a marker may stand before these words; figures in the columns of a table have none."""
    return len(run.words) > 1 and not run.words[0].isdigit()


def _together(one: Run, other: Run, between: str) -> Run:
    main = other if between == "\t" or len(other.words) > len(one.words) else one
    return Run(
        one.left, max(one.right, other.right), main.baseline, main.size, main.bold, one.words + between + other.words
    )


def _line(runs: tuple[Run, ...], column: int, edge: float) -> TextLine:
    if len(runs) == 1 and runs[0].words[0].isalpha() and runs[0].words[1:2].isalpha() and "\t" not in runs[0].words:
        left, right, baseline, size, bold, words = runs[0]
        return TextLine(left, right, baseline, size, bold, words, "", column, edge)
    words = " ".join(run.words for run in runs)
    marker, tab, rest = words.partition("\t")
    if not tab:
        opening = _OPENING.match(words)
        marker, rest = (opening.group("marker"), words[opening.end() :]) if opening else ("", words)
    main = max(runs, key=lambda run: len(run.words))
    return TextLine(
        runs[0].left, runs[-1].right, main.baseline, main.size, all(run.bold for run in runs), rest.strip(),
        marker, column, edge,
    )  # fmt: skip


def _columns(rows: list[_Row]) -> tuple[float, float, float] | None:
    """Top and bottom baseline and gutter of the largest part of the region that is set in columns of text."""
    runs = [run for row in rows for run in row.runs]
    if len(runs) < 2 * _FEWEST_COLUMN_LINES or (len(runs) == len(rows) and not _overlap(rows)):
        return None
    best: tuple[int, float, float, float] | None = None
    for gutter in _gutters(runs):
        for part in _parts_beside(rows, gutter):
            if _is_text(part, gutter) and (best is None or len(part) > best[0]):
                best = len(part), part[0].baseline, part[-1].baseline, gutter
    return best[1:] if best else None


def _overlap(rows: list[_Row]) -> bool:
    """Whether lines stand closer below each other than type can: those of columns with baselines of their own."""
    return any(
        one.baseline - other.baseline < other.runs[0].size
        and one.baseline - other.baseline < 0.85 * min(one.runs[0].size, other.runs[0].size)
        for one, other in pairwise(rows)
    )


def _gutters(runs: list[Run]) -> list[float]:
    """Where columns may begin: places at which several lines begin, right of the leftmost."""
    starts = sorted(run.left for run in runs)
    found: list[float] = []
    group: list[float] = []
    for start in [*starts, float("inf")]:
        if group and start - group[0] > 4.0:
            if len(group) >= _FEWEST_COLUMN_LINES and group[0] > starts[0] + 30.0:
                found.append(group[0] - 1.0)
            group = []
        group.append(start)
    return found


def _parts_beside(rows: list[_Row], gutter: float) -> Iterator[list[_Row]]:
    """Neighbouring rows that nothing crosses the gutter in, trimmed to where both sides hold text."""
    part: list[_Row] = []
    for row in [*rows, None]:
        if row is not None and not any(run.left < gutter - 3.0 and run.right > gutter for run in row.runs):
            part.append(row)
            continue
        lefts = [n for n, one in enumerate(part) if any(run.left < gutter for run in one.runs)]
        rights = [n for n, one in enumerate(part) if any(run.left >= gutter for run in one.runs)]
        if len(lefts) >= _FEWEST_COLUMN_LINES and len(rights) >= _FEWEST_COLUMN_LINES:
            yield part
        part = []


def _is_text(part: list[_Row], gutter: float) -> bool:
    """Whether both sides are columns of running text rather than the cells of a table."""
    left = [one for row in part if (one := _whole([run for run in row.runs if run.left < gutter]))]
    right = [one for row in part if (one := _whole([run for run in row.runs if run.left >= gutter]))]
    if min(len(left), len(right)) < _FEWEST_COLUMN_LINES or max(r.right for r in left) > min(r.left for r in right):
        return False
    if min(median(len(run.words) for run in side) for side in (left, right)) < _COLUMN_TEXT:
        return False
    return all(_fills(side) for side in (left, right))


def _whole(runs: list[Run]) -> Run | None:
    """What stands on one side of a row, as one run."""
    if len(runs) < 2:
        return runs[0] if runs else None
    words = " ".join(run.words for run in runs)
    return runs[0]._replace(right=max(run.right for run in runs), words=words)


def _fills(side: list[Run]) -> bool:
    """Whether the lines of a column mostly reach across it."""
    width = max(run.right for run in side) - min(run.left for run in side)
    return sum(run.right - run.left > 0.6 * width for run in side) * 2 >= len(side)
