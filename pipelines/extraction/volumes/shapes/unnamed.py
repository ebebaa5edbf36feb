"""Numbers before nouns that the vocabulary does not name: '62 schemes', '24 cells', 'eleven items have been closed'.

Belongs here: what makes such a number a count. Not here: numbers beside named nouns (`places`), or which word is the
noun (`grammar.counted`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing, anything_after, thing_after
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER
from pipelines.extraction.volumes.shapes.comparisons import for_so_many_people
from pipelines.extraction.volumes.shapes.states import is_done, is_result

FOR_EACH_AFTER = expression(r"\s+(?:per|for\s+every|for\s+each)\s+(?:\d|head|thousand|resident)", re.IGNORECASE)
_RANKED_NEXT = expression(r"\s+(?:best|worst|top|biggest|greatest|funniest|cheapest|prettiest)\b", re.IGNORECASE)
"""'The 12 best pubs': what else a page offers."""
NAMED_LINES = (101.0, 999.0)
"""Telephone numbers, in 'of 101 callers'."""
IN_WORDS = 12.0
"""What is written in words up to here, of things that the vocabulary does not name, is part of a story."""
_FEWEST_DONE = 2.0
CAPTION = expression(r"(?:[A-Z][\w' ]{2,30}:\s+)?\d[\d,]*\s+[a-z][^.:]{3,70}[a-z]")
"""'9 public scrutiny sessions', 'Northamptonshire: 4 applications, 3 orders': a line of its own that is all figure."""


_SCRUTINISED = expression(
    r"\b(?:panel|group|board|committee|supervisors|sergeants|managers)\s+(?:(?:has|have|had|also|then)\s+)*"
    rf"(?:looked\s+at|viewed|scrutinised|considered|watched|endorsed|rejected|returned|sent\s+back)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
_SITS_ON = ("member", "councillor")
_COMMITTEE = expression(r"\b(?:panel|committee|board|council|authority|quorum)\b", re.IGNORECASE)
"""'A panel of 12 councillors and two independent members.'"""
_OF_A_PAGE = ("share", "like", "comment", "view", "follower", "retweet")
"""What a page counts of itself."""
_RECORDS = expression(r"\s+(?:[\w-]+\s+){0,3}?(?P<what>records|forms|recordings|clips|videos|files)\b", re.IGNORECASE)
_FEWEST_SCRUTINISED = 5.0
"""'The scrutiny panel has looked at 48 records': what others than inspectors read."""


_GRADED = expression(r"\s+requires?\s+improvements?\b", re.IGNORECASE)
"""'12 were good, 20 adequate and 11 requires improvement.'"""
_SHARED_OUT = expression(r"\s+(?:each|apiece|at\s+(?:a|any\s+one|one|once)(?:\s+time)?)\b", re.IGNORECASE)
_HAVING = expression(
    rf"\b(?:has|have|had|with|carr(?:y|ies|ied)|for|after|handl\w+|manag\w+|supervis\w+|hold(?:s|ing)?|held|mentor\w*|tutor\w*|train\w*|assess\w*)\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'Tutors had three students each', 'were responsible for three at a time': what they have to do."""


def with_any_noun(text: str, number: Number, end: int, high: Number | None) -> CountedNumber | None:
    """Things that the vocabulary does not name: '62 schemes', '24 cells'."""
    scrutinised = _SCRUTINISED.search(text, 0, number.start) and _RECORDS.match(text, end)
    if scrutinised and (number.value or 0) >= _FEWEST_SCRUTINISED:
        read = CountedThing(*scrutinised.span("what"), "record", "volume", "records", _FEWEST_SCRUTINISED)
        return CountedNumber(number, read, "counted_things")
    thing = None if thing_after(text, end) or _GRADED.match(text, end) else anything_after(text, end)
    value = number.value or 0.0
    alone = CAPTION.fullmatch(text) is not None and not number.in_words
    done = (
        thing is not None
        and value >= _FEWEST_DONE
        and (alone or is_done(text, thing) or (not number.in_words and is_result(text, thing)))
    )
    if thing and value >= _FEWEST_DONE and _SHARED_OUT.match(text, thing.end) and _HAVING.search(text, 0, number.start):
        return CountedNumber(number, thing, "counted_things", high)
    if thing is None or thing.noun in _OF_A_PAGE or (value < thing.least and not done) or _RANKED_NEXT.match(text, end):
        return None
    if thing.noun in _SITS_ON and _COMMITTEE.search(text):
        return None
    if for_so_many_people(text, thing.end):
        return CountedNumber(number, thing, "counted_things", high)
    if not value.is_integer() or FOR_EACH_AFTER.match(text, thing.end):
        return None
    if value in NAMED_LINES or (number.in_words and value <= IN_WORDS and not done):
        return None
    return CountedNumber(number, thing, "counted_things", high)


def names_line(text: str, number: Number) -> bool:
    """'Emergency calls (999)', or a number of a paper: 'WPCC3-0141'."""
    return _LEADING_NOUGHT.match(text, number.start) is not None or (
        number.value in NAMED_LINES and text[number.start - 1 : number.start] == "(" and text[number.end :][:1] == ")"
    )


_LEADING_NOUGHT = expression(r"0\d")
_UNDER_AGE = expression(
    r"\b(?:them|these|those|people|children|suspects|detainees|victims|officers|were|was|are|is|aged)\s+(?:under|over|below|above|aged)\s+$",
    re.IGNORECASE,
)
_OLDEST = 70.0


def is_age(text: str, number: Number) -> bool:
    """'212 of them were under 18.'"""
    return (number.value or 0) <= _OLDEST and bool(
        _UNDER_AGE.search(text, 0, number.start) and NO_NOUN_AFTER.match(text, number.end)
    )
