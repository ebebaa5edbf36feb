"""Counts right before their noun: '1,200 calls', '16,000 999 calls', 'an average of seven investigations each'.

Belongs here: when a number beside a noun of the field is a count, and when it is part of a story, of a crowd or of what
others read. Not here: nouns that the field does not name (`unnamed`), or the other places of a count (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, thing_after
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.comparisons import for_so_many_people
from pipelines.extraction.volumes.shapes.of_findings import FINDINGS, is_told_elsewhere
from pipelines.extraction.volumes.shapes.states import is_figure, is_in_a_story
from pipelines.extraction.volumes.shapes.unnamed import CAPTION, FOR_EACH_AFTER

_AVERAGE_OF = expression(rf"\baverage\s+of\s+{HEDGED_MORE}$", re.IGNORECASE)
_ON_AVERAGE = expression(r"\b(?:on\s+average|typically)\b[^.;]{0,80}$", re.IGNORECASE)
"""'Carried an average of seven investigations each'."""
_OUT_OF_A_HUNDRED = expression(r"\bfor\s+(?:every|each)\s+(?:100|hundred)\b[^.;]*$", re.IGNORECASE)
"""'For every 100 crimes there were 58 arrests': a share."""
_TO_EACH = expression(
    r"\s+(?:each|apiece|per\s+(?:officer|detective|investigator|constable|person|head))\b", re.IGNORECASE
)
_UNITS_CARRIED = ("crimes", "incidents", "cases", "people", "visits", "calls")
"""'They were managing four investigations each': a workload, however small."""
_FEWEST_STATED = 2.0
"""One of a thing is a story's."""
_HOW_MANY_LIVE = expression(
    r"\b(?:population|home\s+to|inhabit\w+|residents|liv(?:e|es|ing)\s+(?:in|there|here|within|near|on|at)|households|crowd|protest\w*|readers?|followers?)\b",
    re.IGNORECASE,
)
_AT_LARGE = ("resident", "household", "respondent")
_ALL_OF_THEM = expression(rf"\b(?:every|each|for|survey\b[^.;]{{0,40}}\bof)\s+{HEDGED_MORE}$", re.IGNORECASE)
"""'Every 1,000 residents made 133 calls', 'in a survey for the commissioner of 2,016 residents'."""
_FOR_SO_MANY = expression(
    r"\b(?:per|for\s+(?:every|each))\s+(?:[\d,]+|(?:a\s+|one\s+)?(?:thousand|million))\s+(?:of\s+)?(?:the\s+)?(?:population|residents|people)\b",
    re.IGNORECASE,
)
_ALSO_REVIEWED = ("case", "record", "crime record", "meeting", "role", "job", "death", "comment")
_MORE_THAN_REVIEWED = 600.0
"""So many of what inspectors also read are the force's own."""


_SET_AGAINST = expression(
    rf"(?:\s+(?:in|at|by)\s+[\w\s]{{2,30}}?|\s+(?:was|were|had\s+been|have\s+been)\s(?:[^.;,£%\d]|\b{YEAR}){{3,90}}?)?,?\s+(?:(?:down|up)\s+from|compared\s+(?:with|to)|(?:as\s+)?against)\s+{HEDGED_MORE}\d",
    re.IGNORECASE,
)
"""'There were nine knife crimes, down from 14': a figure, however small."""
_BROUGHT = expression(
    rf"\b(?:seized|recovered|executed|arrested|charged|convicted|prosecuted|searched|issued|dismissed|suspended|rescued)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_FEWEST_BROUGHT = 5.0
"""'The team seized six vehicles': what came of the work, where it is more than a story's."""
_IN_THE_NUMBER = expression(
    r"\s+(?:(?:increase|rise|fall|drop|reduction|cut)\s+)?in\s+the\s+(?:total\s+|overall\s+)?numbers?\s+of(?=\s)",
    re.IGNORECASE,
)
"""'An increase of 140 in the number of officers.'"""
_AUDITS = expression(
    rf"\b(?:it|they|team|unit|registrar|auditors?|department|panel|board|bureau)\s+(?:(?:now|also|then|usually|typically|of\s+\w+)\s+)*(?:audits?|checks?|reviews?|samples?|dip-samples?|looks?\s+at|examines?|tests?|reads?)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_SO_OFTEN = expression(
    r"\b(?:a|an|each|every|per)\s+(?:week|month|quarter|year|day)\b|\b(?:monthly|weekly|quarterly|annually)\b",
    re.IGNORECASE,
)


def _audits_regularly(text: str, number: Number, thing: CountedThing) -> bool:
    """'The registrar's team audits 400 records a month': the force's own work."""
    return _AUDITS.search(text, 0, number.start) is not None and _SO_OFTEN.search(text) is not None


def with_noun(text: str, number: Number, end: int, high: Number | None) -> CountedNumber | None:
    """Right before its noun: '1,200 calls', '16,000 999 calls'; a small number only where it is stated of the force."""
    so_many = _IN_THE_NUMBER.match(text, end)
    thing = thing_after(text, so_many.end() if so_many else end)
    value = number.value or 0
    regular = thing is not None and thing.noun in _ALSO_REVIEWED and _audits_regularly(text, number, thing)
    if thing is None or not (
        thing.role == "volume" or regular or (thing.noun in _ALSO_REVIEWED and value >= _MORE_THAN_REVIEWED)
    ):
        return None
    averaged = thing.unit in _UNITS_CARRIED and _ON_AVERAGE.search(text, 0, number.start)
    if (averaged or _AVERAGE_OF.search(text, 0, number.start)) and value >= _FEWEST_STATED:
        return CountedNumber(number, thing, "counted_things", high)
    if value >= _FEWEST_STATED and _TO_EACH.match(text, thing.end) and thing.unit in _UNITS_CARRIED:
        return CountedNumber(number, thing, "counted_things", high)
    if _OUT_OF_A_HUNDRED.search(text, 0, number.start):
        return None
    for_people = for_so_many_people(text, thing.end)
    set_against = _SET_AGAINST.match(text, thing.end) is not None
    brought = value >= _FEWEST_BROUGHT and _BROUGHT.search(text, 0, number.start)
    stated = set_against or brought or is_figure(text, thing) or CAPTION.fullmatch(text)
    least = _FEWEST_STATED if stated else max(thing.least, _FEWEST_STATED)
    story = not set_against and is_in_a_story(text, number, thing)
    if (value < least or story) and not for_people:
        return None
    if FOR_EACH_AFTER.match(text, thing.end) and not for_people:
        return None
    if thing.unit == FINDINGS and is_told_elsewhere(text, number, thing):
        return None
    if thing.noun in _AT_LARGE and _ALL_OF_THEM.search(text, 0, number.start):
        return None
    if thing.noun in ("people", "child") and _HOW_MANY_LIVE.search(_FOR_SO_MANY.sub("", text)):
        return None
    return CountedNumber(number, thing, "counted_things", high)
