"""Counts that name both their numbers: 'in 21 of 51 cases', 'none of the 12 files', 'all but two of 40'.

Belongs here: the shapes in which numerator and denominator stand side by side. Not here: parts of a number given
earlier (`counts_of_base`), or what a count says (`case_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.extraction.cases import REVIEWED, case_noun, counts_scope
from pipelines.extraction.context import Sentence
from pipelines.extraction.numbers import Number


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


_OF = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:out\s+of|of|from(?:\s+among)?)\s+(?:only\s+|just\s+)?"
    r"(?:(?:a|the|our|its|their)\s+(?:total|sample|set|further|random\s+sample|combined\s+total)\s+(?:of\s+)?)?"
    r"(?:all\s+)?(?:of\s+)?(?:the|these|those|our|its|their|such)?\s*(?:total\s+of\s+)?(?:relevant\s+|other\s+|further\s+)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?P<all>all(?:\s+of)?(?:\s+(?:the|these|those|our|its))?|each\s+of\s+(?:the|these|those)|"
    r"every\s+one\s+of\s+(?:the|these|those)|both(?:\s+of)?(?:\s+(?:the|these|those))?)\s+(?:other\s+)?$|"
    r"\b(?P<none>(?:none|not\s+one|not\s+a\s+single\s+one)\s+of\s+(?:(?:the|these|those|our|its)\s+)?)$|"
    r"\b(?P<half>half(?:\s+of)?(?:\s+(?:the|these|those|our|its))?\s+)$",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)
_VERB_AFTER = re.compile(r"\s+(?:had|were|was|did|didn't|contained|showed|met|we)\b", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:officers?|staff|recommendations?|members?|sergeants?|constables?)$", re.IGNORECASE)


def cardinals(sentence: Sentence) -> list[Number]:
    """The whole numbers of a sentence that count something; 'one' too, whatever it may be."""
    return [
        number
        for number in sentence.numbers
        if number.value is not None
        and number.value == int(number.value)
        and (number.kind == "cardinal" or (number.kind == "compound" and number.value == 1))
    ]


def pairs(sentence: Sentence) -> Iterator[Count]:
    """'21 of 51 cases', 'four of the eight', '9 out of 14', 'all but two of 40'."""
    text = sentence.text
    for part, whole in pairwise(cardinals(sentence)):
        between = text[part.end : whole.start]
        if part.value is None or whole.value is None or not _OF.fullmatch(between):
            continue
        if not 0 <= part.value <= whole.value or whole.value < 2 or not _counts_cases(sentence, part, whole, between):
            continue
        numerator, start, rule = int(part.value), part.start, "n_of_m"
        if but := _ALL_BUT.search(text[: part.start]):
            numerator, start, rule = int(whole.value - part.value), but.start(), "all_but_n_of_m"
        noun = case_noun(text, whole.end)
        end = noun.end if noun else whole.end
        yield Count(numerator, int(whole.value), start, end, (start, whole.end), rule, (part, whole))


def _counts_cases(sentence: Sentence, part: Number, whole: Number, between: str) -> bool:
    text = sentence.text
    names_part = between.split()[0].lower() not in ("of", "out", "from")
    if counts_scope(text, whole.end) or (names_part and counts_scope(text, part.end)):
        return False
    if case_noun(text, whole.end) or (names_part and case_noun(text, part.end)):
        return True
    if REVIEWED.search(text) or _VERB_AFTER.match(text, whole.end):
        return True
    return not (part.in_words and whole.in_words) and whole.value is not None and whole.value > 4


def wholes(sentence: Sentence) -> Iterator[Count]:
    """'All these eight cases', 'none of the 12', 'half of the 40 files', 'both cases' with its number."""
    text = sentence.text
    for whole in cardinals(sentence):
        opening = _WHOLE.search(text[: whole.start])
        if not opening or whole.value is None or whole.value < 2 or counts_scope(text, whole.end):
            continue
        noun, reviewed = case_noun(text, whole.end), REVIEWED.search(text)
        if not (noun or reviewed) or (noun and _STAFF.search(noun.words) and not reviewed):
            continue
        share, rule = (
            (1.0, "all_of_m") if opening["all"] else (0.5, "half_of_m") if opening["half"] else (0, "none_of_m")
        )
        if (whole.value * share) % 1:
            continue
        halves = [n for n in sentence.numbers if n.kind == "fraction" and opening.start() <= n.start < whole.start]
        end, anchor = noun.end if noun else whole.end, (opening.start(), whole.end)
        yield Count(int(whole.value * share), int(whole.value), opening.start(), end, anchor, rule, (*halves, whole))


def overlaps(count: Count, others: Sequence[Count]) -> bool:
    """Whether a count stands where another does or uses one of its numbers."""
    numbers = {number.start for number in count.numbers}
    return any(
        (count.anchor[0] < other.anchor[1] and other.anchor[0] < count.anchor[1])
        or numbers & {number.start for number in other.numbers}
        for other in others
    )
