"""Amounts of money in a sentence: one amount, the two ends of a range, an amount for each unit of something.

Belongs here: reading '£2-3m', 'between £4 million and £6 million', '£1.25 a month'. Not here: single numbers
(`grammar.numbers`), or what the money is (`kinds_named`, `reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_NOUN, HEDGES
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import in_range


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pounds; positions hold the whole of a range."""

    start: int
    end: int
    value: float
    high: float | None
    first: Number
    """The number that a hedge before the amount goes with."""
    last: Number
    numbers: tuple[Number, ...]
    changes: bool = False
    """Whether it is one end of a change: 'rose from £4m to £6m'."""


_UNIT = expression(r"\d\s?-?(bn|mn|mil|m|k|billion|million|thousand)\s*$", re.IGNORECASE)
_TIMES = {"bn": 1e9, "billion": 1e9, "mn": 1e6, "mil": 1e6, "m": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3}
_BY = expression(rf"\b(?:by|up|down)\s+{HEDGED_NOUN}$", re.IGNORECASE)
_OF = expression(rf"\b(?:one|rise|increase|cut|precept)\s+of\s+{HEDGED_NOUN}$", re.IGNORECASE)
_GOES_UP = expression(
    rf"\b(?:rises?|rising|rose|risen|go(?:es)?\s+up|increases?|climbs?)\s+{HEDGED_NOUN}$", re.IGNORECASE
)
_LARGEST_RANGE = 3
_IN_BRACKETS = expression(r"\s*\(\s*(?:or\s+|i\.e\.\s+)?")
"""'£1¼ million (£1.25m)': the same amount once more, in figures."""
_CHANGED = expression(
    r"\b(?:r[io]se[sn]?|rising|gr[eo]w[ns]?|growing|increas\w+|f[ae]ll(?:s|en|ing)?|reduc\w+|dropp?(?:s|ed|ing)?|decreas\w+|cut|"
    r"up|down|went|gone|goes|moved?|chang\w+|improv\w+|worsen\w*|climb\w*|jump\w*|shr[aiu]nk|revis\w+|tak(?:e|es|ing)|doubl\w*|tripl\w*|trebl\w*|halv\w*|soar\w*|leap\w*|leapt|quadrupl\w*)\b"
    rf"(?:[^£;.]|\.(?=\d)){{0,60}}\bfrom\s+{HEDGED_NOUN}$|"
    rf"\b(?:increase|rise|reduction|fall|cut|drop)\s+of\s+{HEDGES}£[\d.,]+\d[^£;]{{0,60}}\bfrom\s+{HEDGED_NOUN}$|"
    rf"\b(?:increas\w+|rais\w+|r[io]se[sn]?|rising|reduc\w+|cut|put)\b[^£;.]{{0,60}}\bby\s+{HEDGES}£[\d.,]+\d[^£;]{{0,60}}\bfrom\s+{HEDGED_NOUN}$",
    re.IGNORECASE,
)
_PER_UNIT = expression(
    r"\s*(?:/\s*|\b(?:a|an|per|each|every|(?:for|on|to)\s+(?:each|every))\s+)(?:day|week|month|hour|shift|night|mile|head|person|call|"
    r"officer|incident|resident|case|kilometre|litre|visit|capita|1,000)\b|\s*\bweekly\b|\s*\bmonthly\b",
    re.IGNORECASE,
)


_PER_INHABITANT = expression(
    r"\s+(?:(?:per|a|for\s+(?:each|every))\s+(?:head(?:\s+of\s+(?:the\s+)?population)?|capita|resident|inhabitant)|per\s+person)\b",
    re.IGNORECASE,
)
LARGEST_BILL = 1000.0
"""Pounds. A smaller sum of council tax is what a household pays in a year, a larger one what the tax raises."""
_SMALLEST = 100.0
"""Pounds. Smaller amounts are fees, fines and prices, but for council tax and what policing costs each inhabitant."""
_PER_HEAD = expression(
    r"\b(?:costs?|spen[dt]s?|spending|funding|grant)\b[^.;]{0,40}\b(?:per|a)\s+(?:head|person|resident|inhabitant|capita)\b",
    re.IGNORECASE,
)
LARGEST_STEP = 1.0
"""Pounds. No sum of a budget, but the pound or the penny by which others are told."""
_EVERY = expression(r"\b(?:each|every|per)\s+(?:extra\s+|additional\s+)?$", re.IGNORECASE)
_OF_SOMETHING = expression(
    r"\s+(?:of\s+(?:new\s+|further\s+)?(?:borrowing|debt|capital|spending|investment|grant|loans?)|borrowed|spent|invested|saved)\b",
    re.IGNORECASE,
)
_FROM = expression(rf"\bfrom\s+{HEDGED_NOUN}$", re.IGNORECASE)
_TO = expression(
    rf"\s+(?:(?:in|at|on|by|this|last)\s+[^;,.£]{{1,30}}\s+)?to\s+{HEDGED_NOUN}",
    re.IGNORECASE,
)


