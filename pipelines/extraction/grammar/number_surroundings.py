"""What stands before and after a number and tells what kind of number it is.

Belongs here: the words and signs of each kind: percent, ages, lengths of time, names such as 'outcome 15', and which
numbers are names or years. Not here: in which order the kinds are asked for (`numbers`), or hedges and intervals
(`quantities`).

Each pattern named `…_AFTER` is matched where the number ends, each named `…_BEFORE` is searched up to where it begins.
"""

from __future__ import annotations

import re

from pipelines.documents.dates import counts_things
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.phrases import spaced

PERCENT = expression(r"\s*(?:%|per\s*-?\s*cent\b|percent\b|pc\b)(?P<points>(?:age)?[\s-]+points?\b)?", re.IGNORECASE)
POINTS = Quick(
    r"\s*(?:percentage[\s-]+points?|(?:%|per\s?cent|percent)[\s-]+(?:points?|pts)|%?ppts?\b|%?pp\b|"
    r"pts\b(?=\s+(?:on|vs|since|above|below|up|down|higher|lower|from|better|worse|more|less)\b)|"
    r"points?\b(?=\s+(?:better|worse|higher|lower|up|down|more|less|above|below|to)\b))",
)
POINTS_OF_CELL = expression(
    r"\s*(?:[-+−–▲▼↑↓]|(?:up|down)\b)\s?(?:by\s)?\d+(?:\.\d+)?\s?(?:points?|pts?|p\.p\.|p\.?c\.?\s?pts?|%\s?(?:points?|pts?))\.?\s*",
    re.IGNORECASE,
)
"""'+1.3 points', 'down 0.4 pts': all of a cell, so that nothing but shares can have gone up or down by it."""
OPENS_POINT = expression(r"(?<=\s\d)\.(?:\s*$| [A-Z])")
"""'a council tax of £ 2. Background': the figure is lost, and what follows is the number of the next point."""
ORDINAL_SUFFIX = expression(r"(?:st|nd|rd|th)\b")
YEAR_UNIT_AFTER = expression(r"\s?(?:%|per\s?cent|[a-z]?m\b|bn\b)")
"""'2015 percent' is no year."""

AGE_AFTER = expression(
    r"(?:\s?-?(?:\s?(?:to|and|or|-)\s?\d{1,2}\s?-?)?)?[\s-]*(?:years?|months?|days?)[\s-]+olds?\b|"
    r"\s+(?:years?|months?)\s+of\s+age\b|\syears\sand\s(?:over|under)\b",
    re.IGNORECASE,
)
AGE_BEFORE = Quick(
    r"\b(?:aged|ages)\s(?:\d{1,2}(?:,|\sand|\sto)\s)+(?:and\s)?$|"
    r"\b(?:aged|ages|age of|age|under the age of|over the age of)\s(?:between\s|from\s|over\s|under\s|about\s)?"
    r"(?:\d{1,2}\s?(?:to|and|or|-)\s?)?$|\b(?:under|over)-$|"
    r"\b(?:boy|girl|man|woman|youth|lad|widow|pensioner|boys|girls|twins|youths|teenagers|youngsters)\s+of\s$|"
    r"\b(?:no\s+one|nobody|anyone|anybody|everyone|those|people|child|children|girls?|boys?|youths?|persons?|someone)\s+(?:under|over)\s$",
)
AGE_LIMIT_BEFORE = expression(r"\b(?:is|are|was|were)\s+(?:aged\s+)?(?:under|over)\s$", re.IGNORECASE)
AGE_LIMIT_AFTER = expression(r"\s*(?:[.,;)]|$|and\b)")
"""'A quarter of them are under 18.'"""
AGE_PLURAL_AFTER = expression(r"s\b")
AGE_PLURAL_BEFORE = expression(r"\b(?:under|over)[\s-]$", re.IGNORECASE)
"""'Under 18s', 'over-65s'."""

DURATION = expression(
    r"[\s-]+(?:(?:or\smore|full|further|additional|working|calendar|consecutive|long|short|whole|clear|extra|more)[\s-]+)?"
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|"
    r"decades?)\b(?!\s(?:olds?\b|of\s(?:age|working)\b))",
    re.IGNORECASE,
)
_SHORT_AFTER = {
    "h": expression(r"\s?\d{1,2}\s?m(?:ins?)?\b", re.IGNORECASE),
    "m": expression(r"\s?\d{1,2}\s?s(?:ecs?)?\b", re.IGNORECASE),
}
_SHORT_BEFORE = {
    "m": expression(r"\d\s?h(?:rs?)?\s?$", re.IGNORECASE),
    "s": expression(r"\d\s?m(?:ins?)?\s?$", re.IGNORECASE),
}
_SHORT_UNIT = expression(r"\s?(?P<unit>h|m|s)(?:rs?|ins?|ecs?)?(?![a-z])", re.IGNORECASE)
_UNITS = {"h": "hour", "m": "minute", "s": "second"}


