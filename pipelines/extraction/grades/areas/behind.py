"""Judgments whose areas stand behind the grade word.

Belongs here: the forms in which areas follow a grade. Not here: areas before it (`before`), how a list
of areas is opened (`lists`), or what the areas' words mean (`beside`).

    good at preventing crime          five adequate grades (A, B, …)     an outstanding efficiency rating
    Rated good were A and B.          good in all three pillars
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.areas.area import area_of_short_name, area_of_wording
from pipelines.extraction.grades.areas.beside import AreaPlace, areas_listed
from pipelines.extraction.grades.areas.lists import BEHIND, HOW, SOME, opened_list
from pipelines.extraction.grades.areas.places import Judgment, Place
from pipelines.extraction.grades.asked import pillars_of
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.grade_words import terms


def behind(place: Place) -> list[Judgment]:
    """'good at A', 'adequate in four areas: A, B and C'."""
    link = BEHIND.match(place.text, place.mention.end)
    if link is None or place.claim.manner == "labelled" or place.claim.of_others:
        return []
    loosely = place.claim.manner != "said" or re.search(rf"\bat\s+{HOW}$", link.group(), re.IGNORECASE) is not None
    if part := _part_named(place, link):
        return place.judging([part], 0, "graded_at_area")
    tallied = link["tally"] is not None and _SOME_PARTS.match(link["tally"]) is None
    words = place.text[link.end() : place.until]
    clause = _OWN_CLAUSE.search(words)
    if clause or (clause := _OWN_SUBJECT.search(words) if _REQUIRES.match(place.text, place.until) else None):
        words = words[: clause.start()]
    if link.group().rstrip().endswith(", with") and _GRADED_NEXT.search(words):
        return []
    areas = areas_listed(words, place.cycle, loosely=loosely, briefly=tallied)
    if areas and not tallied:
        briefly = areas_listed(words, place.cycle, loosely=loosely, briefly=True)
        if len(briefly) > len(areas) and briefly[0] == areas[0] and not words[briefly[-1].end :].strip(_LIST_OVER):
            areas = briefly
    if not areas and place.claim.manner == "listed":
        areas = areas_listed(words, place.cycle, briefly=True, whole=True)
    if not areas and (short := _SHORT_LINK.match(place.text, place.mention.end)):
        words, link = place.text[short.end() : place.until], short
        areas = areas_listed(words, place.cycle, loosely=loosely)
    return place.judging(areas, link.end(), "tally_of_areas" if tallied else "graded_at_area")


_SOME_PARTS = expression(r"(?:some|several|certain|many|most|other)\s", re.IGNORECASE)
"""'requires improvement in some aspects of how it treats its workforce': one area, and no count of several."""


_GRADED_NEXT = expression(rf"\s(?:being\s+)?{terms('judge')}\s+(?:(?:as|to\s+be)\s+)?(?:an?\s+)?['\"]?$", re.IGNORECASE)
"""'In all questions but one we were good, with planning for the future rated outstanding.'"""


def _part_named(place: Place, link: re.Match[str]) -> AreaPlace | None:
    """The area of 'for the vulnerability strand of effectiveness', which sounds as if strands were counted."""
    named = _PART_OF.match(place.text, link.start("tally")) if link["tally"] else None
    if named is None:
        return None
    area_id = area_of_wording(named["area"], place.cycle) or area_of_short_name(named["area"], place.cycle)
    return AreaPlace(*named.span("area"), area_id) if area_id else None


_PART_OF = expression(
    rf"(?:(?:the|its|our|their)\s+)?(?P<area>\w[\w\s&-]{{3,60}}?)\s+{terms('area noun')}\s+of\b", re.IGNORECASE
)
_LIST_OVER = " '\".,;:)-and"
"""What may be left of a list whose last items are short names: 'managing offenders, workforce and recording; and …'."""
_OWN_SUBJECT = expression(r";\s+(?:and\s+|but\s+|while\s+)?(?:its|the|their|our)\b[^;]*$", re.IGNORECASE)
_REQUIRES = expression(r"['\"]?(?:requires?|needs?)\b", re.IGNORECASE)
"""'…; its use of resources requires improvement': the next grade is the verb of that clause."""
_SHORT_LINK = expression(
    rf"['\")]*\s+(?:{terms('grade noun')}\s+)?(?:for|in|at|on)\s+(?:its|their|our|the|his)\s+", re.IGNORECASE
)
"""'for its response to the public', where the area's own name begins like a link."""


