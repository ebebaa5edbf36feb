"""Numbered points and paragraphs that a copy without line breaks runs together: '… the Panel. 1.3 This report …'.

Belongs here: where each begins within a line, told by numbers that count up. Not here: numbers of pages or entries of
contents lists (`pages`, `contents`), or what a numbered line is (`lines.line`, `blocks.structure`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.documents.expressions.late import expression

_NUMBER = expression(r"(?:^|(?<=\s))(?P<whole>\d{1,2})(?:\.(?P<part>\d{1,2})\.?\s*|[.)]\s*)(?=[A-Z\"'(][\w' ])")
"""'1. ', '12) ', '2.3 ' before what begins a sentence or a title; a copy may drop the blank."""
_NUMBERS_THINGS = expression(
    r"\b(?:recommendations?|areas?|afis?|causes?|tables?|figures?|charts?|annex|appendix|parts?|sections?|chapters?|"
    r"questions?|priority|objectives?|options?|outcomes?|stages?|phases?|bands?|steps?|items?|actions?|tiers?|levels?|"
    r"grades?|paragraphs?|paras?\.?|rules?|articles?|schedules?|pages?|version|no\.?|class|of|to|by|at|from|was|is|"
    r"were|are|and|or|under|over|about|nearly|than|in|on|for|with|the|between|some|only|around)\s*$",
    re.IGNORECASE,
)
"""What a number behind it belongs to, or leads up to."""
_HEAD = expression(r"(?:^|(?<=\s))(?P<mark>(?P<whole>\d{1,2})\.?\s*)[A-Z][^.!?\d]{2,90}$")
_FEWEST_POINTS = 4
_FEWEST_PARAGRAPHS = 3
_ENDS = (".", "?", "!", ":", ")", "%", ";", '"', "'")


_SAYS = expression(r"[^\W_]")
_NEAR, _LONGEST_HEAD = 24, 100
"""Characters."""
Span = tuple[int, int]


class _Mark(NamedTuple):
    line: int
    start: int
    end: int
    number: tuple[int, int]
    behind_sentence: bool
    head: Span | None
    """Where the number of the chapter's heading stands, in front of its first paragraph."""


def points_run_together(lines: Sequence[str]) -> dict[int, list[Span]]:
    """Where each line, levelled for matching, holds the numbers of points that follow each other through the text."""
    marks = [mark for at, line in enumerate(lines) for mark in _marks(at, line)]
    if all(not mark.start for mark in marks):
        return {}
    points = _longest([mark for mark in marks if not mark.number[1]], _FEWEST_POINTS)
    parts = _longest([mark for mark in marks if mark.number[1]], _FEWEST_PARAGRAPHS)
    found: dict[int, list[Span]] = {}
    for mark in {*_sure(points), *_sure(parts)}:
        heads = [mark.head] if mark.head else []
        found.setdefault(mark.line, []).extend([*heads, (mark.start, mark.end)])
    return {at: sorted(set(spans)) for at, spans in found.items()}


def _marks(at: int, line: str) -> Iterator[_Mark]:
    for found in _NUMBER.finditer(line):
        number = int(found["whole"]), int(found["part"] or 0)
        before = line[max(0, found.start() - _LONGEST_HEAD) : found.start()].rstrip()
        head = _head(before, number[0], found.start() - len(before) - 1) if number[1] == 1 else None
        if head is None and _NUMBERS_THINGS.search(line, max(0, found.start() - _NEAR), found.start()):
            continue
        opens = not _SAYS.search(before)
        behind = opens or head is not None or before.endswith(_ENDS)
        yield _Mark(at, 0 if opens else found.start(), found.end(), number, behind, head)


def _head(before: str, whole: int, begins: int) -> Span | None:
    """'2. MAIN FINDINGS' in front of '2.1': where the number of the heading stands."""
    head = next((head for head in _HEAD.finditer(before) if int(head["whole"]) == whole), None)
    return (begins + head.start("mark"), begins + head.end("mark")) if head else None


def _longest(marks: Sequence[_Mark], fewest: int) -> list[_Mark]:
    """The longest run of marks that count up by one, if it is long, and most stand behind the end of a sentence.

    A new chapter begins at its first paragraph.
    """
    runs: dict[tuple[int, int], list[_Mark]] = {}
    last: dict[int, tuple[int, int]] = {}
    for mark in marks:
        whole, part = mark.number
        before = (whole, part - 1) if part > 1 else last.get(whole - 1, (0, 0)) if part else (whole - 1, 0)
        run = [*runs.get(before, ()), mark]
        if len(run) >= len(runs.get(mark.number, ())):
            runs[mark.number] = run
            last[whole] = mark.number
    longest = max(runs.values(), key=len, default=[])
    behind = sum(mark.behind_sentence for mark in longest)
    return longest if len(longest) >= fewest and behind * 2 >= len(longest) else []


def _sure(run: Sequence[_Mark]) -> Iterator[_Mark]:
    """Those behind the end of a sentence, or on one line with the numbers before and after theirs."""
    for at, mark in enumerate(run):
        near = {other.line for other in run[max(0, at - 1) : at + 2]}
        if mark.behind_sentence or len(near) == 1:
            yield mark
