"""Numbers that count a part of what was counted before, how far it moved, or the whole that a share is of.

Belongs here: telling these from counts that stand for themselves. Not here: where a count stands (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import PART_AFTER

_STEP_BEFORE = expression(
    rf"\b(?:rise|increase|fall|drop|decrease|cut|reduction|growth|gain|loss)\s+of\s+{HEDGED_MORE}$", re.IGNORECASE
)
"""'41,200 crimes, a rise of 2,300'"""
_AMONG = expression(
    rf"\b(?:among|amongst|including|of)\s+(?:them|these|those|which|whom),?\s+{HEDGED_MORE}$",
    re.I,
)
_KIND_OF_PART = expression(
    r"\s+(?:of|for|in|involving|about|from|at|against|with|are|were|was|had|have|led|called|came|went|(?:\w+ly\s+)?[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
"""'5,400 offences a year, among them 2,700 of violence'."""
_OPENS_WHOLE = expression(r"(?:^|[.;,:]\s+|\b(?:and|but)\s+)(?:out\s+)?of\s+(?:(?:the|its|our)\s+)?$", re.IGNORECASE)
_THEN_PERCENT = expression(
    r"[^.;\d]{0,110}?,[^.;\d]{0,60}?(?:\d[\d.]*\s?(?:%|per\s?cent|percent)|\b(?:one|two|three|four|seven|nine|\d)\s+in\s+(?:ten|five|four|three|\d)|"
    r"\b(?:half|a\s+(?:third|quarter|fifth)|(?:two|three)[\s-](?:thirds|quarters|fifths))\b)",
    re.IGNORECASE,
)
_LEAST_WHOLE = 50.0
_LEAST_POSTS = 10.0
_LARGE_WHOLE = 1_000.0
"""'Of 96,000 officers, the College says, 41,500 have done it': so many are no sample, and count for themselves."""


_FRACTION_OF = expression(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|most|(?:one|two|three|four|\d{1,2})\s+in\s+(?:every\s+)?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty)|(?:almost|nearly|virtually|not)\s+all)\s+of\s+(?:the|its|our|their|those)\s+$",
    re.IGNORECASE,
)


_ALL_OF_ITS = expression(
    r"\ball\s+(?:of\s+)?(?:its|our|their|(?:the|this)\s+[\w-]+'s)\s+(?:current\s+|remaining\s+)?$", re.IGNORECASE
)
_NUMBERED = expression(r"\d+(?:\.\d+)+\s+[A-Z]")
_SHARE_BEFORE = expression(
    r"(?:\bper|\b(?:one|two|three|four|five|\d+)\s+in(?:\s+every)?|\d,?\s+(?:out\s+)?of\s+(?:(?:the|our|these|those|its|all)\s+)?|"
    r"(?<!\bevery\s)(?<!\blast\s)(?<!\bsingle\s)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|none|all|half)\s+(?:out\s+)?of\s+"
    r"(?:the|our|these|those|its)?|"
    r"\d(?:st|nd|rd|th)\s+(?:out\s+)?of(?:\s+the)?|\bfor\s+(?:every|each)|(?-i:\bOf|\bOut\s+of)(?:\s+(?:the|our|its|these|those))?)\s*$",
    re.IGNORECASE,
)
_REACH_OF_SHARE = 40
_OF_THESE = expression(rf"(?:^|[.;,]\s+|\s)(?-i:Of)\s+(?:these|those),?\s+{HEDGED_MORE}$")
_VERB_AFTER = expression(
    r"\s+(?:(?:a|per|each|every)\s+(?:day|week|month|year)\s+)?(?:are|were|is|was|have|had|has|remain(?:ed|s)?|still|will|go|went|come|came|led|ended|resulted)\b",
    re.IGNORECASE,
)
"""'Of these 18 are past their date': a part of those told of, and not all of them."""
_SHARE_AFTER = expression(
    rf"\s+(?:(?:(?!(?:and|but|top|ahead|excess|addition|spite|advance|terms|front|support|outside|inside|light|lieu|aware|because|short|made|consist\w*|composed|comprised|instead|because|has|have|had|is|are|was|were|an?|either|each|any|both)\b)\w+\s+){{0,4}}?)?(?:out\s+)?of\s+(?:(?:the|these|those|its|our|all)\s+)*(?:[\w-]+['’]s?\s+)?(?:(?!{YEAR}\b)\d|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|twenty|thirty|forty|fifty)\b)",
    re.IGNORECASE,
)
_OUT_OF = expression(r"(?:\bout\s+of|\bthat\s+of)\s+(?:the\s+|these\s+)?$", re.IGNORECASE)
_SHARE_OF_THEM = expression(
    rf"[^.;,\d]{{2,60}},\s+{HEDGED_MORE}"
    rf"(?:\d{{1,3}}(?:\.\d+)?|{CARDINAL})\s?(?:%|per\s?cent\b)",
    re.IGNORECASE,
)
"""'The study found that out of 33 offences, 21 per cent were cancelled': what a share is of."""
_ONE_IN_AFTER = expression(
    r"\s+in\s+(?:every\s+)?(?:\d{1,3}|a\s+hundred|ten|five|four|three)\b(?!\s*(?:month|year|day|week))", re.I
)
_LARGEST_OF_ONE_IN = 9
"""'Nine in 10' is a share, '45 in 30 districts' a count."""


def is_whole(text: str, number: Number) -> bool:
    """'Of 980 people who answered, 71 percent said yes', 'half of its 1,800 staff': how many there are in all.

    Unlike the 40 of '9 of 40', which is the base of a count of cases.
    """
    if (number.value or 0) >= _LARGE_WHOLE and _OPENS_WHOLE.search(text, 0, number.start):
        return True
    if (number.value or 0) >= _LEAST_WHOLE and _OPENS_WHOLE.search(text, 0, number.start):
        return _THEN_PERCENT.match(text, number.end) is not None
    entire = is_entire(text, number)
    thing = thing_after(text, number.end) if entire or _FRACTION_OF.search(text, 0, number.start) else None
    least = _LEAST_POSTS if entire or (thing and thing.unit == "posts") else _LEAST_WHOLE
    return bool(
        thing and thing.unit in ("people", "posts", "vehicles", "recommendations") and (number.value or 0) >= least
    )


def is_entire(text: str, number: Number) -> bool:
    """'To cut all of its 99 PCSO posts': how many there are, whatever becomes of them."""
    return _ALL_OF_ITS.search(text, 0, number.start) is not None


def is_part(text: str, number: Number) -> bool:
    """Whether a number counts a part of what was counted before, or by how much it differs: '17 of them'."""
    among = _AMONG.search(text[max(0, number.start - 40) : number.start]) and _KIND_OF_PART.match(text, number.end)
    return bool(PART_AFTER.match(text, number.end) or among or is_step(text, number))


def is_step(text: str, number: Number) -> bool:
    """Whether a number says by how much a count rose or fell: 'a reduction of 90 since March'."""
    return _STEP_BEFORE.search(text[max(0, number.start - 60) : number.start]) is not None


def is_of_share(text: str, number: Number) -> bool:
    """Whether it is what a share is of, or numbers a paragraph: 'none of the 40', 'out of 33 offences, 21 percent'."""
    if number.start == 0 and _NUMBERED.match(text):
        return True
    before = text[max(0, number.start - _REACH_OF_SHARE) : number.start]
    pointed_at = _OF_THESE.search(before) and _VERB_AFTER.match(text, number.end)
    if not pointed_at and _SHARE_BEFORE.search(before) and not is_whole(text, number):
        return True
    return bool(_OUT_OF.search(text, 0, number.start) and _SHARE_OF_THEM.match(text, number.end))


def becomes_share(text: str, number: Number, end: int) -> bool:
    """Whether what follows makes a share of it: '12 of the 40', 'nine in 10'; its range ends at `end`."""
    if _SHARE_AFTER.match(text, end):
        return True
    return (number.value or 0) <= _LARGEST_OF_ONE_IN and _ONE_IN_AFTER.match(text, end) is not None
