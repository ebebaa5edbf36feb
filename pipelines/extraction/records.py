"""The facts that extraction yields: one frozen record per kind, with the evidence that every kind carries.

Belongs here: names and meanings of the fields, and nothing else. Not here: how a fact is read (one module per kind).
All offsets are characters into `Document.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipelines.documents.document import Span

Scale = Literal["four-tier", "five-tier"]
GradeWord = Literal["outstanding", "good", "adequate", "requires improvement", "inadequate", "not graded"]
GradeBasis = Literal[
    "summary_table", "statement", "heading", "tally", "carried_over", "consistent_with_previous", "history",
    "reported_by_force", "reported_by_press", "reported_by_commissioner",
]  # fmt: skip
Sense = Literal["met", "not_met", "unclear"]
Qualifier = Literal["exact", "about", "nearly", "over", "under", "at_least", "at_most", "range"]
RateRole = Literal["estimate", "observed", "standard", "change"]
MoneyKind = Literal[
    "investment", "deficit", "saving", "budget", "funding", "reserve", "borrowing", "cost", "income", "precept",
    "underspend", "overspend",
]  # fmt: skip
MoneyStatus = Literal["required", "forecast", "planned", "potential", "achieved", "actual"]
FindingKind = Literal[
    "area_for_improvement", "cause_of_concern", "recommendation", "main_finding", "innovative_practice",
    "improvement_reported", "cause_of_concern_past",
]  # fmt: skip
FindingBasis = Literal["own", "reported_by_press", "reported_by_force", "reported_by_commissioner"]
FindingStatus = Literal["open", "progressed", "closed", "superseded", "unknown"]
Reading = Literal[
    "fact", "date", "period", "reference", "heading", "page", "contact", "ordinal", "age", "context", "unread"
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact carries: where it stands, who and what it is about, and which rule read it."""

    quote: Span
    """The sentence, table row or heading that states the fact."""
    anchor: Span
    """The number, grade word or cell itself, inside the quote; unique within a document and kind."""
    rule: str
    section: str = ""
    """The headings above, outermost first, joined by ' > '."""
    page: int | None = None
    force_id: str | None = None
    area_id: str | None = None
    claims: tuple[Span, ...] = ()
    """The numbers in the text that this fact accounts for."""


@dataclass(frozen=True, kw_only=True)
class Grade(Fact):
    programme: str | None
    cycle: str | None
    scale: Scale | None
    area_as_written: str
    grade: GradeWord | None
    """None where a judgment is said to be carried over without being printed."""
    basis: GradeBasis


@dataclass(frozen=True, kw_only=True)
class CaseCount(Fact):
    numerator: int
    denominator: int
    numerator_counts: Sense
    measure_id: str | None
    subject: str


@dataclass(frozen=True, kw_only=True)
class Sample(Fact):
    size: int
    unit: str
    measure_id: str | None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Rate(Fact):
    percent: float
    ci_half_width: float | None
    """Percentage points either side of `percent`, as printed."""
    ci_level: float | None
    """Percent, as printed or 95 where the inspectorate's own method sets it; None without an interval."""
    qualifier: Qualifier
    role: RateRole
    measure_id: str | None
    subject: str
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Finance(Fact):
    amount_gbp: float
    amount_high_gbp: float | None
    kind: MoneyKind
    direction: Literal["inflow", "outflow"]
    recurrence: Literal["total", "per year"]
    horizon: str | None
    """The words that say by or over when, as printed."""
    starts: str | None
    """Fiscal year such as 2022/23."""
    ends: str | None
    status: MoneyStatus
    qualifier: Qualifier
    subject: str


@dataclass(frozen=True, kw_only=True)
class Volume(Fact):
    value: float
    qualifier: Qualifier
    measure_id: str | None
    subject: str
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Finding(Fact):
    kind: FindingKind
    basis: FindingBasis
    title: str
    body: str
    status: FindingStatus
    deadline: str | None
    """As printed, such as 'within three months'."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """One number of a document and what became of it."""

    span: Span
    text: str
    value: float | None
    reading: Reading
    fact_index: tuple[str, int] | None = None
    """Kind and position of the fact that claims it, such as ('case_counts', 0)."""


@dataclass(frozen=True, kw_only=True)
class Extraction:
    """Everything read from one document."""

    grades: tuple[Grade, ...] = ()
    case_counts: tuple[CaseCount, ...] = ()
    samples: tuple[Sample, ...] = ()
    rates: tuple[Rate, ...] = ()
    finances: tuple[Finance, ...] = ()
    volumes: tuple[Volume, ...] = ()
    findings: tuple[Finding, ...] = ()
    numbers: tuple[Number, ...] = ()
    rejects: tuple[tuple[str, str], ...] = ()
    """Facts that failed a check: the reason and the text, never silently dropped."""
