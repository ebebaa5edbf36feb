"""The pages that are no single force, area, measure or document: the overview, the lists, search, the data dictionary,
downloads, and how to read it all.

Belongs here: which rows they show. Not here: how they read (`templates/`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pages.addresses import document_page, fact_page, force_page
from pages.documents import KINDS
from pages.downloads import Download
from pages.judgments import Grade
from pages.library import Library, grouped
from pages.templating import render
from pages.visible import visible
from warehouse.contract import Contract
from warehouse.questions import Question

_NEWEST_DOCUMENTS = 12
_NEWEST_FINDINGS = 12


def other_pages(
    library: Library, contracts: Mapping[str, Contract], questions: Sequence[Question], downloads: Sequence[Download]
) -> Iterator[tuple[str, str]]:
    """Each page with its path."""
    published = [contracts[name] for name in sorted(contracts) if contracts[name].published]
    yield "index.html", _overview(library)
    yield "forces.html", render("forces.html", "forces.html", library=library, forces=library.forces.values())
    yield "areas.html", render("areas.html", "areas.html", library=library, areas=library.areas.values())
    yield "measures.html", _measures(library)
    yield "documents.html", render("documents.html", "documents.html", documents=library.documents.values())
    yield "search.html", render("search.html", "search.html", kinds=KINDS)
    yield "search-index.js", search_index(library)
    yield "dictionary.html", render("dictionary.html", "dictionary.html", tables=published, questions=questions)
    yield "downloads.html", render("downloads.html", "downloads.html", build=library.build, downloads=downloads)
    yield "about.html", render("about.html", "about.html", meanings=library.grade_meanings)


def _overview(library: Library) -> str:
    by_cycle = grouped(library.grades, lambda grade: (grade.programme, grade.cycle))
    raised = [one[0] for threads in library.threads_of_force.values() for one in threads if one[0].event == "raised"]
    raised.sort(key=lambda step: (step.published_date is not None, step.published_date, step.fact_id), reverse=True)
    return render(
        "overview.html",
        "index.html",
        build=library.build,
        matrices=[(*pair, _matrix(library, by_cycle[pair])) for pair in library.cycles],
        first=_first(library, by_cycle),
        coverage=library.coverage,
        areas=library.areas,
        newest=list(library.documents.values())[:_NEWEST_DOCUMENTS],
        raised=raised[:_NEWEST_FINDINGS],
    )


def _first(library: Library, by_cycle: Mapping[tuple[str, str], Sequence[Grade]]) -> int:
    """Which cycle is shown first: the newest that is well on its way, with half as many forces as any has."""
    forces = [len({grade.force_id for grade in by_cycle[pair]}) for pair in library.cycles]
    return next((place for place, number in enumerate(forces, start=1) if 2 * number >= max(forces)), 1)


def _matrix(library: Library, grades: Sequence[Grade]) -> tuple[list[str], dict[str, dict[str, Grade]]]:
    """The areas in the order of the field, and each force's grades by area."""
    graded = {grade.area_id for grade in grades}
    rows = {
        force: {grade.area_id: grade for grade in of_force}
        for force, of_force in grouped(grades, lambda grade: grade.force_id).items()
    }
    return [area for area in library.areas if area in graded], rows


def _measures(library: Library) -> str:
    measures = list(library.measures.values())
    counted = {name: {row.force_id for row in rows} for name, rows in library.benchmarks.items()}
    rated = {name: {row.force_id for row in rows} for name, rows in library.rates_of_measure.items()}
    forces = {
        one.measure_id: len(counted.get(one.measure_id, set()) | rated.get(one.measure_id, set())) for one in measures
    }
    return render(
        "measures.html",
        "measures.html",
        by_area=grouped(measures, lambda measure: measure.area_id),
        areas=library.areas,
        forces=forces,
    )


def search_index(library: Library) -> str:
    """What is searched, as a script, since a page from disk may load nothing else. It holds data and no markup."""
    entries = [
        {
            "kind": step.kind.replace("_", " "),
            "title": visible(step.title),
            "about": visible(" \u00b7 ".join(filter(None, (step.force_name, step.area_name, step.document_title)))),
            "date": step.published_date.isoformat() if step.published_date else "",
            "status": step.status,
            "link": fact_page(step.document_id, step.fact_id),
        }
        for step in library.steps
    ]
    entries += [
        {
            "kind": "document",
            "title": visible(one.name),
            "about": visible(" \u00b7 ".join(filter(None, (one.force_name, one.publisher, one.cycle)))),
            "date": one.published_date.isoformat() if one.published_date else "",
            "status": one.kind.replace("_", " "),
            "link": document_page(one.document_id),
        }
        for one in library.documents.values()
    ]
    entries += [
        {
            "kind": "force",
            "title": visible(one.name),
            "about": visible(one.region or ""),
            "date": "",
            "status": "",
            "link": force_page(one.force_id),
        }
        for one in library.forces.values()
    ]
    data = json.dumps(entries, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.PEEL_ENTRIES = {data};\n"
