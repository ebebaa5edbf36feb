"""When a judgment was made: in this inspection, or in an earlier one that the sentence looks back to.

Belongs here: years and words of the past around a grade. Not here: finding judgments, or who reports them (`reading`).

    In 2016 it was graded good in this area.                history, 2016
    The force is good, up from requires improvement.        the first is this inspection's
    last year, when we judged the force to be good          history, the cycle before
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extraction.grades.told_cycles import cycle_of_month
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import (
    find_grades,
    peel_cycle,
    terms,
    without_asides,
)
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.records import GradeBasis

YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s?[/-]\s?\d{2}(?:\d{2})?)?\b")
_CLAUSE = re.compile(
    r"[;:]\s|,\s+(?:but|while|whereas|and|having|up|down|dropping|falling|slipping|rising|climbing|improving|although|though|as\s+(?:it|we|they|in))\s|"
    rf"\s+(?:but|while|whereas|though|after\s+being|having\s+been)\s|"
    rf",\s+(?:the\s+(?:same\s+)?|an?\s+){terms('grade noun')}\s|"
    rf",\s+(?:an?|the)\s+(?:\w+\s+)?{terms('change noun')}\s+(?:from|on)\s",
    re.IGNORECASE,
)
_INSPECTED_IN = re.compile(
    r"\b(?:in|during|for|of|our|its|their|the|since|from|PEEL|back\s+in|inspection\s+in)\s+(?:the\s+|our\s+"
    r"|its\s+)?(?:previous\s+|last\s+|earlier\s+)?"
    r"(?:spring\s+|summer\s+|autumn\s+|winter\s+|early\s+|late\s+|PEEL\s+)?$|"
    rf"\b(?:reports?|inspections?|reviews?|{terms('grade noun')})\s+on\s+$|\bPEEL\s+(?:assessment|inspection)\s+$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:\s+(?:inspection|report|assessment|visit))?,?\s+when\b", re.IGNORECASE)
_LIKE_THAT_OF = re.compile(
    r"\b(?:replicat\w+|repeat(?:s|ing)|mirror(?:s|ing)|match(?:es|ing)|echo(?:es|ing)|the\s+same\s+(?:\w+\s+)?as)\b[^.;]*$",
    re.IGNORECASE,
)
"""'requires improvement, which mirrors the report of 2016': the year is that of what it is like."""
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SINCE_THE_LAST = re.compile(
    r"\bsince\s+(?:the|its|our|an)\s+(?:\w+\s+){0,3}?(?:report|inspection|assessment|audit|review|visit)\b",
    re.IGNORECASE,
)
_OF_THEN = re.compile(
    rf"{_SINCE_THE_LAST.pattern},?\s+(?:(?:which\s+was\s+)?published\s+)?(?:in|of|from)\s+$", re.IGNORECASE
)
"""'graded good, with efforts to improve since the last report, in 2014': what has been since is not of then."""
_FORMERLY = re.compile(
    rf"\b(?:from|previously|formerly|had\s+been|had\s+previously\s+been|last\s+time|used\s+to\s+be)\s+"
    rf"(?:(?!to\b)(?:been|being|a|an|{terms('judge')}|to\s+be|as)\s+){{0,4}}['\"]?$|"
    r"\b(?:last\s+(?:year|time)|the\s+(?:year|inspection)\s+before|(?:the\s+)?(?:previous|earlier)\s+(?:year|inspection))'s\s+['\"]?$|"
    rf"\b(?:lost|loses|losing|forfeited|surrendered|stripped\s+of|shed|given\s+up)\s+(?:its|their|the|an?)\s+(?:\w+\s+)?['\"]?$|"
    rf"\b(?:previous|earlier|last|former|prior|old)\s+(?:\w+\s+)?{terms('grade noun')}\s*"
    r"(?:of|was|had\s+been|:|-)\s*['\"]?$",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(r"\bhad\s+(?:\w+\s+)?been\b|\bpreviously\b", re.IGNORECASE)
_BUT_NOW = re.compile(r"\b(?:now|today|this\s+(?:time|year|week|month))\b", re.IGNORECASE)
"""'Where in 2021 it was inadequate at vetting, it is today judged adequate.'"""
_RETOLD = re.compile(
    r"\b(?:said|says|told|added|announced|explained|confirmed|reported|noted|heard|learned|learnt|reminded|recalled"
    r"|stated|"
    r"informed|advised|outlined|highlighted|pointed\s+out|acknowledged|revealed|welcomed|commented|observed)\b"
    r"[^;:]*\bhad\s+been\b(?!\s+previously)",
    re.IGNORECASE,
)
"""'She said the force had been graded good': the time of telling, not of an earlier inspection."""
_TALLIED = re.compile(r"['\")]*\s+in\s+(?:[\w-]+\s+){1,3}?\(", re.IGNORECASE)
"""'had been graded good in two areas (…)' retells a whole report."""
_LAST_TIME = re.compile(
    r"\b(?:last|previous|earlier|prior)\s+(?:year|inspection|report|assessment|time|cycle)(?:'s)?\s*,?\s+"
    r"(?:(?:when|in\s+which|where)\s+)?(?:we|it|the\s+force|they|inspectors)\b"
    rf"|\b(?:said|concluded|reported|{terms('judge')})\s+(?:then|at\s+(?:the|that)\s+time)\b",
    re.IGNORECASE,
)
"""'the last inspection, when it …', 'We said then that …'."""
_THAT_FOUND = re.compile(
    r"\b(?:previous|last|earlier|prior)\s+(?:\w+\s+){0,2}(?:inspection|report|assessment|review),?\s+(?:that|which|when"
    r"|in\s+which|where)\s+(?:(?:it\s+|they\s+|inspectors\s+)?(?:had\s+)?(?:found|graded|rated|judged|said|deemed|gave|branded|saw)"
    r"|(?:(?:that|this|its|the)\s+)?[^,.;]{3,60}?\s(?:was|were|had\s+been))\b[^.;]*$",
    re.IGNORECASE,
)
"""'an improvement on the previous report, which found the force to be inadequate at …'"""
_EARLIER_WORK = Quick(
    r"\b(?:previous|last|earlier|prior)\s+(?:\w+\s+){0,2}(?:inspection|report|assessment|cycle|grade|rating"
    r"|judge?ment)|\b(?:last|previous)\s+(?:year|time)\b|"
    r"\b(?:the|a|\w+)\s+(?:years?|inspections?)\s+(?:before|earlier|ago)\b|"
    r"\bwhen\s+(?:(?:it|they|we|inspectors|HMIC\w*|the\s+\w+)\s+(?:(?:was|were|had\s+been)\s+)?)?last\s+\w+"
    r"(?![^.;]{0,40}\b20\d\d)",
)
_PAST, PRESENT = (
    re.compile(r"\b(?:was|were|had\s+been|judged|graded)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:is|are|has\s+been|have\s+been|now|remains?|same|unchanged|today|this\s+(?:week|month|year|time))\b",
        re.IGNORECASE,
    ),
)
_SHARES_VERB = re.compile(rf"(?:,|\band|\bbut)\s+(?:(?:{terms('adverb')}|as|an?|to|to\s+be)\s+)*['\"]?$", re.IGNORECASE)
_OWN_VERB = re.compile(rf"\b(?:{terms('is')}|{terms('judge')}|now|today|this)\b|[;:]", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\blast\s+year\b", re.IGNORECASE)


def as_it_was(text: str, grade_ends: int, own_cycle: str | None, *, by_year: bool = False) -> tuple[str, int] | None:
    """The earlier cycle that had the same grade, and where it ends: 'graded good, as it was in 2017' tells both."""
    found = _AS_IT_WAS.match(text, grade_ends)
    cycle = _cycle_of(found["year"], by_year) if found else None
    return (cycle, found.end()) if found and cycle and own_cycle and cycle < own_cycle else None


_AS_IT_WAS = re.compile(
    r"(?:(?!\b(?:but|while|whereas|although)\b)[^.;])*?,\s+(?:just\s+|exactly\s+|much\s+|the\s+same\s+)?as\s+"
    rf"(?:it|they|we|{THE_FORCE}|in)\s+(?:(?:was|were|did|had\s+(?:been|done)|found)\s+)?"
    r"(?:(?:back\s+)?in\s+|our\s+)?(?P<year>20[12]\d(?:/\d\d)?)(?!\d)",
    re.IGNORECASE,
)


def when(
    text: str, grade_at: tuple[int, int], own_cycle: str | None, *, by_year: bool = False
) -> tuple[str | None, GradeBasis]:
    """The cycle that a judgment belongs to, and whether it is history in this document.

    `by_year`: the programme has no cycles but the years of its inspections.
    """
    cycle, basis = _when_said(_Graded(without_asides(text), *grade_at, own_cycle, by_year))
    before = _sharing_verb(text, grade_at[0]) if basis == "statement" else None
    return when(text, before, own_cycle, by_year=by_year) if before else (cycle, basis)


def _cycle_of(year: str, by_year: bool) -> str | None:
    return year[:4] if by_year else peel_cycle(year)


_MOST_RECENT = re.compile(
    r"\b(?:most\s+recent|latest)\s+(?:\w+\s+)?(?:inspection|report|assessment)\b[^.;]{0,60}\bin\s+$", re.IGNORECASE
)
"""'Its most recent inspection in 2017 found …': no history, whatever others in the document were found to be since."""


_YEAR_IN_FRONT = re.compile(r"\W*(?:back\s+)?(?:in|during|for)\s+(?P<year>(?:19|20)\d{2}(?:/\d{2})?),", re.IGNORECASE)


_KEPT = re.compile(
    r"\b(?:retain(?:s|ed|ing)?|keeps?|kept|keeping|maintain(?:s|ed|ing)?|h(?:e|o)ld(?:s|ing)?\s+on\s+to)\s+"
    r"(?:the|its|their|our|an?)\s+(?:\w+\s+)?['\"]?$",
    re.IGNORECASE,
)
"""'It retained the good rating that it got last year.'"""


_LIFTED = re.compile(
    rf"['\")]*\s+(?:{terms('grade noun')}\s+)?(?:has|have|was|were)\s+(?:\w+\s+){{0,2}}?"
    r"(?:lifted|removed|withdrawn|dropped)\b",
    re.IGNORECASE,
)
"""'The inadequate rating has today been lifted.'"""


@dataclass(frozen=True, slots=True)
class _Graded:
    """A grade in its sentence."""

    text: str
    start: int
    end: int
    own_cycle: str | None
    """Of the inspection that the sentence speaks of."""
    by_year: bool

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
        _by_month(graded)
        or _by_year_in_front(graded)
        or _by_year_of_clause(graded)
        or _by_words_of_past(graded)
        or (graded.own_cycle, "statement")
    )


def _by_month(graded: _Graded) -> _Told | None:
    then = cycle_of_month(graded.text, graded.start, graded.end)
    return (then, "history") if then and graded.own_cycle and then < graded.own_cycle else None


def _by_year_in_front(graded: _Graded) -> _Told | None:
    """'In 2016, the force was good', where the document tells of no inspection of its own."""
    in_front = _YEAR_IN_FRONT.match(graded.text) if graded.own_cycle is None else None
    cycle = _cycle_of(in_front["year"], graded.by_year) if in_front else None
    return (cycle, "statement") if cycle and len(YEAR.findall(graded.text)) == 1 else None


def _by_year_of_clause(graded: _Graded) -> _Told | None:
    start, end = graded.clause
    for year in YEAR.finditer(graded.text, start, end):
        cycle = _cycle_of(year.group(), graded.by_year)
        if cycle and not _is_of_another(graded, year, start) and (told := _told_by(graded, year, cycle)):
            return told
    return None


def _is_of_another(graded: _Graded, year: re.Match[str], start: int) -> bool:
    """Whether a year belongs to a grade that stands nearer, to what the judgment is like, or to what was since then."""
    text, places = graded.text, sorted((graded.start, graded.end, *year.span()))
    if year.start() < graded.start and find_grades(text[start : year.start()]):
        return True
    if find_grades(text[places[1] : places[2]]):
        return True
    if _LIKE_THAT_OF.search(text, graded.end, year.start()):
        return True
    if as_it_was(text[: year.end()], graded.end, graded.own_cycle, by_year=graded.by_year):
        return True
    return _OF_THEN.search(text[: year.start()]) is not None and not _WHEN.match(text, year.end())


def _told_by(graded: _Graded, year: re.Match[str], cycle: str) -> _Told | None:
    """What a year in the clause of a grade tells, where it is one of an inspection."""
    text, own_cycle, lead = graded.text, graded.own_cycle, graded.text[: year.start()]
    if _MOST_RECENT.search(lead):
        return cycle, "statement"
    inspected_when = _WHEN.match(text, year.end())
    if cycle == own_cycle or not (_INSPECTED_IN.search(lead) or year.start() == 0 or inspected_when):
        return None
    if own_cycle is None:
        if _BUT_NOW.search(text, graded.end) and find_grades(text[graded.end :]):
            return cycle, "history"
        if not _HAD_BEEN.search(text, graded.clause[0], graded.start):
            return cycle, "statement"
    past = own_cycle is None or cycle < own_cycle
    return (cycle, "history") if past and (inspected_when or not _SINCE.search(lead)) else None


_NEAR = 60
"""Characters before a grade in which words of the past are said of it."""


def _by_words_of_past(graded: _Graded) -> _Told | None:
    text = graded.text
    if _LIFTED.match(text, graded.end):
        return None, "history"
    if _KEPT.search(graded.before):
        return graded.own_cycle, "statement"
    start, end = graded.clause
    near, clause = text[max(start, graded.start - _NEAR) : graded.start], text[start:end]
    retold = _RETOLD.search(graded.before) and not _EARLIER_WORK.search(clause)
    if _FORMERLY.search(near) and not (retold or _TALLIED.match(text, graded.end)):
        return None, "history"
    of_earlier_work = _EARLIER_WORK.search(_SINCE_THE_LAST.sub(" ", clause)) and _PAST.search(clause)
    if (
        _LAST_TIME.search(near)
        or _THAT_FOUND.search(text[start : graded.start])
        or (of_earlier_work and not PRESENT.search(clause))
    ):
        return (_year_before(graded.own_cycle) if _LAST_YEAR.search(clause) else None), "history"
    return None


def _sharing_verb(text: str, grade_starts: int) -> tuple[int, int] | None:
    """The grade before, where it has the verb for both: 'In 2016 it was good at A and adequate at B'."""
    earlier = find_grades(text[:grade_starts])
    between = text[earlier[-1].end : grade_starts] if earlier else ""
    if not _SHARES_VERB.search(between) or _OWN_VERB.search(between):
        return None
    return earlier[-1].start, earlier[-1].end


def _year_before(cycle: str | None) -> str | None:
    """The cycle of the year before, where cycles were yearly."""
    return peel_cycle(str(int(cycle) - 1)) if cycle and re.fullmatch(r"\d{4}", cycle) else None
