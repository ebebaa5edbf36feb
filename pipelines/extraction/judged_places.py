"""Whether a place that a text names stands for its force, since the words around it tell of a judgment.

Belongs here: the grammar of 'Dorset was graded good', 'they rated Kent as adequate', 'two forces - Kent and Essex'. Not
here: recognising the names (`forces`), or which force a judgment is about (`subjects`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import ForceMention
from pipelines.extraction.grammar.grade_words import GRADE, may_grade, terms
from pipelines.extraction.grammar.number_words import CARDINAL

LIST_OF_BODIES = expression(r"\s*(?:,|,?\s+(?:and|&)|,?\s+as\s+well\s+as)(?:\s+the\b)?\s*", re.IGNORECASE)
"""What parts the names of one list."""
_ASIDE = (
    r"\s*(?:(?:,|and|&)\s+[A-Z][\w\s-]{2,40}?|,\s[a-z][^,.;]{2,80},|,|\)|\s\(\w{2,5}\)|\s-|\s(?:alone|itself|too|also"
    r"|then))?"
)
_ALL = rf"(?:(?:all|both|each|{terms('adverb')})\s+)*"
_A_GRADE = rf"(?:(?:an?|the|its|their|\w+)\s+)?(?:{terms('grade adjective')}\s+)?['\"]?{GRADE}\b"
_END_OF_SCALE = r"(?:the|its|their)\s+(?:highest|lowest|top|best|worst)\b"
_HAS = r"(?:(?:has|have|had)\s+(?:(?:also|now|again)\s+)?)?"
_SAYING = (
    r"(?:(?:the\s+)?(?:inspectors|HMIC\w*|inspectorate|watchdog)\s+"
    r"(?:said|found|ruled|reported|concluded)\s+(?:that\s+)?)?"
)
_JUDGED_NEXT = expression(
    rf"{_ASIDE}\s+(?:{_ALL}{terms('is')},?\s+{_ALL}(?:{terms('judge')}|{terms('opinion')}|{terms('award')}|told|(?:said|reported)\s+to\s|['\"]|an?\s|the\s+same\s|the\s+only\s"
    rf"|one\s+of\s|among\s|the\s+first\s|{_END_OF_SCALE}"
    r"|outstanding\b|inadequate\b|adequate\b|good(?:\s+(?:at|in|for|overall|and\s+so)\b|\s*(?:[.,;]|$)))|"
    rf"{_ALL}{_HAS}{terms('award')}\s+(?:{_A_GRADE}|['\"]|an?\s|the\s+same\s|{_END_OF_SCALE}"
    rf"|{terms('grade noun')}\s+of\s)|"
    rf"{_ALL}{_HAS}{terms('is')}?\s*{terms('change')}\s+(?:(?:up|down|back)\s+)?(?:from|to)\s+['\"]?{GRADE}\b|"
    rf"{_ALL}(?:fared|performed|did|does|came\s+out|came)\s+(?:the\s+)?(?:best|worst|better|well|badly|top|bottom)\b|"
    rf"{_ALL}(?:requir(?:es?|ed|ing)|need(?:s|ed|ing))\s+improvement\b|"
    rf"{_ALL}{terms('judge')}\s+(?:as\s+|to\s+be\s+)?['\"]?{GRADE}\b)|"
    r",\s+(?:which\s+(?:is|are|was|were)\s+)?(?:all|both|each)\s+(?:of\s+(?:which|whom|them)\s+)?"
    rf"(?:{terms('is')}\s+)?{terms('judge')}\b|"
    rf",\s+which\s+(?:also\s+)?(?:{_HAS}{terms('award')}\s+{_A_GRADE}|{terms('is')}\s+{_ALL}{terms('judge')}\b)|"
    rf"\s+[a-z]+\s[^,.;]{{0,60}}?\b(?:with|as)\s+(?:an?\s+)?['\"]?{GRADE}['\"]?\s+{terms('link')}\s|"
    r"\s+(?:police\s+)?forces\b|"
    rf"\s+(?:celebrat(?:ed|es|ing)|enjoy(?:ed|s))\s+being\s+(?:{_ALL}{terms('judge')}\b|the\s+only\s|one\s+of\s|the\s+first\s)|"
    rf"\s+(?:[a-z]+ed|came|got|ran|fell)\s[^,.;]{{0,60}}?,?\s+(?:when|where|after|because|since)\s+{_SAYING}it\s+"
    rf"(?:{terms('is')}\s+(?:{terms('judge')}\b|['\"]?{GRADE}\b)|(?:requires?|required|needs?|needed)\s+improvement\b)|"
    rf"'s(?:\s+[a-z][\w\s&-]{{2,80}}?)?\s+{terms('is')}\s+{_ALL}(?:{terms('judge')}|{terms('opinion')})\s+(?:by\s+[\w\s]{{3,30}}?\s+)?"
    rf"(?:as\s+(?:being\s+)?|to\s+(?:be\s+)?)?(?:an?\s+)?['\"]?{GRADE}\b|"
    rf"'s\s+(?:\w+\s+)?{terms('grade noun')}\s+(?:for|in|at|on|was|is|has)\b|"
    rf"\s*\(['\"]?{GRADE}['\"]?\s+(?:overall\s+)?(?:{terms('link')}|across|throughout)\s|"
    rf",\s+where\s[^,.;]{{3,80}}?\s(?:{terms('is')}\s+{_ALL}(?:{terms('judge')}\s+(?:as\s+|to\s+be\s+)?)?)?['\"]?{GRADE}\b|"
    r"\s*(?::|\s-)\s*['\"]?(?:outstanding|good|adequate|inadequate|requires\s+improvement)\b"
)
"""After a place this shows that its force is meant: 'Dorset was graded …', 'Kent, both rated …', 'Kent: good'."""
_FORCES_NAMED = expression(
    rf"(?:\b(?:forces|{GRADE}['\"]?\s+(?:police\s+)?(?:force|constabulary|performer)|force(?=\s*(?:that|which)\b|\s+(?:to\s+be\s+)?{terms('judge')})|those\s+(?:{terms('judge')}|requiring|needing))\b[^.;]{{0,120}}?"
    rf"|\b(?:{CARDINAL}|\d{{1,2}})\s+(?:was|were|are)\s+(?:{terms('judge')}\s+)?['\"]?{GRADE}['\"]?,?\s+)"
    r"(?:[-:(]|\b(?:are|were|is|was|include[sd]?|including|such\s+as|among\s+them|notably|namely|being))"
    r"\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""'Two forces - Kent and Essex - …': places that are called forces."""
