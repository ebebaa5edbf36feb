"""The rows that pages are made of, each a frozen record whose fields are columns of a published table.

Belongs here: their shape, and reading them. Not here: which page shows what (the modules of the pages), or how a column
comes about (the marts).
"""

from __future__ import annotations

import dataclasses
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
    names = ", ".join(f'"{field.name}"' for field in dataclasses.fields(record))
    cursor = connection.execute(f"select {names} from {record.source} {tail}", list(values))
    return [record(*row) for row in cursor.fetchall()]


@dataclasses.dataclass(frozen=True, slots=True)
class Build:
    source: ClassVar[str] = "meta.build"
    build_id: str
    built_at: datetime
    documents: int
    facts: int
    unread_numbers: int


@dataclasses.dataclass(frozen=True, slots=True)
class Force:
    source: ClassVar[str] = "core.dim_force"
    force_id: str
    name: str
    region: str | None
    country: str | None
    kind: str


@dataclasses.dataclass(frozen=True, slots=True)
class Area:
    source: ClassVar[str] = "core.dim_area"
    area_id: str
    name: str
    lineage: str | None
    trend_ok_within: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Measure:
    source: ClassVar[str] = "core.dim_measure"
    measure_id: str
    name: str
    area_id: str | None
    unit: str | None
    better: str | None
    standard_percent: float | None


@dataclasses.dataclass(frozen=True, slots=True)
class Cycle:
    source: ClassVar[str] = "core.dim_cycle"
    programme: str
    cycle: str
    scale: str | None
    published_from: date | None
    published_to: date | None


@dataclasses.dataclass(frozen=True, slots=True)
class GradeMeaning:
    source: ClassVar[str] = "core.dim_grade"
    scale: str
    grade: str
    ordinal: int
    meaning: str | None
    verified: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    source: ClassVar[str] = "core.dim_question"
    programme: str
    cycle: str
    area_id: str
    question: str
    graded: str
    comparability: str | None
    verified: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Grade:
    source: ClassVar[str] = "mart.grade_history"
    force_id: str
    force_name: str | None
    area_id: str
    area_name: str | None
    programme: str
    cycle: str
    scale: str | None
    grade: str | None
    ordinal: int | None
    basis: str
    is_carried_forward: bool
    has_conflict: bool
    previous_cycle: str | None
    previous_grade: str | None
    change_is_comparable: str | None
    change_reason: str
    change_source: str | None
    change_verified: bool
    change: str | None
    fact_id: str
    quote: str
    document_id: str
    published_date: date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Distribution:
    source: ClassVar[str] = "mart.grade_distribution"
    programme: str
    cycle: str
    area_id: str
    scale: str
    grade: str
    ordinal: int
    forces: int
    forces_carried_forward: int
    forces_graded: int
    median_grade: str


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """A finding, as a step of the matter that it is about."""

    source: ClassVar[str] = "mart.finding_tracker"
    thread_id: str
    step: int
    event: str
    force_id: str
    force_name: str | None
    area_id: str | None
    area_name: str | None
    kind: str
    basis: str
    title: str
    status: str
    deadline: str | None
    thread_status: str
    documents: int
    opened_on: date | None
    last_seen_on: date | None
    closed_on: date | None
    days_open: int | None
    fact_id: str
    quote: str
    document_id: str
    document_title: str | None
    published_date: date | None


@dataclasses.dataclass(frozen=True, slots=True)
class CaseCount:
    source: ClassVar[str] = "mart.case_counts"
    worst_first: int
    force_id: str | None
    cycle: str | None
    measure_id: str | None
    measure_name: str | None
    area_id: str | None
    subject: str
    numerator: int
    denominator: int
    numerator_counts: str
    shortfall_share: float | None
    shortfall_low: float | None
    shortfall_high: float | None
    share: float
    share_low: float
    share_high: float
    quote: str
    fact_id: str
    document_id: str
    document_title: str | None
    published_date: date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Benchmark:
    source: ClassVar[str] = "mart.case_count_benchmark"
    measure_id: str
    measure_name: str | None
    programme: str | None
    cycle: str | None
    force_id: str
    force_name: str | None
    met: int
    cases: int
    share: float
    share_low: float
    share_high: float
    other_forces: int
    others_cases: int | None
    others_share: float | None
    q_value: float | None
    is_different: bool
    can_rank: bool
    overlapping_forces: int
    fact_id: str
    document_id: str


