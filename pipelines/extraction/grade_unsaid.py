"""Judgments that leave their area unsaid: the section's, the one just named, or the pillar of it.

Belongs here: which area such a judgment means. Not here: judgments that name their areas (`grade_statements`).

    judged_under_heading    (in the section of an area)  We judge it to be good.
    same_area_as_before     Dorset was rated good for vetting, Kent was assessed as adequate.
"""

from __future__ import annotations

import re

from pipelines.extraction.areas import area_of_wording, find_areas
from pipelines.extraction.grade_claims import FORCE
from pipelines.extraction.grade_lists import HOW
from pipelines.extraction.grade_places import Judgment, Place
from pipelines.extraction.grade_sections import pillar_of
from pipelines.extraction.grade_words import GRADE, terms

_AREA_UNSAID = re.compile(
    rf"(?:{FORCE}(?:'s)?|\b(?:force|constabulary|service|unit|it|this|they|we|us|area|question|performance|work|"
    rf"{terms('grade noun')}))\s*$",
    re.IGNORECASE,
)
_IN_THIS_AREA = (
    r"(?:overall|again|too|in\s+(?:this|that)\s+(?:area|respect|question|regard)|(?:for|at)\s+this|"
    r"in\s+(?:19|20)\d\d(?:/\d\d)?|for\s+(?:a|the)\s+\w+\s+(?:consecutive\s+)?(?:year|time|inspection)(?:\s+(?:running|in\s+a\s+row))?)"
)
_HERE = re.compile(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:in|for)\s+(?:this|that)\s+(?:area|respect|regard)\b", re.IGNORECASE
)
_ENDS = re.compile(
    rf"['\")]*\s*(?:{terms('grade noun')}\s*)?(?:{_IN_THIS_AREA}\s*)*(?:[.;,]|$|"
    r"(?:and|but|since|compared|after|following|although|though|because|despite|having)\b|(?:up|down)\s+from\b)",
    re.IGNORECASE,
)


_FRONTED = re.compile(
    rf"\W*(?:(?:and|but|as)\s+)*{terms('link')}\s+{HOW}(?P<area>[^,:;.]{{4,90}}?)"
    r"(?:\s*[,:]|\s+(?:the|it|there|things|matters|results|only|both|all)\b)",
    re.IGNORECASE,
)
"""'For vetting the picture is mixed: Kent was found to be inadequate …'"""
_SPOKEN_OF = re.compile(
    rf"\b{terms('grade noun')}\s*$|[:;,-]\s+(?:and\s+|but\s+)?here\s[^.;:,]{{2,40}}$", re.IGNORECASE
)
"""'… , and the grade is good', '…: here we give …'."""
_ASIDE_AFTER = re.compile(
    rf"(?<={FORCE})\s*,(?:\s[^,;.]{{3,50}},\s*|\s+(?:(?:which|who)\s+(?:is|are|was|were)\s+)?(?:all|both|each)\s*)$",
    re.IGNORECASE,
)
"""'Kent, the best of them, is …', 'Kent and Essex, both graded …'."""
_COUNT_FOLLOWS = re.compile(r"['\")]*\s*[,:(x×-]?\s*\d", re.IGNORECASE)
"""'Our judgments were: good, 11; adequate, 14': files are graded."""
_IN_BRACKETS = re.compile(rf"{FORCE}\s*[(\[]['\"]?{GRADE}['\"]?[)\]]", re.IGNORECASE)
"""'Kent Police (good) and Essex Police (adequate) …'"""
_OVERALL = re.compile(r"['\")]*\s+overall\b\W*(?:$|and\b|but\b|,)", re.IGNORECASE)
"""'outstanding for its use of resources and good overall': the pillar that the area is part of."""


def area_left_unsaid(place: Place, area_id: str | None, earlier: list[Judgment], *, first: bool) -> list[Judgment]:
    """'… and we judge it to be good.' in the section of an area; another force's grade for the area just named."""
    at = (place.mention.start, place.mention.end)
    if earlier and _OVERALL.match(place.tail) and (pillar := pillar_of(earlier[-1].area_id, place.cycle)):
        return [Judgment(place.mention.grade, at, pillar, at, "area_is_graded")]
    if _COUNT_FOLLOWS.match(place.tail):
        return []
    if area_id and _IN_BRACKETS.match(place.text, place.text.rfind(FORCE, 0, place.mention.start)):
        return [Judgment(place.mention.grade, at, area_id, at, "judged_under_heading")]
    if place.claim.manner == "labelled" or place.claim.of_others or not _ENDS.match(place.tail):
        return []
    lead = _ASIDE_AFTER.sub("", place.lead).rstrip(" ,")
    of_force = FORCE in lead if place.claim.manner in ("judged", "listed") else lead.endswith(FORCE)
    if earlier and of_force:
        last = earlier[-1]
        return [Judgment(place.mention.grade, at, last.area_id, last.area_at, "same_area_as_before")]
    if area_id is None:
        fronted = _FRONTED.match(place.text) if of_force else None
        spoken_of = fronted or _SPOKEN_OF.search(place.lead) or _HERE.match(place.tail)
        if fronted and (area_in_front := area_of_wording(fronted["area"], place.cycle)):
            named = {area_in_front}
        else:
            named = {area for _, _, area in find_areas(place.text[: place.mention.start], place.cycle)}
        if len(named) == 1 and spoken_of:
            return [Judgment(place.mention.grade, at, named.pop(), at, "same_area_as_before")]
        return []
    opens_section = first and place.mention.grade == "requires improvement"
    if not opens_section and not (_AREA_UNSAID.search(lead) and place.claim.manner in ("judged", "said")):
        return []
    return [Judgment(place.mention.grade, at, area_id, at, "judged_under_heading")]
