"""Days at the top of a page that leave their year out, as press pages of sites do: 'Friday 13 May'.

Belongs here: telling the year by the rest of the text. Not here: dates with a year (`publication`), or what is believed
of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pipelines.documents.dates import MONTHS, DateMention, find_dates
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.late import expression

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = expression(
    r"(?:(?:published|posted|updated|date|added)(?: on)?:? )?(?:\d\d?[:.]\d\d(?: ?[ap]m)?,? )?"
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?P<day>\d\d?)(?:\s?(?:st|nd|rd|th))? "
    rf"(?P<month>{MONTHS})(?:,? (?:at )?\d\d?[:.]\d\d(?: ?[ap]m)?)?",
    re.IGNORECASE,
)
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
            dates = [
                date
                for year in sorted({mention.first.year for mention in find_dates(evidence.body)})
                for date in find_dates(f"{said['day']} {said['month']} {year}")
                if date.precision == "day"
            ]
            same = {mention.first for mention in find_dates(evidence.body) if mention.precision == "day"}
            weekday = (said["weekday"] or "").lower()
            told = [date for date in dates if date.first in same] or [
                date for date in dates if weekday and _WEEKDAYS[date.first.weekday()] == weekday
            ]
            yield from told if len(told) == 1 else ()
