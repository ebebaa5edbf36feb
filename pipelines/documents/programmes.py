"""Which inspection programme a document belongs to, and which cycle of it.

Belongs here: the names that programmes go by, stated cycles, and cycles inferred from the date of publication.
Not here: the cycles themselves (`reference/cycles.csv`).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from pipelines.documents.dates import find_dates
from pipelines.documents.evidence import Evidence
from pipelines.documents.publication import Published
from pipelines.documents.wording import question_level
from pipelines.reference import Cycle, cycles, rows

PEEL = "PEEL"
_PARTS_OF_PEEL = ("Serious and organised crime", "Vetting and counter-corruption")
"""Inspected apart, and graded in the PEEL cycle of their time where they are about forces, not about the nation."""
_PEEL_NAME = re.compile(
    r"\bPEEL\b|\bPeel (?:inspection|report|assessment|review)|effectiveness,? efficiency,? (?:and|&) legitimacy|"
    r"\bpolice (?:effectiveness|efficiency|legitimacy)(?: and \w+)? 20\d\d|integrated peel assessment|"
    r"\bHMIC(?:FRS)?(?:'s)? (?i:effectiveness|efficiency|legitimacy)\b|"
    r"\b(?i:(?:effectiveness|efficiency|legitimacy) (?:report|inspection)) 20\d\d"
)
_GRADED_IN_AREAS = re.compile(
    r"\bgraded?\b[^.\n]{0,80}\b(?:in|across|for) (?:eight|nine|ten|eleven|[89]|1[01]) (?:\w+ )?areas\b", re.IGNORECASE
)
"""'Graded the force across nine areas of policing': what only PEEL does."""
_GRADE_BEFORE = re.compile(
    r"^\W*['\"]?(?:outstanding|good|adequate|requires improvement|inadequate)['\"]?\s*(?:[-:]|at|for|in)\s+",
    re.IGNORECASE,
)
_TITLE_WEIGHT, _HEAD_WEIGHT, _BODY_WEIGHT, _BODY_CAP = 10, 3, 1, 3
_INSPECTORATE = re.compile(
    r"\bHMIC(?:FRS)?\b|\bHMICRFS\b|Inspectorate\b|\bpolice (?:watchdog|inspectors)\b|"
    r"\b(?:watchdog|inspectors) (?:said|say|found|has found)\b|\ba watchdog\b",
    re.I,
)
_ABOUT_PERFORMANCE = re.compile(
    r"\bgrade[ds]?\b|\brated\b|requires? improvement|inadequate|outstanding|\bperformance\b|\bjudged\b|"
    r"latest (?:report|inspection)|must do better|\bwatchdog\b|told to improve",
    re.IGNORECASE,
)


@cache
def _programmes() -> dict[str, re.Pattern[str]]:
    return {row["programme"]: re.compile(row["names"], re.IGNORECASE) for row in rows("programme_names")}


def programme_of(evidence: Evidence, kind: str, about_a_force: bool) -> str | None:
    """The programme named most prominently; PEEL where the inspectorate reports on a force and names no other."""
    if kind == "finance_paper" or (kind == "other" and not _says_what_it_belongs_to(evidence, about_a_force)):
        return None
    if kind in _SUBJECTS:
        return _SUBJECTS[kind]
    scores = {name: _score(pattern, evidence) for name, pattern in _programmes().items()}
    scores[PEEL] = _score(_PEEL_NAME, evidence) + min(_areas(evidence), 2 * _HEAD_WEIGHT)
    scores[PEEL] += _HEAD_WEIGHT if _GRADED_IN_AREAS.search(evidence.flowing) else 0
    best = max(scores, key=lambda name: (scores[name], name == PEEL))
    if best == PEEL and kind == "inspection_report" and not about_a_force and not _PEEL_NAME.search(evidence.titles):
        return None  # a national report draws on what PEEL found
    if scores[best] >= _HEAD_WEIGHT:
        return PEEL if best in _PARTS_OF_PEEL and _is_part_of_peel(best, kind, about_a_force, evidence) else best
    if kind == "inspection_page":
        return PEEL
    if kind != "news_article" and _MONITORING.search(evidence.titles):
        return None
    reports_on_force = kind != "pcc_response" and _INSPECTORATE.search(evidence.body)
    return PEEL if reports_on_force and _ABOUT_PERFORMANCE.search(evidence.body) else None


def _says_what_it_belongs_to(evidence: Evidence, about_a_force: bool) -> bool:
    """A document of no certain kind still names its programme at the top, or inspectors and a cycle in its title."""
    if about_a_force and (_names_one(evidence.titles) or _PEEL_NAME.search(evidence.head)):
        return True
    of_a_year = _names_one(evidence.titles) and _YEAR_IN_TITLE.search(evidence.titles)
    return bool(of_a_year or _INSPECTED_IN_CYCLE.search(evidence.titles))


_INSPECTED_IN_CYCLE = re.compile(
    r"\binspect(?:ors?|ions?|ed)\b[^.\n]{0,40}\b20[12]\d\s?[/-]\s?(?:20)?\d\d\b", re.IGNORECASE
)


def _names_one(titles: str) -> bool:
    return any(pattern.search(titles) for pattern in (_PEEL_NAME, *_programmes().values()))


_SUBJECTS = {
    "crime_data_integrity_report": "Crime Data Integrity",
    "child_protection_report": "National Child Protection Inspection",
    "regional_report": PEEL,
}
_REGIONAL = re.compile(r"\bregion(?:al|'s) response\b", re.IGNORECASE)


_MONITORING = re.compile(r"\bmonitoring\b|\bEngage\b|special measures", re.IGNORECASE)
"""A level of monitoring follows from several inspections, not from one."""


def _is_part_of_peel(programme: str, kind: str, about_a_force: bool, evidence: Evidence) -> bool:
    if kind == "inspection_report":
        return about_a_force
    return programme == "Serious and organised crime" and _REGIONAL.search(evidence.titles) is not None


def _areas(evidence: Evidence) -> int:
    """How many areas and questions of PEEL the headings and lists name."""
    return sum(
        question_level(_GRADE_BEFORE.sub("", evidence.plain[block.start : block.end]).strip(" .;*")) is not None
        for block in evidence.blocks
        if block.kind in ("heading", "list_item", "contents")
    )


def _score(pattern: re.Pattern[str], evidence: Evidence) -> int:
    in_body = len(pattern.findall(evidence.body))
    return (
        (_TITLE_WEIGHT if pattern.search(evidence.titles) else 0)
        + (_HEAD_WEIGHT if pattern.search(evidence.head) else 0)
        + min(in_body * _BODY_WEIGHT, _BODY_CAP)
    )


# '2021/22', '2023-25', '2023-2025', '2018': the years by which cycles go
_YEARS = r"(?P<first>20[12]\d)(?:\s?[/-]\s?(?P<last>(?:20)?\d\d))?(?!\d)"
_CYCLE_BESIDE_PEEL = (
    re.compile(r"\bPEEL\b[^.\n]{0,70}?\b" + _YEARS),
    re.compile(r"\b" + _YEARS + r"[^.\n]{0,60}\bPEEL\b"),
    re.compile(r"\bpolice (?:effectiveness|efficiency|legitimacy)[^.\n]{0,30}?\b" + _YEARS, re.IGNORECASE),
)
_CYCLE_BESIDE_INSPECTORATE = (
    re.compile(r"\bHMIC\w*[^.\n]{0,40}?\b" + _YEARS.replace(")?(?!", ")(?!")),
    re.compile(r"\b[Dd]uring (?:our|its|the|their) " + _YEARS + r" inspection\b"),
    re.compile(r"\b[Ii]n " + _YEARS + r",? (?:the )?(?:HMIC\w*|[Ii]nspector)"),
    re.compile(r"\b" + _YEARS.replace(")?(?!", ")(?!") + r" (?:HMIC\w* )?(?:report|inspection|assessment)"),
)
_ANY_YEARS = re.compile(r"\b" + _YEARS)
_FRAMEWORK = re.compile(r"PEEL assessment framework[^.\n]{0,20}?\b" + _YEARS, re.IGNORECASE)


def stated_peel_cycle(evidence: Evidence) -> str | None:
    """The cycle that the title, or else the assessment framework the report was made under, names."""
    for line in evidence.titles.split("\n"):
        if _PEEL_NAME.search(line) or _FORCE_AND_YEAR.fullmatch(line.strip()) or _INSPECTED_IN_CYCLE.search(line):
            for match in _ANY_YEARS.finditer(line):
                found = _peel_cycle(match)
                if found:
                    return found
    framework = {_peel_cycle(match) for match in _FRAMEWORK.finditer(evidence.body)} - {None}
    return framework.pop() if len(framework) == 1 else None


# 'Dyfed-Powys 2014', 'North Wales 2017': what the pages of the early cycles are called
_FORCE_AND_YEAR = re.compile(r"(?:[A-Z][\w&'-]+ ){1,5}20[12]\d(?:/\d\d)?")


def peel_cycle(
    evidence: Evidence, when: Published | None, kind: str
) -> tuple[str, Literal["stated", "inferred"]] | None:
    stated = stated_peel_cycle(evidence)
    if stated is not None:
        return stated, "stated"
    inferred = _cycle_at(when.last) if when else None
    possible = {inferred, _cycle_just_over(when.first) if when else None} - {None}
    beside = _CYCLE_BESIDE_PEEL + (() if when else _CYCLE_BESIDE_INSPECTORATE)
    for zone in (evidence.head, evidence.unquoted, *(() if when else (evidence.flowing,))):
        said = [found for pattern in beside for match in pattern.finditer(zone) if (found := _peel_cycle(match))]
        named = [cycle for cycle in said if cycle in possible or not when]
        if named:
            return max(named), "stated"
    if worded := _cycle_of_wording(evidence.body):
        return worded, "stated"
    if not when and (visited := _cycle_of_year(max(_years_of_visits(evidence), default=0))):
        return visited, "inferred"
    if kind == "revisit_letter":  # about an earlier report, whose cycle the date of the letter doesn't tell
        inferred = _cycle_of_year(min(_years_of_visits(evidence), default=0))
    return (inferred, "inferred") if inferred else None


def _cycle_of_wording(body: str) -> str | None:
    """The cycle that words of its own tell: 'This is HMIC's third PEEL (…) assessment of …'."""
    words = " ".join(_IN_BRACKETS.sub(" ", body[:_INTRODUCTION].lower()).split())
    told = {row["cycle"] for row in rows("cycle_wordings") if row["wording"] in words}
    return told.pop() if len(told) == 1 else None


