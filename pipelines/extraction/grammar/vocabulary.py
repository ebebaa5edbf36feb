"""Vocabularies written by analysts, matched against texts: which entries' words occur, and how specific the match is.

Belongs here: the words of a text as they are compared, and the matching. Not here: the notation in which entries are
written (`vocabulary_notation`), the vocabularies (`reference/measures.csv`, `reference/area_words.csv`), or what to do
when two things match (`measures.measure`, `areas.area`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.vocabulary_notation import Alternative, Term, Variant, parse

Words = tuple[str, ...]

BREAK = ""
"""A word that nothing matches: it keeps a variant from reaching across two pieces of text."""

_WORD = expression(r"[a-z0-9]+(?:'[a-z]+)?")
_THOUSANDS = expression(r"(?<=\d),(?=\d{3}(?!\d))")
_NEGATION = expression(r"n't\b|(?<=\bcan)not\b")
_SPELLED_BOTH_WAYS = expression(r"\b(anti|re|counter|non|under)[- ]+(?=social|offend|corruption|emergenc|record)")
_OFFICE = expression(r"\b(?:police,?(?: fire)? and )?crime (?=commissioner|panel|plan\b)")
"""Words of a title that would pass for a subject: a sentence that quotes a commissioner isn't about crime."""
_COUNTY = "staffordshire"
"""A name that begins like a word of many vocabularies, and is no staff."""
_EXCEPT = expression(
    r"\b(?:excluding|other than|except(?: for)?|apart from) (?:rapes?|fraud|domestic (?:abuse|violence))\b"
)
"""'Sexual offences other than rape' are told of, and no rapes."""
_LONGEST_GAP = 4
_SHORT_WORD = 3
_WORDS_KEPT = 65_536
_KINDS_ADMITTED = {
    "rate": (None, "rate", "share"),
    "change": (None, "change", "share"),
    "only change": ("change",),
    "time": (None, "volume"),
}
"""Of what kinds the alternatives may be that hold for a kind of number, where it isn't none or its own."""
_TEXTS_KEPT = 512
"""Texts whose matches are remembered: a clause is asked about several times, and its sentence for each number in it."""


_LONG_FORMS = {row["short_form"]: row["words"] for row in reference.rows("short_forms")}
_SHORT = expression(rf"\b({'|'.join(sorted(_LONG_FORMS, key=len, reverse=True))})('?s)?\b")


def _with_long_form(found: re.Match[str]) -> str:
    """'DA' and, behind it, what it is short for: a vocabulary may know either."""
    return f"{found.group()} {_LONG_FORMS[found[1]]}{'s' if found[2] else ''}"


@lru_cache(maxsize=_TEXTS_KEPT)
def words_of(text: str) -> Words:
    """The words of a levelled text in small letters, as the notation compares them."""
    levelled = _SHORT.sub(_with_long_form, text).lower().replace("&", " and ")
    if "," in levelled:
        levelled = _THOUSANDS.sub("", levelled)
    if "n't" in levelled or "cannot" in levelled:
        levelled = _NEGATION.sub(" not", levelled)
    levelled = _SPELLED_BOTH_WAYS.sub(r"\1", levelled)
    if "crime " in levelled:
        levelled = _OFFICE.sub("", levelled)
    if _COUNTY in levelled:
        levelled = levelled.replace(_COUNTY, "")
    return tuple(_WORD.findall(_EXCEPT.sub(" ", levelled)))


@dataclass(frozen=True, slots=True)
class Match:
    """One alternative of an entry that holds in a text."""

    entry: str
    specificity: int
    """How many words it rests on."""
    everywhere: frozenset[int]
    """Where in the text the words stand that it rests on; a term found in the context only has none."""

    @property
    def weight(self) -> tuple[int, int]:
        """What orders the alternatives of one entry: how specific, then how much of the text they cover."""
        return self.specificity, len(self.everywhere)

    def extends(self, other: Match) -> bool:
        """Whether it rests on every word of the other, and on more."""
        return self.specificity > other.specificity and other.everywhere <= self.everywhere


