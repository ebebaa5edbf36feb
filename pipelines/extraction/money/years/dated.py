"""The fiscal years of an amount: those of its phrase of time, of the whole that it is part of, or of paper and heading.

Belongs here: where the years come from. Not here: which phrase goes with the amount (`horizons`), the phrases
(`words.terms`), years named by headings (`papers.headings`) and by the paper itself (`papers.paper`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.papers.headings import this_year, year_above
from pipelines.extraction.money.papers.paper import (
    plans_for,
    proposes,
    spoken_on,
    year_monitored,
    year_proposed,
    year_reported,
    year_to_be_set,
)
from pipelines.extraction.money.standing.turns_of_budgets import MEASURES_A_FORECAST
from pipelines.extraction.money.words.alike import OF_A_GAP, OUTTURNS, STOCKS
from pipelines.extraction.money.words.fiscal import Years, shifted
from pipelines.extraction.money.words.tense import Tense, has_verb
from pipelines.extraction.money.words.terms import Horizon, horizons
from pipelines.extraction.money.years.asked import year_asked
from pipelines.extraction.money.years.charged import year_charged
from pipelines.extraction.money.years.programmes import years_of_phrase, years_of_programme
from pipelines.extraction.money.years.proposed_years import OF_ANOTHER_TIME, OF_NOW, PROPOSED, of_proposal
from pipelines.extraction.money.years.wholes import OF_AN_OUTTURN, WAS_SPENT, whole_of
from pipelines.extraction.records import MoneyKind, MoneyStatus

_MONTHS_OF_CLOSING = (4, 5, 6)
"""When a forecast may still be of the year just over."""
_PAST = Quick(
    r"\b(?:was|were|had|did|(?:has|have)\s+been|gave|made|rose|fell|stood|came|ended|closed|met|missed)\b",
)
_SET_OUT: frozenset[MoneyKind] = frozenset({"reserve", "income", "investment", "cost", "saving", "borrowing"})
"""What else a budget sets out for its year, where the words plan it."""
_IN_THE_YEAR = expression(
    r"\b(?:in|during|within|over|for|by\s+the\s+end\s+of)\s+(?:the|that)\s+year\b(?!\s+(?:to|ahead|before|after|ended|ending|as\s+a))",
    re.IGNORECASE,
)
"""'Reserves fell to £6.5m during the year': that of the paper."""
_HAS_GIVEN = expression(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+)?(?:provided|given|awarded|allocated|put|announced|confirmed|made\s+available)\b",
    re.IGNORECASE,
)
"""'£2m more has been provided', in a paper on a settlement: of the year that it is for."""
_COLLECTED = expression(r"\bcollection\b", re.IGNORECASE)
"""'Billing authorities declare a surplus of £0.8m on their collection funds': paid in the year to come."""
_PUT_INTO_IT = expression(r"\b(?:in|into)\s+(?:the|this|my|our|next\s+year's)\s+(?:[\w-]+\s+)?budget\b", re.IGNORECASE)
"""'£120,000 has been put into the budget for a skills audit'"""
_ONE_OF_MANY = expression(r"\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\b", re.IGNORECASE)
"""'Each £1 on the charge brings in £600,000': of no year."""
_PRESSURE = expression(
    r"\b(?:national\s+insurance|N\.?I\.?C?s?|employers?'?s?'?\s+(?:pension\s+)?contributions?|pensions?|inflation|prices?|pay\s+(?:awards?|rises?|deal|settlement)|awards?|energy|fuel)\b",
    re.IGNORECASE,
)
"""'The rise in national insurance is put at £7m', in a paper that sets a budget."""
_DRAWN = expression(
    r"\b(?:us(?:ed|ing)|drew|drawn|tak(?:en|ing)|took|appl(?:ied|ying)|releas\w+|spent)\b", re.IGNORECASE
)
"""'The force used £3m of reserves': what moves, and not what is held."""
_INTO_THE_BUDGET = expression(r"\b(?:built\s+into|included\s+in|taken\s+from|in)\s+the\s+budget\b", re.IGNORECASE)
"""'An underspend against the 2022/23 budget. Savings of £5m were built into the budget.'"""
_A_BUDGET = expression(r"\bbudgets?\b", re.IGNORECASE)
_SEVERAL = expression(r"\b(?:years|term|programme|strategy|phase\w*|decade|20\d\d)\b", re.IGNORECASE)
_IN_MONTH = expression(rf"in\s+[A-Z][a-z]+\s+{YEAR}\b")
"""'Reserves of £31m in March 2020': what is held on a day begins with no year."""
_TOWARDS_A_GAP = expression(
    r"\b(?:towards|against|to\s+(?:close|bridge|meet))\s+(?:the|this|that|its|it)\b|\bbudget\s+is\s+set\b",
    re.IGNORECASE,
)
"""'£2.2m has been identified towards the gap', in a report on the running year: of years to come."""
_ONE_YEAR = expression(r".*\byear", re.IGNORECASE)
_YEAR = expression(rf"\b{YEAR}\b")
_TO_BALANCE = expression(
    r"\bbalance\s+(?:the|its|his|her|their|our)\s+(?:books|budget)\b|\b(?:without|even\s+with|with)\s+(?:(?:the|this|that|any|an?)\s+(?:\w+\s+)?(?:increase|rise|precept)|it)\b",
    re.IGNORECASE,
)
"""'Cuts of £4m are needed to balance the books', 'without the rise, savings of £9m': of the budget that is set."""
_DECIDED_IN = expression(r"in\s+(?:January|February|March)\s+(?P<year>20\d\d)", re.IGNORECASE)
_DECIDES = expression(r"\b(?:set|sets|approved|agreed|confirmed|backed|issued|announced)\b", re.IGNORECASE)
"""'The commissioner set a budget of £122m in February 2022': that of the year to come."""


def years_of(around: Around, status: MoneyStatus | None, tense: Tense | None) -> tuple[str | None, Years]:
    """The printed horizon and the fiscal years: its own, those of the amount that it is part of, or the paper's."""
    if horizon := around.horizon:
        return around.text[horizon.start : horizon.end], _of_horizon(around, horizon, status)
    if whole := whole_of(around, tense):
        return None, (whole.starts, whole.ends)
    leans_on = around.meaning.leans_on
    if around.meaning.part and leans_on:
        same_sentence = leans_on.quote.start == around.sentence.start
        return (leans_on.horizon if same_sentence else None), (leans_on.starts, leans_on.ends)
    if years := years_of_programme(around, status):
        return None, years
    year = _year_of_list(around) or _year_around(around, _as_proposed(around, status), tense)
    return None, (year, year)


