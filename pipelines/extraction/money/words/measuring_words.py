"""Words of money that only measure an amount, tell what it goes to or pay for it: '3 percent of the budget'.

Belongs here: telling such a word. Not here: how near a word is, and which is heard (`kinds.nearest`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import THEIR
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.words.kinds_named import KindWord

OF_SO_MUCH = expression(
    rf"(?:\s+of|,?\s+\(?which\s+(?:is|was|stands\s+at|stood\s+at|came\s+to))\s+{HEDGES}", re.IGNORECASE
)
"""'3 percent of its net budget of £190m': the amount is the measure itself."""
_TAKEN_FROM = expression(
    r"\b(?:out\s+of|from|off)\s+(?:(?:the|its|their|our|his|her)\s+)?(?:[\w'-]+\s+){0,2}$", re.IGNORECASE
)
"""'£4m has been axed from the budget and another £6m must follow': what is cut, and no amount's kind."""
_PERCENT_OF = expression(
    rf"(?:percent|per\s+cent|%)\s+of\s+(?:{THEIR}\s+)?(?:(?:net|gross|total|annual|revenue)\s+|(?<=\s)[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""'Balances are 3 percent of the net budget, or £7m': only what they are measured by."""
_MORE = expression(r"\b(?:another|a\s+further|more)\s+$", re.IGNORECASE)
_OPENS_WITH_THE = expression(r"\W*(?:[\d.]+\s+)?The\s+")
"""'The £6m in this budget includes …', where savings were told of."""
_IN_A_BUDGET = expression(
    rf"\s+(?:is\s+|comes\s+)?(?:in|within)\s+(?:{THEIR}|this|next\s+year's|this\s+year's)\s+(?:[\w/-]+\s+)?",
    re.IGNORECASE,
)
"""'They have found £53m of savings, and there is another £4m in this budget': where it is told of."""
_OUT_OF_BUDGETS = expression(
    rf"\s+(?:\w+\s+){{0,3}}?(?:from|out\s+of|off)\s+(?:{THEIR}\s+)?(?:[\w-]+\s+)?", re.IGNORECASE
)
"""'£2m from non-pay budgets': where it is taken from."""
_IN_A = expression(rf"\b(?:into|in|within)\s+{THEIR}\s+(?:[\w/-]+\s+)?$", re.IGNORECASE)
_AND_ANOTHER = expression(rf"\s+and\s+{HEDGES}", re.IGNORECASE)
"""'Savings of £5m were built into the budget and £4m had been made': where the first is told of."""
_TOWARDS = expression(r"\s+(?:(?:a|per)\s+year\s+)?towards\s+(?:[\w/'-]+\s+){0,4}?$", re.IGNORECASE)
"""'£3.8m towards the pay award': what it goes to."""
_TO_BALANCE = expression(
    rf"\d\s*\w*\s+to\s+(?:help\s+)?(?:balance|support|shore\s+up|prop\s+up|set)\s+(?:{THEIR}\s+)?(?:[\w/'-]+\s+){{0,2}}?$",
    re.IGNORECASE,
)
"""'It used £9.3m to balance its 2015/16 budget': what it was for."""
_WITHOUT = expression(
    rf"\b(?:without|excluding|before|instead\s+of|rather\s+than)\s+(?:(?:{THEIR}|any|an?|such|further|more)\s+)*(?:[a-z]+\s+(?:of|in)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""'Without the precept rise a further £6m would have to be found': what it is told without."""
_PAYS_FOR_IT = expression(
    r",?\s+(?:(?:which|that|all|half|most|much|some|part|partly|mainly|largely|entirely|just|over|more|than|is|are|was|were|will|would|to|be|being)\s+)*"
    r"(?:(?:funded|financed|paid\s+for|supported)\s+(?:(?:mainly|largely|partly|entirely|in\s+(?:full|part))\s+)?(?:by|from|through|with|via)|of\s+(?:it|which|this|that)\s+(?:\w+\s+)?(?:from|by))\s+"
    rf"(?:(?:{THEIR}|an?|this\s+year's|next\s+year's)\s+)?(?:[\w/-]+\s+){{0,2}}?",
    re.IGNORECASE,
)
"""'A budget of £98.9m, just over half of it from council tax payers': where it comes from."""

_PAID_ASIDE = expression(
    r",\s+(?:(?:which|that|all|half|most|mainly|largely|partly|entirely|is|are|was|were|will|would|has|have|been|to|be|being)\s+)*"
    r"(?:met|paid(?:\s+for)?|funded|financed|covered|borne|taken|drawn)\s+(?:(?:mainly|largely|partly|entirely|in\s+(?:full|part))\s+)?"
    rf"(?:by|from|through|with|out\s+of)\s+(?:{THEIR}\s+)?(?:[\w'/-]+\s+){{0,3}}?$",
    re.IGNORECASE,
)
_CLOSES_ASIDE = expression(r"(?:\s+[\w-]+){0,2},\s[^£]*", re.IGNORECASE)
"""'The cost, met from reserves, is forecast at £1.4m': where the money comes from."""


def is_measure(text: str, word: KindWord, start: int, end: int) -> bool:
    """Whether the word is only what is measured by or taken from: '3 percent of the budget', 'from the budget'."""
    if word.end <= start and _CLOSES_ASIDE.fullmatch(text, word.end, start) and _PAID_ASIDE.search(text[: word.start]):
        return True
    if word.end <= start and _WITHOUT.search(text[: word.start]):
        return OF_SO_MUCH.fullmatch(text, word.end, start) is None
    if word.kind == "budget" and _OUT_OF_BUDGETS.fullmatch(text, end, word.start):
        return True
    if word.end <= start and _IN_A.search(text[: word.start]) and _AND_ANOTHER.fullmatch(text, word.end, start):
        return True
    summed = _MORE.search(text[:start]) or _OPENS_WITH_THE.fullmatch(text, 0, start)
    held = word.kind == "budget" and summed and _IN_A_BUDGET.fullmatch(text, end, word.start)
    if held or (word.kind == "budget" and _TO_BALANCE.search(text, start, word.start)):
        return True
    if word.kind == "cost" and not word.is_verb and _TOWARDS.match(text[end : word.start]):
        return True
    taken_from = word.kind == "budget" and word.end <= start and _TAKEN_FROM.search(text[: word.start])
    if not taken_from and not _PERCENT_OF.search(text[: word.start]):
        return False
    return OF_SO_MUCH.fullmatch(text, word.end, start) is None


def pays_for_it(text: str, word: KindWord, end: int) -> bool:
    """Whether the word behind the amount only says where the money comes from."""
    if word.start < end or word.holds_for is not None:
        return False
    paid = _PAYS_FOR_IT.match(text, end)
    return paid is not None and (word.start < paid.end() or _PAYS_FOR_IT.fullmatch(text, end, word.start) is not None)
