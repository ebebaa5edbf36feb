"""'300 officers were cut' are those that a force has no more; 'a rise of 67 offences' counts no offences there are.

Belongs here: what the verb next to a count makes of the measure of its words. Not here: words that name what is counted
(`reference/measures.csv`), or counts whose words name no measure (`completion.by_state`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber
from pipelines.extraction.measures.matches import known
from pipelines.extraction.volumes.shapes.parts import is_step

_WHO_IS_THERE = frozenset((
    "police_officers", "police_staff", "workforce", "community_support_officers", "police_officers_recruited",
))  # fmt: skip
"""'400 times the officers …' counts how often they did something."""
_OF_CHANGE = frozenset((
    "police_officers_recruited", "police_officers_new_national", "crimes_not_recorded", "crimes_not_recorded_violence",
    "crimes_not_recorded_sexual",
))  # fmt: skip


def _is_change(text: str, counted: CountedNumber) -> bool:
    """'7,891 fewer crimes than last year', 'a rise of 67 offences': by how many, and not how many there are."""
    return is_step(text, counted.number) or text.startswith((" fewer ", " less "), counted.number.end)


_OF_A_KIND = expression(
    r"\s+(?:of|involving|against|related\s+to|linked\s+to)\s+(?!(?:these|those|them|which|all|every|any)\b)[a-z]",
    re.IGNORECASE,
)
"""'17,616 offences of coercive control' are not all crimes."""


def lost_or_added(text: str, counted: CountedNumber, measure: str | None) -> str | None:
    """The measure, unless the verb beside officers or staff says that they are cut, or that so many were added."""
    if measure and known(measure).unit == "count" and measure not in _OF_CHANGE and _is_change(text, counted):
        return None
    if measure == "recorded_crime_volume" and _OF_A_KIND.match(text, counted.thing.end):
        return None
    return None if measure in _WHO_IS_THERE and counted.thing.noun == "time" else measure
