"""A few of a thing, which are a figure because they stand beside a count: '12 officers and three members of staff'.

Belongs here: small numbers in a row of counts. Not here: counts that need no neighbour (`places`), or the one finding
beside others (`of_findings`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.counts.words.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, anything_after, thing_after
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number

_FEWEST = 2.0
_ENOUGH = 10.0
"""So many of a thing are a figure by themselves."""
_AND = expression(
    r"\s*(?:[,;]|[,;]?\s+(?:and|plus|with|as\s+well\s+as|along\s+with|together\s+with|alongside))\s+"
    rf"(?:(?:and|plus|then)\s+)?{HEDGED_MORE}",
    re.IGNORECASE,
)


_TOLD_BEFORE = expression(
    r"\b(?:of|in|at|on|to|across|from|between|among)\s+(?:all\s+)?(?:the|these|those)\s+$", re.IGNORECASE
)
"""'Across the two suites, 61 detainees …': told of before."""
_RESULT = expression(
    r"(?:[,;]|\band)\s+(?:(?:and|also|then)\s+)*(?:made|seiz(?:ed|ing)|shut|clos(?:ed|ing)|recover(?:ed|ing)|execut(?:ed|ing)|carried\s+out|issu(?:ed|ing)|serv(?:ed|ing)|dismantl(?:ed|ing)|disrupt(?:ed|ing)|"
    rf"safeguard(?:ed|ing)|rescu(?:ed|ing)|arrest(?:ed|ing)|charg(?:ed|ing)|search(?:ed|ing)|raid(?:ed|ing)|stopp(?:ed|ing)|destroy(?:ed|ing)|impound(?:ed|ing)|took|secur(?:ed|ing)|obtain(?:ed|ing))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'It made 96 arrests, took £40,000 in cash and shut four brothels': what came of one operation."""
_IS_COMPARED = expression(r"\s+(?:below|above|under|over|beyond|short\s+of|off|more|fewer|less)\b", re.IGNORECASE)
"""'1,902 officers, 44 below its establishment': so many are missing."""


def beside_another(
    text: str, number: Number, end: int, last: CountedNumber | None, following: Number | None
) -> CountedNumber | None:
    """'12 officers and three members of staff', '6 tractors, 41 quad bikes': `end` is where the number ends."""
    value = number.value or 0.0
    if value < _FEWEST or not value.is_integer() or _IS_COMPARED.match(text, end):
        return None
    if _TOLD_BEFORE.search(text, 0, number.start):
        return None
    thing = _thing(text, end)
    if thing is None or speaks_of_review(text):
        return None
    behind = last is not None and (
        _AND.fullmatch(text, last.end, number.start) or _RESULT.search(text, last.end, number.start)
    )
    return CountedNumber(number, thing, "counted_things") if behind or _leads(text, thing, following) else None


def _thing(text: str, end: int) -> CountedThing | None:
    known = thing_after(text, end)
    if known is None:
        return anything_after(text, end)
    return known if known.role == "volume" else None


def _leads(text: str, thing: CountedThing, following: Number | None) -> bool:
    """Whether a count of something else comes right behind."""
    if following is None or not _AND.fullmatch(text, thing.end, following.start):
        return False
    other = _thing(text, following.end)
    return other is not None and (following.value or 0) >= max(other.least, _ENOUGH)