def _of_horizon(around: Around, horizon: Horizon, status: MoneyStatus | None) -> Years:
    """The years of the amount's own phrase of time."""
    sentence, before, stock = around.sentence, around.before, around.kind in STOCKS
    decided = None if around.kind == "investment" and status == "forecast" else status
    words = around.text[horizon.start : horizon.end]
    if horizon.year is None and (years := years_of_phrase(around.context, words, decided)):
        return years
    decided_in = _DECIDED_IN.fullmatch(words)
    if decided_in and around.kind in ("budget", "precept") and _DECIDES.search(around.text, 0, horizon.start):
        year = shifted(f"{decided_in['year']}/", 0)
        return year, year
    if horizon.balance and not stock:
        return None, horizon.balance
    earlier: Years = (before.starts, before.ends) if before else (None, None)
    if horizon.follows is not None and not any(earlier):
        earlier = _years_told_before(around, horizon)
    if horizon.follows == 0 and stock:
        return None, earlier[1] or earlier[0]
    shared = before and sentence.start + horizon.start < before.anchor.start < sentence.end
    starts, ends = earlier if shared and horizon.follows else horizon.after(earlier)
    return None if stock and _IN_MONTH.match(around.text, horizon.start) else starts, ends


def _years_told_before(around: Around, phrase: Horizon) -> Years:
    """Those that its sentence names last before the phrase, else the one before: 'over the same period'."""
    published = around.context.once(spoken_on)
    here = [when for when in horizons(around.text, published) if when.end <= phrase.start and when.year]
    for text in () if here else (said.text for said in around.context.before(around.sentence, 2)):
        here = here or [when for when in horizons(text, published) if when.year]
    if here and _ONE_YEAR.fullmatch(around.text, phrase.start, phrase.end):
        year = here[-1].starts or here[-1].ends
        return year, year
    return (here[-1].starts, here[-1].ends) if here else (None, None)


