"""Text side by side that is a table, told from columns of a page by the heights at which it ends and begins anew.

Belongs here: whether two sides share the gaps between the rows of one table. Not here: where columns begin (`columns`),
or what stands in a table's cells (`centred`, `tables`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipelines.documents.pdf.lines import OVERLAP, Row
from pipelines.documents.pdf.records import Run

ROW_GAP = 1.15
"""Rows stand further apart than the lines of one cell by at least this factor."""
_MOSTLY = 0.75
"""The share of the gaps on one side of a table that go through to the other."""
_OFF_CENTRE = 0.08
"""Ems that the middles of the cells of one row may differ by; paragraphs beside each other may come near it."""


def stands_in_rows(part: Sequence[Row], gutter: float) -> bool:
    """Whether what stands left and right ends and begins anew at the same heights, as the rows of a table do.

    Paragraphs in two columns may happen to end together; they make no third column, and share no middles.
    """
    runs = [run for row in part for run in row.runs]
    sides = [[run for run in runs if run.left < gutter], [run for run in runs if run.left >= gutter]]
    levels = [sorted({run.baseline for run in side}, reverse=True) for side in sides]
    near = [one - other for side in levels for one, other in pairwise(side) if one - other > OVERLAP * runs[0].size]
    apart = ROW_GAP * min(near, default=0.0)
    cuts = _gaps(sorted({*levels[0], *levels[1]}, reverse=True), apart)
    if len(cuts) < 2 or any(len(cuts) < _MOSTLY * len(_gaps(side, apart)) for side in levels):
        return False
    return _count_columns(runs) > 2 or _share_middles(levels[0], levels[1], cuts, _OFF_CENTRE * runs[0].size)


def _gaps(levels: Sequence[float], apart: float) -> list[float]:
    """The levels below which nothing stands for so much."""
    return [one for one, other in pairwise(levels) if one - other > apart]


def _count_columns(runs: Iterable[Run]) -> int:
    count, reach = 0, float("-inf")
    for run in sorted(runs):
        count += run.left > reach
        reach = max(reach, run.right)
    return count


def _share_middles(left: Sequence[float], right: Sequence[float], cuts: Sequence[float], off: float) -> bool:
    """Whether cells of unlike length are set in the middle of their rows."""
    cells = [
        [[level for level in side if low <= level < high] for side in (left, right)]
        for high, low in pairwise([float("inf"), *cuts, float("-inf")])
    ]
    unlike = [(one, other) for one, other in cells if one and other and len(one) != len(other)]
    middle = sum(abs(one[0] + one[-1] - other[0] - other[-1]) < 2 * off for one, other in unlike)
    return len(unlike) > 1 and middle * 3 >= len(unlike) * 2
