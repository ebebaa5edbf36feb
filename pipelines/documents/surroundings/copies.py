"""What a site that keeps copies prints around a document or a page that is not its own.

Belongs here: how often a copy was seen and who put it there, what stands above its transcript, the bar and the notices
of web archives, a viewer's names of pages, the stamps of a browser that printed a page. Not here: what a page's own
site offers beside it (`elsewhere`), or the headers and footers of the document itself (`running_lines`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import NUMBER_ALONE, Line, is_date_line
from pipelines.documents.lines.page_lines import page_lines
from pipelines.documents.lines.record_lines import is_around_record

_OF_KEEPERS = ("how often a copy was seen", "of those who keep copies")
_LONGEST = 320
"""Characters."""


def around_copies(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that belong to the site where a copy stands."""
    filled = [line for line in lines if not line.blank]
    alone = {line.number for line in filled if is_of_keeper(line.plain)}
    alone |= {line.number for line in filled[:_PLACE_OF_PAGER] if _PAGER.fullmatch(line.plain)}
    return (
        alone | _around_transcript(filled) | _bar_of_archive(filled) | set(_snapshot(filled)) | _names_of_pages(filled)
        | _stamps(filled)
    )  # fmt: skip


def is_of_keeper(words: str) -> bool:
    """A line that tells of the copy, wherever it stands."""
    if is_around_record(words):
        return True
    return len(words) <= _LONGEST and any(page_lines(told).fullmatch(words) for told in _OF_KEEPERS)


_TRANSCRIPT = expression(
    r"(?:idea |document )?transcri(?:pt|ption)|citation preview|document text|you are on page 1 ?(?:of|/) ?\d+", re.I
)
_ABOUT_COPY = expression(
    r"\b(?:views?|downloads?|upload(?:ed)?|embed size|size: px|found this document|category:|similar documents)\b", re.I
)
_MOST_ABOVE = 250
"""Lines."""


def _around_transcript(filled: Sequence[Line]) -> set[int]:
    """All above the word 'Transcript' or 'You are on page 1 of 14', a plain title aside, and what is offered below."""
    near = filled[:_MOST_ABOVE]  # a page may list many similar documents above
    at = max((at for at, line in enumerate(near) if _TRANSCRIPT.fullmatch(line.plain)), default=0)
    above = near[:at]
    if not any(_ABOUT_COPY.search(line.plain) for line in above):
        return set()
    first = next((line for line in above if not (NUMBER_ALONE.fullmatch(line.raw) or is_of_keeper(line.plain))), None)
    kept = {first.number} if first is not None and _TITLE.fullmatch(first.plain) else set()
    named = [line.number for line in filled[at + 1 : at + 2] if _NAME_OF_PAGE.fullmatch(line.plain)]
    offered = max(
        (n for n, line in enumerate(filled) if n > at and _OFFERED.fullmatch(line.plain)), default=len(filled)
    )
    return {line.number for line in (*filled[: at + 1], *filled[offered:])}.union(named) - kept


_OFFERED = expression(r"(?:similar|related|recommended|more) (?:documents|files)|you might also like", re.IGNORECASE)
"""What the keeper has besides: all below is of other documents."""
_PLACE_OF_PAGER = 3
"""Lines from the top."""
_PAGER = expression(r"1 ?(?:of|/) ?\d{1,3}")
_TITLE = expression(
    r"(?=.{8,160}$)(?!\d{1,2}\. |.{0,30}\b(?i:protectively marked)\b)(?!.*(?:\.\.\.|…|·))"
    r"(?-i:[A-Z'\"\d])\S*(?: \S+){2,}"
)
"""'crime recording: final report...a report of 2014' is pieced together from the file; a point of a list or a marking
of who may read it is its first line."""
_OPENS_BAR = expression(r"[\d,]+ captures?|internet archive|(?:the )?wayback machine", re.IGNORECASE)
_CLOSES_BAR = expression(r"about this capture|collected by|timestamps|success|fail", re.IGNORECASE)
_LONGEST_BAR = 40


def _bar_of_archive(filled: Sequence[Line]) -> set[int]:
    """The bar above an archived page: its captures and their months, who collected it."""
    if not any(_OPENS_BAR.fullmatch(line.plain) for line in filled[:3]):
        return set()
    ends = (at for at, line in enumerate(filled[:_LONGEST_BAR]) if _CLOSES_BAR.fullmatch(line.plain))
    return {line.number for line in filled[: max(ends, default=0) + 1]}


_TAKEN_ON = expression(r".{0,80}\b(?:snapshot|capture|copy|page),? (?:was )?(?:taken|captured|archived|made) on", re.I)


def _snapshot(filled: Sequence[Line]) -> Iterator[int]:
    """'This snapshot, taken on', its day, ', shows web content acquired for preservation by …'."""
    for at, line in enumerate(filled[:_LONGEST_BAR]):
        if _TAKEN_ON.fullmatch(line.plain):
            below = list(takewhile(_goes_on_with_day, filled[at + 1 : at + 3]))
            yield from (other.number for other in (line, *below))


def _goes_on_with_day(line: Line) -> bool:
    return line.plain.startswith(",") or is_date_line(line.plain)


_NAME_OF_PAGE = expression(r"Page \d{1,3}: (?P<name>\S.*(?:\.\.\.|[^.]))")


def _names_of_pages(filled: Sequence[Line]) -> set[int]:
    """'Page 2: Crime recording in Northshire': the same name above each page."""
    alike: dict[str, list[int]] = defaultdict(list)
    for line in filled:
        if named := _NAME_OF_PAGE.fullmatch(line.plain):
            alike[named["name"]].append(line.number)
    return {number for numbers in alike.values() if len(numbers) > 1 for number in numbers}


_STAMP = expression(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?,? (?P<title>\S.{3,200})", re.I)
_FOOT = expression(r"(?:https?://|www\.)\S+ \d{1,3}/\d{1,3}")


def _stamps(filled: Sequence[Line]) -> set[int]:
    """What a browser prints above and below each page: when, the title, the address, the number of the page."""
    feet = {line.number for line in filled if line.raw[-1:].isdigit() and _FOOT.fullmatch(line.raw)}
    if not feet:
        return _parted_stamps(filled)
    return feet | {line.number for line in filled if line.raw[:1].isdigit() and _STAMP.fullmatch(line.plain)}


_PAGE_OF_ALL = expression(r"(?P<page>\d{1,3})/(?P<all>\d{1,3})")
_TIME_ALONE = expression(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?", re.I)
_FEWEST_PAGES = 2


def _parted_stamps(filled: Sequence[Line]) -> set[int]:
    """The same on lines of their own: '3/12', '23/05/2024, 16:02', and the title that comes again below each time."""
    pages = [(line, found) for line in filled if "/" in line.raw and (found := _PAGE_OF_ALL.fullmatch(line.raw))]
    told = [int(found["page"]) for _, found in pages]
    if len({found["all"] for _, found in pages}) != 1 or told != sorted(set(told)) or len(told) < _FEWEST_PAGES:
        return set()
    times = [at for at, line in enumerate(filled) if "/" in line.raw and _TIME_ALONE.fullmatch(line.plain)]
    titles = Counter(line.plain for at in times for line in filled[at + 1 : at + 2])
    again = {line.number for at in times for line in filled[at + 1 : at + 2] if titles[line.plain] >= _FEWEST_PAGES}
    return again | {filled[at].number for at in times} | {line.number for line, _ in pages} if times else set()
