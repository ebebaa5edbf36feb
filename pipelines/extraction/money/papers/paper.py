"""What sort of paper stands around an amount: one that sets a budget for a year to come, or the minutes of a meeting.

Belongs here: what the document is about, and the day it speaks on. Not here: the status that amounts get in it
(`standing.planned`), reported speech (`standing.speech`), or fiscal years that headings name (`headings`).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.papers.headings import opening_headings, years_named
from pipelines.extraction.money.words.fiscal import shifted
from pipelines.extraction.money.words.tense import has_verb, tense_at

_MINUTES = expression(r"\bminutes\b", re.IGNORECASE)
_AT_A_MEETING = expression(
    r"\W*(?:[\d.]+\s+)?(?:(?:the|an?|some|one)\s+)?(?:(?:\w+\s+){0,3}?(?:members?|panel|board|committee|commissioner|PCC|officer|chair(?:man|woman)?|treasurer|councillor|cllr)|it\s+was)\s+"
    r"(?:\w+\s+)?(?:asked|noted|explained|reported|advised|confirmed|queried|heard|questioned|thanked|clarified|resolved|agreed|replied|received)\b",
    re.IGNORECASE,
)
"""'Members noted that …', 'It was explained that …'"""
_OPENING = 12
"""Sentences at the top of a document that may call it minutes."""
_SETS = expression(
    r"\b(?:set(?:s|ting)?|propos(?:ed|als?|es)|draft|budget\s+book|precept|council\s+tax|settlement|financial\s+(?:strategy|plan)|MTF[SP]|capital\s+(?:programme|strategy))\b|"
    rf"^\W*(?:(?:our|the|your|revenue|annual|police|policing)\s+)*budgets?\s+(?:for\s+)?{YEAR}\b",
    re.IGNORECASE,
)
"""'Setting the budget 2023-2024', 'Our budget for 2025/26', 'Council tax precept 2018-19', where no date is given."""
_OVER = expression(
    r"\b(?:outturn|accounts|monitoring|quarter|year[\s-]end|performance|results|annual\s+report|how\s+we\s+did|spent)\b",
    re.IGNORECASE,
)
"""A title that says that the paper is on money spent."""
_MONITORS = expression(
    r"\b(?:outturn|statement\s+of\s+accounts|(?:budget(?:ary)?|revenue|capital|financ\w+)\s+(?:[\w-]+\s+){0,3}?(?:monitoring|control)|"
    r"monitoring\s+(?:report|position)|(?:quarter|period|month)\s+\d{1,2}\b)",
    re.IGNORECASE,
)
_OF_A_YEAR = expression(
    rf"\b(?:annual\s+(?:\w+\s+)?(?:report|review|statement|accounts|assessment|summary)|(?:the|our|my)\s+year\b|year\s+(?:at\s+a\s+glance|in\s+(?:review|numbers|figures|brief))|"
    rf"(?:end[\s-]of[\s-]year|year[\s-]end)\s+(?:report|review|position|results|summary)|performance\s+(?:report|review)|how\s+we\s+did)\b[^.;]{{0,80}}?"
    rf"\b(?P<first>{YEAR})(?:\s?[/-]|\sto)\s?(?P<last>(?:19|20)?\d\d)(?!\d)",
    re.IGNORECASE,
)
"""'Annual report 2023/24', 'Year at a glance 2024-25'"""
_ANNUAL = expression(r"\bannual\s+(?:\w+\s+)?(?:report|review|accounts)\b|\bstatement\s+of\s+accounts\b", re.IGNORECASE)
_YEAR_ENDED = expression(r"\byear\s+(?:ended|ending|to)\s+31(?:st)?\s+March\s+(?P<closes>20\d\d)\b", re.IGNORECASE)
"""'Auditor's annual report', 'Year ended 31 March 2024'"""
_CLOSED = expression(r"\b(?:outturn|accounts|year[\s-]end)\b", re.IGNORECASE)
_MONTHS_OF_OUTTURN = (4, 5, 6, 7, 8, 9)
"""When a paper on an outturn is of the year just closed."""
_PROPOSES = expression(
    r"\b(?:propos\w+|draft|recommend\w*|request\w*|asking|approv\w+|set|sets|agree[ds]?|support\w*|back(?:s|ed)|unveil\w*|plans?\s+for)\b(?:[^.;]|\.(?=\d)){0,60}"
    r"\b(?:budgets?|precept|council\s+tax)\b|"
    r"\b(?:budgets?|precept|council\s+tax|police\s+(?:tax|bills?))\b(?:(?!\bcuts?\b)(?:[^.;]|\.(?=\d))){0,60}\b(?:propos\w+|rise|increase|approved|agreed|go\s+up|"
    r"green\s+light|go-ahead)\b|"
    r"\bproposals?\s+for\s+(?:police\s+)?(?:grants?|funding)\b|\bpolice\s+grant\s+report\b|"
    r"\bannounc\w+\b(?:[^.;]|\.(?=\d)){0,40}\bsettlement\b|\b(?:provisional|final)\s+(?:police\s+|policing\s+)?(?:(?:funding|grant|finance|financial)\s+)?settlement\b|"
    r"\b(?:households?|residents|(?:council\s+)?tax\s*payers|home\s*owners|homes|people|public|bills?)\b(?:[^.;]|\.(?=\d)){0,60}\b(?:pay|asked|face|facing|charged|rise|go\s+up)\b"
    r"(?:[^.;]|\.(?=\d)){0,60}\b(?:polic\w+|precept|council\s+tax)\b|\bpolic(?:e|ing)\s+(?:tax|bills?|charge)\b(?:[^.;]|\.(?=\d)){0,30}\b(?:up|rise|increase|hike)\b|"
    r"\b(?:rise|increase)s?\b(?:[^.;]|\.(?=\d)){0,40}\b(?:average|annual|council\s+tax|band\s+[a-h])\s+(?:bills?|homes?|households?|propert(?:y|ies))\b",
    re.IGNORECASE,
)
_YEAR_OF_MONEY = expression(
    r"\b(?:budgets?|precept|council\s+tax|settlement)\b(?:[^.;]|\.(?=\d)){0,60}?(?<!\bby )(?<!until )(?<!since )"
    rf"{YEAR}(?:\s?[/-]|\sto)\s?\d{{2,4}}|"
    rf"{YEAR}(?:\s?[/-]|\sto)\s?\d{{2,4}}\s+(?:[\w-]+\s+){{0,2}}?(?:budgets?|precept|council\s+tax)\b|"
    r"\b(?:next|coming|forthcoming|new)\s+(?:financial\s+|council\s+tax\s+)?year,?\s+(?:of\s+)?\(?"
    rf"{YEAR}(?:\s?[/-]|\sto)\s?\d{{2,4}}",
    re.IGNORECASE,
)
_YEAR_SAID = expression(
    rf"(?<!since )(?<!until )(?<!\bby )(?<!\bto )(?<!from )(?<![\d/])(?P<first>{YEAR})(?:\s?[/-]|\sto)\s?(?:19|20)?"
    r"(?P<last>\d\d)(?!\d)",
    re.IGNORECASE,
)
_COMPARED_WITH = expression(
    r"\b(?:same\s+as|than|compared\s+(?:with|to)|from(?:\s+£[\d.,]+\s?\w*)?)\s+(?:in|for|that\s+of)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""'From £102m in 2018/19 to £110m in 2019/20'"""
_NEXT_YEAR = expression(r"\b(?:next|coming|forthcoming|new)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_THIS_YEAR = expression(r"\b(?:this|last)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_CALLED = Quick(
    rf"\b(?P<way>this|current|next|coming|forthcoming)\s+(?:financial\s+)?year,?\s+(?:of\s+)?\(?(?P<first>{YEAR})(?:\s?[/-]|\sto)\s?(?P<last>(?:19|20)?\d\d)\b",
)
"""'Next year (2025/26)'"""
_AHEAD = ("next", "coming", "forthcoming")
_BUDGET = expression(r"\bbudgets?\b", re.IGNORECASE)
_BY_INSPECTORS = frozenset(
    (
        "inspection_report",
        "inspection_page",
        "child_protection_report",
        "crime_data_integrity_report",
        "regional_report",
        "revisit_letter",
    )
)
"""Inspectors tell of budgets, and propose none."""
_MONTHS_OF_SETTING = (11, 12, 1, 2, 3)


def plans_for(context: Context) -> str | None:
    """The fiscal year to come that the title or the opening headings set a budget for; the first of several."""
    published = context.document.identity.published_date
    years = [year for heading in opening_headings(context) for year in years_named(heading)]
    if not years:
        return None
    if published is None:
        told = [heading for heading in opening_headings(context) if not _OVER.search(heading)]
        return min(years) if any(_SETS.search(heading) for heading in told) else None
    return min(years) if min(years) > fiscal_year(published) else None


def _monitors(context: Context) -> bool:
    """Whether the paper is headed as one on the money of a year that runs or is over: 'Budget monitoring, period 6'."""
    headed = [heading for heading in opening_headings(context) if not has_verb(heading)]
    return any(map(_MONITORS.search, headed)) and not any(map(_PROPOSES.search, headed))


def year_monitored(context: Context) -> str | None:
    """The year whose money such a paper is on, where no heading names it: the running one, or the one just closed."""
    published = context.document.identity.published_date
    if published is None or not context.once(_monitors):
        return None
    closed = published.month in _MONTHS_OF_OUTTURN and any(map(_CLOSED.search, opening_headings(context)))
    return shifted(fiscal_year(published), -1) if closed else fiscal_year(published)


def year_reported(context: Context) -> str | None:
    """The one year that a report looks back on, which is named at its top: 'Annual report 2023/24'."""
    published = context.document.identity.published_date
    opening = (*opening_headings(context), *(sentence.text for sentence in context.sentences[:_OPENING]))
    if any(map(_ANNUAL.search, opening)) and (ended := next(filter(None, map(_YEAR_ENDED.search, opening)), None)):
        return shifted(f"{ended['closes']}/", -1)
    for words in (*opening_headings(context), *(sentence.text for sentence in context.sentences[:_OPENING])):
        found = _OF_A_YEAR.search(words)
        if found and (int(found["first"]) + 1) % 100 == int(found["last"][-2:]):
            year = f"{found['first']}/{found['last'][-2:]}"
            return year if published is None or year <= fiscal_year(published) else None
    return None


def proposes(context: Context) -> bool:
    """Whether the paper or the report tells of a budget or precept that is proposed, whatever year it is for.

    These are set between November and March; a paper without a date may say so anywhere, others at the top.
    """
    published = context.document.identity.published_date
    if context.once(_monitors) or context.document.identity.kind in _BY_INSPECTORS:
        return False
    if published is None:
        told = context.sentences if context.document.identity.kind == "finance_paper" else context.sentences[:_OPENING]
    else:
        told = context.sentences[:_OPENING] if published.month in _MONTHS_OF_SETTING else ()
    return any(_PROPOSES.search(sentence.text) for sentence in told)


def presents_a_budget(context: Context) -> bool:
    """Whether a paper without a date is headed as one on a budget, and not on what was spent."""
    identity = context.document.identity
    if identity.published_date or identity.kind != "finance_paper":
        return False
    headed = opening_headings(context)
    return any(map(_BUDGET.search, headed)) and not any(map(_OVER.search, headed))


def year_proposed(context: Context) -> str | None:
    """The year to come that a paper's words on budget and precept name most, where it proposes them."""
    if not context.once(proposes):
        return None
    if of_title := context.once(plans_for):
        return of_title
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


def year_to_be_set(context: Context) -> str | None:
    """The year that the document proposes a budget or precept for: as it names it, else the next, as the law has it."""
    published = context.document.identity.published_date
    if named := context.once(plans_for) or context.once(year_proposed):
        return named
    in_season = published is not None and published.month in _MONTHS_OF_SETTING and context.once(proposes)
    return shifted(fiscal_year(published), 1) if in_season and published else None


def _only_year(context: Context) -> str | None:
    """The one fiscal year that a document without a date tells of, in words on money or else anywhere, if not past.

    A year that another is compared with does not count.
    """
    with_money = [sentence for sentence in context.sentences if "£" in sentence.text]
    for sentences in (with_money, context.sentences):
        said = {
            f"{found['first']}/{found['last']}"
            for sentence in sentences
            for found in _YEAR_SAID.finditer(sentence.text)
            if (int(found["first"]) + 1) % 100 == int(found["last"])
            and not _COMPARED_WITH.search(sentence.text[: found.start()])
            and tense_at(sentence.text, 0, found.start(), found.end(), len(sentence.text)) != "past"
        }
        if len(said) == 1:
            return said.pop()
    return None


def _year_called(context: Context) -> date | None:
    """A day in the year that a document without a date calls this one, or before the one that it calls the next."""
    for sentence in context.sentences:
        if (found := _CALLED.search(sentence.text)) and (int(found["first"]) + 1) % 100 == int(found["last"][-2:]):
            return date(int(found["first"]), 2 if found["way"].lower() in _AHEAD else 9, 1)
    return None


def spoken_on(context: Context) -> date | None:
    """The day of publication, else one that fits the year a document without a date names or proposes a budget for.

    Such a year lies ahead, unless the document calls it 'this year'.
    """
    published = context.document.identity.published_date
    if published or (called := _year_called(context)):
        return published or called
    proposed = context.once(year_proposed)
    if proposed is None:
        return None
    words = [sentence.text for sentence in context.sentences]
    running = any(map(_THIS_YEAR.search, words)) and not any(map(_NEXT_YEAR.search, words))
    return date(int(proposed[:4]), 4 if running else 2, 1)


def is_minutes(context: Context) -> bool:
    """Whether the document calls itself minutes at its top."""
    title = context.document.identity.title or ""
    return any(_MINUTES.match(words) for words in (title, *(said.text for said in context.sentences[:_OPENING])))


def is_reported(context: Context) -> bool:
    """Whether the document tells what was said at a meeting, whatever it calls itself."""
    return context.once(is_minutes) or sum(bool(_AT_A_MEETING.match(said.text)) for said in context.sentences) > 1
