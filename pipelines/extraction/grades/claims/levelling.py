"""A sentence levelled for the rules of judgments: every force has one form, and what only adds to it is blanked.

Belongs here: what every pattern of `judging` and its neighbours takes for granted. The levelled text is as long as
the sentence. Not here: those patterns.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import GRADE, may_grade, terms, without_asides
from pipelines.extraction.named_bodies import inspected_bodies

FORCE = "\ue000"
"""Stands for every character of a force's or a unit's name."""
_ONE_OF_THEM = Quick(
    rf"(?:{FORCE}+|\b(?:it|we|they|who|which|force|constabulary))(?:,[^,;.]{{3,60}},)?\s+(?:(?:celebrat\w+|enjoy\w*|hailed|proud\s+of)\s+)?(?:{terms('is')}|being)\s+(?:{terms('adverb')}\s+)*(?:as\s+)?"
    rf"(?P<which>(?:(?:the|an?)\s+)?(?:only|sole|single|first|latest|(?:just\s+)?one\s+of|among(?:st)?)\s"
    rf"(?:(?!{terms('area noun')}\b)[^,;.:()'\"]){{0,80}}?(?:\b(?:to\s+(?:be|have\s+been)"
    rf"|(?:that|which|who)\s+(?:is|are|was|were|has\s+been|have\s+been))\s+)?)(?=(?:{terms('judge')}|{terms('award')})\b)",
)
"""'Kent was one of 13 forces rated as good', 'It is the only force to be judged inadequate in …': they were judged."""
_ONLY_ONE = Quick(
    rf"(?:{FORCE}+|\b(?:it|we|they))\s+{terms('is')}\s+(?P<which>(?:the\s+(?:only|sole|single|first|latest)\s+(?:other\s+)?(?:force|constabulary|one)"
    rf"|(?:(?:only|just)\s+)?(?:one\s+of|among)\s+(?:(?:only|just|the)\s+)*(?:[\w-]+\s+){{0,2}}?(?:forces|constabularies))"
    rf"\s(?:[^,;.:()'\"]{{0,60}}?\s)?(?:that|which|to)\s+(?:is|are|was|were|be|has\s+been|have\s+been)\s+)(?=['\"]?{GRADE}\b)",
)
"""'Durham is the only one that is outstanding.'"""

_IN_INSPECTION = Quick(
    rf"(?-i:\b{GRADE}['\"]?\s+(?:in|by|during|following|after)(?P<which>\s+(?:(?:the|its|their|our|an?|this\s+year's|{FORCE}+'s?"
    r"|HMIC(?:FRS)?'s?|the\s+inspectorate's|inspectors')\s+)?(?:(?:latest|most\s+recent|recent|new|annual|PEEL|police|20\d\d)\s+)*['\"]?)"
    r"(?:efficiency|effectiveness|legitimacy)(?P<noun>['\"]?\s+(?:inspections?|assessments?|reviews?|reports?))\b"
    r"(?!,?\s+(?:for|at|of|on|into|in(?!\s+(?:20|[A-Z]))|and|or)\b))"
)
"""'judged as requiring improvement in the latest efficiency inspection'."""
_BY_INSPECTORS = (
    r"(?:by|from)\s+(?!the\s+end\b|\w+ing\b)(?:[\w'&-]+\s+){0,9}?(?:HMIC\w*|inspectors|inspectorate|watchdog"
    r"|constabulary|services)(?!\s+(?:and|&|of)\b)(?:\s+\([^()]*\))?"
    r"|in\s+(?:[\w']+\s+){1,3}?(?:eyes|view|opinion)(?:\s+of\s+(?:the\s+)?inspectors)?"
)
_IN_THE_REPORT = (
    r"(?:in|by|during|following|after|from)\s+(?:the|its|their|our|an?|this\s+year's|last\s+\w+'s|today's)\s+"
    r"(?:(?:latest|most\s+recent|recent|new|annual|PEEL|police|full|20\d\d|HMIC\w*)\s+)*(?:inspection|report|assessment|review)"
)
_ON_A_DAY = (
    rf"(?:on\s+\w+day|in\s+(?:{MONTHS})(?:\s+20\d\d)?"
    r"|(?:earlier\s+)?(?:this|last)\s+(?:week|month|year|spring|summer|autumn|winter))"
)
_ADJUNCTS = Quick(
    rf"\b{GRADE}s?['\")]*(?:\s+{terms('grade noun')})?(?:\s+(?:given|awarded|handed)\s+to\s+(?:{FORCE}+|{THE_FORCE}))?"
    rf"(?:(?:\s+overall\s+and)?\s+{terms('link')}\s+(?:[\w-]+\s+){{1,5}}?{terms('area noun')})?"
    rf"(?P<which>(?:,?\s+(?:for\s+(?:{FORCE}+|{THE_FORCE})|{_BY_INSPECTORS}|{_IN_THE_REPORT}|{_ON_A_DAY})){{1,3}},?)"
    rf"(?=\s(?:-\s)?(?:for|at|in|on)\s(?!(?:19|20)\d\d|(?:{MONTHS})\b)|\s*[:;(]|\s-\s|,\s(?:including|namely|which|who|after)\b)",
)
"""'three "goods" for Kent Police in the PEEL inspection - for …', 'good in two areas by inspectors on Thursday: …'."""
_DASHED_ASIDE = Quick(
    r"\b(?:and|or|but)(?P<which>\s+-\s[^-,;.]{3,60}\s-|,\s(?!\w+ing\b)[^,;.]{3,40},)(?=\s(?:(?:at|in|for|on)\s|\w+ing\b))"
)
"""'inadequate at vetting and - for the first time in years - at investigating crime', '… and, for once, at …'."""
_FROM_BEFORE = Quick(
    rf"\bto\s+(?:an?\s+)?['\"]?{GRADE}['\"]?(?P<which>,?\s+(?:up\s+|down\s+)?from\s+(?:an?\s+)?['\"]?{GRADE}['\"]?)"
    r"(?=\s+(?:in(?!\s+(?:19|20)\d\d)|at|for)\s)",
)
"""'moved up to adequate from inadequate in managing offenders'."""

_ONCE_GRADED = Quick(
    r"(?P<which>,\s+(?:which\s+(?:was|had\s+been)\s+)?(?:once|previously|formerly|earlier|last\s+(?:year|time))\s+"
    rf"(?:{terms('judge')}\s+)?(?:as\s+)?['\"]?{GRADE}['\"]?,)(?=\s)",
)
"""'Crime recording, once rated inadequate, was outstanding.'"""
_TEXTS_KEPT = 64
"""Sentences whose level text is remembered: those of a paragraph are asked for it by several rules."""

_ADDED = (
    _ONLY_ONE,
    _ADJUNCTS,
    _DASHED_ASIDE,
    _FROM_BEFORE,
    _ONCE_GRADED,
)
"""What only adds to a judgment, in the order in which it is blanked."""


@lru_cache(maxsize=_TEXTS_KEPT)
def level_forces(text: str) -> str:
    """The text with the name of every force and unit as a run of `FORCE`, asides as blanks, as long as before."""
    for body in inspected_bodies(text):
        text = text[: body.start] + FORCE * (body.end - body.start) + text[body.end :]
    text = _blanked(without_asides(text), _ONE_OF_THEM)
    text = _blanked(_blanked(text, _IN_INSPECTION), _IN_INSPECTION, "noun")
    for added in _ADDED if may_grade(text) else ():
        text = _blanked(text, added)
    return text


def _blanked(text: str, pattern: Quick, group: str = "which") -> str:
    for found in list(pattern.finditer(text)):
        start, end = found.span(group)
        text = text[:start] + " " * (end - start) + text[end:]
    return text
