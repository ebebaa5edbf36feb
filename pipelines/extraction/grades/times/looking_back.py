"""When a judgment was made: in this inspection, or in an earlier one that the sentence looks back to.

Belongs here: years and words of the past around a grade. Not here: finding judgments, or who reports them (`reading`).

    In 2016 it was graded good in this area.                history, 2016
    The force is good, up from requires improvement.        the first is this inspection's
    last year, when we judged the force to be good          history, the cycle before
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grades.times.words_of_past import (
    PRESENT,
    cycle_of_month,
    month_told,
    said_of_past,
)
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import (
    LAST_FOUR_TIER_YEAR,
    cycle_at,
    find_grades,
    peel_cycle,
    terms,
    without_asides,
)
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.records import GradeBasis

YEAR = expression(r"\b(?:19|20)\d{2}(?:\s?[/-]\s?\d{2}(?:\d{2})?)?\b")
_CLAUSE = expression(
    r"[;:]\s|,\s+(?:but|while|whereas|and|having(?!\s+been\b)|up|down|dropping|falling|slipping|rising|climbing|improving|although|though|as\s+(?:it|we|they|in))\s|"
    rf"\s+(?:but|while|whereas|though)\s|\s+and\s+(?=(?:(?:it|they)\s+)?(?:is|are|has\s+been|have\s+been|now)\s)|,\s+after\s+(?=(?:it|they|{THE_FORCE})\s+(?:was|were|had)\b)|"
    rf"(?<!\d),\s+where\s+(?=in\s|it\s|the\s)|,\s+(?:the\s+(?:same\s+)?|an?\s+){terms('grade noun')}\s|"
    rf",\s+(?:an?|the)\s+(?:\w+\s+)?{terms('change noun')}\s+(?:of\s+(?:\w+\s+){{1,3}}?)?(?:from|on)\s",
    re.IGNORECASE,
)
_INSPECTED_IN = expression(
    r"\b(?:in|during|for|of|our|its|their|the|since|from|PEEL|back\s+in|inspection\s+in)\s+(?:the\s+|our\s+"
    r"|its\s+|(?:the\s+)?(?:HMIC\w*|inspectorate|inspectors)(?:'s|')\s+)?(?:previous\s+|last\s+|earlier\s+)?"
    r"(?:spring\s+|summer\s+|autumn\s+|winter\s+|early\s+|late\s+|PEEL\s+)?$|"
    rf"\b(?:reports?|inspections?|reviews?|{terms('grade noun')})\s+on\s+$|\bPEEL\s+(?:assessment|inspection)\s+$"
    r"|\b(?:assessment|inspection|report|cycle|round)\s+\($",
    re.IGNORECASE,
)
_WHEN = expression(r"(?:\s+(?:inspection|report|assessment|visit))?,?\s+(?:when|where|in\s+which)\b", re.IGNORECASE)
_OF_SOMETHING_ELSE = expression(
    r"\b(?:(?:since|mirror\w*|match\w*|echo\w*|repeat\w*|replicat\w*)\s+(?:the|its|our|their|an?|[\w]+'s?)"
    r"|following\s+(?:concerns?|issues?|recommendations?|criticisms?))\s"
    r"[^.;,]{0,60}?,?\s*(?:(?:published\s+)?(?:in|of|from)\s+)?$",
    re.IGNORECASE,
)
"""'progress since the 2014 inspection', 'concerns raised in 2015', 'which mirrors that of 2016': not graded then."""
_THEN_IS = expression(r",\s+(?:is|are|'s|has|have|remains?|continues?|now)\b", re.IGNORECASE)
"""'Kent, put into special measures in 2020, is now rated good': the year is that of an aside."""
_SINCE = expression(r"\bsince\s+(?:[\w']+\s+){0,2}$", re.IGNORECASE)
_HAD_BEEN = expression(r"\bhad\s+(?:\w+\s+)?been\b|\bpreviously\b", re.IGNORECASE)
_SHARES_VERB = expression(
    rf"(?:[,;]|\band|\bbut)\s+(?:(?:{terms('adverb')}|with|as|an?|to|to\s+be|{CARDINAL}|\d+)\s+)*['\"]?$", re.IGNORECASE
)


def as_it_was(text: str, grade_ends: int, own_cycle: str | None, *, by_year: bool = False) -> tuple[str, int] | None:
    """The earlier cycle that had the same grade, and where it ends: 'graded good, as it was in 2017' tells both."""
    found = _AS_IT_WAS.match(text, grade_ends)
    cycle = _cycle_of(found["year"], by_year) if found else None
    return (cycle, found.end()) if found and cycle and own_cycle and cycle < own_cycle else None


def again_in(text: str, grade_ends: int, cycle: str | None, *, by_year: bool) -> tuple[str, int] | None:
    """The second of two inspections that gave the same grade, and where it ends: 'inadequate in 2016 and in 2017'."""
    found = _AND_IN.match(text, grade_ends)
    first, second = (_cycle_of(found[year], by_year) for year in ("first", "second")) if found else (None, None)
    return (second, found.end()) if found and second and first == cycle else None


_AND_IN = expression(
    r"[^.;]{0,80}?\bin\s+(?:both\s+)?(?P<first>20[12]\d(?:/\d\d)?)\s+and\s+(?:again\s+)?(?:in\s+)?(?P<second>20[12]\d(?:/\d\d)?)(?!\d)",
    re.IGNORECASE,
)
_AS_IT_WAS = expression(
    r"(?:(?!\b(?:but|while|whereas|although)\b)[^.;])*?,\s+(?:just\s+|exactly\s+|much\s+|the\s+same\s+)?as\s+"
    rf"(?:it|they|we|{THE_FORCE}|in)\s+(?:(?:was|were|did|had\s+(?:been|done)|found)\s+)?"
    r"(?:(?:back\s+)?in\s+|our\s+)?(?P<year>20[12]\d(?:/\d\d)?)(?!\d)",
    re.IGNORECASE,
)


def when(
    text: str, grade_at: tuple[int, int], own_cycle: str | None, *, by_year: bool = False, retold: bool = False
) -> tuple[str | None, GradeBasis]:
    """The cycle that a judgment belongs to, and whether it is history in this document.

    `by_year`: the programme has no cycles but the years of its inspections. `retold`: by others than the inspectors,
    whose months are those of reports and not of visits.
    """
    cycle, basis = _when_said(_Graded(without_asides(text), *grade_at, own_cycle, by_year, retold))
    before = _sharing_verb(text, grade_at[0]) if basis == "statement" or cycle is None else None
    return when(text, before, own_cycle, by_year=by_year, retold=retold) if before else (cycle, basis)


def _cycle_of(year: str, by_year: bool) -> str | None:
    """The cycle of a year; where cycles were years, while they were."""
    by_year = by_year and year[:4] == year and int(year) <= LAST_FOUR_TIER_YEAR
    return year if by_year else peel_cycle(year)


@dataclass(frozen=True, slots=True)
class _Graded:
    """A grade in its sentence."""

    text: str
    start: int
    end: int
    own_cycle: str | None
    """Of the inspection that the sentence speaks of."""
    by_year: bool
    retold: bool

    @property
    def before(self) -> str:
        return self.text[: self.start]

    @property
    def clause(self) -> tuple[int, int]:
        """Where the clause of the grade stands."""
        begins = max((found.end() for found in _CLAUSE.finditer(self.before)), default=0)
        stop = _CLAUSE.search(self.text[self.end :])
        return begins, self.end + stop.start() if stop else len(self.text)


_Told = tuple[str | None, GradeBasis]


def _when_said(graded: _Graded) -> _Told:
    return (
        _by_month(graded) or _by_year_of_clause(graded) or _by_words_of_past(graded) or (graded.own_cycle, "statement")
    )


def _by_month(graded: _Graded) -> _Told | None:
    then = cycle_of_month(graded.text, graded.start)
    return (then, "history") if then and graded.own_cycle and then < graded.own_cycle else None


def _by_year_of_clause(graded: _Graded) -> _Told | None:
    start, end = graded.clause
    for year in YEAR.finditer(graded.text, start, end):
        cycle, lead = _dated(graded, year)
        if cycle and not _is_of_another(graded, year, start) and (told := _told_by(graded, year, cycle, lead)):
            return told
    return None


def _dated(graded: _Graded, year: re.Match[str]) -> tuple[str | None, str]:
    """The cycle that a year, and the month before it, tells; and the words that lead to them."""
    lead = graded.text[: year.start()]
    month = month_told(lead) if graded.retold and not PRESENT.search(graded.text, *graded.clause) else None
    if month is None:
        return _cycle_of(year.group(), graded.by_year), lead
    cycle = _cycle_of(year.group(), True) if graded.by_year else cycle_at(month.group("month"), year.group()[:4])
    return cycle, lead[: month.start("month")]


def _is_of_another(graded: _Graded, year: re.Match[str], start: int) -> bool:
    """Whether a year belongs to a grade that stands nearer, to what the judgment is like, or to what was since then."""
    text, places = graded.text, sorted((graded.start, graded.end, *year.span()))
    if year.start() < graded.start and find_grades(text[start : year.start()]):
        return True
    if find_grades(text[places[1] : places[2]]):
        return True
    if "," in text[start : year.start()] and _THEN_IS.match(text, year.end()):
        return True
    if as_it_was(text[: year.end()], graded.end, graded.own_cycle, by_year=graded.by_year):
        return True
    return _OF_SOMETHING_ELSE.search(text, 0, year.start()) is not None and not _WHEN.match(text, year.end())


def _told_by(graded: _Graded, year: re.Match[str], cycle: str, lead: str) -> _Told | None:
    """What a year in the clause of a grade, which `lead` leads to, tells, where it is one of an inspection."""
    text, own_cycle = graded.text, graded.own_cycle
    inspected_when = _WHEN.match(text, year.end())
    if cycle == own_cycle or not (_INSPECTED_IN.search(lead) or year.start() == 0 or inspected_when):
        return None
    if own_cycle is None and not _HAD_BEEN.search(text, graded.clause[0], graded.start):
        return cycle, "statement"
    past = own_cycle is None or cycle < own_cycle
    return (cycle, "history") if past and (inspected_when or not _SINCE.search(lead)) else None


def _by_words_of_past(graded: _Graded) -> _Told | None:
    said = said_of_past(graded.text, graded.start, graded.end, graded.clause)
    if said is None:
        return None
    if said == "kept":
        return graded.own_cycle, "statement"
    return (_year_before(graded.own_cycle) if said == "last year" else None), "history"


_CHANGE_ASIDE = expression(
    r"\s-\s[^-]{0,30}?\bfrom\s[^-]{4,40}?\s-(?=\s)|\([^()]{0,30}?\bfrom\s[^()]{4,40}\)", re.IGNORECASE
)
"""'good for vetting - up from inadequate - and adequate for managing offenders'."""


def _sharing_verb(text: str, grade_starts: int) -> tuple[int, int] | None:
    """The grade before, where it has the verb for both: 'In 2016 it was good at A and adequate at B'."""
    earlier = find_grades(_CHANGE_ASIDE.sub(lambda aside: " " * len(aside.group()), text[:grade_starts]))
    between = text[earlier[-1].end : grade_starts] if earlier else ""
    if not _SHARES_VERB.search(between):
        return None
    return earlier[-1].start, earlier[-1].end


def _year_before(cycle: str | None) -> str | None:
    """The cycle of the year before, where cycles were yearly."""
    return peel_cycle(str(int(cycle) - 1)) if cycle and re.fullmatch(r"\d{4}", cycle) else None
