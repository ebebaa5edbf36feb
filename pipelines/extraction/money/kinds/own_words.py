"""Which of the words of money in a sentence is an amount's own, and of what kind it is there.

Belongs here: the nearest word with the kind that it has in its place, and whether it speaks of another amount after
all. Not here: how near a word is (`nearest`), the kinds that subject and object give it (`governed`), or what an amount
without a word of its own is (`meaning`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.kinds.governed import as_governed
from pipelines.extraction.money.kinds.leaning import OF_IT
from pipelines.extraction.money.kinds.lists import is_of_capital
from pipelines.extraction.money.kinds.nearest import kind_of
from pipelines.extraction.money.kinds.place import Place
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.amounts import Amount
from pipelines.extraction.money.words.kinds_named import KindWord

_OF_IT_IS_FOR = expression(
    r"\s+of\s+(?:this|these|that|it|them|which)\s+(?:(?:is|are|was|were|will\s+be|must\s+be)\s+)?(?:to\s+(?:cover|meet|pay)|for|meant\s+for|ring-?fenced|goes\s+(?:to|on))\b",
    re.IGNORECASE,
)
_PURPOSE_AND = expression(r"\s+(?:towards|for)\s+[^;.,£]+\s+and\s+(?:an?(?:other)?\s+(?:further\s+)?)?", re.IGNORECASE)
_FOR_TOO = expression(r"\s+(?:towards|for)\s", re.IGNORECASE)
"""'Will receive £3m towards the cost of pensions and £2m for neighbourhood teams': what the first is for."""
_DONE_TO_IT = expression(
    r"\s+(?:(?!and\b|but\b)[\w-]+\s+){0,2}?(?:(?:has|have|had|was|were|is|are|been|being|already|now|also)\s+)+",
    re.IGNORECASE,
)
"""'£1.3m has been secured and another £0.4m is likely': what is told of the first."""
_ON_CAPITAL = expression(
    r"\b(?:on|of|in|our|its)\s+capital\b|\bcapital\s+(?:spend\w*|programme|schemes?|projects?|expenditure)\b",
    re.IGNORECASE,
)
_TO_CAPITAL = expression(r"\s+on\s+(?:[\w-]+\s+){0,2}?capital\b", re.IGNORECASE)
_CAPITAL_LABEL = expression(r"\W*(?:[\d.]+\s+)?capital(?:\s+programme)?\s*(?::|[–-]\s)", re.IGNORECASE)
"""'Capital: forecast spend of £38m'"""
_SPENDING = expression(r"(?:[\w-]+\s+)?(?:outturn|spend|spending|expenditure)", re.IGNORECASE)
"""'The outturn is put at £15m', below a heading of capital."""
_WHOLE_FIRST = expression(
    r"^\W*(?:[\d.]+\s+)?(?:[A-Z]\w+\.\s+)?of\s+(?:the|its|their|our|this|that|a|all)\s[^£;]*$", re.IGNORECASE
)
_THEN = expression(rf"[^,;£]*,\s+{HEDGES}", re.IGNORECASE)
"""'Of the £62m of savings in the budget, £47m are delivered': the words up to the comma are those of the whole."""
_DRAWS = expression(rf"\b(?:draw|tak|us|releas|mov|transferr)(?:e|es|s|ing|n)?\s+(?:on\s+)?{HEDGES}$", re.IGNORECASE)
_FROM_IT = expression(r"\s+(?:from|out\s+of)\s+(?:[\w-]+\s+){0,3}", re.IGNORECASE)
_WAS_BORROWED = expression(r"\s+of\s+(?:this|these|that|it|which|them)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_GOES_ON_TO = expression(
    rf"[^;£]*[,–-]\s+(?:(?:then|before|and)\s+)?(?:steadily\s+|gradually\s+|further\s+)?(?:r[io]s|gr[eo]w|increas|widen|climb|swell|balloon|soar|doubl|trebl|fall|fell|drop|shr[iau]nk|narrow|reduc|declin|dwindl|com)(?:e|es|ing|s|ed)?\s+(?:(?:steadily|gradually|further|again|back|up|down)\s+)*to\s+{HEDGES}",
    re.IGNORECASE,
)

_RECEIVED = ("income", "funding", "precept")


@dataclass(frozen=True, slots=True)
class OwnWord:
    word: KindWord
    distance: float
    """From the amount, in words."""


def nearest_word(place: Place, amount: Amount) -> OwnWord | None:
    """The word that speaks of an amount of the place's sentence; None where none is near."""
    found = kind_of(place.text, place.free, amount.start, amount.end, amount.value)
    return OwnWord(*found) if found else None