@dataclasses.dataclass(frozen=True, slots=True)
class Rate:
    source: ClassVar[str] = """(
        select
            rate.*, force.name as force_name, measure.name as measure_name, measure.standard_percent, measure.better,
            document.published_date, document.cycle
        from core.fact_rate as rate
        join mart.fact as kept using (fact_id)
        join core.dim_document as document on document.document_id = rate.document_id
        left join core.dim_force as force on force.force_id = rate.force_id
        left join core.dim_measure as measure on measure.measure_id = rate.measure_id
    )"""
    fact_id: str
    document_id: str
    force_id: str | None
    force_name: str | None
    measure_id: str | None
    measure_name: str | None
    subject: str
    percent: float
    ci_half_width: float | None
    ci_level: float | None
    qualifier: str
    role: str
    period_start: date | None
    period_end: date | None
    published_date: date | None
    cycle: str | None
    standard_percent: float | None
    better: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class RecordingRate:
    source: ClassVar[str] = "mart.recording_rates"
    force_id: str
    force_name: str | None
    measure_id: str
    measure_name: str | None
    as_of: date | None
    as_of_basis: str
    percent: float
    ci_half_width: float
    percent_low: float
    percent_high: float
    previous_percent: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None
    is_clear_change: bool | None
    fact_id: str
    document_id: str


@dataclasses.dataclass(frozen=True, slots=True)
class Money:
    source: ClassVar[str] = """(
        select
            outlook.*, required.document_id as required_document_id, forecast.document_id as forecast_document_id,
            actual.document_id as actual_document_id
        from mart.finance_outlook as outlook
        left join core.fact as required on required.fact_id = outlook.required_fact_id
        left join core.fact as forecast on forecast.fact_id = outlook.forecast_fact_id
        left join core.fact as actual on actual.fact_id = outlook.actual_fact_id
    )"""
    force_id: str
    kind: str
    direction: str
    recurrence: str
    fiscal_year: str
    period: str
    required_gbp: float | None
    forecast_gbp: float | None
    forecast_high_gbp: float | None
    actual_gbp: float | None
    other_sums: int
    required_fact_id: str | None
    forecast_fact_id: str | None
    actual_fact_id: str | None
    required_document_id: str | None
    forecast_document_id: str | None
    actual_document_id: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements of one claim that don't agree."""

    source: ClassVar[str] = "mart.claim_check"
    kind: str
    verdict: str
    force_id: str | None
    area_id: str | None
    leading_fact_id: str
    leading_statement: str
    leading_quote: str
    leading_document_id: str
    leading_document_title: str | None
    fact_id: str | None
    statement: str
    quote: str
    document_id: str
    document_title: str | None
    in_one_document: bool


@dataclasses.dataclass(frozen=True, slots=True)
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


@dataclasses.dataclass(frozen=True, slots=True)
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


@dataclasses.dataclass(frozen=True, slots=True)
class Unread:
    """A number that no rule accounts for."""

    source: ClassVar[str] = "raw.number"
    document_id: str
    span_start: int
    span_end: int
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Missing:
    """Grades that could be in the warehouse and aren't, counted."""

    source: ClassVar[str] = """(
        select programme, cycle, count(distinct force_id) filter (status = 'have')::integer as forces_with_grades,
            count(distinct force_id)::integer as forces
        from mart.coverage group by programme, cycle
    )"""
    programme: str
    cycle: str
    forces_with_grades: int
    forces: int
