"""Shares put as so many out of so many: 'one in five', 'six in 10', 'of every 100 rapes, six'; and what a share is.

Belongs here: these ways of putting a share, and the record of any. Not here: percentages and fractions (`shares`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.words.manners_of_speaking import is_pronoun_in, is_share
from pipelines.extraction.grammar.case_nouns import case_noun
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import Interval, hedge
from pipelines.extraction.records import Qualifier


@dataclass(frozen=True)
class Share:
    """One percentage or fraction in a sentence; positions are inside its text."""

    percent: float
    start: int
    end: int
    qualifier: Qualifier
    interval: Interval | None
    numbers: tuple[Number, ...]
    rule: str


_ONE_IN = expression(r"\s+in\s+(?:every\s+)?", re.IGNORECASE)
_OUTCOME = r"(?:arrests?|charges|cautions|summonses|detections|prosecutions|convictions|disposals|referrals)"
"""What may become of a case. So many of them for every hundred cases are a share."""
_PER = expression(
    rf"\s+(?:{_OUTCOME}\s+(?:(?:were\s+)?(?:made|recorded)\s+)?)?(?:per|for\s+(?:every|each))\s+", re.IGNORECASE
)
"""'52 arrests for every 100 crimes' is a share; out of a thousand people it is a count."""
_ONE_THING_IN = expression(r"\s+(?:(?!and\b|but\b|or\b)(?:[a-z]+|101|999)\s+){1,3}in\s+(?:every\s+)?", re.IGNORECASE)
"""'One crime in ten', 'two stations in five'."""
_ONE_THING_IN_EVERY = expression(r"\s+(?:(?!(?:and|but|or|of)\b)[\w'-]+\s+){1,8}in\s+every\s+", re.IGNORECASE)
"""'One call to the non-emergency line in every twenty', 'forty calls in every thousand'."""
_HUNDRED = 100
_PEOPLE = expression(
    r"\s+(?:of\s+)?(?:the\s+)?(?:people|population|residents|households|officers|staff)\b", re.IGNORECASE
)
"""'Seventy crimes in every thousand people' are no part of the people."""
_ALONE = expression(
    r"\s*(?:[.,;:)]|$|(?:is|are|was|were|has|have|had|do|does|did|will|would|could|can|say|said|felt|within|inside|by|when|before|who|that|hung|rang|gave)\b)",
    re.IGNORECASE,
)
_OUT_OF_EVERY = expression(r"\s+(?:out\s+of\s+(?:every\s+)?|of\s+every\s+)", re.IGNORECASE)
_OF_AN_IDIOM = frozenset((10, 100))
"""'Six out of ten officers', in words, is a manner of speaking; '6 out of 10' may have been counted."""
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10_000))
"""What a share in words is put out of; other numbers are cases that were counted."""


_OF_EVERY_BEFORE = Quick(r"\b(?:(?:out\s+)?of|from|in)\s+every\s+$")
_FOR_EVERY_BEFORE = Quick(r"\bfor\s+(?:every|each)\s+$")
_LED_TO = expression(
    rf"\s+(?:(?:such|people|suspects?|offenders?)\s+)?{_OUTCOME}\b|\s+(?:(?:have|had|has)\s+)?(?:led|resulted|ended)\s+(?:to|in|with)\b",
    re.IGNORECASE,
)


def of_every(text: str, whole: Number, later: Sequence[Number]) -> Share | None:
    """'Of every 100 rapes reported, six led to a charge', 'for every 100 crimes there were 58 arrests'."""
    if whole.value not in _WHOLES or not later:
        return None
    before = text[: whole.start]
    if _OF_EVERY_BEFORE.search(before):
        part, starts = later[0], whole.start
        is_told = "," in text[whole.end : part.start]
    elif whole.value == _HUNDRED and _FOR_EVERY_BEFORE.search(before):
        part = next((number for number in later if number.kind == "cardinal"), later[0])
        is_told, starts = _LED_TO.match(text, part.end) is not None, part.start
    else:
        return None
    within = not any(mark in text[whole.end : part.start] for mark in ".;")
    if not (is_told and within and part.kind == "cardinal" and 0 < (part.value or 0) < whole.value):
        return None
    percent = round(100 * (part.value or 0) / whole.value, 1)
    return Share(percent, starts, part.end, hedge(text, part).qualifier, None, (whole, part), "one_in_n")


def one_in(sentence: Sentence, part: Number, whole: Number) -> Share | None:
    """'One in five', 'six in 10', 'four in every thousand'; 'out of' only of people at large, else it is a count."""
    one_in_some = part.value == 1 and part.in_words and (whole.value or 0) <= _HUNDRED
    if (
        part.value is None
        or whole.value is None
        or not (whole.value in _WHOLES or one_in_some)
        or whole.kind != "cardinal"
        or not 0 < part.value < whole.value
    ):
        return None
    if is_pronoun_in(sentence.text, whole):
        return None
    joint = sentence.text[part.end : whole.start]
    thing = _ONE_THING_IN.fullmatch(joint) and not case_noun(sentence.text, whole.end)
    told = (part.value == 1 and part.in_words) or (
        whole.value >= _HUNDRED and not _PEOPLE.match(sentence.text, whole.end)
    )
    in_every = told and _ONE_THING_IN_EVERY.fullmatch(joint)
    one_thing = in_every or (thing and (part.value == 1 or (part.in_words and _ALONE.match(sentence.text, whole.end))))
    rounded = hedge(sentence.text, part).qualifier != "exact" or not case_noun(sentence.text, whole.end)
    idiom = part.in_words and whole.in_words and whole.value in _OF_AN_IDIOM and rounded
    out_of = _OUT_OF_EVERY.fullmatch(joint) and ("every" in joint.lower() or idiom or is_share(sentence, part, whole))
    per_hundred = whole.value == 100 and _PER.fullmatch(joint)
    if not (_ONE_IN.fullmatch(joint) or per_hundred or one_thing or out_of):
        return None
    percent = round(100 * part.value / whole.value, 1)
    said = hedge(sentence.text, part).qualifier
    return Share(percent, part.start, whole.end, said, None, (part, whole), "one_in_n")


_MINUS_BETWEEN = expression(r"\s+[-−–](?=\d|$)")
"""'-0.8 -6.5%': the second is a figure with a minus of its own, and no end of a range."""


def stand_together(sentence: Sentence, number: Number, following: Number) -> bool:
    """Whether two numbers can be one quantity: they aren't two cells of a row, or two figures of a line."""
    if any(number.start < end <= following.start for _, end, _ in sentence.cells):
        return False
    return _MINUS_BETWEEN.fullmatch(sentence.text, number.end, following.start) is None
