"""When an amount of money falls due: its horizon, and the fiscal years that it names.

Belongs here: the phrases of time that go with money. Not here: how often it falls due (`years.recurrence`), arithmetic
on fiscal years (`fiscal`), or periods that figures cover (`grammar.periods`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.number_words import cardinal
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.words.fiscal import (
    Years,
    first_year,
    last_day,
    last_year,
    shifted,
    with_slashes,
    years_ahead,
    years_behind,
)

_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|few|several|couple\s+of)"
_FISCAL = r"(?:19|20)\d{2}\s?[/-]\s{0,2}(?:(?:19|20)\d{2}|\d{2}|(?<=/)\d)(?!\d)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_SEASON = r"(?:spring|summer|autumn|winter)"
_SHORT = "|".join(f"{year:02d}/{year + 1:02d}" for year in range(5, 36))
"""'In 26/27'; 44/60 is so many of so many."""
_WHEN = (
    rf"(?:{_FISCAL}|(?:{_SHORT})(?![\d/%])|{_SEASON}\s+(?:of\s+)?{YEAR}|(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th))?\s+)?{_MONTH}\s+{YEAR}|"
    rf"{YEAR}(?!\d|[.,]\d))"
)
_YEAR_WORD = r"(?:\s+(?:financial|fiscal)\s+year)?"
_THE_YEAR = r"(?:the\s+)?(?:(?:financial|fiscal)\s+years?\s+|FY\s?)?"
_EDGE = r"(?:end|start|close|beginning)\s+of\s+"

_HORIZON = expression(
    "|".join(
        (
            # 'over the following four years', 'in the following two': the years after those of the amount before
            rf"(?P<then>\b(?:over|in|during|for|across)\s+the\s+(?:following|subsequent)\s+(?P<thens>{_COUNT})\b(?:[\s-]+(?:financial\s+)?"
            r"years?\b)?)",
            rf"(?P<after>\b(?:in\s+each\s+of|over|in|during|for|across)\s+the\s+(?P<afters>{_COUNT})\s+(?:financial\s+)?years?\s+(?:that\s+follow(?:s|ed)?|"
            r"after(?:\s+(?:that|it)|(?=\s*[.,;)]))|thereafter|following))",
            # 'in the last three', where the years were named just before
            rf"(?P<elliptic>\b(?:over|in|during|within)\s+the\s+(?P<elway>next|coming|last|past|previous)\s+(?P<els>{_COUNT})(?=\s*(?:[.,;)]|$)))",
            # 'in the ten years to 2021/22', 'over the four years up to March 2025'
            rf"(?P<up>\b(?:in|over|during|for|across)\s+the\s+(?:last\s+|past\s+)?(?P<ups>{_COUNT})[\s-]+years?\s+(?:up\s+)?(?:to|until|ending(?:\s+in)?)\s+"
            rf"(?:the\s+end\s+of\s+)?{_THE_YEAR}(?P<upto>{_WHEN}))",
            # 'over the next three years', 'in the last two financial years', 'within the current year'
            rf"(?P<span>\b(?:over|during|within|in|across|for|throughout)\s+the\s+(?P<way>next|coming|following|last|past|previous|current|"
            rf"remaining|first|final)\s+(?:(?P<spans>{_COUNT})[\s-]+)?(?:(?:financial|calendar|fiscal)\s+)?(?P<unit>years?|months|decade)\b)",
            # 'in three years' time', 'four years later', 'in three years'
            rf"(?P<hence>\b(?:(?:in|within)\s+(?P<hences>{_COUNT})\s+years'?\s+time|(?P<laters>{_COUNT})\s+years\s+(?P<later>later|on)\b))",
            # 'over three years', 'over a four-year period', 'across the five years of the plan'
            rf"(?P<years>\b(?:over|across|within|during|in|for)\s+(?:a\s+|the\s+|its\s+)?{_COUNT}[\s-]+years?\b(?:\s+(?:period|plan|of\s+the\s+"
            r"(?:plan|strategy|programme|MTFP|MTFS|spending\s+review(?:\s+period)?))\b)?)",
            # 'over the medium term', 'over the life of the plan'
            r"(?P<plan>\bover\s+(?:the|this)\s+(?:(?:\w+\s+)?spending\s+review(?:\s+period)?\b|(?:short|medium|long|longer)[\s-]term(?:\s+financial\s+(?:plan|strategy))?|(?:life|lifetime|course|"
            r"period)\s+of\s+(?:the|its)\s+(?:[\w-]+\s+){0,4}?(?:plan|strategy|programme|MTFP|MTFS))\b)",
            # 'between 2023 and 2027', 'from 2023/24 to 2026/27', 'over 2019/20 and 2020/21'
            rf"(?P<range>(?:\b(?:between|from|over|during|in|for|across)\s+{_THE_YEAR})?(?P<first>{_WHEN})\s*(?:and|to|until|-)\s*"
            rf"(?P<last>{_WHEN}){_YEAR_WORD})",
            # 'as at 31 March 2023': the day of a balance
            rf"(?P<at>\b(?:as\s+at|as\s+of|at|on)\s+(?:the\s+)?(?:{_EDGE})?(?P<day>(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th))?\s+)?{_MONTH}\s+{YEAR}))",
            # 'by 2024/25', 'before the end of March 2025', 'at the end of 2022/23'
            rf"(?P<by>\b(?:by|before|until|up\s+to|as\s+at|as\s+of|at|to)\s+(?:the\s+)?(?P<edge>{_EDGE})?"
            rf"{_THE_YEAR}(?P<until>{_WHEN}){_YEAR_WORD})",
            # 'in 2023/24', 'for the 2022/23 financial year', 'since April 2021'
            rf"(?P<during>\b(?P<lead>in|for|during|throughout|within|of|since|from|across)\s+{_THE_YEAR}(?P<within>{_WHEN})"
            rf"{_YEAR_WORD})",
            # 'this financial year', 'next year', 'in the past year'
            r"(?P<near>\b(?:(?:in|for|during|within)\s+)?(?:(?P<nears>this|next|last)|the\s+(?P<theyear>current|present|next|previous|past|"
            r"coming|following|last))\s+(?:financial\s+|fiscal\s+)?year\b(?!\s+(?:ago|earlier|before|of\s+(?:the|its|our|this)\b)))",
            # '£1.6m this year and £3.2m next'
            r"(?P<coming>\bnext(?=\s*(?:[.,;)?]|$)))",
            r"(?P<ahead>\b(?:for|in|over|during)\s+the\s+year\s+ahead\b)",
            rf"(?P<opening>\b(?:for|in|over|during)\s+the\s+(?:(?:financial|fiscal)\s+)?year\s+(?:from|starting|beginning)(?:\s+(?:in|on))?\s+(?:1(?:st)?\s+)?April\b(?!\s+{YEAR}))",
            r"(?P<prior>\b(?:in\s+)?the\s+year\s+before\b(?!\s+(?:that|it|the)\b))",
            # 'by the end of the financial year'
            rf"(?P<close>\b(?:by|before|at)\s+the\s+end\s+of\s+(?:the|this)\s+(?:current\s+)?(?:financial|fiscal)\s+year\b|\bby\s+(?:the\s+end\s+of\s+|31(?:st)?\s+)?March\b(?!\s+{YEAR})|\bby\s+(?:1(?:st)?\s+)?April\b(?!\s+{YEAR}))",
            # 'by then', 'over the same period', 'the year after': as the amount before
            r"(?P<same>\bby\s+then\b|\b(?:over|in|for|during)\s+(?:the\s+same|that)\s+(?:period|years?|time)\b)",
            r"(?P<next>\b(?:in\s+)?the\s+year\s+after\b(?!\s+(?:that\s+)?\w)|\b(?:in\s+)?the\s+year\s+after\s+that\b)",
            # the year that stands before its noun: 'the 2023/24 budget'
            rf"(?P<bare>(?<![\w/])(?P<fiscal>{_FISCAL}))",
        )
    ),
    re.IGNORECASE,
)


_COMPARES = expression(
    r"\b(?:on|than|against|(?:the\s+)?same\s+(?:amount\s+|sum\s+|level\s+)?as|on\s+top\s+of|double|twice|treble|triple|up\s+from|down\s+from)\s+(?:(?:in|that\s+of)\s+)?(?:the\s+)?$|\bthe\s+same\s+(?:amount|sum)\b[^.;,£]{1,25}$|"
    r"\b(?:compar\w+|relative)\s+(?:(?:with|to)\s+(?:[\w-]+\s+){0,3})?$|"
    r"\b(?:increase[ds]?|rise[ns]?|rose|reduction|reduced|decrease[ds]?|grow[ns]?|grew|growth|fall(?:s|en)?|fell|cut|more|less|up|down)\b(?:[^;.]|\.(?=\d)){0,80}\bfrom\s+$",
    re.IGNORECASE,
)
"""'3.5% on the previous year': a year to compare with, not that of the amount."""
_THIS_YEAR = expression(r"\bthis\s+(?:financial\s+)?year\b", re.IGNORECASE)
_OF_A_PAPER = expression(
    r"\s+(?:comprehensive\s+)?(?:spending\s+)?(?:review|act|report|inspection|election)\b", re.IGNORECASE
)
"""'The savings required by the 2010 spending review'"""
_INCREASE = expression(r"\b(?:increase|rise|reduction|decrease|growth|fall|cut)\s+of\s+[^;]{1,40}$", re.IGNORECASE)
"""'An increase of £4.6m from 2022/23' is over that year."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Where the words stand, and the fiscal years they fix ('2022/23').

    Years of relative words ('over the next three years') are worked out from the day of publication: derived, where
    the printed words stay the evidence.
    """

    start: int
    end: int
    starts: str | None
    ends: str | None
    balance: str | None = None
    """The fiscal year of the day of a balance ('at 31 March 2023'), which is no stretch of time."""
    day: date | None = None
    """That day, or the last one of its month."""
    follows: int | None = None
    """How many years after those of the amount before it covers; 0 for the same years."""

    @property
    def year(self) -> str | None:
        """The year that tells what lies ahead from what is past."""
        return self.ends or self.starts or self.balance

    def after(self, earlier: Years) -> Years:
        """Its years, where they are told from those of the amount before."""
        if self.follows is None:
            return self.starts, self.ends
        if self.follows == 0:
            return earlier
        if self.follows < 0:
            first = earlier[0] or earlier[1]
            return (shifted(first, self.follows), shifted(first, self.follows)) if first else (None, None)
        last = earlier[1] or earlier[0]
        return (shifted(last, 1), shifted(last, self.follows)) if last else (self.starts, self.ends)


def horizons(text: str, published: date | None = None) -> list[Horizon]:
    """Every phrase in the text that says by, in or over which time money moves; relative ones told from `published`."""
    text = with_slashes(text)
    return [
        _read(match, published)
        for match in _HORIZON.finditer(text)
        if not _COMPARES.search(text[: match.start()])
        and not (match["during"] and match["lead"].lower() == "from" and _INCREASE.search(text[: match.start()]))
        and not (match["at"] and match["day"] is None)
        and not (match["by"] and _OF_A_PAPER.match(text, match.end()))
        and not (match["coming"] and not _THIS_YEAR.search(text[: match.start()]))
    ]


_ITS_BUDGET = expression(r"(?:'s)?\s+budget\b", re.IGNORECASE)
_IN_ITS = expression(r"in(?:to)?\s+(?:the|this|next|last)\b", re.IGNORECASE)
"""'In the 2017/18 budget', 'in this year's budget': the noun is of the phrase."""