_OWN_CLAUSE = expression(
    rf";\s+(?:and\s+|but\s+|while\s+)?(?:its|the|their|our|it|we|they)\b[^;]*\b{terms('is')}\b"
    rf"|(?:;|,\s+(?:and|but|while|whereas|though))\s(?:(?!;|\s-\s|\b{terms('is')}\b)[^.])*?(?<!\sand)(?<!\sbut)(?<!\swhich)\s{terms('is')}\s+"
    rf"(?:(?:{terms('adverb')}|{terms('judge')}|as|to|be|an?|the|at|best|even)\s+)*['\"]?$",
    re.IGNORECASE,
)
"""'…; and its planning is assessed as inadequate': a clause of its own, whose grade comes last."""


def between(place: Place) -> list[Judgment]:
    """'its outstanding efficiency rating', 'a good crime prevention grade'."""
    found = _AREA_OF_NOUN.match(place.text, place.mention.end)
    areas = areas_listed(found["area"], place.cycle, whole=True, loosely=True) if found else []
    return place.judging(areas, found.start("area"), "graded_at_area") if found else []


_AREA_OF_NOUN = expression(rf"['\")]*\s+(?P<area>(?:[\w-]+\s+){{1,3}}?){terms('grade noun')}\b", re.IGNORECASE)


def opened(place: Place) -> list[Judgment]:
    """'five adequate grades (A, B, …)', 'three areas were graded good (A, B and C)', 'two good grades: A and B'."""
    if place.claim.manner == "said" and not _AREAS_OR_FORCE.search(place.lead):
        return []
    opened = opened_list(place.text, place.floor, (place.mention.start, place.mention.end), place.until)
    if opened is None or FORCE in opened[1]:
        return []  # another force is come to, and no list
    areas = areas_listed(opened[1], place.cycle, whole=True, loosely=True, briefly=True)
    return place.judging(areas, opened[0], "tally_of_areas")


_AREAS_OR_FORCE = expression(
    rf"(?:{FORCE}|\b(?:force|constabulary|we|it|they|{terms('area noun')}|those|others?|{SOME}))\s*$", re.IGNORECASE
)
_RATED_FIRST = expression(
    rf"(?:^|[.;:,]\s|\b(?:and|but|while)\s)\s*(?:{terms('adverb')}\s+)*{terms('judge')}\s+(?:as\s+|to\s+be\s+)?['\"]?$",
    re.IGNORECASE,
)
_THEN_WAS = expression(rf"['\"]*\s+(?:overall\s+)?{ARE}\s+(?:both\s+|also\s+)?(?=\w)", re.IGNORECASE)


def subject_last(place: Place) -> list[Judgment]:
    """'Rated good were preventing crime and vetting.', 'Also judged inadequate was how it responds to the public.'"""
    then = _THEN_WAS.match(place.tail)
    if then is None or not _RATED_FIRST.search(place.text, 0, place.mention.start):
        return []
    start = place.mention.end + then.end()
    areas = areas_listed(place.text[start : place.until], place.cycle, loosely=True)
    return place.judging(areas, start, "area_is_graded")


_EVERY_PILLAR = Quick(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?{terms('link')}\s+(?:all|each|every)\s+(?:one\s+)?"
    r"(?:(?:of\s+)?(?:the|its|our)\s+)?(?:(?:(?:three|3)\s+(?:of\s+(?:the|its|our)\s+)?)?(?:\w+\s+)?(?:pillars|areas|categories|aspects|strands|themes|tests|measures|headings|criteria)"
    r"|pillars?|area|category|three(?=\s*(?:[.,;)]|$)))\b",
)


_PILLARS = ("overall_effectiveness", "overall_efficiency", "overall_legitimacy")


def every_pillar(place: Place) -> list[Judgment]:
    """'Kent Police is good in all three pillars.': each has a place of its own, up to another word of the count."""
    found = _EVERY_PILLAR.match(place.text, place.mention.end)
    if found is None or place.claim.of_others:
        return []
    of_unknown_cycle = place.cycle is None and "pillars" in found.group().lower()
    pillars = _PILLARS if of_unknown_cycle else pillars_of(place.cycle)
    words = [word.end() for word in re.finditer(r"\w+", place.text[: found.end()])][-3:]
    areas = [AreaPlace(found.start(), end, pillar) for end, pillar in zip(words, pillars, strict=False)]
    return [replace(judgment, of_every_pillar=True) for judgment in place.judging(areas, 0, "tally_of_areas")]
