"""Tables of which a copy of a page set each cell on a line of its own and a bar behind it.

Belongs here: telling such lines from a menu, finding how many columns they are of, and writing them down anew as rows
between bars. Not here: cells on lines of their own without a mark (`cell_lines`), or tables that dashes draw
(`drawn_tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipelines.documents.expressions.late import expression
from pipelines.documents.tables.rows_of_text import SEPARATOR, YEAR, is_labelled, is_value

_CELLS = expression(r"[^|\n]*[^|\s][^|\n]*\|")
"""All of a line: a cell and its bar."""
_BARS = expression(r"\|+")
_OPENED = expression(r"\|[ ]?[^|\n]*[^|\s][^|\n]*\|")
"""The mark that opens a row, and its first cell."""
_BAR_BELOW = expression(r"[ \t]*\n[ \t]*\|(?=[ \t]*(?:\n|$))")
_BARS_BELOW = expression(r"^(?:[^|\n]*[^|\s][^|\n]*\n[ \t]*\|[ \t]*(?:\n|$)){4,}", re.MULTILINE)
"""Cell after cell, each with its bar on the line below."""
_WORD = expression(r"[A-Za-z]{3}")
_FEWEST_CELLS = 4
_MOST_COLUMNS = 14
_MOST_HEADS = 3
_FEWEST_WITHOUT_HEADS = 3
"""Rows of a label and figures, whose heads stand apart."""
_MOST_LINES_OF_CELL = 5
_Row = list[str]


def with_rows_between_bars(text: str) -> str:
    """The text with cells that stand below each other, each with a bar behind it, as rows."""
    if "|\n" not in text:
        return text
    if "\n|\n" in text:
        text = _BARS_BELOW.sub(lambda run: _BAR_BELOW.sub(" |", run.group()), text)
    lines = text.split("\n")
    parts: list[str] = []
    at = 0
    while at < len(lines):
        end = max(_end_of_run(lines, at), at + 1)
        rows = list(_rows(lines[at:end])) if end - at >= _FEWEST_CELLS else []
        if rows and parts and _heads_row(parts[-1], len(rows[0])):
            parts[-1] = f"| {parts[-1].lstrip()}"
        parts += map(_written, rows) if rows else lines[at:end]
        at = end
    return "\n".join(parts)


def _heads_row(line: str, width: int) -> bool:
    """Whether the line above rows is of as many cells, with a bar behind each."""
    return line.rstrip().endswith("|") and not line.lstrip().startswith("|") and line.count("|") == width


def _end_of_run(lines: Sequence[str], at: int) -> int:
    """The line behind those that may be cells; what goes on with a cell ends with a bar a few lines below."""
    end = at
    opened = lines[at].strip() == "|"
    while end < len(lines):
        line = lines[end].strip()
        if _CELLS.fullmatch(line) or _BARS.fullmatch(line) or SEPARATOR.fullmatch(line) or _OPENED.fullmatch(line):
            end += 1
            continue
        rest = _rest_of_cell(lines, end)
        if not rest or not (opened or lines[end + rest - 1].lstrip()[:1].islower()):
            break
        end += rest
    return end


def _rest_of_cell(lines: Sequence[str], at: int) -> int:
    """How many lines a cell of several has from here on; none where prose begins."""
    for count, line in enumerate(lines[at : at + _MOST_LINES_OF_CELL], start=1):
        words = line.strip()
        if not words or _BARS.fullmatch(words):
            return 0
        if "|" in words:
            return count if _CELLS.fullmatch(words) else 0
    return 0


def _rows(lines: Sequence[str]) -> Iterator[_Row]:
    """The rows that the lines of a run make, or none where they are no table."""
    marks = list(_marks(lines))
    singles = sum(not _BARS.fullmatch(mark) for mark in marks)
    if singles < _FEWEST_CELLS or sum(bool(_OPENED.fullmatch(line.strip())) for line in lines) * 2 > singles:
        return
    if marks[0] == "|" and "|" in marks[1:]:
        yield from _opened_rows(marks)
    else:
        yield from _counted_rows(marks)


def _marks(lines: Sequence[str]) -> Iterator[str]:
    """Cells without their bars, and bars that stand alone: one opens a row or is an empty cell, more are empty ones."""
    words: list[str] = []
    for line in map(str.strip, lines):
        if SEPARATOR.fullmatch(line):
            continue
        if _BARS.fullmatch(line):
            yield line
        elif _OPENED.fullmatch(line):
            yield "|"
            yield line.strip("| ")
        elif line.endswith("|"):
            yield " ".join((*words, line.rstrip("| ")))
            words = []
        else:
            words.append(line)


def _opened_rows(marks: Sequence[str]) -> Iterator[_Row]:
    """A bar before each row, and one for each cell that is empty."""
    parts: list[_Row] = []
    for is_bar, together in groupby(marks, key=lambda mark: mark == "|"):
        if is_bar:
            parts += [[] for _ in together]
        else:
            parts[-1] += [cell for mark in together for cell in ([""] * len(mark) if _BARS.fullmatch(mark) else [mark])]
    width = max(map(len, parts))
    if width < 2 or len(parts) < 2:
        return
    row: _Row = []
    above: _Row = []
    for place, part in enumerate(parts):
        row = [*row, "", *part] if row else part
        below = parts[place + 1] if place + 1 < len(parts) else None
        goes_on = below is not None and len(row) + 1 + len(below) <= width and not _labels_row(below)
        if not row or goes_on:
            continue
        yield _aligned(row, above)
        above, row = row, []


def _labels_row(part: _Row) -> bool:
    return bool(part) and not is_value(part[0]) and _WORD.search(part[0]) is not None


def _aligned(row: _Row, above: _Row) -> _Row:
    """Figures below all heads but the first are the row of a label that reaches over two."""
    return ["", *row] if len(row) == len(above) - 1 and all(map(is_value, row)) else row


def _counted_rows(marks: Sequence[str]) -> Iterator[_Row]:
    """No mark before a row: its cells are as many as make every column hold things of one kind."""
    cells = [cell for mark in marks for cell in ([""] * len(mark) if _BARS.fullmatch(mark) else [mark])]
    ends = {
        sum(len(one) if _BARS.fullmatch(one) else 1 for one in marks[: place + 1])
        for place, mark in enumerate(marks)
        if _BARS.fullmatch(mark) and len(mark) > 1
    }
    for width in range(2, min(_MOST_COLUMNS, len(cells) // 2) + 1):
        if len(cells) % width or any(end % width for end in ends):
            continue
        rows = [cells[at : at + width] for at in range(0, len(cells), width)]
        if _is_table(rows):
            yield from rows
            return


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether below a few heads each column holds things of one kind, the first one labels and another figures."""
    if any(_are_columns(rows[heads:]) for heads in range(1, min(_MOST_HEADS, len(rows) - 2) + 1)):
        return True
    return len(rows) >= _FEWEST_WITHOUT_HEADS and all(is_labelled(row) for row in rows)


def _are_columns(body: Sequence[_Row]) -> bool:
    labels, *columns = zip(*body, strict=True)
    kinds = [{"words" if _kind(cell) == "words" else "value" for cell in column if cell} for column in columns]
    return (
        all(labels)
        and "value" not in set(map(_kind, labels))
        and all(len(kind) < 2 for kind in kinds)
        and {"value"} in kinds
    )


def _kind(cell: str) -> str:
    return "year" if YEAR.fullmatch(cell) else "value" if is_value(cell) else "words"


def _written(row: _Row) -> str:
    return f"| {' | '.join(row)} |"
