"""Which inspection programme a document belongs to.

Belongs here: the names that programmes go by, and how prominently a document names them. Not here: which cycle of
PEEL it is (`peel_cycles`), or the year of another inspection (`dates.inspection_years`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick, alternatives
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.ways_of_working import tells_how_inspectors_work
from pipelines.documents.identity.titles.listings import tells_what_became
from pipelines.documents.lines.line import GRADE_LINE
from pipelines.documents.lines.wording import question_level
from pipelines.reference import Force, rows

PEEL = "PEEL"
_PARTS_OF_PEEL = ("Serious and organised crime", "Vetting and counter-corruption")
"""Inspected apart, and graded in the PEEL cycle of their time where they are about forces, not about the nation."""
PEEL_NAME = Quick(
    r"\bPEEL\b",
    r"\bPeel (?:inspection|report|assessment|review)",
    r"(?:effectiveness,? efficiency|efficiency,? effectiveness),? (?:and|&) legitimacy",
    r"\b[Pp]olice (?:effectiveness|efficiency|legitimacy)(?: and \w+)? 20\d\d",
    r"integrated peel assessment",
    r"\b(?i:(?:assessment|inspection|report)s? (?:on|of|into) police (?:effectiveness|efficiency|legitimacy))\b",
    r"\b(?i:reports? (?:on|into)) (?:Effectiveness|Efficiency|Legitimacy)\b",
    r"\bHMIC(?:FRS)?(?:'s)? (?i:effectiveness|efficiency|legitimacy)\b",
    r"\b(?:inspection|inspectors|report)\b[^.\n]{0,60}\b(?:Police|Constabulary|force|constabulary)'s '?"
    r"(?:effectiveness|efficiency|legitimacy)\b(?! and)",
    r"\b(?i:(?:effectiveness|efficiency|legitimacy) (?:report|inspection)) 20\d\d",
    flags=0,
)
_GRADED_IN_AREAS = Quick(
    r"\bgraded?\b[^.\n]{0,80}\b(?:in|across|for) (?:eight|nine|ten|eleven|[89]|1[01]) (?:\w+ )?areas\b",
    r"\b(?:outstanding|good|adequate|inadequate|improvement|improve)\W{1,3}(?:overall,? (?:and )?)?"
    r"(?:in|for|at|across) (?:just |only |another |a further )?"
    r"(?:one|two|three|four|five|six|seven|eight|[1-8]) "
    r"(?:(?:other|more|further|key|core|main|of [^.\n]{3,20}) )?areas?\b",
)
"""'Graded the force across nine areas of policing', 'good in three areas': what only PEEL does."""
_GRADE_BEFORE = expression(
    r"^\W*['\"]?(?:outstanding|good|adequate|requires improvement|inadequate)['\"]?\s*(?:[-:]|at|for|in)\s+",
    re.IGNORECASE,
)
_TITLE_WEIGHT, _HEAD_WEIGHT, _BODY_WEIGHT, _BODY_CAP = 10, 3, 1, 3
_INSPECTORATE = expression(
    r"\bHMIC(?:FRS)?\b|\bHMICRFS\b|Inspectorate\b|\bpolice (?:watchdog|inspectors)\b|"
    r"\b(?:watchdog|inspectors) (?:said|say|found|has found)\b|\ba watchdog\b",
    re.I,
)
_INSPECTORS = expression(r"\b[Ii]nspectors\b")
_OTHER_INSPECTORS = expression(
    r"\bOfsted\b|\bEstyn\b|Care Quality Commission|\bCQC\b|Inspectorate of (?:Prisons|Probation)|"
    r"\bfire (?:and rescue )?service\b",
    re.IGNORECASE,
)
"""Whom news may mean by 'inspectors' where it names them."""
_ABOUT_PERFORMANCE = expression(
    r"\bgrade[ds]?\b|\brated\b|requires? improvement|inadequate|outstanding|\bperformance\b|\bjudged\b|"
    r"['\"](?:good|adequate)['\"]|latest (?:report|inspection)|must do better|\bwatchdog\b|told to improve",
    re.IGNORECASE,
)


@cache
def programme_names() -> dict[str, Quick]:
    """What each programme but PEEL calls itself."""
    return {row["programme"]: Quick(*alternatives(row["names"])) for row in rows("programme_names") if row["names"]}


@cache
def _matters() -> dict[str, Quick]:
    """What a programme is about, in the words of those who don't name it."""
    return {row["programme"]: Quick(*alternatives(row["matter"])) for row in rows("programme_names") if row["matter"]}


