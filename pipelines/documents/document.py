"""What a document is, once it has been read: its text, its blocks and who it is about.

Belongs here: the record types that every later room reads. Not here: how a format becomes text (the readers) or how
the identity is worked out (`identity.identification`).

All offsets are characters into `Document.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from pipelines.documents.characters.note_marks import find_note_marks
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.dates import Precision
from pipelines.documents.lines.page_breaks import numbers_at_torn_ends, pages_within

BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "contents", "metadata", "furniture"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's structure.

    `contents` is an entry of a contents list, `metadata` front matter, `furniture` a running header, footer, address
    line or licence note: none of the three states a fact, but their numbers are still accounted for.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    """Depth of a heading, 1 for the title; None for every other kind."""
    page: int | None = None
    cells: tuple[Span, ...] = ()
    """The cells of a table row, empty ones included, in reading order."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says about itself. None stands where it does not say."""

    title: str | None = None
    kind: str = "other"
    publisher: str | None = None
    force_id: str | None = None
    """The one force the document is about; None where there is none or there are several."""
    programme: str | None = None
    cycle: str | None = None
    cycle_basis: Literal["stated", "inferred"] | None = None
    published_date: date | None = None
    """The first day of the month or year where the precision is coarser than a day."""
    published_precision: Precision | None = None


_BY_LINES = ("text", "markdown")
"""Formats in which a line may be all that is left of a page."""


@dataclass(frozen=True)
class Document:
    """A document that has been read. `document_id` is the SHA-256 of its bytes."""

    document_id: str
    source_name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    identity: Identity = field(default_factory=Identity)
    lacking: str = ""
    """What of the source could not be read, such as pages that are scans, in a sentence for people."""

    @cached_property
    def plain(self) -> str:
        """`text` with links, quotation marks and odd spaces levelled, character for character as long; the number of a
        page within a sentence is blank, and so is the mark of a footnote."""
        view, at = self._levelled, 0
        parts: list[str] = []
        for page in self.pages_within:
            parts += view[at : page.start], " " * (page.end - page.start)
            at = page.end
        return "".join((*parts, view[at:]))

    @cached_property
    def pages_within(self) -> tuple[Span, ...]:
        """Where the lines of a page, such as its number, stand in the middle of a sentence of plain text."""
        if self.format not in _BY_LINES:
            return ()
        paragraphs = [(block.start, block.end) for block in self.blocks if block.kind in ("paragraph", "list_item")]
        notes = frozenset(self.text[mark.start : mark.end].strip("[^]") for mark in self.note_marks)
        torn = numbers_at_torn_ends(self._levelled, paragraphs)
        return tuple(Span(*page) for page in sorted((*pages_within(self._levelled, paragraphs, notes), *torn)))

    @cached_property
    def note_marks(self) -> tuple[Span, ...]:
        """Where marks of footnotes stand, which are blank in `plain`."""
        return tuple(Span(*at) for at in find_note_marks(self.text) if self._levelled[slice(*at)].isspace())

    @cached_property
    def _levelled(self) -> str:
        return plain_view(self.text)

    @cached_property
    def trails(self) -> tuple[tuple[Block, ...], ...]:
        """For each block, the headings above it, outermost first; a heading's own trail ends with itself."""
        trails: list[tuple[Block, ...]] = []
        open_headings: list[Block] = []
        for block in self.blocks:
            if block.kind == "heading":
                level = block.level or 1
                open_headings = [h for h in open_headings if (h.level or 1) < level]
                open_headings.append(block)
            trails.append(tuple(open_headings))
        return tuple(trails)
