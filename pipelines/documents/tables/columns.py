"""Rows of tables in plain text whose cells blanks part: set below each other, in the same order, or by one blank.

Belongs here: telling such lines from prose, and cutting them. Not here: tabs and bars (`rows`), or cells on lines of
their own (`cell_lines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE, Line
from pipelines.documents.tables.columns_of_figures import rows_below_heads
from pipelines.documents.tables.places_of_columns import Place, columns_by_overlap
from pipelines.documents.tables.rows_of_figures import rows_of_figures
from pipelines.documents.tables.rows_of_text import (
    FIGURE,
    RULED,
    YEAR,
    Row,
    are_units,
    is_labelled,
    is_value,
    lacks_corner,
    trimmed,
)

_GAP = expression(r"(?<![.!?:;])[ \u00a0]{2,}(?=\S)")
_MARK = expression(
    r"(?:[-–—*•●○◦▪■□►·]|o(?=[ \u00a0]{2,}[A-Z])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \u00a0]{2,}(?=\[?[A-Za-z\"'“‘])"
)
"""The mark of a list item before its words, however far; a dash before figures is an empty cell."""
_NUMBERED = expression(r"(?:[A-Z]{1,2}\.?)?\d{1,3}(?:\.\d{1,3}){0,2}\.?[ \u00a0]{2,}(?=[A-Z\"'“‘](?:\S+ ){6,}\S+$)")
"""The bare number of a paragraph before a line of prose, as papers and custody reports set it: '4   The average time to
pick up …', 'S12   Detainees were treated with respect, …'."""
_TOLERANCE = 2
"""Columns by blanks are set by hand: a cell may begin so many characters off its column."""


def rows_by_blanks(lines: list[Line], rows: dict[int, Row]) -> dict[int, Row]:
    """The rows among the lines that are in no row yet."""
    found: dict[int, Row] = {}
    for below in rows_below_heads(lines, rows.keys(), sums_alone=True):  # two of whose rows may line up by chance
        found.update(below)
    for run in _runs(lines, {**rows, **found}):
        found.update(_in_order(run) or _aligned(run))
    found.update(_titles_between(lines, found))
    for below in rows_below_heads(lines, rows.keys() | found.keys(), sums_alone=False):
        found.update(below)
    for below in rows_of_figures(lines, rows.keys() | found.keys()):
        found.update(below)
    return found


def _runs(lines: list[Line], rows: dict[int, Row]) -> Iterator[list[Line]]:
    """Two or more neighbouring lines with cells that begin below each other, or with as many figures in order."""
    run: list[Line] = []
    title = -1
    for line, below in zip_longest(lines, lines[1:]):
        if run and line.role == "furniture" and RULED.fullmatch(line.raw):
            continue
        if run and below and line.number not in rows and _is_title_between(run[-1], line, below):
            title = line.number
            continue  # 'Funded by:' over the next rows of the table
        if run and line.blank and line.number == run[-1].number + 1:
            continue  # rows may stand a blank line apart
        has_words = line.role is None or (line.role == "furniture" and _is_second_head(line, run))
        free = not line.blank and has_words and line.number not in rows and len(_starts(line)) >= 2
        free = free and not _opens_paragraph(line, below)
        apart = bool(run) and line.number > max(run[-1].number, title) + 1
        if run and not apart and _goes_on_below(run[-1], line) and line.role is None and line.number not in rows:
            run.append(line)
            continue
        lines_up = bool(run) and not apart and any(_line_up(row, line) for row in (run[-1], *_whole(run)))
        if free and (not run or lines_up or _counts_on(run[-1], line)):
            run.append(line)
            continue
        if len(run) >= 2:
            yield run
        run = [line] if free else []
    if len(run) >= 2:
        yield run


def _whole(run: list[Line]) -> list[Line]:
    """The head, and the last row that begins in the first column: the rest of a cell may stand below one."""
    return [run[0], *(row for row in run[:0:-1] if row.indent - run[0].indent <= _TOLERANCE)][:2]


_LONGEST_TITLE = 60


def _is_title(line: Line) -> bool:
    """Whether a line may be the title of the rows below it, inside a table: few words, and no sentence."""
    words = line.raw.strip()
    alone = line.role is None and not line.blank and len(_starts(line)) == 1
    return alone and len(words) <= _LONGEST_TITLE and not words.endswith((".", ";", "?", "!"))


