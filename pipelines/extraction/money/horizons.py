"""Which phrase of time goes with an amount, and the fiscal years that it, the amount before or a heading gives.

Belongs here: choosing among the phrases of a sentence, and where the years come from when none is near. Not here: the
phrases (`terms`), years named by headings (`headings`), or the facts (`reading`).
"""

from __future__ import annotations

import re

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.amounts import Amount
from pipelines.extraction.money.headings import this_year, year_above
from pipelines.extraction.money.leaning import COMPRISES, OF_IT, Meaning
from pipelines.extraction.money.papers import plans_for, proposes, spoken_on, year_monitored, year_proposed
from pipelines.extraction.money.tense import Tense, has_verb
from pipelines.extraction.money.terms import Horizon, count_of, horizons
from pipelines.extraction.money.years import Years, shifted
from pipelines.extraction.records import Finance, MoneyKind, MoneyStatus

_STOCKS: frozenset[MoneyKind] = frozenset({"reserve", "borrowing"})
"""What is held on a day rather than moved in a year."""
_OUTTURNS: frozenset[MoneyKind] = frozenset({"overspend", "underspend"})
"""What is foreseen of the running year, whatever year a paper sets the budget of."""
_MONTHS_OF_CLOSING = (4, 5, 6)
"""When a forecast may still be of the year just over."""
_PAST = Quick(
    r"\b(?:was|were|had|did|(?:has|have)\s+been|gave|made|rose|fell|stood|came|ended|closed|met|missed)\b",
)
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:to\s+date|so\s+far|since|a\s+year|per\s+year|each\s+year|every\s+year|annual\w*|over\s+the\s+years|in\s+total|band\s+[a-h])\b",
    re.IGNORECASE,
)
"""The year of a heading does not hold for what recurs or has added up."""
_OTHER_CLAUSE = re.compile(r"[;.]\s|,\s+(?:but|while|whereas)\b|\band\s+(?:every|each|he|she|they|it|we|I|the)\b")
_AND_MORE = re.compile(r"\s+and\s+(?:[\w'-]+\s+){0,4}£[\d.]+[^;:,.()£]*")
"""'… £7m and fuel £2m next year'"""
_OF_NOW = re.compile(r"\b(?:now|current|currently|already|this\s+year|at\s+present)\b", re.IGNORECASE)
_PROPOSED: frozenset[MoneyKind] = frozenset({"precept", "budget", "funding"})
_SET_OUT: frozenset[MoneyKind] = frozenset({"reserve", "income", "investment", "cost", "saving"})
"""What else a budget sets out for its year, where the words plan it."""
_IN_THE_YEAR = re.compile(
    r"\b(?:in|during|within|over|for|by\s+the\s+end\s+of)\s+(?:the|that)\s+year\b(?!\s+(?:to|ahead|before|after|ended|ending|as\s+a))",
    re.IGNORECASE,
)
"""'Reserves fell to £6.5m during the year': that of the paper."""
_HAS_GIVEN = re.compile(r"\b(?:has|have)\s+(?:\w+\s+)?(?:provided|given|awarded|allocated)\b", re.IGNORECASE)
"""'£2m more has been provided', in a paper on a settlement: of the year that it is for."""
_ONE_OF_MANY = re.compile(r"\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\b", re.IGNORECASE)
"""'Each £1 on the charge brings in £600,000': of no year."""
_INTO_THAT = re.compile(
    r"\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+)?(?:built\s+into|included\s+in|assumed\s+in|within)\s+(?:that|this|it)\b",
    re.IGNORECASE,
)
"""'Its budget for 2024/25 is £285m. Savings of £5m are built into that.'"""
_PURPOSE = re.compile(r"\bto\s+(?:cover|meet|pay|fund|ensure|offset|keep|maintain|help)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:years|term|programme|strategy|phase\w*|decade|20\d\d)\b", re.IGNORECASE)
_THE_YEARS = re.compile(r"\b(?:for|over|across|in|within|during)\s+the\s+(?P<count>\w+)[\s-]years?\b", re.IGNORECASE)
"""'The programme for the four years', in a paper that sets a budget."""
_IN_MONTH = re.compile(r"in\s+[A-Z][a-z]+\s+(?:19|20)\d\d\b")
"""'Reserves of £31m in March 2020': what is held on a day begins with no year."""
_MONTHS_OF_SETTING = (11, 12, 1, 2, 3)
_OPENING = 2
"""A phrase that begins within so many characters opens its sentence and holds for all of it."""


