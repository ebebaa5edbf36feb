"""What each cycle asked about, as far as `reference/questions.csv` knows: its areas, its pillars and their names.

Belongs here: questions of that table. Not here: what a document tells of its cycle (`times.told_cycles`).
"""

from __future__ import annotations

from functools import cache

from pipelines.extraction.areas.area import WHOLE_FORCE
from pipelines.extraction.areas.wordings import key_of
from pipelines.extraction.grammar.grade_words import cycle_before, scale_of
from pipelines.extraction.records import GradeWord
from pipelines.reference import cycles, questions, rows


@cache
def pillar_of(area_id: str, cycle: str | None) -> str | None:
    """The pillar that an area was part of in a cycle; None where the cycle had no graded pillars."""
    graded = {row["area_id"] for row in rows("questions") if row["cycle"] == cycle and row["level"] == "pillar"}
    pillars = {
        f"overall_{row['pillar']}" for row in rows("questions") if row["cycle"] == cycle and area_id == row["area_id"]
    }
    return pillars.pop() if len(pillars) == 1 and pillars <= graded else None


@cache
def pillars_of(cycle: str | None) -> tuple[str, ...]:
    """The pillars that a cycle graded, in its order; none where it graded fewer than three."""
    graded = [row["area_id"] for row in rows("questions") if row["cycle"] == cycle and row["level"] == "pillar"]
    pillars = tuple(dict.fromkeys(area_id for area_id in graded if area_id.startswith(WHOLE_FORCE)))
    return pillars if len(pillars) > 2 else ()


@cache
def questions_of(pillar: str, cycle: str | None) -> tuple[str, ...]:
    """The areas of the graded questions that a pillar had in a cycle, in its order."""
    graded = (row for row in rows("questions") if row["cycle"] == cycle and row["graded"].startswith("yes"))
    return tuple(row["area_id"] for row in graded if f"{WHOLE_FORCE}_{row['pillar']}" == pillar != row["area_id"])


FEW_KNOWN = 5
"""A cycle of which fewer areas are known grades others too."""


@cache
def areas_asked(cycle: str | None) -> frozenset[str]:
    """Every area that a cycle is known to have inspected."""
    return frozenset(row["area_id"] for row in rows("questions") if row["cycle"] == cycle)


@cache
def first_names() -> dict[str, str]:
    """The names of areas with the cycle that first used them, where that was one of the later, with five grades."""
    used: dict[str, str] = {}
    for cycle in (known.cycle for known in reversed(cycles())):
        used |= {words.lower(): cycle for asked in questions() if asked.cycle == cycle for words in asked.headings}
    return {words: cycle for words, cycle in used.items() if scale_of(cycle_before(cycle)) == "five-tier"}


@cache
def cycles_of_wording(written: str) -> list[str]:
    """The cycles that called an area by these words."""
    key = key_of(written)
    asked = {question.cycle for question in questions() for words in question.headings if key_of(words) == key}
    return [known.cycle for known in cycles() if known.cycle in asked]


def could_grade(cycle: str, area_id: str, grade: GradeWord | None) -> bool:
    """Whether a cycle graded an area, as far as its areas are known, and had such a grade."""
    asked = areas_asked(cycle)
    if len(asked) < FEW_KNOWN:
        asked |= areas_asked(cycle_before(cycle))
    return area_id in asked and (grade != "adequate" or scale_of(cycle) == "five-tier")