def _is_title_between(row: Line, line: Line, below: Line) -> bool:
    if not _is_title(line) or _goes_on_below(row, line):
        return False
    return _counts_on(row, below) or (all(map(_is_row_of_figures, (row, below))) and _line_up(row, below))


def _is_row_of_figures(line: Line) -> bool:
    """Whether a line is a label and several figures; one behind each title is a list of contents."""
    label, *ends = _ends_of_figures(line)
    return not label and sum(map(bool, ends)) >= _FEWEST_IN_ORDER


def _titles_between(lines: list[Line], found: dict[int, Row]) -> dict[int, Row]:
    """The lines between two rows of a table that are titles, as rows of one cell."""
    return {
        line.number: Row(line.start, line.end, (trimmed(line.start, line.raw),))
        for line in lines
        if line.number - 1 in found and line.number + 1 in found and line.number not in found and _is_title(line)
    }


def _is_second_head(line: Line, run: list[Line]) -> bool:
    """Whether a line says in what units the columns are, or how certain: 'Actual  Forecast  Estimate' below years."""
    if are_units(_words(line)):
        return True
    above = _words(run[-1]) if run else []
    return len(above) == len(_words(line)) and all(map(YEAR.fullmatch, above))


def _goes_on_below(row: Line, line: Line) -> bool:
    """Whether a line is the rest of one cell of the row above: it begins below it, and a label does not."""
    below = (abs(line.indent - start) <= _TOLERANCE for start in _starts(row) if start > _TOLERANCE)
    return not line.blank and len(_starts(line)) == 1 and any(below)


def _opens_paragraph(line: Line, below: Line | None) -> bool:
    """Whether a number stands before the first line of a paragraph, which goes on below it: no row of two cells."""
    return bool(below and _NUMBERED.match(line.raw.rstrip()) and _goes_on_below(line, below))


def _parts(line: Line) -> list[Span]:
    """The cells of a line, by its gaps."""
    starts = [line.start + start - line.indent for start in _starts(line)]
    ends = [*starts[1:], line.end]
    return [trimmed(at, line.raw[at - line.start : end - line.start]) for at, end in zip(starts, ends, strict=True)]


def _words(line: Line) -> list[str]:
    return [line.raw[part.start - line.start : part.end - line.start] for part in _parts(line)]


_FEWEST_IN_ORDER = 2
"""Two cells that stand below nothing are a label and its figure, in a list; a grade is always a cell."""


def _counts_on(one: Line, other: Line) -> bool:
    """A label and its values, or units, below a row, or a head, of as many; the head may have an empty corner."""
    above, below = _words(one), _words(other)
    if are_units(below) and len(above) == len(below):
        return True
    fits = len(above) == len(below) or lacks_corner(above, below)
    graded = len(below) == _FEWEST_IN_ORDER and below[0][-1:].isalnum() and GRADE_LINE.fullmatch(below[-1])
    return (len(below) > _FEWEST_IN_ORDER or bool(graded)) and is_labelled(below) and fits


def _first_row(run: list[Line]) -> int:
    """How many lines of heads stand before the rows."""
    return next((at for at, line in enumerate(run) if at and any(map(is_value, _words(line)))), len(run))


def _in_order(run: list[Line]) -> dict[int, Row] | None:
    """Cells by their order, where each line but the head has a label and as many values; an empty corner is kept.

    A second line of heads holds units: '2024/25  2025/26', and below it '£000  £000'.
    """
    first = _first_row(run)
    heads, below = run[:first], run[first:]
    counts = {len(_starts(line)) for line in below}
    if len(counts) != 1 or not all(is_labelled(_words(line)) for line in below):
        return None
    count = counts.pop()
    cornerless = [head for head in heads if len(_starts(head)) != count]
    if not all(lacks_corner(_words(head), _words(line)) for head in cornerless for line in below):
        return None
    rows = {line.number: Row(line.start, line.end, tuple(_parts(line))) for line in run}
    for head in cornerless:
        row = rows[head.number]
        rows[head.number] = Row(row.start, row.end, (Span(row.start, row.start), *row.cells))
    return rows


