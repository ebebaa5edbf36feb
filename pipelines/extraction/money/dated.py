"""The fiscal years of an amount: those of its phrase of time, of the whole that it is part of, or of paper and heading.

Belongs here: where the years come from. Not here: which phrase goes with the amount (`horizons`), the phrases
(`terms`), years named by headings (`headings`) and by the paper itself (`papers`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import YEAR
from pipelines.documents.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.around import Around
from pipelines.extraction.money.headings import this_year, year_above
from pipelines.extraction.money.kinds import OF_A_GAP, OUTTURNS, STOCKS
from pipelines.extraction.money.papers import (
    plans_for,
    proposes,
    spoken_on,
    year_monitored,
    year_proposed,
    year_reported,
    year_to_be_set,
)
from pipelines.extraction.money.tense import Tense, has_verb
from pipelines.extraction.money.terms import Horizon, count_of, horizons
from pipelines.extraction.money.turns_of_budgets import MEASURES_A_FORECAST
from pipelines.extraction.money.wholes import OF_AN_OUTTURN, WAS_SPENT, whole_of
from pipelines.extraction.money.years import Years, shifted
from pipelines.extraction.records import MoneyKind, MoneyStatus

_MONTHS_OF_CLOSING = (4, 5, 6)
"""When a forecast may still be of the year just over."""
_PAST = Quick(
    r"\b(?:was|were|had|did|(?:has|have)\s+been|gave|made|rose|fell|stood|came|ended|closed|met|missed)\b",
)
_OF_ANOTHER_TIME = expression(
    r"\b(?:to\s+date|so\s+far|since|a\s+year|per\s+year|each\s+year|every\s+year|annual\w*|over\s+the\s+years|in\s+total|band\s+[a-h])\b",
    re.IGNORECASE,
)
"""The year of a heading does not hold for what recurs or has added up."""
_ADDED_UP = expression(r"\b(?:to\s+date|so\s+far|since|over\s+the\s+years|in\s+total)\b", re.IGNORECASE)
"""As before; but a household's bill is always one of a year and a band."""
_THAN_NOW = expression(
    r"\b(?:than|on|from|over|up\s+on|above)\s+(?:(?:it\s+is|they\s+pay|what\s+they\s+pay|at)\s+)?(?:now|present|the\s+(?:current|present)\s+(?:one|charge|figure|year|bill)|this\s+year(?:'s)?)\b",
    re.IGNORECASE,
)
"""'£15 more than now': of the time that it is compared with."""
_OF_NOW = expression(r"\b(?:now|current|currently|already|this\s+year|at\s+present)\b", re.IGNORECASE)
_PROPOSED: frozenset[MoneyKind] = frozenset({"precept", "budget", "funding"})
_SET_OUT: frozenset[MoneyKind] = frozenset({"reserve", "income", "investment", "cost", "saving", "borrowing"})
"""What else a budget sets out for its year, where the words plan it."""
_IN_THE_YEAR = expression(
    r"\b(?:in|during|within|over|for|by\s+the\s+end\s+of)\s+(?:the|that)\s+year\b(?!\s+(?:to|ahead|before|after|ended|ending|as\s+a))",
    re.IGNORECASE,
)
"""'Reserves fell to £6.5m during the year': that of the paper."""
_HAS_GIVEN = expression(r"\b(?:has|have)\s+(?:\w+\s+)?(?:provided|given|awarded|allocated)\b", re.IGNORECASE)
"""'£2m more has been provided', in a paper on a settlement: of the year that it is for."""
_ONE_OF_MANY = expression(r"\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\b", re.IGNORECASE)
"""'Each £1 on the charge brings in £600,000': of no year."""
_IN_APRIL = expression(r"\b(?:in|since|from|last)\s+April\b", re.IGNORECASE)
"""'The £24 which he introduced in April', told later in that year."""
_APRIL = 4
_INTO_THE_BUDGET = expression(r"\b(?:built\s+into|included\s+in|taken\s+from|in)\s+the\s+budget\b", re.IGNORECASE)
"""'An underspend against the 2022/23 budget. Savings of £5m were built into the budget.'"""
_A_BUDGET = expression(r"\bbudgets?\b", re.IGNORECASE)
_SEVERAL = expression(r"\b(?:years|term|programme|strategy|phase\w*|decade|20\d\d)\b", re.IGNORECASE)
_THE_YEARS = expression(r"\b(?:for|over|across|in|within|during)\s+the\s+(?P<count>\w+)[\s-]years?\b", re.IGNORECASE)
"""'The programme for the four years', in a paper that sets a budget."""
_IN_MONTH = expression(rf"in\s+[A-Z][a-z]+\s+{YEAR}\b")
"""'Reserves of £31m in March 2020': what is held on a day begins with no year."""
_YEAR = expression(rf"\b{YEAR}\b")
_TO_BALANCE = expression(
    r"\bbalance\s+(?:the|its|his|her|their|our)\s+(?:books|budget)\b|\b(?:without|even\s+with|with)\s+(?:(?:the|this|that|any|an?)\s+(?:\w+\s+)?(?:increase|rise|precept)|it)\b",
    re.IGNORECASE,
)
"""'Cuts of £4m are needed to balance the books', 'without the rise, savings of £9m': of the budget that is set."""
_MEASURED = expression(
    r"\b(?:overspen[dt]\w*|underspen[dt]\w*|outturn|year[\s-]end|against\s+(?:an?|its|the)\s+(?:\w+\s+){0,2}budget)\b",
    re.IGNORECASE,
)
"""'Expects to spend £3.5m against a budget of £3.4m'"""
_DECIDED_IN = expression(r"in\s+(?:January|February|March)\s+(?P<year>20\d\d)", re.IGNORECASE)
_DECIDES = expression(r"\b(?:set|sets|approved|agreed|confirmed|backed|issued|announced)\b", re.IGNORECASE)
"""'The commissioner set a budget of £122m in February 2022': that of the year to come."""
_MONTHS_OF_SETTING = (11, 12, 1, 2, 3)


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
    year = _year_of_list(around) or _year_around(around, _as_proposed(around, status), tense)
    return None, (year, year)


