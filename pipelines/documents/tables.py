"""Rows of tables in plain text: tabs, Markdown pipes, and columns aligned by blanks; and their cells.

Belongs here: telling rows and cutting them into cells. Not here: what a cell says (the extraction room).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipelines.documents.document import Span
from pipelines.documents.lines import LONE_BULLET, Line

_SEPARATOR = re.compile(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?")
_GAP = re.compile(r"(?<![.!?:;])[ \u00a0]{2,}(?=\S)")
_TOLERANCE = 2
"""Columns by blanks are set by hand: a cell may begin so many characters off its column."""


@dataclass(frozen=True, slots=True)
class Row:
    start: int
    end: int
    cells: tuple[Span, ...]


def find_rows(lines: list[Line], text: str) -> tuple[dict[int, Row], set[int]]:
    """Rows by line index, and the indexes of separator lines between header and body."""
    rows: dict[int, Row] = {}
    separators: set[int] = set()
    for line in lines:
        if line.blank or line.role is not None:
            continue
        if _SEPARATOR.fullmatch(line.raw):
            separators.add(line.number)
        elif line.raw.startswith("|") and line.raw.count("|") >= 2:
            rows[line.number] = _piped(line)
        elif "\t" in text[_line_start(line) : _line_end(line, text)].rstrip("\n"):
            row = _tabbed(line, text)
            if row is not None:
                rows[line.number] = row
    rows = {
        at: row for at, row in rows.items() if at - 1 in rows or at + 1 in rows or not _is_numbered_title(row, text)
    }
    _add_unfenced_pipes(lines, separators, rows)
    _add_plain_pipes(lines, rows)
    _keep_empty_corners(lines, rows)
    for run in _aligned_runs(lines, rows):
        rows.update(_aligned(run))
    for below in _runs_below_units(lines, rows):
        rows.update(below)
    return rows, separators


def _line_start(line: Line) -> int:
    return line.start - line.indent


def _line_end(line: Line, text: str) -> int:
    end = text.find("\n", line.end)
    return len(text) if end < 0 else end


def _tabbed(line: Line, text: str) -> Row | None:
    """A row of tab-separated cells; an indented paragraph or a marker set off by one tab is none."""
    start, end = _line_start(line), _line_end(line, text)
    if "\t" not in line.raw and not text[start : line.start].count("\t") > 1 and not text[line.end : end].count("\t"):
        return None
    cells = []
    at = start
    for part in text[start:end].split("\t"):
        cell = _trimmed(at, part)
        inside = min(max(cell.start, line.start), line.end)
        cells.append(cell if cell.start < cell.end else Span(inside, inside))
        at += len(part) + 1
    filled = [text[cell.start : cell.end] for cell in cells if cell.start < cell.end]
    if len(filled) < 2 and len(cells) < 3:
        return None
    if len(filled) == 2 and LONE_BULLET.fullmatch(filled[0]):
        return None
    if len(filled) == 2 and _MARK.fullmatch(filled[0]) and len(filled[1].split()) >= _FEWEST_WORDS_OF_PROSE:
        return None
    return Row(line.start, line.end, tuple(cells))


def _is_numbered_title(row: Row, text: str) -> bool:
    """'3<tab>What should improve' on its own: no table, but the title of a part."""
    words = [text[cell.start : cell.end] for cell in row.cells if cell.start < cell.end]
    return len(words) == 2 and _MARK.fullmatch(words[0]) is not None and re.search(r"\d", words[1]) is None


_MARK = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]?")
_FEWEST_WORDS_OF_PROSE = 4
"""'2.1<tab>The budget …' is a numbered paragraph; '1<tab>Good' is a row."""


def _piped(line: Line) -> Row:
    cells = []
    at = line.start
    parts = re.split(r"(?<!\\)\|", line.raw)
    for position, part in enumerate(parts):
        edge = position in (0, len(parts) - 1)
        if not (edge and not part.strip()):
            cells.append(_trimmed(at, part))
        at += len(part) + 1
    return Row(line.start, line.end, tuple(cells))


def _add_unfenced_pipes(lines: list[Line], separators: set[int], rows: dict[int, Row]) -> None:
    """'a | b' rows without outer pipes, told by a separator line among them."""
    for separator in separators:
        for step in (-1, 1):
            index = separator + step
            while 0 <= index < len(lines) and "|" in lines[index].raw and lines[index].role is None:
                if index not in separators:
                    rows.setdefault(index, _piped(lines[index]))
                index += step


def _add_plain_pipes(lines: list[Line], rows: dict[int, Row]) -> None:
    """'a | b' rows without outer pipes or separator: three or more lines together with as many cells each, or two of
    which the second is figures.
    """
    free = (line for line in lines if not line.blank and line.role is None and line.number not in rows)
    for (_, bars), together in groupby(enumerate(free), key=lambda numbered: _place_and_bars(*numbered)):
        run = [line for _, line in together]
        if bars and (len(run) >= _FEWEST_PIPED or (len(run) > 1 and bars > 1 and _FIGURES.fullmatch(run[-1].raw))):
            rows.update({line.number: _piped(line) for line in run})


def _keep_empty_corners(lines: list[Line], rows: dict[int, Row]) -> None:
    """'| 2024/25 | 2025/26' above 'Pay | 1.2 | 1.3': its first bar opens the second column, and fences nothing."""
    for at, row in rows.items():
        below = rows.get(at + 1)
        if below is None or len(below.cells) != len(row.cells) + 1:
            continue
        if lines[at].raw.startswith("|") and not lines[at + 1].raw.startswith("|"):
            rows[at] = Row(row.start, row.end, (Span(row.start, row.start), *row.cells))


def _place_and_bars(position: int, line: Line) -> tuple[int, int]:
    """The same for neighbouring lines with as many bars."""
    return line.number - position, len(_PIPE.findall(line.raw))


_PIPE = re.compile(r"(?<=\S) \| ?(?=\S)")
_FEWEST_PIPED = 3
_FIGURES = re.compile(r"[^|]*(?:\|[^|\w]*\d[\d.,/]*[^|\w]*)+")
"""'Shortfall | 0.4 | £2.1 | (3.6)'."""


def _aligned_runs(lines: list[Line], rows: dict[int, Row]) -> Iterator[list[Line]]:
    """Two or more neighbouring lines with cells that begin below each other."""
    run: list[Line] = []
    for line in lines:
        free = not line.blank and line.role is None and line.number not in rows
        if free and len(_starts(line)) >= 2 and (not run or _line_up(run[-1], line)):
            run.append(line)
            continue
        if len(run) >= 2:
            yield run
        run = [line] if free and len(_starts(line)) >= 2 else []
    if len(run) >= 2:
        yield run


_UNIT = r"(?:£\s?(?:m|k|bn|000'?s?|million)?|(?:19|20)\d\d[/-]\d{2,4})"
_HEAD_OF_UNITS = re.compile(rf"(?P<label>[A-Z][\w &/()',-]{{0,60}}?\s+)?(?P<units>{_UNIT}(?:\s+{_UNIT})*)")
_FIGURE = r"\(?-?£?\d[\d,]*(?:\.\d+)?\)?"
_FEWEST_BELOW_UNITS = 3


def _runs_below_units(lines: list[Line], rows: dict[int, Row]) -> Iterator[dict[int, Row]]:
    """'Source £m' and lines below it that each end in as many figures: a table whose columns a single blank parts."""
    free = [line for line in lines if line.number not in rows and not line.blank]
    for at, head in enumerate(free):
        found = _HEAD_OF_UNITS.fullmatch(head.raw.rstrip()) if "£" in head.raw and head.role is None else None
        if found is None:
            continue
        count = len(found["units"].split())
        row = re.compile(rf"(?P<label>[^\d(].*?[^\s:])\s+(?P<figures>{_FIGURE}(?:\s+{_FIGURE}){{{count - 1}}})")
        run = {head.number: _parted(head, found, "units")}
        for line in free[at + 1 :]:
            fits = row.fullmatch(line.raw.rstrip())
            if fits is None or line.number != max(run) + 1:
                break
            run[line.number] = _parted(line, fits, "figures")
        if len(run) > _FEWEST_BELOW_UNITS:
            yield run


def _parted(line: Line, found: re.Match[str], columns: str) -> Row:
    """The label, empty or not, and each figure or unit behind it as cells."""
    label = found["label"] or ""
    cells = [_trimmed(line.start, label)]
    for part in re.finditer(r"\S+", found[columns]):
        start = line.start + found.start(columns) + part.start()
        cells.append(Span(start, start + len(part.group())))
    return Row(line.start, line.end, tuple(cells))


def _starts(line: Line) -> list[int]:
    """The columns at which the cells of a line begin, counted from the start of the line."""
    return [line.indent] + [line.indent + gap.end() for gap in _GAP.finditer(line.raw)]


def _line_up(one: Line, other: Line) -> bool:
    theirs = _starts(other)[1:]
    return any(abs(mine - start) <= _TOLERANCE for mine in _starts(one)[1:] for start in theirs)


def _aligned(run: list[Line]) -> dict[int, Row]:
    columns: list[int] = []
    for start in sorted(start for line in run for start in _starts(line)):
        if not columns or start - columns[-1] > _TOLERANCE:
            columns.append(start)
    return {line.number: _cut(line, columns) for line in run}


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
        cells.append(_trimmed(start, line.raw[start - line.start : after - line.start]))
        taken += 1
    return Row(line.start, line.end, tuple(cells))


def _trimmed(at: int, part: str) -> Span:
    """The cell without the blanks around it; an empty cell stands where it begins."""
    words = part.strip()
    if not words:
        return Span(at, at)
    start = at + len(part) - len(part.lstrip())
    return Span(start, start + len(words))