def _as_proposed(around: Around, status: MoneyStatus | None) -> MoneyStatus | None:
    """The status, but planned where it is of the year that a paper proposes, whatever the words call it."""
    if around.kind == "funding" and status == "actual":
        return "planned" if _HAS_GIVEN.search(around.text) else status
    if around.kind == "income" and _COLLECTED.search(around.text):
        return "planned"
    if around.kind == "investment" and status == "actual":
        return "planned" if _PUT_INTO_IT.search(around.text) else status
    if around.kind != "precept":
        return status
    if status is None and around.meaning.rule == "changed_amount":
        return "planned"
    # an option, or a limit, is of the year that the paper proposes a charge for
    return "planned" if status == "potential" and not _ONE_OF_MANY.match(around.text) else status


def _year_of_list(around: Around) -> str | None:
    """The one year that the words which open its list name: 'In 2025/26 the budget pays for:'."""
    if around.meaning.rule != "listed_amount" or not around.above:
        return None
    said = {when.starts for when in horizons(around.above, around.context.once(spoken_on)) if when.starts == when.ends}
    return said.pop() if len(said) == 1 else None


def _year_around(around: Around, status: MoneyStatus | None, tense: Tense | None) -> str | None:
    """The one year that the paper, the day of the document, a question or a heading gives the amount."""
    return (
        _year_settled(around, status, tense)
        or _year_set(around, status, tense)
        or _year_watched(around, status)
        or year_charged(around, status, tense)
        or _year_headed(around, status, tense)
    )


def _year_settled(around: Around, status: MoneyStatus | None, tense: Tense | None) -> str | None:
    """That of the paper, or the running one, for what moves 'in the year'; else that of a budget spoken of before."""
    context, sentence, kind, text = around.context, around.sentence, around.kind, around.text
    if status != "potential" and kind not in OUTTURNS and _IN_THE_YEAR.search(text):
        if of_paper := _year_of_paper(context, sentence):
            return of_paper
        published = context.once(spoken_on)
        if published and kind == "budget" and tense == "present":
            return fiscal_year(published)
        told = (text, *(said.text for said in context.before(sentence, 2)))
        runs = published and published.month not in _MONTHS_OF_CLOSING and not any(map(_YEAR.search, told))
        if published and runs and status in ("planned", "required", "forecast"):
            return fiscal_year(published)
    outturn = kind in OF_AN_OUTTURN and tense == "past" and WAS_SPENT.search(text)
    outturn = outturn or (kind == "saving" and _INTO_THE_BUDGET.search(text))
    return _year_spoken_of(context, sentence, outturn=bool(outturn)) if kind == "budget" or outturn else None