def opens_sentence(horizon: Horizon) -> bool:
    """Whether the phrase begins its sentence, and so holds for all of it."""
    return horizon.start <= _OPENING


def clause_of_amounts(text: str, end: int) -> int:
    """Where the clause of an amount ends that another amount shares: 'pay adds £7m and fuel £2m next year'."""
    more = _AND_MORE.match(text, end)
    return more.end() if more and not has_verb(more.group()) else end


def years_of(
    sentence: Sentence,
    context: Context,
    meaning: Meaning,
    horizon: Horizon | None,
    before: Finance | None,
    text: str,
    status: MoneyStatus | None,
    tense: Tense | None,
    amount_end: int,
) -> tuple[str | None, Years]:
    """The printed horizon and the fiscal years: its own, those of the amount that it is part of, or the heading's."""
    earlier: Years = (before.starts, before.ends) if before else (None, None)
    decided = None if meaning.kind == "investment" and status == "forecast" else status
    if horizon and horizon.year is None and (years := _of_plan(context, text[horizon.start : horizon.end], decided)):
        return text[horizon.start : horizon.end], years
    if horizon:
        at = None if meaning.kind in _STOCKS else horizon.balance
        shared = before and sentence.start + horizon.start < before.anchor.start < sentence.end
        starts, ends = (None, at) if at else earlier if shared and horizon.follows else horizon.after(earlier)
        of_day = meaning.kind in _STOCKS and _IN_MONTH.match(text, horizon.start)
        return text[horizon.start : horizon.end], (None if of_day else starts, ends)
    if meaning.word and before and OF_IT.match(text, amount_end) and before.kind in ("saving", "deficit", meaning.kind):
        return None, (before.starts, before.ends)
    if before and before.kind == "budget" and (COMPRISES.match(text) or _INTO_THAT.match(text, amount_end)):
        return None, (before.starts, before.ends)
    if meaning.part and meaning.leans_on:
        same_sentence = meaning.leans_on.quote.start == sentence.start
        return (meaning.leans_on.horizon if same_sentence else None), (meaning.leans_on.starts, meaning.leans_on.ends)
    if meaning.kind == "funding" and status == "actual" and _HAS_GIVEN.search(text):
        status = "planned"
    if meaning.kind == "precept" and meaning.rule == "changed_amount" and status is None:
        status = "planned"
    if meaning.kind == "precept" and status == "potential" and not _ONE_OF_MANY.match(text):
        status = "planned"  # an option, or a limit, is of the year that the paper proposes a charge for
    settled_in_year = status != "potential" and meaning.kind not in _OUTTURNS and _IN_THE_YEAR.search(text)
    if settled_in_year and (of_paper := _year_of_paper(context, sentence)):
        return None, (of_paper, of_paper)
    proposed = meaning.kind in _PROPOSED or (
        status == "planned" and meaning.kind in _SET_OUT and not _SEVERAL.search(text)
    )
    if proposed and (to_come := _of_proposal(context, sentence, meaning.kind, status, tense)):
        return None, (to_come, to_come)
    published = context.once(spoken_on)
    if meaning.kind in _OUTTURNS and status == "forecast" and published and published.month not in _MONTHS_OF_CLOSING:
        return None, (fiscal_year(published), fiscal_year(published))
    if meaning.kind in _STOCKS or _OF_ANOTHER_TIME.search(text) or status in ("potential", "required"):
        return None, (None, None)
    if current := this_year(context, sentence):
        return None, (current, current)
    named = year_above(context, sentence)
    if named is None and (monitored := context.once(year_monitored)):
        return None, (monitored, monitored)
    ahead = named and published and named > fiscal_year(published)
    pays_now = meaning.kind == "precept" and _OF_NOW.search(text, 0, amount_end)
    is_earlier = tense == "past" or _PAST.search(text) or pays_now
    if named is None or (ahead and is_earlier) or (not ahead and status in ("planned", "forecast")):
        return None, (None, None)
    return None, (named, named)


