"""A row of a table in plain text, and what its cells can be told to be by themselves.

Belongs here: what every layout of a table shares. Not here: the layouts (`rows`, `columns`, `cell_lines`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE, Line

_NUMBER = r"[(\[]?[+−–-]?\s?£?\d[\d,]*(?:\.\d+)?\s?(?:%|per\s?cent|m|k|bn|million|thousand)?[)\]]?"
_INTERVAL = r"\s?[(\[]?(?:\+\s?/\s?[-−–]|±|plus or minus)\s?\d+(?:\.\d+)?\s?(?:%|percentage points)?[)\]]?"
_SHARE = r"\s?(?:of|out of|/)\s?\d[\d,]*(?:\s?\(\d[\d.]*\s?(?:%|per\s?cent)\))?"
_UNIT_OF_TIME = r"\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?)"
TIME = rf"\d[\d,]*(?:\.\d+)?{_UNIT_OF_TIME}(?:,?\s(?:and\s)?\d{{1,2}}{_UNIT_OF_TIME})?|\d{{1,2}}(?::\d\d){{1,2}}"
"""'9.1 secs', '1m 40s', '02:45'."""
_NOTE = r"(?:\s?(?:\[\w{1,2}\]|\*{1,2}|[†‡]))?"
FIGURE = expression(rf"(?:(?:{_NUMBER}(?:{_INTERVAL}|{_SHARE})?|{TIME}){_NOTE}|[-–—]|n/a|nil)", re.IGNORECASE)
"""All of a cell: '61.4', '(£9.7m)', '92.5% (+/- 2.1)', '41 of 60 (68%)', '9.1 secs', '1m 40s', '–', '12[1]'."""
YEAR = expression(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")


_UNIT = expression(r"\(?(?:£\s?'?(?:m|mn|million|k|bn|000'?s?)?|%|no\.?)\)?", re.IGNORECASE)
"""'£000', '£m', '%': what a second line of heads says."""


def are_units(cells: Sequence[str]) -> bool:
    """Whether a row says nothing but in what units the columns below it are."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(_UNIT.fullmatch(cell) for cell in filled)


_LETTERS = expression(r"RI|[OGAI]")
"""A grade's letter, where a key explains it."""


def is_value(words: str) -> bool:
    """Whether a cell holds a figure or a grade, and so is neither a label nor the head of a column of its own."""
    is_figure = FIGURE.fullmatch(words) is not None and _UNIT.fullmatch(words) is None
    return is_figure or GRADE_LINE.fullmatch(words) is not None or _LETTERS.fullmatch(words) is not None


def lacks_corner(head: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a head has one cell fewer than the label and values of a row below it, and is no such row itself."""
    if len(head) != len(row) - 1 or not is_labelled(row):
        return False
    labelled = is_labelled(head) and not all(YEAR.fullmatch(cell) for cell in head[1:])
    graded = any(GRADE_LINE.fullmatch(cell) for cell in row[1:])
    return not labelled or (not graded and all(GRADE_LINE.fullmatch(cell) for cell in head[1:]))


def is_labelled(cells: Sequence[str]) -> bool:
    """Whether a row is a label and values."""
    return len(cells) > 1 and bool(cells[0]) and all(map(is_value, cells[1:]))


SEPARATOR = expression(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?")
"""What Markdown sets between the head and the body."""
RULED = expression(r"[+|]?[ ]*[-=]{3,}(?:[ |+]+[-=]{2,})*[ |+]*")
"""What plain text draws between head and body, in one stroke or one for each column."""
_BETWEEN = expression(r"\s*(?:\||\t)\s*|\s{2,}")


def is_graded_by_letters(line: str) -> bool:
    """Whether a line is a row of grades in letters: 'Preventing crime    O   G   RI'."""
    label, *cells = _BETWEEN.split(line.strip())
    return len(cells) > 1 and len(label) > 2 and all(map(_LETTERS.fullmatch, cells))


def heads_figures(head: str, row: str) -> bool:
    """Whether the next line holds figures in as many cells, or one more for the corner, or is a separator."""
    if "|" in head and SEPARATOR.fullmatch(row):
        return True
    heads, cells = _BETWEEN.split(head.strip()), _BETWEEN.split(row.strip())
    return len(heads) in (len(cells), len(cells) - 1) and sum(map(is_value, cells)) > 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its cells, empty ones included; it may reach over several lines."""

    start: int
    end: int
    cells: tuple[Span, ...]


def trimmed(at: int, part: str) -> Span:
    """The cell without the blanks around it; an empty cell stands where it begins."""
    words = part.strip()
    if not words:
        return Span(at, at)
    start = at + len(part) - len(part.lstrip())
    return Span(start, start + len(words))


def lines_of_rows(lines: list[Line], rows: dict[int, Row]) -> Iterator[int]:
    """The numbers of the lines that rows reach over."""
    end = -1
    for line in lines:
        end = rows[line.number].end if line.number in rows else end
        if not line.blank and line.start < end:
            yield line.number
