"""The rows of what inspectors judged: grades, what they mean and may be compared with, and findings step by step.

Belongs here: their shape; fields are columns of the published table that `source` names. Not here: numbers (`figures`),
documents and what they are about (`records`), or which page shows what.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Cycle:
    source: ClassVar[str] = "core.dim_cycle"
    programme: str
    cycle: str
    scale: str | None
    published_from: date | None
    published_to: date | None


@dataclass(frozen=True, slots=True)
class GradeMeaning:
    source: ClassVar[str] = "core.dim_grade"
    scale: str
    grade: str
    ordinal: int
    meaning: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Question:
    source: ClassVar[str] = "core.dim_question"
    programme: str
    cycle: str
    area_id: str
    question: str
    graded: str
    comparability: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Below:
    """How many of the forces graded in an area and cycle require improvement or are inadequate; no row of a table."""

    programme: str
    cycle: str
    area_id: str
    below: int
    graded: int


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
