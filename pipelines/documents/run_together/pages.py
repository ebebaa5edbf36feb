"""Copies that lost their line breaks: what stood on a line of its own stands in the middle of a page of text.

Belongs here: telling such a text, and where in its lines something begins or ends that stands by itself on a page: the
day of publication, the labels of sections, questions and their grades. Not here: what these are (`blocks.roles`,
`lines.wording`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipelines.documents.dates import MONTHS, find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.run_together.headings import (
    GRADE,
    areas_above_grades,
    areas_below_grades,
    areas_beside_grades,
    demands_below_labels,
    demands_in_series,
    demands_together,
    first_heading,
    headings_within,
    known_words,
)
from pipelines.documents.run_together.rows import rows_within
from pipelines.documents.run_together.sites import parts_of_foot, title_below_head

_LONGEST_PARAGRAPH = 1_200
"""Characters: a longer line is a page, or a column of one, that lost its breaks."""
_WHOLE = 500
"""Characters of a document that has but one line."""
_HEAD = 1_000
"""Characters from the top among which the day of publication stands."""
_SENTENCE = expression(r"[a-z\d)]{2}[.!?](?=\s+[A-Z\"'])")
_LABEL = (
    r"(?:(?:Accelerated )?(?:Areas?|Causes?) (?:for|of) (?:improvement|concern)|(?:Main|Key) findings|Recommendations?|"
    r"(?:Innovative|Promising|Good|Notable) practice|(?:Overall|Executive) summary|Our judge?ments|"
    r"Victim service assessment|Crime data integrity)"
)
_IMPRINT = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d (?:\| )?)?"
    r"© (?:Crown copyright|HMIC(?:FRS)?)(?: 20\d\d)?(?: (?:\| )?ISBN:? [\d-]+)?(?: (?:\| )?www\.\S+)?"
)
_LABEL_AND_WORDS = (
    r"(?:(?:AFI|Areas? for improvement|Recommendation|Cause of concern|Key finding)(?: \d{1,2})?(?:[:.]| -)|"
    r"(?:Status|(?:Our |Force |PCC )?(?:[Rr]esponse|[Uu]pdate|[Cc]omment)|Deadline|Due date|Owner|Lead|Progress)s?:) "
    r"(?=[A-Z\d])"
)
"""'AFI 2 - The force should …', 'Recommendation: …', and 'Status: Open', which ends it."""
_HMI = r"(?:HM|His Majesty's|Her Majesty's) (?:Chief )?Inspector of Constabulary"
_TO = r"(?:Home Secretary|Chief Constable|Commissioner|Minister|Chair|(?:Sir|Mrs?|Ms|Dr|Dame) [A-Z][\w'-]+|[A-Z][a-z]+)"
"""Whom a letter greets: 'Dear Home Secretary,', 'Dear Mr Leek,'."""
_PART_OF_PAPER = (
    r"(?:\d\d?\.? )?(?:RECOMMENDATIONS?|PURPOSE(?: OF (?:THE |THIS )?REPORT)?|INTRODUCTION|BACKGROUND|"
    r"EXECUTIVE SUMMARY|CONCLUSIONS?)"
)
_NO_SENTENCE = r"(?<! in)(?<! at)(?<! to)(?<! up)(?<! by)(?<! of)(?<! for)(?<! than)(?<! is)(?<! are)(?<! was)"
"""Before a share that a sentence tells: 'A decision was made in 28 days in 92% of cases'."""
_BREAKS = expression(
    rf"(?<=\S ){_PART_OF_PAPER}(?= (?:\d|[A-Z][a-z]))|"
    rf"(?:^|(?<= )){_IMPRINT}|(?<=\S )Dear {_TO},(?= [A-Z])|(?<=[a-z], )[A-Z][A-Z' -]{{11,120}}(?= [A-Z][a-z])|"
    rf"(?:^|(?<=\S )){_LABEL}(?: \d{{1,2}})?(?= (?:[-–*•●▪■◦] ?)?[A-Z])|(?<=[.!?] ){_LABEL}(?= ?$)|"
    rf"(?<=\S )(?={_LABEL_AND_WORDS})|"
    rf"(?:^|(?<=[.!?)] ))[A-Z][^.!?]{{3,60}}?{_NO_SENTENCE} (?=\d{{1,3}}(?:\.\d)?% of [a-z])|"
    rf"^{GRADE}(?= [A-Z])|(?<=[.!?] )(?:[A-Z][\w'-]+ ){{2,4}}(?:CBE |QPM )?{_HMI}(?= [A-Z])|"
    r"(?:^|(?<=[.!?)\d] ))(?:How|To what extent)\b[^.?!]{10,200}\?|"
    rf"(?:^|(?<=[.!?)] ))[A-Z][^.!?:]{{3,90}}?(?= {GRADE} [A-Z])|(?<=[a-z?)] ){GRADE}(?= [A-Z])|"
    rf"(?<= )(?={GRADE}: [A-Z])|(?<= )(?:Effectiveness|Efficiency|Legitimacy|Overall judge?ment): {GRADE}(?= )|"
    r"(?<=[:;.] )(?=[-–*] \w)|(?<= )(?=[•●▪■◦] ?\w)"
)
_LABELS_WITHIN = expression(rf"[.!?] {_LABEL} [A-Z]|[a-z?)] {GRADE} [A-Z]")
_LAST_ITEM = expression(r"[-–*•●▪■◦] ?\w[^.!?]+[.!?](?P<cut> )(?=[A-Z\"'])")
_OPENS_PAGE = expression(r"(?P<page>\d{1,3}) (?P<cut>)(?=\S)")
_CLOSES_PAGE = expression(r"(?<=\S )(?P<cut>)(?P<page>\d{1,3})$")
_LABELLED_DAY = expression(r"(?:(?:First |Date )?[Pp]ublished|Posted|Last updated|Date)(?: on| at)?:? ?$")


def is_run_on(text: str) -> bool:
    """Whether most of the text stands in lines that are longer than any paragraph, or that headings open."""
    written = text.split("\n")
    long_lines = sum(len(line) for line in written if len(line) > _LONGEST_PARAGRAPH)
    return (
        long_lines * 2 > len(text)
        or (len(text) > _WHOLE and sum(map(bool, map(str.strip, written))) == 1)
        or _heads_run_in(text, written)
        or _is_page_a_line(text, written)
        or _first_page(written) is not None
    )


def _first_page(written: Sequence[str]) -> int | None:
    """The line with the first page below a site's 'Transcription', if it opens with its number."""
    filled = [at for at, line in enumerate(written[:_LINES_ABOVE]) if line.strip()]
    told = (
        below
        for at, below in pairwise(filled)
        if _ANNOUNCES_TRANSCRIPT.fullmatch(written[at].strip()) and _FIRST_PAGE.match(written[below])
    )
    return next(told, None)