def programme_of(evidence: Evidence, kind: str, force: Force | None) -> str | None:
    """The programme named most prominently; PEEL where the inspectorate reports on a force and names no other.

    PEEL is of the territorial forces: what inspectors say of railway police or of Northern Ireland's is none, unless
    its title calls it so.
    """
    found = _programme_named(evidence, kind, force is not None)
    outside = (
        force is not None and force.kind != "territorial" and not PEEL_NAME.search(evidence.titles or evidence.lead)
    )
    return None if found == PEEL and outside else found


_JOINT = "Joint targeted area inspection"
_CHILD_PROTECTION = "National Child Protection Inspection"


def _is_of_other_inspectors(evidence: Evidence) -> bool:
    """Whether the beginning tells of inspectors of schools or care, and of none of the police."""
    opening = f"{evidence.title or ''}\n{evidence.lead}"
    return _OTHER_INSPECTORS.search(opening) is not None and not _INSPECTORATE.search(opening)


def _programme_named(evidence: Evidence, kind: str, about_a_force: bool) -> str | None:
    if kind == "finance_paper" or (kind == "other" and not _says_what_it_belongs_to(evidence, about_a_force)):
        return None
    if kind == "child_protection_report" and programme_names()[_JOINT].search(evidence.titles):
        return _JOINT
    if kind in _SUBJECTS:
        return _SUBJECTS[kind]
    scores = {name: _score(pattern, evidence) for name, pattern in programme_names().items()}
    for name, matter in _matters().items():
        if name != PEEL and kind != "inspection_report":  # which names its own
            scores[name] = max(scores[name], _score(matter, evidence, _MATTER_IN_TITLE))
    scores[PEEL] = _score(PEEL_NAME, evidence) + min(_areas(evidence), 2 * _HEAD_WEIGHT)
    scores[PEEL] += 2 * _HEAD_WEIGHT if _GRADED_IN_AREAS.search(evidence.flowing) else 0
    scores[PEEL] += _HEAD_WEIGHT if _graded_at_an_area().search(evidence.flowing) else 0
    scores[PEEL] += _HEAD_WEIGHT if _GRADED_PILLAR.search(evidence.flowing) else 0
    scores[PEEL] += _SEVERAL_AREAS if kind == "news_article" and _grades_several_areas(evidence) else 0
    if kind in ("news_article", "other") and _is_of_other_inspectors(evidence):
        del scores[_CHILD_PROTECTION]
    best = max(scores, key=lambda name: (scores[name], name == PEEL, name == _JOINT))
    if best == PEEL and kind == "inspection_report" and not about_a_force and not PEEL_NAME.search(evidence.titles):
        return None  # a national report draws on what PEEL found
    if scores[best] >= _HEAD_WEIGHT:
        return PEEL if best in _PARTS_OF_PEEL and _is_part_of_peel(best, kind, about_a_force, evidence) else best
    of_one = about_a_force or _ONE_FORCE.search(evidence.head)
    if kind == "inspection_page" and (of_one or not tells_what_became(evidence.head, evidence.body)):
        return PEEL
    if MONITORING.search(evidence.title or evidence.lead):
        return None
    if not about_a_force and _WATCHED_CLOSELY.search(evidence.body) and not _GRADED.search(evidence.flowing):
        return None
    about_forces = about_a_force or len({mention.force_id for mention in evidence.forces}) > 1
    by_name = kind != "pcc_response" and _INSPECTORATE.search(evidence.body)
    reports = about_forces and (by_name or (kind == "news_article" and _tells_of_inspectors(evidence)))
    return PEEL if reports and _ABOUT_PERFORMANCE.search(evidence.body) else None


