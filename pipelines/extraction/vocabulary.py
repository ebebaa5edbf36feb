"""Vocabularies written by analysts: a small notation for what identifies a thing in a text, and the matching of it.

Belongs here: the notation, how words are compared, how specific a match is. Not here: the vocabularies themselves
(`reference/measures.csv`, `reference/area_words.csv`), or what to do when two things match (`measures`, `areas`).

The notation, in the cell of a CSV file:

    victim + personal statement|vps ; witness + statement + !police

`;`   separates alternatives: any one of them is enough.
`+`   joins the terms of an alternative: all must occur, in any order.
`|`   separates the variants of a term: one is enough.
`!`   before a term: it must not occur. An alternative of nothing but such terms bars all the others of its cell.
`@`   before a term: it may also stand in the context (the whole sentence, the heading, the name of the area).
`..`  between the words of a variant: up to four words may stand in between.
`(sample)`, `(share)`, `(volume)` before an alternative: only for that kind of number; `(share)` is a percentage or
      a count of cases out of cases.

A word matches the words that begin with it ('investigat': 'investigation', 'investigating'). A word of up to three
letters matches only itself and its plural, and a word closed by a full stop only itself ('dash.', not 'dashboard').
Hyphens separate words, except in a few that are spelled both ways ('anti-social' is 'antisocial'). "n't" is 'not'.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

Words = tuple[str, ...]

BREAK = ""
"""A word that nothing matches: it keeps a variant from reaching across two pieces of text."""

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NEGATION = re.compile(r"n't\b|(?<=\bcan)not\b")
_SPELLED_BOTH_WAYS = re.compile(r"\b(anti|re|counter|non|under)[- ]+(?=social|offend|corruption|emergenc|record)")
_OFFICE = re.compile(r"\bpolice,?(?: fire)? and crime (?=commissioner|panel|plan)")
"""Words of a title that would pass for a subject: a sentence that quotes a commissioner isn't about crime."""
_LONGEST_GAP = 4
_SHORT_WORD = 3
_WORDS_KEPT = 65_536
_TEXTS_KEPT = 512
"""Texts whose matches are remembered: a clause is asked about several times, and its sentence for each number in it."""
_KINDS = re.compile(r"^\((sample|share|volume)\)\s*")


@lru_cache(maxsize=_TEXTS_KEPT)
def words_of(text: str) -> Words:
    """The words of a levelled text in small letters, as the notation compares them."""
    levelled = text.lower().replace("&", " and ")
    if "," in levelled:
        levelled = _THOUSANDS.sub("", levelled)
    if "n't" in levelled or "cannot" in levelled:
        levelled = _NEGATION.sub(" not", levelled)
    levelled = _SPELLED_BOTH_WAYS.sub(r"\1", levelled)
    if "police" in levelled:
        levelled = _OFFICE.sub("", levelled)
    return tuple(_WORD.findall(levelled))


@dataclass(frozen=True, slots=True)
class Match:
    """One alternative of an entry that holds in a text."""

    entry: str
    specificity: int
    """How many words it rests on."""
    positions: tuple[frozenset[int], ...]
    """For each term, where in the text its words stand; empty for a term found in the context only."""

    @property
    def everywhere(self) -> frozenset[int]:
        """All positions it rests on."""
        return frozenset().union(*self.positions)

    @property
    def weight(self) -> tuple[int, int]:
        """What orders the alternatives of one entry: how specific, then how much of the text they cover."""
        return self.specificity, len(self.everywhere)

    def extends(self, other: Match) -> bool:
        """Whether it rests on every word of the other, and on more."""
        return self.specificity > other.specificity and other.everywhere <= self.everywhere


@dataclass(frozen=True, eq=False, slots=True)
class _Variant:
    stems: Words
    gap_before: tuple[bool, ...]
    needed: frozenset[str]
    """Its stems: without all of them in a text it isn't looked for."""


@dataclass(frozen=True, eq=False, slots=True)
class _Term:
    words: frozenset[str]
    """The variants of a single word."""
    phrases: tuple[_Variant, ...]
    """The others."""
    in_context: bool

    @property
    def variants(self) -> tuple[_Variant, ...]:
        return (*(_Variant((word,), (False,), frozenset((word,))) for word in self.words), *self.phrases)


@dataclass(frozen=True, eq=False, slots=True)
class _Alternative:
    entry: str
    kind: str | None
    terms: tuple[_Term, ...]
    barred: tuple[_Term, ...]


class _Occurrences:
    """Where the stems of a vocabulary occur in a sequence of words."""

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self.places = places
        self.stems = frozenset(places)
        self._known: dict[_Variant, frozenset[int]] = {}

    def of(self, variant: _Variant) -> frozenset[int]:
        """Every position that an occurrence of the variant covers; all its stems must be there."""
        known = self._known.get(variant)
        if known is None:
            known = self._known[variant] = self._covered(variant)
        return known

    def _covered(self, variant: _Variant) -> frozenset[int]:
        covered: set[int] = set()
        for start in self.places[variant.stems[0]]:
            covered.update(self._from(start, variant))
        return frozenset(covered)

    def _from(self, start: int, variant: _Variant) -> list[int]:
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

    alternative: _Alternative
    needed: tuple[frozenset[str], ...]
    """For each term that must stand in the text itself: the rarest stem of each variant, one of which must occur."""
    barring: frozenset[str]
    """The same of the terms that must not occur: without any of these none of them does."""


