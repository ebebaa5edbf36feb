"""Contents lists of copies that lost their line breaks: titles and numbers of pages, one entry behind the other.

Belongs here: where the entries of such a list begin and end in the lines as they are written, whether their pages stand
behind the titles or before them. Not here: lists with an entry a line (`blocks.contents`), or what else a copy runs
together (`pages`, `points`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression

Span = tuple[int, int]

_WORD = expression(r"(?:^|(?<=\s))(?:Table of )?(?:Contents|CONTENTS|INDEX)(?: [Pp]age)?:?(?=\s+[A-Z\d]|\s*$)")
_PARTS = (
    "Part", "Chapter", "Section", "Annex", "Appendix", "Phase", "Tier", "Year", "Years", "Table", "Figure", "Question",
    "Outcome", "Stage", "Group", "Tranche", "Item", "Schedule", "Volume", "Strand", "Theme", "Priority", "Objective",
)  # fmt: skip
"""What the number behind it belongs to, which is no page."""
_PART = f"(?:{'|'.join(_PARTS)})"
_NO_PART = "".join(rf"(?<!\b{part})" for part in _PARTS)
_PAGE = rf"(?P<page>\d{{1,3}})(?:\s?-\s?\d{{1,3}})?(?=\s+(?:[ivx]{{1,4}} )?(?!(?:{MONTHS})\b)[A-Z\d]|\s*$)"
_TITLE = (
    r"(?:\d{1,3}\s+)?(?:(?:\d{1,2}(?:\.\d{1,2})?|[A-Z]\.)[.)]?\s*)?"
    r"[A-Z](?:[^.!;|\t]|\.(?=\.|\d)){1,150}?"
    rf"(?:[^\W\d_]{_NO_PART}[)?'\"]?|\d[-/]\d{{1,4}}|\b(?:19|20)\d\d|\b{_PART} [A-Z\d])"
)
_BEHIND = expression(rf"\s*{_TITLE}\s*[. ]*\s(?:\.+ )?{_PAGE}")
_GLUED = expression(r"\s*[A-Z][^.!;|\t\d]{2,100}[a-z)?](?P<page>\d{1,3})\s*$")
_BEFORE = expression(
    rf"\s*{_PAGE}\s+(?P<title>{_PART} [A-Z\d](?=\s)|[A-Z][^.!;|\t\d]{{2,120}}?)(?=\s+\d{{1,3}}\s|\s*$)"
)
_OF_A_LIST = expression(
    r"\b(?:Foreword|Introduction|Summary|Annex(?:es)?|Appendi(?:x|ces)|Glossary|Conclusions?|References|Methodology|"
    r"Background|Overview|Recommendations|Preface|About (?:the|this|us)|Next steps|What this report)\b",
    re.IGNORECASE,
)
_FEWEST = 4
_FEWEST_UNANNOUNCED = 6
_FEWEST_TOLD = 2
"""Titles that only the parts of a report have, where the word 'Contents' is lost."""
_LONGEST_CHAPTER = 120
"""Pages."""
_MOST_WAITING = 3
"""Lines of a title that is broken before its page."""
_LONGEST_LINE_OF_TITLE = 110
"""Characters."""


class _Entry(NamedTuple):
    start: int
    end: int
    page: int


def contents_run_together(lines: Sequence[str]) -> dict[int, list[Span]]:
    """The entries of contents lists in each line, levelled for matching, the word 'Contents' with them."""
    found: dict[int, list[Span]] = {}
    for at, line in enumerate(lines):
        if at in found:
            continue
        if word := _WORD.search(line):
            found |= _announced(lines, at, word.span())
        elif len(line) > _SHORTEST_LIST and (entries := _unannounced(line)):
            found[at] = entries
    return found


_SHORTEST_LIST = 80


def _announced(lines: Sequence[str], first: int, word: Span) -> dict[int, list[Span]]:
    """The list below the word, over as many lines as it goes on; its pages stand behind the titles, or before them."""
    opens = next((line for line in (lines[first][word[1] :], *lines[first + 1 : first + 3]) if line.strip()), "")
    shapes = (_BEFORE, _BEHIND) if _PAGE_OPENS.match(opens) else (_BEHIND,)
    return next((told for shape in shapes if (told := _list_of(lines, first, word, shape))), {})


_PAGE_OPENS = expression(r"\s*\d{1,3} [A-Z]")


def _list_of(lines: Sequence[str], first: int, word: Span, shape: re.Pattern[str]) -> dict[int, list[Span]]:
    told: dict[int, list[Span]] = {first: [word]}
    titles: set[str] = set()
    number = page = 0
    waiting: list[int] = []
    for at in range(first, len(lines)):
        begin = word[1] if at == first else 0
        if not lines[at][begin:].strip():
            continue
        entries = _entries(lines[at], begin, page, shape) or _page_alone(lines[at], page if waiting else None)
        if entries:
            if at not in told:
                _close(told, lines)
            told |= {line: [(0, len(lines[line]))] for line in waiting}
            told.setdefault(at, []).extend(entry[:2] for entry in entries)
            titles |= {_title(lines[at][entry.start : entry.end]) for entry in entries}
            waiting = []
            number += len(entries)
            page = entries[-1].page
        elif at > first:
            waiting.append(at)
            if len(waiting) > _MOST_WAITING or not _may_wait(lines[at]) or _title(lines[at]) in titles:
                break
    return told if number >= _FEWEST and not _is_line_by_line(told, lines) else {}


def _is_line_by_line(told: dict[int, list[Span]], lines: Sequence[str]) -> bool:
    """Whether each entry has a line of its own, with a blank or a leader before its page: none are run together."""
    first = min(told)
    (start, end), *others = told[first]
    if others or lines[first][:start].strip() or lines[first][end:].strip():
        return False
    below = [(lines[at], entries) for at, entries in [*told.items()][1:]]
    if any(len(_LEADERS.findall(line)) > 1 for line, _ in below):
        return False
    led = any(len(entries) == 1 and _LEADER.search(line) for line, entries in below)
    return led or all(len(entries) == 1 and _ENDS_IN_PAGE.search(line) for line, entries in below)


_LEADERS = expression(r"\.{3,}\s*\d{1,3}\b")
_LEADER = expression(r"(?:\t|\.{3,}|\s{3,})\s*\d{1,3}\s*$")
_ENDS_IN_PAGE = expression(r"[^.\s][.\s]+\d{1,3}\s*$")


def _title(entry: str) -> str:
    return entry.strip(" .0123456789").casefold()


def _page_alone(line: str, page: int | None) -> list[_Entry]:
    """The page of a title that the lines above it say."""
    alone = _ALONE.fullmatch(line)
    if alone is None or page is None or not page <= int(alone["page"]) <= page + _LONGEST_CHAPTER:
        return []
    return [_Entry(0, len(line), int(alone["page"]))]


def _close(told: dict[int, list[Span]], lines: Sequence[str]) -> None:
    """What stands behind the last entry of a line, where the list goes on below, is the foot of a page."""
    last = max(told)
    end = told[last][-1][1]
    if lines[last][end:].strip():
        told[last].append((end, len(lines[last])))


def _may_wait(line: str) -> bool:
    return len(line) <= _LONGEST_LINE_OF_TITLE and not line.rstrip().endswith((".", ":", ";"))


def _unannounced(line: str) -> list[Span]:
    """A list without its word: many entries, and titles among them that only the parts of a report have."""
    pages = _NUMBER.findall(line)
    if len(pages) < _FEWEST_UNANNOUNCED:
        return []
    entries = _entries(line, 0, 0, _BEHIND)
    told = sum(_OF_A_LIST.search(line, entry.start, entry.end) is not None for entry in entries)
    return [entry[:2] for entry in entries] if len(entries) >= _FEWEST_UNANNOUNCED and told >= _FEWEST_TOLD else []


_NUMBER = expression(r"(?<= )\d{1,3}(?= |$)")


def _entries(line: str, begin: int, page: int, shape: re.Pattern[str]) -> list[_Entry]:
    return list(_in_order(line, begin, page, shape))


def _in_order(line: str, begin: int, page: int, shape: re.Pattern[str]) -> Iterator[_Entry]:
    """Entries one behind the other whose pages never fall."""
    while begin < len(line):
        entry = shape.match(line, begin) or (_GLUED.match(line, begin) if page else None)
        if entry is None or not page <= int(entry["page"]) <= page + _LONGEST_CHAPTER:
            return
        page = int(entry["page"])
        start = begin + len(entry.group()) - len(entry.group().lstrip())
        begin = entry.end()
        yield _Entry(start, begin, page)


_ALONE = expression(r"\s*(?P<page>\d{1,3})\s*")
