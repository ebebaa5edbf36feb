"""Whether a percentage is a standard: what should be reached, whoever sets it.

Belongs here: the words around a percentage that set a standard, a target or a limit. Not here: other roles (`roles`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import ARE, HAVE
from pipelines.extraction.grammar.hedges import HEDGES

_STANDARD_HOLDS_VALUE = expression(
    r"(?<!\bwithin\s)(?<!\binside\s)(?<!\bin\s)(?<!\bon\s)\b(?:(?:standards?|targets?|benchmark|threshold|expectation|guidelines?|ambition|aim|goal|allowance|limit|ceiling|cap|maximum|minimum|pass\s+mark|service[\s-]level\s+agreement|recommended\s+(?:rate|level|share|maximum|minimum))\s*(?:\([^)]*\)\s*)?(?:,\s[^,;.%]{3,60},\s*)?"
    r"(?:(?:for|on|in)\s+[^,;.]{3,80}?\s+)?"
    r"(?:(?:is|was|are|were|of|being|set\s+at|to\s+be|remains|stands\s+at|at|that|requires?|states?|to\s+\w+)\b|[:-])|"
    r"expected\s+(?:level|rate|standard|maximum|minimum)\s+(?:of|is|was)\b|"
    r"(?:standard|level|rate|target)\s+(?:that\s+(?:is|was)\s+)?(?:expected|required|set|asked\s+for)\s+(?:of|is|was|at)\b)"
    r"(?:(?!\d,\s+(?:and|but|while|so)\b|\d(?:\s?(?:%|per\s?cent))?\)|\s[-–]\s+(?:and|but|while|so|yet)\b|\d\s?(?:%|per\s?cent),?\s+(?:and|but|while|so|yet)\b|\b(?:seconds|minutes|hours|days)\s+and\b)[^.;]){0,60}$",
    re.IGNORECASE,
)
"""'The national standard is …', 'its target of …', 'against an expected level of …'."""
_STANDARD_BESIDE = expression(
    r"\b(?:national|force's\s+own|own|internal|its|the)\s+(?:standard|target|benchmark),\s+$", re.IGNORECASE
)
"""'That beats the national standard, 90 percent'."""
_TARGET_OF = expression(
    r"\b(?:target|standard|benchmark|threshold|policy|floor|minimum|requirement)s?\s+of\s+(?:at\s+least\s+|over\s+)?$",
    re.IGNORECASE,
)
"""'It met its target of 85 percent'."""
_TO_DO = expression(
    r"(?<!\bon\s)\b(?:standards?|targets?|ambition|aim|goal|commitment|pledge|promise|objective|intention|requirement|expectation|undertaking)\s*"
    r"(?:\([^)]*\)\s*)?,?\s+(?:(?:which|that)\s+)?(?:(?:is|was|are|were|remains)\s+)?"
    rf"(?:of\s+(?:[\w'-]+\s+)?[a-z]+ing|(?:for\s+[^;:.%\d]{{2,40}}?\s+)?to\s+(?:be\s+)?[a-z]+)\s+(?:to\s+)?{HEDGES}$",
    re.IGNORECASE,
)
"""'Its own target of attending 80 percent', 'the national standard, which is to answer 90 percent'."""
_HAPPENED_AFTER = expression(
    rf"\s+(?:(?:percent|per\s+cent)\s+)?(?:of\s+(?:which|that|this|it|them|these|those)\s+)?(?:{HAVE}\s+)?(?:(?:already\s+)?been\b|reached|achieved|met|came|comes|went|got|did|told|"
    r"told\s+us|said|say|felt|agreed|thought|believed?|knew|answered|reported|was\b|were\b|did)\b|"
    r"\s+of\s+(?:[\w'-]+\s+){1,4}?(?:say|said|told|felt|agreed|thought|believed?|replied)\b|"
    rf"\s+of\s+(?:[\w'-]+\s+){{1,3}}?no\s+[\w-]+\s+{HAVE}\b",
    re.IGNORECASE,
)
"""'Only 44 percent of which reached officers in a week', '91 percent of staff say that they would'."""
_REQUIRES = expression(
    r"\b(?:contract|agreement|guidance|code(?:\s+of\s+practice)?|guidelines?|policy|strategy|college|home\s+office|regulations?|rules?|inspectorate|hmicfrs|standard)\s+"
    r"(?:that\s+\w+\s+\w+\s+)?(?:requires?|required|asks?\s+for|asked\s+for|recommends?|recommended|specif(?:y|ies|ied)|stipulates?|demands?|calls?\s+for|"
    r"sets?|is\s+to\s+(?:hold|keep|maintain|have|retain)|says\s+that\s+(?:at\s+least\s+)?)\s+(?:(?!\d)[\w'-]+\s+){0,6}$|"
    rf"\breserves?\s+(?:would|should|must|are\s+to|is\s+to)\s+be\s+(?:kept|held|maintained)\s+at\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The contract requires 95 percent', 'the policy is to hold reserves of at least 3%'."""
