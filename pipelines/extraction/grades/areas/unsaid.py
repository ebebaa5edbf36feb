"""Judgments that leave their area unsaid: the section's, the one just named, or the pillar of it.

Belongs here: which area such a judgment means. Not here: judgments that name their areas (`statements`).

    judged_under_heading    (in the section of an area)  We judge it to be good.
    same_area_as_before     Dorset was rated good for vetting, Kent was assessed as adequate.
"""

from __future__ import annotations

import re

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import find_areas
from pipelines.extraction.grades.areas.places import Judgment, Place
from pipelines.extraction.grades.asked import pillar_of
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.function_words import ARE, THE_FORCE, THEM
from pipelines.extraction.grammar.grade_words import GRADE, terms
from pipelines.extraction.grammar.number_words import CARDINAL

_AREA_UNSAID = expression(
    rf"(?:{FORCE}(?:'s)?|\b(?:force|constabulary|service|unit|it|this|they|we|us"
    rf"|(?:this|that)\s+{terms('area noun')}|area|question|performance|work|arrangements|approach|"
    rf"{terms('grade noun')}))\s*$",
    re.IGNORECASE,
)
_SOME_DAY = (
    r"(?:today|yesterday|(?:earlier\s+)?(?:this|last)\s+(?!year|time)\w+|on\s+\w+day"
    rf"|(?:earlier\s+|back\s+)?in\s+(?:{MONTHS})(?:\s+20\d\d)?)"
)
_IN_THIS_AREA = (
    r"(?:overall|again|too|as\s+well|(?:once\s+)?more|this\s+(?:time|year)|now|today|there|here|in\s+(?:this|that)\s+(?:area|respect|question|regard|category|field|strand|aspect)"
    r"|on\s+(?:this|that)\s+(?:score|count|front|measure)|(?:for|at)\s+this|"
    r"(?:for|at|in)\s+(?:it|that|doing\s+so)|in\s+(?:the|its|our|this|a|an)\s+(?:[\w'()&-]+\s+){0,14}?(?:inspection|report|assessment|review)s?"
    rf"(?:\s+(?:published|released|issued|out)\s+(?:{_SOME_DAY}|(?:this|last)\s+year))?|{_SOME_DAY}|"
    r"in\s+(?:19|20)\d\d(?:/\d\d)?|"
    rf"(?:in|within|inside|over)\s+(?:[\w-]+\s+){{0,5}}?(?:{CARDINAL}|\d+|a|half\s+a)\s+(?:years?|months?|weeks?)|"
    r"in\s+(?:this|last)\s+(?:week|month|year)'s\s+(?:[\w'()&-]+\s+){0,14}?(?:inspection|report|assessment|review)|for\s+(?:a"
    r"|the)\s+\w+\s+(?:consecutive\s+)?(?:year|time|inspection)(?:\s+(?:running|in\s+a\s+row))?)"
)
_BY_WHOM = (
    r"(?:by\s+(?!the\s+end\b)|from\s+(?=(?:[\w']+\s+){0,4}?(?:inspect|HMIC|watchdog)))"
    r"[^,;.]{3,120}?(?=\s+(?:in|for|after|following|and|but|as|overall|again)\s|[,;.]|$)"
)
"""'rated outstanding by the police watchdog in its annual report'."""
_HERE = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:there\b|here\b"
    r"|(?:in|for)\s+(?:this|that)\s+(?:area|respect|regard|category"
    r"|field|strand|aspect)|on\s+(?:this|that)\s+(?:score|count|front|measure))\b",
    re.IGNORECASE,
)
_FOR_IT = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:for|at|in)\s+(?:it|that|this|doing\s+so)\b", re.IGNORECASE
)
"""'… manages offenders well and is graded good for it.'"""
_ENDS = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:{_BY_WHOM}\s*)?(?:{_IN_THIS_AREA}\s*)*"
    r"(?:[.;,]|$|:(?=\s*(?:['\"]|(?:it|its|the|his|her)\b))|"
    r"(?:which\s+(?:was|[a-z]+s)|and|but|since|compared|after|following|although|though|because|despite|having|with)\b|(?:up|down)\s+from\b)",
    re.IGNORECASE,
)