_ANNOUNCES_TRANSCRIPT = expression(r"transcri(?:pt|ption)", re.IGNORECASE)
_FIRST_PAGE = expression(r"1 (?=.{12})")
_LINES_ABOVE = 300


def _is_page_a_line(text: str, written: Sequence[str]) -> bool:
    """Whether long lines open with the numbers of pages: '1 …', '2 …', '3 …'."""
    opened = [(line, int(mark["page"])) for line in written if (mark := _OPENS_PAGE.match(line))]
    counting = [
        line
        for (line, page), (_, other) in pairwise([*opened, ("", 0)])
        if other == page + 1 or (page > 1 and not other)
    ]
    return len(counting) >= _FEWEST_PAGES and sum(map(len, counting)) > max(_MOST * len(text), _PAGE * len(counting))


_PAGE = 300
"""Characters of a page at least."""


def _heads_run_in(text: str, written: Sequence[str]) -> bool:
    """Whether paragraphs begin with their headings: 'Response times The force answers …'."""
    joined = [line for line in written if len(line) > _SHORTEST_JOINED]
    if len(joined) < _FEWEST_HEADS or sum(map(len, joined)) < _MOST * len(text):
        return False
    known = known_words(written)
    heads = sum(first_heading(line, 0, known) is not None or _LABELS_WITHIN.search(line) is not None for line in joined)
    return heads >= _FEWEST_HEADS and heads >= _SHARE_OF_HEADS * len(joined)


_SHORTEST_JOINED = 160
"""Characters."""
_FEWEST_HEADS = 3
_MOST, _SHARE_OF_HEADS = 0.5, 0.2


