"""'300 officers were cut' are those that a force has no more; 'a rise of 67 offences' counts no offences there are.

Belongs here: what the verb next to a count makes of the measure of its words. Not here: words that name what is counted
(`reference/measures.csv`), or counts whose words name no measure (`completion.by_state`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.measures.matches import known
from pipelines.extraction.volumes.shapes.parts import is_step

_FEWEST = 900
"""Officers of the smallest forces."""
_WHO_IS_THERE = frozenset(
    ("police_officers", "police_staff", "workforce", "community_support_officers", "police_officers_recruited")
)
_CUT_BEFORE = expression(
    rf"\b(?:cut(?:s|ting)?|ax(?:es?|ed|ing)|los(?:es?|t|ing)|loss\s+of|shed(?:s|ding)?|scrap(?:s|ped|ping)?)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_CUT_BEHIND = expression(
    r"(?:\s\([^()]*\))?(?:\s+(?:in|across|at)\s+(?:[\w'-]+\s*){1,3}?)?\s+(?:(?:to|will|would|could|may|have|had|has|were|was|are|be|being|been)\s+)*"
    r"(?:cut|axed|shed|scrapped|made\s+redundant)\b(?=\s*(?:[.,;]|$)|\s+(?:in|since|by|from|between|over|this|last|every|each|under|across)\b)",
    re.IGNORECASE,
)


_RAISED_BY = expression(
    rf"\b(?:increas|rais|grow|boost|lift|went\s+up|gone\s+up|rose|risen|up)(?:\w*)\b[^.;:,]*\sby\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)


_STRENGTH_OF = expression(
    r"\b(?:establishment|strength|headcount|complement|workforce|total|(?P<target>targets?|baseline|allocation|requirement))"
    rf"\s+(?:of|is|was|at)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'We will recruit to our establishment of 3,650 officers.'"""


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
    if measure not in _WHO_IS_THERE:
        return measure
    if counted.thing.noun == "time":
        return None  # how often they did something
    before, behind = (text, 0, counted.number.start), (text, counted.thing.end)
    if counted.rule == "counted_things" and (_CUT_BEFORE.search(*before) or _CUT_BEHIND.match(*behind)):
        return "workforce_lost"
    strength = _STRENGTH_OF.search(*before) if measure == "police_officers_recruited" else None
    if strength and ((counted.number.value or 0) >= _FEWEST or not strength["target"]):
        return "police_officers"
    raised = measure == "police_officers" and counted.rule == "count_of_things" and _RAISED_BY.search(*before)
    return "police_officers_recruited" if raised else measure
