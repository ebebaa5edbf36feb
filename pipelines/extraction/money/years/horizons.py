"""Which phrase of time of a sentence goes with an amount.

Belongs here: choosing among the phrases of a sentence. Not here: the phrases (`words.terms`), or the fiscal years of an
amount (`dated`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.money.words.alike import STOCKS
from pipelines.extraction.money.words.amounts import Amount
from pipelines.extraction.money.words.tense import has_verb
from pipelines.extraction.money.words.terms import Horizon
from pipelines.extraction.records import MoneyKind

_OTHER_CLAUSE = expression(
    r"[;.]\s|,\s+(?:but|while|whereas)\s+(?!(?:still\s+)?(?:needs?|requires?|relies|depends|leaves|includes?|assumes|has|have|will)\b)|\band\s+(?:every|each|he|she|they|it|we|I|the)\b"
)
_AND_MORE = expression(r"\s+and\s+(?:[\w'-]+\s+){0,4}£[\d.]+[^;:,.()£]*")
"""'… £7m and fuel £2m next year'"""
_AGAINST = expression(
    r"\s+(?:against|on|from|out\s+of)\s+(?:an?|its|the|their|our)\s+(?:[\w/-]+\s+){0,4}?(?:budget|target|plan)\s+of\s+£[\d.]+[^;:,.()£]*",
    re.IGNORECASE,
)
"""'An underspend of £0.4m against its budget of £159m in 2023/24'"""
_OF_THE_WHOLE = expression(
    r"\s+(?:out\s+)?of\s+(?:the|its|a|their|our)\s+(?:[\w-]+\s+){0,3}?£[\d.]+[^;:,.()£]*", re.IGNORECASE
)
"""'£240m of the £305m it has to spend this year'"""
_NUMBERED = expression(r"\W*(?:\d[\d.]*[.)]?\s+)?")
"""What may stand before the phrase that opens a paragraph: '4.1 Since 2010/11 …'."""


def opens_sentence(horizon: Horizon, text: str) -> bool:
    """Whether the phrase begins its sentence, and so holds for all of it."""
    return _NUMBERED.fullmatch(text, 0, horizon.start) is not None


def clause_of_amounts(text: str, end: int) -> int:
    """Where the clause of an amount ends that another amount shares: 'pay adds £7m and fuel £2m next year'."""
    more = _AND_MORE.match(text, end) or _AGAINST.match(text, end)
    if more is None and (whole := _OF_THE_WHOLE.match(text, end)):
        return whole.end()
    return more.end() if more and not has_verb(more.group()) else end


def of_an_event(horizon: Horizon, text: str, kind: MoneyKind) -> bool:
    """Whether the phrase is the day of a meeting or decision, which says nothing of when money moves."""
    is_day = horizon.day is not None and (horizon.day.month, horizon.day.day) != (3, 31)
    return kind not in STOCKS and is_day and text[horizon.start : horizon.end].lower().startswith("on ")


def _leads_on(text: str, horizon: Horizon, closed: int) -> bool:
    """Whether the phrase is written with the amount that ends the window: '(2023/24: £254.8m)'."""
    return text[closed : closed + 1] == "£" and _stands_at(text, horizon.end, closed)


def _stands_at(text: str, ends: int, start: int) -> bool:
    """Whether what ends at `ends` leads straight to an amount, as in a table set in a line: '2024/25 £1.2m'."""
    return ends <= start and re.fullmatch(r"\s*(?:[:(–=-]|of|is|was)?\s*", text[ends:start]) is not None


_NAMES_THE_YEARS = expression(
    r"(?:(?!\b(?:and|or)\b)[\w\s'’]){0,60}(?:\(|\s[–—-]|,)?\s*(?:i\.e\.,?\s+|from\s+)?", re.IGNORECASE
)
"""'Over the four years of the review (between March 2011 and March 2015)', '… over three years by 2027'."""


_NEW_CLAUSE = expression(
    r"[;:.]\s|,\s+(?:and|but|while|whereas|\w+ed)\b|\band\s+(?:if|whether|will|would|is|are|was|were|has|have|had)\b|"
    r"(?<!\bwell\s)\b(?:after|as|because|although|though|while)\s+(?:it|they|he|she|we|there|the\s+[\w-]+)\s+[a-z]+\s"
)
"""'Costs £85,000 and will be used for the 2025/26 budget', 'as it grapples with cuts until 2015': of another verb."""


_SHARE_OF = expression(
    r",\s+(?:(?:which|that)\s+(?:is|was|represents|equals|amounts\s+to)\s+)?(?:equal|equivalent|about|around|nearly|roughly|some|the|to|a|just|over|\s)*"
    r"(?:[\d.]+\s?(?:%|per\s?cent)|(?:a\s+)?(?:half|third|quarter|fifth|tenth))\s+of\b",
    re.IGNORECASE,
)
"""'Savings of £45m, which is equal to 21% of its spending in 2010/11': the year of what it is a share of."""


_OF_ITS_OWN = expression(r"'s\s+\w")
_FOR_SOMETHING = expression(r"\s+(?:\w+\s+)*?(?:to|for|of|towards)\s+\w.*\w\s+$", re.DOTALL)
"""'£1.7m to cover the cost of last year's pay award': the year of the award."""


def _tells_years(horizon: Horizon) -> bool:
    return horizon.year is not None or horizon.follows is not None


def horizon_of(text: str, found: list[Horizon], amount: Amount, window: tuple[int, int]) -> Horizon | None:
    """The phrase of time after the amount, else the one before it, else the one that opens the sentence."""
    beside = [
        horizon for horizon in found if window[0] <= horizon.start and _stands_at(text, horizon.end, amount.start)
    ]
    if beside and beside[-1].start > window[0]:
        return beside[-1]
    after = [
        horizon
        for horizon in found
        if amount.end <= horizon.start and horizon.end <= window[1] and not _leads_on(text, horizon, window[1])
        and not (_OF_ITS_OWN.match(text, horizon.end) and _FOR_SOMETHING.match(text, amount.end, horizon.start))
    ]  # fmt: skip
    first = after[0].start if after else 0
    if len(after) > 1 and not _tells_years(after[0]) and _NAMES_THE_YEARS.fullmatch(text, after[0].end, after[1].start):
        after = after[1:]
    if after and not _NEW_CLAUSE.search(text, amount.end, first) and not _SHARE_OF.search(text, amount.end, first):
        return after[0]
    before = [horizon for horizon in found if window[0] <= horizon.start and horizon.end <= amount.start]
    if before and not _OTHER_CLAUSE.search(text[before[-1].end : amount.start]):
        return before[-1]
    opening = [horizon for horizon in found if opens_sentence(horizon, text) and horizon.end <= amount.start]
    return opening[0] if opening else None
