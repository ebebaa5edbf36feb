"""Judgments in sentences: 'The force is good at …', 'requires improvement at …', 'has been graded as inadequate in …'.

Belongs here: linking each grade word that judges (`grade_claims`) to the areas it judges (`graded_areas`), by where
they stand. Not here: tables and lines (`grade_tables`, `grade_lines`), judgments whose area is not said
(`grade_unsaid`), or when a judgment was made (`grade_times`).

    graded_at_area          The force is good at preventing crime and managing offenders.
    tally_of_areas          It is good in two areas (preventing crime and managing offenders).
    area_is_graded          Its use of resources is judged to be good.  Effectiveness – Good.
    area_in_front           At responding to the public, the force is adequate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.extraction.areas import find_areas
from pipelines.extraction.grade_claims import BESIDE, FORCE, claim_of, level_forces
from pipelines.extraction.grade_lists import BEHIND, HOW, TALLY, opened_list
from pipelines.extraction.grade_places import Judgment, Place
from pipelines.extraction.grade_sections import pillars_of
from pipelines.extraction.grade_unsaid import area_left_unsaid
from pipelines.extraction.grade_words import find_grades, terms, with_repeated
from pipelines.extraction.graded_areas import AreaPlace, areas_listed, areas_of_subject

_MOST_GRADES = 30
"""Grade words in one sentence; what holds more is no sentence."""


def find_judgments(
    text: str, cycle: str | None, opening: str = "", unsaid_area: str | None = None, *, first: bool = False
) -> list[Judgment]:
    """The judgments that one sentence states, each area once per grade, in order; places are inside `text`.

    `opening` is the sentence that a list item continues, `unsaid_area` the area that a judgment may leave unsaid as its
    section is about it; `first` tells whether the sentence opens that section.
    """
    if _asks(text) or not 0 < len(find_grades(text)) <= _MOST_GRADES:
        return []
    whole, shift = level_forces(opening + text), len(opening)
    named = find_areas(whole, cycle)
    mentions = [
        mention
        for mention in find_grades(whole)
        if _LINKS.match(whole, mention.end)
        or not any(start <= mention.start and mention.end < end for start, end, _ in named)
    ]
    mentions = with_repeated(whole, mentions)
    found: list[Judgment] = []
    judged_before = False
    for position, mention in enumerate(mentions):
        claim = claim_of(whole, mentions, position, judged_before)
        if claim is None:
            continue
        taken = [max(read.grade_at[1], read.area_at[1]) for read in found if read.grade_at[0] < mention.start]
        floor = max([0, *taken]) if claim.replaces is None or found else 0
        until = mentions[position + 1].start if position + 1 < len(mentions) else len(whole)
        place = Place(whole, mention, claim, floor, until, cycle)
        judgments = next((read for rule in _RULES if (read := rule(place))), [])
        judgments = judgments or area_left_unsaid(place, unsaid_area, found, first=first)
        judged_before = judged_before or bool(judgments) or claim.manner in ("judged", "opens")
        found.extend(judgments)
        if claim.replaces:
            found.extend(
                replace(
                    judgment,
                    grade=claim.replaces.grade,
                    replaced=True,
                    grade_at=(claim.replaces.start, claim.replaces.end),
                )
                for judgment in judgments
            )
    found.extend(_alike(whole, found, cycle))
    return _shifted(found, shift, several=len(re.findall(rf"{FORCE}+", whole)) > 1)


def _asks(text: str) -> bool:
    """A question, and not a statement that ends by quoting one."""
    whole = text.strip(" )(")
    return whole.endswith("?") or (whole.endswith(("?'", '?"')) and whole[:1] in "'\"")


_SO_IS = re.compile(
    r"\b(?:as|so)\s+(?:is|are|was|were|do|does|did|has\s+been)\s+(?:(?:its|their|our"
    r"|the)\s+)?(?P<areas>[^.;()]{4,160})",
    re.IGNORECASE,
)


def _alike(text: str, found: list[Judgment], cycle: str | None) -> list[Judgment]:
    """'Its effectiveness is good, and so is its legitimacy.', '… as are its efficiency and legitimacy.'"""
    last = max((judgment for judgment in found), key=lambda judgment: judgment.grade_at, default=None)
    said = _SO_IS.search(text, max(last.grade_at[1], last.area_at[1])) if last else None
    if last is None or said is None or find_grades(text[last.grade_at[1] : said.start()]):
        return []
    areas = areas_listed(said["areas"], cycle, loosely=True)
    shift = said.start("areas")
    return [replace(last, area_id=area.area_id, area_at=(shift + area.start, shift + area.end)) for area in areas]


def _shifted(found: list[Judgment], shift: int, *, several: bool) -> list[Judgment]:
    """Each area once per grade (and force, where there are several), with places inside the sentence itself."""
    unique: dict[tuple[str, str, int], Judgment] = {}
    for judgment in found:
        if judgment.grade_at[0] >= shift:
            of_one_force = judgment.grade_at[0] if several else 0
            unique.setdefault((judgment.grade, judgment.area_id, of_one_force), judgment)
    return [
        replace(
            judgment,
            grade_at=(judgment.grade_at[0] - shift, judgment.grade_at[1] - shift),
            area_at=(max(0, judgment.area_at[0] - shift), max(0, judgment.area_at[1] - shift)),
        )
        for judgment in unique.values()
    ]


_LINKS = re.compile(rf"['\"]|\s+{terms('link')}\b", re.IGNORECASE)
"""'good at how it uses its resources' is a grade, 'good use of resources' an area."""


def _behind(place: Place) -> list[Judgment]:
    """'good at A', 'adequate in four areas: A, B and C'."""
    link = BEHIND.match(place.text, place.mention.end)
    if link is None or place.claim.manner == "labelled" or place.claim.of_others:
        return []
    loosely = place.claim.manner != "said" or re.search(rf"\bat\s+{HOW}$", link.group(), re.IGNORECASE) is not None
    if place.claim.manner == "said" and _MERELY_GOOD_FOR.match(link.group()) and not _OF_FORCE.search(place.lead):
        return []
    tallied = link["tally"] is not None
    words = place.text[link.end() : place.until]
    if clause := _OWN_CLAUSE.search(words):
        words = words[: clause.start()]
    areas = areas_listed(words, place.cycle, loosely=loosely, briefly=tallied)
    if not areas and (short := _SHORT_LINK.match(place.text, place.mention.end)):
        words, link = place.text[short.end() : place.until], short
        areas = areas_listed(words, place.cycle, loosely=loosely)
    return place.judging(areas, link.end(), "tally_of_areas" if tallied else "graded_at_area")


_SHORT_LINK = re.compile(
    rf"['\")]*\s+(?:{terms('grade noun')}\s+)?(?:for|in|at|on)\s+(?:its|their|the|his)\s+", re.IGNORECASE
)
"""'for its response to the public', where the area's own name begins like a link."""


