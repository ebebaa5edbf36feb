"""Where a matter stands: whether what inspectors asked for is open, told as done, or told of by others only.

Belongs here: that, and the order by gravity. Not here: which findings are one matter (the marts), or how it reads
(`templates/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pages.judgments import Step
from pages.titles import ASKED

_GRAVITY = {kind: place for place, kind in enumerate(ASKED)}


class Standing(StrEnum):
    """What became of a matter, in the order of the pages."""

    open = "open"
    progressed = "progressed"
    closed = "closed"
    improvement = "improvement"
    """Told of, without the request that it answers."""
    others = "others"
    """Told by others than inspectors only."""


def standing(steps: Sequence[Step]) -> Standing:
    """As far as the documents here tell."""
    if not any(step.basis == "own" for step in steps):
        return Standing.others
    return Standing(steps[0].thread_status) if any(step.kind in ASKED for step in steps) else Standing.improvement


def gravest_first(threads: Iterable[list[Step]]) -> list[list[Step]]:
    """Causes of concern before recommendations before the rest; within a kind in the order given."""
    return sorted(threads, key=lambda steps: _GRAVITY.get(steps[0].kind, len(_GRAVITY)))
