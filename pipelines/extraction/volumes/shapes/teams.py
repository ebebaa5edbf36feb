"""People counted by the team that they make: 'a team of 14', 'the unit has grown from two to five'.

Belongs here: numbers of people that no noun says are people. Not here: a number beside its noun (`places`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number

_TEAM = expression(
    r"\b(?P<noun>team|unit|department|squad|desk|service)\b[^.;,]{0,40}\b(?:grown?|grew|ris(?:en|es)|rose|increased?|expanded?|cut|reduced?|"
    rf"shrunk|shrank|fallen|fell|gone|went|doubled)\s+from\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The team has grown from two to five': people, though no noun says so."""
_TEAM_MOVED = Quick(
    r"\b(?:increas|expand|enlarg|reduc|cut|gr[eo]w|doubl|trebl|shr[aiu]nk)\w*\s+(?:the|its|this|that|our|their)\s+(?:size\s+of\s+(?:the|its)\s+)?"
    rf"(?:[\w-]+\s+){{0,3}}?(?P<noun>team|unit|department|squad|desk|cell)\s+from\s+{HEDGED_MORE}$",
)
"""'You have increased the team from 14 to 22'."""
_TEAM_OF = expression(
    rf"\b(?P<noun>team|unit|squad|desk|bureau|cell|family|cadre|corps|staff|crew)\s+of\s+{HEDGED_MORE}$", re.I
)
_SMALLEST_TEAM = 2.0


def team_before(before: str) -> re.Match[str] | None:
    """The team whose people the number behind `before` counts: 'the team has grown from', 'a team of'."""
    return _TEAM.search(before) or _TEAM_MOVED.search(before) or _TEAM_OF.search(before)


def of_team(number: Number, team: re.Match[str] | None) -> CountedNumber | None:
    if team is None or (number.value or 0) < _SMALLEST_TEAM:
        return None
    thing = CountedThing(team.start("noun"), team.end("noun"), "team", "volume", "people", _SMALLEST_TEAM)
    return CountedNumber(number, thing, "count_of_things")
