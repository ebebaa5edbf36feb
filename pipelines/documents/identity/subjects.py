"""Which one force a document is about, or none where it is about several or the nation.

Belongs here: weighing how often, how high up and beside whom a force is named. Not here: recognising the names
(`forces`), or which force a single fact is about (the extraction room).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import ForceMention, find_forces
from pipelines.documents.identity.bodies.commissioners import OFFICE_BEHIND, names_office
from pipelines.documents.identity.bodies.employers import names_whom_one_serves
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.parliament import is_record_of_parliament
from pipelines.documents.identity.running_text import HEAD
from pipelines.reference import Force, forces

_POINTS = {"full_name": 2.0, "alias": 2.0, "place": 1.0}
_ENOUGH_SHARE = 0.6
"""A document is about the force that so much of its naming of forces goes to."""
_ENOUGH_BESIDE_OTHERS = 0.8
"""The same where it begins with several forces."""

_ENOUGH_OF_THE_FIRST = 0.4
"""The same where it begins with this force and no other."""
_FIRST_WORDS = 150
"""Characters."""


def force_of(evidence: Evidence) -> Force | None:
    """The one force the document is about, or None where there is none or there are several."""
    named = _distinct(find_forces(evidence.title or "")) or _distinct(find_forces(evidence.titles))
    if len(named) > 1:
        return None
    by_heading = {mention.force_id for mention in _in_headings(evidence) if mention.form != "place"}
    several = re.search(r"\bforce press releases\b", evidence.titles, re.IGNORECASE)
    if several or len(by_heading) >= 3 or (len(by_heading) == 2 and not _distinct(find_forces(evidence.title or ""))):
        return None
    if named:
        return _force(named.pop())
    if len(whose := _distinct(find_forces(evidence.site))) == 1 and _OFFICIAL.search(evidence.site):
        return _force(whose.pop())
    if len(over := {mention.force_id for mention in evidence.forces if _heads_page(evidence, mention)}) == 1:
        return _force(over.pop())
    return _most_named(evidence)


def _in_headings(evidence: Evidence) -> list[ForceMention]:
    headings = [block for block in evidence.blocks if block.kind == "heading" and block.level == 2]
    starts = [heading.start for heading in headings]
    above = ((m, bisect_right(starts, m.start) - 1) for m in evidence.forces)
    return [m for m, at in above if at >= 0 and m.start < headings[at].end]


def _distinct(mentions: list[ForceMention]) -> set[str]:
    """The forces named, by name where there are names and by place where there are only places."""
    by_name = {mention.force_id for mention in mentions if mention.form != "place"}
    return by_name or {mention.force_id for mention in mentions}


def _most_named(evidence: Evidence) -> Force | None:
    """The force that most of the naming goes to."""
    if not _ABOUT_POLICE.search(evidence.body) or _is_about_many(evidence):
        return None
    points = _points(evidence)
    if not points:
        return None
    named = {mention.force_id for mention in evidence.forces if mention.form != "place"}
    best = max(points, key=lambda force_id: points[force_id])
    if is_record_of_parliament(evidence) and sum(one.force_id == best for one in evidence.forces) < _OFTEN:
        return None  # of whom a member speaks in passing
    share = _ENOUGH_BESIDE_OTHERS if _opens_with_several(evidence) else _ENOUGH_SHARE
    if best == _first_words(evidence):
        share = _ENOUGH_OF_THE_FIRST
    places = [one.start - evidence.body_start for one in evidence.forces if one.force_id == best]
    if len(places) == 1 and places[0] > _LATE and not _ANSWERS.match(evidence.plain, places[0] + evidence.body_start):
        return None  # an example
    enough = points[best] >= sum(points.values()) * share and (best in named or points[best] >= 2)
    return _force(best) if enough else None


def _heads_page(evidence: Evidence, mention: ForceMention) -> bool:
    """Whether the page's first line names it with its panel or commissioner: 'Northshire Police and Crime Panel'."""
    first = next((block for block in evidence.blocks if block.start >= evidence.body_start), None)
    return first is not None and first.start == mention.start and names_office(evidence.plain, mention)


_ANSWERS = expression(
    r"(?:\S+ ){1,5}(?:can (?:also )?(?:confirm|neither)|neither confirms|holds\b|does not hold|has (?:searched|done))"
)
"""'Northshire Police can confirm that we hold …': who answers names itself once."""


