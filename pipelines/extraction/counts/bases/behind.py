"""Numbers of cases that a sentence tells only behind its counts, or that its counts add up to.

Belongs here: '31 were late and nine lost, out of 72', 'of 63 letters it answered 41; 22 were lost'. Not here: numbers
told before the counts (`declared`), in earlier sentences (`before`), or the counts themselves (`of_base`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.shapes.graded import is_graded
from pipelines.extraction.counts.shapes.places import MEASURES
from pipelines.extraction.counts.shapes.words_of_count import noun_end
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.counts.words.count import Count, cardinals
from pipelines.extraction.counts.words.manners_of_speaking import DEMANDS
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import CLOSES, CLOSING, PREDICATE
from pipelines.extraction.grammar.counted import anything_after
from pipelines.extraction.grammar.numbers import Number

_OUT_OF_ALL = expression(r",\s+(?:all\s+)?out\s+of\s+(?:the\s+|our\s+|a\s+total\s+of\s+)?$", re.IGNORECASE)
_ENDS_THERE = expression(r"(?:\s+(?:in\s+all|in\s+total|altogether|[\w-]+s))?\s*(?:[.;)]|$)", re.IGNORECASE)


def closing_whole(sentence: Sentence, numbers: Sequence[Number]) -> Base | None:
    """The 72 of '31 were inadequate and nine good, out of 72', which all the numbers before it are out of."""
    if len(numbers) < _LEAST_PARTS:
        return None
    whole, text = numbers[-1], sentence.text
    if not _OUT_OF_ALL.search(text, 0, whole.start) or not _ENDS_THERE.match(text, whole.end):
        return None
    parts = numbers[:-1]
    fits = sum(part.value or 0 for part in parts) <= (whole.value or 0)
    placed = all(
        (is_graded(text, part) or case_noun(text, part.end) or PREDICATE.match(text, part.end))
        and not counts_scope(text, part.end)
        for part in parts
    )
    return Base(int(whole.value or 0)) if fits and placed and not counts_scope(text, whole.end) else None


def divided(sentence: Sentence, numbers: Sequence[Number], number: Number) -> Base | None:
    """The number before that the numbers from here on add up to: 'of 63 letters it answered 41; 22 were lost'."""
    text = sentence.text
    rest = [other for other in numbers if other.start >= number.start]
    bare = [other for other in rest if case_noun(text, other.end) is None and not counts_scope(text, other.end)]
    if len(bare) < _LEAST_PARTS or bare != rest or DEMANDS.match(text, number.end):
        return None
    if not any(PREDICATE.match(text, other.end) for other in rest) and not _all_graded(sentence, rest):
        return None
    graded = _all_graded(sentence, rest)
    wholes = [
        Base(int(other.value), outright=True)
        for other in numbers
        if other.start < number.start
        and other.value == sum(part.value or 0 for part in rest)
        and not counts_scope(text, other.end)
        and not is_graded(text, other)
        and (
            case_noun(text, other.end)
            or anything_after(text, other.end)
            or (graded and _LEADS_ON.match(text, other.end))
        )
    ]
    return wholes[-1] if wholes else None


_LEADS_ON = expression(r"\s*[-–:]\s")
"""'Missing children: 9 - good 1, requires improvement 5, inadequate 3'."""


def _all_graded(sentence: Sentence, numbers: Sequence[Number]) -> bool:
    """'Eight were good, 12 required improvement and 16 were inadequate.'"""
    return len(numbers) >= _LEAST_PARTS and all(is_graded(sentence.text, number) for number in numbers)


_LEAST_PARTS = 2


def given_after(sentence: Sentence, number: Number, own: Sequence[Count]) -> Base | None:
    """The base that the last of several counts names: 'late in seven, missed in two, prompt in 23 of the 32 cases'."""
    text = sentence.text
    last = next((count for count in own if count.start > number.end), None)
    if last is None or last.rule != "n_of_m" or re.search("[;:]", text[number.end : last.start]):
        return None
    counts = [other.value or 0 for other in cardinals(sentence) if number.start <= other.start < last.start]
    closes = CLOSING.search(text, 0, number.start) and CLOSES.match(text, noun_end(text, number))
    if not closes or sum(counts) + last.numerator > last.denominator or MEASURES.search(text, 0, number.start):
        return None
    return Base(last.denominator)
