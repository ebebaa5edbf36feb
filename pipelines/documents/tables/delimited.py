"""Rows of a table that a sheet was saved as: cells that commas or semicolons part, and quotation marks hold together.

Belongs here: telling such lines from prose, and cutting them. Not here: tabs and bars (`rows`), blanks (`columns`).
"""

from __future__ import annotations

from itertools import groupby

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line
from pipelines.documents.tables.rows_of_text import YEAR, Row, is_value

_CELLS = {
    mark: expression(rf'(?:"(?P<held>(?:[^"]|"")*)"|(?P<bare>[^"{mark}\s][^{mark}]*?|))[ ]*(?:{mark}(?![ ])|$)')
    for mark in ",;"
}
"""A mark with a blank behind it parts words of a sentence."""
_FEWEST_CELLS = 2
_FEWEST_BELOW = 2
_FEWEST_NARROW = 3
"""Rows below the head, where there is one cell beside the label."""
_LETTER = expression(r"[^\W\d_]")
_HEADS = expression(rf"[A-Za-z£%#(]|{YEAR.pattern}")


def rows_by_marks(lines: list[Line], rows: dict[int, Row]) -> dict[int, Row]:
    """By line number, the rows below a head with as many cells, in lines that follow each other."""
    free = [line for line in lines if line.number not in rows and line.role is None and not line.blank]
    found: dict[int, Row] = {}
    for mark in _CELLS:
        marked = [(line, cells) for line in free if mark in line.raw and (cells := _cut(line, mark))]
        for _, together in groupby(enumerate(marked), key=lambda each: (each[1][0].number - each[0], len(each[1][1]))):
            run = [each for _, each in together]
            if _is_table(run):
                found.update({line.number: Row(line.start, line.end, tuple(cells)) for line, cells in run})
    return found


def _cut(line: Line, mark: str) -> list[Span]:
    """The cells of a line, or none where the marks part no cells."""
    cells: list[Span] = []
    at = 0
    while at <= len(line.raw):
        cell = _CELLS[mark].match(line.raw, at)
        if cell is None:
            return []
        part = "bare" if cell["held"] is None else "held"
        cells.append(Span(line.start + cell.start(part), line.start + cell.end(part)))
        if cell.end() == len(line.raw) and not line.raw.endswith(mark):
            break
        at = cell.end() if cell.end() > at else len(line.raw) + 1
    return cells if len(cells) >= _FEWEST_CELLS else []


def _is_table(run: list[tuple[Line, list[Span]]]) -> bool:
    words = [[line.raw[cell.start - line.start : cell.end - line.start] for cell in cells] for line, cells in run]
    head, *below = words
    if len(below) < (_FEWEST_NARROW if len(head) == _FEWEST_CELLS else _FEWEST_BELOW):
        return False
    headed = all(map(_HEADS.match, head[1:])) and not any("  " in cell for row in words for cell in row)
    labelled = all(_LETTER.search(row[0]) or YEAR.fullmatch(row[0]) for row in below)
    told = all(any(map(is_value, row[1:])) or len(row) > _FEWEST_CELLS for row in below)
    return headed and labelled and told
