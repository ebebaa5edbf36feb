"""Where the word 'one' counts a case: 'in one, …' and '… and one was late', but not '… and few had one'.

Belongs here: telling the two apart, and the one case that is told as an example. Not here: other bare numbers
(`places`), or 'one in 17 cases', which stands for a thing named before (`words.manners_of_speaking`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.grammar.clauses import CLOSING, FRONTED, LIMITS, SUBJECT
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_ONE_MAY = expression(r"\s+(?:[\w'-]+\s+){0,2}?(?:may|might|can|will|would)\s", re.IGNORECASE)
"""'(One call may tell of several crimes.)'"""
_ONE_WAS_DONE_IN = expression(
    rf"\s+(?:had|has|have|was|were)\s+(?:been\s+)?\w+\s+(?:in|for|on)\s+{LIMITS}(?:\d|{CARDINAL}\b)", re.IGNORECASE
)
"""'Of those that needed a plan, one was made in only eight.'"""
_IN_APPOSITION = expression(
    r",\s+(?:about|on|for|which|that|concerning|relating\s+to|to|in)\s[^,.;:]{3,80},\s+(?:has|had|is|was|remains?|remained)\b",
    re.IGNORECASE,
)
_THOUGH_ONE = expression(
    r"(?:\b(?:although|though|whether|if|where|when|unless|once|until)"
    r"|(?:\bno\b|\bnot\b|n't\b|\bnothing\b|\black\b)[^.;,]{1,60}\bthat)\s+$",
    re.IGNORECASE,
)
"""'Although one was justified', 'we couldn't find that one had been considered'."""
_ENDS = expression(r"\s*(?:[.;:]|$)")
"""'Nobody had considered one.'"""
_OPENS_EXAMPLE = expression(r"(?:(?:for\s+example|for\s+instance|and|but)?,?\s*in\s+(?:just\s+)?)?", re.IGNORECASE)
"""'One waited …', 'In one case a woman waited …'."""


def in_apposition(text: str, number: Number) -> bool:
    """'… and one, about children in custody, has yet to be addressed'."""
    told = number.value == 1 and SUBJECT.search(text, 0, number.start) is not None
    return told and _IN_APPOSITION.match(text, number.end) is not None


def is_example(sentence: Sentence, number: Number, base: Base) -> bool:
    """'11 of 20 came late. One waited for 19 hours': one of those counted, with a figure of its own."""
    if number.value == 1 and (
        _OF_THEM_AFTER.match(sentence.text, number.end) or _WAS_SOMEBODY.match(sentence.text, number.end)
    ):
        return True
    return (
        number.value == 1
        and _OPENS_EXAMPLE.fullmatch(sentence.text, 0, number.start) is not None
        and base.last is not None
        and base.source is not None
        and any(other.kind != "cardinal" for other in sentence.numbers if other.start > number.start)
    )


_OF_THEM_AFTER = expression(
    rf"\s+of\s+(?:them|these|those)\s+(?:only\s+)?(?:after|for|within|by)\s+(?:(?:more|nearly|almost|over|about)\s+(?:than\s+)?)?"
    rf"(?:\d+|an?|{CARDINAL})\s+(?:\w+\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
"""'… came after a delay, one of them after five weeks.'"""
_WAS_SOMEBODY = expression(
    r"(?:\s+(?:of\s+(?:them|these|those|the\s+[\w-]+)|case|file|investigation|incident))?,?\s+the\s+"
    r"(?:suspect|victim|offender|caller|child|complainant|perpetrator|witness)\s+(?:was|is)\s+(?:an?|the|his|her|their|aged|\d)\b",
    re.IGNORECASE,
)
"""'In one of the cases the suspect was a teacher.'"""


def one_counts(text: str, number: Number) -> bool:
    """Whether 'one' counts, as in 'in one, …' and '… and one was late', and is no pronoun: '… but few had one'."""
    if _ONE_WAS_DONE_IN.match(text, number.end) or _ONE_MAY.match(text, number.end):
        return False
    if _THOUGH_ONE.search(text, 0, number.start):
        return False
    if in_apposition(text, number):
        return True
    subject = SUBJECT.search(text, 0, number.start) and not _ENDS.match(text, number.end)
    return any((subject, FRONTED.search(text, 0, number.start), CLOSING.search(text, 0, number.start)))