def _year_set(around: Around, status: MoneyStatus | None, tense: Tense | None) -> str | None:
    """That which a paper sets a budget or precept for."""
    context, kind, text = around.context, around.kind, around.text
    # 'Savings required: £6m', in a list of what a budget holds; 'Borrowing of £10m will be needed'
    listed = status == "required" and (kind == "borrowing" or not has_verb(text))
    foreseen = kind == "cost" and (status == "forecast" or (status is None and tense != "past"))
    pressure = foreseen and _PRESSURE.search(text) and context.once(proposes)
    holds = (status == "planned" or listed) and kind in _SET_OUT and not _SEVERAL.search(text)
    if kind in PROPOSED or holds or pressure:
        said = "planned" if listed or pressure else status
        if to_come := of_proposal(context, around.sentence, kind, said, tense):
            return to_come
    balances = kind in OF_A_GAP and _TO_BALANCE.search(text) and not _YEAR.search(around.own + around.behind)
    return context.once(year_to_be_set) if balances else None


def _year_watched(around: Around, status: MoneyStatus | None) -> str | None:
    """That whose money a paper watches, or whose close is foreseen."""
    published = around.context.once(spoken_on)
    if _is_forecast_of_year(around, status) and published and published.month not in _MONTHS_OF_CLOSING:
        return fiscal_year(published)
    monitored = around.context.once(year_monitored)
    own = around.own + around.behind
    told_of_it = status in ("planned", "forecast") or (around.kind == "saving" and status == "required")
    if around.kind == "saving" and _TOWARDS_A_GAP.search(own):
        return None
    return monitored if told_of_it and not (_YEAR.search(own) or OF_ANOTHER_TIME.search(own)) else None


def _year_headed(around: Around, status: MoneyStatus | None, tense: Tense | None) -> str | None:
    """The running one where it is said to be meant, that of the question it answers, or that of a heading."""
    context, sentence = around.context, around.sentence
    done = tense == "past" or status == "actual"
    moved = done and not around.amount.changes and _DRAWN.search(around.own + around.behind)
    held = around.kind in STOCKS and not moved
    if status not in ("potential", "required") and not held and (asked := year_asked(context, sentence)):
        return asked
    if held or OF_ANOTHER_TIME.search(around.text) or status in ("potential", "required"):
        return None
    return this_year(context, sentence) or _year_of_heading(around, status, tense)


def _is_forecast_of_year(around: Around, status: MoneyStatus | None) -> bool:
    """Whether it is how the running year is expected to close, or the budget that this is measured by."""
    if around.kind == "budget":
        return MEASURES_A_FORECAST.search(around.until) is not None
    if status != "forecast":
        return False
    return around.kind in OUTTURNS


def _year_spoken_of(context: Context, sentence: Sentence, *, outturn: bool) -> str | None:
    """The year that a sentence before names with a budget: 'It balanced its 2025/26 budget. That budget is £210m.'

    An outturn may be told of two sentences later, and where the budget's amount is told as well.
    """
    earlier = context.before(sentence, 2 if outturn else 1)
    told = [
        other.text for other in earlier if other.block_index == sentence.block_index and _A_BUDGET.search(other.text)
    ]
    if not told or ("£" in told[0] and not outturn):
        return None
    named = {when.starts for when in horizons(told[0]) if when.starts and when.starts == when.ends}
    return named.pop() if len(named) == 1 else None


def _year_of_heading(around: Around, status: MoneyStatus | None, tense: Tense | None) -> str | None:
    """The year of the heading, where the amount is not told as earlier, or as still to come after it."""
    published = around.context.once(spoken_on)
    named = year_above(around.context, around.sentence)
    if named is None:
        return around.context.once(year_monitored) or (
            None if _YEAR.search(around.text) else around.context.once(year_reported)
        )
    if published and named > fiscal_year(published):
        pays_now = around.kind == "precept" and OF_NOW.search(around.text, 0, around.amount.end)
        return None if tense == "past" or _PAST.search(around.text) or pays_now else named
    return None if status in ("planned", "forecast") else named


def _year_of_paper(context: Context, sentence: Sentence) -> str | None:
    return (
        year_above(context, sentence)
        or context.once(year_monitored)
        or context.once(year_reported)
        or context.once(plans_for)
        or context.once(year_proposed)
    )