_SPOKEN_OF = expression(
    rf"\b{terms('grade noun')}\s*$|[:;,-]\s+(?:and\s+|but\s+)?here\s[^.;:,]{{2,40}}$", re.IGNORECASE
)
"""'… , and the grade is good', '…: here we give …'."""
_ASIDE_AFTER = expression(
    rf"(?<={FORCE})\s*,(?:\s[^,;.]{{3,80}},\s*|\s+(?:(?:which|who)\s+{ARE}\s+)?(?:all|both|each)\s*)$",
    re.IGNORECASE,
)
"""'Kent, the best of them, is …', 'Kent and Essex, both graded …'."""
_OPEN_ASIDE = expression(rf"(?<={FORCE})\s*,\s[\w\s'-]{{3,80}}$")
_OBJECT = expression(rf"{FORCE}|\b{THE_FORCE}\s+(?:(?:up|down|back)\s+)?(?:to|as|at)\b", re.IGNORECASE)
"""'The report upgrades the force to good.'"""
_ADVERBS_LAST = expression(rf"(?:\s+{terms('adverb')})+$", re.IGNORECASE)
_AND_IS = expression(
    rf"(?P<subject>{FORCE}+|\b(?:the\s+force|the\s+constabulary|it))\s[^.;:]{{4,120}}?,?\s+(?:and|but)\s*$",
    re.IGNORECASE,
)
"""'the force had made progress, and is now judged to be good'."""
_COUNT_FOLLOWS = expression(
    r"['\")]*\s*[,:(x×-]?\s*\d+\b(?!\s+(?:(?:other|more)\s+)?(?:forces|was|were|are|as|got|had|received)\b)",
    re.IGNORECASE,
)
"""'Our judgments were: good, 11; adequate, 14': files are graded."""
_COUNT_OF_FORCES = expression(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|most|others?)\s+(?:(?:other\s+)?forces?\s+)?"
    rf"(?:(?:{terms('is')}|{terms('judge')}|{terms('award')}|as|to|be|an?)\s+)*['\"]?$",
    re.IGNORECASE,
)
"""'24 forces as good and 18 as requires improvement': forces are counted, not this one judged."""
_IN_SO_MANY_CASES = expression(
    rf"\bin\s+(?:(?!(?:19|20)\d\d\b)[\d,]+|{CARDINAL})(?:\s+of\s+{THEM})?,?\s+(?:it|they|we|the\s+[\w\s]{{3,40}}?)\s+"
    rf"(?:(?:{terms('is')}|{terms('judge')}|as|to\s+be)\s+)*['\"]?$",
    re.IGNORECASE,
)
"""'In 22 it required improvement': the practice in so many cases is graded."""
_OF_A_NUMBER = expression(
    rf"(?:\d|\b{CARDINAL}\b)(?:\s+[a-z]+){{0,2}},\s+(?:all\s+of\s+)?which\s+(?:\w+\s+){{1,3}}?"
    r"(?:called|calls|described\s+as|found|thought|considered|felt)\s*$",
    re.IGNORECASE,
)
"""'in 65 of the 71, which they called good': what was done so often is praised."""
_IN_BRACKETS = expression(rf"{FORCE}\s*[(\[]['\"]?{GRADE}['\"]?[)\]]", re.IGNORECASE)
"""'Kent Police (good) and Essex Police (adequate) …'"""
_OVERALL = expression(r"['\")]*\s+overall\b\W*(?:$|and\b|but\b|,)", re.IGNORECASE)
"""'outstanding for its use of resources and good overall': the pillar that the area is part of."""


