"""Marks of footnotes in a text: '… seventy-one people short.12 The chief constable …', '… in 2016.[3]'.

A converter that loses what stood raised leaves their figures in the line, where they would close no sentence, and count
something. Belongs here: telling them. Not here: marks that HTML, Word or PDF show to be raised, whose readers know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from itertools import pairwise

from pipelines.documents.expressions.late import expression

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MAY_BE_MARK = re.compile(
    rf"[\d\[{_RAISED}†‡](?<=[^\s\d\[(£/@_-].)(?:(?<=\d)(?<!\d[.,:]\d)\d{{0,2}}(?:,\d{{1,3}}){{0,2}}(?![\d\]%])|"
    rf"(?<=\[)\^?\d{{1,3}}\]|(?<=[{_RAISED}])[{_RAISED}]{{0,2}}|(?<=[†‡])[†‡]?)"
)
"""Begins with what a mark begins with, so that a search skips all other text."""
_BEFORE = 40
"""Characters in front of a mark that tell it."""
_CLOSED = r"[)\]\"'”’]*"
_ABBREVIATED = (
    r"(?<!\bpara)(?<!\bparas)(?<!\bapprox)(?<!\bcirca)(?<!\barts)(?<!\bsect)(?<!\bregs)(?<!\bappx)"
    r"(?<!\btel)(?<!\bext)(?<!\bref)(?<!\bvol)(?<!\bfig)(?<!\bver)(?<!\bsec)"
    r"(?<!\bjan)(?<!\bfeb)(?<!\bmar)(?<!\bapr)(?<!\bjun)(?<!\bjul)(?<!\baug)(?<!\bsept)(?<!\boct)(?<!\bnov)(?<!\bdec)"
)
_NUMBERED = (
    "covid|phase|outcome|section|sect|form|year|level|tier|band|grade|stage|step|part|table|figure|page|chapter|annex|"
    "question|group|zone|area|unit|team|windows|code|class|category|type|appendix|week|month|quarter|priority|volume|"
    "article|schedule|paragraph|para|note|version|term|room|gate|door|line|item|point|model|under|over|channel|radio|sport"
)
"""Words that a number follows as a name, now and then without a blank."""
_BEHIND = {
    "sentence": (
        expression(rf"(?:[a-z]{{3}}{_ABBREVIATED}{_CLOSED}|[%\d]\)|\d%)[.?!]{_CLOSED}$"),
        expression(r"[ \t]*(?:\n|$)|[ \t]+[\"'“‘(]?[A-Z]"),
    ),
    "part of a sentence": (expression(rf"[a-z]{{3}}{_ABBREVIATED}{_CLOSED}[,;:]$"), expression(r"[ \t\n]+[a-z]")),
    "word": (
        expression(
            rf"(?:^|[^\w./@-])(?!(?:{_NUMBERED})$)(?:[a-z]{{4,}}|[A-Z]{{4,}}|[a-z]+-[a-z]{{3,}}|Police|Constabulary|Force)$"
        ),
        expression(r"[ \t]*(?:\n|$)|[ \t]+[a-z(]|[,;.)](?:[ \t\n]|$)"),
    ),
}
"""What a figure stands behind, and what follows it there: the next sentence, or the rest of this one."""
_BEHIND_WORDS = expression(r"[\w%)][.,;:?!\"'”’)]*$")


_BEHIND_YEAR = expression(r"\b20(?P<first>\d\d)[/–-](?P<next>\d\d)(?P<mark>\d{1,2})(?![\d/–%-]|[.,]\d)")
"""'2013/141': the mark 1 behind a fiscal year."""


def find_note_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of footnotes stand, in their order."""
    behind_years = (
        found.span("mark")
        for found in _BEHIND_YEAR.finditer(text)
        if int(found["next"]) == (int(found["first"]) + 1) % 100
    )
    yield from merge(_behind_words(text), behind_years, _apart(text) if "[" in text else ())


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """'… by the review [1], and … [2]': marks in brackets behind a blank, where they count on through the text."""
    marks = [(found.span(), int(found["mark"])) for found in _MARK_APART.finditer(text)]
    counts_on = all(0 <= after - before <= _MOST_LEFT_OUT for (_, before), (_, after) in pairwise(marks))
    if len(marks) >= _FEWEST_APART and counts_on:
        yield from (span for span, _ in marks)


_MARK_APART = expression(r"(?<=[\w.,;:?!%)\"'”’] )\[(?P<mark>\d{1,3})\](?![(:])")
_FEWEST_APART, _MOST_LEFT_OUT = 2, 2


def _behind_words(text: str) -> Iterator[tuple[int, int]]:
    for found in _MAY_BE_MARK.finditer(text):
        start, end = found.span()
        before = text[max(0, start - _BEFORE) : start]
        if not text[start].isdecimal():
            is_link = text[start] == "[" and text.startswith(("(", ":"), end)
            if _BEHIND_WORDS.search(before) and not is_link:
                yield start, end
        elif any(above.search(before) and below.match(text, end) for above, below in _BEHIND.values()):
            yield start, end