def _read(match: re.Match[str], published: date | None) -> Horizon:
    start, end = match.span()
    if _IN_ITS.match(match.group()) and (noun := _ITS_BUDGET.match(match.string, end)):
        end = noun.end()
    if match["at"]:
        closes = last_year(match["day"])
        return Horizon(start, end, None, closes, closes, last_day(match["day"]))
    if match["same"] or match["next"]:
        return Horizon(start, end, None, None, follows=0 if match["same"] else 1)
    if match["prior"]:
        return Horizon(start, end, None, None, follows=-1)
    if match["then"] or match["after"]:
        return Horizon(start, end, None, None, follows=count_of(match["thens"] or match["afters"]))
    way = match["way"] or match["theyear"] or ""
    if way.lower() == "following" and match["unit"] not in ("months", "decade"):
        years = _relative(match, published) if published else (None, None)
        return Horizon(start, end, *years, follows=count_of(match["spans"] or "1"))
    told = next((years for form, years in _YEARS_TOLD.items() if match[form]), None)
    if told:
        return Horizon(start, end, *told(match))
    return Horizon(start, end, *(_relative(match, published) if published else (None, None)))


def _of_range(match: re.Match[str]) -> Years:
    closes = _MONTH_OF_CLOSE.match(match["first"]) and _MONTH_OF_CLOSE.match(match["last"])
    starts, ends = first_year(match["first"]), last_year(match["last"])
    return shifted(starts, 1) if closes and starts and starts != ends else starts, ends


