"""Quantities of people at large: how many live somewhere, how much likelier some of them are to be searched.

Belongs here: populations and likelihoods. Not here: how long something takes (`measures`), or people whom the field
counts (`places`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.measured.measurement import Measured
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER

_LEAST_LIVING = 10_000.0
_POPULATION_OF = expression(
    rf"(?<!\d\s)(?<!million\s)\bpopulation(?::|\s+(?:of|is|was|numbers|stands\s+at))\s+{HEDGED_MORE}{HEDGED_MORE}$",
    re.IGNORECASE,
)
_LABELLED_POPULATION = expression(
    r"\W*(?:resident\s+)?population\b(?!\s+(?:aged|under|over))[^.;:]*[\s:|]", re.IGNORECASE
)
"""'Population | 757,000 people | 59.1 million people': a row of a table."""
_POPULATION_FIGURE = expression(
    rf"\bpopulation\s+(?:figure|estimate)s?\b[^.]*(?:\b(?:figure|estimate)\b[^.;]{{0,50}}?|[A-Z][a-z]+[’']s)\s(?:is|was)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Population figures are estimates; the figure for Kent is 1.8 million.'"""
_LEAST_POPULATION = 100_000.0
_LIVE_THERE = expression(
    r"\s+(?:(?P<who>people|children|adults|residents|households)\s+(?:who\s+)?|(?:who|that)\s+)liv(?:e|es|ed|ing)\s+(?:in|there|here|within|on|across)\b",
    re.IGNORECASE,
)
_SERVES = expression(
    rf"\b(?:serves?|serving|polices|policing|protects?|protecting|home\s+to|covers?|covering|officers\s+for|services?\s+(?:to|for)|policing\s+(?:to|for))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_THOSE_SERVED = expression(r"\s+(?:people|residents|inhabitants|citizens)\b", re.IGNORECASE)
"""'It serves 1.8 million residents.'"""
_RESIDENTS = expression(r"\s+(?:residents|inhabitants)\b(?!\s+(?:who|that|took|re|an))", re.IGNORECASE)
_VISITORS = expression(
    r"\s+(?:visitors|tourists|passengers|students|holidaymakers)\b[^.;]{0,30}?\b(?:a|each|every|per|in\s+a)\s+(?:year|season|summer)\b",
    re.IGNORECASE,
)
"""'Some 11 million visitors each year.'"""
_WITH = expression(rf"\bwith\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'Among the youngest districts, with around 552,000 residents.'"""
_ALL_WHO_LIVE = ("people", "residents")
_LIKELIER = expression(
    r"\s+times\s+(?P<who>(?:more|less|as)\s+likely|(?:more|as)\s+often|the\s+rate\s+(?:of|for|at)(?=\s+[\w\s-]*?\b(?:white|other|people|men|women|adults)\b))\b",
    re.IGNORECASE,
)
"""'3.1 times more likely', 'searched at 6.8 times the rate of white people'."""
_THE_SO_MANY_TIMES = expression(
    r"\s+times\b(?=\s*[.,;)]|\s+(?:recorded|found|seen|reported|in|across|for|nationally|(?:a|the)\s+year|last\s+year)\b)"
)
_SET_AGAINST = expression(
    rf"[^.;%£\d]{{0,120}}?(?:\(\s*(?:(?:(?:in\s+)?{YEAR}(?:/\d\d)?|last\s+year|(?:the\s+)?(?:previous|prior)\s+year|England(?:\s+(?:and|&)\s+Wales)?|national(?:ly)?(?:\s+average)?|regional\s+average)\s?:?\s+)?|\b(?:than|with|to|against|from)\s+(?:the\s+)?){HEDGED_MORE}",
    re.IGNORECASE,
)
"""'4.1 times more likely than white people (4.8 in 2021/22)', 'lower than the 3.7 times recorded nationally'."""
_WEIGHT = expression(r"\s?(?P<what>(?:kg|kilos?|kilogram(?:me)?s?|tonnes?|litres?)\s+of\s+[\w-]+)", re.IGNORECASE)


def as_likely(text: str, number: Number, last: Measured | None) -> Measured | None:
    """How many times likelier it was at another time or elsewhere, after the figure that says what is likelier."""
    if last is None or not last.subject.startswith("times "):
        return None
    again = _THE_SO_MANY_TIMES.match(text, number.end) or NO_NOUN_AFTER.match(text, number.end)
    told = again and _SET_AGAINST.fullmatch(text, last.numbers[-1].end, number.start)
    return replace(last, value=number.value or 0, numbers=(number,)) if told else None


def part_of_people(text: str, number: Number, last: Measured | None) -> Measured | None:
    """'A population of 637,000, of whom some 128,000 are under 18.'"""
    if last is None or last.subject != "population" or (number.value or 0) < _LEAST_PART:
        return None
    told = _OF_WHOM.fullmatch(text, last.numbers[-1].end, number.start)
    return Measured(number.value or 0, (number,), "people of whom") if told else None


_LEAST_PART = 1_000.0
_OF_WHOM = expression(
    rf"[^.;\d]{{0,40}},?\s+(?:of\s+whom|including|among\s+(?:them|these)|and|;)\s+{HEDGED_MORE}", re.IGNORECASE
)
_OF_THEM = expression(r"\s+of\s+(?:them|these|those)\b", re.IGNORECASE)


def of_people(text: str, number: Number) -> Measured | None:
    """People at large: how many live somewhere, how much likelier some of them are."""
    value = number.value or 0
    if likelier := _LIKELIER.match(text, number.end):
        return Measured(value, (number,), f"times {likelier['who']}")
    if _POPULATION_OF.search(text, 0, number.start) or (
        value >= _LEAST_POPULATION and _POPULATION_FIGURE.search(text, 0, number.start)
    ):
        return Measured(value, (number,), "population")
    if value >= _LEAST_LIVING and (
        (_THOSE_SERVED.match(text, number.end) and _SERVES.search(text, 0, number.start))
        or (_RESIDENTS.match(text, number.end) and _WITH.search(text, 0, number.start))
    ):
        return Measured(value, (number,), "population")
    if value >= _LEAST_LIVING and _THOSE_SERVED.match(text, number.end) and _LABELLED_POPULATION.match(text):
        return Measured(value, (number,), "population")
    if value >= _LEAST_LIVING and (living := _LIVE_THERE.match(text, number.end)):
        return Measured(
            value,
            (number,),
            "population" if living["who"] in (None, *_ALL_WHO_LIVE) else f"{living['who']} living there",
        )
    if value >= _LEAST_LIVING and _VISITORS.match(text, number.end):
        return Measured(value, (number,), "visitors")
    if weight := _WEIGHT.match(text, number.end):
        return Measured(value, (number,), weight["what"])
    return None
