"""Which cycle of PEEL a document is about: stated in it, or inferred from its date.

Belongs here: the years, words and dates that tell a cycle. Not here: the cycles themselves (`reference/cycles.csv`), or
whether a document is about PEEL (`programmes`).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Literal

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.documents.identity.dates.inspection_years import BEGAN, JUST_BEFORE, years_of_visits
from pipelines.documents.identity.dates.publication import Published
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.ways_of_working import tells_how_inspectors_work
from pipelines.documents.identity.programmes import INSPECTED_IN_CYCLE, MONITORING, PEEL, PEEL_NAME
from pipelines.reference import Cycle, cycles, questions, rows

# '2021/22', '2023-25', '2023-2025', '2018', and '202325' of a copy that lost the stroke: the years by which cycles go
_YEARS = r"(?P<first>20[12]\d)(?:(?:\s?[/-]\s?|(?=\d\d(?!\d)))(?P<last>(?:20)?\d\d))?(?!\d)"
_CYCLE_BESIDE_PEEL = (
    expression(r"\bPEEL\b[^.\n]{0,90}?\b" + _YEARS),
    expression(r"\b" + _YEARS + r"[^.\n]{0,60}\b(?:PEEL\b|Peel (?:inspection|assessment|report|programme))"),
    expression(r"\bpolice (?:effectiveness|efficiency|legitimacy)[^.\n]{0,30}?\b" + _YEARS, re.IGNORECASE),
    expression(
        r"\b" + _YEARS + r" (?:police )?(?:effectiveness,? efficiency|efficiency,? effectiveness),? ", re.IGNORECASE
    ),
    expression(
        r"\b(?:effectiveness|efficiency|legitimacy) (?:report|inspection|assessment|review)s? "
        r"(?:for|of|in|from) (?:the year )?" + _YEARS,
        re.IGNORECASE,
    ),
)
_CYCLE_BESIDE_INSPECTORATE = (
    expression(r"\bHMIC\w*[^.\n]{0,40}?\b" + _YEARS.replace(")?(?!", ")(?!")),
    expression(r"\b[Dd]uring (?:our|its|the|their) " + _YEARS + r" inspection\b"),
    expression(r"\bperformance in " + _YEARS),
    expression(r"\bperformance (?:from|between|over|for) (?P<first>20[12]\d) (?:to|and) (?P<last>20[12]\d)\b"),
    expression(r"\bbased on (?:figures|data|evidence|fieldwork) (?:from|for|of) " + _YEARS),
    expression(r"\b(?i:covering|spanning) (?P<first>20[12]\d) to (?P<last>20[12]\d)\b"),
    expression(r"\bIn " + _YEARS + r",? (?:the )?(?:HMIC\w*|[Ii]nspector)"),
    expression(r"\b" + _YEARS.replace(")?(?!", ")(?!") + r" (?:HMIC\w* )?(?:report|inspection|assessment)"),
)
_OWN_YEARS = expression(r"\s+" + _YEARS)
"""'At a meeting in March 2025 about the PEEL | 2023-25 report': the name is followed by its own."""
_ANY_YEARS = expression(r"\b" + _YEARS)
_FRAMEWORK = expression(r"PEEL assessment framework[^.\n]{0,20}?\b" + _YEARS, re.IGNORECASE)


def stated_peel_cycle(evidence: Evidence) -> str | None:
    """The cycle that the title, or else the assessment framework the report was made under, names."""
    for line in evidence.titles.split("\n"):
        if PEEL_NAME.search(line) or _FORCE_AND_YEAR.fullmatch(line.strip()) or INSPECTED_IN_CYCLE.search(line):
            for match in _ANY_YEARS.finditer(line):
                found = _peel_cycle(match)
                if found:
                    return found
    framework = {_peel_cycle(match) for match in _FRAMEWORK.finditer(evidence.body)} - {None}
    return framework.pop() if len(framework) == 1 else None


# 'Dyfed-Powys 2014', 'North Wales 2017': what the pages of the early cycles are called
_FORCE_AND_YEAR = expression(r"(?:[A-Z][\w&'-]+ ){1,5}20[12]\d(?:/\d\d)?")


def peel_cycle(
    evidence: Evidence, when: Published | None, kind: str
) -> tuple[str, Literal["stated", "inferred"]] | None:
    stated = stated_peel_cycle(evidence)
    if stated is not None:
        return stated, "stated"
    inferred = _cycle_at(when.last) if when else None
    possible = {inferred, _cycle_just_over(when.first) if when else None} - {None}
    of_all = kind == "inspection_report" and not find_forces(evidence.titles)
    beside = _CYCLE_BESIDE_PEEL + (() if when else _CYCLE_BESIDE_INSPECTORATE)
    for zone in (evidence.head, evidence.unquoted, *(() if when else (evidence.flowing,))):
        said = [
            found
            for pattern in beside
            for match in pattern.finditer(zone)
            if not BEGAN.search(zone, max(match.start() - JUST_BEFORE, 0), match.end())
            and not _OWN_YEARS.match(zone, match.end())
            and (found := _peel_cycle(match))
        ]
        # the report whose causes of concern a letter follows up, the reports that an overview draws on
        earlier = (kind == "revisit_letter" or of_all) and len(set(said)) == 1
        named = [cycle for cycle in said if cycle in possible or not when or earlier]
        if named:
            return max(named), "stated"
    if worded := _cycle_of_wording(evidence.body):
        return worded, "stated"
    if not when and (of_areas := _cycle_of_areas(evidence.flowing[:_ENOUGH_TEXT])):
        return of_areas, "inferred"
    if not when and (near := _day_nearby(evidence)) and (at := _cycle_at(near)):
        return at, "inferred"
    if not when and (visited := _cycle_of_year(max(years_of_visits(evidence), default=0))):
        return visited, "inferred"
    if kind == "revisit_letter":  # about an earlier report, whose cycle the date of the letter doesn't tell
        reported = _cycle_at(when.last - _UNTIL_REVISIT) if when else None
        inferred = _cycle_of_year(min(years_of_visits(evidence), default=0)) or reported
    return (inferred, "inferred") if inferred and not _is_of_no_inspection(evidence) else None


def _is_of_no_inspection(evidence: Evidence) -> bool:
    """Whether it tells of monitoring between inspections or of the programme itself: then its date tells no cycle."""
    if tells_how_inspectors_work(evidence):
        return True
    return MONITORING.search(evidence.head) is not None and not _REPORTED.search(evidence.body)


_REPORTED = expression(r"\b(?:grad(?:ed?|es|ings?)|rat(?:ed|ings?)|judged|reports?|published)\b", re.IGNORECASE)


def _day_nearby(evidence: Evidence) -> date | None:
    """A day that the document calls one of these days, or that of the report: 'last week (19th February 2025)'."""
    for match in _THESE_DAYS.finditer(evidence.unquoted):
        written = evidence.unquoted[match.end() : match.end() + _A_DATE]
        days = [
            found for found in find_dates(written) if found.precision in ("day", "month") and found.start <= _WEEKDAY
        ]
        if days:
            return days[0].last
    return None


_THESE_DAYS = expression(
    r"\b(?:today|yesterday|tonight|tomorrow|(?:this|last|next) (?:week|month|morning|afternoon|evening|night))\b"
    r"(?:,? on |, | ?\()"
    r"|(?<!previous )(?<!earlier )(?<!last )(?<!first )\breport,? (?:which was )?(?:published|released) on "
    r"|\b(?:HMIC\w*\)?|inspectorate) (?:has |have )?(?:published|released) "
    r"(?:(?!\b(?:previous|earlier|last|first)\b)[^.\n]){3,120} on "
    r"(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d)",
    re.IGNORECASE,
)
_A_DATE = 40
_WEEKDAY = len("Wednesday, the ")
"""Characters."""


def _cycle_of_wording(body: str) -> str | None:
    """The cycle that words of its own tell: 'This is HMIC's third PEEL (…) assessment of …'."""
    words = " ".join(_IN_BRACKETS.sub(" ", body[:_INTRODUCTION].lower()).split())
    told = {row["cycle"] for row in rows("cycle_wordings") if row["wording"] in words}
    return told.pop() if len(told) == 1 else None


