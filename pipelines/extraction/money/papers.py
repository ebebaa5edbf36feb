"""What the paper around an amount says of it: a budget for a year to come, or the minutes of what was said.

Belongs here: the plan that a paper sets out, and reported speech put as it was spoken. Not here: fiscal years that
headings name (`headings`), words of certainty (`certainty`), or the facts (`reading`).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.headings import opening_headings, year_above, years_named
from pipelines.extraction.money.tense import Tense, tense_at
from pipelines.extraction.records import MoneyKind, MoneyStatus

_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_OPENING = 12
"""Sentences at the top of a document that may call it minutes."""
_CONDITION = re.compile(
    r"\b(?:if|unless|should|were|otherwise|without)\b|^\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\s", re.IGNORECASE
)
"""'If the award were higher, it would cost £2m', 'a rise of £10 would bring in £2m': imagined, whoever says it."""
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_SETS = re.compile(
    r"\b(?:set(?:s|ting)?|propos(?:ed|als?|es)|draft)\b|^\W*(?:(?:our|the|your|revenue|annual)\s+)*budgets?\s+(?:for\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""'Setting the budget 2023-2024', 'Our budget for 2025/26', in a paper without a date."""
_FOUND = re.compile(
    r"\b(?:been|were|was|has|have|had)\s+(?:now\s+|already\s+)?(?:found|identified|agreed)\b", re.IGNORECASE
)
"""'Savings of £6m have been found', below a heading of the budget to come: they are still to be made."""
_PROPOSES = re.compile(
    r"\b(?:propos\w+|draft|recommend\w*|request\w*|asking|approv\w+|set|sets|agree[ds]?|support\w*|back(?:s|ed))\b(?:[^.;]|\.(?=\d)){0,60}"
    r"\b(?:budgets?|precept|council\s+tax)\b|"
    r"\b(?:budgets?|precept|council\s+tax|police\s+(?:tax|bills?))\b(?:(?!\bcuts?\b)(?:[^.;]|\.(?=\d))){0,60}\b(?:propos\w+|rise|increase|approved|agreed|go\s+up|"
    r"green\s+light|go-ahead)\b|"
    r"\bannounc\w+\b[^.;]{0,40}\bsettlement\b",
    re.IGNORECASE,
)
_YEAR_OF_MONEY = re.compile(
    r"\b(?:budgets?|precept|council\s+tax|settlement)\b(?:[^.;]|\.(?=\d)){0,60}?(?<!\bby )(?<!until )(?<!since )"
    r"(?:19|20)\d\d\s?[/-]\s?\d{2,4}|"
    r"(?:19|20)\d\d\s?[/-]\s?\d{2,4}\s+(?:[\w-]+\s+){0,2}?(?:budgets?|precept|council\s+tax)\b|"
    r"\b(?:next|coming|forthcoming|new)\s+(?:financial\s+|council\s+tax\s+)?year,?\s+(?:of\s+)?\(?"
    r"(?:19|20)\d\d\s?[/-]\s?\d{2,4}",
    re.IGNORECASE,
)
_YEAR_SAID = re.compile(
    r"(?<!since )(?<!until )(?<!\bby )(?<!\bto )(?<!from )(?<![\d/])(?P<first>(?:19|20)\d\d)\s?[/-]\s?(?:19|20)?"
    r"(?P<last>\d\d)(?!\d)",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"\b(?:next|coming|forthcoming|new)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\b(?:this|last)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_MONTHS_OF_SETTING = (11, 12, 1, 2, 3)
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


def plans_for(context: Context) -> str | None:
    """The fiscal year to come that the title or the opening headings set a budget for; the first of several."""
    published = context.document.identity.published_date
    years = [year for heading in opening_headings(context) for year in years_named(heading)]
    if not years:
        return None
    if published is None:
        return min(years) if any(_SETS.search(heading) for heading in opening_headings(context)) else None
    return min(years) if min(years) > fiscal_year(published) else None


def proposes(context: Context) -> bool:
    """Whether the paper or the report tells of a budget or precept that is proposed, whatever year it is for.

    These are set between November and March; a paper without a date may say so anywhere, others at the top.
    """
    published = context.document.identity.published_date
    if published is None:
        told = context.sentences if context.document.identity.kind == "finance_paper" else context.sentences[:_OPENING]
    else:
        told = context.sentences[:_OPENING] if published.month in _MONTHS_OF_SETTING else ()
    return any(_PROPOSES.search(sentence.text) for sentence in told)


def year_proposed(context: Context) -> str | None:
    """The year to come that a paper's words on budget and precept name most, where it proposes them."""
    if not context.once(proposes):
        return None
    published = context.document.identity.published_date
    named = Counter(
        year
        for sentence in context.sentences
        for found in _YEAR_OF_MONEY.finditer(sentence.text)
        for year in years_named(found.group())
        if published is None or year > fiscal_year(published)
    )
    if not named and published is None:
        return _only_year(context)
    return max(named, key=lambda year: (named[year], year)) if named else None


def _only_year(context: Context) -> str | None:
    """The one fiscal year that a document without a date tells of in words on money, if none of the past."""
    said = {
        f"{found['first']}/{found['last']}"
        for sentence in context.sentences
        if "£" in sentence.text
        for found in _YEAR_SAID.finditer(sentence.text)
        if (int(found["first"]) + 1) % 100 == int(found["last"])
        and tense_at(sentence.text, 0, found.start(), found.end(), len(sentence.text)) != "past"
    }
    return said.pop() if len(said) == 1 else None


def spoken_on(context: Context) -> date | None:
    """The day of publication, else one that fits the year a document without a date proposes a budget for.

    Such a year lies ahead, unless the document calls it 'this year'.
    """
    published = context.document.identity.published_date
    proposed = context.once(year_proposed) if published is None else None
    if proposed is None:
        return published
    words = [sentence.text for sentence in context.sentences]
    running = any(map(_THIS_YEAR.search, words)) and not any(map(_NEXT_YEAR.search, words))
    return date(int(proposed[:4]), 4 if running else 2, 1)


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


def is_minutes(context: Context) -> bool:
    """Whether the document calls itself minutes at its top."""
    title = context.document.identity.title or ""
    return any(_MINUTES.match(words) for words in (title, *(said.text for said in context.sentences[:_OPENING])))


def as_spoken(context: Context, sentence: Sentence) -> str:
    """The sentence's words with what minutes report put as it was spoken: 'would be' as 'will be'; equally long."""
    text = sentence.text
    if _CONDITION.search(text) or not context.once(is_minutes):
        return text
    return _WOULD.sub("will ", text)
