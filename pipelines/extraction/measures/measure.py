"""Which measure a number is about: the words around it against the vocabulary in `reference/measures.csv`.

Belongs here: in which order clause, sentence and heading are asked, and what happens when several measures match.
Not here: the words themselves (the CSV file), their notation (`vocabulary`) and how they are matched
(`matches`); which words of a sentence speak of a number (`measured_words`); how a number is read (the modules
of each kind of fact).

A measure that is named must be right: where two remain and nothing decides between them, the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.elliptical import adds_nothing, lending, places_of_subjects
from pipelines.extraction.grammar.vocabulary import BREAK, Match, Words, words_of
from pipelines.extraction.measures.choice import is_finer, most_specific, nearest, outdoes, takes_up
from pipelines.extraction.measures.matches import (
    KIND_OF_NUMBER,
    Counted,
    counted_words,
    is_judged,
    is_said_of_any,
    known,
    matches_in,
    matches_of_share,
)
from pipelines.extraction.measures.measured_words import (
    holds_a_share,
    names_a_force_alone,
    names_a_time_alone,
    own_words,
    part_of,
    quiet_rest,
    rest_of,
    without_label,
)

_QUANTITIES = expression(r";|,\s+(?:and|but|while|whereas)\b")
_HAS_NUMBER = expression(r"\d")
_SPOKEN_OF_AGAIN = 2
"""Words of a clause that must take part before the sentence before it may add the others."""
_OF_THOSE = Quick(r"\b(?:these|those|such|of\s+them)\s+(?!were\b|have\b|went\b|ended\b|that\b|will\b)[a-z]{4,}")
"""'An arrest in 41 percent of those crimes' says itself that it goes on: one word of its own is enough."""
_ONLY_DONE = expression(
    r"(?:had|has|have|was|were)(?:n't|\s+not)?(?:\s+been)?\s+(?:\w+ed|made|done|given|taken|kept|set)", re.IGNORECASE
)
"""'A needs assessment had been completed for 29 of 91 victims': its part of the sentence names it."""
_LEAVES_UNSAID = 16
"""Words of a clause so short that the sentence before may say of what it speaks."""
_IS_A_PART_OF = expression(r"\s*of\b", re.IGNORECASE)
"""'Of officers': the clause says of what it is a part, and not what was measured."""
_POINTS_BACK = expression(r"\b(?:this|these|those|so|such|it)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Question:
    """What is asked of the vocabulary: the words around one number, from the nearest to the farthest."""

    clause: str
    sentence: str
    heading: str
    area_id: str | None
    kind: str
    earlier: str
    surroundings: str
    cases: str
    told_of: str

    @property
    def number_kind(self) -> str | None:
        return KIND_OF_NUMBER.get(self.kind)

    @property
    def judged(self) -> bool:
        """Whether it counts cases that somebody looked at."""
        return self.kind == "case_count"

    @property
    def of_share(self) -> bool:
        return self.kind in ("rate", "change")

    @cached_property
    def clause_words(self) -> Words:
        return words_of(self.clause)

    @cached_property
    def counted(self) -> Counted | None:
        return counted_words(self.clause) if self.number_kind == "volume" else None

    @cached_property
    def around(self) -> Words:
        """All that may bar a measure."""
        area = (self.area_id or "").replace("_", " ")
        told = self.earlier if self.judged or self.points_back else ""
        said = (self.sentence, self.heading, area, self.surroundings, told)
        return tuple(chain.from_iterable((*words_of(text), BREAK) for text in said))

    @property
    def points_back(self) -> bool:
        return bool(self.earlier and _OF_THOSE.search(self.clause))

    def asked(self, words: Words, around: Words | None = None) -> list[Match]:
        """The measures that the words name."""
        context = self.around if around is None else around
        head = self.head
        resting_on = frozenset(at for at, word in enumerate(words) if word in head) if head else None
        return matches_in(words, context, self.number_kind, self.counted, judged=self.judged, resting_on=resting_on)

    @cached_property
    def head(self) -> frozenset[str]:
        """The words of what a share is told of, on one of which its measure must rest."""
        return frozenset(word for word in words_of(self.told_of) if self.kind == "change" or is_said_of_any(word))

    def followed_by(self, text: str) -> Words:
        """The words of the clause and those of another text."""
        return (*self.clause_words, BREAK, *told) if (told := words_of(text)) else self.clause_words

    @cached_property
    def of_cases(self) -> Words:
        return self.followed_by(self.cases) if self.cases else ()

    @cached_property
    def quiet(self) -> Words:
        """With what the sentence says besides its quantities."""
        return self.followed_by(quiet_rest(self.clause, self.sentence, keeps_own=self.of_share))


def measure_of(
    clause: str,
    sentence: str,
    heading: str = "",
    area_id: str | None = None,
    kind: str = "",
    earlier: str = "",
    surroundings: str = "",
    cases: str = "",
    told_of: str = "",
) -> str | None:
    """The measure that a number in `clause` is about; None where the words name none, or more than one.

    `clause` is the part of `sentence` that holds the number, both levelled text; `heading` that above or the lead-in
    of a list; `kind` the kind of fact (case_count, rate, sample, volume), in the singular or plural, `time` for how
    long something takes, `change` for a rate by which it went up or down; `earlier` the sentence before, asked only
    where this one leaves something unsaid or points back; `surroundings` the whole sentence and the words above its
    list, where `sentence` is only a part of it; `cases` what tells apart the cases of a count, wherever said; `told_of`
    the words of which the measure must rest on one: those of what a share is told of.
    """
    kind, heading, earlier = kind.removesuffix("s"), without_label(heading), without_label(earlier)
    clause, sentence = own_words(clause, sentence, earlier, counting=KIND_OF_NUMBER.get(kind) == "volume")
    question = _Question(clause, sentence, heading, area_id, kind, earlier, surroundings, cases, told_of)
    for found, wider in _found(question):
        if found:
            return _decide(most_specific(found), area_id, question.asked, wider)
    if question.head:
        return None
    if lent := _lent(question):
        return lent
    titled = question.asked(words_of(heading)) if _leaves_to_heading(question) else []
    return _decide(most_specific(titled), area_id, question.asked, [])


def _found(question: _Question) -> Iterator[tuple[list[Match], Iterable[Words]]]:
    """What ever wider words name, each with what may decide between several; the first that name any are heard."""
    if near := question.asked(question.clause_words):
        yield _extended(question, near)
        return
    yield from _around_clause(question)
    if question.earlier:
        yield _in_earlier(question), []
        if _POINTS_BACK.search(question.sentence) or len(question.clause_words) <= _LEAVES_UNSAID:
            earlier = words_of(question.earlier)
            yield question.asked(question.clause_words, (*question.around, *earlier, BREAK)), []


def _extended(question: _Question, near: list[Match]) -> tuple[list[Match], Iterable[Words]]:
    """What the clause names by itself, or the finer measure that it is with what stands around it."""
    found = most_specific(near)
    headed = question.followed_by(question.heading)
    if question.number_kind == "sample":
        return found, [headed]
    subjects = places_of_subjects(question.clause_words)
    of_those = question.followed_by(question.earlier) if question.points_back else ()
    extending = [
        match
        for words in (question.of_cases, of_those, question.quiet)
        for match in question.asked(words)
        if any(is_finer(match, first, subjects) or (question.of_share and outdoes(match, first)) for first in found)
    ]
    return extending or found, (question.quiet, headed)


def _around_clause(question: _Question) -> Iterator[tuple[list[Match], Iterable[Words]]]:
    """What the clause names together with its cases, its part of the sentence, and the rest of the sentence."""
    clause, sentence, quiet = question.clause, question.sentence, question.quiet
    size = len(question.clause_words)
    part = part_of(clause, sentence)
    own_part = question.followed_by(rest_of(clause, part))
    rest = question.followed_by(rest_of(clause, sentence))
    alone = question.judged and _ONLY_DONE.fullmatch(clause.strip())
    for words in (question.of_cases, own_part, quiet, rest):
        within = question.asked(words)
        if words is own_part and within:  # what the rest of the sentence bars is no measure of a part of it
            told = (rest, quiet) if question.of_share else (rest,)
            allowed = {match.entry for said in told for match in question.asked(said)}
            within = [match for match in within if match.entry in allowed]
        touching = [match for match in within if any(position < size for position in match.everywhere)]
        if (words is quiet or (words is own_part and alone)) and not touching:
            touching = within
        yield (
            nearest(touching, size) if question.of_share else touching,
            (quiet, (*words, BREAK, *words_of(question.heading))),
        )


def _in_earlier(question: _Question) -> list[Match]:
    """What the sentence before was about, where the clause takes it up."""
    clause_words = question.clause_words
    before = question.asked(
        (*clause_words, BREAK, *words_of(question.sentence), BREAK, *words_of(question.earlier)),
    )
    size, subjects = len(clause_words), places_of_subjects(clause_words)
    alone = _IS_A_PART_OF.match(question.clause) is None
    words_again = 1 if question.points_back else _SPOKEN_OF_AGAIN
    kind = question.number_kind if question.counted or question.judged else ""
    return [match for match in before if takes_up(match, size, subjects, words_again, alone=alone, kind=kind or "")]


def _lent(question: _Question) -> str | None:
    """The measure of another figure, of which this one says only how much, or of the title above its line."""
    heading, area_id, kind = question.heading, question.area_id, question.kind
    if question.number_kind in ("share", "rate", "change"):
        lent = (
            _only_measure(lender, heading, area_id, kind)
            for lender in lending(question.clause, question.sentence, question.earlier)
        )
        if name := next((name for name in lent if name), None):
            return name
    if not (names_a_force_alone(question.clause) or names_a_time_alone(question.clause)):
        return None
    told = (_only_measure(caption, "", area_id, kind) for caption in (question.earlier, heading) if caption)
    return next((name for name in told if name), None)


def _leaves_to_heading(question: _Question) -> bool:
    """Whether a number leaves to the heading what it measures."""
    if question.number_kind == "sample":
        return True
    says_nothing = _POINTS_BACK.match(question.clause) or adds_nothing(question.clause, question.heading)
    unsaid = question.number_kind != "volume" and (not question.judged or says_nothing)
    return bool(unsaid) and _POINTS_BACK.search(question.sentence) is not None


def measure_under(heading: str, clause: str, sentence: str, area_id: str | None) -> str | None:
    """The measure of a count whose clause leaves to the heading what it is about: 'were recorded' under 'Rape'."""
    clause_words, headed = words_of(clause), words_of(heading)
    subjects, size = places_of_subjects(clause_words), len(clause_words)
    matches = matches_of_share((*clause_words, BREAK, *headed), (*words_of(sentence), BREAK, *headed))
    on_both = [
        match
        for match in matches
        if is_judged(match)
        and any(place > size for place in match.everywhere)
        and 0 < len(subjects) < 2 * len(subjects & match.everywhere)
    ]
    return _decide(most_specific(on_both), area_id, lambda words: [], [])


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
    named = {match.entry for match in found}
    names = {name for name in named if not any(other.startswith(f"{name}_") for other in named)}  # the kind is meant
    of_area = {name for name in names if area_id and known(name).area_id == area_id}
    for few in (names, of_area):
        if len(few) == 1:
            return few.pop()
    for words in wider:
        left = {match.entry for match in most_specific([match for match in asked(words) if match.entry in names])}
        if len(left) == 1:
            return left.pop()
    return None