def _of_horizon(around: Around, horizon: Horizon, status: MoneyStatus | None) -> Years:
    """The years of the amount's own phrase of time."""
    sentence, before, stock = around.sentence, around.before, around.kind in STOCKS
    decided = None if around.kind == "investment" and status == "forecast" else status
    words = around.text[horizon.start : horizon.end]
    if horizon.year is None and (years := _of_plan(around.context, words, decided)):
        return years
    decided_in = _DECIDED_IN.fullmatch(words)
    if decided_in and around.kind in ("budget", "precept") and _DECIDES.search(around.text, 0, horizon.start):
        year = shifted(f"{decided_in['year']}/", 0)
        return year, year
    if horizon.balance and not stock:
        return None, horizon.balance
    earlier: Years = (before.starts, before.ends) if before else (None, None)
    if horizon.follows == 0 and around.here is None and (opening := _opening_year(around, horizon)):
        return opening, opening
    shared = before and sentence.start + horizon.start < before.anchor.start < sentence.end
    starts, ends = earlier if shared and horizon.follows else horizon.after(earlier)
    return None if stock and _IN_MONTH.match(around.text, horizon.start) else starts, ends


def _opening_year(around: Around, same: Horizon) -> str | None:
    """The year that the sentence opens with: 'From 2023/24 a gap emerges: £4.1m in that year'."""
    told = [when for when in horizons(around.text, around.context.once(spoken_on)) if when.end <= same.start]
    return told[0].starts if told and told[0].start <= 1 else None


def _as_proposed(around: Around, status: MoneyStatus | None) -> MoneyStatus | None:
    """The status, but planned where it is of the year that a paper proposes, whatever the words call it."""
    if around.kind == "funding" and status == "actual":
        return "planned" if _HAS_GIVEN.search(around.text) else status
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
    """The one year that the paper, the day of the document or a heading gives the amount."""
    context, sentence, kind, text = around.context, around.sentence, around.kind, around.text
    settled_in_year = status != "potential" and kind not in OUTTURNS and _IN_THE_YEAR.search(text)
    if settled_in_year and (of_paper := _year_of_paper(context, sentence)):
        return of_paper
    published = context.once(spoken_on)
    if settled_in_year and kind == "budget" and tense == "present" and published:
        return fiscal_year(published)
    outturn = kind in OF_AN_OUTTURN and tense == "past" and WAS_SPENT.search(text)
    outturn = outturn or (kind == "saving" and _INTO_THE_BUDGET.search(text))
    if (kind == "budget" or outturn) and (spoken := _year_spoken_of(context, sentence, outturn=bool(outturn))):
        return spoken
    published = context.once(spoken_on)
    since_april = kind == "precept" and tense == "past" and _IN_APRIL.search(text) and not _YEAR.search(text)
    if since_april and published and published.month > _APRIL:
        return fiscal_year(published)
    listed = status == "required" and (
        kind == "borrowing" or not has_verb(text)
    )  # 'Savings required: £6m', in a list of what a budget holds
    set_out = kind in _PROPOSED or ((status == "planned" or listed) and kind in _SET_OUT and not _SEVERAL.search(text))
    if set_out and (to_come := _of_proposal(context, sentence, kind, "planned" if listed else status, tense)):
        return to_come
    if kind in OF_A_GAP and _TO_BALANCE.search(text) and not _YEAR.search(around.own + around.behind):
        return context.once(year_to_be_set)
    published = context.once(spoken_on)
    if _is_forecast_of_year(around, status) and published and published.month not in _MONTHS_OF_CLOSING:
        return fiscal_year(published)
    monitored = context.once(year_monitored)
    own = around.own + around.behind
    told_of_it = status in ("planned", "forecast") or (kind == "saving" and status == "required")
    if monitored and told_of_it and not (_YEAR.search(own) or _OF_ANOTHER_TIME.search(own)):
        return monitored
    if kind in STOCKS or _OF_ANOTHER_TIME.search(text) or status in ("potential", "required"):
        return None
    return this_year(context, sentence) or _year_of_heading(around, status, tense)