_OWN_CLAUSE = re.compile(
    rf";\s+(?:and\s+|but\s+|while\s+)?(?:its|the|their|our|it|we|they)\b[^;]*\b{terms('is')}\b", re.IGNORECASE
)
"""'…; and its planning is assessed as inadequate': a clause of its own, whose grade comes last."""


def _between(place: Place) -> list[Judgment]:
    """'its outstanding efficiency rating', 'a good crime prevention grade'."""
    found = _AREA_OF_NOUN.match(place.text, place.mention.end)
    areas = areas_listed(found["area"], place.cycle, whole=True, loosely=True) if found else []
    return place.judging(areas, found.start("area"), "graded_at_area") if found else []


_AREA_OF_NOUN = re.compile(rf"['\")]*\s+(?P<area>(?:[\w-]+\s+){{1,3}}?){terms('grade noun')}\b", re.IGNORECASE)


def _opened(place: Place) -> list[Judgment]:
    """'five adequate grades (A, B, …)', 'three areas were graded good (A, B and C)', 'two good grades: A and B'."""
    if place.claim.manner == "said" and not _AREAS_OR_FORCE.search(place.lead):
        return []
    opened = opened_list(place.text, place.floor, (place.mention.start, place.mention.end), place.until)
    areas = areas_listed(opened[1], place.cycle, whole=True, loosely=True, briefly=True) if opened else []
    return place.judging(areas, opened[0], "tally_of_areas") if opened else []


