"""A sentence levelled for the rules of judgments: every force has one form, and what only adds to it is blanked.

Belongs here: what every pattern of `judging` and its neighbours takes for granted. The levelled text is as long as
the sentence. Not here: those patterns.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.grade_words import GRADE, may_grade, terms, without_asides
from pipelines.extraction.grammar.phrases import Quick
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
_IN_BRACKETS = expression(rf"(?<=\bforce )\((?P<force>{FORCE}+)\)")
"""'one force (Durham) was outstanding'."""
_DELIVERING = Quick(
    rf"(?P<verb>(?:\b(?:is|was|were|are|has\s+been|have\s+been)\s+)?\b(?:deliver(?:s|ed|ing)?|put(?:s|ting)?\s+in"
    rf"|turn(?:s|ed|ing)?\s+in|gave|giving|gives|(?:has|had|have)(?=\s+an?\s+\S+\s+performance\s+(?:in|for|at)\b))\s+an?\s+)(?P<grade>['\"]?{GRADE}['\"]?)(?P<noun>\s+performance)\b",
)
"""'The force was delivering a good performance in preventing crime.'"""
_ANOTHER_ONE = Quick(
    rf"\b(?:an?|another|two|three|four|five|six)\s+['\"]?{GRADE}['\"]?(?P<one>\s+ones?)\b",
)
"""'a good rating for vetting and an adequate one for leadership'."""

_WHO_WORKS = Quick(
    rf"\bthe\s+(?:work|efforts?)\s+(?:(?:that|which)\s+)?"
    rf"(?:we|it|they|(?:the\s+|its\s+|our\s+)?(?:force|constabulary|officers)|{FORCE}+)\s+(?:(?:has|have|had|is|are|was|were)\s+)?"
    r"(?:do(?:es)?|did|done|doing|makes?|made|making|undertakes?|undertaken|carr(?:y|ies|ied)\s+out)(?=\s+(?:to|in)\b)",
)
"""'graded good for the work we do to protect vulnerable people'."""
_IN_INSPECTION = Quick(
    rf"(?-i:\b{GRADE}['\"]?\s+(?:in|by|during|following|after)(?P<which>\s+(?:(?:the|its|their|our|an?|this\s+year's|{FORCE}+'s?"
    r"|HMIC(?:FRS)?'s?|the\s+inspectorate's|inspectors')\s+)?(?:(?:latest|most\s+recent|recent|new|annual|PEEL|police|20\d\d)\s+)*['\"]?)"
    r"(?:efficiency|effectiveness|legitimacy)(?P<noun>['\"]?\s+(?:inspections?|assessments?|reviews?|reports?))\b"
    r"(?!,?\s+(?:for|at|of|on|into|in(?!\s+(?:20|[A-Z]))|and|or)\b))"
)
"""'judged as requiring improvement in the latest efficiency inspection'."""
_IN_ASSESSMENT_ON = Quick(
    rf"\b{GRADE}['\"]?[^;.]{{0,160}}?\s(?:in|by|from|of)(?P<which>\s+(?:(?:the|its|their|our|an?|this\s+year's|inspectors')\s+)"
    r"(?:(?:latest|most\s+recent|recent|new|annual|PEEL|HMIC\w*)\s+)*(?:inspection|assessment|review|report)\s+(?:of|on|into|about)"
    r"(?:\s+(?:its|their|the\s+(?:force|constabulary)'s|police|our))?)\s+(?=(?:efficiency|effectiveness|legitimacy|how\s+(?:efficient|effective|legitimate))\b)",
)
"""'good in its latest assessment on police legitimacy', '… in the report into how effective the force is'."""
_FOR_FORCE = Quick(
    rf"\b{GRADE}s?['\")]*(?P<which>\s+for\s+(?:{FORCE}+|{THE_FORCE}))(?=\s+(?:-\s+)?(?:for|in|at|on|by|from)\s)",
)
"""'a grading of good for Kent Police from the inspectorate in …': the area is still to come."""
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
    rf"(?P<which>(?:,?\s+(?:{_BY_INSPECTORS}|{_IN_THE_REPORT}|{_ON_A_DAY})){{1,3}},?)"
    rf"(?=\s(?:-\s)?(?:for|at|in|on)\s(?!(?:19|20)\d\d|(?:{MONTHS})\b)|\s*[:;(]|\s-\s|,\s(?:including|namely|which|who|after)\b)",
)
"""'three "goods" in the PEEL inspection - for …', 'good in two areas by inspectors on Thursday: …'."""
_ALSO_WHICH = Quick(
    r",\s+which(?P<which>\s+[^,;.]{3,80}?\s+and(?:\s+(?:which|that))?)"
    rf"(?=\s+(?:(?:it|they|we|inspectors|hmic\w*)\s+)?(?:{terms('is')}\s+)?(?:{terms('adverb')}\s+)*{terms('judge')}\b)",
)
"""'vetting, which was looked at in May and which was rated good'."""
_AND_NOT = Quick(rf"\b{GRADE}['\")]*(?P<which>,?\s+(?:and\s+)?not\s+['\"]?{GRADE}['\"]?,?)(?=\s+{terms('link')}\b)")
"""'The force was rated adequate, not inadequate, at vetting.'"""
_DASHED_ASIDE = Quick(
    r"\b(?:and|or|but)(?P<which>\s+-\s[^-,;.]{3,60}\s-|,\s(?!\w+ing\b)[^,;.]{3,40},)(?=\s(?:(?:at|in|for|on)\s|\w+ing\b))"
)
"""'inadequate at vetting and - for the first time in years - at investigating crime', '… and, for once, at …'."""
_WHICH_ASIDE = Quick(
    rf"\b{GRADE}\b[^;.,]{{3,80}}(?P<which>,\swhich\s(?:(?!{GRADE}\b)[^,;.]){{3,60}},)(?=\s(?:and|but)\s(?:an?\s)?['\"]?{GRADE})"
)
"""'outstanding for effectiveness, which no other force managed, and good for legitimacy'."""
_FROM_BEFORE = Quick(
    rf"\bto\s+(?:an?\s+)?['\"]?{GRADE}['\"]?(?P<which>,?\s+(?:up\s+|down\s+)?from\s+(?:an?\s+)?['\"]?{GRADE}['\"]?)"
    r"(?=\s+(?:in(?!\s+(?:19|20)\d\d)|at|for)\s)",
)
"""'moved up to adequate from inadequate in managing offenders'."""
_LONG_AGO = (
    r"(?:(?:\w+|\d+)\s+(?:years?|months?|inspections?)\s+(?:ago|before|earlier)|last\s+(?:year|time)"
    r"|(?:in|at)\s+(?:its|the|our|their)\s+(?:last|previous)\s+\w+|in\s+(?:19|20)\d\d(?:/\d\d)?)"
)
_ONCE_GRADED = Quick(
    r"(?P<which>,\s+(?:which\s+(?:was|had\s+been)\s+)?(?:(?:once|previously|formerly|earlier|until\s+(?:recently|now|then)"
    rf"|last\s+(?:year|time))\s+(?:{terms('judge')}\s+)?(?:as\s+)?['\"]?{GRADE}['\"]?"
    rf"|{terms('judge')}\s+(?:as\s+)?['\"]?{GRADE}['\"]?\s+{_LONG_AGO}),)(?=\s)",
)
"""'Crime recording, once rated inadequate, was outstanding.'"""
_NAME_OF_PEEL = Quick(r"\b(?-i:PEEL)(?P<which>\s+\([^()]{3,80}\))")

_TEXTS_KEPT = 64
"""Sentences whose level text is remembered: those of a paragraph are asked for it by several rules."""

_ADDED = (
    _NAME_OF_PEEL,
    _ONLY_ONE,
    _FOR_FORCE,
    _IN_ASSESSMENT_ON,
    _ADJUNCTS,
    _ALSO_WHICH,
    _AND_NOT,
    _DASHED_ASIDE,
    _WHICH_ASIDE,
    _FROM_BEFORE,
    _ONCE_GRADED,
)
"""What only adds to a judgment, in the order in which it is blanked."""


@lru_cache(maxsize=_TEXTS_KEPT)
def level_forces(text: str) -> str:
    """The text with the name of every force and unit as a run of `FORCE`, asides as blanks, as long as before."""
    for body in inspected_bodies(text):
        text = text[: body.start] + FORCE * (body.end - body.start) + text[body.end :]
    text = _blanked(_blanked(without_asides(text), _ONE_OF_THEM, "which"), _ANOTHER_ONE, "one")
    text = _WHO_WORKS.sub(lambda found: f"{'its work':{len(found[0])}}", text)
    text = _blanked(_blanked(text, _IN_INSPECTION, "which"), _IN_INSPECTION, "noun")
    for added in _ADDED if may_grade(text) else ():
        text = _blanked(text, added, "which")
    if "erformance" in text:
        text = _DELIVERING.sub(
            lambda found: f"{'was ':{len(found['verb'])}}{found['grade']}{' ' * len(found['noun'])}", text
        )
    return _IN_BRACKETS.sub(lambda found: f" {found['force']} ", text) if f"({FORCE}" in text else text


def _blanked(text: str, pattern: Quick, group: str) -> str:
    for found in list(pattern.finditer(text)):
        start, end = found.span(group)
        text = text[:start] + " " * (end - start) + text[end:]
    return text
