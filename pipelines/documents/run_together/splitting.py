"""A text → its lines, as they stood on the page: also where a copy runs several together in one.

Belongs here: cutting what is written in one line where others tell that a page would begin a new one. Not here: telling
where that is (`pages`, `covers`, `contents`, `points`), or what a line is (`lines.line`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.documents.characters.plain import QUOTE_MARKS
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import NUMBER_ALONE, Line
from pipelines.documents.run_together.contents import contents_run_together
from pipelines.documents.run_together.covers import parts_of_cover
from pipelines.documents.run_together.pages import breaks, is_run_on, named_pages
from pipelines.documents.run_together.points import points_run_together


def split_lines(text: str, plain: str) -> list[Line]:
    lines: list[Line] = []
    written = list(_written(text))
    levelled = [plain[start : start + len(whole)] for start, whole in written]
    pages = breaks(levelled) if is_run_on(text) else {}
    named = named_pages([whole for _, whole in written])
    listed = contents_run_together(levelled)
    numbered = points_run_together(levelled)
    cover = parts_of_cover(levelled)
    for number, (start, whole) in enumerate(written):
        entries = listed.get(number, [])
        cuts = {*pages.get(number, ()), *named.get(number, ()), *cover.get(number, ())}
        places = _places(whole, cuts, numbered.get(number, []), entries)
        for offset, part in _cut(whole, places) if places else _parts(whole):
            raw = part.strip()
            begin = start + offset + (len(part) - len(part.lstrip()) if raw else 0)
            end = begin + len(raw)
            line = Line(
                len(lines), begin, end, raw, " ".join(plain[begin:end].split()), begin - start - offset, None, begin
            )
            lines.append(_with_place(line, begin - start, entries, number in pages and len(raw) < len(whole)))
    margin = min((line.indent for line in lines if not line.blank), default=0)
    return [line._replace(indent=line.indent - margin) for line in lines] if margin else lines


def _places(
    whole: str, told: set[int], marks: Sequence[tuple[int, int]], entries: Sequence[tuple[int, int]]
) -> list[int]:
    """Where a line is cut: also before the numbers of points, not behind them, and never within entries of contents."""
    told = {cut for cut in told if not any(start < cut <= end for start, end in marks)} | {start for start, _ in marks}
    ends = {end for entry in entries for end in entry}
    cuts = sorted({*ends, *(cut for cut in told if not any(start < cut < end for start, end in entries))} - {0})
    return [cut for before, cut in pairwise([0, *cuts]) if whole[before:cut].strip()]


def _with_place(line: Line, at: int, entries: Sequence[tuple[int, int]], is_cut_off: bool) -> Line:
    """The line as what its place on the page makes it: an entry of a contents list, the number of a page cut off."""
    if any(start <= at < end for start, end in entries) and not line.blank:
        return line.as_role("contents")
    return line.as_role("furniture") if is_cut_off and NUMBER_ALONE.fullmatch(line.raw) else line


def _written(text: str) -> Iterator[tuple[int, str]]:
    """Each line as it is written, and where it starts, without the marks of a quotation."""
    start = 0
    for whole in text.split("\n"):
        quoted = QUOTE_MARKS.match(whole) if whole.startswith(">") else None
        begins = quoted.end() if quoted else 0
        yield start + begins, whole[begins:]
        start += len(whole) + 1


_RUN_ON_LIST = expression(r"\s*(?:•|[^•]{0,400}:\s+•)\s[^•]+\s•\s")
_RUN_ON_ITEM = expression(r"(?<=\s)(?=•\s)")


def _parts(whole: str) -> list[tuple[int, str]]:
    """A line, or the items of a list that a copy left on one line, each with where it begins."""
    if "•" not in whole or not _RUN_ON_LIST.match(whole):
        return [(0, whole)]
    return _cut(whole, [found.start() for found in _RUN_ON_ITEM.finditer(whole) if whole[: found.start()].strip()])


def _cut(whole: str, places: list[int]) -> list[tuple[int, str]]:
    return [(begin, whole[begin:end]) for begin, end in pairwise([0, *places, len(whole)])]
