"""Days that leave their year out: 'Friday 13 May' at the top of a page, 'published today (Friday 13 May)'.

Belongs here: telling the year by the rest of the text. Not here: dates with a year (`publication`), or what is believed
of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from pipelines.documents.dates import MONTHS, DateMention, find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.evidence import Evidence

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = expression(
    r"(?:(?:published|posted|issued|updated|date|added)(?: on)?:? )?(?:\d\d?[:.]\d\d(?: ?[ap]m)?,? )?"
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?P<day>\d\d?)(?:\s?(?:st|nd|rd|th))? "
    rf"(?P<month>{MONTHS})(?:,? (?:at )?\d\d?[:.]\d\d(?: ?[ap]m)?)?",
    re.IGNORECASE,
)
_NAMED_DAY = (
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*,? (?P<day>\d\d?)(?:\s?(?:st|nd|rd|th))? (?:of )?(?P<month>{MONTHS})\b"
)
_TODAY = expression(
    rf"\b(?:today|tonight|this (?:morning|afternoon|evening)),? ?\(?{_NAMED_DAY}(?!,? \d{{4}})", re.IGNORECASE
)
_ISSUED = expression(rf"^(?:issued|published|date issued)(?: on)?:? {_NAMED_DAY}$", re.IGNORECASE | re.MULTILINE)
_LAST_LINES = 400
"""Characters."""
_ERAS = (
    (expression(r"\bHis Majesty's (?:Chief )?Inspector"), date(2022, 9, 8), date(2027, 12, 31)),
    (expression(r"\bHMICFRS\b|\bConstabulary and Fire"), date(2017, 7, 19), date(2022, 9, 30)),
    (expression(r"\bHMIC\b"), date(2012, 10, 1), date(2017, 7, 31)),
)
"""By what the inspectorate was called, and between which days."""
_TOP = 8
"""Blocks."""


def days_without_year(evidence: Evidence) -> Iterator[DateMention]:
    """Each with its year: that of the same day in the text, or the one year named there that has such a weekday.

    Nothing where the text names no such year, or several.
    """
    own = (block for block in evidence.blocks if block.start >= evidence.body_start)
    for block in islice(own, _TOP):
        line = " ".join(evidence.plain[block.start : block.end].split())
        if said := _DAY.fullmatch(line):
            named = sorted({mention.first.year for mention in find_dates(evidence.body)})
            same = {mention.first for mention in find_dates(evidence.body) if mention.precision == "day"}
            told = [day for day in _in_years(said, named) if day.first in same] or _on_its_weekday(said, named)
            yield from told if len(told) == 1 else ()
    issued = _ISSUED.finditer(evidence.flowing, max(0, len(evidence.flowing) - _LAST_LINES))
    for said in (*_TODAY.finditer(evidence.flowing), *issued):
        began, ended = _era(evidence)
        told = [day for day in _on_its_weekday(said, range(began.year, ended.year + 1)) if began <= day.first <= ended]
        yield from told if len(told) == 1 else ()


def _in_years(said: re.Match[str], years: Iterable[int]) -> list[DateMention]:
    days = (day for year in years for day in find_dates(f"{said['day']} {said['month']} {year}"))
    return [day for day in days if day.precision == "day"]


def _on_its_weekday(said: re.Match[str], years: Iterable[int]) -> list[DateMention]:
    weekday = (said["weekday"] or "").lower()
    return [day for day in _in_years(said, years) if weekday and _WEEKDAYS[day.first.weekday()] == weekday]


def _era(evidence: Evidence) -> tuple[date, date]:
    """In which years the inspectorate was called what the text calls it; none where it doesn't name it."""
    eras = ((began, ended) for called, began, ended in _ERAS if called.search(evidence.body))
    return next(eras, (date.max, date.min))
