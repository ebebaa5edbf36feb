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
    """The documents that came into the warehouse last."""

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
    """Of the last day, or, where all came on one day, of the last refresh; None where there was but one."""
    seen = [(one.first_seen_at, one) for one in library.documents.values() if one.first_seen_at]
    if len({moment for moment, _ in seen}) < 2:
        return None
    last = max(moment for moment, _ in seen)
    before = [one for moment, one in seen if moment.date() < last.date()]
    since = [one for moment, one in seen if (moment.date() == last.date() if before else moment == last)]
    return Arrivals(last.date(), since[:_MOST_ARRIVED], max(0, len(since) - _MOST_ARRIVED))


def _raised_last(library: Library) -> list[Step]:
    raised = [one[0] for threads in library.threads_of_force.values() for one in threads if one[0].event == "raised"]
    raised.sort(key=lambda step: (step.published_date is not None, step.published_date, step.fact_id), reverse=True)
    return raised[:_NEWEST_FINDINGS]