def _up_to(match: re.Match[str]) -> Years:
    ends, count = last_year(match["upto"]), count_of(match["ups"])
    return shifted(ends, 1 - count) if ends and count else None, ends


def _by(match: re.Match[str]) -> Years:
    if (match["edge"] or "").lower().startswith(("start", "beginning")):
        return first_year(match["until"]), None
    if _PUT_OFF.search(match.string, 0, match.start()):
        return first_year(match["until"]), last_year(match["until"], deadline=False)
    return None, last_year(match["until"])


def _during(match: re.Match[str]) -> Years:
    of_noun = match["lead"].lower() == "from" and _OF_ITS_NOUN.match(match.string, match.end())
    if match["lead"].lower() in ("since", "from") and not of_noun:
        return first_year(match["within"]), None
    if re.fullmatch(r"\d{4}", match["within"]):
        return None, None
    return first_year(match["within"]), last_year(match["within"], deadline=False)


def _of_year(match: re.Match[str]) -> Years:
    return first_year(match["fiscal"]), last_year(match["fiscal"])


_YEARS_TOLD: dict[str, Callable[[re.Match[str]], Years]] = {
    "range": _of_range,
    "up": _up_to,
    "by": _by,
    "during": _during,
    "bare": _of_year,
}
"""The phrases that name their years, by their groups in the pattern."""
_PUT_OFF = expression(
    r"\b(?:deferred|postponed|delayed|moved|slipped|put\s+(?:back|off)|re-?phased|carried\s+(?:over|forward)|not\s+(?:now\s+)?(?:to\s+)?be\s+(?:needed|spent|required))\s+$",
    re.IGNORECASE,
)
"""'Has been deferred until 2024/25': to that year."""
_OF_ITS_NOUN = expression(
    r"\s+(?:[\w-]+\s+){0,3}?(?:charge|precept|budget|level|figure|rate|amount|grant|settlement|part|share|element|bill)\b",
    re.IGNORECASE,
)
"""'From the 2014-15 charge': of that year, and not since it."""
_MONTH_OF_CLOSE = expression(r"(?:the\s+end\s+of\s+)?March\b", re.IGNORECASE)
"""'Between March 2011 and March 2015': from the close of one year to that of another."""
_FISCAL_YEAR = expression(r"\b(?:financial|fiscal)\s+year$", re.IGNORECASE)
"""'In the next financial year', where 'in the next year' may be the twelve months to come."""
_AHEAD = ("next", "coming", "following")
_AFTER_OPENING = (4, 5, 6)
"""Months in which 'the year from April' is the one that has just begun."""
_BEHIND = ("last", "past", "previous")