def _first_words(evidence: Evidence) -> str | None:
    """The one force that the first sentence of the text names, as a title would."""
    first = _first_named(evidence)
    named = _by_name(evidence, first)
    at_the_top = bool(first) and first[0].start - evidence.body_start < _FIRST_WORDS
    return named.pop() if at_the_top and len(named) == 1 else None


def _points(evidence: Evidence) -> dict[str, float]:
    """What speaks for each force: its names, more at the top, less where it is compared with or one of many; and
    'the force', which is the one named before."""
    points: dict[str, float] = {}
    leading = _lead(evidence)
    before: str | None = None
    for beginning, mentions, ending in _sentences(evidence):
        named = {mention.force_id for mention in mentions}
        for mention in mentions:
            if names_whom_one_serves(evidence, mention):
                continue
            weight = _POINTS[mention.form] / len(named) * (2 if mention.start - evidence.body_start < HEAD else 1)
            if _COMPARED.search(evidence.plain[max(mention.start - 60, 0) : mention.start]):
                weight *= _COMPARED_SHARE
            elif mention.force_id == leading:
                weight *= _LEAD_WEIGHT
            points[mention.force_id] = points.get(mention.force_id, 0.0) + weight
        if len(named) == 1:
            before = mentions[0].force_id
        elif named:
            before = None
        elif before and _THE_FORCE.search(evidence.plain, beginning, ending):
            points[before] += _SAID_OF_IT
    return points


def _sentences(evidence: Evidence) -> Iterator[tuple[int, list[ForceMention], int]]:
    """Where each sentence begins, the forces it names, and where it ends."""
    mentions = evidence.forces
    at = 0
    for sentence in _SENTENCE.finditer(evidence.plain, evidence.body_start):
        first = at
        while at < len(mentions) and mentions[at].start < sentence.end():
            at += 1
        yield sentence.start(), mentions[first:at], sentence.end()


def _is_about_many(evidence: Evidence) -> bool:
    """Whether the title is about forces, or the text is long about them before it names any."""
    title = evidence.title or ""
    if _SPEAKS_FOR_ALL.search(title):
        return True
    of_all = _OF_THE_NATION.search(title) or _FORCES.search(title)
    if of_all:
        alone = len({mention.force_id for mention in evidence.forces}) == 1
        return not (alone and _first_words(evidence))  # 'Force welcomes report on the state of policing'
    if not find_forces(title) and _begins_with_the_nation(evidence):
        return True
    first = next((mention.start for mention in evidence.forces if mention.form != "place"), None)
    if first is not None and len({mention.force_id for mention in evidence.forces}) == 1:
        first = evidence.forces[0].start  # its place may be named before itself
    if first is None or first - evidence.body_start < _LATE:
        return False
    return len(_FORCES.findall(evidence.plain, evidence.body_start, first)) > 1


def _begins_with_the_nation(evidence: Evidence) -> bool:
    """Whether the first paragraph speaks of all forces and names none, and those named later are several."""
    if len({mention.force_id for mention in evidence.forces}) < _SEVERAL or not _ALL_FORCES.search(evidence.lead):
        return False
    return not find_forces(evidence.lead)


_SEVERAL = 2
_OFTEN = 2
_ALL_FORCES = expression(
    r"\b(?:half|third|quarter|most|all|each|every|many|some|number|majority|dozens?|\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten)(?: (?:out )?of)?(?: (?:the|all))? (?:police )?forces\b|"
    r"\b(?:the country's|England and Wales|nationwide|nationally|43 forces|police forces)\b",
    re.IGNORECASE,
)
_OFFICIAL = expression(r"\b(?:police|constabulary|heddlu|commissioner|\w*PCC)\b", re.IGNORECASE)
"""The site of a force or of its commissioner; a newspaper may have a place in its name, too."""
_ABOUT_POLICE = expression(r"\bpolic|constabulary|HMIC|chief constable", re.IGNORECASE)
_SENTENCE = expression(r"(?:[^.!?\n]|[.!?](?=\S))+[.!?\n]*")
_SENTENCE_END = expression(r"[.!?](?=\s)|\n\s*\n")
_THE_FORCE = expression(r"\b(?:the|this) (?:force|constabulary)\b", re.IGNORECASE)
_SAID_OF_IT = 0.5
_FORCES = expression(r"\b(?:police forces|forces (?:in|across)|forces)\b", re.IGNORECASE)
_SPEAKS_FOR_ALL = expression(
    r"\b(?:APCC|NPCC|Association of Police and Crime Commissioners|National Police Chiefs' Council)\b"
)
"""Whoever speaks for them also has a force of their own."""
_OF_THE_NATION = expression(
    r"\b(?:in|of) policing$|\bnational (?:overview|report|findings|summary)\b|"
    r"\bEngland and Wales\b|\bpolice (?:service's )?response to\b|\bthe police service\b|"
    r"\bhow (?:well |effectively |efficiently )?(?:the )?police (?:deal|respond|investigate|use|tackle|handle|manage|"
    r"protect|identify|record|treat|work|share|approach|support)\b",
    re.IGNORECASE,
)
"""'… to tackle corruption in policing', 'The police response to …': what all forces do."""
_LATE = 600
"""Characters: an article names the force that it is about sooner."""


