"""Runs → lines of text: what stands on one baseline, from left to right, and what such a line opens with.

Belongs here: which runs share a line, which of them are words of one text, and markers of lists. Not here: which lines
are columns (`columns`) or rows of a table (`tables`), or in which order they are read (`layout`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pipelines.documents.expressions.late import expression
from pipelines.documents.pdf.records import SUPERSCRIPT, Run
from pipelines.documents.pdf.starts import FIGURE, JOINED, SAME_BASELINE, Start, where_many_begin


class TextLine(NamedTuple):
    """One line of a column of text."""

    left: float
    right: float
    baseline: float
    words: str
    size: float
    bold: bool
    marker: str
    """The bullet or number that the line opens with; not part of `words`."""
    column: int
    """Counts the columns of text of a page in reading order; lines of one column may form a paragraph."""
    edge: float
    """Where the longest line of the column ends."""


class Row(NamedTuple):
    """Runs on one baseline, from left to right."""

    baseline: float
    runs: tuple[Run, ...]


OVERLAP = 0.85
"""Ems. Lines of one column are never this close below each other."""
_CLEAR = 3.0
_JOINED_BESIDE = 0.65
"""Ems. Where a clear gap shows columns, narrower ones may be theirs too."""
_UNEVEN = 0.8
"""Ems. Gaps so wide are none between words of a line in which other words stand close."""
_ENDS = (".", ",", ":", ";", "!", "?")
_WIDEST_JUSTIFIED = 3.0
_EVEN = 0.25
"""Ems that the gaps of a justified line differ by, with the room that letters have to their sides."""
_TOUCHING = 0.12
"""Ems. Runs nearer than this are parts of one word."""
_MARKER = expression(
    r"[-*•●○◦▪■□‣⁃·–—\uf0b7\uf0a7\uf0fc]|o|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-z]{1,2}[.)]|"
    r"\(?[ivx]{1,5}[.)]"
)
_OPENING = expression(
    r"(?P<marker>[*•●○◦▪■□‣⁃·\uf0b7\uf0a7\uf0fc–—-]|\(?\d{1,3}[.)]|\([a-z]{1,2}\)|\([ivx]+\)|[a-z]\)|[ivx]{1,4}\))"
    r"[ \u00a0\t]+(?=\S)"
)
_LONGEST_MARKER = 12
_MARKER_GAP = 4.5
"""Ems between a marker and its item at most."""
_LONGEST_MARK = 3
"""Figures of a footnote's number at most."""
_new = tuple.__new__


def from_the_top(runs: Iterable[Run]) -> list[Run]:
    return sorted(runs, key=attrgetter("baseline"), reverse=True)


