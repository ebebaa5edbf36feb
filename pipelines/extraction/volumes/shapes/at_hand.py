"""People and things at hand, named before: 'there are now eight', 'having taken on six extra', 'with 640 off work'.

Belongs here: such numbers without a noun. Not here: others that lean on what was counted before (`constructions`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedThing, named_before
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER, UNITS_NAMED

MORE_OF_THEM = expression(
    r"\s+(?:extra|additional|fewer|more)\s*(?:[.,;)]|$|\s(?:in|over|during|since|by|last|this|than)\b)", re.IGNORECASE
)
"""'It has the dog handlers it needs, having taken on six extra last year'."""
_THERE_NOW = expression(
    rf"\bthere\s+(?:are|were)\s+(?:now|then)\s+{HEDGED_MORE}$|\bnow\s+(?:has|have)\s+{HEDGED_MORE}$", re.IGNORECASE
)
_THERE_THEN = expression(rf"\bthere\s+(?:were|had\s+been)\s+{HEDGED_MORE}$", re.IGNORECASE)
_AT_A_TIME = expression(
    rf"\s+(?:at\s+the\s+time|in\s+(?:[A-Z][a-z]+\s+)?{YEAR}|when|before|previously|last\s+(?:year|time)|(?:\w+\s+){{1,2}}(?:years?|months?)\s+(?:ago|earlier|before))\b"
)
"""'It has enough auditors: there are now eight, and there were three in 2018'."""
_STATE_OF_PEOPLE = expression(
    r"\s+(?:off\s+(?:work|sick|duty)|on\s+(?:(?:long-term\s+)?sick(?:ness)?|maternity|restricted|limited|adjusted|light)\b|absent|suspended|"
    r"(?:below|above|under|over|short\s+of)\s+(?:(?:its|the|their)\s+)?(?:[\w-]+\s+)?(?:establishment|strength|complement)\b|"
    r"in\s+training|yet\s+to\s+be\s+(?:trained|vetted))",
    re.IGNORECASE,
)
"""'Officers are exhausted, with 640 off work with stress'."""
_ENOUGH = 10.0


def there_are(text: str, number: Number, thing: CountedThing | None) -> CountedThing | None:
    """'There are now eight, and there were three in 2018', 'having taken on six extra': people or things at hand."""
    before = text[: number.start]
    there = _THERE_NOW.search(before) or (
        _THERE_THEN.search(before) and ((number.value or 0) >= _ENOUGH or _AT_A_TIME.match(text, number.end))
    )
    if not there and (thing or not MORE_OF_THEM.match(text, number.end)):
        return None
    named = thing or named_before(text, number.start, UNITS_NAMED)
    at_hand = named and named.unit in UNITS_NAMED and (number.value or 0) > 1
    return named if at_hand and NO_NOUN_AFTER.match(text, number.end) else None


def in_a_state(text: str, number: Number) -> CountedThing | None:
    """'Officers are exhausted, with 640 off work with stress'."""
    return named_before(text, number.start, ("people",)) if _STATE_OF_PEOPLE.match(text, number.end) else None