def _tells_of_inspectors(evidence: Evidence) -> bool:
    """Whether somebody called inspectors graded, and no inspectors of schools, hospitals, prisons or fire services."""
    told = _INSPECTORS.search(evidence.body) and _GRADED.search(evidence.body)
    return bool(told) and not _OTHER_INSPECTORS.search(evidence.body)


def _says_what_it_belongs_to(evidence: Evidence, about_a_force: bool) -> bool:
    """A document of no certain kind still names its programme at the top, or inspectors and a cycle in its title."""
    if _ANSWERS_REQUEST.search(evidence.head):
        return False
    if about_a_force and (
        _names_one(evidence.titles)
        or _ITS_REPORT.search(evidence.titles)
        or _names_peel_at_the_top(evidence)
        or _GRADED_IN_AREAS.search(evidence.head)
        or (_INSPECTORATE.search(evidence.head) and _grades_several_areas(evidence))
        or (PEEL_NAME.search(evidence.flowing) and _areas_graded_in_rows(evidence) >= _ENOUGH_ROWS)
    ):
        return True
    if not about_a_force and PEEL_NAME.search(evidence.titles) and _compares_forces(evidence):
        return True
    named = _names_one(evidence.titles)
    at_once = named or (not evidence.title and PEEL_NAME.search(evidence.head[:_NAMED_AT_ONCE]))
    if at_once and not evidence.forces and _ONE_FORCE.search(evidence.head):
        return True
    of_one_report = YEAR_IN_TITLE.search(evidence.titles) or _REPORT_SPOKEN_OF.search(evidence.titles)
    if named and of_one_report:
        return True
    if tells_how_inspectors_work(evidence) and not MONITORING.search(evidence.titles):
        return named or PEEL_NAME.search(evidence.head) is not None
    return INSPECTED_IN_CYCLE.search(evidence.titles) is not None


def _names_peel_at_the_top(evidence: Evidence) -> bool:
    """Whether the opening speaks of PEEL, in what is neither a register of inspections nor on money or a year."""
    if _KEEPS_ACCOUNT.search(evidence.head[:_NAMED_AT_ONCE]) or _OF_OTHER_MATTERS.search(evidence.title or ""):
        return False
    return PEEL_NAME.search(evidence.head) is not None


_OF_OTHER_MATTERS = expression(
    r"\b(?:annual report|precept|budgets?|council tax|accounts|medium[- ]term|appointment|confirmation hearing|"
    r"police and crime plan)\b",
    re.IGNORECASE,
)
"""A paper on them may say in passing what PEEL found."""
_ONE_FORCE = expression(r"\b[Tt]he (?:Force|Constabulary|force|constabulary)\b")  # whose board or panel it is


def _compares_forces(evidence: Evidence) -> bool:
    """Whether it tells, in its author's words, what several forces were graded."""
    return len({mention.force_id for mention in evidence.forces}) > _SEVERAL and _grades_several_areas(evidence)


