"""The page of an area of policing: how its question was put, how many forces got which grade, and every force's grades.

Belongs here: which rows stand where. Not here: how it reads (`templates/area.html`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pages.addresses import area_page
from pages.charts_over_time import GradeCount, distribution
from pages.drawing import Drawer, Picture
from pages.judgments import Distribution
from pages.library import Library, grouped, well_on_its_way
from pages.templating import render
from pages.upkeep import Page


def area_pages(library: Library, drawer: Drawer) -> Iterator[Page]:
    for area_id in library.areas:
        yield Page(area_page(area_id), partial(_page, library, drawer, area_id))


def _page(library: Library, drawer: Drawer, area_id: str) -> str:
    area = library.areas[area_id]
    grades = library.grades_of_area.get(area.area_id, [])
    by_force = {
        force: {(g.programme, g.cycle): g for g in rows}
        for force, rows in grouped(grades, lambda grade: grade.force_id).items()
    }
    cycles = [pair for pair in reversed(library.cycles) if pair in {(g.programme, g.cycle) for g in grades}]
    told = [found for pair in reversed(cycles) if (found := library.below(area.area_id, *pair))]
    counts = library.distributions.get(area.area_id, [])
    return render(
        "area.html",
        area_page(area.area_id),
        area=area,
        questions=library.questions.get(area.area_id, []),
        cycles=cycles,
        grades=by_force,
        forces=library.forces,
        newest=told[well_on_its_way([one.graded for one in told])] if told else None,
        by_id=library.documents,
        distribution=grouped(counts, lambda one: (one.programme, one.cycle)),
        drawn=_drawn(drawer, counts, cycles),
        threads=library.threads_of_area.get(area.area_id, []),
        measures=[one for one in library.measures.values() if one.area_id == area.area_id],
    )


def _drawn(drawer: Drawer, counts: list[Distribution], cycles: list[tuple[str, str]]) -> Picture | None:
    if not counts:
        return None
    place = {pair: number for number, pair in enumerate(cycles)}
    rows = [
        GradeCount(_short(one), one.grade, one.ordinal, one.forces)
        for one in sorted(counts, key=lambda one: (place.get((one.programme, one.cycle), -1), -one.ordinal))
    ]
    return drawer.draw(distribution(rows))


def _short(one: Distribution) -> str:
    return one.cycle if one.programme == "PEEL" else f"{one.programme} {one.cycle}"
