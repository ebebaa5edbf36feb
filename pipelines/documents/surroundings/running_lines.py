"""What print says beside its text: headers, footers, numbers of pages and paragraphs, scales of charts.

Belongs here: telling them by their numbers, and by standing beside those that come again page after page. Not here:
lines that are furniture by their words (`lines.line`), or the headers and footers of a PDF, whose place on the paper is
known (`pdf.furniture`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import (
    ENDED,
    GRADE_LINE,
    MARKDOWN_HEADING,
    NUMBER_ALONE,
    Line,
    is_page_line,
    marker_of,
)

_FEWEST_PAGES = 3
_SHORTEST_PAGE = 4
"""Lines between the footers of two pages at least: the rows of a table follow each other more closely."""
_MOST_PAGES_APART = 3
"""A page without text, or with a picture, has no footer in the copy."""
_LONGEST = 120
"""Characters of a header."""
_LINES_OF_A_HEADER = 8
"""One that stood sideways comes in pieces of a few letters."""
_ON_A_SCALE = expression(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?%?")
_FEWEST_ON_A_SCALE = 4
_NUMBERED = expression(
    r"(?P<words>.*\D)(?:\s{3,}|\s*[|\t]\s*|\s(?=page ))(?:page |p\.? ?)?(?P<number>\d{1,3})(?: ?(?:of|/) ?\d{1,3})?",
    re.IGNORECASE,
)
"""'Kent Police | 12', 'Report on Kent          Page 3 of 20'."""
_NUMBER_FIRST = expression(
    r"(?:page )?(?P<number>\d{1,3})(?: ?(?:of|/) ?\d{1,3})?(?:\s{3,}|\s*[|\t]\s*)(?P<words>\D.*)", re.I
)
"""'12 | Kent Police', '3          Report on Kent'."""
_ONE_BLANK = expression(
    r"(?P<words>[A-Z\d].*[^\W\d_][)\]]?|.*\d{2}) (?P<number>\d{1,3})|(?P<first>\d{1,3}) (?P<title>[A-Z].*)"
)
"""'HMICFRS 12', '12 Report on Kent', as readers of PDFs write what stood at both sides of a page."""
_NUMBERS_THINGS = expression(
    r"\b(?:recommendations?|areas?|afis?|causes?|cases?|tables?|figures?|charts?|annex(?:es)?|append(?:ix|ices)|parts?|"
    r"sections?|chapters?|questions?|priorit(?:y|ies)|objectives?|aims?|themes?|options?|outcomes?|stages?|phases?|"
    r"bands?|steps?|items?|actions?|tiers?|categor(?:y|ies)|levels?|days?|weeks?|months?|years?|forces?|grades?|"
    r"outstanding|good|adequate|improvement|inadequate|officers?|staff|calls?|crimes?|total)$",
    re.IGNORECASE,
)
_LONG_ENOUGH = 4
"""Words of a title, which no number belongs to."""
_LETTER = expression(r"[^\W\d_]")
_IN_COLUMNS = expression(r"\S[ \u00a0]{2,}\S|\t|\|")
"""The head of a table that comes again on the next page is no header of the page."""


def running_lines(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that belong to the pages; the first of what comes again stays where no page ends."""
    filled = [line for line in lines if not line.blank]
    found = (
        _counting_up(filled)
        | _footers(filled)
        | _footers_by_one_blank(filled)
        | _scales(filled)
        | _calendars(filled)
        | {line.number for line in filled if is_page_line(line.plain)}
    )
    for _ in range(_LINES_OF_A_HEADER if len(found) >= _FEWEST_PAGES - 1 else 0):
        beside = _beside(filled, found)
        if not beside:
            break
        found |= beside
    return found


def _counting_up(lines: Iterable[Line]) -> set[int]:
    """Bare numbers that count up by one through the document, as page numbers left by a conversion do."""
    chains: dict[int, list[int]] = {}
    found: set[int] = set()
    for line in lines:
        if NUMBER_ALONE.fullmatch(line.raw):
            page = int(line.raw)
            chain = [*chains.pop(page - 1, []), line.number]
            chains[page] = chain
            if len(chain) >= _FEWEST_PAGES:
                found.update(chain)
    return found


