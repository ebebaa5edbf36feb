"""Judgments whose areas stand before the grade word.

Belongs here: areas as the subject of judging and as its object. Not here: areas at the front of the sentence
(`in_front`), behind the grade (`behind`), or what the areas' words mean (`beside`).

    Its use of resources is judged to be good.     We judge its vetting to be good.     Efficiency: Good
    how it records crime - both areas graded inadequate
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import find_areas
from pipelines.extraction.grades.areas.beside import AreaPlace, areas_listed, areas_of_subject
from pipelines.extraction.grades.areas.in_front import ALONE, in_front
from pipelines.extraction.grades.areas.lists import HOW
from pipelines.extraction.grades.areas.places import Judgment, Place
from pipelines.extraction.grades.claims.judging import IN_AREAS
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import find_grades, terms
from pipelines.extraction.grammar.phrases import Quick

_AN_AREA = (
    r"(?:(?:an?|the|one|two|three|four|another|something|among|some)\s*(?:of\s+)?(?:(?:the|those|its)\s+)?"
    rf"(?:\w+\s+)?(?:{terms('area noun')}|thing)?\s*)?"
)
_WHERE = Quick(
    rf"(?:\s*,|\s+{terms('is')}|(?<!\bway)(?<!\bmanner)(?=\s+in\s+which))\s*(?:also\s+)?{_AN_AREA}"
    r"(?<!\bway\s)(?<!\bmanner\s)(?:where|(?:in|at|for|on)\s+which|that)\s+"
    rf"(?:(?:the\s+)?(?:work|performance)\s+of\s+)?(?:{FORCE}+(?!{FORCE})|(?:{THE_FORCE}|it|we|they|hmic\w*|inspectors|{terms('award')})\b).*$"
    rf"|,?\s+(?:where|(?:in|at|for)\s+which)\s+(?:the|its|our)\s+(?:{terms('grade noun')}|performance|work)\b.*$"
    rf"|\s+{terms('is')}\s+(?:also\s+)?(?:something|what|(?:an|the|one)\s+{terms('area noun')})\s+(?:that\s+|which\s+)?"
    rf"(?:{FORCE}+|{THE_FORCE}|it|we|they)(?:\s+{terms('is')}\b.*)?\s*$"
    rf"|\s*,\s+(?:something\s+)?(?:which"
    rf"|that)(?:\s+(?:we|they|it|inspectors|hmic\w*|I(?:\s+(?:am|was)\s+{terms('fact')}\s+to)?)"
    r"(?:\s+(?:have|has|had|also|now|said|say|says|report|note|see|felt))*"
    rf"|\s+(?:also\s+)?{terms('award')})?\s*$",
)
"""'Protecting vulnerable people is an area where the force …', 'how we investigate crime, where we …'."""


_IS_THE_AREA = expression(
    rf"(?:,\s+which)?\s+{terms('is')}\s+(?:also\s+|now\s+)?(?:one\s+of\s+|among\s+)?(?:(?:the|an?|its|our|another|those)\s+|(?<=of\s)|(?<=among\s))"
    rf"(?:(?:only|sole|single|one|other|two|three|four|five|six|first)\s+)*{terms('area noun')}\s+"
    rf"(?:(?:that|which|to\s+be|it|the\s+(?:force|constabulary)|inspectors|we|they|{FORCE}+)\s+)*"
    rf"(?:(?:{terms('adverb')}|{terms('is')}|{terms('judge')}|{terms('award')}|as|to|be|been)\s+)*['\"]?$",
    re.IGNORECASE,
)
"""'Preventing crime was the only area rated outstanding.', 'Vetting is one of the areas that require improvement.'"""
_LISTED_BEFORE = expression(r"\w\s*,[^.;:]{3,80}?\s+and\s+(?:(?:its|the|their|our)\s+)?$", re.IGNORECASE)
"""'its investigations, prevention work and treatment of the public': the last of a list, with short names before."""
_LONGEST_SUBJECT = 300


def before(place: Place) -> list[Judgment]:
    """'its understanding of demand is judged to be good', 'we judge its vetting to be good', 'Efficiency: Good'."""
    if not ALONE.match(place.tail) or (place.claim.manner == "listed" and IN_AREAS.match(place.tail)):
        return []
    if not place.claim.subject and (is_the := _IS_THE_AREA.search(place.text, place.floor, place.mention.start)):
        said_of = place.text[place.floor : is_the.start()]
        areas = areas_of_subject(said_of, place.cycle, loosely=True) or _last_areas(said_of, place.cycle)
        return place.judging(areas, place.floor, "area_is_graded")
    subject = _subject_of(place)
    if not subject.areas and (further := _further_before(place, subject)) is not None:
        return further
    if not subject.areas and place.claim.manner == "judged":
        subject = replace(subject, areas=_up_to(_COMMA, subject.text, find_areas(subject.text, place.cycle)))
    fronted = in_front(place) if len(subject.areas) == 1 else []
    if len({judgment.area_id for judgment in fronted}) > 1:
        return fronted
    return [] if _is_impression(place, subject) else place.judging(subject.areas, subject.start, "area_is_graded")


@dataclass(frozen=True, slots=True)
class _Subject:
    """The words that a judgment is said of, and the areas that they name."""

    text: str
    start: int
    areas: list[AreaPlace]
    listed: bool = False
    """Whether the one area stands last in a list of others."""


def _subject_of(place: Place) -> _Subject:
    begins, end = place.claim.subject or (place.floor, place.claim.start)
    start = max(begins, place.floor, end - _LONGEST_SUBJECT)
    text, manner = place.text[start:end], place.claim.manner
    listed = False
    if each := _EACH_OF_THEM.search(text) or _BOTH.search(text):
        areas = _last_areas(text[: each.start()], place.cycle)
    elif relative := _WHERE.search(text):
        said_of = text[: relative.start()]
        areas = max(areas_of_subject(said_of, place.cycle), _last_areas(said_of, place.cycle), key=len)
        areas = areas or _short_name_last(said_of, place.cycle) or areas_of_subject(text, place.cycle)
    else:
        areas = areas_of_subject(text, place.cycle, loosely=manner == "judged", briefly=manner == "gapped")
        if not areas and (aside := _ASIDE_LAST.search(text)):
            areas = areas_of_subject(text[: aside.start()], place.cycle, loosely=manner == "judged")
        if listed := len(areas) == 1 and _LISTED_BEFORE.search(text, 0, areas[0].start) is not None:
            areas = areas_of_subject(text, place.cycle, loosely=True, briefly=True) or areas
    if not areas and place.claim.replaces:
        areas = _changed_for(text, place.cycle)
    if not areas and _in_brackets(place):
        areas = _up_to(_BRACKET, text, find_areas(text, place.cycle)) or _only_named(
            _CLAUSE.split(text)[-1], text, place
        )
    return _Subject(text, start, areas, listed)


_ASIDE_LAST = expression(rf",\s[^,;.:\d]{{3,60}},\s*(?:{terms('adverb')}\s*)*$", re.IGNORECASE)
"""'Investigating crime, so long its weak spot, was …'"""
_ABOUT = expression(
    r"\b(?:over|on|about|at|in|for|with|regarding|bar|except|besides|(?:apart|aside)\s+from|save\s+for)\s+(?=[^,;.]{4,60}$)",
    re.IGNORECASE,
)


def _short_name_last(text: str, cycle: str | None) -> list[AreaPlace]:
    """'disappointed over investigation, where the force …': a short name behind what leads to one."""
    about = list(_ABOUT.finditer(text))[-1:]
    named = areas_listed(text[about[0].end() :], cycle, whole=True, briefly=True) if about else []
    return [AreaPlace(about[0].end() + area.start, about[0].end() + area.end, area.area_id) for area in named]


_CHANGED_FOR = Quick(
    rf"\b{terms('change')}\s+(?:{FORCE}+|{THE_FORCE}|it|(?:its|{THE_FORCE}'s)\s+{terms('grade noun')})\s+"
    rf"{terms('link')}\s+{HOW}"
)
"""'downgraded the force for how it responds to the public from adequate to …'"""
_CHANGED_ITS = Quick(rf"\b{terms('change')}\s+(?:its|their|our|your|{THE_FORCE}'s|{FORCE}+'s)\s+(?=\w)")
"""'has improved its recording of crime from inadequate to …'"""


def _changed_for(text: str, cycle: str | None) -> list[AreaPlace]:
    changed = _CHANGED_FOR.search(text) or _CHANGED_ITS.search(text)
    named = areas_of_subject(text[changed.end() :], cycle, loosely=True) if changed else []
    return [AreaPlace(changed.end() + area.start, changed.end() + area.end, area.area_id) for area in named if changed]


def _only_named(clause: str, text: str, place: Place) -> list[AreaPlace]:
    """The one area of a clause that a label ends: 'protecting the vulnerable was not up to scratch (inadequate)'."""
    named, shift = find_areas(clause, place.cycle), len(text) - len(clause)
    return [AreaPlace(shift + start, shift + end, area) for start, end, area in named] if len(named) == 1 else []


_CLAUSE = expression(r"[,;:]\s|\b(?:and|but|while|said|says|that)\s")


def _up_to(words: re.Pattern[str], text: str, named: Sequence[tuple[int, int, str]]) -> list[AreaPlace]:
    """The last of the areas named in a text, where nothing but such words stands behind it."""
    return [AreaPlace(*named[-1])] if named and words.fullmatch(text, named[-1][1]) else []


_COMMA, _BRACKET = expression(r"\s*,\s*"), expression(r"[ (]*")
"""'There was praise for managing offenders, graded good', '… (up from inadequate to good)'."""


def _further_before(place: Place, subject: _Subject) -> list[Judgment] | None:
    """The judgments of areas that stand further off, where the words between say so; None without such words."""
    text, floor, cycle, rule = place.text, place.floor, place.cycle, "area_is_graded"
    relative = _WHERE.search(text, floor, place.claim.start)
    if relative and (areas := _last_areas(text[floor : relative.start()], cycle)):
        return place.judging(areas, floor, rule)
    if so_graded := _AREAS_SO_GRADED.search(subject.text):
        return place.judging(_last_areas(subject.text[: so_graded.start()], cycle), subject.start, rule)
    to_grade = len(text[: place.mention.start].rstrip(" '\""))
    rating = _RATING_IT.search(text, floor, place.claim.start) or _RATING_IT.search(text, floor, to_grade)
    rating = rating or _BEING.search(text, floor, place.mention.start)
    if rating is None:
        return None
    told = find_areas(text[floor : rating.start()], cycle)
    only = [AreaPlace(*told[-1])] if len({area_id for _, _, area_id in told}) == 1 else []
    return place.judging(only, floor, rule)


def _is_impression(place: Place, subject: _Subject) -> bool:
    """Whether it is no grade: 'good for morale', 'some aspects of it are good', 'generally good', 'vetting is good'."""
    if place.mention.grade != "requires improvement" and _IN_PART.match(subject.text):
        return True
    if place.claim.manner != "said":
        return False
    one_word = (
        not subject.listed
        and not find_grades(place.text[: place.claim.start])
        and all(_one_word(subject.text, area) for area in subject.areas)
    )
    as_a_rule = _AS_A_RULE.search(place.text, place.claim.start, place.mention.start) is not None
    return (
        one_word or as_a_rule or _COMPARED.match(place.tail) is not None or _FOR_SOMETHING.match(place.tail) is not None
    )


_BOTH = expression(r",\s+(?:both|all(?:\s+(?:three|four))?)\s+$", re.IGNORECASE)
"""'There were failings in A and B, both judged inadequate.'"""
_EACH_OF_THEM = expression(
    r"(?:\s+(?:-\s+)?(?:(?:was|were|have\s+been)\s+)?(?:assessed|inspected|examined|reviewed|tested|measured|marked|looked\s+at))?,\s+"
    rf"(?:and\s+)?(?:(?:all|both|each)(?:\s+(?:three|four))?\s+of\s+(?:which|them|these))\s*(?:{terms('is')}\s*)?$",
    re.IGNORECASE,
)


def _in_brackets(place: Place) -> bool:
    """'better at managing offenders (good)', '… (up from inadequate to good)'."""
    if place.claim.manner == "labelled" and place.text[place.claim.start :].startswith(" - "):
        return True
    begins = place.mention.start if place.claim.manner == "labelled" else place.claim.start
    before_it = place.text[:begins].rstrip(" '\"")
    return (place.claim.manner == "labelled" or place.claim.replaces is not None) and (
        before_it.endswith("(") or place.text[begins : begins + 2].lstrip()[:1] == "("
    )


_RATING_IT = expression(
    r",\s+(?:rating|grading|judging|branding|labelling|deeming|calling|describing|declaring|marking|classing|assessing)\s+"
    r"(?:it|this|that|them|both)\s*$"
    rf"|,\s+(?:giving|handing|awarding|earning|landing)\s+(?:it|this|that|them|both|{THE_FORCE}|{FORCE}+)"
    rf"(?:\s+(?:an?|the)(?:\s+[\w-]+){{0,4}}?\s+{terms('grade noun')})?\s*$",
    re.IGNORECASE,
)
"""'critical of how it responds to the public, branding it inadequate', '…, giving the force the lowest rating of …'."""
_BEING = expression(
    rf",\s+(?:being\s+{terms('judge')}\s+(?:(?:as|to\s+be)\s+)?(?:an?\s+)?|(?:awarding|giving|handing|getting|receiving|earning|gaining|scoring|achieving|landing|with)\s+an?\s+)['\"]?$",
    re.IGNORECASE,
)
"""'Only on responding to the public did the force fall short, being graded inadequate.'"""
_AREAS_SO_GRADED = expression(
    rf"\s*[,-]\s+(?:(?:with|and)\s+)?(?:(?:both|all|these|those|two|three|four)\s+)*"
    rf"(?:of\s+(?:them|which)\s+)?(?:{terms('area noun')}\s+)?"
    rf"(?:(?:that|which)\s+)?(?:{terms('is')}\s+)?$",
    re.IGNORECASE,
)


def _last_areas(text: str, cycle: str | None) -> list[AreaPlace]:
    """The areas that a text ends with: '… how it responds to the public and how it records crime'."""
    named = [AreaPlace(*place) for place in find_areas(text, cycle)]
    first = next((at for at, area in enumerate(named) if areas_listed(text[area.start :], cycle, whole=True)), None)
    return [] if first is None else named[first:]


_FOR_SOMETHING = expression(
    r"['\")]*\s+for\s+(?!(?:an?|the)\s+(?:\w+\s+){1,2}(?:year|time|inspection)|both|all|it\b|this|that)", re.IGNORECASE
)
"""'Investigating crime was good for morale.'"""
_COMPARED = expression(r"\s+(?:when\s+)?compared\s+(?:with|to)\s+(?:other|similar|most)\b", re.IGNORECASE)
"""'Its call handling is good compared with other forces.'"""
_IN_PART = expression(
    rf"\W*(?:(?:but|and|however)\W+)*(?:some|several|certain|most|many|other)\s+{terms('area noun')}\s+of\b",
    re.IGNORECASE,
)
"""'Some aspects of how it treats the public are good': others may not be. What requires improvement in part does."""
_AS_A_RULE = expression(r"\b(?:generally|usually|often|mostly|sometimes|largely)\b", re.IGNORECASE)
"""'The quality of crime investigation is generally good': an impression."""
_SMALL_ENDS = expression(r"^\s*(?:(?:the|its|our|their)\s+)?|(?:\s+(?:that|which))?\s*$", re.IGNORECASE)


def _one_word(text: str, area: AreaPlace) -> bool:
    """'Vetting is good' is an opinion like any other, unless the word names a pillar."""
    words = _SMALL_ENDS.sub("", text[area.start : area.end])
    return " " not in words and not re.fullmatch(r"effectiveness|efficiency|legitimacy", words, re.IGNORECASE)