def _falls(text: str, high: Number, low: Number) -> bool:
    """'From £22m to about £8m': ranges begin with the smaller amount, so this is a change, whatever its verb."""
    if low.kind != "money" or high.value is None or low.value is None or high.value <= low.value:
        return False
    return _FROM.search(text[: high.start]) is not None and _TO.fullmatch(text, high.end, low.start) is not None


def amounts(text: str, numbers: Sequence[Number]) -> list[Amount]:
    """The amounts of a levelled text in order, from all of its numbers."""
    found: list[Amount] = []
    index = 0
    while index < len(numbers):
        number = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        index += 1
        if number.kind != "money" or number.value is None:
            continue
        if following and following.value is not None and following.kind in ("money", "cardinal"):
            low = _scaled(text, number, following)
            ranges = low.value is not None and in_range(text, low, following) and _same_kind(text, following)
            if ranges and low.value is not None and not _is_step(text, low.start, low.value, following):
                index += 1
                if following.kind == "money" and _CHANGED.search(text[max(0, number.start - 110) : number.start]):
                    found += [_single(low, changes=True), _single(following, changes=True)]
                else:
                    found.append(
                        Amount(low.start, following.end, low.value, following.value, low, following, (low, following))
                    )
                continue
        if found and found[-1].value == number.value and _IN_BRACKETS.fullmatch(text, found[-1].end, number.start):
            closed = number.end + text.startswith(")", number.end)
            found[-1] = replace(found[-1], end=closed, numbers=(*found[-1].numbers, number))
            continue
        if not found or found[-1].end <= number.start:
            falls = following is not None and _falls(text, number, following)
            changes = falls or bool(_CHANGED.search(text[max(0, number.start - 110) : number.start]))
            found.append(_single(number, changes=changes))
    return found


def per_unit(text: str, amount: Amount) -> bool:
    """Whether the amount is for each day, month, person and the like; a year is no unit but a recurrence."""
    return _PER_UNIT.match(text, amount.end) is not None and not _per_inhabitant(text, amount)


def is_step(text: str, amount: Amount) -> bool:
    """Whether others are told by it: 'each £1 on the precept raises £190,000', 'each £1m of borrowing adds …'."""
    if _EVERY.search(text[: amount.start]) is None:
        return False
    return amount.value <= LARGEST_STEP or _OF_SOMETHING.match(text, amount.end) is not None


def is_class(text: str, amount: Amount) -> bool:
    """Whether it only sorts things by what each is worth: 'applications for grants of up to £5,000'."""
    return amount.value <= _LARGEST_CLASS and _SORTED_BY.search(text[: amount.start]) is not None


_LARGEST_CLASS = 50_000.0
_SORTED_BY = expression(
    r"\b(?:grants|awards|contracts|purchases|orders|bids|applications|invoices|payments|donations)\s+"
    r"(?:of\s+|worth\s+|valued\s+(?:at\s+)?|for\s+)?(?:up\s+to|over|above|under|below|less\s+than|more\s+than|exceeding)\s+$",
    re.IGNORECASE,
)


def _per_inhabitant(text: str, amount: Amount) -> bool:
    """Whether it is what policing costs or gets for each inhabitant, by which forces are compared."""
    return _PER_INHABITANT.match(text, amount.end) is not None


def is_fee(text: str, amount: Amount) -> bool:
    """Whether the amount is so small that it is a fee, a fine or a price rather than a figure of a budget."""
    return amount.value < _SMALLEST and not _PER_HEAD.search(text)


def _single(number: Number, *, changes: bool) -> Amount:
    return Amount(number.start, number.end, number.value or 0.0, None, number, number, (number,), changes)


def _same_kind(text: str, high: Number) -> bool:
    """Whether the second number is money too: it has a £ sign or a unit of thousands or more."""
    return high.kind == "money" or _UNIT.search(text[high.start : high.end]) is not None


def _is_step(text: str, start: int, low: float, high: Number) -> bool:
    """'Rises by £12 to £265', 'will rise £12 to £265', 'one of £15 to £277': how much, and what it comes to."""
    in_a_bill = (high.value or 0.0) < LARGEST_BILL
    by = _BY.search(text[:start]) or (in_a_bill and (_OF.search(text[:start]) or _GOES_UP.search(text[:start])))
    return by is not None and bool(by) and (high.value or 0.0) > _LARGEST_RANGE * low


def _scaled(text: str, low: Number, high: Number) -> Number:
    """'£2-3m': the unit printed once counts for both ends."""
    unit = _UNIT.search(text[high.start : high.end])
    if unit is None or low.value is None or low.value >= 1000 or _UNIT.search(text[low.start : low.end]):
        return low
    return replace(low, value=low.value * _TIMES[unit[1].lower()])
