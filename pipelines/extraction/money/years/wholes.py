"""The amount before whose years an amount has: the whole that it is part of, the budget that it was spent of.

Belongs here: telling it. Not here: other sources of years (`dated`), or what is a part (`parts`, `kinds.leaning`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.kinds.leaning import COMPRISES, OF_IT
from pipelines.extraction.money.series import SOURCES
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.amounts import LARGEST_BILL
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.records import Finance, MoneyKind

_INTO_THAT = expression(
    r"\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+)?(?:built\s+into|included\s+in|assumed\s+in|within)\s+(?:that|this|it)\b",
    re.IGNORECASE,
)
"""'Its budget for 2024/25 is £285m. Savings of £5m are built into that.'"""
_IT_RELIES = expression(
    r"\W*(?:[\d.]+\s+)?(?:it|this|that|(?:the|this|that)\s+(?:\w+\s+)?budget)\s+(?:also\s+|already\s+)?(?:relies|depends|rests|assumes|presumes|requires|needs|is\s+(?:only\s+)?balanced|builds\s+in|takes\s+(?:account|credit)|leaves|was\s+balanced)\b",
    re.IGNORECASE,
)
"""'For 2024/25 the budget is £179m. It relies on efficiencies of £5m.'"""
OF_AN_OUTTURN: frozenset[MoneyKind] = frozenset({"cost", "reserve", *OUTTURNS})
WAS_SPENT = expression(r"\b(?:(?:over|under)?-?spent|spending|expenditure|outturn)\b", re.IGNORECASE)
"""'In 2023/24 the budget was £169m. The force spent £170m.'"""
_THE_RISE = expression(r"\W*(?:[\d.]+\s+)?(?:it|this|that|which|(?:the|this)\s+(?:rise|increase))\b", re.IGNORECASE)
"""'Raised the charge by £10 in 2021/22. It brought £7.6m.'"""


_THIS_WAS = expression(r"\W*(?:[\d.]+\s+)?(?:this|that|it)\s+(?:is|was)\b", re.IGNORECASE)
"""'Overtime cost £15m last year. This was £4m over budget'"""


def whole_of(around: Around, tense: Tense | None) -> Finance | None:
    """The amount before, where this one is a part of it: 'of which £2m', 'savings of £5m are built into that'."""
    text, end, before = around.text, around.amount.end, around.before
    if before is None:
        return None
    if around.meaning.word and OF_IT.match(text, end) and before.kind in ("saving", "deficit", around.kind):
        return before
    if before.kind in ("budget", "income", "funding") and around.kind in SOURCES and OF_IT.match(text, end):
        return before  # 'its income was £32m. Some £9m of this came in grants'
    raised = around.kind == before.kind == "precept" and before.amount_gbp < LARGEST_BILL < around.amount.value
    if raised and around.here is None and _THE_RISE.match(text):
        return before
    if around.here is None and around.kind in OUTTURNS and before.starts == before.ends and _THIS_WAS.match(text):
        return before
    if before.kind in ("budget", "funding", "investment") and around.kind == "cost" and OF_IT.match(text, end):
        return before
    if before.kind == "budget" and (COMPRISES.match(text) or _INTO_THAT.match(text, end)):
        return before
    if before.kind != "budget" or before.starts is None or before.starts != before.ends:
        return None
    if around.here is not None:
        return None
    relies = _IT_RELIES.match(text)
    spent = around.kind in OF_AN_OUTTURN and tense == "past" and WAS_SPENT.search(text)
    return before if relies or spent else None