_FORCES_JUDGED = expression(r"\b(?:forces?|those)\b[\w\s]{0,30}$", re.IGNORECASE)
_ARE_FORCES = expression(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:(?:is|are|was|were|being|include[sd]?"
    rf"|(?:[,;]\s*)?(?:and\s+)?(?:including|such\s+as|among\s+them(?:\s+(?:are|were))?|namely|notably"
    rf"|they\s+(?:are|were|include)))\b|[:(,-])\s*:?\s*"
    rf"(?:the\s+)?{FORCE}",
    re.IGNORECASE,
)
"""'The six forces assessed as requires improvement are Kent Police, …': the names stand behind."""
_SO_MANY_LAST = expression(rf"\b(?:{CARDINAL}|\d{{1,2}})\s*$", re.IGNORECASE)
"""'… and two were outstanding (Durham and Kent)'."""


def area_left_unsaid(place: Place, area_id: str | None, earlier: list[Judgment], *, first: bool) -> list[Judgment]:
    """'… and we judge it to be good.' in the section of an area; another force's grade for the area just named.

    `area_id` is the area of the section, `earlier` what the sentence has judged so far; `first` tells whether it opens
    the section.
    """
    at = (place.mention.start, place.mention.end)
    if earlier and _OVERALL.match(place.tail) and (pillar := pillar_of(earlier[-1].area_id, place.cycle)):
        return [Judgment(place.mention.grade, at, pillar, at, "area_is_graded")]
    of_section = [Judgment(place.mention.grade, at, area_id, at, "judged_under_heading")] if area_id else []
    if of_section and _FORCES_JUDGED.search(place.lead) and _ARE_FORCES.match(place.tail):
        return of_section
    if (area_id or earlier) and _SO_MANY_LAST.search(place.lead) and _ARE_FORCES.match(place.tail):
        return of_section or [Judgment(place.mention.grade, at, earlier[-1].area_id, at, "same_area_as_before")]
    if _is_given_to_a_number(place):
        return []
    if of_section and _IN_BRACKETS.match(place.text, place.text.rfind(FORCE, 0, place.mention.start)):
        return of_section
    if not _ENDS.match(place.tail):
        return []
    if place.claim.manner == "labelled":
        return []
    if place.claim.of_others:
        return []
    subject = _subject_of(place)
    if area_id and (here := _area_here(place)):
        return [Judgment(place.mention.grade, at, here, at, "same_area_as_before")]
    if earlier and (_names_force(place, subject) or _goes_on(place, subject)):
        last = earlier[-1]
        return [Judgment(place.mention.grade, at, last.area_id, last.area_at, "same_area_as_before")]
    if area_id is None:
        spoken_of = _area_spoken_of(place)
        return [Judgment(place.mention.grade, at, spoken_of, at, "same_area_as_before")] if spoken_of else []
    opens = first and place.mention.grade == "requires improvement"
    return of_section if opens or _judges_force(place, subject) else []


def _is_given_to_a_number(place: Place) -> bool:
    """Whether files or forces of a grade are counted, and not this force judged."""
    return _COUNT_FOLLOWS.match(place.tail) is not None or any(
        counted.search(place.text, place.floor, place.mention.start)
        for counted in (_COUNT_OF_FORCES, _IN_SO_MANY_CASES, _OF_A_NUMBER)
    )


def _subject_of(place: Place) -> str:
    """The words that the judgment is said of, without what only adds to them."""
    own = _AND_IS.sub(r"\g<subject>", place.lead)
    if place.text[place.claim.start] == ",":  # the verb's pattern took the comma that ends an aside
        own = _OPEN_ASIDE.sub("", own)
    return _ADVERBS_LAST.sub("", _ASIDE_AFTER.sub("", own).rstrip(" ,"))


def _names_force(place: Place, subject: str) -> bool:
    return FORCE in subject if place.claim.manner in ("judged", "listed") else subject.endswith(FORCE)


def _goes_on(place: Place, subject: str) -> bool:
    """'Investigating crime was inadequate in 2019; it is now good', '… and is now rated adequate'."""
    going_on = _GOING_ON.search(subject)
    return going_on is not None and (
        going_on["when"] is not None
        or _NOW.search(place.text, place.claim.start, place.mention.end + len(" now")) is not None
    )


_GOING_ON = expression(
    rf"(?:^|[;,]\s|\b(?:and|but|while)\b)\s*(?:(?:and|but|while)\s+)?"
    r"(?P<when>(?:now|today|this\s+(?:time|year)|where|when)\s+(?:in\s+(?:\d{4}(?:/\d\d)?|the\s+last\s+\w+)\s+)?)?"
    rf"(?:(?:it|{THE_FORCE}|{FORCE}+)(?:\s+had)?)?$",
    re.IGNORECASE,
)
_NOW = expression(r"\bnow\b|\btoday\b", re.IGNORECASE)


def _area_here(place: Place) -> str | None:
    """The one area named before 'here' or 'there': 'It needs to manage offenders better, and was graded good there'."""
    named = {area for _, _, area in find_areas(place.text[: place.mention.start], place.cycle)}
    points = _HERE.match(place.tail) or _FOR_IT.match(place.tail)
    return named.pop() if len(named) == 1 and points else None


def _area_spoken_of(place: Place) -> str | None:
    """The one area that the words before name, where the judgment is said to be of it."""
    if not (_SPOKEN_OF.search(place.lead) or _HERE.match(place.tail) or _FOR_IT.match(place.tail)):
        return None
    named = {area for _, _, area in find_areas(place.text[: place.mention.start], place.cycle)}
    return named.pop() if len(named) == 1 else None


def _judges_force(place: Place, subject: str) -> bool:
    """Whether it is the force, or its work in the section's area, that is judged."""
    manner = place.claim.manner
    if manner == "listed":
        return subject.endswith(FORCE)
    if manner in ("judged", "said") and _AREA_UNSAID.search(subject):
        return True
    return manner == "judged" and (
        FORCE in re.split(r"[;:,]", subject)[-1]
        or _OBJECT.search(place.text, place.claim.start, place.mention.start) is not None
    )
