"""What a paper or a report that sets a budget, a precept or a grant says of money without words of certainty.

Belongs here: the status of amounts in such a document. Not here: whether a document is one (`papers`), words of
certainty (`heard`), or what follows elsewhere (`certainty`).
"""

from __future__ import annotations

import re

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.headings import year_above
from pipelines.extraction.money.papers import plans_for, proposes, spoken_on
from pipelines.extraction.money.tense import Tense
from pipelines.extraction.records import MoneyKind, MoneyStatus

_FOUND = re.compile(
    r"\b(?:been|were|was|has|have|had)\s+(?:now\s+|already\s+)?(?:found|identified|agreed)\b", re.IGNORECASE
)
"""'Savings of £6m have been found', below a heading of the budget to come: they are still to be made."""
_SET_A = re.compile(r"\bset\s+(?:an?|the|its)\b", re.IGNORECASE)
"""'Precept and settlement set a net budget of £273m': the present, in a paper that proposes it."""
_COST_OF = re.compile(r"\bcosts?\s+of\b", re.IGNORECASE)
"""'The cost of her office is £1m' is in the plan; what inflation adds is foreseen."""
_YEARLY = re.compile(r"\b(?:a|per|each|every)\s+year\b", re.IGNORECASE)
"""'My office costs £1.4m a year': as it does already."""
_MOVED = re.compile(r"\b(?:use\s+of|drawn?|drawdown|contributions?|transfers?)\b", re.IGNORECASE)
"""'Use of reserves: £5.3m' in a budget to come."""
_OF_NOW = re.compile(r"\b(?:now|current|currently|this\s+year|annual|last\s+year|had)\b", re.IGNORECASE)
_GRANT = re.compile(r"\b(?:core\s+grant|settlement|government\s+(?:grant|funding))\b", re.IGNORECASE)
"""What the Government gives for the year a budget is proposed for."""
_SET_OUT: frozenset[MoneyKind] = frozenset({"funding", "budget", "investment", "borrowing", "cost", "precept"})
"""What a budget sets out in the present tense: 'core grant is £220m', 'the programme totals £74m'."""


_COULD = re.compile(
    r"\b(?:could|may|might)\s+(?:soon\s+|have\s+to\s+|be\s+|see\s+|face\s+)*(?:pay\w*|see|face|asked|charged|rise|go\s+up|increase)\b",
    re.IGNORECASE,
)
"""'Residents could pay £14 more', told of a rise that is proposed."""
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:if|unless|or|between|up\s+to|maximum|options?|survey\w*|ask(?:s|ed)?\s+whether|each|every|limit|freedom|flexibility|power)\b",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(?:increases?|rises?|extra|more|additional|tak(?:es|ing)|equates?|equivalent|works?\s+out|means?|br(?:ings|inging)|contributions?)\b",
    re.IGNORECASE,
)


def as_proposed(
    context: Context, kind: MoneyKind, status: MoneyStatus | None, tense: Tense | None, said: str
) -> MoneyStatus | None:
    """The status of a rise of council tax told in the present where it is proposed: 'this means £12 more a year'."""
    if kind == "precept" and status == "potential" and _COULD.search(said) and not _ONE_OF_SEVERAL.search(said):
        return "planned" if context.once(proposes) else status
    told = status is None and kind == "precept" and tense in (None, "present")
    if told and _RISES.search(said) and not _OF_NOW.search(said) and context.once(proposes):
        return "planned"
    return status


def as_planned(
    context: Context,
    sentence: Sentence,
    kind: MoneyKind,
    status: MoneyStatus | None,
    tense: Tense | None,
    year: str | None,
    said: str,
) -> MoneyStatus | None:
    """The status of what a plan for a year to come sets out in the present tense, without a verb or as found.

    `said` are the words around the amount.
    """
    if kind == "saving" and status == "achieved" and _FOUND.search(said):
        named, published = year_above(context, sentence), context.document.identity.published_date
        return "planned" if named and published and named > fiscal_year(published) else status
    plan = context.once(plans_for)
    published = context.once(spoken_on)
    if tense == "past" and kind == "budget" and _SET_A.search(said):
        tense = "present"
    to_come = year is None or published is None or year > fiscal_year(published)
    of_now = tense not in (None, "present") or _OF_NOW.search(said)
    granted = kind == "funding" and _GRANT.search(said)
    if (
        status is None
        and plan is None
        and (kind == "budget" or granted)
        and to_come
        and not (_OF_NOW.search(said.split("£")[0]) if granted and tense in (None, "present") else of_now)
        and context.once(proposes)
    ):
        return "planned"
    if kind == "cost" and _YEARLY.search(said):
        return status
    if status is None and plan and kind == "reserve" and tense is None and _MOVED.search(said):
        return "planned"
    if status is None and plan and kind in _SET_OUT and tense in (None, "present") and (year is None or year >= plan):
        return "forecast" if kind == "cost" and not _COST_OF.search(said) else "planned"
    return status
