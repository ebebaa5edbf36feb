"""Which measures' words hold in the words of a figure: those of its kind and unit, and those that tell most.

Belongs here: units, what a number counts, and which of several matches are the more specific ones. Not here: where
the words are looked for, and what is decided between measures (`measure`); the notation of the words (`vocabulary`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.elliptical import places_of_subjects
from pipelines.extraction.grammar.numbers import find_numbers
from pipelines.extraction.grammar.vocabulary import Match, Vocabulary, Words, words_of
from pipelines.reference import Measure, measures

KIND_OF_NUMBER = {
    "case_count": "share",
    "rate": "rate",
    "change": "change",
    "sample": "sample",
    "volume": "volume",
    "time": "time",
}
_UNITS_OF_KIND = {
    "share": {"percent", "cases"},
    "rate": {"percent", "cases"},
    "change": {"percent", "cases"},
    "sample": {"percent", "cases", "sample", "count"},
    "volume": {"count", "cases", "seconds", "minutes", "hours", "days", "ratio", "gbp"},
    "time": {"seconds", "minutes", "hours", "days"},
}
"""A percentage is never linked to a measure that is counted, nor the other way round."""
_SAMPLED = "(sample)"
"""What stands in the words of a measure of things counted of which inspectors also take samples."""

_COUNTED_UNITS = {"count", "cases"}
_LOST_IN_DAYS = {"sickness_absence", "rest_days_cancelled"}
"""'Each officer lost 11.9 days to sickness': a number of days, and no time that something takes."""
_MONEY = "gbp"
"""What is paid for each person isn't how many came."""
_DURATIONS = {"seconds", "minutes", "hours", "days"}
_UNITS_OF_TIME = ("second", "minute", "hour", "day", "week", "month", "year")
_HEAD_WITHIN = 5
"""Words after a number among which stands what it counts: '640 domestic violence disclosure scheme applications'."""

_TELLS_NUMBER = {
    "number",
    "numbers",
    "total",
    "backlog",
    "queue",
    "population",
    "establishment",
    "headcount",
    "strength",
    "workforce",
}
"""Words of which a number at the end of the clause is told: 'the number awaiting examination was 327'."""
_UNIT_WITHIN = 2
"""Words after a number among which its unit of time stands: '15 working days'."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Where the words of a clause stand that may say what its number counts."""

    places: frozenset[int]
    """Those that follow the number closely enough."""
    noun: frozenset[int]
    """Those of the noun and its modifiers, where it tells what is counted: 28 arrests are no searches."""
    timed: bool
    """Whether the number counts a unit of time."""


_TOLD_BY_THEIR_VERB = frozenset(("people", "person"))
"""Nouns of which the verb before the number says what they are: 'it strip searched 88 people'."""
_VERB_WITHIN = 2
"""Words before a number among which that verb stands."""
_SO_OFTEN = frozenset(("times", "occasions"))
"""'Outcome 20 was used 640 times': what happened so often stands before."""
_AS_OFTEN = frozenset(("more", "as", "likelier", "higher", "less", "greater", "the"))
"""'4.1 times more likely': what follows `times` where it compares."""
_TELLING = frozenset((
    "arrests", "calls", "orders", "searches", "complaints", "devices", "warrants", "weapons", "vehicles", "visits", "",
    "referrals", "notices", "buildings", "meetings", "sessions", "licences", "patrols", "groups",
))  # fmt: skip
"""Units of things whose noun says what they are; people, posts and cases are told by their state."""


def counted_words(clause: str) -> Counted | None:
    """What the plain number of a clause counts; None without one."""
    words = words_of(clause)
    numbers = [found for found in find_numbers(clause) if found.kind == "cardinal"]
    starts = [len(words_of(clause[: found.end])) for found in numbers]
    counted = frozenset(at + step for at in starts for step in range(_HEAD_WITHIN))
    if starts and not places_of_subjects(words[starts[-1] :]) and _TELLS_NUMBER & set(words):
        counted |= frozenset(range(len(words)))
    beside = (words[at + step] for at in starts for step in range(_UNIT_WITHIN) if at + step < len(words))
    timed = any(word.startswith(_UNITS_OF_TIME) for word in beside)
    things = [(at, thing_after(clause, found.end)) for at, found in zip(starts, numbers, strict=True)]
    told_by_verb = [at for at, thing in things if thing and thing.noun in _TOLD_BY_THEIR_VERB]
    counted |= frozenset(at - 1 - step for at in told_by_verb for step in range(1, _VERB_WITHIN + 1))
    often = [at for at in starts if _SO_OFTEN & set(words[at : at + 1]) and not _AS_OFTEN & set(words[at + 1 : at + 2])]
    counted |= frozenset(at - 1 - step for at in often for step in range(1, _HEAD_WITHIN))
    nouns = [
        range(at, len(words_of(clause[: thing.end])))
        for at, thing in things
        if thing and thing.role == "volume" and thing.unit in _TELLING
    ]
    noun = frozenset(place for places in nouns for place in places) if len(nouns) == len(starts) else frozenset()
    return Counted(counted, noun, timed) if starts else None


def _names_what_is_counted(match: Match, counted: Counted) -> bool:
    """Whether a measure of things counted rests on the words right after the number: '640 wanted people'."""
    unit = known(match.entry).unit
    if unit in _DURATIONS:
        return counted.timed
    if unit not in _COUNTED_UNITS:
        return unit != _MONEY
    return bool(match.everywhere & counted.places) and not (counted.noun and match.everywhere.isdisjoint(counted.noun))


