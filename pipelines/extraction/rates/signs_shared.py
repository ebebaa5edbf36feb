"""Bare numbers that are percentages because the one before them is: 'from 79 percent to 93', 'Kent managed 87'.

Belongs here: telling that the sign printed once counts for a number behind it. Not here: finding shares with a sign of
their own (`shares`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import from_to
from pipelines.extraction.rates.one_in_n import Share

_ALL = 100.0
BARE = expression(
    r"\s*(?:[.,;:)]|$)|\s[-–]\s|\s+(?:in|for|a\s+year|last|(?:the\s+)?(?:previous\s+)?year|before|nationally|elsewhere)\b",
    re.IGNORECASE,
)
_AND_NAME = expression(r",?\s+(?:and|while|but)\s+(?:in\s+|for\s+)?(?-i:[A-Z])", re.IGNORECASE)
_SHARED_SIGN = expression(rf"\b(?:at|was|is|were|against|with|to|from)\s+{HEDGES}$", re.IGNORECASE)
_MANAGED = expression(
    rf"^[^.]{{0,90}}\b(?:managed|achieved|reached|hit|manages?|achieves?)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The standard is 90 percent; Kent managed 87.'"""
_OF_TIME = expression(r"\b(?:days|hours|minutes|weeks|months)\b", re.IGNORECASE)
"""'47 per cent …, though sickness is down from 11.2 days a year to 8.9'."""
_DECIMAL = expression(r"\d\.\d")
"""'Sexual offences came out worse at 66 percent and violence at 70.2': a decimal beside a percentage is one."""
_UP_FROM = expression(r",?\s+(?:up|down|compared\s+with|(?:as\s+)?against)\s+(?:from\s+)?$", re.IGNORECASE)
_IT_IS = expression(
    r"(?:[^.;,\d]|\b(?:999|101|10)\b){0,80}(?:[,;(]|\s[-–]\s)[^.\d]{0,50}?\b(?:the\s+(?:(?:national|force|local|own|expected)\s+)?"
    r"(?:figure|rate|proportion|share|standard|target)(?:\s+(?:for|in|across)\s+[\w\s]{2,30}?)?|it|that)\s+(?:is|was|being|had\s+been|stands\s+at|stood\s+at)\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'44 percent of victims; in domestic abuse cases the figure is 52.'"""
_FIGURE_OF = expression(
    rf"\b(?:above|below|than)\s+the\s+(?:[\w'-]+\s+){{0,4}}?(?:figure|rate|average|level)\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'79 arrests for every 100 crimes; this is below the national figure of 82.'"""


def signed_before(text: str, number: Number, last: Share) -> bool:
    """'86 in every 100 calls in ten seconds, up from 71': whether the sign printed once counts for both."""
    if number.kind != "cardinal" or not 0 < (number.value or 0.0) <= _ALL:
        return False
    if number.in_words and not (last.numbers and from_to(text, last.numbers[-1], number)):
        return False
    of_hundred = last.rule == "one_in_n" and any(part.value == _ALL for part in last.numbers)
    ends = BARE.match(text, number.end) or _AND_NAME.match(text, number.end)
    if not (last.rule == "percent" or of_hundred) or not ends:
        return False
    between = text[last.end : number.start]
    up_from = _UP_FROM.search(between) and "." not in between
    if up_from or not of_hundred:
        return bool(up_from or _shares_sign(text, last, number))
    return _IT_IS.fullmatch(text, last.end, number.start) is not None or _FIGURE_OF.search(between) is not None


def _shares_sign(text: str, last: Share, number: Number) -> bool:
    """Whether a number is a percentage because the one before it is: 'from 79 percent to 93', 'Kent managed 87'."""
    if last.numbers and from_to(text, last.numbers[-1], number):
        return True
    between = text[last.end : number.start]
    if _OF_TIME.search(between):
        return False
    beside = _SHARED_SIGN.search(between) and _DECIMAL.search(text[number.start : number.end])
    if _names_another_force(between):
        return True
    return bool(beside or _MANAGED.search(between) or _IT_IS.fullmatch(text, last.end, number.start))


def _names_another_force(between: str) -> bool:
    """'Gwent picked up 93.3 per cent in ten seconds, South Wales 90.4 and Dyfed-Powys 88.9': whose the next one is."""
    named = find_forces(between)
    return (
        bool(named)
        and not between[named[-1].end :].strip()
        and _NEXT_FORCE.search(between, 0, named[-1].start) is not None
    )


_NEXT_FORCE = expression(r"(?:[,;]|\b(?:and|but|while|with|in|for))\s+(?:the\s+)?$", re.IGNORECASE)