_AREAS_OR_FORCE = re.compile(
    rf"(?:{FORCE}|\b(?:force|constabulary|we|it|they|{terms('area noun')}|those|others?))\s*$", re.IGNORECASE
)
_MERELY_GOOD_FOR = re.compile(r"\s*for\s", re.IGNORECASE)
_OF_FORCE = re.compile(rf"(?:{FORCE}|\b(?:force|constabulary|we))\s*(?:{BESIDE}\s*)?$", re.IGNORECASE)
"""'This is good for preventing crime' praises without grading; 'Kent Police is good for legitimacy' grades."""
_ALONE = re.compile(
    r"['\")]*\s*(?:$|[.,;:()!-]|(?:and|but|while|at(?=\s+(?:this|the|present|least|all)\b)|in|for|overall|by|with"
    r"|this|as|"
    rf"which|when|following|because|although|{terms('grade noun')}|though|compared|having|again|on|after|according|"
    r"from|across|under|than|since|both|too|also|up|down)\b)",
    re.IGNORECASE,
)
"""What may follow a grade that judges: in 'management of outstanding offenders' the word only describes."""
_AN_AREA = rf"(?:(?:an?|the|one|another|something)\s*(?:of\s+the\s+)?(?:\w+\s+)?(?:{terms('area noun')}|thing)?\s*)?"
_WHERE = re.compile(
    rf"(?:\s*,|\s+{terms('is')})\s*(?:also\s+)?{_AN_AREA}(?:where|in\s+which|at\s+which|for\s+which|that)\s+"
    rf"(?:{FORCE}+|the\s+(?:force|constabulary)|it|we|they|hmic\w*|inspectors|{terms('award')})\b.*$"
    rf"|\s*,\s+(?:something\s+)?(?:which"
    rf"|that)(?:\s+(?:we|they|it|inspectors|hmic\w*|I)(?:\s+(?:have|has|had|also|now))*"
    rf"|\s+(?:also\s+)?{terms('award')})?\s*$",
    re.IGNORECASE,
)
"""'Protecting vulnerable people is an area where the force …', 'how we investigate crime, where we …'."""


_IS_THE_AREA = re.compile(
    rf"\s+{terms('is')}\s+(?:also\s+|now\s+)?(?:one\s+of\s+)?(?:the|an?|its|our|another|those)\s+"
    rf"(?:(?:only|sole|single|one|other|two|three|four|five|six|first)\s+)*{terms('area noun')}\s+"
    rf"(?:(?:that|which|to\s+be|it|the\s+force|inspectors|we|they|{FORCE}+)\s+)*"
    rf"(?:(?:{terms('is')}|{terms('judge')}|{terms('award')}|as|to|be|been)\s+)*['\"]?$",
    re.IGNORECASE,
)
"""'Preventing crime was the only area rated outstanding.', 'Vetting is one of the areas that require improvement.'"""
_LONGEST_SUBJECT = 300
_COMMA = re.compile(r"\s*,\s*")
"""'There was praise for managing offenders, graded good.'"""


