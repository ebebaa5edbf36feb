"""Which measure a number is about: the words around it against the vocabulary in `reference/measures.csv`.

Belongs here: in which order clause, sentence and heading are asked, and what happens when several measures match.
Not here: the words themselves (the CSV file), their notation (`vocabulary`) and how they are matched
(`measure_matches`); which words of a sentence speak of a number (`measured_words`); how a number is read (the modules
of each kind of fact).

A measure that is named must be right: where two remain and nothing decides between them, the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain

from pipelines.extraction.grammar.elliptical import adds_nothing, lending, places_of_subjects, without
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.grammar.vocabulary import BREAK, Match, Words, words_of
from pipelines.extraction.measure_matches import (
    KIND_OF_NUMBER,
    counted_words,
    is_judged,
    known,
    matches_in,
    matches_of_share,
    most_specific,
    outdoes,
)
from pipelines.extraction.measured_words import holds_a_share, names_a_force_alone, own_words, part_of, quiet_rest

_QUANTITIES = re.compile(r";|,\s+(?:and|but|while|whereas)\b")
_HAS_NUMBER = re.compile(r"\d")
_SPOKEN_OF_AGAIN = 2
"""Words of a clause that must take part before the sentence before it may add the others."""
_OF_THOSE = Quick(r"\b(?:these|those|such)\s+[a-z]{4,}")
"""'An arrest in 41 percent of those crimes' says itself that it goes on: one word of its own is enough."""
_WORDS_FOR_EACH = 4
"""For each of them the clause may say so much; less where it counts things, which mostly name themselves."""
_COUNTED_FOR_EACH = 3
_LEAVES_UNSAID = 16
"""Words of a clause so short that the sentence before may say of what it speaks."""
_IS_A_PART_OF = re.compile(r"\s*of\b", re.IGNORECASE)
"""'Of officers': the clause says of what it is a part, and not what was measured."""
_POINTS_BACK = re.compile(r"\b(?:this|these|those|so|such|it)\b", re.IGNORECASE)


def measure_of(
    clause: str,
    sentence: str,
    heading: str = "",
    area_id: str | None = None,
    kind: str = "",
    earlier: str = "",
    surroundings: str = "",
    cases: str = "",
) -> str | None:
    """The measure that a number in `clause` is about; None where the words name none, or more than one.

    `clause` is the part of `sentence` that holds the number, both levelled text; `heading` the heading above or the
    lead-in of a list; `kind` the kind of fact (case_count, rate, sample, volume), in the singular or plural, `time`
    for a volume that is how long something takes, or `change` for a rate by which something went up or down;
    `earlier` the sentence before, which is asked only where this one leaves something unsaid or points back to it;
    `surroundings` the whole sentence and the words above its list, where `sentence` is only the part that speaks of
    this number; `cases` what tells apart the cases of which it is a count, wherever that is said.
    """
    number_kind = KIND_OF_NUMBER.get(kind.removesuffix("s"))
    clause, sentence = own_words(clause, sentence, earlier, counting=number_kind == "volume")
    clause_words = words_of(clause)
    judged = kind.removesuffix("s") == "case_count"
    said = (sentence, heading, (area_id or "").replace("_", " "), surroundings, earlier if judged else "")
    around = tuple(chain.from_iterable((*words_of(text), BREAK) for text in said))

    counted = counted_words(clause) if number_kind == "volume" else None

    def asked(words: Words, context: Words = around) -> list[Match]:
        return matches_in(words, context, number_kind, counted, judged=judged)

    def followed_by(text: str) -> Words:
        return (*clause_words, BREAK, *told) if (told := words_of(text)) else clause_words

    own = kind.removesuffix("s") in ("rate", "change")
    quiet = followed_by(quiet_rest(clause, sentence, keeps_own=own))
    of_cases = followed_by(cases) if cases else ()
    points_back = earlier and _OF_THOSE.search(clause)
    of_those = followed_by(earlier) if points_back else ()
    near = asked(clause_words)
    if near:
        found = most_specific(near)
        if number_kind == "sample":
            return _decide(found, area_id, asked, [followed_by(heading)])
        extending = [
            match
            for words in (of_cases, of_those, quiet)
            for match in asked(words)
            if any(match.extends(first) or (own and outdoes(match, first)) for first in found)
        ]
        if extending:
            found = most_specific(extending)
        wordings = (quiet, followed_by(heading))
        return _decide(found, area_id, asked, wordings)
    size = len(clause_words)
    own_part = followed_by(without(clause, part_of(clause, sentence)))
    rest = followed_by(without(clause, sentence))
    for words in (of_cases, own_part, quiet, rest):
        within = asked(words)
        if words is own_part and within:  # what the rest of the sentence bars is no measure of a part of it
            allowed = {match.entry for match in asked(rest)}
            within = [match for match in within if match.entry in allowed]
        touching = [match for match in within if any(position < size for position in match.everywhere)]
        if words is quiet and not touching:
            touching = within
        if touching:
            wider = (quiet, (*words, BREAK, *words_of(heading)))
            return _decide(most_specific(touching), area_id, asked, wider)
    before = asked((*clause_words, BREAK, *words_of(sentence), BREAK, *words_of(earlier))) if earlier else []
    subjects = places_of_subjects(clause_words)
    alone = _IS_A_PART_OF.match(clause) is None
    words_again = 1 if points_back else _SPOKEN_OF_AGAIN
    spoken_of = [
        match
        for match in before
        if _takes_up(match, size, subjects, words_again, alone=alone, volume=counted is not None)
    ]
    if spoken_of:
        return _decide(most_specific(spoken_of), area_id, asked, [])
    if earlier and (_POINTS_BACK.search(sentence) or size <= _LEAVES_UNSAID):
        reminded = asked(clause_words, (*around, *words_of(earlier), BREAK))
        if reminded:
            return _decide(most_specific(reminded), area_id, asked, [])
    if number_kind in ("share", "rate", "change"):
        lent = (_only_measure(lender, heading, area_id, kind) for lender in lending(clause, sentence, earlier))
        if name := next((name for name in lent if name), None):
            return name
    if names_a_force_alone(clause):
        told = (_only_measure(caption, "", area_id, kind) for caption in (earlier, heading) if caption)
        if name := next((name for name in told if name), None):
            return name
    unsaid = number_kind != "volume" and (not judged or _POINTS_BACK.match(clause) or adds_nothing(clause, heading))
    speaks = number_kind == "sample" or (unsaid and _POINTS_BACK.search(sentence))
    titled = asked(words_of(heading)) if speaks else []
    return _decide(most_specific(titled), area_id, asked, []) if titled else None


def measure_under(heading: str, clause: str, sentence: str, area_id: str | None) -> str | None:
    """The measure of a count whose clause leaves to the heading what it is about: 'were recorded' under 'Rape'."""
    clause_words, headed = words_of(clause), words_of(heading)
    subjects, size = places_of_subjects(clause_words), len(clause_words)
    around = (*words_of(sentence), BREAK, *headed)
    matches = matches_of_share((*clause_words, BREAK, *headed), around)
    on_both = [
        match
        for match in matches
        if is_judged(match)
        and any(place > size for place in match.everywhere)
        and 0 < len(subjects) < 2 * len(subjects & match.everywhere)
    ]
    return _decide(most_specific(on_both), area_id, lambda words: [], []) if on_both else None


def _takes_up(
    match: Match, size: int, subjects: frozenset[int], words_again: int, *, alone: bool, volume: bool
) -> bool:
    """Whether a match that needs the sentence before rests on enough of the clause: 'showed regular reviews'.

    A single word is enough where, `alone`, the clause says nothing else: 'were abandoned'.
    """
    taken = len(subjects & match.everywhere)
    if alone and subjects and taken == len(subjects):
        return True
    rests = sum(place < size for place in match.everywhere)
    said = _COUNTED_FOR_EACH if volume else _WORDS_FOR_EACH
    return rests >= words_again and taken > 0 and len(subjects) <= said * taken


def _only_measure(text: str, heading: str, area_id: str | None, kind: str) -> str | None:
    """The one measure that all quantities of a text are about."""
    parts = [part for part in _QUANTITIES.split(text) if _HAS_NUMBER.search(part)] or [text]
    if kind == "rate" and not any(holds_a_share(part) for part in parts):
        kind = "case_count"  # '2,400 crimes go unrecorded' is no share of those that aren't recorded
    names = {measure_of(part, text, heading, area_id, kind) for part in parts}
    return names.pop() if len(names) == 1 else None


def _decide(
    found: list[Match], area_id: str | None, asked: Callable[[Words], list[Match]], wider: Iterable[Words]
) -> str | None:
    """The one measure left, if need be by the area or by what wider words say of those in question."""
    names = {match.entry for match in found}
    if len(names) == 1:
        return names.pop()
    of_area = {name for name in names if area_id and known(name).area_id == area_id}
    if len(of_area) == 1:
        return of_area.pop()
    for words in wider:
        left = {match.entry for match in most_specific([match for match in asked(words) if match.entry in names])}
        if len(left) == 1:
            return left.pop()
    return None
