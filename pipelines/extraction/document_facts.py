"""All facts of one document, each number used once.

Belongs here: the order in which kinds of fact are read, so that none claims what another has. Not here: any rule.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pipelines.documents.document import Document
from pipelines.extraction.completion.going_on import going_on
from pipelines.extraction.completion.measures_of_samples import named_by_what_is_told_of_them
from pipelines.extraction.completion.told_above import named_from_above
from pipelines.extraction.context import lay_out
from pipelines.extraction.counts.reading import read_case_counts
from pipelines.extraction.counts.samples import read_samples
from pipelines.extraction.counts.shapes.gapped import named_by_what_they_take_up
from pipelines.extraction.findings.reading import read_findings
from pipelines.extraction.grades.reading import read_grades
from pipelines.extraction.ledger import account
from pipelines.extraction.money.reading import read_finances
from pipelines.extraction.rates.reading import read_rates
from pipelines.extraction.records import Extraction, Fact
from pipelines.extraction.volumes.reading import read_volumes


def extract(document: Document) -> Extraction:
    """Every fact of a document that has been read, and the account of its numbers."""
    with _collecting_nothing():
        return _extract(document)


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """For what is made of a document refers nowhere to itself: a search for such circles finds none, however often."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _extract(document: Document) -> Extraction:
    context = lay_out(document)
    case_counts = read_case_counts(context)
    counted = [span for fact in case_counts for span in fact.claims]
    samples = read_samples(context, counted)
    rates = read_rates(context, counted)
    finances = read_finances(context)
    claimed = [span for fact in (*case_counts, *samples, *rates, *finances) for span in fact.claims]
    volumes = read_volumes(context, claimed, case_counts)
    case_counts = named_by_what_they_take_up(context, named_from_above(context, case_counts))
    rates = going_on(context, named_from_above(context, rates))
    volumes = going_on(context, named_from_above(context, volumes))
    samples = named_by_what_is_told_of_them(context, samples, case_counts, rates)
    facts: dict[str, Sequence[Fact]] = {
        "case_counts": case_counts, "samples": samples, "rates": rates, "finances": finances, "volumes": volumes,
    }  # fmt: skip
    return Extraction(
        grades=tuple(read_grades(context)),
        case_counts=tuple(case_counts),
        samples=tuple(samples),
        rates=tuple(rates),
        finances=tuple(finances),
        volumes=tuple(volumes),
        findings=tuple(read_findings(document, context)),
        numbers=account(context, facts),
    )
