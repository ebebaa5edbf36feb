"""When and how often an amount of money falls due: its horizon, its fiscal years and its recurrence.

Belongs here: the phrases of time that go with money. Not here: periods that figures cover (`periods`), or what kind
of money it is (`money_words`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pipelines.documents.dates import find_dates
from pipelines.extraction.periods import find_periods, fiscal_year

Recurrence = Literal["total", "per year"]

_AFTER_YEARLY = re.compile(
    r"(?<!\bin )(?<!\bwithin )(?<!\bover )(?<!\bonce )(?<!\bhalf )\b"
    r"(?:(?:per|a|each|every)\s+(?:financial\s+)?(?:year|annum)|p\.?\s?a\b\.?|annually|yearly|year[\s-]on[\s-]year|on\s+a\s+recurring\s+basis|recurrently|recurring|recurrent)"
    r"(?!\s+(?:ago|earlier|later|before|after|period|end|on\b))",
    re.IGNORECASE,
)
_OPENING_YEARLY = re.compile(r"^\W*(?:\w+\s+)?(?:each|every)\s+year\b", re.IGNORECASE)
_BEFORE_YEARLY = re.compile(
    r"\b(?:annual(?:ly|ised)?|yearly|recurring|recurrent)\b"
    r"(?!\s+(?:reports?|conference|statement|survey|plan|inspection|assessment|leave))",
    re.IGNORECASE,
)

_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|few|several|couple\s+of)"
_FISCAL = r"(?:19|20)\d{2}\s?[/-]\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_WHEN = rf"(?:{_FISCAL}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:19|20)\d\d|(?:19|20)\d\d(?!\d|[.,]\d))"
_YEAR_WORD = r"(?:\s+(?:financial|fiscal)\s+year)?"
_THE_YEAR = r"(?:the\s+)?(?:(?:financial|fiscal)\s+years?\s+|FY\s?)?"

_HORIZON = re.compile(
    "|".join(
        (
            # 'over the next three years', 'in the last two financial years', 'within the current year'
            rf"(?P<span>\b(?:over|during|within|in|across|for|throughout)\s+the\s+(?:next|coming|following|last|past|previous|current|"
            rf"remaining|first|final)\s+(?:{_COUNT}[\s-]+)?(?:(?:financial|calendar|fiscal)\s+)?(?:years?|months|decade)\b)",
            # 'over three years', 'over a four-year period', 'across the five years of the plan'
            rf"(?P<years>\b(?:over|across|within|during|in|for)\s+(?:a\s+|the\s+|its\s+)?{_COUNT}[\s-]+years?\b(?:\s+(?:period|plan|of\s+the\s+"
            r"(?:plan|strategy|programme|MTFP|MTFS))\b)?)",
            # 'over the medium term', 'over the life of the plan'
            r"(?P<plan>\bover\s+the\s+(?:(?:short|medium|long|longer)[\s-]term(?:\s+financial\s+(?:plan|strategy))?|(?:life|lifetime|course|"
            r"period)\s+of\s+(?:the|its)\s+(?:[\w-]+\s+){0,4}?(?:plan|strategy|programme|MTFP|MTFS))\b)",
            # 'between 2023 and 2027', 'from 2023/24 to 2026/27'
            rf"(?P<range>(?:\b(?:between|from|over|during|in|for|across)\s+{_THE_YEAR})?(?P<first>{_WHEN})\s*(?:and|to|until|-)\s*"
            rf"(?P<last>{_WHEN}){_YEAR_WORD})",
            # 'by 2024/25', 'by the end of March 2025', 'as at 31 March 2023'
            rf"(?P<by>\b(?:by|before|until|up\s+to|as\s+at|as\s+of|at|to)\s+(?:the\s+)?(?P<edge>(?:end|start|close|beginning)\s+of\s+)?"
            rf"{_THE_YEAR}(?P<until>{_WHEN}){_YEAR_WORD})",
            # 'in 2023/24', 'for the 2022/23 financial year', 'since April 2021'
            rf"(?P<during>\b(?P<lead>in|for|during|throughout|within|of|since|from|across)\s+{_THE_YEAR}(?P<within>{_WHEN})"
            rf"{_YEAR_WORD})",
            # 'this financial year', 'next year'
            r"(?P<near>\b(?:in\s+|for\s+)?(?:this|next|last|the\s+(?:current|next|previous|coming|following|last))\s+(?:financial\s+|fiscal\s+)?year\b)",
            # the year that stands before its noun: 'the 2023/24 budget'
            rf"(?P<bare>(?<![\w/])(?P<fiscal>{_FISCAL}))",
        )
    ),
    re.IGNORECASE,
)
_OF_INSPECTION = re.compile(
    r"(?:'s)?\s+(?:[\w-]+\s+){0,3}?(?:inspections?|assessments?|PEEL|reports?|judgments?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """Where the words stand, and the fiscal years they fix ('2022/23'); relative words fix none."""

    start: int
    end: int
    starts: str | None
    ends: str | None


def recurrence(before: str, after: str) -> Recurrence:
    """'per year' for money that comes back: '£2m a year', 'annual savings of £2m'. `before` and `after` surround it."""
    clause = re.split(r"[;.]\s|,\s+(?:and|but|which|while)\s", after)[0]
    said = re.split(r"[;.]\s|,\s", before)[-1]
    yearly = _AFTER_YEARLY.search(clause) or _BEFORE_YEARLY.search(said) or _OPENING_YEARLY.search(before)
    return "per year" if yearly else "total"


def horizons(text: str) -> list[Horizon]:
    """Every phrase in the text that says by, in or over which time money moves."""
    found: list[Horizon] = []
    for match in _HORIZON.finditer(text):
        if _OF_INSPECTION.match(text, match.end()):
            continue
        found.append(_read(match))
    return found


def _read(match: re.Match[str]) -> Horizon:
    starts = ends = None
    if match["range"]:
        starts, ends = _first_year(match["first"]), _last_year(match["last"])
    elif match["by"]:
        if (match["edge"] or "").lower().startswith(("start", "beginning")):
            starts = _first_year(match["until"])
        else:
            ends = _last_year(match["until"])
    elif match["during"]:
        if match["lead"].lower() in ("since", "from"):
            starts = _first_year(match["within"])
        elif not re.fullmatch(r"\d{4}", match["within"]):
            starts, ends = _first_year(match["within"]), _last_year(match["within"], deadline=False)
    elif match["bare"]:
        starts, ends = _first_year(match["fiscal"]), _last_year(match["fiscal"])
    return Horizon(match.start(), match.end(), starts, ends)


def _first_year(when: str) -> str | None:
    """The fiscal year that begins with `when`; a plain year begins with the fiscal year of the same number."""
    if re.fullmatch(r"\d{4}", when):
        return fiscal_year(date(int(when), 4, 1))
    day = _days(when)
    return fiscal_year(day[0]) if day else None


def _last_year(when: str, *, deadline: bool = True) -> str | None:
    """The fiscal year that is over by `when`: by 2025, by March 2025 and by 1 April 2025 all end with 2024/25."""
    if re.fullmatch(r"\d{4}", when):
        return fiscal_year(date(int(when), 3, 31))
    days = _days(when)
    if days is None:
        return None
    first, last = days
    if deadline and first.month == 4 and (first == last or last.month == 4):
        return fiscal_year(date(first.year, 4, 1) - timedelta(days=1)) if first.day == 1 else fiscal_year(last)
    return fiscal_year(last)


def _days(when: str) -> tuple[date, date] | None:
    years = find_periods(when)
    if years and years[0].first and years[0].last:
        return years[0].first, years[0].last
    dates = find_dates(when)
    return (dates[0].first, dates[0].last) if dates else None
