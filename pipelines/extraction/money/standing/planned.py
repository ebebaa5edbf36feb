"""What a paper or a report that sets a budget, a precept or a grant says of money without words of certainty.

Belongs here: the status of amounts in such a document. Not here: whether a document is one (`papers.paper`), words of
certainty (`heard`), or what follows elsewhere (`words.certainty`).

What it sets out is planned, in whatever tense it is told ('the panel backed a rise of £10', 'core grant is £98m'),
unless the words, the year or the tense say that it was there before:

| kind                            | planned unless                                                                    |
|---------------------------------|-----------------------------------------------------------------------------------|
| precept                         | of the year before, or where a change sets out                                    |
| budget, investment, borrowing   | told in the past, or of a year before                                             |
| funding                         | given ('the Government gave us £1m'), or of a year before                         |
| cost, income                    | told in the past; what adds to a budget is forecast; what something costs a year  |
|                                 | already is actual                                                                 |
| reserve                         | held; what is used or drawn is planned                                            |
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.papers.headings import year_above
from pipelines.extraction.money.papers.paper import is_reported, plans_for, presents_a_budget, proposes, spoken_on
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.records import MoneyKind, MoneyStatus

_FOUND = expression(
    r"\b(?:been|were|was|has|have|had)\s+(?:now\s+|already\s+)?(?:found|identified|agreed)\b", re.IGNORECASE
)
"""'Savings of £6m have been found', below a heading of the budget to come: they are still to be made."""
_ADDS = expression(
    r"\b(?:adds?|inflation|national\s+insurance|pressures?|increments?|pay\s+(?:awards?|rises?)|(?:goes|rises?|increases?)\s+up)\b",
    re.IGNORECASE,
)
"""What a budget grows by comes about; nobody decides on it."""
_PRICES_ADDED = expression(
    r"\b(?:pay|wages|prices|inflation|pensions?|energy|national\s+insurance)\b(?:\s+\w+){0,3}?\s+(?:have\s+|has\s+)?added\b[^.;£]*$",
    re.IGNORECASE,
)
_EATEN_BY = expression(
    r"\s+(?:is|are|will\s+be|would\s+be)\s+(?:swallowed|eaten|absorbed|taken|used)\s+(?:up\s+)?by\b", re.IGNORECASE
)
"""'Pay and prices added £14m to costs', '£3m is swallowed by pensions': what the budget grows by."""
_YEARLY = expression(r"\b(?:a|per|each|every)\s+year\b", re.IGNORECASE)
"""'My office costs £1.4m a year': as it does already."""
_MOVED = expression(
    r"\b(?:use\s+of|us(?:es?|ing)|drawn?|drawdown|draws|contributions?|transfers?|release[sd]?|appropriat\w+)\b",
    re.IGNORECASE,
)
"""'Use of reserves: £5.3m' in a budget to come."""
_BEFORE = expression(
    r"\b(?:current|currently|already|at\s+present|last\s+year|last\s+year's|previous|previously|used\s+to|this\s+year|this\s+year's|(?:is|are|stands?)\s+now|now\s+(?:stands?|pays?|costs?|is|are|at|comes?|goes|makes?)|annual|had(?!\s+(?:also\s+|now\s+)?been\s+(?:set|agreed|confirmed|announced|awarded|allocated|approved)))\b",
    re.IGNORECASE,
)
"""What there was before the budget to come."""
_PERFECT = expression(
    r"(?:\b(?:has|have|had)\b|'ve\b|'s\b)(?:\s+[\w-]+){0,2}?\s+(?:set\s+at|award|allocat|confirm|announc|grant|promis|given|increas|rais|made\s+available|set\s+aside)[^;.£]*$",
    re.IGNORECASE,
)
"""'The Home Office has awarded a grant of £4.3m' is of the settlement; 'it gave £1m' of the past."""
_FROM = expression(
    rf"\b(?:from|compared\s+(?:with|to)|against)\s+{HEDGED_NOUN}$|"
    r"\b(?:increas\w+|rises?|rising|up|goes|go|more|tak\w+|higher)\b[^£]*\bfrom\s+(?:[\w/'-]+\s+){1,8}$",
    re.IGNORECASE,
)
"""'The charge goes from £240 to £252', 'a rise of £3 from the current charge of £240': what there was."""
_OTHER_CLAUSE = expression(
    r";\s|,\s+(?:of\s+which|and|but|while|which|whereas)\b|\bof\s+which\b|\band\s+(?=$)", re.IGNORECASE
)
_BESIDE = 30
"""Characters behind an amount that may tell of what there was before: '£240 currently'."""
_OWED = expression(r"\b(?:ow(?:e[sd]?|ing)|outstanding|repaid|repays?)\b", re.IGNORECASE)
_SPENT: frozenset[MoneyKind] = frozenset({"budget", "investment", "borrowing", "income", "cost"})
_COULD = expression(
    r"\b(?:could|may|might)\s+(?:soon\s+|have\s+to\s+|be\s+|see\s+|face\s+)*(?:pay\w*|see|face|asked|charged|rise|go\s+up|increase)\b",
    re.IGNORECASE,
)
"""'Residents could pay £14 more', told of a rise that is proposed."""
_REPORTS = expression(
    r"\b(?:reported|said|explained|noted|heard|told|advised|stated|confirmed|outlined)\b[^.;]{0,12}\bthat\b",
    re.IGNORECASE,
)
_WOULD = expression(r"\bwould\b", re.IGNORECASE)
_BILL = expression(
    r"\b(?:households?|homes?|homeowners?|residents?|taxpayers?|people|propert(?:y|ies)|bands?\s+[a-h]|bills?)\b",
    re.IGNORECASE,
)
"""'Taxpayers are set to pay £10 more': the rise that is proposed."""


def _sets_a_budget(context: Context) -> bool:
    """Whether the document tells of a budget, a precept or a settlement that is being set."""
    return plans_for(context) is not None or proposes(context) or presents_a_budget(context)


def as_set(around: Around, status: MoneyStatus | None, tense: Tense | None) -> MoneyStatus | None:
    """The status of an amount in a document that sets a budget; as it was where the document is none."""
    context, kind = around.context, around.kind
    before, behind = around.above + around.own, around.behind
    said = f"{before} {behind}"
    if kind == "saving" and status == "achieved" and _FOUND.search(said):
        return "planned" if _is_headed_ahead(around) else status
    if not context.once(_sets_a_budget):
        return status
    if _is_proposed(kind, status, before, said):
        return "planned"
    if tense == "past" and (context.once(is_reported) or _REPORTS.search(around.sentence.text)):
        tense = "present"  # 'he reported that core grant was £98m'
    if kind == "funding" and status == "achieved":
        status = "actual"
    if (
        kind == "cost"
        and status in (None, "actual", "planned")
        and (_PRICES_ADDED.search(before) or _EATEN_BY.match(behind))
    ):
        return "forecast"
    own = _OTHER_CLAUSE.split(before)[-1]
    if status not in (None, "actual") or _is_over(around) or _was_there(kind, own, behind):
        return status
    if kind == "precept":
        return status if tense == "imagined" else "planned"
    if kind == "funding":
        given = (tense == "past" or status == "actual") and not _PERFECT.search(before)
        return status if given or tense == "imagined" else "planned"
    return status or _set_out(kind, tense, own, behind, said)


def _is_headed_ahead(around: Around) -> bool:
    """Whether the heading above is of a year to come."""
    named, published = year_above(around.context, around.sentence), around.context.document.identity.published_date
    return bool(named and published and named > fiscal_year(published))


def _is_proposed(kind: MoneyKind, status: MoneyStatus | None, before: str, said: str) -> bool:
    """Whether the words of certainty are those of a proposal: 'the precept could rise'."""
    if kind == "precept" and status in ("forecast", "required"):
        return _BILL.search(said) is not None
    if kind not in ("budget", "precept") or status not in ("potential", None if kind == "budget" else "potential"):
        return False
    supposed = _WOULD.search(before) if kind == "budget" else _COULD.search(said)
    return supposed is not None


def _is_over(around: Around) -> bool:
    """Whether the year printed with the amount has begun."""
    year, published = around.horizon.year if around.horizon else None, around.context.once(spoken_on)
    return bool(year and published and year <= fiscal_year(published))


def _was_there(kind: MoneyKind, own: str, behind: str) -> bool:
    """Whether the words tell of what there was before the budget: 'the current charge of £240', 'up from £240'."""
    return bool(_BEFORE.search(own) or _BEFORE.search(behind[:_BESIDE]) or _FROM.search(own))


def _set_out(kind: MoneyKind, tense: Tense | None, own: str, behind: str, said: str) -> MoneyStatus | None:
    """What the document decides of money whose words tell nothing; `said` is all that stands around the amount."""
    if kind == "reserve":
        return "planned" if tense in (None, "present") and _MOVED.search(said) else None
    if kind not in _SPENT or tense in ("imagined", "ahead") or _OWED.search(said):
        return None
    if tense == "past":
        return None
    if kind != "cost":
        return "planned"
    if _YEARLY.search(behind):
        return None
    return "forecast" if _ADDS.search(own) or _ADDS.match(behind) else "planned"
