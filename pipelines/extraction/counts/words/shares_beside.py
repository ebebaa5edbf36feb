"""Shares and averages beside a number: '322 of them, or 94 percent', 'nineteen in twenty', '20 each on average'.

Belongs here: what a share says of the number beside it, and numbers that only give a share or an average. Not here:
pairs of numbers that do (`manners_of_speaking`), or shares as facts (`rates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.words.count import cardinals
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.clauses import FRONTED
from pipelines.extraction.grammar.numbers import Number

_EACH_HAS = expression(
    r"(?:^|[;:,]\s+|\b(?:and|but|that|where)\s+)(?:each|every|an?\s+average)\s+(?!of\b)[^.;:,\d]{3,90}$", re.IGNORECASE
)
_OPENS_AVERAGE = expression(r"(?:on\s+average|typically),?\s+(?:each|every|an?|the)\b[^,;]*$", re.IGNORECASE)
"""'On average each manager looked after 79.'"""
_ON_AVERAGE = expression(r"[^.;:]{0,40}\b(?:on\s+average|apiece|at\s+a\s+time|each(?=\s*[.,;)]|$))", re.IGNORECASE)
_SAID_AGAIN = expression(
    r"[^.;:\d]{0,90}?(?:,?\s+(?:or|which\s+is|that\s+is|i\.e\.|equal\s+to)|\(|\s-)\s*(?:(?:or|about|around|nearly|almost|just|over|under|some|roughly|only)\s+)*$",
    re.IGNORECASE,
)
_AS_PRINTED, _IN_ROUND_WORDS = 0.006, 0.03


def wholes_by_share(sentence: Sentence, number: Number, wholes: Iterable[int]) -> list[int]:
    """Those of several numbers of which a count is the share that stands behind it; none where no share does."""
    share = next((n for n in sentence.numbers if n.start > number.end and n.kind in ("percent", "fraction")), None)
    if share is None or not share.value or not _SAID_AGAIN.fullmatch(sentence.text, number.end, share.start):
        return []
    told = share.value / 100 if share.kind == "percent" else share.value
    near = _AS_PRINTED if share.kind == "percent" else _IN_ROUND_WORDS
    return [size for size in wholes if size and abs((number.value or 0) / size - told) <= near]


def is_typical(text: str, number: Number) -> bool:
    """'Each officer manages 57 of them', 'they carry 20 on average': how many there are to one, and no part of them."""
    if _OPENS_AVERAGE.match(text):
        return True
    return (
        _EACH_HAS.search(text, 0, number.start) is not None or _ON_AVERAGE.match(text, number.end) is not None
    ) and FRONTED.search(text, 0, number.start) is None


def in_share(sentence: Sentence, number: Number) -> bool:
    """Whether a number is one of the two of 'nineteen in twenty', which only give a share."""
    text = sentence.text
    return any(
        number in (part, whole)
        and (part.value or 0) < (whole.value or 0)
        and (
            (_IN_EVERY.fullmatch(text, part.end, whole.start) and case_noun(text, part.end) is None)
            or (_OUT_OF.fullmatch(text, part.end, whole.start) and whole.in_words and whole.value == _OF_TEN)
            or (_THINGS_IN.fullmatch(text, part.end, whole.start) and part.in_words and whole.in_words)
        )
        for part, whole in pairwise(cardinals(sentence))
    )


_THINGS_IN = expression(r"\s+[a-z]+\s+in\s+(?:every\s+)?", re.IGNORECASE)
"""'Four detainees in five'."""
_OUT_OF = expression(r"\s+out\s+of\s+(?:every\s+)?", re.IGNORECASE)
_OF_TEN = 10
"""'Seven out of ten of those we asked.'"""
_IN_EVERY = expression(r"\s+in\s+(?:every\s+)?", re.IGNORECASE)