def _before(place: Place) -> list[Judgment]:
    """'its understanding of demand is judged to be good', 'we judge its vetting to be good', 'Efficiency: Good'."""
    if not _ALONE.match(place.tail):
        return []
    start, end = place.claim.subject or (place.floor, place.claim.start)
    shift = max(start, place.floor, end - _LONGEST_SUBJECT)
    subject = place.text[shift:end]
    if (is_the := _IS_THE_AREA.search(place.text, place.floor, place.mention.start)) and not place.claim.subject:
        areas = areas_of_subject(place.text[place.floor : is_the.start()], place.cycle, loosely=True)
        return place.judging(areas, place.floor, "area_is_graded")
    if relative := _WHERE.search(subject):
        named = find_areas(subject[: relative.start()], place.cycle)
        last = [AreaPlace(*named[-1])] if named and named[-1][1] == relative.start() else []
        areas = areas_of_subject(subject[: relative.start()], place.cycle) or last
    else:
        gapped = place.claim.manner == "gapped"
        areas = areas_of_subject(subject, place.cycle, loosely=place.claim.manner == "judged", briefly=gapped)
    if (
        not areas
        and place.claim.manner == "labelled"
        and place.text[: place.mention.start].rstrip(" '\"").endswith("(")
    ):
        named = find_areas(subject, place.cycle)
        areas = [AreaPlace(*named[-1])] if named and not subject[named[-1][1] :].strip() else []
    if not areas and (relative := _WHERE.search(place.text, place.floor, place.claim.start)):
        named = find_areas(place.text[place.floor : relative.start()], place.cycle)
        if named and place.floor + named[-1][1] == relative.start():
            return place.judging([AreaPlace(*named[-1])], place.floor, "area_is_graded")
    if not areas and (so_graded := _AREAS_SO_GRADED.search(subject)):
        return place.judging(_last_areas(subject[: so_graded.start()], place.cycle), shift, "area_is_graded")
    named = find_areas(subject, place.cycle) if not areas and place.claim.manner == "judged" else []
    if named and _COMMA.fullmatch(subject, named[-1][1]):
        areas = [AreaPlace(*named[-1])]
    if place.claim.manner == "said" and _FOR_SOMETHING.match(place.tail):
        return []
    as_a_rule = _AS_A_RULE.search(place.text, place.claim.start, place.mention.start)
    if place.claim.manner == "said" and (as_a_rule or any(_one_word(subject, area) for area in areas)):
        return []
    return place.judging(areas, shift, "area_is_graded")


_AREAS_SO_GRADED = re.compile(
    rf"\s*[,-]\s+(?:(?:both|all|two|three|four)\s+)?(?:of\s+(?:them|which)\s+)?(?:{terms('area noun')}\s+)?"
    rf"(?:(?:that|which)\s+)?(?:{terms('is')}\s+)?$",
    re.IGNORECASE,
)


def _last_areas(text: str, cycle: str | None) -> list[AreaPlace]:
    """The areas that a text ends with: '… how it responds to the public and how it records crime'."""
    named = [AreaPlace(*place) for place in find_areas(text, cycle)]
    first = next((at for at, area in enumerate(named) if areas_listed(text[area.start :], cycle, whole=True)), None)
    return [] if first is None else named[first:]


_FOR_SOMETHING = re.compile(
    r"['\")]*\s+for\s+(?!(?:an?|the)\s+(?:\w+\s+){1,2}(?:year|time|inspection)|both|all|it\b|this|that)", re.IGNORECASE
)
"""'Investigating crime was good for morale.'"""
_AS_A_RULE = re.compile(r"\b(?:generally|usually|often|mostly|sometimes|largely)\b", re.IGNORECASE)
"""'The quality of crime investigation is generally good': an impression."""
_SMALL_ENDS = re.compile(r"^\s*(?:(?:the|its|our|their)\s+)?|(?:\s+(?:that|which))?\s*$", re.IGNORECASE)