_ONE_OF_COUNT = expression(rf"\b(?:{CARDINAL}|\d{{1,2}}|forces?|others?)\s*[,(-]\s*(?:the\s+)?$", re.IGNORECASE)
_AND_OTHER = expression(rf"\b{terms('judge')}\b[^.;]*(?:,|\band|\bbut|\bwhile)\s+$", re.IGNORECASE)
_AS_GOOD = expression(rf"(?:[,)]|\s-)?\s+(?:as|to\s+be)\s+['\"]?{GRADE}\b", re.IGNORECASE)
"""'… and one, Humberside, as inadequate', 'judged Durham to be good and Kent to be adequate'."""
_GOOD_NEXT = expression(rf"\s+['\"]?{GRADE}['\"]?\s+{terms('link')}\s", re.IGNORECASE)
WENT_TO = (
    rf"['\")]*\s+(?:{terms('grade noun')}\s+)?(?:(?:(?:is|was|were|has\s+been|have\s+been)\s+)?(?:only\s+|also\s+)?"
    r"(?:given|awarded|handed)|went|goes)\s+(?:out\s+)?(?:only\s+|just\s+)?to\s+(?:(?:just|only|the)\s+)*"
    rf"(?:(?:{CARDINAL}|\d{{1,2}})(?:\s+forces?)?\s*(?:[,(:-]\s*)?)?"
)
"""'The grade of inadequate was given to just one, Cleveland', 'The outstanding grade went to Durham'."""
_GRADE_WENT_TO = Quick(rf"\b{GRADE}{WENT_TO}$")
_FOR_NEXT = expression(r"\s+for\s+(?:how|its|the\s+way)\b", re.IGNORECASE)
"""'Kent was marked down for its planning (…) and Essex for how it uses its resources (…)'."""
_AND_NEXT = expression(rf"\b{terms('judge')}\b.*(?:[,;]|\band|\bbut|\bwhile)\s+$", re.IGNORECASE | re.DOTALL)
"""'Kent was graded outstanding for vetting; Durham good in every pillar; and Dorset inadequate for efficiency.'"""
_GRADED_BEFORE = expression(
    rf"\b{GRADE}['\")]*(?:\s+{terms('link')}\s[^,.;]{{3,60}}?)?(?:[,;]|\s+and|\s+but|\s+while|\s+with)\s+"
    r"(?:(?:and|but|while|with)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_GRADE_ENDS = expression(
    rf"\s+(?:an?\s+)?['\"]?{GRADE}['\")]*(?=\s*(?:[,.;]|$)|\s+(?:and|but|while|overall|with)\b)", re.IGNORECASE
)
"""'Kent was good, Essex adequate and Surrey inadequate.'"""
_JUDGING = Quick(rf"\b(?:{terms('judge')}|{terms('award')})\s+(?:(?:both|also|out\s+to)\s+)?$")
_AS_GRADED = expression(
    rf"\s+(?:(?:overall|again|once\s+more)\s+)?(?:as\s+|to\s+be\s+)?(?:an?\s+|the\s+)?"
    rf"(?:{terms('grade noun')}\s+of\s+|{terms('grade adjective')}\s+)?['\"]?{GRADE}\b",
    re.IGNORECASE,
)
"""'HMICFRS has judged Kent as inadequate', 'handed Kent an inadequate rating'."""


def is_judged(text: str, mentions: Sequence[ForceMention], at: int) -> bool:
    """Whether a verb of judging stands by a place, or by the list that it stands in; or the list names 'two forces'."""
    last = first = at
    while last + 1 < len(mentions) and LIST_OF_BODIES.fullmatch(text[mentions[last].end : mentions[last + 1].start]):
        last += 1
    while first and LIST_OF_BODIES.fullmatch(text[mentions[first - 1].end : mentions[first].start]):
        first -= 1
    before = text[: mentions[first].start]
    if _JUDGED_NEXT.match(text, mentions[last].end) or _FORCES_NAMED.search(before) or _GRADE_WENT_TO.search(before):
        return True
    if _AS_GOOD.match(text, mentions[last].end) and (_ONE_OF_COUNT.search(before) or _AND_OTHER.search(before)):
        return True
    if _GOOD_NEXT.match(text, mentions[last].end) and _AND_NEXT.search(before):
        return True
    if _FOR_NEXT.match(text, mentions[last].end) and _AND_NEXT.search(before) and may_grade(text[mentions[last].end :]):
        return True
    if _GRADE_ENDS.match(text, mentions[last].end) and _GRADED_BEFORE.search(before):
        return True
    return bool(_JUDGING.search(before) and _AS_GRADED.match(text, mentions[last].end))
