"""Rows as frozen records whose fields are columns of a published table: how they are read; documents, facts, forces.

Belongs here: reading, and those shapes. Not here: judgments (`judgments`), numbers (`figures`), which page shows what
(the modules of the pages), or how a column comes about (the marts).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar

import duckdb


class Record(Protocol):
    """Fields named as the columns of `source`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    source: ClassVar[str]
    """A table, or a SELECT in brackets."""


Row = TypeVar("Row", bound=Record)


def load(connection: duckdb.DuckDBPyConnection, record: type[Row], tail: str, *values: object) -> list[Row]:
    """The rows, in the order that `tail` asks for: `where … order by …`."""
    names = ", ".join(f'"{field.name}"' for field in fields(record))
    cursor = connection.execute(f"select {names} from {record.source} {tail}", list(values))
    return [record(*row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Build:
    source: ClassVar[str] = "meta.build"
    build_id: str
    built_at: datetime
    documents: int
    facts: int
    unread_numbers: int


@dataclass(frozen=True, slots=True)
class Force:
    source: ClassVar[str] = "core.dim_force"
    force_id: str
    name: str
    region: str | None
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Area:
    source: ClassVar[str] = "core.dim_area"
    area_id: str
    name: str
    lineage: str | None
    trend_ok_within: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    source: ClassVar[str] = "core.dim_measure"
    measure_id: str
    name: str
    area_id: str | None
    unit: str | None
    better: str | None
    standard_percent: float | None


@dataclass(frozen=True, slots=True)
class Document:
    source: ClassVar[str] = """(
        select document.*, summary.facts, summary.grades, summary.findings, summary.unread_numbers, seen.first_seen_at,
            force.name as force_name
        from core.dim_document as document
        join mart.document_summary as summary using (document_id)
        left join (select document_id, min(first_seen_at) as first_seen_at from raw.document group by document_id)
            as seen using (document_id)
        left join core.dim_force as force on force.force_id = document.force_id
    )"""
    document_id: str
    title: str | None
    kind: str
    publisher: str | None
    force_id: str | None
    force_name: str | None
    programme: str | None
    cycle: str | None
    cycle_basis: str | None
    published_date: date | None
    published_precision: str | None
    source_name: str
    source_uri: str
    format: str
    characters: int
    duplicate_of: str | None
    facts: int
    grades: int
    findings: int
    unread_numbers: int
    first_seen_at: datetime | None

    @property
    def name(self) -> str:
        return self.title or self.source_name


@dataclass(frozen=True, slots=True)
class Text:
    source: ClassVar[str] = "core.dim_document"
    document_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    source: ClassVar[str] = "core.fact"
    fact_id: str
    kind: str
    statement: str
    document_id: str
    force_id: str | None
    area_id: str | None
    section: str
    page: int | None
    quote: str
    span_start: int
    span_end: int
    anchor_start: int
    anchor_end: int
    rule: str
    extractor_version: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that no rule accounts for."""

    source: ClassVar[str] = "raw.number"
    document_id: str
    span_start: int
    span_end: int
    text: str
