"""Dates and numbers as people here write them: 14 March 2022, 62 percent, £1.3m.

Belongs here: value → words. Not here: which value is shown where.
"""

from __future__ import annotations

from datetime import date, datetime


def written(day: date | datetime | None, precision: str | None = "day") -> str:
    """'14 March 2022', 'March 2022' or '2022', as exactly as it is known; empty where it isn't."""
    if day is None:
        return ""
    if precision == "year":
        return f"{day.year}"
    return f"{day:%B %Y}" if precision == "month" else f"{day.day} {day:%B %Y}"


def percent(share: float | None) -> str:
    """A share in whole percent, but never 0 or 100 for what is only near it."""
    if share is None:
        return ""
    rounded = round(share * 100)
    if rounded in (0, 100) and share not in (0, 1):
        return "under 1%" if rounded == 0 else "over 99%"
    return f"{rounded}%"


def number(value: float | None) -> str:
    """With thousands apart, and no decimals that say nothing."""
    return "" if value is None else f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"


def pounds(amount: float | None) -> str:
    """£850, £34,000, £1.3m, £2.05bn: exactly what was said, in the unit that people say it in."""
    if amount is None:
        return ""
    sign, size = ("\u2212" if amount < 0 else ""), abs(amount)
    for unit, name in ((1e9, "bn"), (1e6, "m")):
        if size >= unit:
            return f"{sign}£{size / unit:,.6g}{name}"
    return f"{sign}£{size:,.10g}"
