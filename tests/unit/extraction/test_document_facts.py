"""A document as a whole: what its extraction leaves behind."""

from __future__ import annotations

import gc

from pipelines.documents.reader import read
from pipelines.extraction import extract

_REPORT = """An inspection of Kent Police

Investigating crime

Requires improvement

The force requires improvement at investigating crime. We reviewed 60 files, and 21 of them had no plan. It answered
91.5 percent of 999 calls within 10 seconds, and plans to save £2.5m over the next two years.

Area for improvement

The force should make sure that its supervisors review investigations on time.
""".encode()


def test_nothing_made_of_a_document_refers_to_itself() -> None:
    """Which is why nothing is collected while it is read."""
    report = read(_REPORT, "report.txt")
    extract(report)  # vocabularies are compiled once
    gc.collect()
    found = extract(report)
    assert gc.collect() == 0
    assert found.case_counts


def test_collection_goes_on_afterwards() -> None:
    extract(read(_REPORT, "report.txt"))
    assert gc.isenabled()