def _lead(evidence: Evidence) -> str | None:
    """The one force that the first paragraph naming any names, where the text is about one force and not many."""
    first = _first_named(evidence)
    if not first or _MANY_FORCES.search(evidence.plain, evidence.body_start, first[-1].end):
        return None
    named = _by_name(evidence, first)
    return named.pop() if len(named) == 1 else None


def _by_name(evidence: Evidence, mentions: list[ForceMention]) -> set[str]:
    """The forces among them that are named as forces, or by the commissioner of their place."""
    return {
        mention.force_id
        for mention in mentions
        if mention.form != "place" or OFFICE_BEHIND.match(evidence.plain, mention.end)
    }


def _opens_with_several(evidence: Evidence) -> bool:
    """Whether the first words that name a force name more than one, beside each other."""
    named = {
        mention.force_id
        for mention in _first_named(evidence)
        if not _COMPARED.search(evidence.plain[max(mention.start - 60, 0) : mention.start])
    }
    return len(named) > 1


def _first_named(evidence: Evidence) -> list[ForceMention]:
    """The forces of the first sentence, or of the first list, that names any."""
    spans: list[tuple[int, int]] = []
    for before, block in pairwise((None, *evidence.blocks)):
        if block is None or block.kind not in ("paragraph", "list_item"):
            continue
        goes_on = before is not None and before.kind == block.kind == "list_item"
        if goes_on and spans:
            spans[-1] = (spans[-1][0], block.end)
        else:
            spans.append((block.start, block.end))
    for start, end in spans:
        named = [mention for mention in evidence.forces if start <= mention.start < end]
        if named:
            return _of_one_sentence(evidence, named)
    return []


def _of_one_sentence(evidence: Evidence, mentions: list[ForceMention]) -> list[ForceMention]:
    """Those that stand in the same sentence as the first."""
    ends = _SENTENCE_END.search(evidence.plain, mentions[0].end)
    return [mention for mention in mentions if ends is None or mention.start < ends.start()]


_COMPARED = expression(
    r"\b(?:neighbouring|nearby|counterparts? (?:in|at|from)|follow\w* (?:his|her|its|their)|"
    r"unlike|apart from|than|like|compared (?:with|to)|similar to|shares? [^.\n]{0,40}with|"
    r"alongside|together with|alliance with|jointly with|collaborat\w+ with|such as|including|"
    r"the others? (?:is|are|were)|"
    r"(?:peer|reviews?|visits?|advice|lessons?|learn\w*|practice|support|help|led) (?:\w+ )?(?:by|from|with|at|in))"
    r"\b[^.\n]{0,50}$",
    re.IGNORECASE,
)
_COMPARED_SHARE = 0.3
_LEAD_WEIGHT = 2
_MANY_FORCES = expression(
    r"\b(?:(?:all|other|some|most|many|several|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ )?(?:police )?"
    r"forces|(?:both|police) forces (?:in|across|of|have|are|were)|nationally|national report|thematic)\b",
    re.IGNORECASE,
)


def force_of_commissioner(evidence: Evidence) -> Force | None:
    """The force of the one commissioner whom the text names by the place, whatever other forces it speaks of."""
    named = {mention.force_id for mention in evidence.forces if names_office(evidence.plain, mention)}
    return _force(named.pop()) if len(named) == 1 else None


def _force(force_id: str) -> Force:
    return next(force for force in forces() if force.force_id == force_id)