_INTRODUCTION = 6_000
"""Characters."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")


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
        if first == begins and (last is None or last[-2:] == ends or (len(cycle.cycle) == 4 and last)):
            return cycle.cycle
    return None


def _cycle_at(day: date) -> str | None:
    """The cycle being published on a day, or the last one before it: responses and news come after a cycle's end."""
    begun = [cycle for cycle in cycles() if cycle.programme == PEEL and cycle.published_from <= day.isoformat()]
    return begun[-1].cycle if begun else None


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


_SEAM_DAYS = 270
"""For so long after a cycle has begun a document may still be about the one before, if it says so."""
_LATEST_REPORT_YEARS = 1
"""A report comes out in the year of its inspection or the year after; older years are those of earlier inspections."""

_VISIT = (
    r"\b(?:re-?)?inspect(?:ed|ions?)\b|\bfieldwork\b|\brevisit(?:ed)?\b|\bvisit(?:ed)?\b|"
    r"\bassessed (?:the force|the constabulary)\b|\b(?:went|came) back\b|\breturned\b|"
    r"\b[Ww]e (?:examined|assessed|looked at) "
    r"(?:it|the (?:force|constabulary)|(?:[A-Z][\w-]+ ){1,4}(?:Police|Constabulary))\b"
)
# '… re-inspected the force in 2022', 'Fieldwork ran between May and June 2019'
_VISITED_IN = re.compile(
    rf"(?:{_VISIT})[^.\n]{{0,80}}?\b(?:in|between|during|from|on|of)\b[^.\n]{{0,40}}?"
    r"\b(?P<year>20[12]\d)\b(?![/-]\d)"
)
# 'In October 2021, we inspected …'
_IN_YEAR_VISITED = re.compile(
    r"\b(?:in|during|between|from|on) [^.,\n]{0,40}?(?P<year>20[12]\d),[^.\n]{0,60}?"
    r"\b(?:re-?inspected|inspected|revisited|visited|returned|went back)\b",
    re.IGNORECASE,
)