_POLICY = Quick(
    r"\b(?:policy|strategy|practice|guideline|rule|intention|aim|custom)\b[^.;%]{0,60}?\b(?:to|of|that)\s+(?:\w+\s+){0,3}?"
    r"(?:keep|keeping|kept|hold|holding|held|maintain|maintaining|maintained|have|having|retain|stay|remain|be)\s+[^.;%]{0,60}?"
    r"(?:between|within|from|at|above|below|in\s+the\s+range(?:\s+of)?)\s+(?:[\d.]+\s?(?:%|percent|per\s?cent)?\s+(?:and|to|-)\s+)?$",
)
"""'It is our policy to keep this between 3% and 5%': both ends."""
_IT_WAS = expression(
    r"(?<!target\s)(?<!recommended\s)(?<!required\s)(?<!expected\s)\b(?:figure|rate|share|proportion|performance|result|it)\s+"
    r"(?:had\s+)?(?:was|fell|fallen|rose|risen|stood|dropped|climbed|went|came)\s+(?:(?:only|just|lower|higher|better|worse|still|even)\s+)*"
    rf"(?:(?:to|at|up\s+to|down\s+to)\s+)?{HEDGES}$",
    re.IGNORECASE,
)
"""'Where the target is an hour, it was 48%': what was reached."""
_AVERAGE = expression(
    r"\baverage\b(?:\s+(?:of|for|across|in)\s+[\w'\s]{3,40}?)?\s+(?:is|was|being|stood\s+at)\s+$", re.IGNORECASE
)
_OUTLOOK = expression(
    r"\bexpected\s+to\s+(?:provide|deliver|bring|save|come|fall|rise|increase|decrease|drop|decline|improve|go|remain|stay|grow|account|produce|make\s+up|contribute|yield)\b[^.;]*$",
    re.IGNORECASE,
)
"""'Is expected to provide 37 percent of the savings': what is foreseen, and no standard."""
_STANDARD_FOLLOWS = expression(
    r"^\s+(?:(?:national|force|own|internal|performance|response)\s+)*"
    r"(?:standard|target|benchmark|threshold|guideline|expectation|aim|goal|ambition|aspiration|objective|commitment|pledge|promise|expected\s+of|required\s+of)\b|"
    rf"^\s+(?:that|which)\s+{ARE}\s+(?:expected|required|asked\s+for|set|wanted|laid\s+down)\b|"
    r"^\s+(?:(?:that|which)\s+)?(?:[\w'-]+\s+){1,6}?(?:sets?|has\s+set|lays\s+down|laid\s+down|gives?|gave|treats?|took|takes|regards?)\s+(?:\w+\s+)?as\s+"
    r"(?:its|the|a|their|our|an)\s+(?:[\w-]+\s+)?(?:floor|minimum|maximum|ceiling|limit|target|standard|benchmark|threshold)\b",
    re.IGNORECASE,
)
"""'The 85% target', 'the 90 percent that is expected', 'the 4% which the policy sets as its floor'."""
_WANTED = Quick(
    r"\b(?:hope[sd]?|intend(?:s|ed)?|want(?:s|ed)?)\s+that\s+(?:at\s+least\s+)?$|\b(?:wants?|wanted|aims?\s+for|aiming\s+for|hopes?\s+for|asks?\s+for|asked\s+for)\s+(?:at\s+least\s+|over\s+|more\s+than\s+)?$|"
    r"\b(?:expects?|wants?|requires?|asks?|tells?|told)\s+(?:[\w'-]+\s+){1,4}?to\s+(?:keep|hold|get|bring|maintain|limit|restrict|reach|achieve)\s+"
    r"(?:[\w'-]+\s+){0,8}?(?:below|under|above|over|at|to|within)\s+$|"
    r"\b(?:wants?|wanted|hopes?\s+for|wish(?:es)?)\s+(?:(?!to\b)[\w'-]+\s+){1,5}?(?:to\s+\w+\s+)?(?:kept\s+|brought\s+|cut\s+)?"
    r"(?:below|under|above|over|at|to|down\s+to|up\s+to|at\s+least|no\s+more\s+than)\s+$|"
    r"\b(?:shall|will|must|should)\s+(?:never|not)\s+(?:go|fall|drop|be\s+allowed\s+to\s+(?:go|fall|drop))\s+(?:below|under|above|over)\s+$|"
    r"\b(?:is|are)\s+to\s+be\s+(?:held|kept|maintained)\s+(?:at|above|below|under|between)\s+(?:at\s+least\s+)?$",
)
"""'The force wants it under 5 percent.'"""
_LIMIT = (
    r"(?:(?:no|not)\s+(?:more|higher|lower|less|fewer|greater|worse)\s+than|at\s+(?:least|most)|an?\s+(?:maximum|minimum)\s+of|"
    r"below|under|above|over|within)"
)
_WANTED_WITHIN = Quick(
    rf"\b(?:wants?|wanted|expects?|would\s+(?:like|expect|want)|hopes?|hoped|aims?|asks?|asked|intends?|requires?)\b[^.;:%\d]{{0,80}}?\bto\s+"
    rf"(?:be|lose|have|see|stay|remain|keep|fall|drop|go|get|run|sit|stand|take)\b[^.;:%\d]{{0,50}}?\b{_LIMIT}\s+$|"
    rf"\b(?:can|may|would|shall)\s+(?:only\s+)?be\s+[^.;:%\d]{{2,60}}?\b(?:no\s+more\s+than|at\s+(?:least|most)|an?\s+(?:maximum|minimum)\s+of)\s+$|"
    rf"\b(?:expects?|wants?|hopes?|aims?|intends?|pledge[sd]?|promise[sd]?)\s+[^.;:%\d]{{0,60}}?\bto\s+(?:reach|hit|get\s+to|rise\s+to)\s+{HEDGES}$",
)
"""'It wants this to be no higher than 8 percent', 'officers may be moved for no more than 10 percent of their time'."""
_NAMED_STANDARD = expression(
    r"\(\s*(?:the\s+)?(?:\w+\s+)?(?:target|standard|goal)\s*:?\s*$|"
    r"\bthe\s+(?:national\s+)?(?:target|standard|goal)\s+(?:for|in|of)\s+(?:[\w-]+\s+){1,4}\(\s*$",
    re.IGNORECASE,
)
"""'79% (target 85%)', 'the standard for all forces (90 percent)'."""
_EXPECTS = expression(rf"\bexpects?\s+{HEDGES}$", re.IGNORECASE)
_TO_BE_DONE = expression(r"\s+of\s+[^.;,]{3,60}?\sto\s+(?:be|have|get|receive)\b", re.IGNORECASE)
"""'We expect 90 percent of calls to be answered in ten seconds.'"""
_SHOULD = expression(
    r"\b(?:should|must|expected\s+to|required\s+to|aims?\s+to|aimed\s+to|aiming\s+to|supposed\s+to|needs?\s+to|"
    r"ha(?:s|ve)\s+to)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_RISES_BY = expression(
    rf"\b(?:increase|rise|raise|grow|go\s+up)\s+(?:[\w'-]+\s+){{0,6}}?by\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The tax should rise by 2.9 percent', 'we need to increase funding by 6.4%': by how much, whoever wants it."""
_SHOULD_AFTER = Quick(
    r"[^.;,]{0,60}?\b(?:(?<!who\s)(?<!that\s)(?<!that\sit\s)(?<!that\sthey\s)(?<!which\s)(?<!which\sit\s)(?<!which\sthey\s)should(?!\s+have\s+been\s*(?:[.,;]|$))|must|(?:is|are)\s+(?:expected|required|supposed)\s+to(?!\s+(?:come|provide|account|make\s+up|fall|rise|grow))|needs?\s+to\s+be|ha(?:s|ve)\s+to)\b",
)
"""'Nine in ten calls should be answered …'."""
_AT_LEAST = expression(r"\b(?:at\s+least|no\s+(?:fewer|less|more)\s+than|over)\s+$", re.IGNORECASE)
_WILL_AFTER = expression(r"\s+of\s+(?:[\w'-]+\s+){1,6}?will\s+(?:be|have|get|receive)\b", re.IGNORECASE)
"""'By March at least 80% of victims will have an assessment': what is promised is to be reached."""
_OWN_FIGURE = expression(
    r"\b(?:force|constabulary|it|they|we|performance|actual|which)\b[^.;,]{0,30}\b(?:answer(?:ed|s|ing)|achiev\w+|met|"
    r"attend\w+|record\w+|reach\w+|report\w+|manag\w+|abandon\w+|complet\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""'… it answered 79 percent': the force's own figure, though a standard is named beside it."""
_BUT_MANAGES = expression(
    r"\b(?:but|yet|though)\s+(?:it\s+|they\s+)?(?:only\s+|now\s+|just\s+)?(?:manag|answer|achiev|reach|meet|met|attend|record|hit|stand|stood)\w*\s+"
    rf"(?:at\s+)?{HEDGES}$|"
    rf"\band\s+(?:it\s+|they\s+)?(?:only\s+|just\s+)?(?:reached|managed|achieved|answered|met|hit)\s+{HEDGES}$|"
    rf"\b(?:did|does|has\s+done|had\s+done|managed|achieved|met)\s+(?:so|this|that|it)\s+(?:in|for|on)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'It aims to answer nine in ten, but manages six in ten.'"""
_WAS_MET = expression(
    rf"\b(?:was|is|were|had\s+been|has\s+been|been)\s+(?:only\s+)?(?:met|missed|hit|achieved|reached|beaten|exceeded|kept)\s+(?:(?:in|on|for|by)\s+)?{HEDGES}$",
    re.IGNORECASE,
)
"""'The target of ten seconds was met 81 percent of the time'."""
_AS_BEFORE = expression(rf"\b(?:up|down)\s+from\s+{HEDGES}$", re.IGNORECASE)
"""'84.8% within the ten-second standard, up from 66%': what it was, whatever the standard is."""
_HAD_TO_CUT = expression(
    rf"\b{HAVE}\s+(?:been\s+(?:required|asked|told|forced|obliged)|had)\s+to\s+(?:cut|reduce|lower|trim|slash|shrink|raise|increase)\b[^.;,%]{{0,60}}\bby\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'It has been required to cut its spending by 21 percent': by how much it did."""


_LEFT_OPEN = 40
"""Characters at the end of a lead-in in which it says what should be done."""


def is_standard(before: str, after: str, lead_in: str = "") -> bool:
    """Whether a percentage between two parts of a sentence should be reached; `lead_in` opens the list it stands in."""
    return _is_named(before, after) or bool(
        _SHOULD.search(lead_in, max(0, len(lead_in) - _LEFT_OPEN)) and not _HAPPENED_AFTER.match(after)
    )


def is_called_standard(after: str) -> bool:
    """Whether the words behind a share call it a standard: 'the 90 per cent standard'."""
    return _STANDARD_FOLLOWS.match(after) is not None


def _is_named(before: str, after: str) -> bool:
    """Whether the words around a share call it a standard, and not what was reached, forecast or usual."""
    if _WAS_MET.search(before[-60:]) or _AS_BEFORE.search(before[-40:]) or _HAD_TO_CUT.search(before[-120:]):
        return False
    if _REQUIRES.search(before) and not _HAPPENED_AFTER.match(after):
        return True
    if (
        _POLICY.search(before)
        or _WANTED.search(before)
        or _NAMED_STANDARD.search(before)
        or _WANTED_WITHIN.search(before)
    ):
        return True
    if _EXPECTS.search(before) and _TO_BE_DONE.match(after):
        return True
    if _STANDARD_BESIDE.search(before[-80:]):
        return True
    if _TARGET_OF.search(before[-60:]) or _TO_DO.search(before[-120:]):
        return True
    if _BUT_MANAGES.search(before[-80:]) or _IT_WAS.search(before[-60:]):
        return False
    if _HAPPENED_AFTER.match(after) or _OUTLOOK.search(before[-120:]) or _AVERAGE.search(before[-90:]):
        return False
    if _STANDARD_HOLDS_VALUE.search(before) or _SHOULD.search(before):
        return not _OWN_FIGURE.search(before[-70:]) and not _RISES_BY.search(before)
    if _SHOULD_AFTER.match(after) or (_AT_LEAST.search(before) and _WILL_AFTER.match(after)):
        return True
    return bool(_STANDARD_FOLLOWS.match(after)) and not _OWN_FIGURE.search(before[-70:])
