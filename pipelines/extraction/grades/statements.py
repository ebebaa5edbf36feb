"""Judgments in sentences: 'The force is good at …', 'requires improvement at …', 'has been graded as inadequate in …'.

Belongs here: linking each grade word that judges (`claims.judging`) to the areas it judges, by where they stand
(`areas.behind`, `areas.before`). Not here: tables and lines (`tables.judgments`, `lines.judgments`), judgments
whose area is not said (`areas.unsaid`), or when a judgment was made (`times.looking_back`).

    graded_at_area          The force is good at preventing crime and managing offenders.
    tally_of_areas          It is good in two areas (preventing crime and managing offenders).
    area_is_graded          Its use of resources is judged to be good.  Effectiveness – Good.
    area_in_front           At responding to the public, the force is adequate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import find_areas
from pipelines.extraction.grades.areas.before import before, in_front
from pipelines.extraction.grades.areas.behind import (
    behind,
    between,
    every_pillar,
    opened,
    subject_last,
)
from pipelines.extraction.grades.areas.beside import areas_listed
from pipelines.extraction.grades.areas.places import Judgment, Place
from pipelines.extraction.grades.areas.unsaid import area_left_unsaid
from pipelines.extraction.grades.claims.denials import only_counts
from pipelines.extraction.grades.claims.judging import claim_of
from pipelines.extraction.grades.claims.levelling import FORCE, level_forces
from pipelines.extraction.grades.pointers import GIVES_IT_AGAIN, GOES
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.grade_words import GRADE, GradeMention, find_grades, terms, with_repeated

_MOST_GRADES = 30
"""Grade words in one sentence; what holds more is no sentence."""


def find_judgments(
    text: str, cycle: str | None, unsaid_area: str | None = None, *, first: bool = False
) -> list[Judgment]:
    """The judgments that one sentence states, each area once per grade, in order.

    `unsaid_area` is the area that a judgment may leave unsaid as its section is about it; `first` tells whether the
    sentence opens that section.
    """
    if _asks(text) or not 0 < len(find_grades(text)) <= _MOST_GRADES or _SCALE.search(text):
        return []
    whole = level_forces(text)
    mentions = _mentions(whole, cycle)
    found: list[Judgment] = _respective(whole, mentions, cycle)
    paired = {judgment.grade_at[0] for judgment in found}
    judged_before = bool(found)
    for position, mention in enumerate(mentions):
        claim = None if mention.start in paired else claim_of(whole, mentions, position, judged_before)
        if claim is None:
            continue
        taken = [max(read.grade_at[1], read.area_at[1]) for read in found if read.grade_at[0] < mention.start]
        if taken and (alike := _SO_IS_IT.match(whole, max(taken), mention.start)):
            taken.append(alike.end())
        until = mentions[position + 1].start if position + 1 < len(mentions) else len(whole)
        place = Place(whole, mention, claim, max(taken, default=0), until, cycle)
        judgments = next((read for rule in _RULES if (read := rule(place))), [])
        judgments = judgments or area_left_unsaid(place, unsaid_area, found, first=first)
        if only_counts(whole[: mention.start], whole):
            judgments = [replace(judgment, counted=True) for judgment in judgments]
        judged_before = judged_before or bool(judgments) or claim.manner in ("judged", "opens")
        found += judgments
        if claim.replaces:
            found += [_as_before(judgment, claim.replaces) for judgment in judgments]
    found += _alike(whole, found, cycle)
    return _each_once(found, several=len(re.findall(rf"{FORCE}+", whole)) > 1)


_RESPECTIVELY = expression(
    rf"(?P<grades>{GRADE}['\"]?(?:(?:,|,?\s+and)\s+['\"]?{GRADE}['\"]?)+),?\s+respectively\b", re.IGNORECASE
)


def _respective(text: str, mentions: list[GradeMention], cycle: str | None) -> list[Judgment]:
    """'Its efficiency and legitimacy were good and adequate respectively': each area has the grade of its place."""
    said = _RESPECTIVELY.search(text)
    graded = [(at, mention) for at, mention in enumerate(mentions) if said and mention in _within(mentions, said)]
    if not graded or claim_of(text, mentions, graded[0][0], False) is None:
        return []
    start = graded[0][1].start
    named = list({area: (begins, ends) for begins, ends, area in find_areas(text[:start], cycle)}.items())
    return [
        Judgment(mention.grade, (mention.start, mention.end), area_id, place, "area_is_graded")
        for (area_id, place), (_, mention) in zip(named, graded, strict=False)
        if len(named) == len(graded)
    ]


def _within(mentions: list[GradeMention], said: re.Match[str]) -> list[GradeMention]:
    return [mention for mention in mentions if said.start() <= mention.start < said.end("grades")]


def _mentions(text: str, cycle: str | None) -> list[GradeMention]:
    """The grade words of a text that stand in no area's name: 'good use of resources' is an area."""
    named = find_areas(text, cycle)
    mentions = [
        mention
        for mention in find_grades(text)
        if _LINKS.match(text, mention.end)
        or not any(start <= mention.start and mention.end < end for start, end, _ in named)
    ]
    return with_repeated(text, mentions)