def _cycle_of_areas(words: str) -> str | None:
    """The one cycle that all wordings of areas used here belong to, where two at least are of hardly any other.

    'Police powers and treating the public fairly and respectfully' is an area of 2023-25 and no other cycle's. Among
    many wordings one may be chance: 'the treatment of the public' is also what anybody says.
    """
    said = f" {_levelled(words)} "
    told = [(wording, *known) for wording, known in _area_wordings().items() if _is_named(wording, said)]
    uses = Counter(cycle for _, _, of in told for cycle in of)
    most = [cycle for cycle, used in uses.items() if used >= len(told) - (len(told) >= _MANY_WORDINGS)]
    if len(most) != 1:
        return None
    areas = {area_id for _, area_id, of in told if len(of) <= _FEW_CYCLES}
    own = {area_id: wording for wording, area_id, of in told if of == set(most)}
    certain = len(own) > 1 or any(len(wording.split()) > _ENOUGH_WORDS for wording in own.values())
    return most[0] if certain and len(areas) > 1 else None


def _is_named(wording: str, said: str) -> bool:
    """Whether levelled words name an area: in a wording long enough to be nothing else, or right after its grade."""
    at = said.find(f" {wording} ")
    if at < 0 or len(wording.split()) >= _ENOUGH_WORDS:
        return at >= 0
    return any(f" {graded} {wording} " in said for graded in _GRADED)


