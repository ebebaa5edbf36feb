"""A Word document's body → pieces in reading order.

Belongs here: what paragraphs, lists, tables, boxes and notes are to a reader. Not here: the words inside a paragraph
(`text`), what styles say (`styles`), or how pieces become blocks (`blocks.pieces`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from xml.etree.ElementTree import Element

from pipelines.documents.blocks.pieces import Piece
from pipelines.documents.docx.styles import Numbering, Style, Styles, numbering_of, outline_level
from pipelines.documents.docx.text import Said, read_paragraph
from pipelines.documents.docx.xml import inside, value
from pipelines.documents.expressions.late import expression
from pipelines.documents.tables.cells import MOST_COLUMNS, MOST_ROWS, Cell, is_prose, one_cell_a_column

_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "mc:Choice"})
_TYPED_MARKER = expression(r"(?:[-–•●○▪■*·\uf0b7\uf0a7]|o|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\t+")
_LARGE = 32
"""Half-points; a line set in 16 points or more above the first heading is the title."""
_TITLE = 0
"""The level of a title until the others are known."""
_TITLE_WITHIN = 12
"""Pieces from the top in which a title may stand."""
_LONGEST_TITLE = 200
_SEVERAL_LEVELS = expression(r"\d+\.\d+")

Note = tuple[str, str]


class Flow:
    """Reads the body in order; notes are given before the next heading, below the text that refers to them."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[Note, Element]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._waiting: list[Note] = []
        self._fields: list[str] = []
        self._carried: Said | None = None
        self._depth = 0
        self._large: set[str] = set()
        """Words of the lines that are set as large as a title."""

    def read(self, body: Element) -> list[Piece]:
        pieces: list[Piece] = []
        for piece in chain(self._blocks(body, False), self._carried_over()):
            if piece.kind == "heading":
                pieces.extend(self._notes_so_far())
            pieces.append(piece)
        pieces.extend(self._notes_so_far())
        return _levelled(pieces, self._large)

    def _blocks(self, parent: Element, contents: bool) -> Iterator[Piece]:
        for child in parent:
            if child.tag == "w:p":
                yield from self._paragraph(child, contents)
            elif child.tag == "w:tbl":
                yield from self._table(child, contents)
            elif child.tag == "mc:AlternateContent":
                chosen = child.find("mc:Choice")
                yield from self._blocks(chosen if chosen is not None else child, contents)
            elif child.tag in _WRAPPERS:
                gallery = inside(child, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
                yield from self._blocks(child, contents or value(gallery) == "Table of Contents")

    def _paragraph(self, paragraph: Element, contents: bool) -> Iterator[Piece]:
        properties = paragraph.find("w:pPr")
        style = self._styles.style(value(properties.find("w:pStyle")) if properties is not None else "")
        said = read_paragraph(paragraph, style.bold)
        self._waiting.extend(said.notes)
        in_contents = contents or any(_is_contents_field(one) for one in (*self._fields, *said.fields_opened))
        self._follow_fields(said)
        if self._carried is not None:
            said.parts[:0] = self._carried.parts
            self._carried = None
        if properties is not None and inside(properties, "w:rPr", "w:del") is not None and not said.boxes:
            self._carried = said  # its end was deleted: the next paragraph goes on
            return
        words = said.words
        if words.strip():
            yield self._piece(words, said, style, properties, in_contents)
        for box in said.boxes:
            yield from self._blocks(box, False)

    def _carried_over(self) -> Iterator[Piece]:
        """A last paragraph whose end was deleted."""
        if self._carried is not None and self._carried.words.strip():
            yield Piece("paragraph", self._carried.words.replace("\t", " "))

    def _follow_fields(self, said: Said) -> None:
        self._fields.extend(said.fields_opened)
        del self._fields[max(0, len(self._fields) - said.fields_closed) :]

    def _piece(self, words: str, said: Said, style: Style, properties: Element | None, in_contents: bool) -> Piece:
        visible = sum(not character.isspace() for character in words)
        bold = said.bold >= visible * 0.95
        if in_contents or style.is_contents:
            return Piece("contents", words)
        if style.is_furniture:
            return Piece("furniture", words)
        outline = outline_level(properties)
        heading = style.heading if outline is None else outline
        numbering = numbering_of(properties) or style.numbering
        marker = self._numbering.marker(numbering) if numbering is not None else None
        if style.is_title or heading:
            return Piece("heading", words.replace("\t", " "), _TITLE if style.is_title else heading)
        if marker is not None and not _SEVERAL_LEVELS.search(marker):
            return Piece("list_item", words.replace("\t", " "), marker=marker)
        typed = _TYPED_MARKER.match(words)
        if typed:
            return Piece("list_item", words[typed.end() :].replace("\t", " "), marker=typed.group().strip())
        if sum(bool(cell.strip()) for cell in words.split("\t")) >= 2 and "\n" not in words:
            return Piece("table_row", cells=tuple(words.split("\t")))
        size = max(said.sizes, default=style.size or 0)
        if size >= _LARGE and len(words) <= _LONGEST_TITLE:
            self._large.add(words)
        return Piece("paragraph", words.replace("\t", " "), bold=bold)

    def _table(self, table: Element, contents: bool) -> Iterator[Piece]:
        rows = [list(_cells(row)) for row in _children(table, "w:tr") if not _is_deleted(row)]
        self._depth += 1
        if self._depth == 1 and any(len(row) >= 2 for row in rows):
            cells = [[self._cell(cell, number == 0) for cell in row] for number, row in enumerate(rows)]
            nested = any(next(cell.iter("w:tbl"), None) is not None for row in rows for cell in row)
            if not nested and not any(is_prose(cell.words) for row in cells for cell in row):
                for number, told in enumerate(one_cell_a_column(_with_reach(rows, cells))):
                    yield Piece("table_row", cells=told, opens=number == 0)
                self._depth -= 1
                return
        for row in rows:
            for cell in row:
                yield from self._blocks(cell, contents)
        self._depth -= 1

    def _cell(self, cell: Element, is_head: bool) -> Cell:
        lines = []
        for paragraph in cell.iter("w:p"):
            said = read_paragraph(paragraph)
            self._waiting.extend(said.notes)
            lines.append(" ".join(said.words.split("\t")))
        written = value(inside(cell, "w:tcPr", "w:gridSpan"), "1")
        columns = min(int(written), MOST_COLUMNS) if re.fullmatch(r"[0-9]{1,4}", written) else 1
        return Cell("\n".join(filter(None, "\n".join(lines).split("\n"))), is_head, max(1, columns))

    def _notes_so_far(self) -> Iterator[Piece]:
        waiting, self._waiting = self._waiting, []
        for note in dict.fromkeys(waiting):
            element = self._notes.pop(note, None)
            if element is not None:
                yield from (piece._replace(bold=False) for piece in self._blocks(element, False))


def _is_contents_field(instruction: str) -> bool:
    return instruction.strip().upper().startswith("TOC")


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """The children of a kind, also those inside wrappers and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _cells(row: Element) -> Iterator[Element]:
    return _children(row, "w:tc")


def _is_deleted(row: Element) -> bool:
    return inside(row, "w:trPr", "w:del") is not None


def _with_reach(rows: list[list[Element]], cells: list[list[Cell]]) -> list[list[Cell]]:
    """The cells without those that only go on with the cell above, which then reaches over more rows."""
    reaching: dict[int, tuple[int, int]] = {}
    kept: list[list[Cell]] = []
    for row, read in zip(rows, cells, strict=True):
        column = 0
        kept.append([])
        for element, cell in zip(row, read, strict=True):
            merge = inside(element, "w:tcPr", "w:vMerge")
            goes_on = merge is not None and value(merge, "continue") == "continue"
            if goes_on and column in reaching:
                at, position = reaching[column]
                above = kept[at][position]
                kept[at][position] = replace(above, rows=min(above.rows + 1, MOST_ROWS))
            else:
                reaching.pop(column, None)
                if merge is not None:
                    reaching[column] = (len(kept) - 1, len(kept[-1]))
                kept[-1].append(cell)
            column += cell.columns
    return kept


def _is_text(piece: Piece) -> bool:
    return piece.kind in ("list_item", "table_row") or (piece.kind == "paragraph" and piece.words.endswith((".", ":")))


def _levelled(pieces: list[Piece], large_lines: set[str]) -> list[Piece]:
    """Headings with levels from 1: a title above all others, where the document has one."""
    levels = [piece.level for piece in pieces if piece.kind == "heading" and piece.level]
    titled = any(piece.kind == "heading" and piece.level == _TITLE for piece in pieces)
    first = next((n for n, piece in enumerate(pieces) if piece.kind == "heading"), 0)
    top = () if titled else pieces[: min(first, _TITLE_WITHIN)]
    large = {n for n, piece in enumerate(top) if piece.kind == "paragraph" and piece.words in large_lines}
    highest = min(levels, default=1)
    text = next((n for n, piece in enumerate(pieces) if _is_text(piece)), len(pieces))
    in_text = any(piece.kind == "heading" and piece.level == highest for piece in pieces[text:])
    several = levels.count(highest) > 1 and in_text  # else all are lines of the title
    shift = (1 if titled or large or several else 0) - (highest - 1)
    found = []
    for number, piece in enumerate(pieces):
        if piece.kind == "heading":
            piece = piece._replace(level=piece.level + shift if piece.level else 1)
        elif number in large:
            piece = piece._replace(kind="heading", level=1)
        found.append(piece)
    return found
