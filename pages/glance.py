"""What a force's page says first: how it was graded last, what is open, and the figures that say most.

Belongs here: choosing those few. Not here: the sections that they lead to (`forces`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.figures import CaseCount, RecordingRate
from pages.grades import GRADES
from pages.judgments import Step
from pages.library import Library
from pages.matters import Standing
from pages.records import Document
from pages.titles import ASKED

_ALL_RECORDED = "crime_recorded_all"


@dataclass(frozen=True, slots=True)
class Glance:
    """A force in a few lines."""

    graded: tuple[str, str] | None
    """Programme and cycle of the newest grades."""
    tally: Mapping[str | None, int]
    """Areas by grade, the best first; without a grade those that are carried over and not printed."""
    open: Mapping[str, int]
    """Matters by kind."""
    progressed: int
    closed: int
    clearest: CaseCount | None
    """Of the newest case files the one that fell short most surely: the highest lower end of an interval."""
    recorded: RecordingRate | None
    """The newest estimate of how much of all reported crime is recorded."""
    newest: Document | None


def glance(
    library: Library,
    force_id: str,
    threads: Mapping[Standing, Sequence[Sequence[Step]]],
    newest_counts: Sequence[CaseCount],
) -> Glance:
    """The few lines; `threads` are its matters by what became of them."""
    grades = library.grades_of_force.get(force_id, [])
    cycles = {(grade.programme, grade.cycle) for grade in grades}
    graded = next((pair for pair in library.cycles if pair in cycles), None)
    found = Counter(grade.grade for grade in grades if (grade.programme, grade.cycle) == graded)
    kinds = Counter(steps[0].kind for steps in threads.get(Standing.open, []))
    dated = [count for count in newest_counts if count.shortfall_low is not None]
    recorded = [one for one in library.recording_rates_of_force.get(force_id, []) if one.measure_id == _ALL_RECORDED]
    documents = [one for one in library.documents_of_force.get(force_id, []) if one.published_date]
    return Glance(
        graded=graded,
        tally={grade: found[grade] for grade in (*GRADES, None) if found[grade]},
        open={kind: kinds[kind] for kind in (*ASKED, *sorted(set(kinds) - set(ASKED))) if kinds[kind]},
        progressed=len(threads.get(Standing.progressed, [])),
        closed=len(threads.get(Standing.closed, [])),
        clearest=max(dated, key=lambda count: count.shortfall_low or 0.0, default=None),
        recorded=max((one for one in recorded if one.as_of), key=lambda one: str(one.as_of), default=None),
        newest=documents[0] if documents else None,
    )
