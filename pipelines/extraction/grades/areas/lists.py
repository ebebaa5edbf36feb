"""How a list of areas is opened behind a grade: by a link, a count, a bracket or a colon.

Belongs here: the words between a grade and the areas it judges. Not here: what the list holds (`beside`), or
whether the grade judges at all (`claims.judging`).

    good at …        inadequate in three of the areas we inspected: …        five adequate grades (…)
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grades.claims.levelling import FORCE
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.grade_words import GRADE, terms

_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_SO_MANY = (
    r"(?!(?:all|every\w*|each)\s+(?:but|except|bar|apart|save)\b)(?:(?:the\s+)?(?:following|all|both|each|other|\w+)\s+)?(?:out\s+(?=of\s))?"
    r"(?:(?:of\s+)?(?:its|the|these|our|\w+)\s+)?"
    rf"(?:{_COUNT}\s+)?(?:(?:component|main|key|core|sub|separate|individual|remaining|other)\s+)?"
)
_WE_INSPECTED = (
    r"\s*(?:of\s+(?:policing|(?:effectiveness|efficiency|legitimacy)(?=\s+(?:that|which|we|hmic\w*|inspectors)\b|\s*:)|its\s+work|(?:(?:the|our|this|its|their)\s+)?(?:\w+\s+)?"
    r"(?:inspection|test|report|assessment|review))\s*)?(?:(?:that\s+)?(?:we|they|were|it|inspectors|hmic\w*|inspected|graded|measured"
    r"|examined|assessed|covered|reviewed|looked\s+at)\b(?:\s+[\w']+){0,9}?)?"
)
_NAMELY = (
    r"(?:\s*(?:[:;(,-]|of\s|which\s+(?:are|were|include[sd]?)|including|such\s+as|among\s+them|namely|these\s+(?:are|were)"
    r"|that\s+is|in\s+(?:respect|terms)\s+of\b|in\s+relation\s+to\b))+\s*:?\s*"
)
_ONE_LEFT = (
    r"the\s+(?:(?:first|second|third|fourth|last|final|others?|rest|remainder|remaining)(?:\s+one)?"
    rf"|{_COUNT}\s+(?:that\s+(?:remain(?:ed)?|(?:are|were)\s+left)|left|remaining))"
)
SOME = rf"(?:(?:the|just|only|a\s+further|another)\s+){{0,2}}(?:other\s+)?{_COUNT}(?:\s+(?:others?|more))?"
TALLY = (
    rf"(?P<tally>{_SO_MANY}{terms('area noun')}{_WE_INSPECTED}|the\s+following|{_ONE_LEFT}"
    rf"|{SOME}|(?:everything|all)\s+else(?:\s+(?:about|in|within|under)\s+[^,;:.]{{3,40}}?)?{_WE_INSPECTED}){_NAMELY}"
)
"""'in three of the areas we inspected: '."""
_THE_FORCE = (
    rf"(?:{FORCE}+|it|they|we|the\s+(?:force|constabulary|police)|(?:its\s+)?officers|police)\s+"
    r"(?:(?:deals?|dealt)\s+with\s+(?=(?:crime\s+)?(?:prevention|investigation|recording))|goes\s+about\s+|carries\s+out\s+)?"
)
_QUESTION_OF = r"(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:measures?|tests?|criteri(?:on|a)|questions?|standards?)\s+of\s+['\"]?"
HOW = (
    rf"(?:{_QUESTION_OF})?(?:how\s+(?:well\s+|effectively\s+)?{_THE_FORCE}|the\s+(?:way|manner)\s+(?:that\s+"
    rf"|in\s+which\s+)?{_THE_FORCE}|the\s+(?:work|efforts?)\s+(?:that\s+)?{_THE_FORCE}(?:\w+\s+){{1,2}}?(?:to|in)\s+|"
    rf"(?:the\s+)?(?:(?:two|three|four|five)\s+)?{terms('area noun')}\s+(?:of\s+|such\s+as\s+))?"
)
_ONCE_MORE = (
    r"(?:(?:(?:once\s+)?again|once\s+more|this\s+(?:year|time)|for\s+(?:an?|the|another)\s+(?:\w+\s+)?(?:consecutive\s+|successive\s+)?"
    r"(?:year|time|inspection)(?:\s+(?:running|in\s+(?:a\s+row|succession)))?)\s+)?"
)
_ASIDE = r"(?:\([^)]*\)\s*|[,-]\s[^-,]{3,60}\s-\s*|,\s[^,]{3,40},\s)?"
BEHIND = expression(
    rf"['\")]*\s*(?:(?:or|and)\s+(?:failing|worse|poor|unsatisfactory)\s+)?"
    rf"(?:(?:{terms('grade noun')}|category|bracket|band|tier"
    rf"|(?:police\s+)?(?:forces?|constabular(?:y|ies)|performers?)(?=\s+{terms('link')}\b))\s*)?"
    rf"(?:(?:across\s+the\s+board|throughout|all\s+round)\s*)?(?:,\s*|-\s+)?(?:(?:overall|{FORCE}+"
    rf"|force)\s+)?(?:(?:that\s+)?(?:it|they|we|the\s+(?:force|constabulary)|{FORCE}+)\s+(?:(?:has|have|was|were)\s+)?"
    rf"{terms('award')}\s+(?:(?:last\s+(?:year|time)|in\s+(?:its\s+last\s+inspection|20\d\d)|previously|before)\s+)?)?{_ASIDE}(?:to\s+(?:{FORCE}+|the\s+force|the\s+constabulary)\s+)?"
    rf"(?:(?:each|apiece|not\s+(?:only|just|merely)|only|just|merely|solely|chiefly|mainly|also|too|again|likewise|especially|notably|both)\s+)?{_ONCE_MORE}"
    rf"(?:\b{terms('link')}\b:?|\b(?:goes|go|went)\s+to|(?:\bwhich\s+)?\b(?:is|are|was|were|came)\s+(?:for|in)|\bcover(?:s|ed|ing)?\b|\b(?:is|are|was|were"
    rf"|has\s+been|have\s+been|had\s+been|being)?\s*(?:also\s+)?\b(?:given|awarded|handed\s+out|"
    rf"handed\s+down|issued|recorded|returned|delivered|received|made|achieved|earned|gained|secured|won)\s+(?:to\s+(?:{FORCE}+|the\s+force|the\s+constabulary|it|them)\s+)?"
    rf"(?:for|in|to|at|on))\s+(?:{TALLY})?{HOW}",
    re.IGNORECASE,
)
"""What stands between a grade and its areas: ' at ', ' rating for ', ' (the best) regarding ', ' in two areas: '."""


_OPENS_LIST = expression(
    rf"['\"]*\s*(?:(?:{terms('grade noun')}|(?P<areas>areas?))\s*)?(?:[-:x×]?\s*\d{{1,2}}\s*(?=[(:-]))?"
    r"(?:(?P<bracket>\()|[:,-]\s(?:(?:including|namely)\s)?|(?:is|was|are|were|include[sd]?|including|such\s+as|namely|being|came"
    r"|come|fell|fall)\b\s*:?)",
    re.IGNORECASE,
)
_LIST_ENDS = expression(
    r"\.\s|,?\s+and$|\.?$|\s-\s|,\s+(?:are|is|were|was|remain|have|has|need|which)\b|"
    r"[,;]?\s+(?:(?:and|while|but|with)\s+)?(?:(?:an?|one|two|three|four|five|six|as|was|were)\s+)*['\"]?$"
)
_WHICH_IS = expression(
    rf",\s+which\s+(?:{terms('is')}\s+|also\s+|{terms('judge')}\s+|as\s+|to\s+be\s+)*['\"]?$", re.IGNORECASE
)
"""'A, which was found to be inadequate, and B, which requires improvement': B has the next grade."""
_SO_IS = expression(r"\s*(?:and\s+)?(?:as|so)\s+(?:is|are|was|were|do|does|did|has|have)\b", re.IGNORECASE)
"""'A and B are both graded good, as is C': another area, and not what the grade opens."""
_PLURAL = expression(
    rf"(?:\b(?:{terms('area noun')}|those|ones|which)\b[^.;]*|\b{_COUNT}\s*(?:x\s*|×\s*|of\s+)?"
    rf"|^\W*(?:(?:and|but)\s+)?in\s+{SOME},?\s[^.;]*"
    rf"|(?:^|[;,]\s)\W*(?:(?:and|but|while)\s+)?{SOME}\s+{ARE}\s+(?:{terms('judge')}\s+)?(?:(?:as|to\s+be)\s+)?)['\"]?$",
    re.IGNORECASE,
)
"""What a list behind a grade belongs to: 'the areas judged good are …', 'two good grades: …', 'In five it is …'."""


def opened_list(text: str, floor: int, grade: tuple[int, int], until: int) -> tuple[int, str] | None:
    """The words that hold nothing but areas, if the grammar is right, and where they begin.

    'five adequate grades (A, B, …)', 'three areas were graded good (A, B and C)', 'two good grades: A and B'. `floor`
    is where the earlier judgment ends, `until` where the next grade word begins.
    """
    opening = _OPENS_LIST.match(text, grade[1])
    if opening is None:
        return None
    if opening["bracket"]:
        end = text.find(")", opening.end())
        return (opening.end(), text[opening.end() : end]) if end > 0 else None
    before = text[floor : grade[0]]
    if not (opening["areas"] or _PLURAL.search(before)):
        return None
    rest = text[opening.end() : until]
    if _SO_IS.match(rest):
        return None
    ends = _LIST_ENDS.search(rest)
    if ends and _WHICH_IS.match(rest, ends.start()):
        return None
    return opening.end(), rest[: ends.start()] if ends else rest


_OPENS_BELOW = expression(
    rf"(?P<grade>{GRADE})['\"]?\s*(?:{terms('grade noun')}\s*)?"
    r"(?:(?:(?:in|at|for|is|are|was|were|include[sd]?)\b[^:]*)?:"
    r"|(?:in|at|for)\s+(?:all\s+)?(?:of\s+)?(?:the\s+(?:areas\s+)?(?:following|below|listed)|these)\b[^:.]*\.)[\s-]*$",
    re.IGNORECASE,
)


def opens_list_below(text: str) -> re.Match[str] | None:
    """The last grade of the words that open a list: 'adequate at managing offenders, but inadequate in:'."""
    found = None
    while later := _OPENS_BELOW.search(text, found.end("grade") if found else 0):
        found = later
    return found