def _starts(line: Line) -> list[int]:
    """The columns at which the cells of a line begin, counted from the start of the line."""
    gaps = [gap.end() for gap in _GAP.finditer(line.raw)]
    mark = _MARK.match(line.raw)
    is_item = mark is not None and gaps == [mark.end()]
    return [line.indent] + [line.indent + gap for gap in gaps if not is_item]


def _line_up(one: Line, other: Line) -> bool:
    """Whether a cell of one line begins below one of the other, a figure ends below a figure, or heads stand below
    heads, each below one.
    """
    first = 0 if one.indent > _TOLERANCE and other.indent > _TOLERANCE else 1
    theirs = _starts(other)[first:]
    if any(abs(mine - start) <= _TOLERANCE for mine in _starts(one)[first:] for start in theirs):
        return True
    if _stands_over(one, other):
        return True
    fewer, more = sorted((_places(one), _places(other)), key=len)
    if first == 0 and len(fewer) > 1 and not any(place.is_value for place in more[len(fewer) :]):
        return all(any(mine.overlaps(their) for their in more) for mine in fewer)
    ends = [_ends_of_figures(line)[first:] for line in (one, other)]
    return any(mine and end and abs(mine - end) <= _TOLERANCE for mine in ends[0] for end in ends[1])


def _stands_over(heads: Line, below: Line) -> bool:
    """Whether each of the heads is over several columns, whose own heads repeat themselves below."""
    over, under = len(_starts(heads)), _words(below)[below.indent <= _TOLERANCE :]
    times, rest = divmod(len(under), over)
    if heads.indent <= _TOLERANCE or over < _FEWEST_IN_ORDER or times < _FEWEST_IN_ORDER or rest:
        return False
    return under == under[:times] * over and not any(map(is_value, under))


def _ends_of_figures(line: Line) -> list[int]:
    """Where each cell of a line ends that holds a figure; 0 for any other."""
    parts = zip(_places(line), _words(line), strict=True)
    return [place.end if FIGURE.fullmatch(words) and words[-1:].isdigit() else 0 for place, words in parts]


def _aligned(run: list[Line]) -> dict[int, Row]:
    """Cells by where they stand: below what overlaps with them in other rows, else by where they begin."""
    at = _first_row(run)
    places = [_places(line) for line in run]
    if columns := columns_by_overlap(places[:at], places[at:]):
        width = max(map(max, columns)) + 1
        return {line.number: _spaced(line, own, width) for line, own in zip(run, columns, strict=True)}
    starts: list[int] = []
    for start in sorted(start for line in run for start in _starts(line)):
        if not starts or start - starts[-1] > _TOLERANCE:
            starts.append(start)
    return {line.number: _cut(line, starts) for line in run}


def _places(line: Line) -> list[Place]:
    offset = line.start - line.indent
    parts = zip(_parts(line), _words(line), strict=True)
    return [Place(part.start - offset, part.end - offset, is_value(words)) for part, words in parts]


def _spaced(line: Line, columns: list[int], width: int) -> Row:
    """The line with an empty cell for each column that nothing of it stands in."""
    parts = dict(zip(columns, _parts(line), strict=True))
    cells: list[Span] = []
    for column in range(width):
        at = cells[-1].end if cells else line.start
        cells.append(parts.get(column, Span(at, at)))
    return Row(line.start, line.end, tuple(cells))


def _cut(line: Line, columns: list[int]) -> Row:
    """The line cut at the columns; a column in which nothing begins is an empty cell."""
    offset = line.start - line.indent
    own = _starts(line)
    cells: list[Span] = []
    taken = 0
    for column in columns:
        fits = taken < len(own) and own[taken] - column <= _TOLERANCE
        if not fits:
            at = min(offset + own[taken], line.end) if taken < len(own) else line.end
            at = max(at, cells[-1].end if cells else line.start)
            cells.append(Span(at, at))
            continue
        start = offset + own[taken]
        after = offset + own[taken + 1] if taken + 1 < len(own) else line.end
        cells.append(trimmed(start, line.raw[start - line.start : after - line.start]))
        taken += 1
    return Row(line.start, line.end, tuple(cells))
