"""Numbers set apart from what they count: 'its projects, 118 at our last count', 'rest days owed came to 21,300'.

Belongs here: totals, what things have come down to, and numbers between commas or behind 'of which'. Not here: numbers
that lean on a count before them (`constructions`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, things_before
from pipelines.extraction.grammar.function_words import ARE, THEIR
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import BY_A_SHARE, MEANWHILE, NO_COUNT, NO_NOUN_AFTER, REACH
from pipelines.extraction.volumes.shapes.behind_nouns import HAS_MOVED

_IN_ALL = expression(rf"\s+(?:in\s+(?:all|total)|all\s+told|altogether|at\s+{THEIR}\s+last\s+count)\b", re.IGNORECASE)
"""'More than a quarter of calls were abandoned, some 74,000 in all'."""
_APART = expression(rf"(?:,|\(|\s[-–])\s*{HEDGED_MORE}$", re.IGNORECASE)
_THERE_WERE = expression(
    rf"\bof\s+(?:which|whom)\s+there\s+(?:are|were|have\s+been|had\s+been)\s+{HEDGED_MORE}$|"
    rf",\s+which\s+(?:(?:now|then|currently|had|has|have)\s+)*(?:(?:stood|stands|stand)\s+at|numbers?|numbered|totals?|totalled|reach(?:es|ed)|c[ao]mes?\s+to|r[ui]n\s+to|ran\s+to|(?:rose|risen|fell|fallen|grew|grown|climbed|dropped)\s+to)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Protection orders, of which there were only 88', 'overdue visits, which stood at 64'."""
_THINGS_OF_WHICH = expression(
    r"\b([a-z]{3,}(?<![sui])s),\s+of\s+wh(?:ich|om)\s+there\s+(?:\w+\s+){1,3}$", re.IGNORECASE
)
_LEAST_TOTAL = 10.0


def apart(text: str, number: Number) -> CountedNumber | None:
    """A number set apart from what it counts: 'its projects, 118 at our last count', 'of which there were 88'."""
    before = text[max(0, number.start - REACH) : number.start]
    in_all = _IN_ALL.match(text, number.end) and _APART.search(before)
    if not in_all and not (_THERE_WERE.search(before) and NO_NOUN_AFTER.match(text, number.end)):
        return None
    named = things_before(text, number.start)
    if (unknown := _THINGS_OF_WHICH.search(before)) and (named is None or named.role != "volume"):
        offset = number.start - len(before)
        named = CountedThing(offset + unknown.start(1), offset + unknown.end(1), unknown[1].lower(), "volume", "", 0)
    if named is None or (named.role != "volume" and not in_all) or (number.value or 0) < 2:
        return None
    return CountedNumber(number, named, "joined_count")


_THINGS_MOVED = expression(
    rf"(?:^\W*|[.;,:]\s+|\b(?:and|but|while|whereas|that)\s+)(?!(?:and|but|while|whereas|that)\s)(?:(?:all|the|its|our|their)\s+)?(?P<things>(?:[\w'-]+\s+){{0,3}}?(?P<noun>[a-z]{{3,}}(?<![sui])s))"
    rf"(?:\s+(?:open|live|pending|waiting|outstanding|older|overdue|unresolved|under|over|for|in|with|at|on|of|by|from)(?:\s+(?!(?:was|were|is|are|has|had|have|that|which|who|and|but)\b)[\w'-]+){{0,6}}?)?\s+"
    rf"(?:{HAS_MOVED}{BY_A_SHARE}{MEANWHILE},?\s+to|{ARE}\s+(?:now\s+)?(?:down|up|back)\s+(?:to|at))\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)


def moved_things(text: str, number: Number) -> CountedNumber | None:
    """'… 565 people, and the overdue visits are down to fewer than 500': of their own subject, whatever it is."""
    before = text[max(0, number.start - REACH) : number.start]
    found = _THINGS_MOVED.search(before) if NO_NOUN_AFTER.match(text, number.end) else None
    if found is None or (number.value or 0) < _LEAST_TOTAL:
        return None
    if NO_COUNT.search(found["noun"]):
        return None
    offset = number.start - len(before)
    thing = CountedThing(
        offset + found.start("things"), offset + found.end("noun"), found["noun"].lower(), "volume", "", _LEAST_TOTAL
    )
    return CountedNumber(number, thing, "count_of_things")
