"""Counts of what inspectors raised: causes of concern, areas for improvement, recommendations.

Belongs here: where such a count stands that others do not: a single one beside others, those told of before. Not here:
the places of all counts (`places`), or the findings themselves (`findings`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_after
from pipelines.extraction.grammar.numbers import Number

FINDINGS = "findings"
"""The unit of causes of concern and areas for improvement."""
_ALREADY_TOLD = expression(r"\b(?:first|last|next|other|same|latter|former|these|those)\s+$", re.IGNORECASE)
"""'This visit covered the first two causes of concern.'"""
_THERE_WERE = expression(r"\bthere\s+(?:are|were)\s+$", re.IGNORECASE)


def is_told_elsewhere(text: str, number: Number, thing: CountedThing) -> bool:
    """Whether findings were counted before, or are only announced: 'There were two areas for improvement:'."""
    announced = text[thing.end :].strip() == ":" and _THERE_WERE.search(text, 0, number.start)
    return bool(announced or _ALREADY_TOLD.search(text, 0, number.start))


_ONE_FINDING = expression(
    r"\s+(?:(?:further|new|other|additional|accelerated|more)\s+)*(?P<noun>causes?\s+(?:of|for)\s+concern|areas?\s+for\s+(?:further\s+)?improvement|recommendation|(?:(?:examples?|instances?|pieces?)\s+of\s+)?(?:innovative|promising|notable|good|positive|effective|best)\s+practices?)\b",
    re.IGNORECASE,
)
_BESIDE = expression(r"\s*(?:,|,?\s+and|,?\s+with|,?\s+plus)\s*", re.IGNORECASE)
_GIVES = expression(
    r"\b(?:issue[sd]?|gave|gives?|given|giving|made|raise[sd]?|identif(?:y|ies|ied)|record(?:s|ed)?|receive[sd]?|set(?:s)?(?:\s+out)?|found|finds?|contain(?:s|ed)?|includ(?:es?|ed)|holds?|held|lists?(?:ed)?|highlight(?:s|ed)?|"
    r"published|announced|there\s+(?:is|was|are|were)|(?:we|it|they|which|force|constabulary)\s+had)\s+(?:(?:it|us|them|the\s+(?:force|constabulary|service)|(?-i:[A-Z][a-z]+)|just|only|also)\s+){0,2}$",
    re.IGNORECASE,
)
"""'The inspectorate has issued one cause of concern': so many, and no story."""
UNITS_OF_FINDINGS = (FINDINGS, "recommendations")


_AREAS_TO_IMPROVE = expression(
    r"\s+(?:(?:further|new|other|additional|more|key|specific)\s+)*(?P<noun>areas)\s+(?:(?:that|which|where)\s+)?(?:(?:it|they|we|the\s+(?:force|constabulary))\s+)?"
    r"(?:(?:were|was|are|is|had\s+been|has|have|had)\s+)?(?:(?:identified|highlighted|noted|named|listed|found|seen)\s+)?(?:as\s+)?"
    r"(?:for\s+(?:further\s+)?improvement|(?:need(?:s|ed|ing)?|requir(?:es?|ed|ing)|in\s+need\s+of|must|should|could|can)\s+(?:to\s+)?(?:be\s+)?improv\w+|to\s+improve)\b",
    re.IGNORECASE,
)
"""'Nine areas were identified for improvement', 'eleven areas need improving': areas for improvement in other words."""


def areas_to_improve(text: str, number: Number) -> CountedNumber | None:
    """So many of them, where no grade is told."""
    found = _AREAS_TO_IMPROVE.match(text, number.end) if (number.value or 0) >= _FEWEST else None
    named = thing_after(text, number.end)
    if found is None or (named and named.unit == FINDINGS) or _GRADES.search(text):
        return None
    thing = CountedThing(number.end, found.end(), "area for improvement", "volume", FINDINGS, _FEWEST)
    return CountedNumber(number, thing, "counted_things")


_FEWEST = 2.0
_GRADES = expression(r"\b(?:grade[ds]?|judge?ments?|rated|inadequate|adequate|requires\s+improvement)\b", re.IGNORECASE)


def one_finding(
    text: str, number: Number, last: CountedNumber | None, following: Number | None
) -> CountedNumber | None:
    """'Ten areas for improvement and one cause of concern': a single one is a figure beside a count of others."""
    found = _ONE_FINDING.match(text, number.end) if number.value == 1 else None
    if found is None:
        return None
    behind = (
        last is not None and last.thing.unit in UNITS_OF_FINDINGS and _BESIDE.fullmatch(text, last.end, number.start)
    )
    given = text[found.end() :].strip() != ":" and _GIVES.search(text, 0, number.start)
    beside = following is not None and _BESIDE.fullmatch(text, found.end(), following.start)
    other = thing_after(text, following.end) if following and beside else None
    if not behind and not given and not (other and other.unit in UNITS_OF_FINDINGS):
        return None
    thing = CountedThing(*found.span("noun"), found["noun"].lower(), "volume", FINDINGS, 0)
    return CountedNumber(number, thing, "counted_things")


_STANDS = (
    r"(?:(?:is|are|was|were|have|has|had|been|still|now|since|already|not|yet|fully|partly|partially|only|in\s+our\s+view)[\s,]+)*"
    r"(?:met|closed|completed?|outstanding|open|achieved|implemented|ongoing|in\s+progress|discharged|unmet|signed\s+off|overdue)\b"
)
_IN_STATE = expression(rf",?\s+(?:of\s+(?:them|these|those|which),?\s+)?{_STANDS}", re.IGNORECASE)
_REMAINING = expression(r"\b(?:the|its|our)\s+(?:outstanding|remaining)\s+$", re.IGNORECASE)
_VERB = expression(r"\s+[a-z]+\b", re.IGNORECASE)


def finding_in_state(text: str, number: Number, thing: CountedThing | None) -> CountedNumber | None:
    """The 'two partly met' and 'the outstanding three' of those that were counted or named before."""
    if thing is None or thing.unit not in UNITS_OF_FINDINGS or thing_after(text, number.end):
        return None
    remaining = _REMAINING.search(text, 0, number.start) and _VERB.match(text, number.end)
    return CountedNumber(number, thing, "joined_count") if remaining or _IN_STATE.match(text, number.end) else None