def short_duration(before: str, text: str, end: int) -> tuple[int, str] | None:
    """Where a time in two short units ends, and its unit: '3m 12s', '11hrs 42mins'; a single 'm' may be millions."""
    found = _SHORT_UNIT.match(text, end)
    if found is None:
        return None
    unit = found["unit"].lower()
    opens = unit in _SHORT_AFTER and _SHORT_AFTER[unit].match(text, found.end())
    closes = unit in _SHORT_BEFORE and _SHORT_BEFORE[unit].search(before)
    return (found.end(), _UNITS[unit]) if opens or closes else None


HALF_OF_TIME_AFTER = expression(
    r"[\s-]+(?:an?\s+)?(?:hour|day|year|yearly|term|way|time|century|decade|minute|month|marathon)", re.IGNORECASE
)
QUARTER_OF_TIME_AFTER = expression(r"\s(?:end|hour|(?:one|two|three|four|[1-4])\b)", re.IGNORECASE)
RANKED_BEFORE = expression(
    r"\b(?:first|second|latter|other|last|next|previous|this|each|every|third|final|per|one's)\s+$", re.IGNORECASE
)

_SPACE = r"\s"
_TIMES_COUNTED = ("week", "day", "year", "month", "quarter")
_NAMED_BY_NUMBER = (
    "outcomes?|outcome types?|outcome codes?|sections?|sect|articles?|paragraphs?|paras?|pages?|pp?|figures?|fig|"
    r"tables?|charts?|chapters?|annex(?:es)?|appendix|part|schedule|(?<!national\s)(?<!regional\s)levels?|tier|phase|stage|questions?|number|(?<!now\s)(?<!then\s)(?<!still\s)(?<!which\s)(?<!that\s)(?<!already\s)(?<!currently\s)(?<!group\s)(?<!team\s)(?<!force\s)(?<!unit\s)(?<!squad\s)(?<!cohort\s)(?<!constabulary\s)numbers|no|nos|ref|"
    r"reference|version|volume|issue|notes?|footnotes?|step|tranche|codes?|band|category|class|type|(?<!control\s)room|floor|pip|iso|"
    "isbn|item|concern|quoting|pillar|theme|strand|wave|round|priority|objective|principle|standard|"
    "recommendations?|afi|areas? for improvement|causes? of concern|case study|unit|"
    "stages|levels|phases|tiers|parts|priorities|objectives|pillars|strands|steps|"
    "form|grade|box|line|clause|rule|regulation|covid|channel|route|junction|zone|option|gate|rank|ranked|ranking|"
    "operation|act|bill|mg|oc|q|v|dmm|hc"
)
_LAST_WORDS = (name.split(" ")[-1] for name in _NAMED_BY_NUMBER.split("|"))
_LAST_WORD = expression("|".join((*_LAST_WORDS, "ss?", *_TIMES_COUNTED)))
_COUNTED_TIME = (
    r"(?<!\blast\s)(?<!\bthis\s)(?<!\bnext\s)(?<!\beach\s)(?<!\bthat\s)(?<!\bevery\s)(?<!\bper\s)(?<!\ba\s)(?<!\bone\s)(?<!\bany\s)(?<!\bsecond\s)(?<!\bthird\s)(?<!\bfourth\s)(?<!\bwhole\s)"
    r"(?<!\bthe\s)(?<!\bpast\s)(?<!\bprevious\s)(?<!\bsame\s)(?<!\bfinancial\s)(?<!\bcalendar\s)(?<!\bcurrent\s)(?<!\bfull\s)"
    r"(?<!\btypical\s)(?<!\baverage\s)(?<!\bnormal\s)(?<!\bbusy\s)(?<!\bquiet\s)(?<!\bgiven\s)(?<!\bsingle\s)(?<!\bfirst\s)(?<!\bfinal\s)"
    rf"\b(?:{'|'.join(_TIMES_COUNTED)})"
)
"""'Year 7', 'day 3'; but 'last year 312 people left'."""
REFERENCE_BEFORE = expression(
    rf"(?:\b(?:{_NAMED_BY_NUMBER.replace(' ', _SPACE)})|{_COUNTED_TIME}|(?<!')\bss?\.|#|§)\.?(?:-|\s*)"
    r"(?:\d+(?:\.\d+)?[a-z]?(?:,\s|\(|\sand\s|\sor\s|\sto\s|\s?-\s?|,\sand\s))*['\"(]?$",
    re.IGNORECASE,
)
"""'Outcome 15', 'outcomes 15, 16 and 17', 'paragraph 4', 'COVID-19'; but 'Kent Police 151, national level 160'."""
GRADED_BEFORE = expression(r"\b(?:priority|immediate|emergency|standard|level|grade)\s+$", re.IGNORECASE)
UNIT_AFTER = expression(r"\s+(?:minutes|seconds|hours)\b", re.IGNORECASE)
"""'For priority 58 minutes.'"""
THOUSANDS = expression(r"(?<!\d)\d{1,3}(?:,\d{3})+$")
"""'On the census day 2,358 officers were ill': nothing is numbered so high, with a comma."""
COMMA_BEFORE = expression(r"\d,\s$")
DIGIT_BEFORE = expression(r"\d(?:,|,?\sand)\s$")
DID_AFTER = expression(
    r"\s+(?:were|was|had|have|has|are|did|of\s+(?:them|these|those)|posts|officers|cases|people)\b", re.IGNORECASE
)
"""'Of the posts that need level 2, 198 were filled': no second level."""
AND_A_HALF = expression(
    r"\s+and\s+(?:a\s+)?half(?=\s+(?:times|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|per\s?cent|"
    r"percent|%|thousand|million|billion|(?:a\s+)?(?:full|whole)[- ]time|FTE|posts)\b)",
    re.IGNORECASE,
)
IN_BRACKETS_BEFORE = expression(r"[A-Za-z]\s\($")
COUNTED_IN_BRACKETS = expression(r"\s[a-z]+s\)")
"""'In its digital unit (137 devices)': no name of a unit."""
COUNTS_AFTER = expression(
    rf"\s+(?:out\s+)?of\s+(?:the\s+)?(?:\d|{CARDINAL}\b)|"
    r"\s+(?:(?:closed|filed|finalised)\s+)?(?:as|with|under|for|in)\s+(?:an?\s+)?outcome\b",
    re.IGNORECASE,
)
"""'16 of 20 for outcome 15, 13 of 20 for outcome 16', '20 as outcome 15 and 14 as outcome 17': no other outcome."""
_NUMBER_AT_END = expression(r"\d+[a-z]?$")
_JOINING = frozenset(("", "and", "or", "to"))


