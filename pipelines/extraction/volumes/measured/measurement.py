"""A quantity that a sentence measures rather than counts.

Belongs here: the record. Not here: how it is found (`measures`, `at_large`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.grammar.numbers import Number


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity of a sentence: its value, the number or numbers that give it, and what it is of."""

    value: float
    numbers: tuple[Number, ...]
    subject: str
    is_time: bool = False
    """Whether it is how long something takes."""
    target_from: int | None = None
    """Where the words begin that say that it should take so long; None for what it does take."""

    @property
    def is_clear(self) -> bool:
        """Whether it is a figure also where its measure is unknown: years of service or of a sentence are none."""
        return self.target_from is None and (not self.is_time or self.subject in _WAITS)

    @property
    def may_be_set_beside(self) -> bool:
        """Whether the next sentence may give another: 'For 101 it was five minutes', 'the figure was 1.2'."""
        return self.is_time or self.subject.startswith("times ")


_WAITS = frozenset(("seconds", "secs", "minutes", "mins", "hours", "hrs", "days", "weeks"))
