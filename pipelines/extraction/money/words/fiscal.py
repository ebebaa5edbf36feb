"""Fiscal years as money is told by them: '2022/23', the year that a date ends with, the years ahead of a day.

Belongs here: arithmetic on fiscal years, 1 April to 31 March. Not here: the phrases that name them (`terms`) or
periods in days (`grammar.periods`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.periods import find_periods, fiscal_year
from pipelines.extraction.grammar.short_periods import head_in_full

Years = tuple[str | None, str | None]
"""The first and the last fiscal year; None where the words don't fix it."""

_OCTOBER, _APRIL = 10, 4


def shifted(year: str, count: int) -> str:
    """The fiscal year `count` years after `year`."""
    return fiscal_year(date(int(year[:4]) + count, _APRIL, 1))


def years_ahead(published: date, count: int) -> Years:
    """'The next three years': from the year of publication on while most of it lies ahead, else from the one after."""
    now = fiscal_year(published)
    first = now if _APRIL <= published.month < _OCTOBER else shifted(now, 1)
    return first, shifted(first, count - 1)


def years_behind(published: date, count: int) -> Years:
    """'The past three years': those that were over on the day of publication."""
    now = fiscal_year(published)
    return shifted(now, -count), shifted(now, -1)


def first_year(when: str) -> str | None:
    """The fiscal year that begins with `when`; a plain year begins with the fiscal year of the same number."""
    if re.fullmatch(r"\d{4}", when):
        return fiscal_year(date(int(when), _APRIL, 1))
    days = _days(when)
    return fiscal_year(days[0]) if days else None


def last_year(when: str, *, deadline: bool = True) -> str | None:
    """The fiscal year that is over by `when`: by 2025, by March 2025 and by 1 April 2025 all end with 2024/25."""
    if re.fullmatch(r"\d{4}", when):
        return fiscal_year(date(int(when), _APRIL - 1, 31))
    days = _days(when)
    if days is None:
        return None
    first, last = days
    if deadline and first.month == _APRIL and (first == last or last.month == _APRIL):
        return fiscal_year(date(first.year, _APRIL, 1) - timedelta(days=1)) if first.day == 1 else fiscal_year(last)
    return fiscal_year(last)


def last_day(when: str) -> date | None:
    """The day that is meant, or the last one of the month or year that is."""
    days = _days(when)
    return days[1] if days else None


_SEASONS = {"spring": "March", "summer": "July", "autumn": "October", "winter": "December"}
_SEASON = expression(r"\b(spring|summer|autumn|winter)\s+(?:of\s+)?", re.IGNORECASE)
"""'By the spring of 2017': before the fiscal year is over."""


_WITH_TO = expression(r"\b(?P<first>(?:19|20)\d\d)\sto\s(?P<last>(?:19|20)\d\d)(?!\d|\sto\s20|/)")
_WITH_SLASH = expression(r"\s?/\s+")


def with_slashes(text: str) -> str:
    """The text, equally long, with fiscal years that are written with 'to' as with a slash: '2025 to 2026'."""
    return _WITH_TO.sub(_slashed, text) if " to " in text else text


def _slashed(found: re.Match[str]) -> str:
    follows = int(found["last"]) == int(found["first"]) + 1
    return f"{found['first']} /  {found['last']}" if follows else found[0]


def _days(when: str) -> tuple[date, date] | None:
    when = head_in_full(_SEASON.sub(_month_of, _WITH_SLASH.sub("/", when)))
    years = find_periods(when)
    if years and years[0].first and years[0].last:
        return years[0].first, years[0].last
    dates = find_dates(when)
    return (dates[0].first, dates[0].last) if dates else None


def _month_of(season: re.Match[str]) -> str:
    return f"{_SEASONS[season[1].lower()]} "
