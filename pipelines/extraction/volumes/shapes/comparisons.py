"""Counts set against others: for so many people, for the nation, against a target, in the state told of before.

Belongs here: numbers that lean on a thing counted before because of what they compare it with. Not here: other numbers
without a noun (`constructions`), or labels (`labels`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, named_before, things_before
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER, REACH, UNITS_NAMED

_LEAST = 5.0
_OF_POPULATION = expression(
    r"(?:\s+of\s+[\w-]+(?:\s+[\w-]+)?)?\s+(?:per|for\s+every|for\s+each)\s+(?:1,?000|10,?000|100,?000|(?:(?:one|a|1)\s+)?million|(?:(?:one|a)\s+)?(?:hundred\s+)?thousand)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:people|persons|population|residents|inhabitants|households|homes|adults|children|employees|workforce|(?:members\s+of\s+)?staff|officers)\b",
    re.IGNORECASE,
)
_TARGET = expression(
    rf"\b(?:(?:an?|the|its|their|our|this)\s+(?:[\w'-]+\s+){{0,3}}?(?:targets?|establishment|complement|strength|baseline|allocation|quota|requirement|entitlement|ceiling|goal|limit|plan|peak|maximum|minimum|guideline|norm|optimum|benchmark)\s+(?:of|(?:(?:was|is)\s+(?:put|set|fixed)\s+at)|was|is|to\s+be)|"
    rf"(?:at|to)\s+or\s+(?:above|over|below|under)|at\s+a\s+minimum\s+of)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The Government had set a target of 2,381': of the officers told of before."""


def targeted(text: str, number: Number, thing: CountedThing | None) -> CountedNumber | None:
    """'It had 2,389 officers, against a target of 2,381', 'keeps its headcount at or above 3,605'."""
    if not _TARGET.search(text[max(0, number.start - REACH) : number.start]) or not NO_NOUN_AFTER.match(
        text, number.end
    ):
        return None
    named = named_before(text, number.start, UNITS_NAMED) or thing
    if (
        named is None
        or (named.unit not in UNITS_NAMED and named is not thing)
        or (number.value or 0) < max(named.least, _LEAST)
    ):
        return None
    return CountedNumber(number, named, "joined_count")


_NUMBER_IN_STATE = expression(
    rf"\bthe\s+number\s+(?:(?:that\s+{ARE}\s+)?(?:still\s+)?(?:awaiting|waiting|outstanding|overdue|unallocated|in\s+(?:the|its|their|that)\s+(?:queue|backlog))"
    rf"(?:\s+(?!(?:was|is|had|has|stood|rose|fell)\b)[\w'-]+){{0,4}}?\s+(?:was|is|stood\s+at|stands\s+at|ha[sd]\s+(?:risen|fallen|grown|dropped)\s+to|rose\s+to|fell\s+to|had\s+reached|reached))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)


def in_state(text: str, number: Number, thing: CountedThing | None) -> CountedNumber | None:
    """'The number awaiting examination was 327': of the things told of before, or of whatever waits."""
    found = _NUMBER_IN_STATE.search(text, 0, number.start)
    if found is None or not NO_NOUN_AFTER.match(text, number.end):
        return None
    named = thing or CountedThing(found.start(), found.end(), "thing", "volume", "", 0)
    return CountedNumber(number, named, "joined_count")


def for_so_many_people(text: str, at: int) -> bool:
    """'70 crimes for every 1,000 people', `at` being where the noun ends."""
    return _OF_POPULATION.match(text, at) is not None


def of_population(text: str, number: Number, thing: CountedThing | None) -> CountedNumber | None:
    """'A rate of 43 per 1,000 people': a count for so many people, of what was named before."""
    if _OF_POPULATION.match(text, number.end) is None:
        return None
    named = thing or things_before(text, number.start)
    if named is None and (subject := _RATE_IS.search(text, 0, number.start)):
        place = subject.span("things")
        named = CountedThing(*place, subject["things"].lower(), "volume", "", 0)
    return CountedNumber(number, named, "joined_count") if named and named.role == "volume" else None


_RATE_IS = expression(
    rf"\b(?:the\s+)?(?:(?:[\w-]+\s+){{0,3}}?rate\s+of\s+)?(?P<things>[a-z][\w-]*(?:\s+[\w-]+){{0,3}}?)\s+(?:rate\s+)?(?:is|was|stood\s+at|stands\s+at|at)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_NATIONAL_RATE = Quick(
    rf"\b(?:the\s+)?(?:(?:national|regional|England(?:\s+and\s+Wales)?)\s+(?:rate|figure|average|number|total)(?:\s+(?:for|across|in)\s+[\w\s]{{3,40}}?)?|"
    rf"(?:rate|figure|average|number|total)\s+(?:for|across|in|of)\s+(?:England|all|the|similar|most|other|Wales)\b[\w\s]{{0,40}}?)\s+"
    rf"(?:is|was|of|being|stood\s+at|stands\s+at|had\s+been)\s+{HEDGED_MORE}$|"
    rf"\bnationally,?\s+(?:the|its)\s+(?:norm|figure|average|rate|number)\s+(?:is|was)\s+{HEDGED_MORE}$|"
    rf"\b(?:England(?:\s+and\s+Wales)?|nationally|region|country)(?:\s+as\s+a\s+whole)?,?\s+(?:there\s+(?:are|were)|it\s+(?:is|was))\s+{HEDGED_MORE}$|"
    rf"\b(?:England(?:\s+and\s+Wales)?|nationally|region|country),?\s+where\s+(?:the\s+(?:rate|figure|average)|it)\s+(?:is|was|stands\s+at|stood\s+at)\s+{HEDGED_MORE}$",
)


def of_nation(text: str, number: Number, thing: CountedThing | None) -> CountedNumber | None:
    """'The rate for England and Wales was 46', after a count of the force's own."""
    if thing is None or not _NATIONAL_RATE.search(text[max(0, number.start - REACH) : number.start]):
        return None
    return CountedNumber(number, thing, "joined_count") if NO_NOUN_AFTER.match(text, number.end) else None
