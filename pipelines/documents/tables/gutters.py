"""Tables in plain text whose columns a strip of blanks parts, be it one character wide, as browsers of text set them.

Belongs here: telling such a table by the strips that all its lines leave blank. Not here: columns that wider gaps part
(`columns`), or a single blank in no strip (`columns_of_figures`, `rows_of_figures`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE, Line
from pipelines.documents.tables.rows_of_text import YEAR, Row, are_units, is_value

Column = tuple[int, int]
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_MOST_HEADS = 3
_MOST_ROWS = 120
"""Of one table; each row is held against all below it."""
_LONGEST = 160
"""Characters of a row."""
_WIDE = expression(r"\S(?: ?\S)*")
"""What other rules hold for a cell: words that two blanks part from the next."""
_LABEL = expression(rf"{YEAR.pattern}|(?=.*[^\W\d_])\w\S*(?: \S+)*")
_GAP = expression(r"\s\s")
_PIECE = expression(r"\S+(?: (?![A-Z£%]|(?:19|20)\d\d|\d\d/)\S+)*")
"""A head begins with a capital, a year or a unit; what follows in small letters belongs to it."""
_WITHIN = expression(
    r"(?i:(?<=requires) (?=improvement)|(?<=not) (?=(?:graded|inspected|assessed)\b)|"
    r"(?<=\d) (?=(?:min(?:ute)?|sec(?:ond)?|hour|hr|day|week|month|million|per cent)s?\b)|"
    r"(?<=min|hrs) (?=\d+ (?:sec|min)))"
)
"""A blank within a value."""
_UNTOLD = expression(r"not (?:yet )?(?:graded|inspected|assessed)\b.*", re.IGNORECASE)
_GRADE = r"(?:Outstanding|Good|Adequate|Requires improvement|Inadequate)"
_GRADES = expression(rf"{_GRADE}(?: +{_GRADE})+")


def rows_by_gutters(lines: Sequence[Line], taken: Collection[int]) -> Iterator[dict[int, Row]]:
    """Of each table: its rows by the number of their line."""
    for block in _blocks(lines, taken):
        found = _below_grades(block) or _above_last(block) or _above_last(block[:-1])
        if not all(_is_wide(line, found[line.number]) for line in block if line.number in found):
            yield found


def _blocks(lines: Sequence[Line], taken: Collection[int]) -> Iterator[list[Line]]:
    """Neighbouring lines that may be rows."""
    block: list[Line] = []
    for line in lines:
        fits = not line.blank and line.role is None and line.number not in taken
        if fits and len(line.raw) <= _LONGEST and "\t" not in line.raw:
            block.append(line)
            continue
        if len(block) > _FEWEST_ROWS:
            yield block
        block = []
    if len(block) > _FEWEST_ROWS:
        yield block


def _columns(lines: Sequence[Line]) -> list[Column]:
    """Where between strips that all lines leave blank something stands, counted from the margin."""
    width = max(line.indent + len(line.raw) for line in lines)
    written = [False] * (width + 1)
    for line in lines:
        for at, character in enumerate(_WITHIN.sub("_", line.raw), start=line.indent):
            written[at] = written[at] or not character.isspace()
    edges = [at for at in range(width + 1) if written[at] != (at > 0 and written[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _words(line: Line, column: Column) -> str:
    start, end = (max(at - line.indent, 0) for at in column)
    return line.raw[start:end].strip()


def _above_last(block: Sequence[Line]) -> dict[int, Row]:
    """The rows of the table of labels and values that the block ends in, with the heads above it."""
    first, columns = len(block), list[Column]()
    for at in range(len(block) - 1, max(len(block) - _MOST_ROWS, 0) - 1, -1):
        wider = _labelled(block[at:])
        if len(wider) < _FEWEST_COLUMNS or (len(block) - first > 1 and len(wider) < len(columns)):
            break
        if columns and _heads_others(block[at], block[at + 1], wider):
            break
        first, columns = at, wider
    rows = {row.number: _cut(row, columns) for row in block[first:]}
    if len(rows) < _FEWEST_ROWS + (len(columns) == _FEWEST_COLUMNS):
        return {}
    heads = _heads(block[max(first - _MOST_HEADS, 0) : first], columns)
    graded = len(columns) == _FEWEST_COLUMNS and all(
        GRADE_LINE.fullmatch(_words(row, columns[-1])) for row in block[first:]
    )
    return heads | rows if heads or graded else {}


def _heads_others(line: Line, below: Line, columns: Sequence[Column]) -> bool:
    """Whether grades or years head columns of other values."""
    cells = [[_words(row, column) for column in columns[1:]] for row in (line, below)]
    return any(all(map(kind.fullmatch, cells[0])) and not any(map(kind.fullmatch, cells[1])) for kind in _HEADS)


_HEADS = (GRADE_LINE, YEAR)


def _heads(above: Sequence[Line], columns: Sequence[Column]) -> dict[int, Row]:
    """The lines right above the rows that together head each column; none where they don't."""
    heads: dict[int, Row] = {}
    for line in reversed(above):
        cut = _cut_heads(line, columns)
        if cut is None:
            return {}
        heads[line.number] = cut
        filled = [any(row.cells[at].end > row.cells[at].start for row in heads.values()) for at in range(len(columns))]
        if all(filled[1:]) and not are_units(line.raw.split()):
            return heads
    return {}


