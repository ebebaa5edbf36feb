"""Tables and boxes that a conversion to text draws with dashes, whose rows and cells take several lines.

Belongs here: '+-----+-----+' around cells, and rulers of dashes above columns ('------ ------'), both written down anew
as rows between bars. Not here: columns that only blanks part (`columns`), or bars and tabs (`rows`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from pipelines.documents.expressions.late import expression

_EDGE = expression(r"[ \t]*\+(?:[:=-]{3,}\+)+[ \t]*")
_INNER_EDGE = expression(r"[ \t]*[+|].*\+[:=-]{3,}\+.*[+|][ \t]*")
_RULER = expression(r" *-{2,}(?: +-{2,})+ *")
_RULE = expression(r" *-{20,} *")
_ROW_OF_ONE = expression(r"[ \t]*\|(?P<words>[^|]*)\|[ \t]*")
_BELOW_HEAD = expression(r"[ \t]*\|[ ]*:?-{3,}:?[ ]*\|[ \t]*")
_LEADER = expression(r"(?:<br>[.|])+(?:<br>)*")
"""The dots before the number of a page, as a conversion sets them into the cells of a list of contents."""
_ITEM_WITHIN = expression(r"(?:(?<=[:;,.])|(?<= and)|(?<= or))[ ]+[*•][ ]+(?=\S)")
_LABEL_WITHIN = expression(
    r"(?P<label>areas? for improvement|causes? of concern|(?:key )?recommendations?|(?:innovative|promising|good) "
    r"practice):?[ ]+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_ITEM = expression(r"(?:[-*•●+]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_MOST_HEADS = 8
"""Lines of heads above a ruler."""


def with_bars(text: str) -> str:
    """The text with each drawn table as rows between bars, and what stands in a drawn box as paragraphs."""
    if "---" not in text and "+==" not in text:
        return text
    if "<br>." in text:
        text = _LEADER.sub(" .... ", text)
    lines = text.split("\n")
    if not any(map(_opens, lines)):
        return text
    parts: list[str] = []
    at = 0
    while at < len(lines):
        end, rows = _table_at(lines, at)
        if rows:
            parts += _written(rows)
            at = end
        else:
            parts.append(lines[at])
            at += 1
    return "\n".join(parts)


def _opens(line: str) -> bool:
    return bool(_EDGE.fullmatch(line) or _RULER.fullmatch(line) or _BELOW_HEAD.fullmatch(line))


_Rows = list[list[list[str]]]
"""Rows of cells, each of which is its lines."""


def _table_at(lines: Sequence[str], at: int) -> tuple[int, _Rows]:
    """The table that begins on this line, and the line behind it."""
    line = lines[at]
    if "--" not in line and "==" not in line and "--" not in "".join(lines[at + 1 : at + 2]):
        return at, []
    if _EDGE.fullmatch(line):
        return _in_boxes(lines, at)
    if _ROW_OF_ONE.fullmatch(line):
        return _in_one_cell(lines, at)
    if _RULE.fullmatch(line):
        heads = list(takewhile(str.strip, lines[at + 1 : at + 2 + _MOST_HEADS]))
        first = next((place for place, head in enumerate(heads) if _RULER.fullmatch(head)), 0)
        return _below_ruler(lines, at + 1 + first, heads[:first]) if first else (at, [])
    return _below_ruler(lines, at, []) if _RULER.fullmatch(line) else (at, [])


def _in_boxes(lines: Sequence[str], at: int) -> tuple[int, _Rows]:
    body = list(takewhile(lambda line: line.lstrip()[:1] in ("+", "|") and line.strip(), lines[at:]))
    edges = [place for place, mark in enumerate(body[0]) if mark == "+"]
    rows: _Rows = []
    for is_edge, together in groupby(body, key=lambda line: bool(_INNER_EDGE.fullmatch(line) or _EDGE.fullmatch(line))):
        if not is_edge:
            within = list(together)
            parts = [edge for edge in edges if all(line[edge : edge + 1] in ("|", "") for line in within)]
            rows.append([[line[one + 1 : other] for line in within] for one, other in pairwise(parts)])
    return (at + len(body), rows) if len(body) > 2 and all(rows) else (at, [])


def _in_one_cell(lines: Sequence[str], at: int) -> tuple[int, _Rows]:
    """A table of one column between bars: what stands in a box, whose title and items a conversion ran together."""
    if at + 1 >= len(lines) or not _BELOW_HEAD.fullmatch(lines[at + 1]):
        return at, []
    body = list(takewhile(_ROW_OF_ONE.fullmatch, lines[at + 2 :]))
    rows = [[_apart(line.strip(" \t|"))] for line in (lines[at], *body) if line.strip(" \t|")]
    return (at + 2 + len(body), rows) if rows else (at, [])


def _apart(words: str) -> list[str]:
    parts = _ITEM_WITHIN.sub("\n- ", _LABEL_WITHIN.sub(r"\g<label>\n", words, count=1))
    return [line for part in parts.split("\n") for line in (part, "")]


def _below_ruler(lines: Sequence[str], at: int, heads: list[str]) -> tuple[int, _Rows]:
    """Rows that stand apart, down to a line of dashes that closes the table."""
    starts = [dashes.start() for dashes in re.finditer(r"-+", lines[at])]
    body: list[str] = []
    for line in lines[at + 1 :]:
        if _RULE.fullmatch(line) or _RULER.fullmatch(line) or (line.strip() and not _fits(line, starts)):
            break
        body.append(line)
    end = at + 1 + len(body)
    closes = end < len(lines) and bool(_RULE.fullmatch(lines[end]) or _RULER.fullmatch(lines[end]))
    if not closes or not all(_fits(line, starts) for line in heads) or not any(map(str.strip, body)):
        return at, []
    apart = [list(together) for filled, together in groupby(body, key=lambda line: bool(line.strip())) if filled]
    if len(apart) == 1 and _stand_alone(apart[0], starts):
        apart = [[line] for line in apart[0]]
    return end + 1, [[_column(row, starts, place) for place in range(len(starts))] for row in (heads, *apart) if row]


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Whether no word of the line stands over the edge of a column."""
    return all(line[start - 1 : start] in (" ", "") for start in starts if start)


def _stand_alone(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether each line has a label: of a cell on two lines, the second has none elsewhere."""
    return all(sum(bool(cell[0].strip()) for cell in _cells([line], starts)) > 1 for line in lines)


def _cells(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]]:
    return [_column(lines, starts, place) for place in range(len(starts))]


def _column(lines: Sequence[str], starts: Sequence[int], place: int) -> list[str]:
    start = starts[place] if place else 0
    end = starts[place + 1] if place + 1 < len(starts) else None
    return [line[start:end] for line in lines]


def _written(rows: _Rows) -> Iterator[str]:
    """Rows between bars; what stands in one column alone is a box, and its lines are paragraphs."""
    yield ""
    if all(len(row) == 1 for row in rows):
        for (lines,) in rows:
            yield from (line[1:].rstrip() if line.startswith(" ") else line.rstrip() for line in lines)
            yield ""
        return
    for row in rows:
        yield f"| {' | '.join(' '.join(_pieces(cell)).replace('|', ' ') for cell in row)} |"
    yield ""


def _pieces(cell: Sequence[str]) -> Iterator[str]:
    """The lines of a cell, each item of a list on its own."""
    for place, line in enumerate(filter(None, map(str.strip, cell))):
        yield f"<br>{line}" if place and _ITEM.match(line) else line
