"""A page's tree → pieces: headings, paragraphs, list items, rows, each in the part of the page where it stands.

Belongs here: what elements mean to a reader, and which are open. Not here: what is shown at all (`walk`), what
words are once their element has ended (`words`), tables (`tables`), which parts are content (`regions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from pipelines.documents.blocks.pieces import BULLET, Piece
from pipelines.documents.expressions.late import expression
from pipelines.documents.html.regions import Regions, sign_of
from pipelines.documents.html.tables import read_table
from pipelines.documents.html.walk import BLOCKS, HEADINGS, is_toggle_of_panel, walk
from pipelines.documents.html.words import (
    LONGEST_SUMMARY,
    as_typed,
    caption,
    definition,
    heading,
    set_grade_apart,
    short_definitions,
    summary,
    tidy,
)
from pipelines.documents.lines.line import GRADE_LINE
from pipelines.documents.lines.wording import is_section_kind

_BOLD = frozenset({"b", "strong"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CONTROLS = frozenset({"button", "label", "legend"})
_DEEPEST_TABLE = 30
_BADGE = expression(r"grad(?:e|ing)|judg|rating|badge|label|pill|tag|score|outcome|status", re.IGNORECASE)


class Placed(NamedTuple):
    """A piece and the number of the part of the page that it stands in."""

    piece: Piece
    region: int
    characters: int
    linked: int


class _Element(NamedTuple):
    """An element that is open."""

    tag: str
    block: bool
    region: int
    parts_before: int
    badge: bool
    above: int
    """The level of the last heading before it."""
    texts_before: int


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


class Flow:
    """Is told what a page shows and gathers its pieces; what is open is kept on a stack."""

    def __init__(self, regions: Regions) -> None:
        self.placed: list[Placed] = []
        self._regions = regions
        self._region = 0
        self._open: list[_Element] = []
        self._parts: list[str] = []
        self._linked = self._bold = self._links = self._within = 0
        self._in_link = self._in_bold = self._in_heading = self._in_caption = 0
        self._heading: int | None = None
        self._above = 0
        self._texts = 0
        self._lists: list[_List] = []
        self._marker = ""
        self._term: str | None = None
        self._in_term = self._in_summary = False
        self._told = 0
        """How many of the next definitions have been gathered with the first of their term."""
        self._tables = 0
        self._preformatted = 0

    def read(self, root: LexborNode, inside: Sequence[str] = (), until: str = "") -> None:
        """Gathers what is shown below `root`; the page may come in parts, as `walk` says."""
        walk(root, self, inside, until)

    def end(self) -> None:
        """Gathers the words that are left when the page is over."""
        self._flush()

    def words(self, words: str) -> None:
        self._parts.append(words)
        if self._in_link:
            self._linked += len(words)
        if self._in_bold:
            self._bold += len(words.strip())

    def opened(self, tag: str, attributes: dict[str, str | None], node: LexborNode) -> bool:
        block = tag in BLOCKS or "-" in tag
        is_toggle = tag in _CONTROLS and is_toggle_of_panel(tag, attributes)
        if tag in _CONTROLS and not is_toggle and not self._in_heading:
            return False  # a control, or what stands beside one
        is_toggle = is_toggle and not self._in_heading
        if block or is_toggle:
            self._flush()
        outer = self._region
        if block:
            sign = sign_of(tag, attributes, self._regions.all[outer].sign)
            if sign != "none":
                self._region = self._regions.open(sign, outer)
        badge = not block and bool(attributes) and _BADGE.search(attributes.get("class") or "") is not None
        if tag == "table" and self._tables < _DEEPEST_TABLE and self._read_table(node, attributes):
            self._region = outer
            return False
        if tag == "dd" and self._read_definitions(node):
            self._region = outer
            return False
        self._open.append(_Element(tag, block, outer, len(self._parts), badge, self._above, self._texts))
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
            self._in_heading += 1
            self._marker = ""
        elif tag == "summary" or is_toggle:
            self._in_summary = True
            self._marker = ""
        elif tag in _LISTS:
            self._lists.append(_List(tag == "ol", _start(attributes)))
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "dt":
            self._in_term = True
        elif tag == "a":
            href = attributes.get("href") or ""
            self._in_link += 1
            self._links += bool(href)
            self._within += href.startswith("#")
        elif tag in _BOLD:
            self._in_bold += 1
        elif tag == "figcaption":
            self._in_caption += 1
        elif tag == "table":
            self._tables += 1
        elif tag == "pre":
            self._preformatted += 1
        return True

    def closed(self, tag: str) -> None:
        element = self._open[-1]
        if element.block or (self._in_summary and tag in ("button", "label")):
            self._flush()
        self._open.pop()
        if element.badge or self._in_heading:
            set_grade_apart(self._parts, element.parts_before)
        if tag in HEADINGS:
            self._heading = None
            self._in_heading -= 1
        elif tag in ("summary", "button", "label"):
            self._in_summary = False
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "dt":
            self._in_term = False
        elif tag == "dl":
            self._leave_term()
        elif tag == "a":
            self._in_link -= 1
        elif tag in _BOLD:
            self._in_bold -= 1
        elif tag == "figcaption":
            self._in_caption -= 1
        elif tag == "table":
            self._tables -= 1
        elif tag == "pre":
            self._preformatted -= 1
        if element.block:
            if self._texts > element.texts_before and tag in BLOCKS:
                self._above = element.above  # a box with its own heading has ended
            self._region = element.region

    def _next_marker(self) -> str:
        if not self._lists or not self._lists[-1].ordered:
            return BULLET
        self._lists[-1].number += 1
        return f"{self._lists[-1].number - 1}."

    def _read_table(self, table: LexborNode, attributes: dict[str, str | None]) -> bool:
        """Whether this is a table of data, whose rows are then gathered."""
        read = read_table(table, (attributes.get("role") or "").lower())
        if read is None:
            return False
        heads, rows = read
        if heads:
            self._place(Piece("paragraph", heads), 0)
        for number, cells in enumerate(rows):
            states = len(rows) > 1 or any(GRADE_LINE.fullmatch(cell) for cell in cells)
            self._place(Piece("table_row", cells=cells, opens=number == 0), 0, states)
        return True

    def _read_definitions(self, node: LexborNode) -> bool:
        """Whether this is one of several short values of a term, which are gathered on one line with it."""
        if self._told:
            self._told -= 1
            return True
        values = short_definitions(node) if self._term is not None else []
        if self._term is None or not values:
            return False
        self._place(Piece("paragraph", f"{self._term.rstrip(': ')}: {'; '.join(values)}"), 0)
        self._term, self._told = None, len(values) - 1
        return True

    def _flush(self) -> None:
        """Gathers the piece that the words so far make, if they say anything."""
        if self._links:
            region = self._regions.all[self._region]
            region.links_within += self._within
            region.links_away += self._links - self._within
            self._links = self._within = 0
        if not self._parts:
            return
        written = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        linked, bold = self._linked, self._bold
        self._parts.clear()
        self._linked = self._bold = 0
        if written.isspace():
            return
        if self._preformatted and "\n" in written.strip():
            self._place_all(as_typed(written), 0)
            return
        words = tidy(written)
        if not words:
            return
        if self._in_term:
            self._leave_term()
            self._term = words
            return
        self._place_all(self._pieces(words, bold), linked)

    def _pieces(self, words: str, bold: int) -> Iterable[Piece]:
        if self._heading is not None:
            self._above = self._heading
            return heading(words, self._heading)
        if self._in_summary:
            return (summary(words, self._above),)
        if self._term is not None and any(element.tag == "dd" for element in self._open[-6:]):
            term, self._term = self._term, None
            return definition(term, words)
        if self._marker:
            marker, self._marker = self._marker, ""
            return (Piece("list_item", words, marker=marker),)
        if self._in_caption:
            return (caption(words),)
        return (Piece("paragraph", words, bold=bold > 0 and bold >= len(words.replace(" ", "")) * 0.95),)

    def _leave_term(self) -> None:
        """A term without a definition."""
        if self._term is not None:
            term, self._term = self._term, None
            self._place(Piece("paragraph", term), 0)

    def _place_all(self, pieces: Iterable[Piece], linked: int) -> None:
        for piece in pieces:
            self._place(piece, linked)
            linked = 0

    def _place(self, piece: Piece, linked: int, states: bool = False) -> None:
        characters = len(piece.words) + sum(map(len, piece.cells))
        region = self._regions.all[self._region]
        region.characters += characters
        region.linked += min(linked, characters)
        if piece.kind == "heading":
            region.titled = region.titled or piece.level == 1
        else:
            self._texts += 1
        if region.sign != "none" and not region.states and len(piece.words) < LONGEST_SUMMARY:
            states = states or bool(GRADE_LINE.fullmatch(piece.words)) or is_section_kind(piece.words)
        region.states = region.states or states
        self.placed.append(Placed(piece, self._region, characters, min(linked, characters)))


def _start(attributes: dict[str, str | None]) -> int:
    written = attributes.get("start") or ""
    return int(written) if re.fullmatch(r"\d{1,4}", written) else 1
