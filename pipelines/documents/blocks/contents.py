"""Contents lists, with page numbers or bare, and the titles that they announce.

Belongs here: telling which lines are entries of a contents list. Not here: what the announced headings mean
(`lines.wording`) or where they stand (`headings`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import Line, is_furniture

_WORD = expression(r"(?:table of )?contents(?: page)?|index|cynnwys|in this (?:report|document|section)", re.IGNORECASE)
# 'Main findings<tab>14', 'Main findings ...... 14', 'Main findings     14', 'Annex A …. iv'
_ENTRY = expression(
    r"(?P<title>\S.*?)(?:[ ]*\t[\t ]*|[ ]*(?:\.[ ]?){3,}[ ]*|[ ]*…+[.… ]*|[ ]{3,})(?P<page>\d{1,3}|"
    r"[ivxlc]{1,5})(?:-\d{1,3})?"
)
_ENTRY_OR_ONE_SPACE = expression(
    r"(?P<title>(?:(?:\d{1,2}|[A-Z])\\?\. )?[^\W_](?:[^.]|\.(?! ))*(?:[A-Za-z)?'’%]|20\d\d|\d\d/\d\d))\.? "
    r"(?P<page>\d{1,3})"
)
_SHORT_OF_ROOM = expression(r"\S.{40,}[A-Za-z)?'’] ?\.{1,2} ?(?P<page>\d{1,3})")
"""'Overview – How effective is the force at keeping people safe? . 6': a title that leaves room for one dot."""
_ENTRIES_ON_ONE_LINE = expression(r"[A-Za-z)](?: \.{3,})? \d{1,3}(?= [A-Z]|$)")
_OPENING_MARKER = expression(r"^(?:[-*•#]+\s+|\d{1,2}(?:\.\d{1,2})*\.?\s+)")
_WHOLE_LINK = expression(r"^\[(.*)\]\([^()\s]*\)$")
_LONGEST_ENTRY = 200
_ENDS_OF_PAGES = frozenset("0123456789ivxlc")
_LONGEST_LIST = 400
"""Lines; the bare titles of a longer list are not looked for."""
_LONGEST_CHAPTER = 60
"""Pages: what says more is the row of a table below the list, 'Detectives in post  312'."""
_FEWEST_ENTRIES = 3
"""A run of so many entries is a contents list even where the word 'Contents' is lost."""


def find_contents(lines: list[Line]) -> set[int]:
    """The indexes of the lines that belong to contents lists."""
    found = {line.number for line in lines if line.role == "contents"}
    filled = [line for line in lines if not line.blank]
    found.update(line.number for line in _beside_ranges(filled))
    for position, line in enumerate(filled):
        if line.number in found:
            continue
        if _is_all_in_one(line.plain) or (_is_run_of_pages(line.plain) and _below_word(filled, position)):
            found.add(line.number)
        elif _WORD.fullmatch(line.plain.strip("#* :")):
            entries = list(_announced(filled, position + 1))
            found.add(line.number)
            found.update(entry.number for entry in entries)
        elif _page_of(line) is not None:
            run = list(_run_of_entries(filled, position))
            if len(run) >= _FEWEST_ENTRIES and _announces(run, lines):
                found.update(entry.number for entry in run)
    return found


def _beside_ranges(filled: list[Line]) -> Iterator[Line]:
    """'3. Declarations of interest 1 - 4', '4. Minutes 5 - 10': items of an agenda beside pages that follow on."""
    marked = [
        (line, mark)
        for above, line in pairwise([*filled[:1], *filled])
        if (mark := _RANGE.search(line.plain[:_LONGEST_ENTRY]))
        and _NUMBERED.match(line.plain if mark.start() else above.plain)
    ]
    follows = [int(after["first"]) == int(before["last"]) + 1 for (_, before), (_, after) in pairwise(marked)]
    if sum(follows) >= _FEWEST_LINKS:
        for (line, _), *links in zip(marked, [False, *follows], [*follows, False], strict=True):
            if any(links):
                yield line


_RANGE = expression(r"(?:^|[A-Za-z)\d] )(?P<first>\d{1,3}) ?[-\u2013] ?(?P<last>\d{1,3})(?= [A-Z]| \d\d?\. |$)")
_NUMBERED = expression(r"(?:AGENDA )?\d{1,2}\. ")
_FEWEST_LINKS = 2
_OPENS_WITH_WORD = expression(r"(?:table of )?contents:? (?=\S)", re.IGNORECASE)
_PAGE_WITHIN = expression(r"(?:^|(?<= ))\d{1,3}(?= |$)")


def _is_all_in_one(words: str) -> bool:
    """'Contents 2 Foreword 6 Summary 9 …', 'Contents Foreword 2 Summary 6 …' on one line, and no sentence in it."""
    opening = _OPENS_WITH_WORD.match(words)
    if opening is None or words.endswith("."):
        return False
    pages = [int(page[0]) for page in _PAGE_WITHIN.finditer(words, opening.end())]
    return len(pages) > _FEWEST_ENTRIES and pages == sorted(pages) and not re.search(r"[a-z]\. [A-Z]", words)


def _is_run_of_pages(words: str) -> bool:
    """'36 Part 2 38 Our inspections 46 Effectiveness': pages before their titles, the line of a list that goes on."""
    if not words[:1].isdigit():
        return False
    pages = [int(page[0]) for page in _PAGE_WITHIN.finditer(words)]
    titles = [title.strip() for title in _PAGE_WITHIN.split(words) if title.strip()]
    counted = len(pages) >= _FEWEST_ENTRIES and pages[0] < pages[-1]
    return counted and all(title[:1].isupper() for title in titles) and not re.search(r"[.!?;](?: |$)", words)


def _below_word(filled: list[Line], position: int) -> bool:
    """Whether the word 'Contents' stands in one of the lines above."""
    return any(_WORD_WITHIN.search(line.plain) for line in filled[max(0, position - _NEAR) : position])


_WORD_WITHIN = expression(r"\b(?:Contents|CONTENTS)\b")
_NEAR = 8
"""Lines."""


def title_of(line: Line) -> str:
    """The title that an entry announces, without leader and page number."""
    entry = _ENTRY.fullmatch(line.raw) or _ENTRY_OR_ONE_SPACE.fullmatch(line.raw)
    return _level(entry.group("title") if entry else line.raw)


def _announced(filled: list[Line], first: int) -> Iterator[Line]:
    """The entries below the word 'Contents': paged ones, or bare titles until the first of them comes again."""
    while first < len(filled) and is_furniture(filled[first]):
        first += 1
    if first >= len(filled):
        return
    while first < len(filled) and len(_ENTRIES_ON_ONE_LINE.findall(filled[first].plain)) >= _FEWEST_ENTRIES:
        yield filled[first]
        first += 1
    if first >= len(filled):
        return
    pages = [_page_of(line) is not None for line in filled[first : first + 4]]
    if sum(pages) >= 2:
        yield from _run_of_entries(filled, first)
        return
    if sum(_page_behind_blank(line) is not None for line in filled[first : first + 4]) >= _FEWEST_ENTRIES:
        yield from _run_of_entries(filled, first, _page_behind_blank)
        return
    opening = _level(filled[first].raw)
    end = min(len(filled), first + _LONGEST_LIST)
    again = next((n for n in range(first + 1, end) if _level(filled[n].raw) == opening), None)
    together = list(_together(filled, first, end))
    if again is None and len(together) < _FEWEST_ENTRIES:
        return
    between = together if again is None else filled[first:again]
    if all(_is_title(line) for line in between) and _later(between[1:], filled[first + len(between) :]):
        yield from between


def _together(filled: list[Line], first: int, end: int) -> Iterator[Line]:
    """The lines up to the next blank one: a list whose first title names a part that isn't there."""
    for position in range(first, end):
        if position > first and filled[position].number > filled[position - 1].number + 1:
            return
        yield filled[position]


