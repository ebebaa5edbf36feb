"""Which cases a count is out of, in words: 'reports of rape' in 'We read 62 reports of rape. Of these, 59 …'.

Belongs here: finding the denominator in the text and the words behind it that tell its cases apart. Not here: which
number is the denominator (`sizes.base`, `bases.of_base`, `shapes.pairs`), or what is said of the cases counted
(`shapes.governed`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.shapes.words_of_count import named_again
from pipelines.extraction.counts.words.count import Count
from pipelines.extraction.grammar.elliptical import adds_nothing
from pipelines.extraction.grammar.numbers import Number

_ENDS = expression(
    r"[,;:.()]|\s(?:and|but)\s+(?:(?:we|they|inspectors|it|in|of)\b|found\b|(?:\d|only|just|none|all)\b)|\s(?:and|but)$|"
    r"\s(?:there\s+(?:was|were)|to\s+(?:be|have)|found|showed|shows|revealed|concluded|identified|discovered)\b",
    re.IGNORECASE,
)

_ANY_CASES = "cases files records relevant applicable examined looked assessed inspected checked sampled read"
"""Words that are said of whatever is reviewed, and tell no cases apart."""


def cases_of(sentence: Sentence, count: Count, said: str) -> str:
    """The words behind the denominator, without those that are `said` of the cases counted; empty where it has none."""
    if count.base and count.numbers and named_again(sentence.text, count.numbers[-1]):
        return ""
    place = count.base or sentence
    number = _denominator(place, count)
    if number is None:
        return ""
    text = place.text
    end = _ENDS.search(text, number.end)
    stop = end.start() if end else len(text)
    if place is sentence and said and (at := text.find(said, number.end)) >= 0:
        stop = min(stop, at)
    words = text[number.end : stop].strip()
    return "" if adds_nothing(words, _ANY_CASES) else words


def _denominator(place: Sentence, count: Count) -> Number | None:
    """The number of `place` that gives the denominator: the last of the count's own, or the first of its size."""
    own = [number for number in count.numbers if number.value == count.denominator]
    if count.base is None and own:
        return own[-1]
    return next((number for number in place.numbers if number.value == count.denominator), None)