_SEVERAL = 2
_KEEPS_ACCOUNT = expression(
    r"\b(?:HMIC\w*|inspections?|inspectorate)(?:'s)? (?:[\w-]+ ){0,3}"
    r"(?:update|tracker|monitor|log|register|position)\b|^present: |^\W*(?:\d+\W+)?(?:apologies|declarations? of)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""'HMIC inspections update': on all that inspectors have asked for; and minutes, on all that was talked about."""
_NAMED_AT_ONCE = 300
"""Characters."""
_ANSWERS_REQUEST = expression(r"\bfreedom of information\b|\bFOI\b", re.IGNORECASE)


def _areas_graded_in_rows(evidence: Evidence) -> int:
    """How many areas of PEEL the rows of tables give a grade for."""
    rows_of_cells = ([evidence.plain[c.start : c.end].strip(" *") for c in block.cells] for block in evidence.blocks)
    return sum(
        len(cells) > 1 and question_level(cells[0]) is not None and any(map(GRADE_LINE.fullmatch, cells[1:]))
        for cells in rows_of_cells
    )


_ENOUGH_ROWS = 3
_REPORT_SPOKEN_OF = expression(r"\breports? (?:on|into|about)\b|\bPEEL\b.*\breport\b", re.IGNORECASE)
_ITS_REPORT = expression(r"\b(?:HMIC\w*|inspect(?:ion|orate|ors'?))(?:'s)? report\b", re.IGNORECASE)
YEAR_IN_TITLE = expression(r"\b20[12]\d\b(?:/(?:20)?\d\d\b)?(?![/-]\d)")
INSPECTED_IN_CYCLE = expression(
    r"\binspect(?:ors?|ions?|ed)\b[^.\n]{0,40}\b20[12]\d\s?[/-]\s?(?:20)?\d\d\b", re.IGNORECASE
)


def _names_one(titles: str) -> bool:
    return any(pattern.search(titles) for pattern in (PEEL_NAME, *programme_names().values()))


_SUBJECTS = {
    "crime_data_integrity_report": "Crime Data Integrity",
    "child_protection_report": _CHILD_PROTECTION,
    "regional_report": PEEL,
}
_REGIONAL = expression(r"\bregion(?:al|'s) response\b", re.IGNORECASE)


MONITORING = expression(r"\bmonitoring\b|\bEngage\b|special measures", re.IGNORECASE)
"""A level of monitoring follows from several inspections, not from one."""
_WATCHED_CLOSELY = expression(
    r"\b(?-i:Engage)\b|\bengage\W{1,2}(?:phase|stage|process)\b|special measures", re.IGNORECASE
)


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


def _grades_several_areas(evidence: Evidence) -> bool:
    """Whether grades are told of areas of PEEL beside each other, as no inspection of one subject does."""
    if {match["pillar"].lower() for match in _GRADED_PILLAR.finditer(evidence.flowing)} >= {"efficiency", "legitimacy"}:
        return True
    found = {match.group()[:_STEM].lower() for match in _matters()[PEEL].finditer(evidence.flowing)}
    return len(found) > 1 and _GRADED.search(evidence.flowing) is not None


_GRADED = expression(r"\b(?:adequate|inadequate|requires? improvement|outstanding)\b", re.IGNORECASE)


@cache
def _graded_at_an_area() -> Quick:
    """'Northshire Police is good at preventing crime': what no other programme grades."""
    graded = r"\b(?:is|was|graded|rated|judged)\W{1,3}(?:outstanding|good|adequate|inadequate)\W{1,3}(?:at|in) "
    return Quick(rf"{graded}(?:{_matters()[PEEL].pattern})")


_GRADED_PILLAR = Quick(
    r"\b(?:good|outstanding|inadequate|improvement)\W{1,3}(?:for|in|at|on)\W{1,3}(?:(?:its|the) ['\"]?)?"
    r"(?P<pillar>effectiveness|efficiency|legitimacy)\b",
)
_STEM = 6
_SEVERAL_AREAS = 12
"""More than the matter of another programme weighs, less than its name in the title."""
_MATTER_IN_TITLE = 5


def _score(pattern: Quick, evidence: Evidence, title_weight: int = _TITLE_WEIGHT) -> int:
    in_body = sum(1 for _ in islice(pattern.finditer(evidence.body), _BODY_CAP))
    return (
        (title_weight if pattern.search(evidence.titles) else 0)
        + (_HEAD_WEIGHT if pattern.search(evidence.head) else 0)
        + min(in_body * _BODY_WEIGHT, _BODY_CAP)
    )
