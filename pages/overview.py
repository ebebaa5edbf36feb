"""The first page: who was graded how in each cycle, and what is new.

Belongs here: which rows it shows. Not here: the tables of grades (`matrices`), the lists that it leads to (`others`),
or how it reads (`templates/overview.html`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pages.judgments import Step
from pages.library import Library, grouped
from pages.matrices import first_shown, matrices
from pages.records import Document
from pages.templating import render

_NEWEST_DOCUMENTS = 12
_NEWEST_FINDINGS = 12
_MOST_ARRIVED = 20


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The documents that came into the warehouse on the last day on which any did."""

    day: date
    documents: Sequence[Document]
    more: int
    """That aren't listed."""


def overview(library: Library) -> str:
    """The page."""
    found = matrices(library)
    return render(
        "overview.html",
        "index.html",
        build=library.build,
        matrices=found,
        programmes=grouped(found, lambda matrix: matrix.programme),
        first=first_shown(found) + 1,
        coverage=library.coverage,
        areas=library.areas,
        by_id=library.documents,
        arrivals=_arrivals(library),
        newest=list(library.documents.values())[:_NEWEST_DOCUMENTS],
        raised=_raised_last(library),
    )


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
