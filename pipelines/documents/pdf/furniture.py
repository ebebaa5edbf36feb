"""Running headers, footers and page numbers: what stands at the same place of page after page.

Belongs here: telling them by where they stand and that they come again. Not here: lines that are furniture by their
words in any format (`lines`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE
from pipelines.documents.pdf.records import Page, Run

_MARGIN = 0.13
"""Headers and footers stand in this share of the page's height at the top and at the bottom."""
_SAME_HEIGHT = 4.0
"""Points that the height of a header may differ by from page to page."""
_NUMBER = expression(
    r"(?:[-–—|] ?)?(?:(?:page|tudalen|p\\.?) ?)?(\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|o|/) ?\d{1,4})?(?: ?[-–—|])?", re.I
)
_FOOT = 0.08
"""A figure in this share at the bottom of a single page numbers it."""
_SMALL = 0.9
"""Footers are set smaller than so much of the text."""
_DIGITS = expression(r"\d+")
_LETTER = expression(r"[^\W\d_]")
_FEWEST_COLUMNS = 3
_NEXT_ROW = 2.6
"""Ems from the heads of a table to its first row at most."""
_SHARE = 0.3
"""What comes again on so many pages of a document belongs to the page."""
_OFTEN = 4
"""In a long document, a header may belong to one chapter: it comes again on so many pages at least."""
_PURE = 0.6
"""At the height of a header most of what stands there comes again; where pages begin their text, hardly anything."""


class _Edge(NamedTuple):
    """A run near the top or the bottom of a page."""

    page: int
    position: int
    """Its place among the page's runs."""
    run: Run
    level: int
    """Its height, in steps so wide that a header stands on the same or the next of each page."""


def find_furniture(pages: Sequence[Page]) -> list[frozenset[int]]:
    """For each page, the positions in `runs` of its headers and footers."""
    edges = _edges(pages)
    found: list[set[int]] = [set() for _ in pages]
    again = _repeated(edges, len(pages))
    again -= _figures_side_by_side(edges, again)
    again -= _heads_of_tables(edges, again, pages)
    for n in again | _numbered(edges, again, pages) | _foot(edges, pages):
        found[edges[n].page].add(edges[n].position)
    return [frozenset(of_page) for of_page in found]


def _edges(pages: Sequence[Page]) -> list[_Edge]:
    found = []
    for n, page in enumerate(pages):
        low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
        for position, run in enumerate(page.runs):
            baseline = run.baseline
            if baseline < low:
                if baseline < 0:
                    continue
            elif baseline <= high - run.size:
                continue
            found.append(_Edge(n, position, run, round(baseline / _SAME_HEIGHT)))
    return found


def _repeated(edges: list[_Edge], pages: int) -> set[int]:
    """What says the same, figures aside, at the same height of several pages."""
    without_figures = {
        words: _DIGITS.sub("#", words.lower()) if _LETTER.search(words) or _NUMBER.fullmatch(words) else words
        for words in {edge.run.words for edge in edges}
    }
    keys = [without_figures[edge.run.words] for edge in edges]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for edge, key in zip(edges, keys, strict=True):
        seen[key, edge.level].add(edge.page)
    times = {(key, level): len(set().union(*_near(seen, key, level))) for key, level in seen}
    whole: Counter[int] = Counter()
    again: Counter[int] = Counter()
    for edge, key in zip(edges, keys, strict=True):
        whole[edge.level] += 1
        again[edge.level] += times[key, edge.level] > 1
    pure = {level for level in whole if _around(again, level) >= _PURE * _around(whole, level)}
    enough = min(max(2, _SHARE * pages), _OFTEN)
    return {
        n for n, (edge, key) in enumerate(zip(edges, keys, strict=True))
        if times[key, edge.level] >= enough and edge.level in pure and not GRADE_LINE.fullmatch(edge.run.words)
    }  # fmt: skip


