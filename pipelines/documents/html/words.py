"""The words of one element → pieces: a heading with its grade, a list item, a definition, a text set as typed.

Belongs here: what words are by where they stand, and what in them belongs to the page. Not here: which element is open
(`flow`), tables (`tables`), or how pieces become blocks (`blocks.pieces`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.documents.blocks.pieces import BULLET, Piece, PieceKind
from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.expressions.late import expression
from pipelines.documents.html.tables import cell_words
from pipelines.documents.html.walk import level_lines
from pipelines.documents.lines.line import GRADE_LINE

LONGEST_SUMMARY = 150
_LONGEST_VALUE = 100
"""A definition so short stands on one line with its term: 'Judgment: Good'."""
_MOST_VALUES = 20
"""Of one term on a line; more are a list."""
_JOINS = expression(
    r"(?:[:\-–—(,'\"‘“]|\b(?:is|are|was|were|be|been|as|at|and|or|to|a|an|the|not|graded|judged|rated))$"
)
_DATA_CAPTION = expression(r"(?:figure|fig|table|chart|graph)\b", re.IGNORECASE)
_NEW_WINDOW = expression(
    r"\s*[(\[]?\b(?:this link )?(?:opens|link opens|opening) in (?:a )?new (?:window|tab|browser tab)\b[)\]]?\.?",
    re.IGNORECASE,
)
_ARROWS_BACK = expression(r"\s*(?:[↩↑⤴⏎]\ufe0e?|\^)\s*$")


def tidy(written: str) -> str:
    """Without what belongs to the page; empty where no letter or digit is left."""
    words = level_lines(written)
    if "window" in words or "tab" in words:
        words = _NEW_WINDOW.sub("", words)
    if words and not (words[-1].isalnum() or words[-1] == "."):
        words = _ARROWS_BACK.sub("", words)
    return words if words[:1].isalnum() or any(map(str.isalnum, words)) else ""


def heading(words: str, level: int) -> Iterator[Piece]:
    """A heading, and below it the grade that stands in it on a line of its own."""
    title, _, last = words.rpartition("\n")
    if title and GRADE_LINE.fullmatch(last):
        yield Piece("heading", title, level)
        yield Piece("paragraph", last)
    else:
        yield Piece("heading", words, level)


def summary(words: str, above: int) -> Piece:
    """What opens a closed part: the heading of that part, where it is as short as one."""
    short = len(words) <= LONGEST_SUMMARY and not words.endswith(".")
    return Piece("heading", words, min(6, above + 1)) if short else Piece("paragraph", words)


def definition(term: str, words: str) -> Iterator[Piece]:
    """A term and what is said of it."""
    if len(words) <= _LONGEST_VALUE and "\n" not in words:
        yield Piece("paragraph", f"{term.rstrip(': ')}: {words}")
    else:
        yield Piece("paragraph", term)
        yield Piece("paragraph", words)


def short_definitions(first: LexborNode) -> list[str]:
    """What a term is said to be in this element and the next ones like it, where there are several short values."""
    values: list[str] = []
    node: LexborNode | None = first
    while node is not None and node.tag in ("dd", "-text", "-comment"):
        if node.tag == "dd":
            words = cell_words(node)
            if not 0 < len(words) <= _LONGEST_VALUE or "\n" in words or node.css_first("a, dl") is not None:
                return []
            values.append(words)
            if len(values) > _MOST_VALUES:
                return []
        node = node.next
    return values if len(values) > 1 else []


def caption(words: str) -> Piece:
    """Below a figure: what the figure shows, or whose photograph it is."""
    return Piece("paragraph" if _DATA_CAPTION.match(words) else "furniture", words)


def as_typed(written: str) -> Iterator[Piece]:
    """A text set as it was typed is read as a plain text is."""
    for block in read_blocks(written, plain_view(written)):
        kind: PieceKind = block.kind
        cells = tuple(written[cell.start : cell.end] for cell in block.cells)
        marker = BULLET if kind == "list_item" else ""
        yield Piece(kind, written[block.start : block.end].strip(), block.level, cells, marker)


def set_grade_apart(parts: list[str], begins: int) -> None:
    """A grade shown as a badge after other words, from `begins` on, stands on a line of its own."""
    before = "".join(parts[max(0, begins - 4) : begins]).rstrip(" ")
    if not before:
        return
    inside = "".join(parts[begins:])
    if not inside.strip()[:1].isupper() or not GRADE_LINE.fullmatch(" ".join(inside.split())):
        return
    if not _JOINS.search(before) and not before.endswith("\n"):
        parts[begins:] = ["\n", inside.strip(), "\n"]
