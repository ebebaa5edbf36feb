"""Copies that lost their line breaks: what stood on a line of its own stands in the middle of a page of text.

Belongs here: telling such a text, and where in its lines something begins or ends that stands by itself on a page: the
day of publication, the labels of sections, questions and their grades. Not here: what these are (`roles`, `wording`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.dates import find_dates
from pipelines.documents.late import expression

_LONGEST_PARAGRAPH = 1_200
"""Characters: a longer line is a page, or a column of one, that lost its breaks."""
_HEAD = 1_000
"""Characters from the top among which the day of publication stands."""
_SENTENCE = expression(r"[a-z\d)]{2}[.!?](?=\s+[A-Z\"'])")
_GRADE = r"(?:Outstanding|Good|Adequate|Requires improvement|Inadequate|Not graded|Ungraded)"
_LABEL = (
    r"(?:(?:Accelerated )?(?:Areas?|Causes?) (?:for|of) (?:improvement|concern)|(?:Main|Key) findings|Recommendations?|"
    r"(?:Innovative|Promising|Good|Notable) practice|(?:Overall|Executive) summary|Our judge?ments|"
    r"Victim service assessment|Crime data integrity)"
)
_IMPRINT = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d (?:\| )?)?"
    r"© (?:Crown copyright|HMIC(?:FRS)?)(?: 20\d\d)?(?: (?:\| )?ISBN:? [\d-]+)?(?: (?:\| )?www\.\S+)?"
)
_BREAKS = expression(
    rf"(?:^|(?<= )){_IMPRINT}|"
    rf"(?<=\S ){_LABEL}(?: \d{{1,2}})?(?= (?:[-–*•●▪■◦] ?)?[A-Z])|"
    r"(?:^|(?<=[.!?)\d] ))(?:How|To what extent)\b[^.?!]{10,200}\?|"
    rf"(?:^|(?<=[.!?)] ))[A-Z][^.!?:]{{3,90}}(?= {_GRADE} [A-Z])|(?<=[a-z?)] ){_GRADE}(?= [A-Z])|"
    rf"(?<= )(?={_GRADE}: [A-Z])|(?<= )(?:Effectiveness|Efficiency|Legitimacy|Overall judge?ment): {_GRADE}(?= )|"
    r"(?<=[:;.] )(?=[-–*] \w)|(?<= )(?=[•●▪■◦] ?\w)"
)
_OPENING = (
    r"(?:The|I|We|In|It|Its|Our|This|These|They|There|Since|During|Although|While|When|Where|As|At|For|From|On|Of|To|A|"
    r"An|All|Each|Most|Some|Many|Few|Both|However|But|And|If|Once|By|With|Under|Until|After|Before|Police forces|"
    r"Inspectors|Officers)"
)
_HEADING = expression(rf"(?:^|(?<=[.!?)] ))[A-Z](?:[^.!?]|\.(?=\d)){{15,200}}?[a-z)](?= {_OPENING} [a-z\d])")
"""Words up to where a sentence begins that none has ended before: the heading above it."""
_LAST_ITEM = expression(r"[-–*•●▪■◦] ?\w[^.!?]+[.!?](?P<cut> )(?=[A-Z\"'])")
_ENTRY = expression(r"(?<= )[A-Z\d][^.!?;]{2,160}?[^\W\d](?: ?\.{3,})? (?P<page>\d{1,3})(?= [A-Z\d]|$)")
_CONTENTS = expression(r"\b(?:Table of contents|Contents|CONTENTS) (?=[A-Z\d])")
_FEWEST_ENTRIES = 4
_OPENS_PAGE = expression(r"(?P<page>\d{1,3}) (?P<cut>)(?=\S)")
_CLOSES_PAGE = expression(r"(?<=\S )(?P<cut>)(?P<page>\d{1,3})$")
_LABELLED_DAY = expression(r"(?:(?:First |Date )?[Pp]ublished|Posted|Last updated|Date)(?: on| at)?:? ?$")
_TIME = expression(r",?(?: at)? \d{1,2}[:.]\d\d ?(?:[ap]m|GMT|BST)?(?: (?:GMT|BST))?")


def is_run_on(text: str) -> bool:
    """Whether most of the text stands in lines that are longer than any paragraph."""
    long_lines = sum(len(line) for line in text.split("\n") if len(line) > _LONGEST_PARAGRAPH)
    return long_lines * 2 > len(text)


def breaks(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where in each line, levelled for matching, a page would begin a new one; in their order."""
    numbered = _page_numbers(lines)
    return {
        at: sorted(place for place in _breaks(line, at == 0) | numbered.get(at, set()) if 0 < place < len(line))
        for at, line in enumerate(lines)
    }


