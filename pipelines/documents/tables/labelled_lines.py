"""Tables written out in lines: 'Pay: 2024/25 61.4, 2025/26 64.2', or a label above lines such as 'Good: 5'.

Belongs here: telling such lines by the heads that they repeat. Not here: cells beside each other (`rows`, `columns`),
or on lines of their own without their heads (`cell_lines`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import ENDED, GRADE_LINE, Line
from pipelines.documents.tables.rows_of_text import FIGURE, YEAR, Row, is_value, trimmed

_MARKER = expression(r"[-•*–]\s+")
_LABEL = expression(r"(?P<label>[^:.;|]{1,100}?)(?::|\s[–-])\s+(?=\S)")
_PART = expression(r"[^;,]+(?:,\d{3}[^;,]*)*")
_HEAD_AND_VALUE = expression(
    rf"(?P<head>{YEAR.pattern}|[A-Za-z%£][^:;|]*?)(?:\s*[:–-])?\s+(?:{FIGURE.pattern})|"
    rf"(?P<year>{YEAR.pattern}):?\s+(?:{GRADE_LINE.pattern})",
    re.IGNORECASE,
)
"""'Good: 5', '2024/25 61.4', '2018/19 Good'."""
_HEAD_AND_GRADE = expression(rf"(?P<head>[A-Z][A-Za-z ]*?):?\s+(?:{GRADE_LINE.pattern})", re.IGNORECASE)
"""'Grade: Good', 'Judgment Adequate'."""
_FEWEST_PARTS = 2
_FEWEST_GRADED = 3
"""Labels with one grade each, in a row; fewer may as well be titles."""
_ENDS_IN_YEAR = expression(rf"[A-Za-z]\s+{YEAR.pattern}$")
"""'Cases in the year to 31 March 2016' is what figures below it tell of."""
_MOST_TITLES = 2
"""Between two rows: what the second is about, as in 'Force in numbers'."""
_LONGEST_LABEL = 100
_LONGEST_HEAD = 120
"""Characters of a head with its figure."""
_LONGEST = 300
"""Characters of a line; a longer one is prose."""


class _Written(NamedTuple):
    """A row as it is written, and the heads that it names."""

    first: int
    last: int
    heads: tuple[str, ...]
    row: Row
    place: int = 0
    """The same for rows in lines below their label that nothing but titles parts."""


def rows_of_labelled_lines(lines: list[Line], rows: dict[int, Row]) -> dict[int, Row]:
    """By the number of its first line, each row whose neighbour names the same heads in the same order."""
    filled = [line for line in lines if not line.blank]
    free = [line for line in filled if line.role is None and line.number not in rows and len(line.raw) <= _LONGEST]
    found: dict[int, Row] = {}
    written = [*_in_one_line(free), *_in_lines_below(free, filled)]
    for _, same in groupby(written, key=lambda each: (each.heads, each.place)):
        run = list(same)
        if len(run) >= (_FEWEST_GRADED if len(run[0].heads) < _FEWEST_PARTS else 2):
            found.update({written.first: written.row for written in run})
    return found


def _in_one_line(free: list[Line]) -> Iterator[_Written]:
    for line in free:
        start = marker.end() if (marker := _MARKER.match(line.raw)) else 0
        label = _LABEL.match(line.raw, start)
        if label is None:
            continue
        parts = [part for part in _PART.finditer(line.raw, label.end()) if part.group().strip()]
        heads = tuple(head for part in parts if (head := _named_in(part.group().strip(" ."))))
        if len(heads) == len(parts) >= _FEWEST_PARTS:
            own = Span(line.start + label.start(), line.start + label.end("label"))
            cells = (trimmed(line.start + part.start(), part.group().rstrip(" .")) for part in parts)
            yield _Written(line.number, line.number, heads, Row(own.start, line.end, (own, *cells)))


def _named_in(part: str) -> str | None:
    """The head of 'Good 5', '2018/19 Good' or 'Efficiency Good'."""
    found = _HEAD_AND_VALUE.fullmatch(part)
    if found:
        return str(found["head"] or found["year"])
    graded = _HEAD_AND_GRADE.fullmatch(part)
    return graded["head"] if graded else None


def _in_lines_below(free: list[Line], filled: list[Line]) -> Iterator[_Written]:
    """A label, and lines below it with a head and a figure each."""
    place_of = {line.number: position for position, line in enumerate(filled)}
    at = place = ended = 0
    while at < len(free):
        label, end = free[at], at + 1
        heads: list[str] = []
        while end < len(free) and free[end].number == free[end - 1].number + 1 and (head := _head_of(free[end])):
            heads.append(head)
            end += 1
        fits = (
            len(label.raw) <= _LONGEST_LABEL
            and not label.raw.endswith((".", "?"))
            and (not is_value(label.raw) or YEAR.fullmatch(label.raw))
        )
        enough = len(heads) >= _FEWEST_PARTS or (heads and _HEAD_AND_GRADE.fullmatch(free[at + 1].raw))
        if enough and fits and _head_of(label) is None:
            last = free[end - 1]
            between = filled[ended : place_of[label.number]]
            titles = _MOST_TITLES if len(heads) >= _FEWEST_PARTS else 0
            place += len(between) > titles or not all(map(_may_be_title, between))
            ended = place_of[last.number] + 1
            cells = (Span(line.start, line.end) for line in free[at:end])
            yield _Written(label.number, last.number, tuple(heads), Row(label.start, last.end, (*cells,)), place)
        at = end if heads else at + 1


def _may_be_title(line: Line) -> bool:
    return len(line.raw) <= _LONGEST_LABEL and not ENDED.search(line.raw)


def _head_of(line: Line) -> str | None:
    if len(line.raw) > _LONGEST_HEAD:
        return None
    is_dated = ":" not in line.raw and _HEAD_AND_VALUE.fullmatch(line.raw) and _ENDS_IN_YEAR.search(line.raw)
    return None if is_dated else _named_in(line.raw)