def _labelled(rows: Sequence[Line]) -> list[Column]:
    """The columns of rows that hold a label, values and perhaps a remark."""
    columns = _columns(rows)
    values = [_holds_values([_words(row, column) for row in rows]) for column in columns]
    if not any(values[1:]):
        return []
    last = max(at for at, held in enumerate(values) if held)
    first = last
    while first > 1 and values[first - 1]:
        first -= 1
    label = (columns[0][0], columns[first - 1][1])
    labels = [_words(row, label) for row in rows]
    if not all(_LABEL.fullmatch(words) for words in labels):
        return []
    remark = [(columns[last + 1][0], columns[-1][1])] if last + 1 < len(columns) else []
    return [label, *columns[first : last + 1], *remark]


def _holds_values(cells: Sequence[str]) -> bool:
    """Whether at least half of the cells are filled, all with figures or grades."""
    filled = [cell for cell in cells if cell]
    return len(filled) * 2 >= max(len(cells), min(_FEWEST_ROWS * 2, 2 * len(cells))) and all(
        is_value(cell) or _UNTOLD.fullmatch(cell) for cell in filled
    )


def _cut_heads(line: Line, columns: Sequence[Column]) -> Row | None:
    """Heads, each in the column that it stands over, or with the one beside it; None where one is over several."""
    if line.raw.endswith((".", ";", ":", ",")):
        return None
    found: dict[int, Span] = {}
    last = 0
    for piece in _PIECE.finditer(line.raw):
        start, end = piece.start() + line.indent, piece.end() + line.indent
        over = [at for at, column in enumerate(columns) if min(end, column[1]) > max(start, column[0])]
        if len(over) > 1 or (over and over[0] < last):
            return None
        last = over[0] if over else last
        begins = found[last].start if last in found else line.start + piece.start()
        found[last] = Span(begins, line.start + piece.end())
    if any(_GAP.search(line.raw, cell.start - line.start, cell.end - line.start) for cell in found.values()):
        return None
    at = line.start
    cells: list[Span] = []
    for column in range(len(columns)):
        cells.append(found.get(column, Span(at, at)))
        at = cells[-1].end
    return Row(line.start, line.end, tuple(cells))


def _below_grades(block: Sequence[Line]) -> dict[int, Row]:
    """The rows below a row of grades, each column of which names the areas of its grade."""
    at = next((at for at, line in enumerate(block) if _GRADES.fullmatch(line.raw)), None)
    if at is None or at + 1 == len(block):
        return {}
    head, rows = block[at], block[at:]
    if any(is_value(row.raw.split()[-1]) for row in rows[1:]):
        return {}
    columns: list[Column] = []
    for column in _columns(rows):
        cells = [cell for row in rows if (cell := _words(row, column))]
        unheaded = columns and not _words(head, columns[-1])
        if columns and (unheaded or all(cell[0].islower() for cell in cells)):
            columns[-1] = (columns[-1][0], column[1])  # 'improvement', 'offenders'
        else:
            columns.append(column)
    graded = all(GRADE_LINE.fullmatch(_words(head, column)) for column in columns)
    return {row.number: _cut(row, columns) for row in rows} if graded else {}


def _is_wide(line: Line, row: Row) -> bool:
    """Whether each cell is what two blanks part from the next."""
    cells = [line.raw[cell.start - line.start : cell.end - line.start] for cell in row.cells]
    return [cell for cell in cells if cell] == _WIDE.findall(line.raw)


def _cut(row: Line, columns: Sequence[Column]) -> Row:
    cells: list[Span] = []
    for start, end in columns:
        begin = min(max(start - row.indent, 0), len(row.raw))
        words = row.raw[begin : max(end - row.indent, begin)]
        begin += len(words) - len(words.lstrip()) if words.strip() else 0
        cells.append(Span(row.start + begin, row.start + begin + len(words.strip())))
    return Row(row.start, row.end, tuple(cells))
