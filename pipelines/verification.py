"""Proving the warehouse against its sources: every archived document is opened and read again.

Belongs here: that the text is still what the bytes say, and that each quotation stands at its span in it. Not here: the
checks of each refresh, which trust the text that was read (`sql/checks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.collect.archive import ArchiveDamaged
from pipelines.documents.reader import Unreadable, read
from pipelines.places import Home
from warehouse.reader import open_latest


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of verifying one document."""

    document_id: str
    source_name: str
    quotations: int
    standing: int
    """Quotations that stand at their span in the text as read again."""
    fault: str | None
    """Why the document itself could not be proved; None where its text is the same, character for character."""


def verify(home: Home) -> Iterator[Verified]:
    """Each published document in turn. Raises FileNotFoundError where nothing has been published."""
    with open_latest(home.path) as connection:
        documents = connection.execute(
            "select document_id, source_name, text from core.dim_document order by source_name, document_id"
        ).fetchall()
        facts: dict[str, list[tuple[int, int, int, int, str]]] = defaultdict(list)
        for document_id, *evidence in connection.execute(
            "select document_id, span_start, span_end, anchor_start, anchor_end, quote from core.fact"
        ).fetchall():
            facts[document_id].append(tuple(evidence))
    for document_id, source_name, text in documents:
        yield _verify_one(home, document_id, source_name, text, facts[document_id])


def _verify_one(home: Home, document_id: str, source_name: str, text: str, facts: list[Any]) -> Verified:
    try:
        again = read(home.archive.read(document_id), source_name).text
    except (ArchiveDamaged, Unreadable) as error:
        return Verified(document_id, source_name, len(facts), 0, str(error))
    standing = sum(
        again[start:end] == quote and start <= anchor_start < anchor_end <= end
        for start, end, anchor_start, anchor_end, quote in facts
    )
    fault = None if again == text else "the text read from the archived bytes is not the text in the warehouse"
    return Verified(document_id, source_name, len(facts), standing, fault)
