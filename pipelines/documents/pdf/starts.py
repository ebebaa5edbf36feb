"""Where the columns of a page or of a table begin, by what begins at one place in many lines.

Belongs here: the places, and how far up and down each holds. Not here: which runs of a line are joined (`lines`), or
which columns are text (`columns`) and which a table (`centred`, `tables`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.documents.expressions.late import expression
from pipelines.documents.pdf.records import Run

SAME_BASELINE = 0.3
"""Ems that the baselines of one line may differ by."""
JOINED = 1.2
"""Ems. Runs nearer than this are words of one line."""
_FIRST_COLUMN = 60.0
"""Points. No column is so narrow that the next begins nearer to where it does."""
_SAME_LEFT = 3.0
"""Points that lines of one column may begin apart."""
_MANY = 8
"""Lines that begin at one place. The words of justified lines seldom stand below each other so often."""
_MANY_FIGURES = 3
"""Figures alone that begin at one place: they stand in a column of figures, and so does its head."""
_MOST_CELLS = 6
"""Runs of a row at most; those of a justified line, whose words stand apart, are mostly more."""
_FEWEST_BESIDE = 2
"""Columns of two figures each on the same two lines: a table of two rows has no more."""
_HEAD = 3.5
"""Ems that the head of a column stands above it at most."""
FIGURE = expression(r"\(?[-–−+£]{0,2}\d[\d.,/]*[%)]*[a-z]{0,2}|[-–—]")
"""What stands in a column of figures; a dash is none of something."""


class Start(NamedTuple):
    """Where a column begins, and how far down and up it reaches."""

    left: float
    low: float
    high: float


def where_many_begin(runs: Sequence[Run]) -> list[Start]:
    """Where columns begin: places at which many lines do, or some figures, right of the leftmost and seldom crossed."""
    first = min([run.left for run in runs]) + _FIRST_COLUMN
    found = []
    groups = _groups([run for run in runs if run.left > first])
    figures = [_figures(group) if 1 < len(group) < _MANY else [] for group in groups]
    levels = Counter(map(_levels, figures))
    for group, alone in zip(groups, figures, strict=True):
        begun = group if len(group) >= _MANY else alone
        if len(begun) < _MANY_FIGURES and (not alone or levels[_levels(alone)] < _FEWEST_BESIDE):
            if not _stand_clear(group, runs):
                continue
            begun = group
        left = min([run.left for run in begun]) - _SAME_LEFT
        low, high = min([run.baseline for run in begun]) - 1.0, max([run.baseline for run in begun]) + 1.0
        crossing = sum([low < run.baseline < high and run.left < left < run.right for run in runs])
        if crossing * 2 <= len(begun):
            found.append(Start(left, low, high + _HEAD * begun[0].size))
    return sorted(found)


def _stand_clear(begun: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether some of the few lines that begin at one place stand well apart from what is left of them, as cells do."""
    if len(begun) < _MANY_FIGURES:
        return False
    clear = 0
    for run in begun:
        beside = [other for other in runs if abs(other.baseline - run.baseline) <= SAME_BASELINE * run.size]
        before = [other.right for other in beside if other.left < run.left]
        clear += bool(before) and len(beside) <= _MOST_CELLS and run.left - max(before) > JOINED * run.size
    return clear >= _FEWEST_BESIDE


def _figures(runs: Sequence[Run]) -> list[Run]:
    found = [run for run in runs if FIGURE.fullmatch(run.words)]
    return found if len(found) > 1 else []


def _levels(runs: Sequence[Run]) -> tuple[int, ...]:
    return tuple(sorted([round(run.baseline) for run in runs]))


def _groups(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs that begin at one place, for each place, from left to right."""
    groups: list[list[Run]] = []
    for run in sorted(runs):
        if groups and run.left - groups[-1][0].left <= _SAME_LEFT:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups
