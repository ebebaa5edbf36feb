"""Judgments whose areas stand before the grade word.

Belongs here: areas as the subject of judging, as its object, and at the front of the sentence. Not here: areas behind
the grade (`behind`), or what the areas' words mean (`beside`).

    Its use of resources is judged to be good.     We judge its vetting to be good.     Efficiency: Good
    how it records crime - both areas graded inadequate     At responding to the public, the force is adequate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.areas.area import find_areas
from pipelines.extraction.grades.areas.beside import AreaPlace, areas_listed, areas_of_subject
from pipelines.extraction.grades.areas.lists import HOW, TALLY
from pipelines.extraction.grades.areas.places import Judgment, Place
from pipelines.extraction.grades.claims.judging import IN_AREAS
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import GRADE, find_grades, terms
from pipelines.extraction.grammar.number_words import CARDINAL

ALONE = expression(
    r"['\")]*\s*(?:$|[.,;:()!-]|(?:and|but|while|at(?=\s+(?:this|the|present|least|all)\b|\s*[,.;]|\W*$)|in|for|overall|by|with"
    r"|this|as|"
    rf"which|when|following|because|although|{terms('grade noun')}|though|compared|having|again|on|after|according|"
    r"from|across|under|than|since|both|too|also|up|down|says?|said)\b)",
    re.IGNORECASE,
)
"""What may follow a grade that judges: in 'management of outstanding offenders' the word only describes."""
_IN_FRONT = expression(
    r"(?:^|[;.,]\s+(?:and\s+|but\s+|while\s+)?|\b(?:and|but|that|although|though|whereas|yet)\s+)(?:only\s+)?"
    rf"(?:{terms('link')}|as\s+(?:for|to))\s+(?:{TALLY})?{HOW}"
    r"(?P<areas>[^;.]{4,160}?)(?:,?\s+(?:hmic\w*|inspectors|the\s+(?:report|inspectorate|watchdog))\s+"
    r"(?:says?|said|finds?|found|judges?|judged|concludes?|concluded)(?:\s+that)?)?"
    r"(?:\)?,\s+|\s-\s|\)?\s+(?=the\s+force\b|the\s+constabulary\b|(?:is|was)\s+(?:it"
    r"|the\s+force)\b|did\s+(?:the\s+)?(?:\ue000|force\b|constabulary\b|it\b)|\ue000|(?:it|they|we)\s+(?:$|(?:has|have|had)\b"
    rf"|{terms('is')}\b|{terms('award')}\b)|(?:the|its)\s+{terms('grade noun')}\s+(?:{terms('is')}|given)\b"
    rf"|(?:\d{{1,2}}|{CARDINAL})\s+(?:of\s+the\s+\d+\s+)?forces\b))"
    r"(?P<rest>(?:(?!\s-\s)[^,;.)]|,(?=\s+to\b)){2,90})$",
    re.IGNORECASE,
)
_OWN = expression(
    rf"{FORCE}|\b(?:forces?|constabulary|service|it|they|we|us|inspectors|hmic\w*|grade|rating)\b", re.IGNORECASE
)


def in_front(place: Place) -> list[Judgment]:
    """'At preventing and deterring crime, Derbyshire Constabulary is adequate.'"""
    found = _IN_FRONT.search(place.text, place.floor, place.mention.start)
    if found is None or place.claim.of_others or not ALONE.match(place.tail) or not _OWN.search(found["rest"]):
        return []
    words = found["areas"].rstrip()
    briefly = found["tally"] is not None
    areas = areas_listed(words, place.cycle, whole=True, loosely=True, briefly=briefly)
    return place.judging(areas, found.start("areas"), "tally_of_areas" if found["tally"] else "area_in_front")


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
_LONGEST_SUBJECT = 300


def before(place: Place) -> list[Judgment]:
    """'its understanding of demand is judged to be good', 'we judge its vetting to be good', 'Efficiency: Good'."""
    if not ALONE.match(place.tail) or (place.claim.manner == "listed" and IN_AREAS.match(place.tail)):
        return []
    if _heads_list(place):
        return []
    if not place.claim.subject and (is_the := _IS_THE_AREA.search(place.text, place.floor, place.mention.start)):
        said_of = place.text[place.floor : is_the.start()]
        areas = areas_of_subject(said_of, place.cycle, loosely=True) or _last_areas(said_of, place.cycle)
        return place.judging(areas, place.floor, "area_is_graded")
    subject = _subject_of(place)
    if not subject.areas and (further := _further_before(place, subject)) is not None:
        return further
    fronted = in_front(place) if len(subject.areas) == 1 else []
    if len({judgment.area_id for judgment in fronted}) > 1:
        return fronted
    return [] if _is_impression(place, subject) else place.judging(subject.areas, subject.start, "area_is_graded")


def _heads_list(place: Place) -> bool:
    """'Good - Preventing crime Adequate - Managing offenders', run together: a grade is of what stands behind it."""
    return len(_LISTS.findall(place.text)) > 1 and _LISTS.match(place.text, place.mention.start) is not None


_LISTS = expression(rf"(?<=\w )(?-i:(?=[A-Z])){GRADE}\s*(?:\(\d+\)\s*)?[:=-]\s+(?-i:[A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Subject:
    """The words that a judgment is said of, and the areas that they name."""

    text: str
    start: int
    areas: list[AreaPlace]


def _subject_of(place: Place) -> _Subject:
    begins, end = place.claim.subject or (place.floor, place.claim.start)
    start = max(begins, place.floor, end - _LONGEST_SUBJECT)
    text, manner = place.text[start:end], place.claim.manner
    each = _AREAS_SO_GRADED.search(text)
    if each and _SEVERAL.search(each.group()):
        areas = _last_areas(text[: each.start()], place.cycle)
    elif relative := _WHERE.search(text):
        said_of = text[: relative.start()]
        areas = max(areas_of_subject(said_of, place.cycle), _last_areas(said_of, place.cycle), key=len)
        areas = areas or _short_name_last(said_of, place.cycle) or areas_of_subject(text, place.cycle)
    else:
        areas = areas_of_subject(text, place.cycle, loosely=manner == "judged", briefly=manner == "gapped")
    if not areas and place.claim.replaces and (changed := _CHANGED.search(text)):
        told = areas_of_subject(text[changed.end() :].rstrip(" ,"), place.cycle, loosely=True)
        areas = [AreaPlace(changed.end() + area.start, changed.end() + area.end, area.area_id) for area in told]
    if not areas and _in_brackets(place) and (named := find_areas(text, place.cycle)):
        areas = [AreaPlace(*named[-1])] if not text[named[-1][1] :].strip(" (") else []
    return _Subject(text, start, areas)


_ABOUT = expression(
    r"\b(?:over|on|about|at|in|for|with|regarding|bar|except|besides|(?:apart|aside)\s+from|save\s+for)\s+(?=[^,;.]{4,60}$)",
    re.IGNORECASE,
)


_CHANGED = Quick(
    rf"\b{terms('change')}\s+(?:[^\s,;.]+\s+){{0,4}}?"
    rf"(?:{terms('link')}\s+{HOW}|(?:its|their|our|your|{THE_FORCE}'s|{FORCE}+'s)\s+(?=\w))"
)
"""'downgraded the force for how it responds to the public from adequate to …', 'has raised its management of …'"""


def _short_name_last(text: str, cycle: str | None) -> list[AreaPlace]:
    """'disappointed over investigation, where the force …': a short name behind what leads to one."""
    about = list(_ABOUT.finditer(text))[-1:]
    named = areas_listed(text[about[0].end() :], cycle, whole=True, briefly=True) if about else []
    return [AreaPlace(about[0].end() + area.start, about[0].end() + area.end, area.area_id) for area in named]


def _further_before(place: Place, subject: _Subject) -> list[Judgment] | None:
    """The judgments of areas that stand further off, where the words between say so; None without such words."""
    text, floor, cycle, rule = place.text, place.floor, place.cycle, "area_is_graded"
    relative = _WHERE.search(text, floor, place.claim.start)
    if relative and (areas := _last_areas(text[floor : relative.start()], cycle)):
        return place.judging(areas, floor, rule)
    so_graded = _AREAS_SO_GRADED.search(text, floor, place.mention.start)
    if so_graded is None:
        return None
    told = [AreaPlace(*area) for area in find_areas(text[floor : so_graded.start()], cycle)]
    only = told[-1:] if len({area.area_id for area in told}) == 1 else []
    return place.judging(_last_areas(text[floor : so_graded.start()], cycle) or only, floor, rule)


def _is_impression(place: Place, subject: _Subject) -> bool:
    """Whether it is no grade: 'good for morale', 'some aspects of it are good', 'generally good', 'vetting is good'."""
    if place.mention.grade != "requires improvement" and _IN_PART.match(subject.text):
        return True
    if place.claim.manner != "said":
        return False
    one_word = not find_grades(place.text[: place.claim.start]) and all(
        _one_word(subject.text, area) for area in subject.areas
    )
    as_a_rule = _AS_A_RULE.search(place.text, place.claim.start, place.mention.start) is not None
    return one_word or as_a_rule or _FOR_SOMETHING.match(place.tail) is not None


def _in_brackets(place: Place) -> bool:
    """'better at managing offenders (good)', '… (up from inadequate to good)'."""
    if place.claim.manner == "labelled" and place.text[place.claim.start :].startswith(" - "):
        return True
    begins = place.mention.start if place.claim.manner == "labelled" else place.claim.start
    before_it = place.text[:begins].rstrip(" '\"")
    return (place.claim.manner == "labelled" or place.claim.replaces is not None) and (
        before_it.endswith("(") or place.text[begins : begins + 2].lstrip()[:1] == "("
    )


_SEVERAL = expression(r"\b(?:both|all|each)\b", re.IGNORECASE)
_AREAS_SO_GRADED = expression(
    rf"\s*(?:,|\s-)\s+(?:(?:(?:with|and)\s+)?(?:(?:both|all|each|these|those|two|three|four)\s+)*"
    rf"(?:of\s+(?:them|which|these)\s+)?(?:{terms('area noun')}\s+)?(?:(?:that|which)\s+)?"
    rf"(?:(?:{terms('is')}|being)\s+)?(?:{terms('judge')}\s+)?(?:(?:as|to\s+be)\s+)?"
    rf"|(?:rating|grading|judging|branding|labelling|deeming|calling|describing|declaring|marking|classing|assessing"
    rf"|giving|handing|awarding|earning|getting|receiving|gaining|scoring|achieving|landing|with)\s+"
    rf"(?:(?:it|this|that|them|both|{THE_FORCE}|{FORCE}+)\s+)?"
    rf"(?:(?:as|an?|the)\s+)?(?:(?:[\w-]+\s+){{0,3}}?{terms('grade noun')}\s+of\s+)?)['\"]?$",
    re.IGNORECASE,
)
"""'It must improve how it does A and B, both rated …', 'critical of A, branding it …', '…, being graded …'"""


def _last_areas(text: str, cycle: str | None) -> list[AreaPlace]:
    """The areas that a text ends with: '… how it responds to the public and how it records crime'."""
    named = [AreaPlace(*place) for place in find_areas(text, cycle)]
    first = next((at for at, area in enumerate(named) if areas_listed(text[area.start :], cycle, whole=True)), None)
    return [] if first is None else named[first:]


_FOR_SOMETHING = expression(
    r"['\")]*\s+(?:for\s+(?!(?:an?|the)\s+(?:\w+\s+){1,2}(?:year|time|inspection)|both|all|it\b|this|that)"
    r"|(?:when\s+)?compared\s+(?:with|to)\s+(?:other|similar|most)\b)",
    re.IGNORECASE,
)
"""'Investigating crime was good for morale.', 'Its call handling is good compared with other forces.'"""
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
