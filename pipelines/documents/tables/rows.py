"""Rows of tables in plain text: tabs and Markdown pipes, and their cells.

Belongs here: telling rows and cutting them into cells. Not here: columns that blanks part (`columns`), cells on
lines of their own (`cell_lines`), rows written out (`labelled_lines`), or what a cell says (the extraction room).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import LONE_BULLET, Line
from pipelines.documents.tables.cell_lines import rows_of_cell_lines
from pipelines.documents.tables.columns import rows_by_blanks
from pipelines.documents.tables.delimited import rows_by_marks
from pipelines.documents.tables.gutters import rows_by_gutters
from pipelines.documents.tables.labelled_lines import rows_of_labelled_lines
from pipelines.documents.tables.rows_by_time import rows_by_time
from pipelines.documents.tables.rows_of_text import SEPARATOR, Row, are_units, lacks_corner, trimmed
from pipelines.documents.tables.tab_stops import rows_at_stops


def find_rows(lines: list[Line], text: str) -> tuple[dict[int, Row], set[int]]:
    """Rows by line index, and the indexes of separator lines between header and body."""
    rows: dict[int, Row] = {}
    separators: set[int] = set()
    for line in lines:
        if line.blank or line.role not in (None, "furniture"):
            continue
        if SEPARATOR.fullmatch(line.raw):
            separators.add(line.number)
        elif line.role == "furniture":
            continue
        elif line.raw.startswith("|") and line.raw.count("|") >= 2:
            rows[line.number] = _piped(line)
        elif "\t" in text[_line_start(line) : _line_end(line, text)].rstrip("\n"):
            row = _tabbed(line, text)
            if row is not None:
                rows[line.number] = row
    rows = {
        at: row for at, row in rows.items() if at - 1 in rows or at + 1 in rows or not _is_numbered_title(row, text)
    }
    rows.update(rows_at_stops(rows, text))
    _add_unfenced_pipes(lines, separators, rows)
    _add_plain_pipes(lines, rows)
    _keep_empty_edges(lines, rows, separators)
    _keep_empty_corners(lines, rows, separators)
    rows.update(rows_by_marks(lines, rows))
    for found in rows_by_gutters(lines, rows.keys()):
        rows.update(found)
    rows.update(rows_by_blanks(lines, rows))
    rows.update(rows_by_time(lines, rows))
    rows.update(rows_of_labelled_lines(lines, rows))
    rows.update(rows_of_cell_lines(lines, rows))
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
        cell = trimmed(at, part)
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


_MARK = expression(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]?")
_FEWEST_WORDS_OF_PROSE = 4
"""'2.1<tab>The budget …' is a numbered paragraph; '1<tab>Good' is a row."""


def _piped(line: Line) -> Row:
    cells = []
    at = line.start
    parts = re.split(r"(?<!\\)\|", line.raw)
    for position, part in enumerate(parts):
        edge = position in (0, len(parts) - 1)
        if not (edge and not part.strip()):
            cells.append(trimmed(at, part))
        at += len(part) + 1
    return Row(line.start, line.end, tuple(cells))


def _add_unfenced_pipes(lines: list[Line], separators: set[int], rows: dict[int, Row]) -> None:
    """'a | b' rows without outer pipes, told by a separator line among them."""
    for separator in separators:
        for step in (-1, 1):
            index = separator + step
            bars = lines[separator].raw.count("|")
            while 0 <= index < len(lines) and lines[index].raw.count("|") == bars and lines[index].role is None:
                if index not in separators:
                    rows.setdefault(index, _piped(lines[index]))
                index += step


def _add_plain_pipes(lines: list[Line], rows: dict[int, Row]) -> None:
    """'a | b' rows without outer pipes or separator: three or more lines together with as many cells each, or two of
    which the second is figures.
    """
    barred = (line for line in lines if line.role is None and "|" in line.raw)
    for (_, bars), together in groupby(enumerate(barred), key=lambda numbered: _place_and_bars(*numbered)):
        run = [line for _, line in together]
        if bars and (len(run) >= _FEWEST_PIPED or (len(run) > 1 and bars > 1 and _FIGURES.fullmatch(run[-1].raw))):
            for line in run:
                rows.setdefault(line.number, _piped(line))


def _keep_empty_edges(lines: list[Line], rows: dict[int, Row], separators: set[int]) -> None:
    """Among rows without outer pipes, '| Area |' is no fence: its first and its last cell are empty."""
    barred = (at for at in sorted(rows.keys() | separators) if "|" in lines[at].raw)
    for _, together in groupby(enumerate(barred), key=lambda numbered: numbered[1] - numbered[0]):
        run = [at for _, at in together if at in rows]
        width = max((len(rows[at].cells) for at in run if not _FENCE.match(lines[at].raw)), default=0)
        for at in run:
            row, raw = rows[at], lines[at].raw
            before = [Span(row.start, row.start)] if raw.startswith("|") and len(row.cells) < width else []
            after = [Span(row.end, row.end)] if raw.endswith("|") and len(row.cells) + len(before) < width else []
            rows[at] = Row(row.start, row.end, (*before, *row.cells, *after))


def _keep_empty_corners(lines: list[Line], rows: dict[int, Row], separators: set[int]) -> None:
    """'2024/25<tab>2025/26' above 'Pay<tab>1.2<tab>1.3': a copy has lost the first tab, as each row below tells."""
    heads = [at for at in rows if at - 1 not in rows and at - 1 not in separators]
    for at in heads:
        first = at + 1 + (at + 1 in separators)
        lines_of_heads = [at]
        while first in rows and are_units(_words(first, rows[first], lines)):
            lines_of_heads.append(first)
            first += 1
        for head in lines_of_heads if first in rows else ():
            row = rows[head]
            words = _words(head, row, lines)
            if all(lacks_corner(words, _words(*below, lines)) for below in _below(first, rows)):
                rows[head] = Row(row.start, row.end, (Span(row.start, row.start), *row.cells))


def _below(first: int, rows: dict[int, Row]) -> Iterator[tuple[int, Row]]:
    while first in rows:
        yield first, rows[first]
        first += 1


def _words(at: int, row: Row, lines: list[Line]) -> list[str]:
    line = lines[at]
    return [line.raw[max(0, cell.start - line.start) : cell.end - line.start] for cell in row.cells]


def _place_and_bars(position: int, line: Line) -> tuple[int, int]:
    """The same for neighbouring lines with as many bars."""
    return line.number - position, line.raw.count("|") if _PIPE.search(line.raw) else 0


_FENCE = expression(r"\||.*\|$")
_PIPE = expression(r"(?<=\S) \| ?(?=\S)")
_FEWEST_PIPED = 3
_FIGURES = expression(r"[^|]*(?:\|[^|\w]*\d[\d.,/]*[^|\w]*)+")
"""'Shortfall | 0.4 | £2.1 | (3.6)'."""