def count_of(written: str | None) -> int | None:
    """How many years; None for 'a few' and the like."""
    if written is None:
        return None
    count = float(written) if written.isdigit() else cardinal(written)
    return int(count) if count else None


def _relative(match: re.Match[str], published: date) -> Years:
    """The fiscal years of words told from the day of publication; none where the words leave them open."""
    now = fiscal_year(published)
    if match["close"]:
        return None, now
    if match["opening"]:
        year = now if published.month in _AFTER_OPENING else shifted(now, 1)
        return year, year
    if match["ahead"] or match["coming"]:
        return shifted(now, 1), shifted(now, 1)
    if match["near"]:
        way = (match["nears"] or match["theyear"]).lower()
        year = shifted(now, 1 if way in _AHEAD else -1 if way in _BEHIND else 0)
        return year, year
    if match["elliptic"] and (count := count_of(match["els"])):
        ahead = match["elway"].lower() in _AHEAD
        return years_ahead(published, count) if ahead else years_behind(published, count)
    if match["hence"] and match["later"] is None:
        count = count_of(match["hences"])
        return None, shifted(now, count) if count else None
    if match["span"] and match["unit"].lower() != "months":
        way = match["way"].lower()
        count = 10 if match["unit"].lower() == "decade" else count_of(match["spans"]) if match["spans"] else 1
        if way == "current":
            return now, now
        if way in _AHEAD and not match["spans"] and _FISCAL_YEAR.search(match.group()):
            return shifted(now, 1), shifted(now, 1)
        if count and way in _AHEAD:
            return years_ahead(published, count)
        if count and way in _BEHIND:
            return years_behind(published, count)
    return None, None