class _Occurrences:
    """Where the stems of a vocabulary occur in a sequence of words."""

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self.places = places
        self.stems = frozenset(places)
        self._known: dict[Variant, frozenset[int]] = {}

    def of(self, variant: Variant) -> frozenset[int]:
        """Every position that an occurrence of the variant covers; all its stems must be there."""
        known = self._known.get(variant)
        if known is None:
            known = self._known[variant] = self._covered(variant)
        return known

    def _covered(self, variant: Variant) -> frozenset[int]:
        covered: set[int] = set()
        for start in self.places[variant.stems[0]]:
            covered.update(self._from(start, variant))
        return frozenset(covered)

    def _from(self, start: int, variant: Variant) -> list[int]:
        path = [start]
        for stem, gap in zip(variant.stems[1:], variant.gap_before[1:], strict=True):
            reach = _LONGEST_GAP + 1 if gap else 1
            following = next((p for p in self.places[stem] if path[-1] < p <= path[-1] + reach), None)
            if following is None:
                return []
            path.append(following)
        return path


@dataclass(frozen=True, eq=False, slots=True)
class _Candidate:
    """An alternative with what can be asked of a text before it is matched in full."""

    alternative: Alternative
    rarest: frozenset[str]
    """Of the term that few alternatives use, as few texts will: the rarest stem of each variant; one must occur."""
    needed: tuple[frozenset[str], ...]
    """The same of the other terms that must stand in the text itself."""
    barring: frozenset[str]
    """The same of the terms that must not occur: without any of these none of them does."""
    barred_in_context: bool


