"""What a briefing holds, as plain records.

Belongs here: their shape, and what follows from one record alone. Not here: where the rows come from (`gather`,
`changes`), or how they are worded (`wording`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from briefing.answers import Due
from briefing.forces import Force
from pages.titles import ASKED

REQUESTS = tuple(ASKED)
"""Kinds of finding that ask the force for something, the gravest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document, and the number by which it is cited here."""

    number: int
    document_id: str
    name: str
    kind: str
    publisher: str | None
    published_date: date | None
    published_precision: str | None
    address: str | None
    """Where it stands on the web, if it came from there."""
    source_name: str
    format: str | None
    is_open: bool
    """Whether its licence lets it be quoted at length; otherwise only the sentence that carries a fact."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of a fact, and where it stands."""

    fact_id: str
    quote: str
    source: Source
    page: int | None


@dataclass(frozen=True, slots=True)
class Judgment:
    programme: str
    cycle: str
    scale: str | None
    area_id: str
    area: str
    grade: str | None
    basis: str
    is_carried_forward: bool
    conflicts: tuple[str, ...]
    previous_cycle: str | None
    previous_grade: str | None
    comparable: str | None
    """comparable, partly or not; None without an earlier grade."""
    reason: str
    """Why the two may or may not be compared."""
    is_reason_checked: bool
    change: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """A finding, as a step of a matter."""

    event: str
    kind: str
    basis: str
    title: str
    status: str
    deadline: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Matter:
    """What inspectors asked for, through all documents."""

    status: str
    """open, progressed or closed, as far as the documents tell."""
    area: str | None
    opened_on: date | None
    closed_on: date | None
    documents: int
    steps: tuple[Step, ...]

    @property
    def request(self) -> Step:
        """The step that says best what is asked: the newest of the inspectors' own requests, else the first step."""
        own = [step for step in self.steps if step.basis == "own" and step.kind in REQUESTS]
        return own[-1] if own else self.steps[0]

    @property
    def is_own(self) -> bool:
        """Whether inspectors say it themselves anywhere."""
        return any(step.basis == "own" for step in self.steps)

    @property
    def is_request(self) -> bool:
        """Whether something is asked, rather than progress told of which the request isn't here."""
        return any(step.kind in REQUESTS for step in self.steps)

    @property
    def deadlines(self) -> tuple[str, ...]:
        """As printed, each once."""
        return tuple(dict.fromkeys(step.deadline for step in self.steps if step.deadline))


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, with nothing asked."""

    kind: str
    area: str | None
    title: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """One finding of a report, on the answer sheet."""

    kind: str
    area: str | None
    title: str
    body: str
    """The rest of what is said about it, as far as the licence lets it be quoted."""
    deadline: str | None
    status: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the inspectors about the force, when its answer is due, and what is to be answered."""

    source: Source
    due: Due
    findings: tuple[ToAnswer, ...]
    responses: tuple[Source, ...]
    """Papers of the commissioner about the force that came out in the months after it."""


@dataclass(frozen=True, slots=True)
class CaseCount:
    cycle: str | None
    area: str | None
    measure: str | None
    subject: str
    numerator: int
    denominator: int
    counts: str
    """met, not_met or unclear."""
    shortfall: tuple[float, float, float] | None
    """Share that fell short and its Wilson interval; None where the sentence doesn't say which way it counts."""
    share: tuple[float, float, float]
    """The share that was counted, and its Wilson interval."""
    other_forces: int
    others_share: float | None
    others_cases: int | None
    is_different: bool | None
    can_rank: bool | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Percentage:
    """An estimate or an observed percentage, as printed."""

    measure: str | None
    subject: str
    percent: float
    qualifier: str
    role: str
    half_width: float | None
    level: float | None
    standard: float | None
    period_start: date | None
    period_end: date | None
    difference: tuple[float, float, float] | None
    """Percentage points since the estimate before, and the interval of that change."""
    is_clear_change: bool | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Money:
    kind: str
    status: str
    amount: float
    amount_high: float | None
    qualifier: str
    recurrence: str
    horizon: str | None
    subject: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was needed or forecast, beside what came of it."""

    kind: str
    period: str
    required: float | None
    forecast: float | None
    actual: float | None
    forecast_minus_required: float | None
    actual_minus_forecast: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements of one claim that don't agree."""

    statement: str
    evidence: Evidence
    leading_statement: str
    leading: Evidence


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is other than it was."""

    what: str
    """new grade, other grade, grade gone, new finding, progress, closed, finding gone, new document, …"""
    text: str
    detail: str
    source: Source | None
    when: date | None
    """Publication of the document that it comes from."""


@dataclass(frozen=True, slots=True)
class Changes:
    since: date
    is_by_publication: bool
    """Whether the warehouse is younger than that day, so that dates of publication decide."""
    known_from: datetime | None
    """When the warehouse came to know its first fact."""
    undated: tuple[Source, ...]
    """Documents without a date, left out where dates of publication decide."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    force: Force
    today: date
    build_id: str
    built_at: datetime
    sources: tuple[Source, ...]
    judgments: tuple[Judgment, ...]
    matters: tuple[Matter, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Report, ...]
    not_in_reports: tuple[Step, ...]
    """Requests of inspectors that stand only in press notices and letters of others, whose report isn't here."""
    counts: tuple[CaseCount, ...]
    percentages: tuple[Percentage, ...]
    money: tuple[Money, ...]
    outcomes: tuple[Outcome, ...]
    disagreements: tuple[Disagreement, ...]
    changes: Changes | None
