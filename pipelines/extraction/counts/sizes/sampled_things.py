"""What is sampled: cases, records and people, but neither officers that are only met nor actions that are followed.

Belongs here: whether the noun behind a number is a thing that is looked at one by one. Not here: whether it was
(`reviewed`, `sample_sizes`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.case_nouns import Noun, case_noun
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.counted import anything_after
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number


def is_sampled_thing(text: str, number: Number, noun: Noun | None) -> bool:
    """'20 files', 'a sample of 20 recommendations', '36 officers' appraisals'."""
    if noun is None:
        return _A_SAMPLE_OF.search(text, 0, number.start) is not None and anything_after(text, number.end) is not None
    if not NOT_SAMPLED.search(noun.words) or _PAPERS_OF.search(text, 0, number.start):
        return True
    if _OF_PEOPLE.search(noun.words):
        return _THEIR_PAPERS.match(text, noun.end) is not None
    return (_TESTED.search(text, 0, number.start) or _WERE_TESTED.match(text, number.end)) is not None


NOT_SAMPLED = expression(
    r"\b(?:officers?|staff|sergeants?|constables?|detectives?|supervisors?|inspectors?|investigators?|members?|"
    r"recommendations?|causes?\s+of\s+concern|areas?\s+for\s+improvement|actions?)$",
    re.IGNORECASE,
)


def is_of_papers(text: str, number: Number) -> bool:
    """'The custody records of 34 children', '34 children's custody records'."""
    noun = case_noun(text, number.end)
    owned = noun is not None and _THEIR_PAPERS.match(text, noun.end) is not None
    return owned or _PAPERS_OF.search(text, 0, number.start) is not None


_A_SAMPLE_OF = expression(rf"\b(?:sample|selection)\s+of\s+{HEDGES}$", re.IGNORECASE)
"""'A sample of 30 starters': whatever they are."""
_OF_PEOPLE = expression(
    r"\b(?:officers?|staff|sergeants?|constables?|detectives?|supervisors?|inspectors?|investigators?|members?)$",
    re.IGNORECASE,
)
_THEIR_PAPERS = expression(
    r"['’]s?\s+(?:[\w-]+\s+){0,4}?(?:records|files|folders|reviews|appraisals|notes|notebooks|logs|diaries|plans|forms|portfolios|declarations|applications|cases|decisions|workloads)\b",
    re.IGNORECASE,
)
_TESTED = expression(
    rf"(?:\bsamples?\s+of|\b(?:dip-?\s?)?sampled|\btested|\b(?:spot|dip)-?\s?check(?:ed|s)?(?:\s+(?:of|on))?)\s+{HEDGES}$",
    re.IGNORECASE,
)
_WERE_TESTED = expression(
    r"\s+(?:[\w-]+\s+){1,4}?(?:(?:that|which)\s+)?(?:(?:we|inspectors|auditors)\s+|(?:was|were|had\s+been)\s+)?(?:(?:dip-?\s?)?sampled|tested)\b",
    re.IGNORECASE,
)
"""What was asked of a force is checked against evidence like any other paper."""
_PAPERS_OF = expression(
    rf"\b(?:folders?|files?|records?|reports|cases|calls|details|accounts|histories|statements|notes|logs?|appraisals?|portfolios?|diaries|reviews|plans|forms)\s+(?:of|for|on|about)\s+{LIMITS}$",
    re.IGNORECASE,
)
"""'The personnel folders of 40 sergeants': there are as many papers as people."""


_BY_PANEL = Quick(
    r"\bpanel(?:s|'s)?(?:\s+(?:members?|volunteers))?\s+(?:(?!n't\b)[\w'-]+\s+){0,6}?"
    r"(?:watch|view|s[ae][we]|discuss|consider|hear|scor|select|cho?os|chose)\w*\s+(?:[\w'-]+\s+){0,4}$",
)
_SEEN_BY_PANEL = Quick(r"[^.;,]{0,60}?\sby\s+(?:the\s+|our\s+|an?\s+)?(?:[\w-]+\s+){0,2}panel\b")
_PEOPLE_IN_PAPERS = expression(
    r"\s+(?:[\w'-]+\s+){0,2}?(?:callers?|victims?|children|people|suspects?|offenders?|detainees?|officers?|complainants?)\s+"
    r"(?:in|from|of|among)\s+(?:(?:the|these|those|all|our)\s+)*(?:[\w'-]+\s+){0,2}?(?:cases|files|records|calls|investigations|incidents|logs)\b",
    re.IGNORECASE,
)


def is_of_others(text: str, number: Number) -> bool:
    """'The panel watched 84 recordings', 'of 62 callers in the cases they reviewed': neither is a sample."""
    return (
        _BY_PANEL.search(text, 0, number.start) is not None
        or _SEEN_BY_PANEL.match(text, number.end) is not None
        or _PEOPLE_IN_PAPERS.match(text, number.end) is not None
    )


def are_chosen_from(text: str, number: Number) -> bool:
    """'From the 4,100 crimes recorded that month we selected 65': those of which only some were read."""
    return _FROM_ALL.search(text, 0, number.start) is not None and _SOME_WERE_CHOSEN.match(text, number.end) is not None


_FROM_ALL = expression(
    r"(?:^|[,;:.]\s+)\W*(?:from|out\s+of|of|among)\s+(?:(?:the|these|those|its|all|some|more\s+than|over|about)\s+)*$",
    re.IGNORECASE,
)
_SOME_WERE_CHOSEN = Quick(
    r"[^.;]{0,80}?\b(?:we|inspectors|they|auditors|it|the\s+team)\s+(?:(?:then|had|also)\s+)*"
    r"(?:selected|chose|drew|picked|took|pulled|(?:dip-?\s?)?sampled|read|reviewed|examined|audited|looked\s+at|listened\s+to)\s+"
    rf"(?:(?:only|just|about|some|a\s+sample\s+of|at\s+random)\s+)*(?:\d|{CARDINAL}\b)"
)