def inspection_year(evidence: Evidence, when: Published | None) -> tuple[str, Literal["stated", "inferred"]] | None:
    """For programmes without numbered cycles: the year of the inspection, the latest where it is not the first."""
    names = [pattern for pattern in _programmes().values() if pattern.search(evidence.titles)]
    for line in evidence.titles.split("\n"):
        in_title = _YEAR_IN_TITLE.search(line)
        if in_title and (line == evidence.title or any(name.search(line) for name in names)):
            return in_title.group(), "stated"
    if when is None and (told := _year_beside_name(evidence)):
        return told, "stated"
    periods = [found for line in evidence.metadata for found in find_dates(line) if len(find_dates(line)) > 1]
    years = _years_of_visits(evidence) | {found.last.year for found in periods}
    if when is not None:
        years = {year for year in years if 0 <= when.last.year - year <= _LATEST_REPORT_YEARS}
    if years:
        return str(max(years)), "stated"
    return (str(when.first.year), "inferred") if when else None


def _year_beside_name(evidence: Evidence) -> str | None:
    """'The crime data integrity inspection for 2017': the year that the head names with a programme."""
    for name in _programmes().values():
        named = (
            rf"(?:{name.pattern})(?: (?:re-?)?inspections?| reports?)? ?(?:for |of |in )?(?P<year>20[12]\d)\b(?![/-]\d)"
        )
        if told := re.search(named, evidence.head, re.IGNORECASE):
            return told["year"]
    return None


def _years_of_visits(evidence: Evidence) -> set[int]:
    """The years in which the inspectors say that they inspected or came back."""
    visits = [*_VISITED_IN.finditer(evidence.unquoted), *_IN_YEAR_VISITED.finditer(evidence.unquoted)]
    return {int(visit.group("year")) for visit in visits}


_YEAR_IN_TITLE = re.compile(r"\b20[12]\d\b(?:/\d\d\b)?(?![/-]\d)")
