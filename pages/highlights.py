"""A document's text, cut into paragraphs and pieces, so that each sentence with a fact and each number shows.

Belongs here: text, facts and unread numbers → what a template writes in order. Not here: how a piece looks
(`templates/document.html`, `static/site.css`), or whether the text may be shown (`excerpts`).

Facts overlap: several stand in one sentence, and one number may belong to two. So the text is cut wherever one of them
begins or ends; each piece knows the kinds that cover it, and a fact is found where its first piece begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pages.records import Fact, Unread

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is covered by the same facts from end to end."""

    text: str
    kinds: tuple[str, ...] = ()
    """Of the facts whose number, grade or words these are; `unread` for a number that no rule accounts for."""
    facts: tuple[Fact, ...] = ()
    """Those that begin here."""
    leads_to: Fact | None = None
    """The fact that a click on it shows: of several the one with the shortest words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that are one quotation, or lie between two."""

    pieces: tuple[Piece, ...]
    quotation: int | None
    """Which one of the document, since one may run through several paragraphs."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of the text without an empty one between them."""

    runs: tuple[Run, ...]
    is_heading: bool
    is_table: bool
    """Whether its cells are parted by tabs."""


def paragraphs(text: str, facts: Sequence[Fact], unread: Sequence[Unread]) -> list[Paragraph]:
    """Every paragraph of the text, with all that is known about it."""
    headings = {part for fact in facts for part in fact.section.split(" > ")}
    covers = _Covers(text, facts, unread)
    return [
        Paragraph(tuple(covers.runs(start, end)), text[start:end] in headings, "\t" in text[start:end])
        for start, end in _blocks(text, 0, len(text))
    ]


def excerpts(text: str, facts: Sequence[Fact]) -> list[Paragraph]:
    """Only the quotations of facts, one after the other."""
    covers = _Covers(text, facts, ())
    return [
        Paragraph(tuple(covers.runs(start, end)), False, "\t" in text[start:end])
        for quoted in covers.quotations
        for start, end in _blocks(text, *quoted)
    ]


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends, without the white space around it."""
    for gap in [*_BLANK_LINES.finditer(text, start, end), None]:
        stop = end if gap is None else gap.start()
        block = text[start:stop]
        if block.strip():
            yield start + len(block) - len(block.lstrip()), stop - len(block) + len(block.rstrip())
        start = stop if gap is None else gap.end()


class _Covers:
    """What covers each place of a text."""

    def __init__(self, text: str, facts: Sequence[Fact], unread: Sequence[Unread]) -> None:
        self._text = text
        self._facts = sorted(facts, key=lambda fact: (fact.anchor_start, fact.anchor_end, fact.fact_id))
        self._fact_starts = [fact.anchor_start for fact in self._facts]
        self._unread = sorted(unread, key=lambda number: number.span_start)
        self._unread_starts = [number.span_start for number in self._unread]
        self.quotations = _joined((fact.span_start, fact.span_end) for fact in facts)
        self._quotation_ends = [end for _, end in self.quotations]

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The line from `start` to `end`, quotation by quotation."""
        at = start
        for place in range(bisect_right(self._quotation_ends, start), len(self.quotations)):
            quoted_start, quoted_end = self.quotations[place]
            if quoted_start >= end:
                break
            low, high = max(at, quoted_start), min(end, quoted_end)
            if at < low:
                yield Run(self._pieces(at, low, ()), None)
            yield Run(self._pieces(low, high, self._anchored(quoted_start, high)), place)
            at = high
        if at < end:
            yield Run(self._pieces(at, end, ()), None)

    def _anchored(self, start: int, end: int) -> Sequence[Fact]:
        """The facts whose number, grade or words begin here; they lie in one quotation."""
        return self._facts[bisect_left(self._fact_starts, start) : bisect_left(self._fact_starts, end)]

    def _pieces(self, start: int, end: int, facts: Sequence[Fact]) -> tuple[Piece, ...]:
        unread = self._unread[bisect_left(self._unread_starts, start) : bisect_left(self._unread_starts, end)]
        ends = [(fact.anchor_start, fact.anchor_end) for fact in facts]
        ends += [(number.span_start, number.span_end) for number in unread]
        cuts = sorted({start, end, *(place for pair in ends for place in pair if start < place < end)})
        return tuple(self._piece(low, high, facts, unread) for low, high in pairwise(cuts))

    def _piece(self, low: int, high: int, facts: Sequence[Fact], unread: Sequence[Unread]) -> Piece:
        covering = [fact for fact in facts if fact.anchor_start <= low and fact.anchor_end >= high]
        kinds = [fact.kind for fact in covering]
        kinds += ["unread" for number in unread if number.span_start <= low and number.span_end >= high]
        return Piece(
            self._text[low:high],
            tuple(sorted(set(kinds))),
            tuple(fact for fact in facts if low <= fact.anchor_start < high),
            min(covering, key=lambda fact: fact.anchor_end - fact.anchor_start, default=None),
        )


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places, without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
