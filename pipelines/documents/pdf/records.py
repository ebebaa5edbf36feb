"""What a page of a PDF is to those who read it: runs of text in their places, and lines drawn between them.

Belongs here: the records, and turning what stands sideways upright. Not here: taking them from the
library (`page`, `runs`).

Coordinates are points, x from the left and y from the bottom of the page as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from pipelines.documents.pdf.rules import Rule

Lack = Literal["blank", "picture", "damaged"]

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Footnote marks are written with these figures, apart from the word before them, so that no number grows by them."""


class Run(NamedTuple):
    """Words on one baseline without a gap that a column or a table cell could make."""

    left: float
    right: float
    baseline: float
    words: str
    size: float
    bold: bool


class Page(NamedTuple):
    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    """Only looked for where text stands side by side."""
    lacks: Lack | None
    """Why the page holds no text."""


def direction(across: float, along: float) -> int:
    """Quarter turns against the clock: 0 upright, 1 up the page, 2 upside down, 3 down the page."""
    if abs(across) >= abs(along):
        return 0 if across >= 0 else 2
    return 1 if along > 0 else 3


def turned_run(run: Run, turn: int, width: float, height: float) -> Run:
    if turn == 1:
        return run._replace(baseline=width - run.baseline)
    if turn == 2:
        return run._replace(left=width - run.right, right=width - run.left, baseline=height - run.baseline)
    if turn == 3:
        return run._replace(left=height - run.right, right=height - run.left)
    return run


def below(aside: Sequence[Run]) -> Iterator[Run]:
    """Text in another direction than the page's own, such as the labels of a chart, stands below everything."""
    for n, run in enumerate(aside):
        yield run._replace(left=0.0, right=run.right - run.left, baseline=-30.0 * (n + 1))