def _is_forecast_of_year(around: Around, status: MoneyStatus | None) -> bool:
    """Whether it is how the running year is expected to close, or the budget that this is measured by."""
    if around.kind == "budget":
        return MEASURES_A_FORECAST.search(around.until) is not None
    if status != "forecast":
        return False
    return around.kind in OUTTURNS or (around.kind == "cost" and _MEASURED.search(around.text) is not None)


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
        pays_now = around.kind == "precept" and _OF_NOW.search(around.text, 0, around.amount.end)
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


def _of_plan(context: Context, words: str, status: MoneyStatus | None) -> Years | None:
    """The years of 'the four years' in a paper that sets a budget: from that of the budget on."""
    said = _THE_YEARS.match(words)
    count = count_of(said["count"]) if said else None
    first = (context.once(plans_for) or context.once(year_proposed)) if count and status in ("planned", None) else None
    return (first, shifted(first, count - 1)) if first and count else None


def _of_proposal(
    context: Context, sentence: Sentence, kind: MoneyKind, status: MoneyStatus | None, tense: Tense | None
) -> str | None:
    """The year to come that a budget or precept is planned for: told by list, heading or paper, or else by law.

    A commissioner must issue the precept of the next fiscal year by 1 March (Local Government Finance Act 1992).
    """
    published = context.once(spoken_on)
    if status in ("actual", "achieved", "potential", "required") or (tense == "past" and status != "planned"):
        return None
    if kind != "precept" or (tense == "present" and status != "planned"):
        text = _THAN_NOW.sub("", sentence.text)
        elsewhen = (_ADDED_UP if kind == "precept" else _OF_ANOTHER_TIME).search(text) or _OF_NOW.search(text)
        named = context.once(year_proposed) if tense is None or not elsewhen else None
        to_come = status == "planned" or (status is None and tense == "ahead" and kind in _PROPOSED)
        decided = to_come and not elsewhen and context.once(proposes)
        of_heading = kind in STOCKS and status == "planned" and not elsewhen
        headed = year_above(context, sentence) if of_heading else None
        if named is None and headed and (published is None or headed > fiscal_year(published)):
            return headed
        in_season = decided and published and published.month in _MONTHS_OF_SETTING
        return named or (shifted(fiscal_year(published), 1) if in_season and published else None)
    lead = context.lead_in(sentence)
    said = [when.starts for when in horizons(lead.text, published) if when.starts == when.ends] if lead else []
    named = said[0] if said else year_above(context, sentence) or context.once(year_proposed)
    if named and (published is None or named > fiscal_year(published)):
        return named
    ahead = status == "planned" or tense is not None
    return shifted(fiscal_year(published), 1) if ahead and published and published.month in _MONTHS_OF_SETTING else None


def year_before(context: Context, years: Years) -> Years:
    """The year of the charge that a rise sets out from: the one before that of the rise."""
    published = context.once(spoken_on)
    now = fiscal_year(published) if published else None
    risen = years[1] if years[1] and now and years[1] > now else None
    risen = risen or context.once(plans_for) or context.once(year_proposed)
    if risen is None and published and context.once(proposes) and published.month in _MONTHS_OF_SETTING:
        return now, now
    return (shifted(risen, -1), shifted(risen, -1)) if risen else years
