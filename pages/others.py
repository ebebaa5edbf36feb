"""The pages that are no single force, area, measure or document: lists, search, the data dictionary, downloads, and how
to read it all. The first page is in `overview`.

Belongs here: which rows they show. Not here: how they read (`templates/`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pages.documents import KINDS
from pages.downloads import Download
from pages.library import Library, grouped
from pages.matters import Standing, standing
from pages.overview import overview
from pages.records import Force
from pages.search_index import search_index
from pages.templating import render
from pages.upkeep import Page
from warehouse.contract import Contract
from warehouse.questions import Question


def other_pages(
    library: Library, contracts: Mapping[str, Contract], questions: Sequence[Question], downloads: Sequence[Download]
) -> Iterator[Page]:
    published = [contracts[name] for name in sorted(contracts) if contracts[name].published]
    yield Page("index.html", lambda: overview(library))
    yield Page("forces.html", lambda: render("forces.html", "forces.html", forces=_forces(library)))
    yield Page("areas.html", lambda: render("areas.html", "areas.html", library=library, areas=library.areas.values()))
    yield Page("measures.html", lambda: _measures(library))
    yield Page(
        "documents.html", lambda: render("documents.html", "documents.html", documents=library.documents.values())
    )
    yield Page("search.html", lambda: render("search.html", "search.html", kinds=KINDS))
    yield Page("search-index.js", lambda: search_index(library))
    yield Page(
        "dictionary.html", lambda: render("dictionary.html", "dictionary.html", tables=published, questions=questions)
    )
    yield Page(
        "downloads.html", lambda: render("downloads.html", "downloads.html", build=library.build, downloads=downloads)
    )
    yield Page("about.html", lambda: render("about.html", "about.html", meanings=library.grade_meanings))


@dataclass(frozen=True, slots=True)
class ForceRow:
    """A force in the list: where it was graded last, what is asked of it, and how much is known of it."""

    force: Force
    last_graded: tuple[str, str] | None
    """Programme and cycle."""
    open: Mapping[str, int]
    """Matters by kind."""
    documents: int


def _forces(library: Library) -> list[ForceRow]:
    documents = Counter(one.force_id for one in library.documents.values())
    rows = {}
    for force_id in sorted(library.forces):  # as they stand on the shelves
        graded = {(grade.programme, grade.cycle) for grade in library.grades_of_force.get(force_id, [])}
        threads = library.threads_of_force.get(force_id, [])
        rows[force_id] = ForceRow(
            library.forces[force_id],
            next((pair for pair in library.cycles if pair in graded), None),
            Counter(steps[0].kind for steps in threads if standing(steps) is Standing.open),
            documents[force_id],
        )
    return [rows[force_id] for force_id in library.forces]


def _measures(library: Library) -> str:
    measures = list(library.measures.values())
    return render(
        "measures.html",
        "measures.html",
        by_area=grouped(measures, lambda measure: measure.area_id),
        areas=library.areas,
        forces={one.measure_id: library.forces_of_measure.get(one.measure_id, 0) for one in measures},
    )
