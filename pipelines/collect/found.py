"""An address that a source told of: which kind of place it is, and what is known of it.

Belongs here: these words, which those who read listings and those who remember addresses have in common. Not here:
reading a listing (`links`), or remembering (`state`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipelines.collect.fetch import Marks

LISTING, NEXT_PAGE, DOCUMENT = "listing", "next page", "document"
"""What an address is: a place that tells of documents and is looked at in each run; a further page of one, which is
looked at while there is anything new; or a document."""


@dataclass(frozen=True, slots=True)
class Found:
    """An address that a source told of."""

    address: str
    kind: str
    published: datetime | None = None
    """When the source says that it was last published, where it does. UTC."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one address."""

    marks: Marks
    text_hash: str | None
    """Of the text that it last gave; None while it never gave any."""
    asked_at: str | None
    outcome: str | None
    problem: str | None