_GRADED = (
    "good at",
    "outstanding at",
    "adequate at",
    "inadequate at",
    "requires improvement at",
    "requires improvement in",
)


@cache
def _area_wordings() -> dict[str, tuple[str, frozenset[str]]]:
    """The wordings of areas, levelled, with the area and the cycles that use them, also inside longer ones."""
    cycles_of: dict[str, set[str]] = {}
    area_of: dict[str, str] = {}
    numbered = {cycle.cycle for cycle in cycles() if cycle.programme == PEEL}
    for question in (question for question in questions() if question.cycle in numbered):
        for wording in question.headings:
            words = _ASKED.sub("", _levelled(wording))
            if words and not question.area_id.startswith("overall"):  # which any cycle sums up in the same words
                cycles_of.setdefault(words, set()).add(question.cycle)
                area_of[words] = question.area_id
    return {
        words: (area_of[words], frozenset(of.union(*(o for w, o in cycles_of.items() if f" {words} " in f" {w} "))))
        for words, of in cycles_of.items()
    }


def _levelled(words: str) -> str:
    plain = _IN_BRACKETS.sub(" ", words.lower()).replace("anti-social", "antisocial").replace("&", " and ")
    return " ".join(re.sub(r"[^a-z ]+", " ", plain).split())


_ASKED = expression(
    r"^(?:how (?:effective|efficient|good|well) (?:is|does) the force(?: s)?(?: at)?|to what extent is the force) "
)
_ENOUGH_TEXT = 60_000
"""Characters in which a document names the areas that it is about."""
_FEW_CYCLES = 2
_MANY_WORDINGS = 5
_ENOUGH_WORDS = 4
"""What is shorter is said of anything; what is as short, such as 'planning for the future', may be."""
_INTRODUCTION = 6_000
"""Characters."""
_IN_BRACKETS = expression(r"\([^()]*\)")


def _cycle_of_year(year: int) -> str | None:
    """The first cycle that inspected in a year."""
    for cycle in cycles():
        begins, ends = int(cycle.cycle[:4]), int(f"20{cycle.cycle[-2:]}")
        if cycle.programme == PEEL and begins <= year <= ends:
            return cycle.cycle
    return None


def _peel_cycle(match: re.Match[str]) -> str | None:
    """'2018' is 2018/19, '2023-2025' is 2023-25; None for years that name no cycle."""
    first, last = match.group("first"), match.group("last")
    for cycle in cycles():
        begins, ends = cycle.cycle[:4], cycle.cycle[-2:]
        one_year = len(cycle.cycle) == 4 and last is not None and int(last[-2:]) - int(first[-2:]) <= 1
        if first == begins and (last is None or last[-2:] == ends or one_year):
            return cycle.cycle
    return None


def _cycle_at(day: date) -> str | None:
    """The cycle being published on a day, or the last one before it: responses and news come after a cycle's end.

    What came out in the first cycle's year before its assessments was inspected for them.
    """
    begun = [cycle for cycle in cycles() if cycle.programme == PEEL and cycle.published_from <= day.isoformat()]
    return begun[-1].cycle if begun else _cycle_of_year(day.year)


def _cycle_just_over(day: date) -> str | None:
    """The cycle that had ended shortly before: its last reports, and answers to them, come out in the next one."""
    begun = [cycle for cycle in cycles() if cycle.programme == PEEL and cycle.published_from <= day.isoformat()]
    if len(begun) < 2 or (day - date.fromisoformat(begun[-1].published_from)).days > _SEAM_DAYS:
        return None
    return begun[-2].cycle


def end_of_cycle(name: str) -> date | None:
    """The last day on which reports of a PEEL cycle came out; None while they still do."""
    cycle: Cycle | None = next((cycle for cycle in cycles() if cycle.cycle == name), None)
    return date.fromisoformat(cycle.published_to) if cycle and cycle.published_to else None


_UNTIL_REVISIT = timedelta(days=300)
"""Inspectors come back, and write what they saw, the better part of a year after their report."""
_SEAM_DAYS = 270
"""For so long after a cycle has begun a document may still be about the one before, if it says so."""
