"""What a copy of print leaves where a page ends, between the halves of a sentence: its number, its head, its foot.

Belongs here: telling such lines, and where they stand inside a paragraph. Not here: whether a paragraph goes on below
them (`wrapping`), or headers and footers that part no sentence (`surroundings.running_lines`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipelines.documents.expressions.late import expression

_NUMBER = r"(?:(?:page|p\.|pg\.?) ?)?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?"
_MARK = (
    rf"(?:[-=\[( ]{{1,5}}|<!-- *)?{_NUMBER}(?:[-=\]) ]{{1,5}}| *-->)?|[ivxl]{{1,6}}|"
    rf"{_NUMBER} ?[|·•] ?[A-Z][^|\n]{{2,70}}|[A-Z][^|\n]{{2,70}} ?[|·•] ?{_NUMBER}"
)
_IS_MARK = expression(_MARK, re.IGNORECASE)
_MARK_LINE = expression(rf"^[ \t]*(?:{_MARK})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOOT = expression(r"[-_=*]{3,}|(?:https?://|www\.)\S+|(?:©|Crown copyright|Copyright)[^.]{0,80}", re.IGNORECASE)
NOTE = expression(r"(?P<number>\d{1,3}) (?=[A-Z\"'‘“(])")
"""What opens a footnote: the number that leads to it."""
_COVER = 12
"""Lines from the top, blank ones aside, that may stand at the head of each page."""
_LONGEST_HEAD = 120
_SHORTEST_HEAD = 6
"""Characters."""
SHORTEST_TORN = 60
"""Characters of a paragraph above the end of a page: what is shorter may be the label of a figure below it."""


def is_page_mark(plain: str) -> bool:
    """'23', 'Page 23 of 60', '- 23 -', 'Kent Police | 23': the number of a page."""
    return _IS_MARK.fullmatch(plain) is not None


def is_of_page(plain: str, heads: Collection[str]) -> bool:
    """A line that belongs to a page, whatever its text says; `heads` are those of `heads_of`."""
    return is_page_mark(plain) or plain.lower() in heads or _FOOT.fullmatch(plain) is not None


def heads_of(lines: Sequence[str]) -> frozenset[str]:
    """What may stand at the head of each page: the lines of the cover, in small letters, alone and put together."""
    cover = [_levelled(line) for line in lines if line.strip()][:_COVER]
    both = (f"{one}{mark}{other}" for one in cover for other in cover for mark in (" ", ": ", " - "))
    return frozenset(head for head in (*cover, *both) if _may_be_head(head))


def _coming_again(view: str) -> frozenset[str]:
    """The lines that the text holds more than once, in small letters, but for whole sentences."""
    times = Counter(map(_levelled, view.split("\n")))
    return frozenset(line for line, number in times.items() if number > 1 and _may_be_head(line))


def _levelled(line: str) -> str:
    return " ".join(line.split()).lower()


def _may_be_head(line: str) -> bool:
    return _SHORTEST_HEAD <= len(line) <= _LONGEST_HEAD and not line.endswith((".", ":", ";", ","))


def pages_within(view: str, spans: Sequence[tuple[int, int]], notes: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the lines of a page stand in the middle of one of these paragraphs, given in their order.

    `notes` are the numbers of the document's footnotes, which stand above that of the page.
    """
    starts = [start for start, _ in spans]
    reached = 0
    again: frozenset[str] | None = None
    for mark in _MARK_LINE.finditer(view) if spans else ():
        start, end = spans[max(0, bisect_right(starts, mark.start()) - 1)]
        if mark.start() >= max(start + SHORTEST_TORN, reached) and mark.end() < end:
            again = _coming_again(view) if again is None else again
            heads = again | heads_of(view[: min(start, _COVER * _LONGEST_HEAD)].split("\n"))
            first, reached = _lines_of_page(view, (start, end), mark.start(), heads, notes)
            yield first, reached


def numbers_at_torn_ends(view: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """'… of the police 4', a blank line, '5 officers and …': numbers of two pages within one of these paragraphs."""
    starts = [start for start, _ in spans]
    for torn in _TORN.finditer(view) if spans else ():
        start, end = spans[max(0, bisect_right(starts, torn.start()) - 1)]
        if start < torn.start() and torn.end() < end and int(torn["next"]) == int(torn["page"]) + 1:
            yield torn.start("page"), torn.end("next")


_TORN = expression(r"(?<=[a-z,] )(?P<page>\d{1,3})[ \t]{0,4}\n[ \t]{0,4}\n[ \t\n]{0,8}(?P<next>\d{1,3})(?= [a-z(])")


def _lines_of_page(
    view: str, paragraph: tuple[int, int], mark: int, heads: Collection[str], notes: Collection[str]
) -> tuple[int, int]:
    """From the first to the last line that belongs to the page whose number stands at `mark`."""
    lines = [found.span() for found in _LINE.finditer(view, *paragraph)]
    at = next(number for number, (start, end) in enumerate(lines) if start <= mark < end)
    last = at
    first = next((number for number in range(1, at) if _is_note(_said(view, lines[number]), notes)), at)
    while first > 1 and is_of_page(_said(view, lines[first - 1]), heads):
        first -= 1
    while last < len(lines) - 2 and is_of_page(_said(view, lines[last + 1]), heads):
        last += 1
    return lines[first][0], lines[last][1]


def _is_note(plain: str, notes: Collection[str]) -> bool:
    opens = NOTE.match(plain)
    return opens is not None and opens["number"] in notes


_LINE = expression(r"[^\n]*\S[^\n]*")
"""One that says something."""


def _said(view: str, line: tuple[int, int]) -> str:
    return " ".join(view[line[0] : line[1]].split())