def numbers_of_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Lines that hold '2.1', '2.2' … and nothing else, rising through the document: each numbers what stands below."""
    alone = [line for line in lines if _OF_A_PARAGRAPH.fullmatch(line.raw)]
    told = [tuple(map(int, line.raw.rstrip(".").split("."))) for line in alone]
    rising = len(told) >= _FEWEST_PARAGRAPHS and all(one < other for one, other in pairwise(told))
    near = sum(other[0] - one[0] <= _LARGEST_STEP for one, other in pairwise(told))
    return {line.number for line in alone} if rising and near * 3 >= (len(told) - 1) * 2 else set()


_OF_A_PARAGRAPH = expression(r"\d{1,2}(?:\.\d{1,2}){1,2}\.?")
_FEWEST_PARAGRAPHS = 3
_LARGEST_STEP = 1
"""Chapters, between most numbers and the next: else they are figures."""


def _scales(lines: Sequence[Line]) -> set[int]:
    """Four figures or more, one below the other at equal steps: what stands along a chart."""
    found: set[int] = set()
    for alone, run in groupby(lines, key=lambda line: _ON_A_SCALE.fullmatch(line.raw) is not None):
        figures = list(run) if alone else []
        values = [float(line.raw.rstrip("%").replace(",", "")) for line in figures]
        steps = {round(other - one, 6) for one, other in pairwise(values)}
        if len(figures) >= _FEWEST_ON_A_SCALE and len(steps) == 1 and steps != {0.0}:
            found.update(line.number for line in figures)
    return found


_WEEKDAYS = expression(r"(?:M|Mon?)\W+(?:T|Tue?)\W+(?:W|Wed?)\W+(?:T|Thu?)\W+(?:F|Fri?)\W+(?:S|Sat?)\W+(?:S|Sun?)")
_DAYS = expression(r"\d{1,2}(?: \d{1,2}){0,6}")


def _calendars(lines: Sequence[Line]) -> set[int]:
    """The days of a month below the letters of their week."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if _WEEKDAYS.fullmatch(line.plain):
            days = takewhile(lambda other: _DAYS.fullmatch(other.plain) is not None, lines[at + 1 :])
            found.update((line.number, *(other.number for other in days)))
    return found


def _footers(lines: Iterable[Line]) -> set[int]:
    """Lines of the same words with a number that counts up, far enough from each other to be those of pages."""
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in lines:
        if len(line.plain) <= _LONGEST and (told := _NUMBERED.fullmatch(line.raw) or _NUMBER_FIRST.fullmatch(line.raw)):
            words = " ".join(told["words"].split()).casefold()
            if _LETTER.search(words):
                alike[words].append((line.number, int(told["number"])))
    return {number for places in alike.values() if _are_of_pages(places) for number, _ in places}


def _footers_by_one_blank(lines: Sequence[Line]) -> set[int]:
    """The same where one blank stands before the number: a long title, or beside a line that comes again each time."""
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    beside: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if len(line.raw) > _LONGEST or not (line.raw[-1:].isdigit() or line.raw[:1].isdigit()):
            continue
        if told := _ONE_BLANK.fullmatch(line.raw):
            words = told["words"] or told["title"]
            if not _NUMBERS_THINGS.search(words):
                alike[words.casefold()].append((line.number, int(told["number"] or told["first"])))
                beside[words.casefold()].append(tuple(other.plain for other in lines[max(0, at - 1) : at + 2 : 2]))
    return {
        number
        for words, places in alike.items()
        if _are_of_pages(places) and (len(words.split()) >= _LONG_ENOUGH or _comes_again(beside[words]))
        for number, _ in places
    }


def _comes_again(neighbours: Sequence[tuple[str, ...]]) -> bool:
    """Whether one line stands beside most of them."""
    times = Counter(words for beside in neighbours for words in set(beside))
    return max(times.values(), default=0) >= max(_FEWEST_PAGES - 1, len(neighbours) - 2)


def _are_of_pages(places: Sequence[tuple[int, int]]) -> bool:
    return len(places) >= _FEWEST_PAGES and all(
        other - one > _SHORTEST_PAGE and 0 < later - page <= _MOST_PAGES_APART
        for (one, page), (other, later) in pairwise(places)
    )


def _beside(filled: Sequence[Line], pages: set[int]) -> set[int]:
    """Lines that come again, each time beside what belongs to a page; the first time may be the title's."""
    alike: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for at, line in enumerate(filled):
        if line.number not in pages and _may_run(line):
            near = any(filled[n].number in pages for n in (at - 1, at + 1) if 0 <= n < len(filled))
            alike[line.plain.casefold()].append((line.number, near))
    return {number for places in alike.values() for number in _of_pages(places)}


def _of_pages(places: Sequence[tuple[int, bool]]) -> Iterator[int]:
    near = [number for number, is_near in places if is_near]
    if len(near) >= _FEWEST_PAGES - 1 and (len(near) == len(places) or [n for n, _ in places[1:]] == near):
        yield from near


def _may_run(line: Line) -> bool:
    return (
        len(line.plain) <= _LONGEST
        and not line.plain[:1].islower()
        and ENDED.search(line.plain) is None
        and _LETTER.search(line.plain) is not None
        and GRADE_LINE.fullmatch(line.plain) is None
        and MARKDOWN_HEADING.match(line.raw) is None
        and _IN_COLUMNS.search(line.raw) is None
        and marker_of(line, after_item=False) is None
    )
