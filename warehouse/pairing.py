"""Gold rows and facts that are the same judgment, brought together.

Belongs here: what counts as the same judgment. Not here: the counts that follow (`evaluate`), comparing two quotations
(`quotations`).

Gold and facts are compared as sets of keys within a document, so the same judgment read twice counts once. Findings
have no key but their kind and their quotation; they are paired one to one, as many pairs as possible. Optional rows,
and facts that match nothing but optional rows, count neither for nor against; so do history and grades said to be
consistent with an earlier one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from warehouse.gold import GoldRow, Key
from warehouse.quotations import HALF, Interval, SearchableText, interval_overlap, word_overlap, words_of

NEITHER_FOR_NOR_AGAINST = frozenset({"consistent_with_previous", "history"})
"""Bases of grades that say nothing new."""


@dataclass(frozen=True, slots=True)
class ClaimedFact:
    """A row of a fact table, keyed as the gold is."""

    document: str
    key: Key
    quote: str
    span: Interval | None
    rule: str
    fact_id: str | None
    cells: Mapping[str, Any]


Judgment = TypeVar("Judgment", GoldRow, ClaimedFact)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold row that counts, and the facts that match it."""

    gold: GoldRow
    facts: tuple[ClaimedFact, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of every judgment that counts."""

    pairs: tuple[Pair, ...]
    misses: tuple[GoldRow, ...]
    inventions: tuple[ClaimedFact, ...]


class Texts:
    """Where the quotations of the gold stand in the documents."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {name: SearchableText(text) for name, text in texts.items()}
        self._found: dict[tuple[str, str], list[Interval]] = {}

    def __contains__(self, document: str) -> bool:
        return document in self._texts

    def occurrences(self, document: str, quote: str) -> list[Interval]:
        if (document, quote) not in self._found:
            text = self._texts.get(document)
            self._found[document, quote] = text.occurrences(quote) if text else []
        return self._found[document, quote]

    def overlap(self, gold: GoldRow, fact: ClaimedFact) -> float:
        """The share of the shorter quotation, or of the longer one's words where the gold's can't be found."""
        places = self.occurrences(gold.document, gold.quote)
        if places and fact.span:
            return interval_overlap(places, [fact.span])
        return word_overlap(gold.quote, fact.quote)


def pair_keys(rows: Sequence[GoldRow], facts: Sequence[ClaimedFact]) -> Outcome:
    claimed: dict[tuple[str, Key], list[ClaimedFact]] = defaultdict(list)
    for fact in facts:
        if fact.cells.get("basis") not in NEITHER_FOR_NOR_AGAINST:
            claimed[fact.document, fact.key].append(fact)
    neutral = {(row.document, row.key) for row in rows if _is_neutral(row)}
    required: dict[tuple[str, Key], list[GoldRow]] = defaultdict(list)
    for row in rows:
        if not _is_neutral(row):
            required[row.document, row.key].append(row)
    return Outcome(
        pairs=tuple(Pair(row, tuple(claimed[key])) for key, same in required.items() if key in claimed for row in same),
        misses=tuple(same[0] for key, same in required.items() if key not in claimed),
        inventions=tuple(same[0] for key, same in claimed.items() if key not in required and key not in neutral),
    )


def _is_neutral(row: GoldRow) -> bool:
    return row.optional or row.cells.get("basis") in NEITHER_FOR_NOR_AGAINST


def pair_findings(rows: Sequence[GoldRow], facts: Sequence[ClaimedFact], texts: Texts) -> Outcome:
    required = _distinct([row for row in rows if not row.optional])
    optional = [row for row in rows if row.optional]
    claimed = _distinct(facts)

    def agree(row: GoldRow, fact: ClaimedFact) -> bool:
        same = row.document == fact.document and row.key == fact.key
        return same and texts.overlap(row, fact) >= HALF

    partners = [[at for at, fact in enumerate(claimed) if agree(row, fact)] for row in required]
    for row, at in zip(required, partners, strict=True):
        at.sort(key=lambda fact: -texts.overlap(row, claimed[fact]))
    paired = _pair_off(partners)
    fact_of = {row: fact for fact, row in paired.items()}
    return Outcome(
        pairs=tuple(Pair(row, (claimed[fact_of[at]],)) for at, row in enumerate(required) if at in fact_of),
        misses=tuple(row for at, row in enumerate(required) if at not in fact_of),
        inventions=tuple(
            fact
            for at, fact in enumerate(claimed)
            if at not in paired and not any(agree(row, fact) for row in optional)
        ),
    )


def _distinct(judgments: Sequence[Judgment]) -> list[Judgment]:
    """One for each document, key and wording: a heading repeated in the contents list is one judgment."""
    return list({(j.document, j.key, tuple(words_of(j.quote))): j for j in reversed(judgments)}.values())[::-1]


def _pair_off(partners: Sequence[Sequence[int]]) -> dict[int, int]:
    """The most pairs that can be made one to one, as partner to row (Kuhn's augmenting paths)."""
    taken: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for partner in partners[row]:
            if partner in tried:
                continue
            tried.add(partner)
            if partner not in taken or place(taken[partner], tried):
                taken[partner] = row
                return True
        return False

    for row in range(len(partners)):
        place(row, set())
    return taken