def _breaks(line: str, is_first: bool) -> set[int]:
    entries = _entries_of_contents(line)
    found = {*entries, *(_around_the_day(line[:_HEAD]) if is_first else ())}
    listed = range(min(entries), max(entries)) if entries else range(0)
    for pattern in (_BREAKS, _HEADING):
        for begin, end in pairwise([0, *sorted(found), len(line)]):
            if begin not in listed:
                for one in pattern.finditer(line[begin:end]):
                    found |= {begin + one.start(), begin + one.end()}
        found = {_next_word(line, place) for place in found}
    for begin, end in pairwise([0, *sorted(found), len(line)]):
        if last := _LAST_ITEM.match(line, begin, end):
            found.add(last.end("cut"))
    return found


def _entries_of_contents(line: str) -> list[int]:
    """Where the entries of a contents list begin and the last one ends: titles and pages that only grow."""
    found: list[int] = []
    page = last = 0
    for entry in _ENTRY.finditer(line):
        goes_on = bool(found) and entry.start() - last <= 1 and int(entry["page"]) >= page
        if not goes_on and len(found) >= _FEWEST_ENTRIES:
            break
        title = _CONTENTS.search(line, entry.start(), entry.end())
        begins = [title.start(), title.end()] if title else [entry.start()]
        found = [*found, *begins] if goes_on else begins
        page, last = int(entry["page"]), entry.end()
    return [*found, _next_word(line, last)] if len(found) >= _FEWEST_ENTRIES else []


def _page_numbers(lines: Sequence[str]) -> dict[int, set[int]]:
    """Where the number of a page parts from the text that it opens or closes: such numbers count up line by line."""
    found: dict[int, set[int]] = {}
    for mark_of in (_OPENS_PAGE.match, _CLOSES_PAGE.search):
        marked = [(at, mark) for at, line in enumerate(lines) if (mark := mark_of(line))]
        for (at, mark), (after, following) in pairwise(marked):
            if int(following["page"]) == int(mark["page"]) + 1:
                found.setdefault(at, set()).add(mark.start("cut"))
                found.setdefault(after, set()).add(following.start("cut"))
    return found


def _next_word(line: str, place: int) -> int:
    while place < len(line) and line[place] == " ":
        place += 1
    return place


def _around_the_day(head: str) -> set[int]:
    """Before and after the first day or month that stands in no sentence."""
    sentence = _SENTENCE.search(head)
    for day in find_dates(head[: sentence.end() if sentence else len(head)]):
        if day.precision == "year":
            continue
        label = _LABELLED_DAY.search(head, 0, day.start)
        time = _TIME.match(head, day.end)
        return {label.start() if label else day.start, time.end() if time else day.end}
    return set()


_NAMED_PAGE = expression(r"Page \d{1,3}:(?= \S)")
_FEWEST_PAGES = 3


def named_pages(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where the name of a page ends that a viewer of documents set before its first line: 'Page 3: Areas for …'.

    Where the same words follow on each page, all of the line is its name.
    """
    found = {number: [name.end()] for number, line in enumerate(lines) if (name := _NAMED_PAGE.match(line))}
    named = Counter(lines[number][ends[0] :] for number, ends in found.items())
    own = {number: ends for number, ends in found.items() if named[lines[number][ends[0] :]] == 1}
    return own if len(found) >= _FEWEST_PAGES else {}
