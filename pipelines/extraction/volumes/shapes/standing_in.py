"""Numbers whose noun another word stands in for: 'eight new ones', '118 have done so', 'a caution in 583'.

Belongs here: ways of counting in which a word takes the noun's place. Not here: numbers that leave it out
(`constructions`), or stand beside it (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, things_before
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER

_ONES = expression(r"\s+(?:(?:new|more|further|other|additional|extra|old|older|open|such)\s+)+ones\b", re.IGNORECASE)
_DONE_SO = expression(
    r"\s+(?:(?:people|officers|staff)\s+)?(?:(?:have|has|had|did|do|will|would)\s+)(?:(?:already|now|since|by\s+then)\s+)?(?:done\s+so|do\s+so|so)\b",
    re.IGNORECASE,
)
_EVERYBODY = expression(r"\b(?:every|each|any|an?)\s+(?P<who>(?:[\w-]+\s+)?[a-z-]{4,})\b", re.IGNORECASE)
_FEWEST = 2.0
_OUTCOME_IN = expression(
    r"\b(?P<what>arrests?|cautions?|charges?|(?:community\s+)?resolutions?|warnings?|(?:penalty\s+|fixed\s+penalty\s+)?notices?|summons(?:es)?|"
    r"convictions?|seizures?|no\s+further\s+action|fines?|orders?|force|taser|handcuffs)"
    r"(?:\s+(?:was|were|had\s+been))?(?:\s+(?:followed|resulted|ensued|came|made|given|issued|used|taken|agreed|administered|imposed|fired|applied))?\s+in\s+"
    rf"{HEDGED_MORE}$",
    re.IGNORECASE,
)
_SO_MANY_CASES = expression(
    r"\s+(?:cases|instances|incidents|searches|encounters|stops)\b(?!\s+(?:of|out\s+of|in\s+every|per|where|in\s+which|that)\b)"
)
_FEWEST_OUTCOMES = 20.0


def standing_in(text: str, number: Number, told: CountedThing | None) -> CountedNumber | None:
    """`told` is what was counted last."""
    return (
        _ones(text, number, told)
        or _done_so(text, number, told)
        or _outcome_in(text, number, told)
        or _there_were(text, number, told)
    )


def _ones(text: str, number: Number, told: CountedThing | None) -> CountedNumber | None:
    """'Eleven items have been closed and eight new ones added.'"""
    if not _ONES.match(text, number.end) or (number.value or 0) < _FEWEST:
        return None
    thing = told or things_before(text, number.start)
    return CountedNumber(number, thing, "joined_count") if thing and thing.role == "volume" else None


def _done_so(text: str, number: Number, told: CountedThing | None) -> CountedNumber | None:
    """'Every supervisor will take the course by Easter; 118 have done so already.'"""
    if not _DONE_SO.match(text, number.end) or (number.value or 0) < _FEWEST:
        return None
    thing = told or things_before(text, number.start)
    if (thing is None or thing.role != "volume") and (who := _EVERYBODY.search(text, 0, number.start)):
        thing = CountedThing(*who.span("who"), who["who"].lower(), "volume", "people", _FEWEST)
    return CountedNumber(number, thing, "joined_count") if thing and thing.role == "volume" else None


_THERE_WERE = expression(rf"\bthere\s+(?:are|were|have\s+been|had\s+been)\s+{HEDGED_MORE}$", re.IGNORECASE)
_RECORDED = expression(
    r"\s+(?P<what>recorded|reported|received|made|issued|logged|submitted|open|live|pending|vacant|left|remaining|"
    r"in\s+(?:post|place|all|total|use|force|custody|training|progress)|on\s+(?:the|our|its)\s+(?:[\w-]+\s+)?(?:list|books|register|system|scheme|programme|tracker|portal)|"
    r"under\s+(?:way|investigation))\b(?!\s+[a-z]+s\b)"
)
_FEWEST_RECORDED = 5.0


def _there_were(text: str, number: Number, told: CountedThing | None) -> CountedNumber | None:
    """'In 2019 there were 1,207 recorded': of what was told or asked of before."""
    found = _RECORDED.match(text, number.end) if _THERE_WERE.search(text, 0, number.start) else None
    if found is None or (number.value or 0) < _FEWEST_RECORDED:
        return None
    thing = told or CountedThing(*found.span("what"), "thing", "volume", "", _FEWEST_RECORDED)
    return CountedNumber(number, thing, "joined_count")


def _outcome_in(text: str, number: Number, told: CountedThing | None) -> CountedNumber | None:
    """'An arrest followed in 702 cases and a community resolution in 583.'"""
    found = _OUTCOME_IN.search(text, 0, number.start)
    if found is None or (number.value or 0) < _FEWEST_OUTCOMES:
        return None
    if not _SO_MANY_CASES.match(text, number.end) and not (told and NO_NOUN_AFTER.match(text, number.end)):
        return None
    thing = CountedThing(*found.span("what"), found["what"].lower(), "volume", "outcomes", _FEWEST_OUTCOMES)
    return CountedNumber(number, thing, "count_of_things")