def breaks(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where in each line, levelled for matching, a page would begin a new one; in their order."""
    found = _page_numbers(lines)
    known = known_words(lines)
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), 0)
    dated = False
    above = 0
    for at, line in enumerate(lines):
        shown = title_below_head(line) if at == first else None
        top = shown[-1] if shown else 0
        day = set() if dated or above > _HEAD else {top + place for place in _around_the_day(line[top : top + _HEAD])}
        dated = dated or bool(day)
        above += len(line) - top
        within = {place for place in found.get(at, set()) | _breaks(line, day, known) if place > top}
        found[at] = within.union(shown or (), parts_of_foot(line) if at == last else ())
    return {at: sorted(place for place in places if 0 < place < len(lines[at])) for at, places in found.items()}


def _breaks(line: str, day: set[int], known: frozenset[str]) -> set[int]:
    tables = rows_within(line)
    found = {*day, *(place for rows in tables for place in rows)}
    whole = [range(min(places), max(places)) for places in tables if places]
    for told in (areas_beside_grades, demands_in_series, demands_together, _standing_alone, headings_within):
        for begin, end in pairwise([0, *sorted(found), len(line)]):
            if not any(begin in places for places in whole):
                found |= {begin + place for place in told(line[begin:end], known)}
        found = {_next_word(line, place) for place in found}
    for begin, end in pairwise([0, *sorted(found), len(line)]):
        if last := _LAST_ITEM.match(line, begin, end):
            found.add(last.end("cut"))
    found |= areas_above_grades(line, found)
    return found | areas_below_grades(line, found) | demands_below_labels(line, found)


def _standing_alone(words: str, _: frozenset[str]) -> set[int]:
    return {place for one in _BREAKS.finditer(words) for place in one.span()}


def _page_numbers(lines: Sequence[str]) -> dict[int, set[int]]:
    """Where the number of a page parts from the text that it opens or closes: such numbers count up line by line."""
    found: dict[int, set[int]] = {}
    for mark_of in (_OPENS_PAGE.match, _CLOSES_PAGE.search):
        marked = [(at, mark) for at, line in enumerate(lines) if (mark := mark_of(line))]
        for (at, mark), (after, following) in pairwise(marked):
            if int(following["page"]) == int(mark["page"]) + 1:
                found.setdefault(at, set()).add(mark.start("cut"))
                found.setdefault(after, set()).add(following.start("cut"))
    for at, mark in _pages_within(lines):
        found.setdefault(at, set()).update(mark.span("page"))
    if (first := _first_page(lines)) is not None:
        found.setdefault(first, set()).add(len("1 "))
    return found


def _pages_within(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """Numbers between sentences that count up by one through the text, as those of its pages do."""
    chains: dict[int, list[tuple[int, re.Match[str]]]] = {}
    for at, line in enumerate(lines):
        for mark in _WITHIN_PAGE.finditer(line):
            page = int(mark["page"])
            chains[page] = [*chains.pop(page - 1, []), (at, mark)]
    longest = max(chains.values(), key=len, default=[])
    return longest if len(longest) >= _FEWEST_WITHIN else []


_NUMBERED = (
    "Priority Objective Part Chapter Recommendation recommendation improvement concern AFI Action Question Finding"
)
_NAMED = "".join(f"(?<!{word} )" for word in _NUMBERED.split())
_WITHIN_PAGE = expression(rf"(?:^|(?<=[.!?)\w%] ){_NAMED})(?P<page>\d{{1,3}}) (?!(?:{MONTHS})\b)(?=[A-Z])")
_FEWEST_WITHIN = 4


def _next_word(line: str, place: int) -> int:
    while place < len(line) and line[place] == " ":
        place += 1
    return place


def _around_the_day(head: str) -> set[int]:
    """Before and after the first day or month that stands in no sentence, or behind 'Published'."""
    sentence = _SENTENCE.search(head)
    for day in find_dates(head):
        label = _LABELLED_DAY.search(head, 0, day.start)
        in_prose = sentence is not None and day.start > sentence.end()
        goes_on = _PREPOSITION_BEFORE.search(head, 0, day.start) and _GOES_ON.match(head, day.end)
        in_prose = in_prose or goes_on is not None or _ENDS_A_YEAR.search(head, 0, day.start) is not None
        if day.precision == "year" or (in_prose and not (label and label.group()[0].isupper())):
            continue
        return {label.start() if label else day.start, day.end}
    return set()


_PREPOSITION_BEFORE = expression(
    r"\b(?:[Oo]n|[Ii]n|[Oo]f|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Tt]o|[Aa]t) $"
)
_GOES_ON = expression(r",| [a-z]")
"""'At the meeting on 4 May 2021, the Panel …': a day within a sentence, however early it stands."""
_ENDS_A_YEAR = expression(r"\b(?:as (?:at|of)|ended|ending|accounts|balance sheet) (?:the )?$", re.IGNORECASE)
"""'For the year ended 31 March 2019', 'Statement of accounts 31 March 2019': a day that figures are of."""


_STOPS = expression(r"(?<!\.)\.$")
_NAMED_PAGE = expression(r"Page \d{1,3}:(?= \S)")
_FEWEST_PAGES = 3


def named_pages(lines: Sequence[str]) -> dict[int, list[int]]:
    """Where the name of a page ends that a viewer of documents set before its first line: 'Page 3: Areas for …'.

    Where the same words follow on each page, all of the line is its name.
    """
    found = {number: [name.end()] for number, line in enumerate(lines) if (name := _NAMED_PAGE.match(line))}
    named = Counter(lines[number][ends[0] :] for number, ends in found.items())
    own = {n: ends for n, ends in found.items() if named[words := lines[n][ends[0] :]] == 1 or _STOPS.search(words)}
    return own if len(found) >= _FEWEST_PAGES else {}
