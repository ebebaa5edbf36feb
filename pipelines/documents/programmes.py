"""Which inspection programme a document belongs to, and which cycle of it.

Belongs here: the names that programmes go by, stated cycles, and cycles inferred from the date of publication.
Not here: the cycles themselves (`reference/cycles.csv`).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pipelines.documents.evidence import Evidence
from pipelines.documents.publication import Published
from pipelines.documents.wording import question_level
from pipelines.reference import Cycle, cycles

PEEL = "PEEL"
_PROGRAMMES = (
    (
        "National Child Protection Inspection",
        re.compile(r"child protection\b|\bNCPI\b|vulnerability of children", re.IGNORECASE),
    ),
    ("Crime Data Integrity", re.compile(r"crime[- ]data integrity|\bCDI\b|"
        r"crime[- ]recording inspection", re.IGNORECASE)),
    (
        "Serious and organised crime",
        re.compile(r"regional (?:response to )?(?:serious and )?organised crime|\bROCUs?\b|"
                   r"regional response to serious", re.IGNORECASE),
    ),
    ("Custody", re.compile(r"custody (?:suites?|facilities|services?|inspection)|police custody", re.IGNORECASE)),
    ("Vetting and counter-corruption", re.compile(r"vetting.{0,40}corruption|counter-corruption", re.IGNORECASE)),
    ("Joint targeted area inspection", re.compile(r"joint targeted area|\bJTAI\b", re.IGNORECASE)),
    ("State of Policing", re.compile(r"state of policing", re.IGNORECASE)),
)  # fmt: skip
_PEEL_NAME = re.compile(
    r"\bPEEL\b|\bPeel (?:inspection|report|assessment|review)|effectiveness,? efficiency,? (?:and|&) legitimacy|"
    r"\bpolice (?:effectiveness|efficiency|legitimacy)(?: and \w+)? 20\d\d|integrated peel assessment"
)
_TITLE_WEIGHT, _HEAD_WEIGHT, _BODY_WEIGHT, _BODY_CAP = 10, 3, 1, 3
_INSPECTORATE = re.compile(
    r"\bHMIC(?:FRS)?\b|\bHMICRFS\b|Inspectorate of Constabulary|\bpolice (?:watchdog|"
    r"inspectors)\b",
    re.I,
)
_ABOUT_PERFORMANCE = re.compile(
    r"\bgrade[ds]?\b|\brated\b|requires? improvement|inadequate|outstanding|\bperformance\b|\bjudged\b|"
    r"latest (?:report|inspection)",
    re.IGNORECASE,
)


def programme_of(evidence: Evidence, kind: str) -> str | None:
    """The programme named most prominently; PEEL where the inspectorate reports on a force and names no other."""
    if kind == "finance_paper":
        return None
    scores = {name: _score(pattern, evidence) for name, pattern in _PROGRAMMES}
    areas = sum(
        question_level(evidence.plain[block.start : block.end].strip(" .;")) is not None
        for block in evidence.blocks
        if block.kind in ("heading", "list_item", "contents")
    )
    scores[PEEL] = _score(_PEEL_NAME, evidence) + min(areas, 2 * _HEAD_WEIGHT)
    best = max(scores, key=lambda name: (scores[name], name == PEEL))
    if scores[best] >= _HEAD_WEIGHT:
        return best
    reports_on_force = kind not in ("other", "pcc_response") and _INSPECTORATE.search(evidence.body)
    return PEEL if reports_on_force and _ABOUT_PERFORMANCE.search(evidence.body) else None


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
    re.compile(r"\b" + _YEARS + r"[^.\n]{0,25}\bPEEL\b"),
    re.compile(r"\bpolice (?:effectiveness|efficiency|legitimacy)[^.\n]{0,30}?\b" + _YEARS, re.IGNORECASE),
)
_CYCLE_BESIDE_INSPECTORATE = (
    re.compile(r"\bHMIC\w*[^.\n]{0,40}?\b" + _YEARS.replace(")?(?!", ")(?!")),
    re.compile(r"\b" + _YEARS.replace(")?(?!", ")(?!") + r" (?:HMIC\w* )?(?:report|inspection|assessment)"),
)
_ANY_YEARS = re.compile(r"\b" + _YEARS)
_FRAMEWORK = re.compile(r"PEEL assessment framework[^.\n]{0,20}?\b" + _YEARS, re.IGNORECASE)


def stated_peel_cycle(evidence: Evidence) -> str | None:
    """The cycle that the title, or else the assessment framework the report was made under, names."""
    for line in evidence.titles.split("\n"):
        if _PEEL_NAME.search(line) or _FORCE_AND_YEAR.fullmatch(line.strip()):
            for match in _ANY_YEARS.finditer(line):
                found = _peel_cycle(match)
                if found:
                    return found
    framework = {_peel_cycle(match) for match in _FRAMEWORK.finditer(evidence.body)} - {None}
    return framework.pop() if len(framework) == 1 else None


# 'Dyfed-Powys 2014', 'North Wales 2017': what the pages of the early cycles are called
_FORCE_AND_YEAR = re.compile(r"(?:[A-Z][\w&'-]+ ){1,5}20[12]\d(?:/\d\d)?")


def peel_cycle(evidence: Evidence, when: Published | None) -> tuple[str, Literal["stated", "inferred"]] | None:
    stated = stated_peel_cycle(evidence)
    if stated is not None:
        return stated, "stated"
    inferred = _cycle_at(when.last) if when else None
    beside = _CYCLE_BESIDE_PEEL + (() if when else _CYCLE_BESIDE_INSPECTORATE)
    for zone in (evidence.head, evidence.unquoted):
        said = [found for pattern in beside for match in pattern.finditer(zone) if (found := _peel_cycle(match))]
        if inferred in said:
            return str(inferred), "stated"
        if said and inferred is None:
            return max(said), "stated"
    return (inferred, "inferred") if inferred else None


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


def end_of_cycle(name: str) -> date | None:
    """The last day on which reports of a PEEL cycle came out; None while they still do."""
    cycle: Cycle | None = next((cycle for cycle in cycles() if cycle.cycle == name), None)
    return date.fromisoformat(cycle.published_to) if cycle and cycle.published_to else None


_VISIT = (
    r"\b(?:re-?)?inspect(?:ed|ions?)\b|\bfieldwork\b|\brevisit(?:ed)?\b|\bvisit(?:ed)?\b|"
    r"\b(?:went|came) back\b|\breturned\b"
)
# '… re-inspected the force in 2022', 'Fieldwork ran between May and June 2019'
_VISITED_IN = re.compile(
    rf"(?:{_VISIT})[^.\n]{{0,80}}?\b(?:in|between|during|from|on|of)\b[^.\n]{{0,40}}?"
    r"\b(?P<year>20[12]\d)\b(?![/-]\d)"
)
# 'In October 2021, we inspected …'
_IN_YEAR_VISITED = re.compile(
    r"\b(?:in|during) (?:[A-Z][a-z]+ )?(?P<year>20[12]\d),[^.\n]{0,60}?"
    r"\b(?:re-?inspected|inspected|revisited|visited|returned|went back)\b",
    re.IGNORECASE,
)


def inspection_year(evidence: Evidence, when: Published | None) -> tuple[str, Literal["stated", "inferred"]] | None:
    """For programmes without numbered cycles: the year of the inspection, the latest where it is not the first."""
    in_title = re.search(r"\b(20[12]\d)\b(?![/-]\d)", evidence.title or "")
    if in_title:
        return in_title.group(1), "stated"
    visits = [*_VISITED_IN.finditer(evidence.unquoted), *_IN_YEAR_VISITED.finditer(evidence.unquoted)]
    years = {visit.group("year") for visit in visits if when is None or int(visit.group("year")) <= when.last.year}
    if years:
        return max(years), "stated"
    return (str(when.first.year), "inferred") if when else None
