"""Shares whose clause leaves out what that of the one before said: 'and for burglary 6.5%', 'when in 2015 it was 61'.

Belongs here: telling such clauses by their grammar, and what two shares of a sentence have in common at its end. Not
here: which measure they then have (`measured`, `taken_up`), or shares of other forces (`leagues`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.records import Rate

_SIGN = r"\s?(?:%|per\s?cent|percent)"
_IT_WAS = (
    r"(?:it|this|that|the\s+(?:figure|rate|share|proportion|percentage|result|score))\s+"
    r"(?:was|had\s+been|is|has\s+been|stood\s+at|stands\s+at|came\s+to|reached)\s+"
)
_SAID_OF_ANOTHER = expression(
    rf"(?:[^.;]{{0,80}}?[,;]\s+|\s+)(?:(?:when|whereas|while|and|but|though|although|where)\s+)?"
    r"(?:(?P<own>(?:for|among|amongst|in|at|across|on)\s+(?:those\s+)?[^;.\d]{3,80}?|(?:(?:in|a|an|the|two|three|four|five|some|last|previous|same|before|"
    r"year|years|months?|earlier|ago|then|time|quarter|\d{4}(?:[/-]\d\d)?)(?:\s+(?=\w)|(?=\W))){1,6}),?\s+)?"
    rf"{_IT_WAS}{HEDGES}",
    re.IGNORECASE,
)
"""'An arrest in 47 per cent of those, when two years earlier it was 61', 'left; for those on probation it was 10%'."""
_FOR_ANOTHER = expression(
    rf"[^.;,\d]{{0,60}}(?:,|;|,?\s+and|,?\s+but)\s+(?:and\s+|but\s+)?(?P<own>(?:for|among|amongst|in|at)\s+[^,;.\d]{{3,60}}?),?\s+{HEDGES}",
    re.IGNORECASE,
)
"""'The rate for rape was 7.2%, and for residential burglary 6.5%'."""
_ENDS = expression(r"\s*(?:[.;)]|$)")
_SAME_OBJECT = expression(
    rf"[^.;]{{3,90}}?,?\s+(?:and|but)\s+(?P<of>in|to|for|on|at|with|by)\s+{HEDGES}", re.IGNORECASE
)
_LED_IN = expression(rf"\b(?P<of>in|to|for|on|at|with|by)\s+{HEDGES}$", re.IGNORECASE)
_FOR_EACH = expression(
    rf"\s+(?P<of>for|among|in|at|on|to)\s+[^,.;\d]{{2,40}}?(?:,|,?\s+and|,?\s+but)\s+{HEDGES}", re.IGNORECASE
)
_EXTREME = expression(
    r"(?:^|[.;,]\s+|\band\s+)the\s+(?:lowest|highest|best|worst|poorest|weakest|strongest)\s+(?:satisfaction\s+)?(?:score|rating|mark|result|figure|rate|answer)"
    rf"(?:,|\s+\(|\s+(?:was|is|of|at|being))?\s+(?:of\s+|at\s+)?{HEDGES}$",
    re.IGNORECASE,
)
_OF_A_SURVEY = ("victim_satisfaction", "public_satisfaction", "public_confidence", "wellbeing_survey_positive")


def left_to(text: str, one: Share, other: Share) -> str | None:
    """The words of the other where they only say when or of whom it was so; None where they say more."""
    said = _SAID_OF_ANOTHER.fullmatch(text, one.end, other.start)
    if said is None and _ENDS.match(text, other.end):
        said = _FOR_ANOTHER.fullmatch(text, one.end, other.start)
    return (said["own"] or "") if said else None


def shares_verb(text: str, one: Share, other: Share) -> bool:
    """'Officers got to 76 per cent of these calls in time, and to 58 per cent of those': one verb for both.

    'Sickness stands at 4.7% for officers and 5.2% for staff', too.
    """
    each = _FOR_EACH.fullmatch(text, one.end, other.start)
    if each and text[other.end :].lstrip().lower().startswith(f"{each['of'].lower()} "):
        return True
    joined, led_in = _SAME_OBJECT.fullmatch(text, one.end, other.start), _LED_IN.search(text, 0, one.start)
    return joined is not None and led_in is not None and joined["of"].lower() == led_in["of"].lower()


def is_extreme_of(text: str, share: Share, last: Rate | None) -> bool:
    """'The lowest score, 58%, was for being kept informed': of the survey that was told of before."""
    return bool(last and last.measure_id in _OF_A_SURVEY and _EXTREME.search(text, 0, share.start))


_AND_OF = expression(rf"\s+of\s+[^,;.\d]{{3,60}}?,?\s+and\s+{HEDGES}", re.IGNORECASE)
_ENDS_BOTH = expression(
    r"\s+of\s+[^,;.\d]{3,60}?\s+(?P<end>(?:met|missed|hit|achieved|were\s+within)\s+(?:the|its|their|our|these|those)\s+(?:[\w-]+\s+)?(?:targets?|standards?|times?)\b|(?:on|in)\s+(?:time|target)\b|(?:with)?in\s+(?:\d|an?\s|one\s|the\s|its\s|their\s|ten\s|under\s|target|time)[^,;.]{0,50})",
    re.IGNORECASE,
)


def end_in_common(text: str, shares: Sequence[Share], at: int) -> str:
    """The 'on time' of 'attended 84 percent of emergencies and 58 percent of priority incidents on time'."""
    last = at
    while last + 1 < len(shares) and _AND_OF.fullmatch(text, shares[last].end, shares[last + 1].start):
        last += 1
    said = _ENDS_BOTH.match(text, shares[last].end) if last > at else None
    return said["end"] if said else ""


_TARGETS = expression(
    rf"\b(?:targets|standards|aims|goals|limits|benchmarks|expectations|thresholds)\b[^.;\d]{{0,40}}?\s{HEDGES}$",
    re.IGNORECASE,
)
_NEXT = expression(rf"(?:{_SIGN})?(?:,|,?\s+and)\s+{HEDGES}", re.IGNORECASE)


def with_respective_targets(sentence: Sentence, facts: Sequence[Rate]) -> list[Rate]:
    """The shares of a sentence, 'against targets of 90 percent and 80' each with the measure of the one it is for."""
    text, found = sentence.text, list(facts)
    places = [(fact.anchor.start - sentence.start, fact.anchor.end - sentence.start) for fact in facts]
    first = next((at for at, (start, _) in enumerate(places) if at and _TARGETS.search(text, 0, start)), 0)
    if not first or len(facts) != 2 * first or first == 1:
        return found
    for one, other in zip(places[first:], places[first + 1 :], strict=False):
        if not _NEXT.fullmatch(text, one[1], other[0]):
            return found
    for at in range(first):
        found[first + at] = replace(found[first + at], measure_id=found[at].measure_id, role="standard")
    return found
