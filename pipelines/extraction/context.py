"""A document as the rules see it: its sentences, each with where it stands and who and what it is about.

Belongs here: laying a document out once so that every rule reads the same sentences. Not here: any rule, or which of
several forces a figure belongs to (`subjects`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TypedDict, TypeVar, cast

from pipelines.documents.document import Block, BlockKind, Document, Span
from pipelines.documents.lines.papers import is_named_like_paper
from pipelines.extraction.areas.area import area_of_topic, area_of_trail
from pipelines.extraction.grammar.numbers import Number, find_numbers, find_numbers_of_cells, may_hold_number
from pipelines.extraction.grammar.periods import Period, period_near
from pipelines.extraction.grammar.sentences import split
from pipelines.extraction.named_bodies import force_of_headings

Made = TypeVar("Made")

_STATES_FACTS: frozenset[BlockKind] = frozenset({"heading", "paragraph", "list_item", "table_row"})


class Evidence(TypedDict):
    """The fields that a fact takes over from its sentence."""

    quote: Span
    section: str
    page: int | None
    force_id: str | None
    area_id: str | None


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence, heading or table row. Offsets inside `text` plus `start` are offsets into the document."""

    start: int
    end: int
    text: str
    """The levelled text, line breaks as spaces, as long as the span."""
    block: Block
    block_index: int
    section: str
    headings: tuple[str, ...]
    force_id: str | None
    """The force that the sentence is about unless its words say otherwise."""
    area_id: str | None
    """The area that the headings above name; None where they name none."""

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the sentence; positions are inside `text`."""
        if not may_hold_number(self.text):
            return ()
        if self.block.cells and self.start == self.block.start and self.end == self.block.end:
            cells = [(cell.start - self.start, cell.end - self.start) for cell in self.block.cells]
            return tuple(find_numbers_of_cells(self.text, cells))
        return find_numbers(self.text)

    @cached_property
    def cells(self) -> tuple[tuple[int, int, str], ...]:
        """Each cell of a table row: where it stands inside `text`, and its words."""
        places = [(cell.start - self.start, cell.end - self.start) for cell in self.block.cells]
        return tuple((start, end, " ".join(self.text[max(0, start) : max(0, end)].split())) for start, end in places)

    @cached_property
    def topic_area_id(self) -> str | None:
        """The area of the headings, or else the one that the sentence's own words point to."""
        return self.area_id or area_of_topic(self.text)

    def span(self, start: int, end: int) -> Span:
        """A place inside `text` as a place in the document."""
        return Span(self.start + start, self.start + end)

    def evidence(self, until: Sentence | None = None) -> Evidence:
        """What a fact takes over from here; `until` stretches the quotation to the end of a later sentence."""
        return {
            "quote": Span(self.start, max(self.end, until.end) if until else self.end),
            "section": self.section,
            "page": self.block.page,
            "force_id": self.force_id,
            "area_id": self.topic_area_id,
        }


@dataclass(frozen=True, eq=False)
class Context:
    """The sentences of a document in order."""

    document: Document
    sentences: tuple[Sentence, ...]
    _made: dict[Callable[[Context], object], object] = field(default_factory=dict, repr=False)
    _made_of: dict[tuple[Callable[[Context, Sentence], object], Sentence], object] = field(
        default_factory=dict, repr=False
    )

    def once(self, reader: Callable[[Context], Made]) -> Made:
        """What a reader makes of the whole document, made when first asked for and shared by the rules."""
        if reader not in self._made:
            self._made[reader] = reader(self)
        return cast(Made, self._made[reader])

    def once_of(self, sentence: Sentence, reader: Callable[[Context, Sentence], Made]) -> Made:
        """What a reader makes of a sentence, made when first asked for: most rules ask for each of its numbers."""
        if (reader, sentence) not in self._made_of:
            self._made_of[reader, sentence] = reader(self, sentence)
        return cast(Made, self._made_of[reader, sentence])

    @property
    def programme(self) -> str:
        """The programme of the inspection in words, such as 'National child protection inspection'; empty for PEEL."""
        named = self.document.identity.programme or ""
        return "" if named == "PEEL" else named

    @cached_property
    def _of_block(self) -> dict[int, tuple[Sentence, ...]]:
        blocks = groupby(self.sentences, key=attrgetter("block_index"))
        return {index: tuple(sentences) for index, sentences in blocks}

    def in_block(self, block_index: int) -> tuple[Sentence, ...]:
        """The sentences of one block; empty for blocks that state nothing."""
        return self._of_block.get(block_index, ())

    def before(self, sentence: Sentence, reach: int = 1) -> tuple[Sentence, ...]:
        """Up to `reach` sentences before this one under the same headings, nearest first; headings aside."""
        at = self._index.get(id(sentence), 0)  # a sentence of a cell has none before it
        found: list[Sentence] = []
        while at > 0 and len(found) < reach:
            at -= 1
            earlier = self.sentences[at]
            if earlier.block.kind == "heading":
                break
            found.append(earlier)
        return tuple(found)

    def next_here(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same paragraph."""
        return next((said for said in self.in_block(sentence.block_index) if said.start > sentence.start), None)

    def position(self, sentence: Sentence) -> int:
        """Where a sentence stands among all of the document."""
        return self._index[id(sentence)]

    def lead_in(self, sentence: Sentence) -> Sentence | None:
        """The sentence ending in a colon that opens the list this item stands in."""
        if sentence.block.kind != "list_item":
            return None
        index = self._opening[sentence.block_index]
        opening = self.in_block(index) if index >= 0 else ()
        return opening[-1] if opening and opening[-1].text.rstrip().endswith((":", "-", "…")) else None

    @cached_property
    def _opening(self) -> tuple[int, ...]:
        """For each block the last one before it that is neither an item nor furniture; -1 where there is none."""
        found: list[int] = []
        last = -1
        for index, block in enumerate(self.document.blocks):
            found.append(last)
            if block.kind not in ("list_item", "furniture"):
                last = index
        return tuple(found)

    def period_at(self, sentence: Sentence, at: int) -> Period | None:
        """The period that a figure at `at` (inside the sentence's text) covers, where the words around name one."""
        earlier = [other.text for other in self.before(sentence, reach=2)]
        return period_near(sentence.text, at, earlier, self.document.identity.published_date)

    @cached_property
    def _index(self) -> dict[int, int]:
        return {id(sentence): index for index, sentence in enumerate(self.sentences)}


def lay_out(document: Document) -> Context:
    """The document's sentences with their surroundings."""
    plain = document.plain.replace("\n", " ").replace("\t", " ")
    cycle = document.identity.cycle
    areas: dict[tuple[str, ...], str | None] = {}
    forces: dict[tuple[str, ...], str | None] = {}
    found: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if block.kind not in _STATES_FACTS:
            continue
        headings = tuple(" ".join(plain[h.start : h.end].split()) for h in document.trails[index])
        if headings not in areas:
            areas[headings] = area_of_trail(headings, cycle)
            of_text = [heading for heading in headings if not is_named_like_paper(heading)]
            forces[headings] = force_of_headings(of_text, document.identity.force_id)
        text = plain[block.start : block.end]
        whole = block.kind in ("heading", "table_row")
        for start, end in [(0, len(text))] if whole else split(text):
            found.append(
                Sentence(
                    start=block.start + start,
                    end=block.start + end,
                    text=text[start:end],
                    block=block,
                    block_index=index,
                    section=" > ".join(headings),
                    headings=headings,
                    force_id=forces[headings],
                    area_id=areas[headings],
                )
            )
    return Context(document, tuple(found))
