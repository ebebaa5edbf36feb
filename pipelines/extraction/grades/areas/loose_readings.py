"""Judgments read from words that only come near an area's name, and what stands against them.

Belongs here: which of the judgments read in a document are given up. Not here: reading them (`reading`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.areas.area import area_of_wording
from pipelines.extraction.grades.asked import FEW_KNOWN, areas_asked
from pipelines.extraction.records import Grade

OF_ANOTHER_TIME = ("history", "consistent_with_previous")
IN_SENTENCES = frozenset({
    "graded_at_area", "area_is_graded", "area_in_front", "tally_of_areas", "judged_under_heading",
    "same_area_as_before",
})  # fmt: skip
_GRADED_APART = "crime_recording"
"""It had inspections of its own while PEEL didn't grade it."""


def without_loose_readings(facts: Sequence[Grade], plain: str) -> list[Grade]:
    """The judgments that stand in a text.

    Not words that only come near an area's name against another grade given to the area by its name: 'The force is good
    at looking after its people's health' praises a part of what 'requires improvement', and so does 'generally good'.
    Nor sentences that grade what their cycle didn't: in 2015 'good at managing its money' was no area.
    """
    by_name: dict[tuple[str | None, str | None, str | None], set[str | None]] = {}
    for fact in facts:
        if fact.basis not in OF_ANOTHER_TIME and _is_named(fact, plain):
            by_name.setdefault((fact.force_id, fact.cycle, fact.area_id), set()).add(fact.grade)
    return [
        fact
        for fact in facts
        if fact.basis in OF_ANOTHER_TIME
        or (
            _could_be_graded(fact)
            and _is_of_a_body(fact)
            and (
                _is_named(fact, plain)
                or fact.grade in by_name.get((fact.force_id, fact.cycle, fact.area_id), {fact.grade})
            )
        )
    ]


def _is_named(fact: Grade, plain: str) -> bool:
    if fact.rule in IN_SENTENCES and _ON_THE_WHOLE.search(plain, fact.quote.start, fact.quote.end):
        return False
    return fact.rule != "graded_at_area" or area_of_wording(fact.area_as_written, fact.cycle) is not None


_ON_THE_WHOLE = expression(r"\b(?:generally|largely|broadly|mostly|in general)\s+['\"]?(?:good|outstanding|adequate)\b")


def _could_be_graded(fact: Grade) -> bool:
    """Whether the judgment of a sentence is about an area of its cycle, as far as its areas are known."""
    if fact.rule not in IN_SENTENCES or fact.grade == "not graded" or fact.area_id in (None, _GRADED_APART):
        return True
    known = areas_asked(fact.cycle)
    return len(known) < FEW_KNOWN or fact.area_id in known


def _is_of_a_body(fact: Grade) -> bool:
    """No force is only where a regional unit is judged, or where it is told that nothing is."""
    return fact.force_id is not None or fact.area_id == "serious_organised_crime" or fact.grade == "not graded"
