"""One count inside a sentence, and what every way of putting one shares.

Belongs here: the record of a count, the numbers that may be part of one, and the words beside them in any shape. Not
here: the shapes themselves (`shapes.pairs`, `shapes.wholes`, `bases.of_base`, `shapes.owed`), or counts as facts
(`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.words.manners_of_speaking import is_pronoun_in
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number


@dataclass(frozen=True)
class Count:
    """One count inside a sentence; positions are inside its text."""

    numerator: int
    denominator: int
    start: int
    """Where the words of the count begin: its numerator, or 'all' and 'none'."""
    end: int
    """Where they end: the denominator, or the noun behind it."""
    anchor: tuple[int, int]
    rule: str
    numbers: tuple[Number, ...]
    base: Sentence | None = None
    """The earlier sentence that gives the denominator, when this one doesn't."""


ARTICLE = r"(?:(?:the\s+)?[\w-]+(?:\s+[\w-]+)?'s|the|these|those|our|its|their|such|your|his|her)"
"""What says which cases are meant, or whose they are: 'these', 'the force's'."""
SENTENCES_AT_HAND = 64
"""Those around the one that is read, of which the same is asked for each of its numbers."""
OF_THESE = expression(rf"\s+of\s+{THEM}\b", re.IGNORECASE)
OF_THE = expression(r"\s+of\s+(?:the|these|those|our)(?=\s)", re.IGNORECASE)
OF_WHICH = expression(r"\s+of\s+wh(?:ich|om)\b", re.IGNORECASE)
SAID_OF = expression(
    r"\s+(?:(?:[a-z]+est|worst|best|last|first)\s+)?(?:(?:that|which|who)\s+)?(?:had|have|were|was|did|didn't|contained|showed|met|lacked|needed|failed|without|we|they|inspectors)\b",
    re.IGNORECASE,
)
"""'Four of the five had …': said of them, so that they count although nobody names them."""


@lru_cache(maxsize=SENTENCES_AT_HAND)
def cardinals(sentence: Sentence) -> tuple[Number, ...]:
    """The whole numbers of a sentence that count something; 'one' too, whatever it may be."""
    text = sentence.text
    counting = [
        number
        for number in (_of_days(text, number) for number in sentence.numbers)
        if number.value is not None
        and number.value == int(number.value)
        and (number.kind == "cardinal" or (number.kind == "compound" and number.value == 1))
        and not (number.value == 1 and _IS_PRONOUN.search(text, 0, number.start))
        and not (number.value == 1 and _THE.search(text, 0, number.start) and _THAT.match(text, number.end))
        and not (number.start == 0 and _OPENS_PARAGRAPH.match(text, number.end))
    ]
    given = {one.start for one, cases in pairwise(counting) if one.value == 1 and is_pronoun_in(text, cases)}
    return tuple([number for number in counting if number.start not in given])


def _of_days(text: str, number: Number) -> Number:
    """The 30 of 'on 11 of the 30 nights that we checked', which are no length of time."""
    if number.kind != "duration" or number.unit not in _DAYS_AND_NIGHTS or _NONE_SEEN.match(text, number.end):
        return number
    return replace(number, kind="cardinal") if _SOME_OF_THE.search(text, 0, number.start) else number


_NONE_SEEN = expression(r",\s+(?:we|inspectors|the\s+team)\b|\s+(?:allowed|permitted|given|set)\b", re.IGNORECASE)
"""'On two of the four days, inspectors went out', 'in 12 of the 20 days allowed': nothing that was found."""
_DAYS_AND_NIGHTS = ("day", "night")
_SOME_OF_THE = Quick(
    rf"\b(?:on|in|during|for)\s+{LIMITS}(?:\d+|{CARDINAL})\s+(?:out\s+)?of\s+(?:the|these|those|our)\s+$"
)
_OPENS_PARAGRAPH = expression(
    r"\.?\s+(?:Of|In|For|From|Among|The|These|This|We|Our|An?|It|Inspectors|Officers|All|None|On)\s"
)
"""'12 Of the eight cases …': the number of a paragraph."""
_THE = expression(r"\bthe\s+(?:only\s+)?$", re.IGNORECASE)
_THAT = expression(r"\s+(?:that|which|who|where|whose|for|from|on|about|with)\b", re.IGNORECASE)
"""'The one that matters most to me …'"""
_IS_PRONOUN = Quick(
    r"\b(?:where|when|if|unless|whether|(?:in|for)\s+which|needed|wanted|required|called\s+for|asked\s+for|due|merited|warranted|deserved)\s+$",
)
"""'In 62 of the cases where one was called for': 'one' stands for what was named before."""


def alone(part: Number, whole: int, rule: str, *, beside: Sequence[Number] = (), base: Sentence | None = None) -> Count:
    """The count of a number that has no other words: `beside` are the numbers that it is known from."""
    at = (part.start, part.end)
    return Count(int(part.value or 0), whole, *at, at, rule, (part, *beside), base)


def overlaps(count: Count, others: Sequence[Count]) -> bool:
    """Whether a count stands where another does or uses one of its numbers."""
    numbers = {number.start for number in count.numbers}
    return any(
        (count.anchor[0] < other.anchor[1] and other.anchor[0] < count.anchor[1])
        or numbers & {number.start for number in other.numbers}
        for other in others
    )
