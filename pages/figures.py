"""The rows of what was counted, estimated and paid, and of what contradicts it.

Belongs here: their shape; fields are columns of the published table that `source` names. Not here: grades and findings
(`judgments`), documents and what they are about (`records`), or which page shows what.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CaseCount:
    source: ClassVar[str] = "mart.case_counts"
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