def _year_of_paper(context: Context, sentence: Sentence) -> str | None:
    return (
        year_above(context, sentence)
        or context.once(year_monitored)
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
        elsewhen = _OF_ANOTHER_TIME.search(sentence.text) or _OF_NOW.search(sentence.text)
        named = context.once(year_proposed) if tense is None or not elsewhen else None
        decided = status == "planned" and not elsewhen and context.once(proposes)
        of_heading = kind in _STOCKS and status == "planned" and not elsewhen
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


def of_an_event(horizon: Horizon, text: str, kind: MoneyKind) -> bool:
    """Whether the phrase is the day of a meeting or decision, which says nothing of when money moves."""
    is_day = horizon.day is not None and (horizon.day.month, horizon.day.day) != (3, 31)
    return kind not in _STOCKS and is_day and text[horizon.start : horizon.end].lower().startswith("on ")


def of_a_purpose(horizon: Horizon, text: str, amount: Amount) -> bool:
    """Whether it is the year of what the amount is for: '£2m is given to cover the costs of last year's award'."""
    return (
        horizon.start >= amount.end
        and text[horizon.end : horizon.end + 2] in ("'s", "’s")
        and _PURPOSE.search(text, amount.end, horizon.start) is not None
    )


def _leads_on(text: str, horizon: Horizon, closed: int) -> bool:
    """Whether the phrase is written with the amount that ends the window: '(2023/24: £254.8m)'."""
    return text[closed : closed + 1] == "£" and _stands_at(text, horizon.end, closed)


def _stands_at(text: str, ends: int, start: int) -> bool:
    """Whether what ends at `ends` leads straight to an amount, as in a table set in a line: '2024/25 £1.2m'."""
    return ends <= start and re.fullmatch(r"\s*(?:[:(–=-]|of|is|was)?\s*", text[ends:start]) is not None


_NAMES_THE_YEARS = re.compile(
    r"(?:(?!\b(?:and|or)\b)[\w\s'’]){0,60}(?:\(|\s[–—-]|,)?\s*(?:i\.e\.,?\s+|from\s+)?", re.IGNORECASE
)
"""'Over the four years of the review (between March 2011 and March 2015)', '… over three years by 2027'."""


_NEW_CLAUSE = re.compile(
    r"[;.]\s|,\s+(?:and|but|while|whereas|\w+ed)\b|\band\s+(?:will|would|is|are|was|were|has|have|had)\b"
)
"""'At a cost of £85,000 and will be used for the 2025/26 budget': of another verb."""


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
    ]
    first = after[0].start if after else 0
    if len(after) > 1 and not _tells_years(after[0]) and _NAMES_THE_YEARS.fullmatch(text, after[0].end, after[1].start):
        after = after[1:]
    if after and not _NEW_CLAUSE.search(text, amount.end, first):
        return after[0]
    before = [horizon for horizon in found if window[0] <= horizon.start and horizon.end <= amount.start]
    if before and not _OTHER_CLAUSE.search(text[before[-1].end : amount.start]):
        return before[-1]
    opening = [horizon for horizon in found if opens_sentence(horizon) and horizon.end <= amount.start]
    return opening[0] if opening else None
