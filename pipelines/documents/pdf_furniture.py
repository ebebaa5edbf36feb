"""Running headers, footers and page numbers: what stands at the same place of page after page.

Belongs here: telling them by where they stand and that they come again. Not here: lines that are furniture by their
words in any format (`lines`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipelines.documents.lines import GRADE_LINE
from pipelines.documents.pdf_records import Page, Run

_MARGIN = 0.13
"""Headers and footers stand in this share of the page's height at the top and at the bottom."""
_SAME_HEIGHT = 4.0
"""Points that the height of a header may differ by from page to page."""
_NUMBER = re.compile(
    r"(?:[-–—|] ?)?(?:(?:page|tudalen|p\\.?) ?)?(\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|o|/) ?\d{1,4})?(?: ?[-–—|])?", re.I
)
_FOOT = 0.08
"""A figure in this share at the bottom of a single page numbers it."""
_SMALL = 0.9
"""Footers are set smaller than so much of the text."""
_DIGITS = re.compile(r"\d+")
_SHARE = 0.3
"""What comes again on so many pages of a document belongs to the page."""
_OFTEN = 4
"""In a long document, a header may belong to one chapter: it comes again on so many pages at least."""
_PURE = 0.6
"""At the height of a header most of what stands there comes again; where pages begin their text, hardly anything."""


def find_furniture(pages: Sequence[Page]) -> list[frozenset[int]]:
    """For each page, the positions in `runs` of its headers and footers."""
    edges = _edges(pages)
    found: list[set[int]] = [set() for _ in pages]
    again = _repeated(edges, len(pages))
    standing = again | _numbered(edges, again, pages) | _foot(edges, pages)
    for n, (page, run) in enumerate(edges):
        if n in standing:
            found[page].add(pages[page].runs.index(run))
    return [frozenset(of_page) for of_page in found]


def _edges(pages: Sequence[Page]) -> list[tuple[int, Run]]:
    return [
        (n, run)
        for n, page in enumerate(pages)
        for run in page.runs
        if 0 <= run.baseline < _MARGIN * page.height or run.baseline > (1 - _MARGIN) * page.height - run.size
    ]


def _level(run: Run) -> int:
    return round(run.baseline / _SAME_HEIGHT)


def _key(run: Run) -> str:
    return _DIGITS.sub("#", run.words.lower())


def _repeated(edges: list[tuple[int, Run]], pages: int) -> set[int]:
    """What says the same, figures aside, at the same height of several pages."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    keys = [_key(run) for _, run in edges]
    for (page, run), key in zip(edges, keys, strict=True):
        for level in _levels(run):
            seen[key, level].add(page)
    times = [len(seen[key, _level(run)]) for (_, run), key in zip(edges, keys, strict=True)]
    again: Counter[int] = Counter()
    whole: Counter[int] = Counter()
    for (_, run), same in zip(edges, times, strict=True):
        for level in _levels(run):
            whole[level] += 1
            again[level] += same > 1
    return {
        n for n, ((_, run), same) in enumerate(zip(edges, times, strict=True))
        if same >= min(max(2, _SHARE * pages), _OFTEN)
        and again[_level(run)] >= _PURE * whole[_level(run)]
        and not GRADE_LINE.fullmatch(run.words)
    }  # fmt: skip


def _levels(run: Run) -> tuple[int, int, int]:
    level = _level(run)
    return level - 1, level, level + 1


def _numbered(edges: list[tuple[int, Run]], again: set[int], pages: Sequence[Page]) -> set[int]:
    """Page numbers: figures at the edge, alone or beside a header, that count up with the pages."""
    beside: dict[tuple[int, int], int] = Counter()
    for n, (page, run) in enumerate(edges):
        beside[page, round(run.baseline)] += n not in again
    seen: dict[tuple[int, int], set[int]] = defaultdict(set)
    numbers: dict[int, tuple[int, int]] = {}
    for n, (page, run) in enumerate(edges):
        number = _NUMBER.fullmatch(run.words)
        if number and number.group(1).isdigit() and beside[page, round(run.baseline)] == 1:
            numbers[n] = int(number.group(1)) - pages[page].number, _level(run)
            seen[numbers[n]].add(page)
    return {n for n, where in numbers.items() if len(seen[where]) >= 2}


def _foot(edges: list[tuple[int, Run]], pages: Sequence[Page]) -> set[int]:
    """The foot of a single page, which nothing repeats: a page number, and small type beside it."""
    if len(pages) != 1:
        return set()
    sizes: Counter[float] = Counter()
    for run in pages[0].runs:
        sizes[run.size] += len(run.words)
    low = [n for n, (_, run) in enumerate(edges) if run.baseline < _FOOT * pages[0].height]
    numbered = {round(edges[n][1].baseline) for n in low if _NUMBER.fullmatch(edges[n][1].words)}
    usual = max(sizes, key=sizes.__getitem__, default=0.0)
    return {
        n
        for n in low
        if round(edges[n][1].baseline) in numbered
        and (edges[n][1].size < _SMALL * usual or _NUMBER.fullmatch(edges[n][1].words))
    }
