"""Whatever moved from one number to another: 'gun discharges came down from 41 in 2021 to 19', 'fell to nine, from 31'.

Belongs here: things whose noun stands before two numbers. Not here: one number behind its noun (`behind_nouns`), or how
long something takes (`measured.measures`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import (
    BY_A_SHARE,
    MEANWHILE,
    NO_COUNT,
    NO_NOUN_AFTER,
    SINGULAR_THINGS,
)
from pipelines.extraction.volumes.shapes.behind_nouns import HAS_MOVED

_THINGS_MOVED_FROM = expression(
    rf"\b(?P<things>(?:(?!(?:and|but|that)\b)[\w'-]+\s+){{0,2}}?(?P<noun>[a-z]{{3,}}(?<![sui])s|{SINGULAR_THINGS}))(?:\s+(?:in|on|at|by|of|for|against|with|under)\s+(?:[\w'-]+\s+){{0,4}}?[\w'-]+)?"
    rf"\s+(?:{HAS_MOVED}|{ARE}\s+(?:now\s+)?(?:up|down)){BY_A_SHARE}{MEANWHILE},?\s+from\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_WORKLOAD = expression(
    rf"\b(?P<what>(?:workload|caseload)s?)\b(?:(?!\b(?:which|that)\b)[^.;:%£\d]){{0,80}}?\sfrom\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'We have cut the average workload of a detective from 31 to 24': cases, whoever carries them."""
_THEN_TO = expression(rf"[^.;%£\d]{{0,20}}(?:\b{YEAR}(?:[/-]\d\d)?)?,?\s+to\s+{HEDGED_MORE}", re.IGNORECASE)
_LEAST_MOVED = 5.0
_THEN_FROM = expression(
    rf"[^.;%£\d]{{0,40}}?,?\s+(?:down\s+|up\s+)?from\s+(?:(?:an?|the)\s+(?:[\w-]+\s+)?(?:peak|high|low)\s+of\s+)?{HEDGED_MORE}"
)
_THINGS_MOVED_TO = expression(
    rf"\b(?P<things>(?:(?!(?:and|but|that)\b)[\w'-]+\s+){{0,2}}?(?P<noun>[a-z]{{3,}}(?<![sui])s|{SINGULAR_THINGS}))(?:\s+(?:in|on|at|by|of|for|against|with|under|that)\s+(?:[\w'-]+\s+){{0,9}}?[\w'-]+)?"
    rf"\s+(?:{HAS_MOVED}|{ARE}\s+(?:now\s+)?(?:up|down)){BY_A_SHARE}{MEANWHILE},?\s+to\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)


def _moved_to(text: str, number: Number, following: Number) -> CountedNumber | None:
    """'Detentions fell to nine in the year, from 31 in 2018.'"""
    if max(number.value or 0, following.value or 0) < _LEAST_MOVED or not NO_NOUN_AFTER.match(text, following.end):
        return None
    offset = max(0, number.start - 120)
    moved = _THINGS_MOVED_TO.search(text, offset, number.start)
    if moved is None or NO_COUNT.search(moved["noun"]) or not NO_NOUN_AFTER.match(text, number.end):
        return None
    thing = CountedThing(moved.start("things"), moved.end("noun"), moved["noun"].lower(), "volume", "", 2)
    return CountedNumber(number, thing, "count_of_things")


def moved_between(text: str, number: Number, following: Number | None) -> CountedNumber | None:
    """'Gun discharges came down from 41 in 2021 to 19': of whatever, where it goes from one number to another."""
    if following is None:
        return None
    if _THEN_FROM.fullmatch(text, number.end, following.start):
        return _moved_to(text, number, following)
    if not _THEN_TO.fullmatch(text, number.end, following.start):
        return None
    if max(number.value or 0, following.value or 0) < _LEAST_MOVED or not NO_NOUN_AFTER.match(text, following.end):
        return None
    offset = max(0, number.start - 120)
    if carried := _WORKLOAD.search(text, offset, number.start):
        cases = CountedThing(carried.start("what"), carried.end("what"), "case", "volume", "cases", 0)
        return CountedNumber(number, cases, "count_of_things")
    moved = _THINGS_MOVED_FROM.search(text[offset : number.start])
    if moved is None or NO_COUNT.search(moved["noun"]):
        return None
    place = offset + moved.start("things"), offset + moved.end("noun")
    return CountedNumber(
        number, CountedThing(*place, moved["noun"].lower(), "volume", "", _LEAST_MOVED), "count_of_things"
    )