def may_be_reference(before: str) -> bool:
    """A quick look at the last word before a number, those joined to it aside, or whether a sign stands there."""
    named = (_NUMBER_AT_END.sub("", word) for word in reversed(spaced(before).split()))
    last = next((word for word in named if word not in _JOINING), "")
    return _LAST_WORD.fullmatch(last) is not None or "#" in before or "§" in before


REFERENCE_IN_WORDS_BEFORE = expression(
    r"\b(?:tier|phase|stage|part|chapter|pillar|strand|wave|tranche|level|priority|recommendation|question)\s+$",
    re.IGNORECASE,
)
STATUTE_BEFORE = expression(r"\b(?:Act|Regulations|Order|Bill|Rules|Measure|Code)\s+$")
"""'Police Act 1996'."""

SERVICE_NUMBERS = frozenset({"999", "101", "111", "112"})
SERVICE_AFTER = expression(
    r"[\s'\"]*(?:or\s(?:999|101)\s*)?(?:\s?/\s?101\s)?(?:\(?non[- ]emergency|emergency|calls?\b|call-|wait|"
    r"response|service|system|number|line|contact|demand|queue|callers?\b|switchboard|abandon|performance|answer|operator|digital|online|webchat|and\s(?:101|999)|/101)",
    re.IGNORECASE,
)
SERVICE_BEFORE = expression(
    r"\b(?:call(?:s|ed|ing|ers?)?|dial(?:s|led|ling)?|ring(?:ing)?|rang|rung|phon(?:e|ed|es|ing)|telephon(?:e|ed|es|ing)|via|on|to|the|using|through|for|and|or|police's|our|"
    r"use|answer(?:s|ed|ing)?)\s$|/$|\b(?:999|101),\s$|(?:^|\s)\([a-z]\)\s(?:an?\s)?$",
    re.IGNORECASE,
)
"""999 and 101 are services unless something else is counted."""
PART_BEFORE = expression(rf"(?:\d|\b{number_words.CARDINAL})\s(?:out\s)?of\s(?:the\s|these\s|those\s)?$", re.IGNORECASE)
"""'111 of 112 calls'."""
COUNTED_BEFORE = expression(
    r"\b\d[\d,]*\s+(?:were|had|did|showed|met|contained)\b[^.;\d]{3,60}\s(?:and|but|while)\s(?:only\s|just\s)?$",
    re.IGNORECASE,
)
WERE_AFTER = expression(r"\s+(?:were|had|weren't|hadn't|did|didn't|showed|met|contained)\b", re.IGNORECASE)
"""'109 were effective and 101 had been supervised': something else is counted."""
CASES_AFTER = expression(
    r"\s+(?:of\s+(?:the\s+|these\s+|those\s+|our\s+)?\d|"
    r"of\s+(?:them|these|those|its|our|their|the\s+(?:force|constabulary)'s)\b|(?:[a-z-]+\s+){0,2}?(?:cases|files|records|crimes|victims|"
    r"investigations|reports|incidents|officers|people|searches|offences|complaints)\b)"
)
"""'93 of the 112 cases': something else is counted."""

