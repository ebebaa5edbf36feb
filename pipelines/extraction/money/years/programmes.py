"""The years of a programme of so many years, in a paper that sets a budget: from the year of the budget on.

Belongs here: 'the ten-year programme', 'over the four years'. Not here: phrases that name their years or are told from
the day of publication (`words.terms`), or other sources of years (`dated`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.papers.paper import plans_for, year_proposed
from pipelines.extraction.money.series import SOURCES
from pipelines.extraction.money.words.fiscal import Years, shifted
from pipelines.extraction.money.words.terms import count_of
from pipelines.extraction.records import MoneyKind, MoneyStatus

_OVER_YEARS = expression(
    r"\b(?:for|over|across|in|within|during)\s+(?:(?:the|a|its|our|this)\s+)?(?P<count>\w+)[\s-]years?\b(?!')",
    re.IGNORECASE,
)
"""'The programme for the four years', 'capital spending over three years'"""
_YEARS_LONG = expression(
    r"\b(?P<count>\w+)-year\s+(?:(?:rolling|medium-term|capital|estates?|investment|savings?|spending|financial|indicative)\s+)*"
    r"(?:programmes?|plans?|strategy|strategies|budgets?|period|horizon)\b",
    re.IGNORECASE,
)
"""'The ten-year capital programme'"""
_PLANNED: tuple[MoneyStatus | None, ...] = ("planned", None)
_OF_PROGRAMMES: frozenset[MoneyKind] = frozenset({"investment", *SOURCES})
_LONGEST = 20


def years_of_phrase(context: Context, words: str, status: MoneyStatus | None) -> Years | None:
    """The years of 'the four years' in a paper that sets a budget; None elsewhere, or of what is not planned."""
    said = _OVER_YEARS.match(words)
    return _from_the_budget(context, said["count"]) if said and status in _PLANNED else None


def years_of_programme(around: Around, status: MoneyStatus | None) -> Years | None:
    """The years of the programme that the words before an amount name by how long it is: 'the ten-year programme'."""
    if around.kind not in _OF_PROGRAMMES or status not in _PLANNED or around.here is not None:
        return None
    said = _YEARS_LONG.search(around.until)
    return _from_the_budget(around.context, said["count"]) if said else None


def _from_the_budget(context: Context, written: str) -> Years | None:
    count = count_of(written)
    if count is None or not 1 < count <= _LONGEST:
        return None
    first = context.once(plans_for) or context.once(year_proposed)
    return (first, shifted(first, count - 1)) if first else None