def matches_in(
    words: Words,
    context: Words,
    number_kind: str | None,
    counted: Counted | None,
    *,
    judged: bool,
    resting_on: frozenset[int] | None = None,
) -> list[Match]:
    """The measures that the words name; `judged` if only those that inspectors count in files are meant.

    With `resting_on` only what rests on a word at one of these places, for anything but a count.
    """
    here = resting_on if counted is None else None
    changes = _vocabulary().matches(words, context, "only change", here) if number_kind == "change" else ()
    named = changes or _vocabulary().matches(words, context, number_kind, here)
    matches = of_unit(named, number_kind, in_days=_in_days(words))
    touched = (counted.noun or counted.places) if counted else frozenset()
    if touched and any(_is_counted(match) and match.everywhere.isdisjoint(touched) for match in matches):
        near = of_unit(_vocabulary().matches(words, context, number_kind, touched), number_kind)
        touching = {match.entry: match for match in near if _is_counted(match)}
        matches = [touching.get(match.entry, match) for match in matches]
    if number_kind == "volume" and counted is None:
        matches = [match for match in matches if known(match.entry).unit in _DURATIONS] or matches
    meant = [
        match
        for match in matches
        if (counted is None or _names_what_is_counted(match, counted)) and (not judged or is_judged(match))
    ]
    return _telling(meant, places_of_subjects(words)) if len(meant) > 1 else meant


def _is_counted(match: Match) -> bool:
    return known(match.entry).unit in _COUNTED_UNITS


def matches_of_share(words: Words, context: Words) -> list[Match]:
    """The measures of a share or a count of cases that the words name, those of their parts among them."""
    return of_unit(_vocabulary().matches(words, context, "share"), "share")


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


_FEW_MEASURES = 12
"""A word in the vocabulary of so few tells much: 'abandonment', 'detectives', but not 'recorded' or 'officers'."""


def tells_much(word: str) -> bool:
    """Whether a word of a text is of the vocabulary of some measures, and of few."""
    return 0 < _vocabulary().spread(word) <= _FEW_MEASURES


def is_said_of_any(word: str) -> bool:
    """Whether a word of a text is of the vocabulary of any measure."""
    return _vocabulary().spread(word) > 0


def _in_days(words: Words) -> bool:
    """Whether words say that something was done within so many days."""
    return not _DAYS.isdisjoint(words) and not _WITHIN.isdisjoint(words)


_DAYS = frozenset(("days", "weeks", "months"))
_WITHIN = frozenset(("within", "inside", "under", "than", "in"))


def of_unit(matches: Iterable[Match], number_kind: str | None, *, in_days: bool = False) -> list[Match]:
    """The matches of a unit that fits the kind; shares `in_days` are of what takes days, too."""
    if number_kind is None:
        return list(matches)
    units = _UNITS_OF_KIND[number_kind] | ({"days"} if in_days and number_kind in ("share", "rate") else set())
    return [
        match
        for match, measure in ((match, known(match.entry)) for match in matches)
        if (measure.unit in units or (number_kind == "time" and match.entry in _LOST_IN_DAYS))
        and (number_kind != "sample" or measure.unit != "count" or _SAMPLED in measure.words)
    ]


def is_judged(match: Match) -> bool:
    """Whether inspectors count it in files, unlike how many offenders there are: a share, or better or worse."""
    measure = known(match.entry)
    return measure.better is not None or measure.unit == "percent"


def is_of_change(measure_id: str) -> bool:
    """Whether it measures by how much something went up or down, as its id says."""
    return measure_id.endswith(("_change", "_increase"))


_CHANGE_OF = {
    "recorded_crime_volume": "recorded_crime_change",
    "crime_recorded_all": "recorded_crime_change",
    "crime_recorded_violence": "recorded_crime_change",
    "crime_recorded_sexual": "recorded_crime_change",
    "hate_crimes": "recorded_crime_change",
    "police_officers": "workforce_change",
    "police_staff": "workforce_change",
    "workforce": "workforce_change",
    "community_support_officers": "workforce_change",
    "special_constables": "workforce_change",
    "calls_received": "call_demand_change",
    "calls_received_999": "call_demand_change",
    "calls_received_101": "call_demand_change",
    "stop_searches": "stop_search_change",
    "antisocial_behaviour_incidents": "antisocial_behaviour_change",
    "would_pay_more": "precept_increase",
}
"""Measures of how many there are, and the one of by how much that went up or down."""


def measure_of_its_change(measure_id: str | None) -> str | None:
    """The measure of a change of what a measure counts; itself where there is none."""
    return _CHANGE_OF.get(measure_id, measure_id) if measure_id else None


_COUNTED_IN = ("days", "population")


def is_measured_in(measure_id: str | None, subject: str) -> bool:
    """Whether a quantity is told in the unit of a measure: 'weeks' for a time, days lost or owed, 'times as likely'."""
    unit = known(measure_id).unit if measure_id else ""
    timed = unit in _DURATIONS and subject.startswith(_UNITS_OF_TIME) and not _is_far_from(unit, subject)
    return (
        timed
        or subject == unit
        or (unit in _COUNTED_UNITS and subject in _COUNTED_IN)
        or (unit == "ratio" and subject.startswith("times"))
    )


def _is_far_from(unit: str, subject: str) -> bool:
    """Whether nobody tells in such a unit what is measured in the other: seconds of what takes days."""
    short, long = subject.startswith("second"), subject.startswith(("day", "week", "month", "year"))
    return (short and unit in ("hours", "days")) or (long and unit in ("seconds", "minutes"))


def is_known(measure_id: str) -> bool:
    """Whether there is a measure of that id."""
    return measure_id in _by_id()


def known(measure_id: str) -> Measure:
    """The measure of that id."""
    return _by_id()[measure_id]


@cache
def _by_id() -> dict[str, Measure]:
    return {measure.measure_id: measure for measure in measures()}


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary((measure.measure_id, measure.words) for measure in measures())
