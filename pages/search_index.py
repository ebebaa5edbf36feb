"""What the search page searches: findings, documents, and whatever has a page of its own.

Belongs here: the entries. Not here: searching (`static/search.js`), or the page around it (`templates/search.html`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pages.addresses import area_page, document_page, fact_page, force_page, measure_page
from pages.dates import written
from pages.judgments import Step
from pages.library import Library
from pages.titles import heading
from pages.visible import visible


def search_index(library: Library) -> str:
    """The entries as a script, since a page from disk may load nothing else. It holds data and no markup."""
    data = json.dumps(list(_entries(library)), ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.PEEL_ENTRIES = {data};\n"


def _entries(library: Library) -> Iterator[dict[str, str]]:
    for step in library.steps:
        about = (step.force_name, step.area_name, step.document_title)
        link = fact_page(step.document_id, step.fact_id)
        kind, status = step.kind.replace("_", " "), step.status
        yield _entry(kind, heading(step.title), link, *about, date=_published(library, step), status=status)
    for one in library.documents.values():
        day, kind = written(one.published_date, one.published_precision), one.kind.replace("_", " ")
        about = (one.force_name, one.publisher, one.cycle)
        yield _entry("document", one.name, document_page(one.document_id), *about, date=day, status=kind)
    for force in library.forces.values():
        yield _entry("force", force.name, force_page(force.force_id), force.region)
    for area in library.areas.values():
        yield _entry("area", area.name, area_page(area.area_id))
    for measure in library.measures.values():
        yield _entry("measure", measure.name, measure_page(measure.measure_id))


def _entry(kind: str, title: str, link: str, *about: str | None, date: str = "", status: str = "") -> dict[str, str]:
    said = visible(" \u00b7 ".join(filter(None, about)))
    return {"kind": kind, "title": visible(title), "about": said, "date": date, "status": status, "link": link}


def _published(library: Library, step: Step) -> str:
    document = library.documents.get(step.document_id)
    return written(step.published_date, document.published_precision if document else None)
