"""Texts of which a copy set each printed line apart: the blank lines between them say nothing of paragraphs.

Belongs here: telling such a text, or such rows of a table in it, and leaving those blank lines out. Not here: which
lines then make a paragraph (`wrapping`) or a table (`tables.rows`).
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line
from pipelines.documents.lines.wrapping import NARROWEST, WIDEST, run_over

_FEWEST = 20
_CLOSE = 0.1
"""Of all lines, so many at most follow another without a gap."""
_ALIKE = 0.97
"""Of all gaps, so many of one height part not only paragraphs, but also the rows of tables and the points of lists."""
_BROKEN = 0.25
"""Of the lines that a sentence could run over, so many at least do run on in small letters."""
_IN_COLUMNS = 0.15
"""Of all lines, so many at least are rows of tables: where each stands apart, blank lines part no paragraphs."""
_COLUMNS = expression(r"\S {3,}[^ \d-]*[(\d-]")
_FEWEST_ROWS = 3


def set_close(lines: list[Line]) -> list[Line]:
    """The lines without the blank ones that part every line, or every row of a table, from the next."""
    return _without_gaps(_with_close_rows(lines))


def _with_close_rows(lines: list[Line]) -> list[Line]:
    """Rows of as many cells, which pipes part, of one table: a blank line between each two says nothing."""
    written = [line for line in lines if not line.blank]
    left_out: set[int] = set()
    for pipes, run in groupby(written, key=lambda line: line.raw.count(" | ")):
        rows = list(run)
        gaps = {other.number - one.number - 1 for one, other in pairwise(rows)}
        if pipes and len(rows) >= _FEWEST_ROWS and gaps == {1}:
            left_out.update(row.number + 1 for row in rows[:-1])
    kept = [line for line in lines if line.number not in left_out]
    return [line._replace(number=number) for number, line in enumerate(kept)] if left_out else lines


def _without_gaps(lines: list[Line]) -> list[Line]:
    """As they are where gaps part paragraphs."""
    written = [line for line in lines if not line.blank]
    if len(written) < _FEWEST:
        return lines
    gaps = [other.number - one.number - 1 for one, other in pairwise(written)]
    ((gap, times),) = Counter(gaps).most_common(1)
    tells_nothing = times >= _ALIKE * len(gaps) or _runs_over(written) or _holds_tables(written)
    if not gap or gaps.count(0) > _CLOSE * len(gaps) or not tells_nothing:
        return lines
    kept = [written[0]]
    for (one, line), height in zip(pairwise(written), gaps, strict=True):
        kept += [] if height <= gap else lines[one.number + 1 : one.number + 2]
        kept.append(line)
    return [line._replace(number=number) for number, line in enumerate(kept)]


def _holds_tables(written: list[Line]) -> bool:
    return sum(_COLUMNS.search(line.raw) is not None for line in written) >= _IN_COLUMNS * len(written)


def _runs_over(written: list[Line]) -> bool:
    """Whether sentences run on from line to line, as print does at its margin."""
    long_ones = [(one, other) for one, other in pairwise(written) if len(one.raw) >= NARROWEST]
    wide = sum(len(line.raw) > WIDEST for line in written)
    broken = len(run_over(long_ones))
    return wide * 20 <= len(written) and broken > 0 and broken >= _BROKEN * len(long_ones)
