"""What all collectors have in common: what they are given, what they tell, and how much they may take.

Belongs here: the interface, and the meter of a run. Not here: any collector (`website`, `stores`), what is remembered
between runs (`state`), or which collectors there are (`configuration`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from pipelines.collect.register import Register
from pipelines.collect.state import State

MEGABYTE = 1024 * 1024


class Outcome(StrEnum):
    """What came of asking for one address."""

    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    gone = "gone"
    """The source no longer has it; the document stays in the warehouse."""
    refused = "refused"
    """There is something that is not taken: the server or robots.txt forbid it, or it is no document."""
    failed = "failed"
    """It could not be had, and may be had another time."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of one address."""

    address: str
    outcome: Outcome
    file: Path | None = None
    """Where it landed, if it did."""
    problem: str | None = None
    """One sentence for a person: why it was refused, failed or is gone."""
    is_listing: bool = False
    """Whether it only tells where documents are."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Where documents are put, and what is known of those that were put there before."""

    landing: Path
    register: Register
    state: State


@dataclass(frozen=True, slots=True)
class Budget:
    """What one run may take of one source."""

    requests: int
    megabytes: int = 1000
    seconds: int = 3600


class Clock:
    """The time, and waiting. Tests have one of their own that nobody waits for."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class BudgetSpent(Exception):
    """The run has taken what it may; what is left is for the next one."""


class Meter:
    """How much of a budget a run has taken."""

    def __init__(self, budget: Budget, clock: Clock) -> None:
        self.budget = budget
        self.requests = 0
        self.bytes = 0
        self._clock = clock
        self._began = clock.monotonic()

    def request(self, after: float = 0.0) -> None:
        """Count a request that is made after so many seconds. Raises BudgetSpent instead of the first one too many."""
        if self.requests >= self.budget.requests:
            raise BudgetSpent(f"the {self.budget.requests:,} requests of this run are used up")
        if self.bytes >= self.budget.megabytes * MEGABYTE:
            raise BudgetSpent(f"the {self.budget.megabytes:,} MB of this run are used up")
        if self._clock.monotonic() + after - self._began >= self.budget.seconds:
            raise BudgetSpent(f"the {self.budget.seconds:,} seconds of this run are used up")
        self.requests += 1

    def received(self, size: int) -> None:
        self.bytes += size


class LeftAlone(Exception):
    """A source is not asked any further in this run; the message says why, and when it may be."""


class Collector(Protocol):
    """A source of documents."""

    @property
    def name(self) -> str: ...

    def collect(self, inbox: Inbox, meter: Meter) -> Iterator[Collected]:
        """Bring what is new or changed into the inbox, one address after the other, each remembered before the next.

        Raises BudgetSpent and LeftAlone; a run that was ended by either, or killed, is continued by the next.
        """

    def coming(self, inbox: Inbox) -> Iterator[str]:
        """The addresses that the next run would ask for first, as far as they are known. Asks nobody."""
