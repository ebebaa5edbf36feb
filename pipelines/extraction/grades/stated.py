"""A judgment as its document states it, whichever way: in a table, a line or a sentence, or spoken of.

Belongs here: this record, which every way of reading gives and `reading` makes a fact of. Not here: a judgment inside
one sentence, whose force and time are still to be told (`areas.places`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.extraction.context import Sentence
from pipelines.extraction.records import GradeBasis, GradeWord


@dataclass(frozen=True, slots=True)
class Stated:
    """One judgment and where its words stand; spans are in the document."""

    grade: GradeWord | None
    """None where a judgment made elsewhere is spoken of and its grade isn't printed."""
    area_id: str
    area_as_written: str
    quote: Span
    anchor: Span
    sentence: Sentence
    basis: GradeBasis
    rule: str
    force_id: str | None = None
    """Of a table or line, only where it names the force itself."""
    cycle: str | None = None
    """Of a table or line, only where it names the year itself."""
    of_unit: bool = False
    """Whether a regional unit is judged, which is no force."""