def _run_of_entries(
    filled: list[Line], first: int, page_of: Callable[[Line], int | None] | None = None
) -> Iterator[Line]:
    """Entries with page numbers that never fall; a title broken over two lines may stand between them."""
    page_of = page_of or _page_of
    last_page = 0
    waiting: list[Line] = []
    opening = title_of(filled[first])
    for position in range(first, len(filled)):
        line = filled[position]
        page = page_of(line)
        if page is None and (found := _SHORT_OF_ROOM.fullmatch(line.raw)):
            page = int(found["page"])
        if page is None:
            follows = filled[position + 1] if position + 1 < len(filled) else None
            if waiting or follows is None or page_of(follows) is None or _level(line.raw) == opening:
                return
            waiting = [line]
            continue
        if page < last_page or (last_page and page > last_page + _LONGEST_CHAPTER):
            return
        last_page = page
        yield from waiting
        waiting = []
        yield line


def _page_of(line: Line) -> int | None:
    if len(line.raw) > _LONGEST_ENTRY or line.raw[-1:] not in _ENDS_OF_PAGES:
        return None
    entry = _ENTRY.fullmatch(line.raw)
    if entry is None or not re.search(r"[^\W\d_]{2}", entry.group("title")) or "\t" in entry.group("title"):
        return None
    page = entry.group("page")
    return int(page) if page.isdigit() else 0


def _page_behind_blank(line: Line) -> int | None:
    """The page of an entry below the word 'Contents', where a copy left one blank of the leader."""
    if (page := _page_of(line)) is not None or len(line.raw) > _LONGEST_ENTRY:
        return page
    entry = _ENTRY_OR_ONE_SPACE.fullmatch(line.raw)
    return int(entry["page"]) if entry else None


def _announces(run: list[Line], lines: list[Line]) -> bool:
    """Whether half of the titles come again below as lines of their own: a table of small numbers does not."""
    below = {_level(line.raw) for line in lines[run[-1].number + 1 :]}
    return sum(title_of(line) in below for line in run) * 2 >= len(run)


def _later(titles: list[Line], body: list[Line]) -> bool:
    if not titles:
        return True
    below = {_level(line.raw) for line in body}
    return sum(_level(line.raw) in below for line in titles) * 2 >= len(titles)


def _is_title(line: Line) -> bool:
    return len(line.raw) <= _LONGEST_ENTRY and not re.search(r"[.;:,]$", line.raw)


def _level(written: str) -> str:
    title = _OPENING_MARKER.sub("", written.strip())
    if title.startswith("["):
        title = _WHOLE_LINK.sub(r"\1", title)
    return " ".join(title.lower().split()).strip("* :")
