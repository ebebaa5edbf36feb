"""Numbers that a word of quantity announces: 'now numbers 242', 'a minimum of 28', 'the county's share is 147'.

Belongs here: words that say that a number follows, or by how many one thing differs from another, whatever is counted.
Not here: nouns of the field before a number (`behind_nouns`), or teams (`teams`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.forces import find_forces
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, things_before
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER, REACH

_ANNOUNCED = Quick(
    rf"\b(?P<who>[a-z][\w'-]+)\s+(?:(?:now|still|then|already|currently|which|that)\s+)*(?:numbers|numbered|numbering)\s+{HEDGED_MORE}$",
    rf"\((?P<load>case\s?load|workload|staff|strength|capacity|waiting\s+list|establishment|headcount)\s+{HEDGED_MORE}$",
    rf"\b(?P<range>rang|vari)(?:e|es|ed|ing)\s+(?:from|between)\s+{HEDGED_MORE}$",
    rf"\b(?P<now>now|still|then|already|currently)\s+number\s+{HEDGED_MORE}$",
    r"\b(?P<limit>minimum|maximum|total|peak|shortfall|surplus|intake|cohort|fleet|membership|stable|complement|contingent|caseload|workload|case\s?load|strength|headcount|workforce|establishment)s?"
    rf"\s+of\s+{HEDGED_MORE}$",
    r"\b(?P<part>share|allocation|quota|entitlement|portion)\b[^.;:%£\d]{0,60}?\s(?:is|was|are|were|will\s+be|being|c[ao]mes?\s+to|amount(?:s|ed)\s+to|of|at|means|meant)\s+"
    rf"{HEDGED_MORE}$",
    rf"\b(?:the|that|this|its|their)\s+(?:(?-i:[A-Z])[\w-]+\s+)?(?P<figure>figure|number|total|tally|count)\b(?:(?!\b(?:average|target|rate)\b)[^.;:%£\d]|\b(?:{YEAR}|\d{{1,2}})(?=\s)){{0,60}}?\s"
    rf"(?:stood\s+at|stands\s+at|was|is|reached|c[ao]me\s+to|hit|had\s+(?:been|reached|risen\s+to|fallen\s+to))\s+{HEDGED_MORE}$",
    r"\b(?:bring|tak|rais|lift|increas|reduc|cut|get|push|restor|lower|return)\w*\s+(?:the|its|their|our|this|that)\s+(?:[\w-]+\s+){0,2}?"
    rf"(?P<strength>establishment|headcount|strength|complement|workforce|total|tally|number|figure)\s+(?:(?:back|up|down)\s+)?to\s+{HEDGED_MORE}$",
)
_SHARE_BEFORE = expression(
    r"(?P<share>\d\s?(?:%|per\s?cent|percent)|half|third|quarter|fifth|tenth|majority)\s*\($", re.IGNORECASE
)
_CLOSES = expression(r"\s*\)")
"""'An increase of 4.1% (146)'."""
_DIFFERS = expression(
    rf"\b(?P<it>that|this|it|which)(?:'s|\s+(?:is|was|makes|made|meant|means|leaves|left|represents|represented))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_BY_SO_MANY = expression(r"\s+(?:more|fewer|less|up|down|above|below|over|under|short)\b", re.IGNORECASE)
"""'That's 85 more than it has today.'"""
_OFF_TARGET = expression(
    r"\s+(?:under|over|above|below|beyond|short\s+of|ahead\s+of|behind)\s+(?:its|the|their|our|your|that|this)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:targets?|plan|allocation|establishment|baseline|quota|complement|trajectory|goal|commitment)\b",
    re.IGNORECASE,
)
"""'The force had 1,478 officers, eight under its target.'"""
_FEWEST = 2.0
_FEWEST_ANNOUNCED = 5.0
_THEN_MORE = expression(r"\s+(?:to|and)\s+\d", re.IGNORECASE)
_VERB_AFTER = expression(rf"\s+(?:{ARE}|ha[sd]|have|will|would|should|must)\b", re.IGNORECASE)


_AVERAGE_IS = expression(
    rf"\b(?:the|its|our|their)\s+(?:[\w-]+\s+)?(?:average|norm|figure)\s+(?:is|was|has\s+been|had\s+been)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'14 officers were hurt; the monthly average had been six.'"""
_NUMBERS = ("who", "now")
"""The groups of the verb, behind which also a few are a figure."""
_MOST_PERCENT = 100.0
"""Less of a figure that nothing names may be a share."""
_FEWEST_OF_A_FORCE = 10.0
_WHOSE = expression(
    r"\W*(?P<whose>[A-Z][A-Za-z &'’-]{2,50}):\s+(?:(?:it|they|the\s+(?:force|constabulary))\s+)?"
    rf"(?:(?:owed|had|reported|recorded|said|gave|lost)\s+)?{HEDGED_MORE}$"
)


def _of_a_force(text: str, number: Number) -> re.Match[str] | None:
    """'Kent: 2,902, more than in 2016', an item of a list; a line that says no more is read below its title."""
    found = _WHOSE.match(text, 0, number.start)
    goes_on = re.search(r"\w", text[number.end :])
    return found if found and goes_on and find_forces(found["whose"]) else None


def announced(text: str, number: Number, told: CountedThing | None) -> CountedNumber | None:
    """The count that the words before or behind the number announce; `told` is what was counted last."""
    value = number.value or 0.0
    if value < _FEWEST or not value.is_integer():
        return None
    offset = max(0, number.start - REACH)
    ends = (
        _THEN_MORE.match(text, number.end)
        or NO_NOUN_AFTER.match(text, number.end)
        or _VERB_AFTER.match(text, number.end)
    )
    found = _ANNOUNCED.search(text, offset, number.start) if ends else None
    if found is None and told and ends:
        found = _AVERAGE_IS.search(text, offset, number.start)
    elif found and found.lastgroup not in _NUMBERS and value < _FEWEST_ANNOUNCED:
        found = None
    if found and found.lastgroup == "figure" and value <= _MOST_PERCENT:
        found = None
    if found is None and ends and value >= _FEWEST_OF_A_FORCE:
        found = _of_a_force(text, number)
    if found is None and _CLOSES.match(text, number.end) and value >= _FEWEST_ANNOUNCED:
        found = _SHARE_BEFORE.search(text, offset, number.start)
    if found is None and _BY_SO_MANY.match(text, number.end):
        found = _DIFFERS.search(text, offset, number.start)
    if found is None:
        off = told if _OFF_TARGET.match(text, number.end) else None
        return CountedNumber(number, off, "joined_count") if off else None
    thing = told or things_before(text, number.start)
    if thing and not told and _PER.search(text, 0, thing.start):
        thing = None
    if thing is None or thing.role != "volume":
        if _OUT_OF.search(text, 0, number.start):
            return None
        told_whose = found.lastgroup in ("whose", "range")
        place = (number.end, number.end) if told_whose else found.span(found.lastgroup or 0)
        thing = CountedThing(*place, text[slice(*place)].lower() or "number", "volume", "", _FEWEST)
    return CountedNumber(number, thing, "joined_count")


_PER = expression(r"\bper\s+(?:member\s+of\s+)?$", re.IGNORECASE)
"""'Certificates per member of staff vary from 513.'"""
_OUT_OF = expression(rf"\bout\s+of\s+(?:a|the)\s+(?:[\w-]+\s+)?total\s+of\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'Six questions, out of a total of 13': of what is no volume, all are none either."""
