"""By when a report has to be answered: section 55 of the Police Act 1996.

Belongs here: counting the days, and what can be said when the day of publication isn't known. Not here: which findings
are to be answered (`gather`), or how it is worded (`wording`).

Section 55(5A), inserted by section 37 of the Policing and Crime Act 2017: the comments must be published before the end
of the period of 56 days beginning with the day on which the report is published. So that day is the first of the 56.
Section 55(5B): for each recommendation, they explain what was or will be done, or why nothing.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS = 56
IN_FORCE = date(2017, 5, 2)
"""Regulation 4(a) of S.I. 2017/399. Before, the Act named no period."""


class State(StrEnum):
    """Where today stands to the last day."""

    ahead = "ahead"
    passed = "passed"
    unclear = "unclear"
    """The last day isn't known, and today may lie on either side of it."""
    unknown = "unknown"
    """Nothing is known of when the report was published."""
    no_period = "no period"
    """The report is older than the 56 days."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day for an answer lies between these two; they are the same where it is known."""

    earliest: date | None
    latest: date | None

    @property
    def day(self) -> date | None:
        """The last day, where it is known."""
        return self.earliest if self.earliest == self.latest else None

    def state(self, today: date) -> State:
        if self.earliest is None or self.latest is None:
            return State.unknown
        if self.latest < last_day(IN_FORCE):
            return State.no_period
        if self.latest < today:
            return State.passed
        return State.ahead if self.earliest >= today else State.unclear


def last_day(published: date) -> date:
    """The last of the 56 days that begin with the day of publication."""
    return published + timedelta(days=DAYS - 1)


def due(published: date | None, precision: str | None) -> Due:
    """When the answer to a report is due that was published on this day, in this month or in this year."""
    if published is None:
        return Due(None, None)
    if precision == "month":
        end = published.replace(day=monthrange(published.year, published.month)[1])
        return Due(last_day(published.replace(day=1)), last_day(end))
    if precision == "year":
        return Due(last_day(date(published.year, 1, 1)), last_day(date(published.year, 12, 31)))
    return Due(last_day(published), last_day(published))