def _one_word(text: str, area: AreaPlace) -> bool:
    """'Vetting is good' is an opinion like any other, unless the word names a pillar."""
    words = _SMALL_ENDS.sub("", text[area.start : area.end])
    return " " not in words and not re.fullmatch(r"effectiveness|efficiency|legitimacy", words, re.IGNORECASE)


_RATED_FIRST = re.compile(
    rf"(?:^|[.;:,]\s|\b(?:and|but|while)\s)\s*(?:{terms('adverb')}\s+)*{terms('judge')}\s+(?:as\s+|to\s+be\s+)?['\"]?$",
    re.IGNORECASE,
)
_THEN_WAS = re.compile(r"['\"]*\s+(?:overall\s+)?(?:is|are|was|were)\s+(?:both\s+|also\s+)?(?=\w)", re.IGNORECASE)


def _subject_last(place: Place) -> list[Judgment]:
    """'Rated good were preventing crime and vetting.', 'Also judged inadequate was how it responds to the public.'"""
    then = _THEN_WAS.match(place.tail)
    if then is None or not _RATED_FIRST.search(place.text, 0, place.mention.start):
        return []
    start = place.mention.end + then.end()
    areas = areas_listed(place.text[start : place.until], place.cycle, loosely=True)
    return place.judging(areas, start, "area_is_graded")


_IN_FRONT = re.compile(
    rf"(?:^|[;.,]\s+(?:and\s+|but\s+|while\s+)?|\b(?:and|but)\s+)(?:only\s+)?{terms('link')}\s+(?:{TALLY})?{HOW}"
    r"(?P<areas>[^;.]{4,160}?)(?:\)?,\s+|\)?\s+(?=the\s+force\b|the\s+constabulary\b|(?:is|was)\s+(?:it"
    r"|the\s+force)\b|\ue000|(?:it|they|we)\s+(?:$|(?:is|are|was|were|has|have|had|got"
    r"|received)\b)))(?P<rest>[^,;.)]{2,90})$",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"{FORCE}|\b(?:force|constabulary|service|it|they|we|us|inspectors|hmic\w*|grade|rating)\b", re.IGNORECASE
)


def _in_front(place: Place) -> list[Judgment]:
    """'At preventing and deterring crime, Derbyshire Constabulary is adequate.'"""
    found = _IN_FRONT.search(place.text, place.floor, place.mention.start)
    if found is None or place.claim.of_others or not _ALONE.match(place.tail) or not _OWN.search(found["rest"]):
        return []
    areas = areas_listed(found["areas"], place.cycle, whole=True, loosely=True, briefly=found["tally"] is not None)
    return place.judging(areas, found.start("areas"), "tally_of_areas" if found["tally"] else "area_in_front")


_EVERY_PILLAR = re.compile(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?{terms('link')}\s+(?:all|each|every)\s+(?:one\s+)?"
    r"(?:(?:of\s+)?(?:the|its|our)\s+)?(?:(?:(?:three|3)\s+)?(?:\w+\s+)?(?:pillars|areas|categories|aspects)"
    r"|pillars?|area|category)\b",
    re.IGNORECASE,
)


def _every_pillar(place: Place) -> list[Judgment]:
    """'Kent Police is good in all three pillars.': each has a place of its own, up to another word of the count."""
    found = _EVERY_PILLAR.match(place.text, place.mention.end)
    pillars = pillars_of(place.cycle) if found and not place.claim.of_others else ()
    ends = [word.end() for word in re.finditer(r"\w+", place.text[: found.end()])] if found else []
    areas = [AreaPlace(found.start(), end, pillar) for end, pillar in zip(ends[-3:], pillars, strict=False) if found]
    return [replace(judgment, of_every_pillar=True) for judgment in place.judging(areas, 0, "tally_of_areas")]


_RULES: tuple[Callable[[Place], list[Judgment]], ...] = (
    _behind,
    _between,
    _opened,
    _before,
    _subject_last,
    _in_front,
    _every_pillar,
)
