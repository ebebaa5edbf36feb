"""Which cycle a judgment is of by the month beside it: of its report, of the day it was given, of what came of it.

Belongs here: months and years that tell a cycle by the days on which its reports came out. Not here: years alone
(`looking_back`), or the inspection that a whole sentence speaks of (`told_cycles`).
"""

from __future__ import annotations

import re

from pipelines.documents.dates import MONTHS
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.grade_words import cycle_at, peel_cycle, terms
from pipelines.extraction.grammar.phrases import Quick

_GIVEN_IN = Quick(
    rf"\b{terms('grade noun')}\s+(?:(?:that\s+)?(?:it\s+)?(?:was\s+)?(?:given|awarded|made|published|issued|received"
    rf"|set)\s+)?(?:in|from|of)\s+"
    rf"(?P<month>{MONTHS})\s+(?P<year>20\d\d)\b"
    r"[^.;]{0,40}$",
)
"""'the grade given in March 2017: ': a month tells the cycle, where its year alone would mean the next one."""
_PEEL_REPORT_OF = expression(
    r"\bPEEL\s+(?:[\w()]+\s+){0,3}?(?:report|inspection|assessment)\s+(?:(?:published|released)\s+)?(?:of|in|from)\s+"
    rf"(?P<month>{MONTHS})\s+(?P<year>20\d\d)\b[^.;]*$"
)
"""'The PEEL effectiveness report of March 2018 graded it as good', whatever programme the document is of."""


_INSPECTION_PUBLISHED = Quick(
    r"^\W*(?:[\d.]+\s+)?in\s[^.;]{0,40}\b(?:inspection|report|assessment|review)\b[^.;]{0,60}?,?\s+(?:which\s+was\s+)?published\s+(?:in|on)\s+"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{MONTHS})\s+(?P<year>20\d\d),[^.]*$",
)
"""'In the regional inspection of organised crime, published in February 2023, Kent was graded …'"""


def cycle_of_month(text: str, grade_starts: int) -> str | None:
    """The cycle of a judgment whose sentence says in which month it was published."""
    before = text[:grade_starts]
    given = _GIVEN_IN.search(before) or _INSPECTION_PUBLISHED.search(before) or _PEEL_REPORT_OF.search(before)
    return cycle_at(given["month"], given["year"]) if given else None


_MONTH_LAST = expression(
    r"\b(?:in|during|(?:reports?|inspection|assessment|review|grades?|gradings?)\s+(?:of|from|in))\s+(?:early\s+|late\s+)?"
    rf"(?P<month>{MONTHS})\s+$",
    re.IGNORECASE,
)
MONTH_OF_YEAR = expression(rf"\b(?P<month>{MONTHS})\s+(?P<year>20\d\d)\b", re.IGNORECASE)


def month_told(lead: str) -> re.Match[str] | None:
    """The month that words end with, where a judgment and no visit of inspectors is said to be of it."""
    return _MONTH_LAST.search(lead)


_DAY = (
    rf"(?:(?:early|late|spring|summer|autumn|winter)\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?P<month>{MONTHS})\s+)?"
    r"(?P<year>20\d\d)\b(?!/)"
)
_MONITORED = (
    r"(?<!out of )(?<!left )\b(?:engage\b|special\s+measures"
    r"|(?:enhanced|higher|advanced|increased|closer|intensive)\s+(?:\w+\s+){0,3}?(?:monitoring|scrutiny|oversight)\b)"
)
_MONITORED_SINCE = Quick(
    rf"{_MONITORED}[^.;]{{0,60}}?\b(?:in|since|from|on|during)\s+{_DAY}",
)
_BECAUSE = expression(r"\b(?:after|when|because|following|having|as|over|where|with)\b", re.IGNORECASE)


def cycle_of_monitoring(text: str, grade_starts: int) -> str | None:
    """The cycle of a grade for which a force was put under closer monitoring in a month or year.

    'Kent was moved into Engage in June 2022, having been graded inadequate at …'
    """
    since = _MONITORED_SINCE.search(text, 0, grade_starts)
    between = text[since.end() : grade_starts] if since else ""
    if since is None or not _BECAUSE.search(between):
        return None
    return cycle_at(since["month"], since["year"]) if since["month"] else peel_cycle(since["year"])
