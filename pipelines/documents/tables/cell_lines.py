"""Tables of which a copy left each cell on a line of its own: heads first, then label after label with its values.

Belongs here: telling such lines from a list or from prose by their order. Not here: cells beside each other (`rows`,
`columns`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE, NUMBERED_TITLE, Line
from pipelines.documents.tables.rows_of_text import FIGURE, YEAR, Row, is_value

_LONGEST_LABEL = 100
_LONGEST_HEAD = 60
_FEWEST_ROWS = 2
_FEWEST_VALUES = 2
"""A label and one value below it are a heading and its figure, or an area and its grade: other rules know those."""
_BARE = expression(r"\d{1,3}|[%–—-]")
"""What looks like the number of a page, or says nothing, by itself."""
_BAND = expression(r"[A-I]")
_OF_TAX = "Band"
_UNIT_ALONE = expression(r"\(?£\s?(?:m|mn|million|k|000'?s?|bn)\)?")
_FEWEST_SUMS = 3
_COLOUR = expression(r"Green|Amber|Red|GREEN|AMBER|RED")
"""How far along something is, as reports of progress show it."""
_ENDED = expression(r"[.!?;:]$")


def rows_of_cell_lines(lines: list[Line], rows: dict[int, Row]) -> dict[int, Row]:
    """By the number of its first line, each row that reaches over several; the rest of its lines are in no other."""
    found: dict[int, Row] = {}
    for run in map(_with_bands, _runs(lines, rows)):
        at = 0
        while at < len(run):
            table = _table(run, at) or _sums(run, at)
            at = table[-1][-1] + 1 if table else at + 1
            for positions in table:
                members = [run[position] for position in positions]
                found[members[0].number] = _row(members, len(table[-1]))
    return found


def _runs(lines: list[Line], rows: dict[int, Row]) -> Iterator[list[Line]]:
    """Lines that may be cells, with nothing else between them."""
    run: list[Line] = []
    for line in lines:
        if line.blank:
            continue
        if line.number not in rows and _may_be_a_cell(line):
            run.append(line)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _with_bands(run: list[Line]) -> list[Line]:
    """'A' to 'H' below each other name bands of council tax; grades know neither 'B' nor 'C'."""
    run = _with_remarks(run)
    if not any(line.raw in ("B", "C") for line in run):
        return run
    return [line._replace(raw=f"{_OF_TAX} {line.raw}") if _BAND.fullmatch(line.raw) else line for line in run]


def _with_remarks(run: list[Line]) -> list[Line]:
    """The '(to date)' below '2015/16' is of the same cell."""
    cells: list[Line] = []
    for line in run:
        if cells and _REMARK.fullmatch(line.raw):
            above = cells.pop()
            line = above._replace(end=line.end, raw=f"{above.raw} {line.raw}")
        cells.append(line)
    return cells


_REMARK = expression(r"\([A-Za-z][A-Za-z ]*\)")


def _sums(run: list[Line], at: int) -> list[range]:
    """'£m' alone, or what stands above 'A' for bands, and below it label after label with one sum."""
    above_bands = at + 1 < len(run) and run[at + 1].raw == f"{_OF_TAX} A"
    if not above_bands and not _UNIT_ALONE.fullmatch(run[at].raw):
        return []
    rows = []
    for label in range(at + 1, len(run) - 1, 2):
        if _is_value(run[label].raw) or not FIGURE.fullmatch(run[label + 1].raw):
            break
        rows.append(range(label, label + 2))
    return [range(at, at + 1), *rows] if len(rows) >= _FEWEST_SUMS else []


def _is_value(words: str) -> bool:
    return is_value(words) or _COLOUR.fullmatch(words) is not None


def _may_be_a_cell(line: Line) -> bool:
    if line.role is not None:
        return line.role == "furniture" and _BARE.fullmatch(line.raw) is not None
    return _is_value(line.raw) or (len(line.raw) <= _LONGEST_LABEL and not _ENDED.search(line.raw))


def _table(run: list[Line], at: int) -> list[range]:
    """The rows, as positions in the run, of the table whose first row of values has its label at `at`; the row of heads
    above them comes first.
    """
    width = _width_by_years(run, at) or _width_by_labels(run, at)
    if width <= _FEWEST_VALUES:
        return []
    first = range(at, at + width)
    if all(_heads_a_column(run[position]) for position in first[1:]) and not _is_graded(run, first):
        apart = _steps(run, first)
        heads = first if apart[0] in apart[1:] else first[1:]
        at = first.stop
    else:
        heads = range(at - width + 1, at)
        if heads.start < 0 or not all(_may_head(run[head]) for head in heads):
            return []
        with_corner = range(heads.start - 1, at)
        if (
            with_corner.start >= 0
            and len(set(_steps(run, with_corner))) == 1
            and _may_be_corner(run[with_corner.start])
        ):
            heads = with_corner
    body = list(_body(run, at, width))
    return [heads, *body] if len(body) >= _FEWEST_ROWS else []


def _is_graded(run: list[Line], first: range) -> bool:
    """Whether a row holds grades, as the one below it does; else it may be heads: 'Measure', '2016', '2018'."""
    below = run[first.stop + 1 : first.stop + len(first)]
    return any(GRADE_LINE.fullmatch(run[position].raw) for position in first[1:]) and any(
        GRADE_LINE.fullmatch(line.raw) for line in below
    )


def _may_head(line: Line) -> bool:
    return _heads_a_column(line) or (len(line.raw) <= _LONGEST_HEAD and not _is_value(line.raw))


def _may_be_corner(line: Line) -> bool:
    """The number of a section stands before its title, above the table."""
    return _may_head(line) and NUMBERED_TITLE.match(line.raw) is None


def _heads_a_column(line: Line) -> bool:
    return YEAR.fullmatch(line.raw) is not None or GRADE_LINE.fullmatch(line.raw) is not None


def _steps(run: list[Line], positions: range) -> list[int]:
    """How many lines it is from each cell to the next."""
    return [run[other].number - run[one].number for one, other in pairwise(positions)]


def _width_by_labels(run: list[Line], at: int) -> int:
    """A label and the values below it."""
    if _is_value(run[at].raw):
        return 0
    end = at + 1
    while end < len(run) and _is_value(run[end].raw):
        end += 1
    return end - at


def _width_by_years(run: list[Line], at: int) -> int:
    """A year and the values below it until the next one, which is another."""
    if not YEAR.fullmatch(run[at].raw) or (at and YEAR.fullmatch(run[at - 1].raw)):
        return 0
    end = at + 1
    while end < len(run) and _is_value(run[end].raw) and not YEAR.fullmatch(run[end].raw):
        end += 1
    return end - at if end < len(run) and YEAR.fullmatch(run[end].raw) and run[end].raw != run[at].raw else 0


def _body(run: list[Line], at: int, width: int) -> Iterator[range]:
    """Rows as wide as the first, for as long as each begins with what the first begins with."""
    of_years = at < len(run) and YEAR.fullmatch(run[at].raw) is not None
    while at + width <= len(run):
        label, values = run[at].raw, run[at + 1 : at + width]
        fits = YEAR.fullmatch(label) is not None if of_years else not _is_value(label)
        if not fits or not all(_is_value(line.raw) for line in values):
            return
        if not of_years and at + width < len(run) and _is_value(run[at + width].raw):
            return  # a row of more values
        yield range(at, at + width)
        at += width


def _row(members: list[Line], width: int) -> Row:
    """The lines as cells; a row of heads may want its corner."""
    cells = [Span(line.start, line.end) for line in members]
    corner = [Span(members[0].start, members[0].start)] * (width - len(members))
    return Row(members[0].start, members[-1].end, (*corner, *cells))
