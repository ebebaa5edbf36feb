"""The first page: who was graded how in each cycle, and what is new.

Belongs here: which rows it shows. Not here: how it reads (`templates/overview.html`), or the lists that it leads to
(`others`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pages.judgments import Below, Grade, Step
from pages.library import Library, grouped, well_on_its_way
from pages.records import Document
from pages.templating import render

_NEWEST_DOCUMENTS = 12
_NEWEST_FINDINGS = 12
_FEWEST_COMPARED = 5
"""Forces graded in an area. Of fewer, how many fell below says little about the area."""
_MOST_ARRIVED = 20


@dataclass(frozen=True, slots=True)
class Matrix:
    """The grades of a cycle: areas in the order of the field, and each force's grades by area."""

    number: int
    programme: str
    cycle: str
    areas: Sequence[str]
    rows: Mapping[str, Mapping[str, Grade]]
    weakest: Below | None
    """The area in which the largest part of the forces did badly."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The documents that came into the warehouse on the last day on which any did."""

    day: date
    documents: Sequence[Document]
    more: int
    """That aren't listed."""


def overview(library: Library) -> str:
    """The page."""
    by_cycle = grouped(library.grades, lambda grade: (grade.programme, grade.cycle))
    matrices = [_matrix(library, number, pair, by_cycle[pair]) for number, pair in enumerate(library.cycles, start=1)]
    return render(
        "overview.html",
        "index.html",
        build=library.build,
        matrices=matrices,
        programmes=grouped(matrices, lambda matrix: matrix.programme),
        first=well_on_its_way([len(matrix.rows) for matrix in matrices]) + 1,
        coverage=library.coverage,
        areas=library.areas,
        by_id=library.documents,
        arrivals=_arrivals(library),
        newest=list(library.documents.values())[:_NEWEST_DOCUMENTS],
        raised=_raised_last(library),
    )


def _matrix(library: Library, number: int, pair: tuple[str, str], grades: Sequence[Grade]) -> Matrix:
    graded = {grade.area_id for grade in grades}
    rows = {
        force: {grade.area_id: grade for grade in of_force}
        for force, of_force in grouped(grades, lambda grade: grade.force_id).items()
    }
    areas = [area for area in library.areas if area in graded]
    return Matrix(number, *pair, areas, rows, _weakest(library, pair, areas))


def _weakest(library: Library, pair: tuple[str, str], areas: Sequence[str]) -> Below | None:
    told = [found for area in areas if (found := library.below(area, *pair))]
    compared = [one for one in told if one.below and one.graded >= _FEWEST_COMPARED]
    return max(compared, key=lambda one: (one.below / one.graded, one.graded), default=None)


def _arrivals(library: Library) -> Arrivals | None:
    """None where all came on one day: then everything would be new."""
    seen = [(one.first_seen_at.date(), one) for one in library.documents.values() if one.first_seen_at]
    by_day = {day: [one for _, one in rows] for day, rows in grouped(seen, lambda pair: pair[0]).items()}
    if len(by_day) < 2:
        return None
    day = max(by_day)
    return Arrivals(day, by_day[day][:_MOST_ARRIVED], max(0, len(by_day[day]) - _MOST_ARRIVED))


def _raised_last(library: Library) -> list[Step]:
    raised = [one[0] for threads in library.threads_of_force.values() for one in threads if one[0].event == "raised"]
    raised.sort(key=lambda step: (step.published_date is not None, step.published_date, step.fact_id), reverse=True)
    return raised[:_NEWEST_FINDINGS]
