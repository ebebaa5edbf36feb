"""Numbers that lead up to what they count: 'At 2,104, officer numbers', 'an increase of 140 in the number of PCSOs'.

Belongs here: numbers whose noun comes later, apart from them. Not here: numbers right before their noun
(`with_nouns`).
"""

from __future__ import annotations

import re

from pipelines.documents.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, thing_after
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number

_FRONTED = expression(
    rf"(?:^\W*|[.;]\s+|,?\s(?:and|but)\s+)(?:now\s+|still\s+|already\s+)?(?:at|from(?:\s+(?:an?|its)\s+(?:\w+\s+)?(?:low|high|peak)(?:\s+point)?\s+of)?|numbering|standing\s+at|having\s+reached|up\s+(?:from|to)|down\s+(?:from|to))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_THEN_THING = expression(
    r"[^.;,\d]{0,20}(?:\b(?:19|20)\d\d)?,(?:\s+(?:the|its|our|their)(?:\s+force's|\s+constabulary's)?)?(?=\s)"
)
_LEAST_FRONTED = 50.0
"""Fewer may be an hour or an age."""
_CHANGE_OF = expression(
    rf"\b(?:increase|rise|fall|drop|reduction|cut|growth|decrease|decline|jump|surge)\s+of\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_CHANGE = expression(r"\s+(?:increase|rise|fall|drop|decrease|reduction|cut)(?=\s+in\b)", re.IGNORECASE)
"""'A 620 fall in the number of officers.'"""
_IN_THINGS = expression(
    r"\s+in\s+(?:(?:the|its|our|their)\s+)?(?:(?:total\s+|overall\s+)?numbers?\s+of\s+)?", re.IGNORECASE
)


def leading_up(text: str, number: Number) -> CountedNumber | None:
    """Of what the clause goes on to name."""
    value = number.value or 0.0
    behind = change = None
    if value >= _LEAST_FRONTED and _FRONTED.search(text, 0, number.start):
        behind = _THEN_THING.match(text, number.end)
    elif _CHANGE_OF.search(text, 0, number.start) or (change := _CHANGE.match(text, number.end)):
        behind = _IN_THINGS.match(text, change.end() if change else number.end)
    if behind is None:
        return None
    at = behind.end()
    thing = thing_after(text, at - 1 if text[at - 1 : at] == " " else at)
    if thing is None or thing.role != "volume" or value < thing.least:
        return None
    return CountedNumber(number, thing, "counted_things")