def own_word(place: Place, nearest: OwnWord) -> OwnWord | None:
    """The nearest word with its kind in this place; None where it speaks of another amount."""
    word = as_governed(place.text, nearest.word, place.said, place.amount, place.spoken.words)
    labelled = _CAPITAL_LABEL.match(place.text) is not None
    of_capital = labelled or is_of_capital(place.sentence) or _ON_CAPITAL.search(place.text)
    of_purpose = _TO_CAPITAL.match(place.text, place.amount.end) is not None
    spent = word.is_verb or (
        (labelled or of_purpose or is_of_capital(place.sentence))
        and _SPENDING.fullmatch(place.text, word.start, word.end)
    )
    if word.kind == "cost" and spent and of_capital:
        word = replace(word, kind="investment")
    if _speaks_of_another(place, word):
        return None
    received = (
        place.joined and place.joined.kind in _RECEIVED and word.kind in OUTTURNS and not re.search(r"\w", place.own)
    )
    if place.joined and received:
        word = replace(word, kind=place.joined.kind, direction="inflow")  # 'receipts of £120m, £35m more than budgeted'
    of_saving = place.joined and place.joined.kind == "saving" and place.is_part_of_before
    if of_saving and word.kind == "investment" and word.start >= place.amount.end:
        word = replace(word, kind="saving", direction="inflow")  # 'has saved £14m of the £16m required'
    return replace(nearest, word=word)


def is_borrowed(place: Place, word: KindWord) -> bool:
    """'£9m of that was borrowed': what pays for it, and no part of the cost."""
    of_it = word.kind == "borrowing" and word.is_verb and place.amount.end <= word.start
    return of_it and _WAS_BORROWED.fullmatch(place.text, place.amount.end, word.start) is not None


def is_drawn(place: Place, word: KindWord) -> bool:
    """'By drawing £3m from reserves', whatever the list around it is of."""
    from_it = word.kind == "reserve" and place.amount.end <= word.start
    return from_it and bool(_DRAWS.search(place.until) and _FROM_IT.fullmatch(place.text, place.amount.end, word.start))


def _speaks_of_another(place: Place, word: KindWord) -> bool:
    """Whether a word near the amount is said of the one before it."""
    text, amount, joined = place.text, place.amount, place.joined
    if word.end <= amount.start:
        of_whole = joined and word.start >= place.opened and _THEN.fullmatch(place.own)
        before_it = text[: max(text.find("£"), 0)]
        if of_whole and _WHOLE_FIRST.match(before_it):
            return True
        shared = joined and word.start >= place.opened and not word.is_verb
        if shared and _PURPOSE_AND.fullmatch(text, place.opened, amount.start) and _FOR_TOO.match(text, amount.end):
            return True
        done_to_it = (
            joined and word.is_verb and _DONE_TO_IT.fullmatch(text, place.opened, max(place.opened, word.start))
        )
        return joined is not None and (place.is_within_behind(word.end) or bool(done_to_it))
    if word.start < amount.end:
        return False
    if place.spoken.fact and _OF_IT_IS_FOR.match(text, amount.end):
        return True  # 'but £4.9m of this is to cover the cost of …'
    if joined and not place.amount.changes and _GOES_ON_TO.fullmatch(place.own):
        return True
    if joined is None or word.holds_for == amount.start:
        return False
    if is_borrowed(place, word):
        return False
    return OF_IT.match(text, amount.end) is not None  # '… and to use £5.5m of them on the capital programme'