def stand_apart(runs: Sequence[Run]) -> bool:
    """Whether each of these runs, from the top down, is a line by itself: nothing stands beside any, or half above."""
    at, size = float("inf"), 0.0
    for run in runs:
        below, other = run.baseline, run.size
        if at - below < OVERLAP * (other if other > size else size):
            return False
        at, size = below, other
    return True


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Runs, from the top down, gathered by baseline; those that make one line are joined."""
    rows: list[Row] = []
    gathered: list[Run] = []
    at = size = 0.0
    begins = where_many_begin(runs)
    for run in runs:
        if gathered and at - run.baseline > SAME_BASELINE * (run.size if run.size > size else size):
            if len(gathered) == 1 and len(gathered[0].words) <= _LONGEST_MARK and _is_mark(gathered[0], run):
                gathered = [gathered[0]._replace(words=gathered[0].words.translate(SUPERSCRIPT)), run]
                at, size = run.baseline, run.size
                continue
            rows.append(Row(at, _in_parts(gathered, at, begins) if len(gathered) > 1 else (gathered[0],)))
            gathered = []
        if not gathered:
            at, size = run.baseline, run.size
        gathered.append(run)
    if gathered:
        rows.append(Row(at, _in_parts(gathered, at, begins)))
    return rows


def _in_parts(runs: list[Run], baseline: float, starts: Sequence[Start]) -> tuple[Run, ...]:
    """The runs of a row, those of each column joined by themselves."""
    begins = [start.left for start in starts if start.low < baseline < start.high]
    if not begins:
        return _joined(runs)
    runs = sorted(runs)
    parts: dict[int, list[Run]] = {}
    for run in runs:
        parts.setdefault(bisect(begins, run.left), []).append(run)
    if len(parts) == len(runs):
        return tuple(runs)
    clear = _has_clear_gap(runs)
    return tuple([run for part in parts.values() for run in _joined(part, clear)])


def _is_mark(one: Run, run: Run) -> bool:
    """Whether a run is the raised mark of the footnote, or of the word, in the line that comes right below it."""
    small = one.words.isdigit() and one.size < 0.85 * run.size
    return small and one.baseline - run.baseline < 0.6 * run.size and abs(one.right - run.left) < 2 * run.size


def _joined(runs: list[Run], clear: bool = False) -> tuple[Run, ...]:
    """The runs of a row, or of one column of it; `clear` tells whether a clear gap stands elsewhere in the row."""
    if len(runs) == 1:
        return tuple(runs)
    runs = sorted(runs)
    one, other = runs[0], runs[-1]
    if (
        len(runs) == 2
        and len(one.words) > _LONGEST_MARKER
        and other.left - one.right > JOINED * max(one.size, other.size)
    ):
        return one, other
    joined: list[Run] = []
    near = _JOINED_BESIDE if clear else JOINED
    if _has_clear_gap(runs) or _are_cells(runs):
        near = _JOINED_BESIDE
    elif _is_justified(runs):
        near = _WIDEST_JUSTIFIED
    for run in runs:
        before = joined[-1] if joined else None
        if before is None:
            joined.append(run)
            continue
        size = max(before.size, run.size)
        gap = run.left - before.right
        if len(joined) == 1 and gap <= _MARKER_GAP * size and _MARKER.fullmatch(before.words) and _is_item(run):
            joined[-1] = _together(before, run, "\t")
        elif gap <= near * size:
            joined[-1] = _together(before, run, "" if gap <= _TOUCHING * size else " ")
        else:
            joined.append(run)
    return tuple(joined)


def _has_clear_gap(runs: Sequence[Run]) -> bool:
    return any(_is_clear(one, other) for one, other in pairwise(runs))


def _is_clear(one: Run, other: Run) -> bool:
    """Whether a gap is one between columns: a wide one, or one between two figures that no words stand with."""
    gap, size = other.left - one.right, max(one.size, other.size)
    if gap > _CLEAR * size:
        return True
    return gap > _JOINED_BESIDE * size and all(FIGURE.fullmatch(run.words) for run in (one, other))


def _are_cells(runs: Sequence[Run]) -> bool:
    """Whether the words of some run stand nearer to each other than the runs do, as in no evenly filled line."""
    apart = all(other.left - one.right > _UNEVEN * max(one.size, other.size) for one, other in pairwise(runs))
    whole = not any(run.words.endswith(_ENDS) for run in runs[:-1])  # behind these, some leave more space
    return len(runs) > 2 and apart and whole and any(" " in run.words for run in runs)


def _is_justified(runs: list[Run]) -> bool:
    """Whether words are set apart evenly to fill their line; the gaps between cells are as uneven as their words."""
    gaps = [other.left - one.right for one, other in pairwise(runs)]
    widths = [run.right - run.left for run in runs]
    even = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * runs[0].size and max(widths) - min(widths) > runs[0].size
    return even and all(run.words[0].isalpha() for run in runs)


def _is_item(run: Run) -> bool:
    """Whether a marker may stand before these words; figures in the columns of a table have none."""
    return len(run.words) > 1 and not run.words[0].isdigit()


def _together(one: Run, other: Run, between: str) -> Run:
    main = other if between == "\t" or len(other.words) > len(one.words) else one
    return Run(
        one.left, max(one.right, other.right), main.baseline, one.words + between + other.words, main.size, main.bold
    )


def lines_of(runs: Sequence[Run], column: int, edge: float) -> list[TextLine]:
    """Each of these runs as a line of its own; most open with a word, and so with no marker."""
    unmarked = ("", column, edge)
    return [
        _new(TextLine, run + unmarked)
        if run.words[:2].isalpha() and "\t" not in run.words
        else _with_marker((run,), column, edge)
        for run in runs
    ]


def line_of(runs: Sequence[Run], column: int, edge: float) -> TextLine:
    """The line that runs on one baseline make, its marker apart."""
    return lines_of(runs, column, edge)[0] if len(runs) == 1 else _with_marker(runs, column, edge)


def _with_marker(runs: Sequence[Run], column: int, edge: float) -> TextLine:
    words = " ".join([run.words for run in runs])
    marker, tab, rest = words.partition("\t")
    if not tab:
        opening = _OPENING.match(words)
        marker, rest = (opening.group("marker"), words[opening.end() :]) if opening else ("", words)
    main = max(runs, key=lambda run: len(run.words))
    return TextLine(
        runs[0].left, runs[-1].right, main.baseline, rest.strip(), main.size, all(run.bold for run in runs),
        marker, column, edge,
    )  # fmt: skip
