"""Amounts by which something differs: '£2m less on vehicles' is nobody's money, '£10 more in council tax' is.

Belongs here: telling them. Not here: what an amount is otherwise (`meaning`), or changes from one sum to another
(`words.amounts`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.money.kinds.own_words import OwnWord
from pipelines.extraction.money.kinds.place import Place

_COMPARED = expression(
    r"\s+(?:less|lower|higher|more|better|worse)\s+(?:than|on)\b|\s+(?:better|worse)\s+off\b", re.IGNORECASE
)
"""'£2m less on vehicles' is a difference, and of no kind."""
_THAN_A_YEAR = expression(
    rf"\s+(?:less|lower|higher|more)\s+(?:than\s+)?(?:in\s+|for\s+|on\s+)?(?:(?:last|this|next)\s+year|the\s+(?:previous\s+)?year|{YEAR})",
    re.IGNORECASE,
)
"""'Only £0.5m more than last year': the change of the money spoken of."""
_THAN_ELSEWHERE = expression(
    r"\s+(?:less|more|lower|higher)\s+than\s+(?:in\s+)?(?!January|February|March|April|Band|May\b|June|July|August|September|October|November|December)[A-Z][a-z]"
)
"""'One of the lowest precepts, £32 less than Norfolk'"""
_THAN_PLANNED = expression(
    r"\s+(?:higher|lower|more|less)\s+than\s+(?:(?:was|it\s+(?:had\s+)?|had\s+been)\s*)?(?:expected|budgeted?|planned|forecast|assumed)\b",
    re.IGNORECASE,
)
"""'Grant income is £310,000 higher than expected'"""


def is_compared(place: Place) -> bool:
    """Whether it is only by how much something differs: '£2m less on vehicles'."""
    text, end = place.text, place.amount.end
    return _COMPARED.match(text, end) is not None and not (place.joined and _THAN_A_YEAR.match(text, end))


def is_said_of_difference(place: Place, own: OwnWord | None) -> bool:
    """Whether a difference is money of its own: '£2m more than planned in income', '£10 more in council tax'."""
    if own is None:
        return False
    if place.is_bill and _THAN_ELSEWHERE.match(place.text, place.amount.end):
        return False
    text, end, word = place.text, place.amount.end, own.word
    if word.kind == "saving" and word.holds_for == place.amount.start:
        return True  # 'could spend £1.4m less'
    received = word.kind in ("income", "funding") and (_THAN_PLANNED.match(text, end) or _THAN_A_YEAR.match(text, end))
    return bool(received) or word.start >= end or word.kind == "precept"
