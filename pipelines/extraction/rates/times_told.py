"""Which period a share covers, of those that its sentence names: not the one that it is compared with.

Belongs here: telling whose a period is, of several shares. Not here: reading periods (`grammar.periods`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import Period, period_near
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.rates.taken_up import went_to

_BEFORE_IT = expression(r"\b(?:previous|preceding|prior)\b", re.IGNORECASE)
"""'In the previous year' is the year before one that is told, whenever the page is of."""
_COMPARED_WITH = expression(
    r"\b(?:than|compare[sd]?\s+(?:with|to)|against|(?:up|down)\s+(?:from|on)|from\s+(?:the\s+)?[\d,.]+(?:\s?%|\s+per\s?cent)?\s+in)\b|"
    r"\b(?:from|on)\s*(?:the\s+)?$",
    re.IGNORECASE,
)


def period_told(context: Context, sentence: Sentence, shares: Sequence[Share], at: int, head: str) -> Period | None:
    """The period of a share: that of its column, else the one of its words."""
    published = context.document.identity.published_date
    if period := period_near(head, len(head), (), published) if head else None:
        return period
    period = context.period_at(sentence, shares[at].start)
    return None if period is None or _is_of_another(sentence.text, period, shares, at) else period


def _is_of_another(text: str, period: Period, shares: Sequence[Share], at: int) -> bool:
    """Whether a period is when another share was so: 'down from 66% in 2015', '8.5% in 2014 to 2.4% last year'."""
    share = shares[at]
    if _BEFORE_IT.search(text, period.start, period.end):
        return True
    if period.start >= share.end:
        return _COMPARED_WITH.search(text, share.end, period.start) is not None
    before = [other for other in shares[:at] if other.end <= period.start]
    return bool(before) and went_to(text, before[-1], shares[len(before)])
