"""The tables of grades of each cycle, forces by areas: for the first page, and as Markdown for the pages of a run.

Belongs here: which cycles, forces and areas. Not here: what else the first page shows (`overview`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.grades import GRADES, grade_letter
from pages.judgments import Below, Grade
from pages.library import Library, grouped, well_on_its_way

_FEWEST_COMPARED = 5
"""Forces graded in an area. Of fewer, how many fell below says little about the area."""


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


def matrices(library: Library) -> list[Matrix]:
    """The newest cycle first."""
    by_cycle = grouped(library.grades, lambda grade: (grade.programme, grade.cycle))
    return [_matrix(library, number, pair, by_cycle[pair]) for number, pair in enumerate(library.cycles, start=1)]


def first_shown(found: Sequence[Matrix]) -> int:
    """The place of the one that is shown before anyone asks for another."""
    return well_on_its_way([len(matrix.rows) for matrix in found])


def grade_table(library: Library) -> str:
    """The one that is shown first, in letters, as Markdown; empty where no force was graded."""
    found = matrices(library)
    if not found:
        return ""
    matrix = found[first_shown(found)]
    names = [library.areas[area].name for area in matrix.areas]
    lines = [
        f"**{matrix.programme} {matrix.cycle}**, {len(matrix.rows)} forces. "
        + ", ".join(f"{letter}: {grade}" for grade, letter in GRADES.items()),
        "",
        "| force | " + " | ".join(names) + " |",
        "|---|" + ":-:|" * len(names),
    ]
    for grades in matrix.rows.values():
        cells = [grade_letter(grades[area].grade) if area in grades else "" for area in matrix.areas]
        lines.append(f"| {next(iter(grades.values())).force_name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


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