def _figures_side_by_side(edges: list[_Edge], again: set[int]) -> set[int]:
    """Figures of which a line has several, as rows of tables have: the number of a page has none beside it."""
    figures = [n for n in again if not _LETTER.search(edges[n].run.words)]
    lines = Counter((edges[n].page, round(edges[n].run.baseline)) for n in figures)
    return {n for n in figures if lines[edges[n].page, round(edges[n].run.baseline)] > 1}


def _heads_of_tables(edges: list[_Edge], again: set[int], pages: Sequence[Page]) -> set[int]:
    """Those of what comes again that head the columns of a table: figures stand right below them."""
    found: set[int] = set()
    ordered = sorted(again, key=lambda n: (edges[n].page, round(edges[n].run.baseline)))
    for number, on_page in groupby(ordered, key=lambda n: edges[n].page):
        of_page = list(on_page)
        lines = [list(line) for _, line in groupby(of_page, key=lambda n: round(edges[n].run.baseline))]
        rows = [line for line in lines if len(line) >= _FEWEST_COLUMNS]
        known = {edges[n].position for n in of_page}
        text = [run for position, run in enumerate(pages[number].runs) if position not in known]
        found.update(n for line in rows if _figures_below([edges[n].run for n in line], text) for n in line)
    return found


def _figures_below(heads: Sequence[Run], text: Sequence[Run]) -> bool:
    """Whether the next line below a line of heads has figures in its columns."""
    foot = heads[0].baseline
    near = [run for run in text if 0 < foot - run.baseline <= _NEXT_ROW * run.size]
    top = max((run.baseline for run in near), default=0.0)
    row = [run for run in near if top - run.baseline < _SAME_HEIGHT and run.words[-1:].isdigit()]
    return sum(any(run.left < head.right and head.left < run.right for head in heads) for run in row) > 1


def _near(seen: dict[tuple[str, int], set[int]], key: str, level: int) -> Iterator[set[int]]:
    """The pages that hold the same at this height, a step below and a step above."""
    return (seen[key, at] for at in (level - 1, level, level + 1) if (key, at) in seen)


def _around(counted: Counter[int], level: int) -> int:
    return counted[level - 1] + counted[level] + counted[level + 1]


def _numbered(edges: list[_Edge], again: set[int], pages: Sequence[Page]) -> set[int]:
    """Page numbers: figures at the edge, alone or beside a header, that count up with the pages."""
    beside: Counter[tuple[int, int]] = Counter()
    for n, edge in enumerate(edges):
        beside[edge.page, round(edge.run.baseline)] += n not in again
    seen: dict[tuple[int, int], set[int]] = defaultdict(set)
    numbers: dict[int, tuple[int, int]] = {}
    for n, edge in enumerate(edges):
        number = _NUMBER.fullmatch(edge.run.words)
        if number and number.group(1).isdigit() and beside[edge.page, round(edge.run.baseline)] == 1:
            numbers[n] = int(number.group(1)) - pages[edge.page].number, edge.level
            seen[numbers[n]].add(edge.page)
    return {n for n, where in numbers.items() if len(seen[where]) >= 2}


def _foot(edges: list[_Edge], pages: Sequence[Page]) -> set[int]:
    """The foot of a single page, which nothing repeats: a page number, and small type beside it."""
    if len(pages) != 1:
        return set()
    sizes: Counter[float] = Counter()
    for run in pages[0].runs:
        sizes[run.size] += len(run.words)
    low = [n for n, edge in enumerate(edges) if edge.run.baseline < _FOOT * pages[0].height]
    numbered = {round(edges[n].run.baseline) for n in low if _NUMBER.fullmatch(edges[n].run.words)}
    usual = max(sizes, key=sizes.__getitem__, default=0.0)
    return {
        n
        for n in low
        if round(edges[n].run.baseline) in numbered
        and (edges[n].run.size < _SMALL * usual or _NUMBER.fullmatch(edges[n].run.words))
    }