class Vocabulary:
    """Entries with their notation, compiled once. Matching looks only at alternatives whose rarest word occurs."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries`: name and notation. Raises ValueError for a cell that says nothing."""
        alternatives = [alternative for name, notation in entries for alternative in _parse(name, notation)]
        used = Counter(
            stem
            for alternative in alternatives
            for term in (*alternative.terms, *alternative.barred)
            for variant in term.variants
            for stem in variant.stems
        )
        self._stems = frozenset(used)
        self._by_rarest_stem: dict[str, list[_Candidate]] = defaultdict(list)
        for alternative in alternatives:
            self._index(alternative, used)
        self._stems_of = lru_cache(maxsize=_WORDS_KEPT)(self._find_stems)
        self._occurrences = lru_cache(maxsize=_TEXTS_KEPT)(self._find_occurrences)
        self._matches = lru_cache(maxsize=_TEXTS_KEPT)(self._find_matches)

    def matches(self, words: Words, context: Words = (), kind: str | None = None) -> tuple[Match, ...]:
        """The best alternative of each entry that holds in the words; `kind` None admits every kind."""
        return self._matches(words, context, kind)

    def _index(self, alternative: _Alternative, used: Mapping[str, int]) -> None:
        """Files an alternative under the words of its rarest term: what few alternatives use is rare in a text too."""

        def rarest_stems(term: _Term) -> frozenset[str]:
            return frozenset(min(variant.stems, key=used.__getitem__) for variant in term.variants)

        needed = [rarest_stems(term) for term in alternative.terms if not term.in_context]
        rarest = min(needed, key=lambda stems: sum(used[stem] for stem in stems))
        barring = frozenset().union(*(rarest_stems(term) for term in alternative.barred))
        candidate = _Candidate(alternative, tuple(stems for stems in needed if stems is not rarest), barring)
        for stem in sorted(rarest):
            self._by_rarest_stem[stem].append(candidate)

    def _find_matches(self, words: Words, context: Words, kind: str | None) -> tuple[Match, ...]:
        here = self._occurrences(words)
        best: dict[str, Match] = {}
        seen: set[_Candidate] = set()
        for stem in here.places:
            for candidate in self._by_rarest_stem.get(stem, ()):
                alternative = candidate.alternative
                if candidate in seen or (kind and alternative.kind and alternative.kind != kind):
                    continue
                seen.add(candidate)
                if candidate.needed and any(map(here.stems.isdisjoint, candidate.needed)):
                    continue
                if alternative.barred and self._is_barred(candidate, here, context):
                    continue
                match = self._match(alternative, here, context)
                if match and (match.entry not in best or best[match.entry].weight < match.weight):
                    best[match.entry] = match
        return tuple(best.values())

    def _is_barred(self, candidate: _Candidate, here: _Occurrences, context: Words) -> bool:
        places = [here]
        if any(term.in_context for term in candidate.alternative.barred):
            places.append(self._occurrences(context))
        return any(
            self._holds(term, occurrences)
            for occurrences in places
            if not occurrences.stems.isdisjoint(candidate.barring)
            for term in candidate.alternative.barred
            if occurrences is here or term.in_context
        )

    def _match(self, alternative: _Alternative, here: _Occurrences, context: Words) -> Match | None:
        positions: list[frozenset[int]] = []
        specificity = 0
        for term in alternative.terms:
            words = term.words & here.stems
            found = frozenset(place for word in words for place in here.places[word])
            longest = 1 if words else 0
            for phrase in term.phrases:
                if phrase.needed <= here.stems and (covered := here.of(phrase)):
                    found |= covered
                    longest = max(longest, len(phrase.stems))
            if not found and not (term.in_context and self._holds(term, self._occurrences(context))):
                return None
            positions.append(found)
            specificity += longest
        return Match(alternative.entry, specificity, tuple(positions))

    @staticmethod
    def _holds(term: _Term, occurrences: _Occurrences) -> bool:
        return not term.words.isdisjoint(occurrences.stems) or any(
            phrase.needed <= occurrences.stems and occurrences.of(phrase) for phrase in term.phrases
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


def _parse(entry: str, notation: str) -> list[_Alternative]:
    """The alternatives of one cell, its bars applied to each."""
    alternatives: list[_Alternative] = []
    bars: list[_Term] = []
    for written in (part.strip() for part in notation.split(";")):
        if not written:
            continue
        kind = _KINDS.match(written)
        terms: list[_Term] = []
        barred: list[_Term] = []
        for term in _KINDS.sub("", written).split("+"):
            term = term.strip()
            (barred if term.startswith("!") else terms).append(_term(entry, term.removeprefix("!")))
        if terms:
            alternatives.append(_Alternative(entry, kind.group(1) if kind else None, tuple(terms), tuple(barred)))
        else:
            bars.extend(barred)
    if not alternatives:
        raise ValueError(f"{entry}: no words identify it")
    return [_Alternative(found.entry, found.kind, found.terms, (*found.barred, *bars)) for found in alternatives]


def _term(entry: str, written: str) -> _Term:
    in_context = written.startswith("@")
    variants: list[_Variant] = []
    for one in written.removeprefix("@").split("|"):
        variant = _variant(one.strip())
        if variant is None:
            raise ValueError(f"{entry}: '{one.strip()}' is not a variant")
        variants.append(variant)
    words = frozenset(variant.stems[0] for variant in variants if len(variant.stems) == 1)
    return _Term(words, tuple(variant for variant in variants if len(variant.stems) > 1), in_context)


@cache
def _variant(written: str) -> _Variant | None:
    """The words of a variant and its gaps: one object for each wording, so that a text is searched for it once."""
    stems: list[str] = []
    gaps: list[bool] = []
    gap = False
    for word in written.split():
        if word == "..":
            gap = True
            continue
        stems.append(word)
        gaps.append(gap)
        gap = False
    if not stems or gap or gaps[0]:
        return None
    return _Variant(tuple(stems), tuple(gaps), frozenset(stems))
