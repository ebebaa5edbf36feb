"""Which area of policing a finding is about.

Belongs here: weighing what announces a finding (its heading, the programme, the cause of concern that it would end)
against its own words. Not here: which wording or topic names an area (`areas.area`), which heading a label stands
under (`topics`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.documents.document import Document
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import area_of_short_name, area_of_topic, area_of_wording
from pipelines.extraction.areas.lineage import area_in_cycle
from pipelines.extraction.context import Context
from pipelines.extraction.findings.words.lines import OWN_REPORTS, Found
from pipelines.extraction.records import Finding

_OVERALL = "overall"
_CHILD_PROTECTION, _VULNERABLE = "child_protection", "protecting_vulnerable"
_AREA_OF_PROGRAMME = {
    "child protection": "child_protection",
    "crime data integrity": "crime_recording",
    "organised crime": "serious_organised_crime",
    "custody": "managing_offenders",
    "stop and search": "stop_search",
}
_AREA_OF_KIND = {
    "child_protection_report": "child_protection",
    "crime_data_integrity_report": "crime_recording",
    "regional_report": "serious_organised_crime",
}
_OF_CUSTODY = "managing_offenders"
_IS_OF_CHILDREN = expression(
    r"\b(?:child(?:ren)?|appropriate adults?|young (?:people|persons?)|juveniles?)\b", re.IGNORECASE
)
"""What an inspection of custody finds about children there."""
_ABOUT_CHILDREN = expression(r"\bchild(?:ren)?\b", re.IGNORECASE)
"""The title of what is told of no programme: a report on children, or news of it."""
_PILLARS = {
    "effectiveness": "overall_effectiveness",
    "efficiency": "overall_efficiency",
    "legitimacy": "overall_legitimacy",
}
_KIN = (
    frozenset(
        {"use_of_resources", "planning_finance", "understanding_demand", "workforce_model", "leadership_management"}
    ),
    frozenset({"treating_public", "stop_search"}),
    frozenset({"workforce_treatment", "ethical_workforce", "leadership"}),
)
"""Areas so near that the words of one may speak of the other."""
_FEWEST_ASTRAY = 2


def astray(every: Sequence[Found], document: Document) -> frozenset[int]:
    """Where findings stand whose heading says nothing of them: none of those below it is about its area, several are
    clearly about others, as when the list of all areas for improvement follows the last question.
    """
    gone: set[int] = set()
    asked = [found for found in every if found.kind not in ("main_finding", "improvement_reported")]
    headed = [found for found in asked if found.area_id and not found.area_id.startswith(_OVERALL)]
    for area_id, run in groupby(headed, key=lambda found: found.area_id):
        below = list(run)
        own = [_own_area(found.title, "", document, at_all=False) for found in below]
        told = [area for area in own if area]
        near = any(area == area_id or any({area, area_id} <= kin for kin in _KIN) for area in told)
        if not near and len(told) >= _FEWEST_ASTRAY and 2 * len(told) >= len(below):
            gone.update(found.anchor.start for found in below)
    return frozenset(gone)


def area_of(found: Found, body: str, document: Document, context: Context, is_astray: bool) -> str | None:
    """From the headings above the label; a sentence of prose, or what others retell, from its own words first."""
    if found.overall:
        return _OVERALL
    if programme := _programme_area(document) or _programme_above(found, document):
        return _CHILD_PROTECTION if programme == _OF_CUSTODY and _IS_OF_CHILDREN.search(found.title) else programme
    if found.area_id == _CHILD_PROTECTION or (found.in_area and found.area_id):
        return found.area_id
    announced = found.area_id or next((s.area_id for s in context.in_block(found.labelled)), None)
    in_prose = found.labelled == found.block_index and found.area_id is None  # or a list under a sentence of it
    in_prose = in_prose or found.for_all
    if not _is_own(document) and (told := _own_area(found.title, "", document) or _area_beside(found, document)):
        return told  # others set out one list for all areas, and below a finding what is done about it
    if announced and not (in_prose or is_astray) and not announced.startswith(_OVERALL):
        return announced
    own = _own_area(found.title, body, document)  # tells more than a pillar, or the paragraph that it stands in
    own = own or _area_beside(found, document)
    return own or (None if is_astray else announced) or (_area_of_title(document) if _is_own(document) else None)


def with_areas_of_causes(findings: Iterable[Finding], answers: frozenset[int]) -> list[Finding]:
    """A recommendation that ends a cause of concern is about what the cause is about, and one that says nothing of its
    own area about the last cause; `answers` is where those stand that end one.
    """
    whole: list[Finding] = []
    cause: Finding | None = None
    several = False
    for finding in findings:
        if finding.kind in ("cause_of_concern", "cause_of_concern_past"):
            several = bool(whole) and whole[-1] is cause
            cause = finding
        elif finding.kind == "recommendation" and cause and cause.area_id:
            ends_it = finding.anchor.start in answers and not several
            finding = replace(finding, area_id=cause.area_id if ends_it else finding.area_id or cause.area_id)
        whole.append(finding)
    return whole


def _own_area(title: str, body: str, document: Document, at_all: bool = True) -> str | None:
    """What a finding's own words are about, in the areas of the document's cycle; at all, or clearly.

    Child protection is an area of its own inspections only.
    """
    cycle = document.identity.cycle

    def called(area: str) -> str:
        return _VULNERABLE if area == _CHILD_PROTECTION else area_in_cycle(area, cycle)

    if own := area_of_wording(title, cycle):
        return called(own)
    own = area_of_topic(title, called=called)
    own = own or (area_of_topic(f"{title}\n{body}", called=called) if body else None)
    return own or (area_of_topic(title, lead=1, called=called) if at_all else None)


_BESIDE = expression(r"\(([^()\d]{4,40})\)")


def _area_beside(found: Found, document: Document) -> str | None:
    """What stands beside the number of its label: 'AFI 16 (counter-corruption) – the force should …'."""
    label = document.plain[found.quote.start : found.anchor.start]
    beside = _BESIDE.search(label) if found.rule == "labelled_line" else None
    return _own_area(beside[1], "", document) or area_of_short_name(beside[1]) if beside else None


def _area_of_title(document: Document) -> str | None:
    title = document.identity.title or ""
    if "," in title:  # "Crime prevention, police attendance and use of police time"
        return None
    pillars = {area for word, area in _PILLARS.items() if word in title.casefold()}
    return area_of_topic(title) or (pillars.pop() if len(pillars) == 1 else None)


def _is_own(document: Document) -> bool:
    return document.identity.kind in OWN_REPORTS


_ON_CHILDREN = expression(
    r"\bchild protection (?:arrangements |post-|re-?)?(?:inspection|review|report|recommendations)\b", re.IGNORECASE
)


def is_of_child_protection(words: str) -> bool:
    """Whether a heading or a cell names the inspection of child protection as where a finding comes from."""
    return bool(_ON_CHILDREN.search(words))


def _programme_above(found: Found, document: Document) -> str | None:
    """The area of another inspection that a part of somebody else's paper is about."""
    if _is_own(document):
        return None
    headings = document.trails[found.block_index][1:]
    told = any(is_of_child_protection(document.text[heading.start : heading.end]) for heading in headings)
    return _CHILD_PROTECTION if told else None


def _programme_area(document: Document) -> str | None:
    """The area that all of a document is about."""
    programme = (document.identity.programme or "").casefold()
    of_programme = next((area for words, area in _AREA_OF_PROGRAMME.items() if words in programme), None)
    if not programme and _ABOUT_CHILDREN.search(document.identity.title or ""):
        return "child_protection"
    return of_programme or _AREA_OF_KIND.get(document.identity.kind)