class Vocabulary:
    """Entries with their notation, compiled once. Matching looks only at alternatives whose rarest word occurs."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries`: name and notation. Raises ValueError for a cell that says nothing."""
        alternatives = [alternative for name, notation in entries for alternative in parse(name, notation)]
        used = Counter(
            stem
            for alternative in alternatives
            for term in (*alternative.terms, *alternative.barred)
            for variant in term.variants
            for stem in variant.stems
        )
        self._stems = frozenset(used)
        self._entries_of: dict[str, set[str]] = defaultdict(set)
        for alternative in alternatives:
            for term in alternative.terms:
                for variant in term.variants:
                    for stem in variant.stems:
                        self._entries_of[stem].add(alternative.entry)
        self._candidates = [_candidate(alternative, used) for alternative in alternatives]
        self._of_kind = cache(self._admitted)
        self._stems_of = lru_cache(maxsize=_WORDS_KEPT)(self._find_stems)
        self._occurrences = lru_cache(maxsize=_TEXTS_KEPT)(self._find_occurrences)
        self._matches = lru_cache(maxsize=_TEXTS_KEPT)(self._find_matches)

    def matches(
        self, words: Words, context: Words = (), kind: str | None = None, touching: frozenset[int] | None = None
    ) -> tuple[Match, ...]:
        """The best alternative of each entry that holds in the words; `kind` None admits every kind.

        `only change` leaves aside what holds for a share as well. With `touching`, only alternatives that rest on a
        word at one of these places.
        """
        return self._matches(words, context, kind, touching)

    def spread(self, word: str) -> int:
        """How many entries a word of a text helps to name: 'attrition' few, 'recorded' many."""
        return len(set().union(*(self._entries_of[stem] for stem in self._stems_of(word) if stem in self._entries_of)))

    def _admitted(self, kind: str | None) -> Mapping[str, Sequence[_Candidate]]:
        """The candidates that a kind of number admits, by the stems of their rarest term."""
        admitted = _KINDS_ADMITTED.get(kind or "", (None, kind))
        by_stem: dict[str, list[_Candidate]] = defaultdict(list)
        for candidate in self._candidates:
            if kind is None or candidate.alternative.kind in admitted:
                for stem in candidate.rarest:
                    by_stem[stem].append(candidate)
        return by_stem

    def _find_matches(
        self, words: Words, context: Words, kind: str | None, touching: frozenset[int] | None
    ) -> tuple[Match, ...]:
        here = self._occurrences(words)
        candidates = self._of_kind(kind)
        best: dict[str, Match] = {}
        seen: set[_Candidate] = set()
        for stem in here.places:
            for candidate in candidates.get(stem, ()):
                if candidate in seen:
                    continue
                seen.add(candidate)
                if candidate.needed and any(map(here.stems.isdisjoint, candidate.needed)):
                    continue
                match = self._match(candidate.alternative, here, context)
                if match is None or (touching is not None and match.everywhere.isdisjoint(touching)):
                    continue
                outdone = match.entry in best and best[match.entry].weight >= match.weight
                if not outdone and not self._is_barred(candidate, here, context):
                    best[match.entry] = match
        return tuple(best.values())

    def _is_barred(self, candidate: _Candidate, here: _Occurrences, context: Words) -> bool:
        if not candidate.barred_in_context and here.stems.isdisjoint(candidate.barring):
            return False
        places = [here, self._occurrences(context)] if candidate.barred_in_context else [here]
        return any(
            self._holds(term, occurrences)
            for occurrences in places
            if not occurrences.stems.isdisjoint(candidate.barring)
            for term in candidate.alternative.barred
            if occurrences is here or term.in_context
        )

    def _match(self, alternative: Alternative, here: _Occurrences, context: Words) -> Match | None:
        everywhere: set[int] = set()
        specificity = 0
        places, stems = here.places, here.stems
        for term in alternative.terms:
            longest = 0
            for word in term.words & stems:
                everywhere.update(places[word])
                longest = 1
            if not stems.isdisjoint(term.of_phrases):
                for phrase in term.phrases:
                    if phrase.needed <= stems and (covered := here.of(phrase)):
                        everywhere |= covered
                        longest = max(longest, len(phrase.stems))
            if not longest and not (term.in_context and self._holds(term, self._occurrences(context))):
                return None
            specificity += longest
        return Match(alternative.entry, specificity, frozenset(everywhere))

    @staticmethod
    def _holds(term: Term, occurrences: _Occurrences) -> bool:
        stems = occurrences.stems
        if not term.words.isdisjoint(stems):
            return True
        return not stems.isdisjoint(term.of_phrases) and any(
            phrase.needed <= stems and occurrences.of(phrase) for phrase in term.phrases
        )

    def _find_occurrences(self, words: Words) -> _Occurrences:
        places: dict[str, list[int]] = {}
        for position, word in enumerate(words):
            for stem in self._stems_of(word):
                places.setdefault(stem, []).append(position)
        return _Occurrences(places)

    def _find_stems(self, word: str) -> Words:
        beginnings = {word[:length] for length in range(_SHORT_WORD + 1, len(word) + 1)}
        whole = {word, word + ".", word.removesuffix("'s"), word.removesuffix("s")[:_SHORT_WORD]}
        short = {stem for stem in whole if len(stem) <= _SHORT_WORD and word in (stem, stem + "s", stem + "'s")}
        return tuple(sorted((beginnings | short | {word + "."}) & self._stems))


def _candidate(alternative: Alternative, used: Mapping[str, int]) -> _Candidate:
    """An alternative with its rarest words, where `used` counts those that use a stem."""

    def rarest_stems(term: Term) -> frozenset[str]:
        return frozenset(min(variant.stems, key=used.__getitem__) for variant in term.variants)

    needed = [rarest_stems(term) for term in alternative.terms if not term.in_context]
    rarest = min(needed, key=lambda stems: sum(used[stem] for stem in stems))
    barring = frozenset().union(*(rarest_stems(term) for term in alternative.barred))
    others = tuple(stems for stems in needed if stems is not rarest)
    return _Candidate(alternative, rarest, others, barring, any(term.in_context for term in alternative.barred))
