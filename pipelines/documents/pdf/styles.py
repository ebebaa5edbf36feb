"""Headings by the look of their type: which sizes and weights stand above the text, and how deep.

Belongs here: the text's own size, and the levels of larger and bolder lines. Not here: headings that only their
words tell (`blocks.headings`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE
from pipelines.documents.pdf.lines import TextLine
from pipelines.documents.pdf.records import Page

_LARGER = 1.12
"""Headings are larger than the text by this factor, or bold and not smaller."""
_LONGEST = 160
_DEEPEST = 6
_NO_HEADING = expression(r"[.;][\"'”’)]*$")
_LETTERS = expression(r"[^\W\d_]{2}")
_style_of = attrgetter("size", "bold")


@dataclass(frozen=True, slots=True)
class Styles:
    body: float
    """The size of most of the text."""
    levels: dict[tuple[float, bool], int]
    cover: int
    """Pages up to this one are a title page: nothing but short lines in large type."""

    def may_head(self, line: TextLine) -> bool:
        """Whether headings are set in the type of this line."""
        return (line.size, line.bold) in self.levels

    def level(self, line: TextLine, page: int) -> int | None:
        """The level of a line that looks like a heading."""
        level = self.levels.get((line.size, line.bold))
        if level is None or len(line.words) > _LONGEST or not _LETTERS.search(line.words):
            return None
        if (_NO_HEADING.search(line.words) and not line.marker) or GRADE_LINE.fullmatch(line.words):
            return None
        if line.marker and not line.marker[0].isalnum():
            return None
        return 1 if page <= self.cover else level


def styles_of(lines: Sequence[TextLine], pages: Sequence[Page]) -> Styles:
    """The styles of a document's lines."""
    letters: Counter[tuple[float, bool]] = Counter()
    for style, alike in groupby(lines, _style_of):
        letters[style] += sum([len(line.words) for line in alike])
    written: Counter[float] = Counter()
    plain: Counter[float] = Counter()
    for (size, bold), count in letters.items():
        written[size] += count
        if not bold:
            plain[size] += count
    body = (plain or written).most_common(1)[0][0] if written else 0.0
    bold_share = 1 - plain[body] / written[body] if written[body] else 0.0
    above = {
        (size, bold)
        for size, bold in letters
        if size >= _LARGER * body or (bold and size >= 0.95 * body and bold_share < 0.4)
    }
    seen: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        if (
            (line.size, line.bold) in above
            and len(line.words) <= _LONGEST
            and _LETTERS.search(line.words)
            and not GRADE_LINE.fullmatch(line.words)
        ):
            seen[line.size, line.bold] += 1
    ranks = sorted(seen, key=lambda style: (-style[0], not style[1]))
    opening = next(((line.size, line.bold) for line in lines if (line.size, line.bold) in seen), None)
    first = 1 if not ranks or opening == ranks[0] else 2  # a document without a title begins with its sections
    levels: dict[tuple[float, bool], int] = {}
    rank = first - 1
    before: tuple[float, bool] | None = None
    for style in ranks:
        near = before is not None and before[0] - style[0] < 0.6 and before[1] == style[1]
        rank += 0 if near else 1
        levels[style] = min(rank, _DEEPEST)
        before = style
    return Styles(body, levels, _cover(lines, pages, body))


def _cover(lines: Sequence[TextLine], pages: Sequence[Page], body: float) -> int:
    if len(pages) < 3 or not pages[0].runs:
        return 0
    words = sum(len(run.words) for run in pages[0].runs)
    return 1 if words < 500 and max(run.size for run in pages[0].runs) >= 1.4 * body else 0
