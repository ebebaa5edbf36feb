"""A page's tree → pieces: headings, paragraphs, list items, rows, each in the part of the page where it stands.

Belongs here: what elements mean to a reader. Not here: what is shown at all (`html_walk`), tables (`html_tables`),
which parts are content (`html_regions`), or how pieces become blocks (`pieces`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipelines.documents.html_regions import Regions, sign_of
from pipelines.documents.html_tables import read_table
from pipelines.documents.html_walk import BLOCKS, HEADINGS, Closed, Opened, is_toggle_of_panel, level_lines, walk
from pipelines.documents.lines import GRADE_LINE
from pipelines.documents.pieces import BULLET, Piece, PieceKind
from pipelines.documents.plain import plain_view
from pipelines.documents.structure import read_blocks
from pipelines.documents.wording import is_section_kind

_BOLD = frozenset({"b", "strong"})
_LONGEST_SUMMARY = 150
_LONGEST_VALUE = 100
"""A definition so short stands on one line with its term: 'Judgment: Good'."""
_DEEPEST_TABLE = 30
_BADGE = re.compile(r"grad(?:e|ing)|judg|rating|badge|label|pill|tag|score|outcome|status", re.IGNORECASE)
_JOINS = re.compile(
    r"(?:[:\-–—(,'\"‘“]|\b(?:is|are|was|were|be|been|as|at|and|or|to|a|an|the|not|graded|judged|rated))$"
)
_DATA_CAPTION = re.compile(r"(?:figure|fig|table|chart|graph)\b", re.IGNORECASE)
_NEW_WINDOW = re.compile(
    r"\s*[(\[]?\b(?:this link )?(?:opens|link opens|opening) in (?:a )?new (?:window|tab|browser tab)\b[)\]]?\.?",
    re.IGNORECASE,
)
_ARROWS_BACK = re.compile(r"\s*(?:[↩↑⤴⏎]\ufe0e?|\^)\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the number of the part of the page that it stands in."""

    piece: Piece
    region: int
    characters: int
    linked: int


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    tag: str
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
    """Reads events in order and gives pieces; what is open is kept on a stack."""

    def __init__(self, regions: Regions) -> None:
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
        self._tables = 0
        self._skipping = 0
        self._preformatted = 0

    def read(self, root: LexborNode) -> Iterator[Placed]:
        """Every piece below `root`."""
        for event in walk(root):
            if self._skipping:
                self._skipping += isinstance(event, Opened)
                self._skipping -= isinstance(event, Closed)
            elif isinstance(event, str):
                self._add(event)
            elif isinstance(event, Opened):
                yield from self._opened(event)
            else:
                yield from self._closed(event.tag)
        yield from self._flush()

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._linked += len(words) if self._in_link else 0
        self._bold += len(words.strip()) if self._in_bold else 0

    def _opened(self, event: Opened) -> Iterator[Placed]:
        tag, attributes = event.tag, event.attributes
        block = tag in BLOCKS or "-" in tag
        is_toggle = is_toggle_of_panel(tag, attributes)
        if tag in ("button", "label", "legend") and not is_toggle and not self._in_heading:
            self._skipping = 1  # a control, or what stands beside one
            return
        is_toggle = is_toggle and not self._in_heading
        if block or is_toggle:
            yield from self._flush()
        outer = self._region
        if block:
            sign = sign_of(tag, attributes, self._regions.all[self._region].sign)
            if sign != "none":
                self._region = self._regions.open(sign, self._region)
        badge = not block and _BADGE.search(attributes.get("class") or "") is not None
        self._open.append(_Element(tag, outer, len(self._parts), badge, self._above, self._texts))
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
            self._in_heading += 1
            self._marker = ""
        elif tag == "summary" or is_toggle:
            self._in_summary = True
            self._marker = ""
        elif tag in ("ul", "ol", "menu", "dir"):
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
            yield from self._table(event)
        elif tag == "pre":
            self._preformatted += 1

    def _closed(self, tag: str) -> Iterator[Placed]:
        if tag in BLOCKS or "-" in tag or (tag in ("button", "label") and self._in_summary):
            yield from self._flush()
        element = self._open.pop()
        if element.badge or self._in_heading:
            self._set_apart(element)
        if tag in HEADINGS:
            self._heading = None
            self._in_heading -= 1
        elif tag in ("summary", "button", "label"):
            self._in_summary = False
        elif tag in ("ul", "ol", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "dt":
            self._in_term = False
        elif tag == "dl":
            yield from self._leave_term()
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
        if tag in BLOCKS and self._texts > element.texts_before:
            self._above = element.above  # a box with its own heading has ended
        self._region = element.region

    def _next_marker(self) -> str:
        if not self._lists or not self._lists[-1].ordered:
            return BULLET
        self._lists[-1].number += 1
        return f"{self._lists[-1].number - 1}."

    def _set_apart(self, element: _Element) -> None:
        """A grade shown as a badge after other words stands on a line of its own."""
        inside = "".join(self._parts[element.parts_before :])
        before = "".join(self._parts[max(0, element.parts_before - 4) : element.parts_before]).rstrip(" ")
        if not before or not inside.strip()[:1].isupper() or not GRADE_LINE.fullmatch(" ".join(inside.split())):
            return
        if not _JOINS.search(before) and not before.endswith("\n"):
            self._parts[element.parts_before :] = ["\n", inside.strip(), "\n"]

    def _table(self, event: Opened) -> Iterator[Placed]:
        self._tables += 1
        if self._tables > _DEEPEST_TABLE:
            return
        read = read_table(event.node, (event.attributes.get("role") or "").lower())
        if read is None:
            return
        caption, rows = read
        if caption:
            yield self._placed(Piece("paragraph", caption), 0)
        for cells in rows:
            states = any(GRADE_LINE.fullmatch(cell) for cell in cells) or len(rows) > 1
            yield self._placed(Piece("table_row", cells=cells), 0, states)
        self._tables -= 1
        element = self._open.pop()
        self._region = element.region
        self._skipping = 1

    def _flush(self) -> Iterator[Placed]:
        """The piece that the words so far make, if they say anything."""
        written = "".join(self._parts)
        linked, bold = self._linked, self._bold
        if self._links:
            region = self._regions.all[self._region]
            region.links_within += self._within
            region.links_away += self._links - self._within
        self._parts.clear()
        self._linked = self._bold = self._links = self._within = 0
        if not written.strip():
            return
        if self._preformatted and "\n" in written.strip():
            yield from self._plain_text(written)
            return
        words = _tidy(written)
        if not words:
            return
        if self._in_term:
            yield from self._leave_term()
            self._term = words
            return
        whole_bold = bold >= len(words.replace(" ", "")) * 0.95 and bold > 0
        for piece in self._pieces(words, whole_bold):
            yield self._placed(piece, linked)
            linked = 0

    def _pieces(self, words: str, bold: bool) -> Iterator[Piece]:
        if self._heading is not None:
            self._above = self._heading
            title, _, last = words.rpartition("\n")
            if title and GRADE_LINE.fullmatch(last):
                yield Piece("heading", title, self._heading)
                yield Piece("paragraph", last)
            else:
                yield Piece("heading", words, self._heading)
        elif self._in_summary:
            short = len(words) <= _LONGEST_SUMMARY and not words.endswith(".")
            yield Piece("heading", words, min(6, self._above + 1)) if short else Piece("paragraph", words)
        elif self._term is not None and self._in("dd"):
            term, self._term = self._term, None
            if len(words) <= _LONGEST_VALUE and "\n" not in words:
                yield Piece("paragraph", f"{term.rstrip(': ')}: {words}")
            else:
                yield Piece("paragraph", term)
                yield Piece("paragraph", words)
        elif self._marker:
            marker, self._marker = self._marker, ""
            yield Piece("list_item", words, marker=marker)
        elif self._in_caption and not _DATA_CAPTION.match(words):
            yield Piece("furniture", words)
        else:
            yield Piece("paragraph", words, bold=bold)

    def _in(self, tag: str) -> bool:
        return any(element.tag == tag for element in self._open[-6:])

    def _leave_term(self) -> Iterator[Placed]:
        """A term without a definition."""
        if self._term is not None:
            term, self._term = self._term, None
            yield self._placed(Piece("paragraph", term), 0)

    def _plain_text(self, written: str) -> Iterator[Placed]:
        """A text set as it was typed is read as such."""
        plain = plain_view(written)
        for block in read_blocks(written, plain):
            words = written[block.start : block.end].strip()
            kind: PieceKind = block.kind
            cells = tuple(written[cell.start : cell.end] for cell in block.cells)
            marker = BULLET if kind == "list_item" else ""
            yield self._placed(Piece(kind, words, block.level, cells, marker), 0)

    def _placed(self, piece: Piece, linked: int, states: bool = False) -> Placed:
        characters = len(piece.words) + sum(map(len, piece.cells))
        self._texts += piece.kind != "heading"
        region = self._regions.all[self._region]
        region.characters += characters
        region.linked += min(linked, characters)
        region.titled = region.titled or (piece.kind == "heading" and piece.level == 1)
        if region.sign != "none" and len(piece.words) < _LONGEST_SUMMARY:
            states = states or bool(GRADE_LINE.fullmatch(piece.words)) or is_section_kind(piece.words)
        region.states = region.states or states
        return Placed(piece, self._region, characters, min(linked, characters))


def _start(attributes: dict[str, str | None]) -> int:
    written = attributes.get("start") or ""
    return int(written) if re.fullmatch(r"\d{1,4}", written) else 1


def _tidy(written: str) -> str:
    """Without what belongs to the page; empty where no letter or digit is left."""
    words = level_lines(written)
    if "window" in words or "tab" in words:
        words = _NEW_WINDOW.sub("", words)
    words = _ARROWS_BACK.sub("", words)
    return words if any(map(str.isalnum, words)) else ""