_LINKS = expression(rf"['\",;]|\s+(?:{terms('link')}|and|but|while)\b", re.IGNORECASE)
"""'good at how it uses its resources' is a grade, 'good use of resources' an area."""


def _as_before(judgment: Judgment, earlier: GradeMention) -> Judgment:
    """The judgment that 'from good to outstanding' replaces."""
    return replace(judgment, grade=earlier.grade, replaced=True, grade_at=(earlier.start, earlier.end))


_NEXT = r"['\"]?\s*[,;/]\s*(?:and\s+|or\s+)?['\"]?"
_LAST = r"['\"]?\s*(?:[,;/]\s*)?(?:\b(?:and|or)\s+)?['\"]?"
_IMPROVEMENT = r"requir(?:es|ing|e)\s+improvement"
_SCALE = expression(
    rf"\bgood{_NEXT}(?:adequate{_NEXT})?{_IMPROVEMENT}{_LAST}inadequate\b"
    rf"|\binadequate{_NEXT}{_IMPROVEMENT}{_NEXT}(?:adequate{_NEXT})?good\b",
    re.IGNORECASE,
)
"""'HMIC judgments are outstanding, good, requires improvement and inadequate.', 'four grades: outstanding; good; …'"""


_QUESTION_GRADED = expression(
    rf"\b{GRADE}['\")]*\s+(?:{terms('grade noun')}\s+)?{terms('link')}\s+(?:the\s+)?question\b[^.?]{{0,20}}?[:,'\"]",
    re.IGNORECASE,
)
"""'graded good for the question: How effective is the force at …?'"""


def _asks(text: str) -> bool:
    """A question, and not a statement that ends by quoting one."""
    whole = text.strip(" )(")
    if _QUESTION_GRADED.search(whole):
        return False
    return whole.endswith("?") or (whole.endswith(("?'", '?"')) and whole[:1] in "'\"")


_SO_IS = expression(
    r"\b(?:as|so)\s+(?:is|are|was|were|do|does|did|has|have)\s+(?:been\s+)?(?:(?:its|their|our"
    r"|the)\s+)?(?P<areas>[^.;()]{4,160})"
    rf"|\b(?:as\s+(?:it|they)\s+(?:is|are|was|were|do|does|did|has|had)|the\s+same\s+{GOES})\s+(?:also\s+)?"
    rf"(?:{terms('link')}|of|to|when\s+it\s+comes\s+to)\s+(?:the\s+|its\s+|how\s+it\s+)?(?P<again>[^.;()]{{4,160}})"
    rf"|{GIVES_IT_AGAIN}(?:the\s+|its\s+|how\s+it\s+)?(?P<also>[^.;()]{{4,160}})"
    rf"|(?:\b(?:and|while)|,)\s+(?:that\s+)?(?:(?:its|their|our|the)\s+)?(?P<likewise>[^.;(),]{{4,80}}?)(?:\s+(?:{ARE}|{HAVE}|do|does|did))?,?\s+"
    r"(?:likewise|too|as\s+well)\b",
    re.IGNORECASE,
)
_SO_IS_IT = expression(r"\s*,?\s*(?:and\s+)?(?:as|so)\s+(?:is|are|was|were|do|does|did)\s[^.;]{4,160};", re.IGNORECASE)
"""'…, as is its use of resources; its planning …': the clause belongs to the grade before."""


def _alike(text: str, found: list[Judgment], cycle: str | None) -> list[Judgment]:
    """'Its effectiveness is good, and so is its legitimacy.', '… as are its efficiency and legitimacy.'"""
    alike: list[Judgment] = []
    for last in {judgment.grade_at: judgment for judgment in found}.values():
        said = _SO_IS.search(text, max(last.grade_at[1], last.area_at[1]))
        if said is None or find_grades(text[last.grade_at[1] : said.start()]):
            continue
        name = said.lastgroup or "areas"
        areas, shift = areas_listed(said[name], cycle, loosely=True), said.start(name)
        known = {judgment.area_id for judgment in found}
        alike += [
            replace(last, area_id=area.area_id, area_at=(shift + area.start, shift + area.end))
            for area in areas
            if area.area_id not in known
        ]
    return alike


def _each_once(found: list[Judgment], *, several: bool) -> list[Judgment]:
    """Each area once per grade, and per force where there are several."""
    unique: dict[tuple[str, str, int], Judgment] = {}
    for judgment in found:
        of_one_force = judgment.grade_at[0] if several else 0
        unique.setdefault((judgment.grade, judgment.area_id, of_one_force), judgment)
    return list(unique.values())


_RULES: tuple[Callable[[Place], list[Judgment]], ...] = (
    behind,
    between,
    opened,
    before,
    subject_last,
    in_front,
    every_pillar,
)
