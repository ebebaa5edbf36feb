"""What an area belongs to in the cycles that don't have it (the lineage in `reference/areas.csv`).

Belongs here: from one cycle's areas to another's. Not here: which wording or topic names an area (`area`).
"""

from __future__ import annotations

from functools import cache

from pipelines.reference import questions

_PART_OF = {
    "managing_offenders": ("investigating_crime",),
    "responding_to_public": ("protecting_vulnerable",),
    "victim_service": ("protecting_vulnerable",),
    "leadership_management": ("use_of_resources",),
    "use_of_resources": ("leadership_management",),
    "understanding_demand": ("use_of_resources", "leadership_management"),
    "planning_finance": ("leadership_management",),
    "workforce_model": ("planning_finance", "leadership_management"),
    "leadership": ("leadership_management",),
    "stop_search": ("treating_public",),
}
_LATEST = "2023-25"
"""The cycle with questions on all areas whose areas others are told in."""


def area_in_cycle(area: str, cycle: str | None) -> str:
    """The area itself, or the one that it is part of in the cycle; where that is unknown, in the latest."""
    told = _areas_in(cycle)
    return area if area in told else next((whole for whole in _PART_OF.get(area, ()) if whole in told), area)


@cache
def _areas_in(cycle: str | None) -> frozenset[str]:
    asked = frozenset(question.area_id for question in questions() if question.cycle == cycle)
    return asked if len(asked) >= _FEWEST_OF_CYCLE else _areas_in(_LATEST)


_FEWEST_OF_CYCLE = 5
"""Areas; a cycle with fewer isn't known in full."""
