"""Which measure a number is about: the words around it against the vocabulary in `reference/measures.csv`.

Belongs here: in which order clause, sentence and heading are asked, and what happens when several measures match.
Not here: the words themselves (the CSV file) and their notation (`vocabulary`); how a number is read (the modules of
each kind of fact).

A measure that is named must be right: where two remain and nothing decides between them, the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.elliptical import lending, places_of_subjects, without
from pipelines.extraction.grammar.numbers import find_numbers
from pipelines.extraction.grammar.vocabulary import BREAK, Match, Vocabulary, Words, words_of
from pipelines.reference import Measure, measures

_KIND_OF_NUMBER = {
    "case_count": "share",
    "rate": "share",
    "change": "change",
    "sample": "sample",
    "volume": "volume",
    "time": "time",
}
_UNITS_OF_KIND = {
    "share": {"percent", "cases"},
    "change": {"percent", "cases"},
    "sample": {"percent", "cases", "sample", "count"},
    "volume": {"count", "cases", "seconds", "minutes", "hours", "days", "ratio", "gbp"},
    "time": {"seconds", "minutes", "hours", "days"},
}
"""A percentage is never linked to a measure that is counted, nor the other way round."""
_SAMPLED = "(sample)"
"""What stands in the words of a measure of things counted of which inspectors also take samples."""

_COUNTED_UNITS = {"count", "cases"}
_DURATIONS = {"seconds", "minutes", "hours", "days"}
_UNITS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "year")
_HEAD_WITHIN = 5
"""Words after a number among which stands what it counts: '640 domestic violence disclosure scheme applications'."""

_UNIT_WITHIN = 2
"""Words after a number among which its unit of time stands: '15 working days'."""

_PART = re.compile(r"([,;:()]|\b(?:and|but|while|whereas|with|compared)\b)")
_QUANTITY = re.compile(
    r"\ball (?:the )?\d|\d\s*(?:percent|per cent|%|percentage)|\d\s*(?:out )?of (?:the |these |those |our )?\d|"
    r"\b\d+ (?:of |out of )?(?:the |these )?(?:cases|records|files|crimes|victims|officers|incidents)\b"
)
"""A part of a sentence with a quantity of its own says what that one is about."""
_SHARE_IN_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:in (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b|"
    r"(?:out )?of (?:the |its |our |these |those )?\d)",
    re.IGNORECASE,
)
"""'One in six leaves', 'twelve of the 14 are closed': a quantity of its own, too."""
_CLAUSE_STOOD = "|"
"""What `without` puts in the place of the clause: the quantity beside it is that of the clause."""
_QUANTITIES = re.compile(r";|,\s+(?:and|but|while|whereas)\b")
_HAS_NUMBER = re.compile(r"\d")
_SPOKEN_OF_AGAIN = 2
"""Words of a clause that must take part before the sentence before it may add the others."""
_OF_THOSE = re.compile(r"\b(?:these|those|such)\s+[a-z]{4,}", re.IGNORECASE)
"""'An arrest in 41 percent of those crimes' says itself that it goes on: one word of its own is enough."""
_WORDS_FOR_EACH = 4
"""For each of them the clause may say so much; less where it counts things, which mostly name themselves."""
_COUNTED_FOR_EACH = 3
_AS_REQUIRED = re.compile(
    r",?\s+(?:which|as|that)\s+[^,;.]{3,50}?\s+(?:requires?|asks?(?:\s+for)?|expects?|demands?|sets?\s+out)(?=[,;.\s]|$),?",
    re.IGNORECASE,
)
"""'A needs assessment, which the Victims' Code requires': by what rule, and not what was done."""
_PER_SO_MANY_STAFF = re.compile(
    r"\s+(?:per|for\s+(?:every|each))\s+[\d,]+\s+(?:(?:members\s+of|police|full-time)\s+)*(?:officers|staff|employees|workforce)\b",
    re.IGNORECASE,
)
"""'460 allegations per 1,000 officers' counts no officers."""
_SUCH_AS = re.compile(r",\s+(?:including|such\s+as|especially|particularly)\s+[^;.()]*", re.IGNORECASE)
"""'Some 5,300 crimes, including violence': a few examples of what is counted."""
_SOME_OF_THEM = re.compile(r",?\s+of\s+wh(?:ich|om)\b[^.;|]*", re.IGNORECASE)
"""'Eleven areas for improvement, of which four are complete': said of other ones."""
_LEAVES_UNSAID = 12
"""Words of a clause so short that the sentence before may say of what it speaks."""
_IS_A_PART_OF = re.compile(r"\s*of\b", re.IGNORECASE)
"""'Of officers': the clause says of what it is a part, and not what was measured."""
_POINTS_BACK = re.compile(r"\b(?:this|these|those|so|such|it)\b", re.IGNORECASE)
_OF_THAT_KIND = re.compile(
    r"\b(?:these|those|such)\s+(?P<noun>[a-z]{4,})\b(?!\s+(?:of|who|that|which)\b)", re.IGNORECASE
)
_NO_KIND = re.compile(
    r"\b(?:the|an?|of|in|on|to|for|from|by|with|and|or|all|any|some|no|its|our|their|we|it|they|that|which|were|was|had|has|have|"
    r"these|those|such|many|few|most|more|than|other|relevant|\d[\d,.]*)\b",
    re.IGNORECASE,
)
"""Words that say nothing of the kind, or with which something else begins."""


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
    lead-in of a list; `kind` the kind of fact (case_count, rate, sample, volume), in the singular or plural, or
    `time` for a volume that is how long something takes,
    `change` for a rate by which something went up or down; `earlier` the sentence before, which is asked only where
    this one leaves something unsaid or points back to it; `surroundings` the whole sentence and
    the words above its list, where `sentence` is only the part that speaks of this number; `cases` what tells apart
    the cases of which it is a count, wherever that is said.
    """
    number_kind = _KIND_OF_NUMBER.get(kind.removesuffix("s"))
    clause, sentence = _with_their_kind(clause, earlier), _with_their_kind(sentence, earlier)
    whole, clause, sentence = sentence, _AS_REQUIRED.sub("", clause), _AS_REQUIRED.sub("", sentence)
    if clause.strip() in whole and clause.strip() not in sentence:
        clause = sentence
    if number_kind == "volume" and find_numbers(whole := _SOME_OF_THEM.sub("", clause)):
        clause = whole
    if number_kind == "volume":
        clause, sentence = _PER_SO_MANY_STAFF.sub("", clause), _PER_SO_MANY_STAFF.sub("", sentence)
    if number_kind == "volume" and find_numbers(whole := _SUCH_AS.sub("", clause)):
        clause, sentence = whole, _SUCH_AS.sub("", sentence)
    clause_words = words_of(clause)
    judged = kind.removesuffix("s") == "case_count"
    said = (sentence, heading, (area_id or "").replace("_", " "), surroundings, earlier if judged else "")
    around = tuple(word for text in said for word in (*words_of(text), BREAK))

    counted = _counted_words(clause) if number_kind == "volume" else None

    def asked(words: Words, context: Words = around) -> list[Match]:
        changes = _vocabulary().matches(words, context, "only change") if number_kind == "change" else ()
        matches = _of_unit(changes or _vocabulary().matches(words, context, number_kind), number_kind)
        if counted and counted.places:
            touched = counted.noun or counted.places
            near = _of_unit(_vocabulary().matches(words, context, number_kind, touched), number_kind)
            touching = {match.entry: match for match in near if _by_id()[match.entry].unit in _COUNTED_UNITS}
            matches = [touching.get(match.entry, match) for match in matches]
        if number_kind == "volume" and counted is None:
            matches = [match for match in matches if _by_id()[match.entry].unit in _DURATIONS] or matches
        return _telling(
            [
                match
                for match in matches
                if (counted is None or _names_what_is_counted(match, counted)) and (not judged or _is_judged(match))
            ],
            places_of_subjects(words),
        )

    own = kind.removesuffix("s") in ("rate", "change")
    quiet = (*clause_words, BREAK, *words_of(_quiet_rest(clause, sentence, keeps_own=own)))
    of_cases = (*clause_words, BREAK, *words_of(cases)) if cases else ()
    points_back = earlier and _OF_THOSE.search(clause)
    of_those = (*clause_words, BREAK, *words_of(earlier)) if points_back else ()
    near = asked(clause_words)
    if near:
        found = _most_specific(near)
        if number_kind == "sample":
            return _decide(found, area_id, asked, [(*clause_words, BREAK, *words_of(heading))])
        extending = [
            match
            for words in (of_cases, of_those, quiet)
            for match in asked(words)
            if any(match.extends(first) for first in found)
        ]
        if extending:
            found = _most_specific(extending)
        wordings = (quiet, (*clause_words, BREAK, *words_of(heading)))
        return _decide(found, area_id, asked, wordings)
    size = len(clause_words)
    own_part = (*clause_words, BREAK, *words_of(without(clause, _part_of(clause, sentence))))
    rest = (*clause_words, BREAK, *words_of(without(clause, sentence)))
    for words in (of_cases, own_part, quiet, rest):
        within = asked(words)
        if words is own_part and within:  # what the rest of the sentence bars is no measure of a part of it
            allowed = {match.entry for match in asked(rest)}
            within = [match for match in within if match.entry in allowed]
        touching = [match for match in within if any(position < size for position in match.everywhere)]
        if words is quiet and not touching:
            touching = within
        if touching:
            return _decide(_most_specific(touching), area_id, asked, [(*words, BREAK, *words_of(heading))])
    before = asked((*clause_words, BREAK, *words_of(sentence), BREAK, *words_of(earlier))) if earlier else []
    own_words = places_of_subjects(clause_words)
    alone = _IS_A_PART_OF.match(clause) is None
    words_again = 1 if points_back else _SPOKEN_OF_AGAIN
    spoken_of = [
        match
        for match in before
        if _takes_up(match, size, own_words, words_again, alone=alone, volume=counted is not None)
    ]
    if spoken_of:
        return _decide(_most_specific(spoken_of), area_id, asked, [])
    if earlier and (_POINTS_BACK.search(sentence) or size <= _LEAVES_UNSAID):
        reminded = asked(clause_words, (*around, *words_of(earlier), BREAK))
        if reminded:
            return _decide(_most_specific(reminded), area_id, asked, [])
    if number_kind in ("share", "change"):
        lent = (_only_measure(lender, heading, area_id, kind) for lender in lending(clause, sentence, earlier))
        if name := next((name for name in lent if name), None):
            return name
    speaks = number_kind == "sample" or (number_kind != "volume" and _POINTS_BACK.search(sentence))
    titled = asked(words_of(heading)) if speaks else []
    return _decide(_most_specific(titled), area_id, asked, []) if titled else None


def measure_under(heading: str, clause: str, sentence: str, area_id: str | None) -> str | None:
    """The measure of a count whose clause leaves to the heading what it is about: 'were recorded' under 'Rape'."""
    clause_words, headed = words_of(clause), words_of(heading)
    own_words, size = places_of_subjects(clause_words), len(clause_words)
    around = (*words_of(sentence), BREAK, *headed)
    matches = _of_unit(_vocabulary().matches((*clause_words, BREAK, *headed), around, "share"), "share")
    on_both = [
        match
        for match in matches
        if _is_judged(match)
        and any(place > size for place in match.everywhere)
        and 0 < len(own_words) < 2 * len(own_words & match.everywhere)
    ]
    return _decide(_most_specific(on_both), area_id, lambda words: [], []) if on_both else None


_PARTS = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|although|though|with)\b|\s+(?:while|whereas)\s")


def _part_of(clause: str, sentence: str) -> str:
    """The part of the sentence that holds the clause: 'and a plan was in place for 91 percent of them'."""
    whole, own = " ".join(sentence.split()), " ".join(clause.split())
    at = whole.find(own) if own else -1
    if at < 0:
        return ""
    ends = [0, *(part.start() for part in _PARTS.finditer(whole)), len(whole)]
    start = max(end for end in ends if end <= at)
    end = min(end for end in ends if end >= at + len(own))
    return whole[start:end]


def _with_their_kind(text: str, earlier: str) -> str:
    """'These incidents' as 'these priority incidents', of which the sentence before speaks."""

    def kind_told(found: re.Match[str]) -> str:
        noun = found["noun"]
        told = re.search(rf"((?:[\w'-]+\s+){{1,3}}){re.escape(noun)}\b", earlier, re.IGNORECASE)
        kind = _NO_KIND.split(told[1])[-1].strip() if told else ""
        return f"{found.group()[: -len(noun)]}{kind} {noun}" if kind else found.group()

    return _OF_THAT_KIND.sub(kind_told, text) if earlier else text


def _takes_up(
    match: Match, size: int, own_words: frozenset[int], words_again: int, *, alone: bool, volume: bool
) -> bool:
    """Whether a match that needs the sentence before rests on enough of the clause: 'showed regular reviews'.

    A single word is enough where, `alone`, the clause says nothing else: 'were abandoned'.
    """
    taken = len(own_words & match.everywhere)
    if alone and own_words and taken == len(own_words):
        return True
    rests = sum(place < size for place in match.everywhere)
    said = _COUNTED_FOR_EACH if volume else _WORDS_FOR_EACH
    return rests >= words_again and taken > 0 and len(own_words) <= said * taken


def is_measured_in(measure_id: str | None, subject: str) -> bool:
    """Whether a quantity is told in the unit of a measure, or in another unit of time: 'weeks', 'times as likely'."""
    unit = _by_id()[measure_id].unit if measure_id else ""
    timed = unit in _DURATIONS and subject.startswith(_UNITS_OF_TIME)
    return timed or subject == unit or (unit == "ratio" and subject.startswith("times"))


def _only_measure(text: str, heading: str, area_id: str | None, kind: str) -> str | None:
    """The one measure that all quantities of a text are about."""
    parts = [part for part in _QUANTITIES.split(text) if _HAS_NUMBER.search(part)] or [text]
    names = {measure_of(part, text, heading, area_id, kind) for part in parts}
    return names.pop() if len(names) == 1 else None


def _decide(
    found: list[Match], area_id: str | None, asked: Callable[[Words], list[Match]], wider: Iterable[Words]
) -> str | None:
    """The one measure left, if need be by the area or by what wider words say of those in question."""
    names = {match.entry for match in found}
    if len(names) == 1:
        return names.pop()
    of_area = {name for name in names if area_id and _by_id()[name].area_id == area_id}
    if len(of_area) == 1:
        return of_area.pop()
    for words in wider:
        left = {match.entry for match in _most_specific([match for match in asked(words) if match.entry in names])}
        if len(left) == 1:
            return left.pop()
    return None


def _telling(matches: list[Match], subjects: frozenset[int]) -> list[Match]:
    """The matches without those whose words that name something are all part of a more specific one."""
    return [
        match
        for match in matches
        if not any(
            other.specificity > match.specificity and match.everywhere & subjects <= other.everywhere
            for other in matches
            if match.everywhere & subjects
        )
    ]


def _most_specific(matches: list[Match]) -> list[Match]:
    """The match that rests on most words, with those that rival it: nearly as specific, and on words of their own."""
    top = max((match.specificity for match in matches), default=0)
    best = [match for match in matches if match.specificity == top]
    said = frozenset().union(*(match.everywhere for match in best))
    rivals = (match for match in matches if match.specificity == top - 1 and not match.everywhere <= said)
    return [*best, *rivals]


def _of_unit(matches: Iterable[Match], number_kind: str | None) -> list[Match]:
    if number_kind is None:
        return list(matches)
    units = _UNITS_OF_KIND[number_kind]
    known = ((match, _by_id()[match.entry]) for match in matches)
    return [
        match
        for match, measure in known
        if measure.unit in units and (number_kind != "sample" or measure.unit != "count" or _SAMPLED in measure.words)
    ]


def _is_judged(match: Match) -> bool:
    """Whether inspectors count it in files, unlike how many offenders there are: a share, or better or worse."""
    known = _by_id()[match.entry]
    return known.better is not None or known.unit == "percent"


@dataclass(frozen=True, slots=True)
class _Counted:
    """Where the words of a clause stand that may say what its number counts."""

    places: frozenset[int]
    """Those that follow the number closely enough."""
    noun: frozenset[int]
    """Those of the noun and its modifiers, where it tells what is counted: 28 arrests are no searches."""
    timed: bool
    """Whether the number counts a unit of time."""


_TELLING = frozenset(("arrests", "calls", "orders", "searches", "complaints", "devices", "warrants", "weapons"))
"""Units of things whose noun says what they are; people, posts and cases are told by their state."""


def _counted_words(clause: str) -> _Counted | None:
    """What the plain number of a clause counts; None without one."""
    words = words_of(clause)
    numbers = [found for found in find_numbers(clause) if found.kind == "cardinal"]
    starts = [len(words_of(clause[: found.end])) for found in numbers]
    counted = frozenset(at + step for at in starts for step in range(_HEAD_WITHIN))
    beside = (words[at + step] for at in starts for step in range(_UNIT_WITHIN) if at + step < len(words))
    timed = any(word.startswith(_UNITS_OF_TIME) for word in beside)
    things = [(at, thing_after(clause, found.end)) for at, found in zip(starts, numbers, strict=True)]
    nouns = [range(at, len(words_of(clause[: thing.end]))) for at, thing in things if thing and thing.unit in _TELLING]
    noun = frozenset(place for places in nouns for place in places) if len(nouns) == len(starts) else frozenset()
    return _Counted(counted, noun, timed) if starts else None


def _names_what_is_counted(match: Match, counted: _Counted) -> bool:
    """Whether a measure of things counted rests on the words right after the number: '640 wanted people'."""
    unit = _by_id()[match.entry].unit
    if unit in _DURATIONS:
        return counted.timed
    if unit not in _COUNTED_UNITS:
        return True
    return bool(match.everywhere & counted.places) and not (counted.noun and match.everywhere.isdisjoint(counted.noun))


def _quiet_rest(clause: str, sentence: str, *, keeps_own: bool) -> str:
    """The rest of the sentence without its parts that hold a quantity of their own.

    The clause of a share often begins behind the figure: with `keeps_own` the words that lead to it stay.
    """
    parts = _PART.split(_SOME_OF_THEM.sub("", without(clause, sentence)))
    return "".join(
        " | "
        if ((_HAS_NUMBER.search(part) and _QUANTITY.search(part)) or _SHARE_IN_WORDS.search(part))
        and not (keeps_own and _CLAUSE_STOOD in part)
        else part
        for part in parts
    )


@cache
def _by_id() -> dict[str, Measure]:
    return {known.measure_id: known for known in measures()}


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary((known.measure_id, known.words) for known in measures())
