"""Rows of plain text whose columns a single blank parts, below heads of any words: 'Premises 9.4 9.9 0.5'.

A reader of PDFs that knows no columns leaves the words of a row as they follow each other. Belongs here: telling such
rows by the figures in which each ends, and cutting their heads. Not here: heads that are years, units or grades alone
(`columns_of_figures`), or columns that wider gaps part (`columns`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line
from pipelines.documents.tables.rows_of_text import YEAR, Row, are_units

_GRADE = r"[Oo]utstanding|[Gg]ood|[Aa]dequate|[Rr]equires\s[Ii]mprovement|[Ii]nadequate"
_VALUE = (
    r"(?:\d\d?/9(?!\d)|[(\[]?[+−–-]?£?\d[\d,]*(?:\.\d+)?(?:%|\s?per\s?cent|[mk]\b|bn\b|\smillion)?[)\]]?"
    r"(?:\s?[(\[]?(?:\+\s?/\s?[-−–]|±)\s?\d+(?:\.\d+)?(?:%|\spercentage points)?[)\]]?)?"
    r"(?:\s(?:hours|hrs|days|minutes|mins|seconds|secs|weeks)\b)?"
    rf"|{_GRADE}|[-–—]|n/a)"
)
"""A figure, a grade, a mark of nothing, or what a band of council tax pays of Band D: '7/9'."""
_ROW = expression(
    rf"(?:(?P<label>[^\W\d](?:.*?[^\s:,])??)\s+)?(?P<values>(?![-–—]\s+(?:{_GRADE})){_VALUE}(?:\s+{_VALUE})+)"
)
_VALUES = expression(_VALUE)
_FEWEST = 3
"""Rows of a table."""
_LONGEST_LABEL = 70
_LONGEST_ROW = 160
_ENDS_WITH_VALUE = expression(r"[\d)%\]–—-]$|[mkbns]$|(?:[Oo]utstanding|ood|ate|mprovement|per ?cent|million|n/a)$")
_MOST_BETWEEN = 2
"""Lines of a label, or of a title, between two rows."""
_MOST_HEADS = 9
"""Lines above the first row that may hold the heads of its columns, each on several lines."""
_SENTENCE = expression(r".*[a-z)][.;:?!]$|.*\b(?:of|in|to|and|the|a|an|by|for|with|from|at|on|was|were|is|are)$")


class _Figures(NamedTuple):
    """A row as it stands: its lines, its label and its values."""

    first: int
    last: int
    label: Span
    values: tuple[Span, ...]


def rows_of_figures(lines: Sequence[Line], taken: Collection[int]) -> Iterator[dict[int, Row]]:
    """Tables of three or more rows of as many figures, whose heads can be told apart."""
    for run in _runs([line for line in lines if not line.blank], taken):
        count = min(len(row.values) for row in run)
        placed = {line.number: line for line in lines[max(0, run[0].first - 2 * _MOST_HEADS) : run[-1].last + 1]}
        heads = _heads(placed, run[0].first, count, taken)
        if heads:
            found = heads | {row.first: _cut(row, count) for row in run}
            yield found | dict(_between(placed, found))


def _runs(lines: Sequence[Line], taken: Collection[int]) -> Iterator[list[_Figures]]:
    run: list[_Figures] = []
    between: list[Line] = []
    for line in lines:
        row = _figures(line, between) if line.number not in taken and line.role is None else None
        if row and not (run and row.first > run[-1].last + 1 + 2 * _MOST_BETWEEN):
            run.append(row)
            between = []
            continue
        between = [*between, line]
        if len(between) > _MOST_BETWEEN or not _may_stand_between(line) or line.number in taken:
            yield from _whole(run)
            run, between = [], between[-_MOST_BETWEEN:]
    yield from _whole(run)


def _whole(run: list[_Figures]) -> Iterator[list[_Figures]]:
    if len(run) >= _FEWEST and not all(_is_year(row) for row in run):
        yield run


def _is_year(row: _Figures) -> bool:
    return row.label.start == row.label.end


def _may_stand_between(line: Line) -> bool:
    return line.role is None and len(line.raw) <= _LONGEST_LABEL and not line.raw.rstrip().endswith((".", ";"))


def _figures(line: Line, above: Sequence[Line]) -> _Figures | None:
    """The row that ends on this line; a label on lines of its own stands right above its values."""
    words = line.raw.rstrip()
    found = _ROW.fullmatch(words) if len(words) <= _LONGEST_ROW and _ENDS_WITH_VALUE.search(words) else None
    if found is None:
        return None
    values = tuple(
        Span(line.start + found.start("values") + value.start(), line.start + found.start("values") + value.end())
        for value in _VALUES.finditer(found["values"])
    )
    if label := found["label"]:
        if len(label) > _LONGEST_LABEL or _SENTENCE.fullmatch(label):
            return None
        return _Figures(line.number, line.number, Span(line.start, line.start + len(label)), values)
    near = [other for other in above if other.number >= line.number - 2 * _MOST_BETWEEN and _is_label(other)]
    if not near:
        return None
    return _Figures(near[0].number, line.number, Span(near[0].start, near[-1].end), values)


def _is_label(line: Line) -> bool:
    return line.role is None and line.raw[:1].isalpha() and not _SENTENCE.fullmatch(line.raw.rstrip())


def _cut(row: _Figures, count: int) -> Row:
    """The label and its last figures; figures before them belong to the label."""
    values = row.values[-count:]
    more = len(row.values) > count
    label = Span(row.label.start, row.values[-count - 1].end) if more else row.label
    return Row(label.start, values[-1].end, (label, *values))


def _heads(placed: dict[int, Line], first: int, count: int, taken: Collection[int]) -> dict[int, Row]:
    """The heads above the first row: one line that can be cut into as many, or several together."""
    above = [placed[at] for at in range(first - 1, first - 1 - 2 * _MOST_HEADS, -1) if at in placed]
    near: list[Line] = []
    for line in (line for line in above if not line.blank):
        if line.role is not None or line.number in taken or len(near) == _MOST_HEADS:
            break
        if len(line.raw) > 2 * _LONGEST_LABEL or line.raw.rstrip().endswith((".", ";", ":", "?", "!")):
            break
        near.insert(0, line)
        if cells := _columns([line], count, cornerless=True) or _columns(near, count, cornerless=False):
            at = line.number
            return {at: Row(line.start, line.end if cells[-1].end <= line.end else near[-1].end, cells)}
    return {}


_PIECE = expression(r"\S+(?:\s+(?![A-Z£%]|\d)\S+)*")
"""A head begins with a capital, a figure or a unit; what follows in small letters belongs to it."""


def _columns(lines: Sequence[Line], count: int, *, cornerless: bool) -> tuple[Span, ...]:
    """The heads cut into as many cells as a row has, or one fewer where nothing is in the corner; none where they can't
    be.
    """
    pieces = [
        (Span(line.start + piece.start(), line.start + piece.end()), piece.group())
        for line in lines
        for piece in _PIECE.finditer(line.raw.rstrip())
    ]
    words, texts = [span for span, _ in pieces], [text for _, text in pieces]
    for joins in (_joined_small, _joined_years, _joined_to_years, _joined_units):
        groups = [0, *accumulate(int(not joins(one, other)) for one, other in pairwise(texts))]
        cells = tuple(
            Span(group[0].start, group[-1].end)
            for group in (
                [word for _, word in together]
                for _, together in groupby(zip(groups, words, strict=True), key=lambda pair: pair[0])
            )
        )
        if len(cells) == count + 1:
            return cells
        if cornerless and len(cells) == count and (YEAR.match(texts[0]) or texts[0].startswith(("£", "%"))):
            return (Span(lines[0].start, lines[0].start), *cells)
    return ()


def _joined_small(one: str, other: str) -> bool:
    """'Children detained,' and '2019/20': what stands behind a comma goes on; a line may begin in small letters."""
    return one.endswith(",") or other[:1].islower()


def _joined_years(one: str, other: str) -> bool:
    """'2024/25' and 'Budget'."""
    return _joined_small(one, other) or (YEAR.fullmatch(one) is not None and not other[:1].isdigit())


def _joined_to_years(one: str, other: str) -> bool:
    """'Budget' and '2024/25'."""
    return _joined_small(one, other) or (
        YEAR.fullmatch(other) is not None and not one[:1].isdigit() and not one.startswith("£")
    )


def _joined_units(one: str, other: str) -> bool:
    """'2024/25' and '£'."""
    return _joined_small(one, other) or (are_units([other, other]) and not are_units([one, one]))


def _between(placed: dict[int, Line], found: dict[int, Row]) -> Iterator[tuple[int, Row]]:
    """What stands between rows: the rest of a label, or the title of the rows below it."""
    ends = [row.end for row in found.values()]
    first, last = min(row.start for row in found.values()), max(ends)
    for number, line in placed.items():
        within = any(row.start <= line.start < row.end for row in found.values())
        if not line.blank and first < line.start < last and not within:
            yield number, Row(line.start, line.end, (Span(line.start, line.end),))