COMPOUND_AFTER = expression(
    r"-(?:tier|stage|stop|off|way|person|part|step|fold|page|point|strand|dimensional|sided|track|piece|star|strong|"
    r"day-a-week|phase|pronged|bed|storey|man|woman|officer|question|minute-by-minute|size|to-one|on-one|up|time)\b|"
    r"\s?(?:x|by)\s\d{1,2}\b(?!\s(?:%|per\s?cent|(?-i:[A-Z])))|st-century|\s?(?:[KMGT]B)\b|\s(?:square\s)?(?:miles|kilomet(?:re|er)s|hectares|acres)\b|[\s-]fold\b",
    re.IGNORECASE,
)
"""'A two-stage process', '4 x 4'."""
PRONOUN_AFTER = expression(
    r"\s(?:another\b|of\s(?:the|our|its|their|these|those|his|her|my|your|which|them|us|many|several)\s(?!\d)|that\b|"
    r"which\b|who\b|day\b|or\smore\b|hand\b|thing\b|size\b|to\sone\b)|"
    r"\sof\sthe\s(?:most|main|key|best|worst|first|few|biggest|lowest|highest|largest|safest|many)|['-]",
    re.IGNORECASE,
)
PRONOUN_BEFORE = expression(
    r"\b(?:no|any|every|each|this|that|which|the|another|at|some|only|as|is|was|with|a|not|second|good|new|for|such|right|"
    r"wrong|correct|better|best)\s+$",
    re.IGNORECASE,
)
"""'One of the reasons', 'no one': a pronoun, not a count."""


def is_service(value: float, before: str, text: str, end: int) -> bool:
    """'999 calls', 'dial 101', but not '999 cases'."""
    if f"{value:.0f}" not in SERVICE_NUMBERS or PART_BEFORE.search(before):
        return False
    if COUNTED_BEFORE.search(before) and WERE_AFTER.match(text, end):
        return False
    if SERVICE_AFTER.match(text, end):
        return True
    return SERVICE_BEFORE.search(before) is not None and CASES_AFTER.match(text, end) is None


def is_reference(before: str, text: str, end: int, *, in_words: bool) -> bool:
    """'Section 22', 'page 4', 'grade two': the number is a name."""
    if STATUTE_BEFORE.search(before):
        return True
    if in_words:
        return REFERENCE_IN_WORDS_BEFORE.search(before) is not None
    return (
        may_be_reference(before)
        and REFERENCE_BEFORE.search(before) is not None
        and not THOUSANDS.search(text, 0, end)
        and not (GRADED_BEFORE.search(before) and UNIT_AFTER.match(text, end))
        and not (COMMA_BEFORE.search(before) and DID_AFTER.match(text, end))
        and not (DIGIT_BEFORE.search(before) and COUNTS_AFTER.match(text, end))
        and not (IN_BRACKETS_BEFORE.search(before) and COUNTED_IN_BRACKETS.match(text, end))
    )


def is_year(text: str, start: int, end: int, value: float) -> bool:
    """Four digits without a comma in the years the field speaks of: 'its 2019 calls' are those of that year."""
    if end - start != 4 or not 1990 <= value <= 2035 or YEAR_UNIT_AFTER.match(text, end):
        return False
    return not counts_things(text[start:end], text[:start], text[end:])


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether letters touch the digits, as in COVID-19, B534 or 5G: a name, not a number."""
    if start and (text[start - 1].isalpha() or (text[start - 1] in "-_/" and start > 1 and text[start - 2].isupper())):
        return True
    tail = text[end : word_end(text, end)]
    return (
        bool(tail)
        and tail[0].isalpha()
        and not ORDINAL_SUFFIX.match(tail)
        and not re.fullmatch(r"(?:bn|mn|mil|m|k|million|billion|pc|pp|ppts?|s|x|am|pm)", tail, re.I)
    )


_REST_OF_NAME = expression(r"[^\W_]*(?:[.,]\d[^\W_]*)*")
"""'5G', 'B534', '2a.1'."""


def word_end(text: str, end: int) -> int:
    found = _REST_OF_NAME.match(text, end)
    return found.end() if found else end
