"""Periods as the heads of tables shorten them: 'Aug 23', '12m to Mar-24', 'YE 31/03/24', 'Apr-Jun 24', 'FY23/24'.

Belongs here: telling such a head, and writing it out for the grammar of periods (`periods`). Not here: periods in
sentences, where 'Aug 23' would be a day.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.documents.dates import MONTHS, YEAR
from pipelines.documents.expressions.late import expression

_FULL = {name[:3].lower(): name for name in MONTHS.split("|")}
_MONTH = rf"(?:{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_SHORT_YEAR = rf"(?:{YEAR}|'?\d\d)"
_SHORT = expression(
    r"(?:(?P<months>\d{1,2})\s?(?:m|mths?|months?)\s+(?:to|ending|up\s+to)\s+(?:end\s+(?:of\s+)?)?|"
    r"(?P<rolling>R12M?|rolling\s+(?:12\s?m(?:onths?)?|year))(?:\s+(?:to|ending))?\s+|"
    r"(?P<year>Y/?E|FYE|yr|year)(?:\s+(?:to|ending|ended|end))?\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?[\s-])?(?:(?P<first>{_MONTH})\s?(?:-|to)\s?)?(?P<month>{_MONTH})[\s-]?(?P<of>{_SHORT_YEAR})",
    re.IGNORECASE,
)
_FISCAL = expression(rf"FY\s?(?P<from>{_SHORT_YEAR})\s?[/-]\s?(?P<to>\d\d)", re.IGNORECASE)
_PAIR = expression(
    rf"(?<![\d/])(?P<from>{YEAR}|\d\d)/(?P<to>\d\d)(?![\d/])(?:\s+(?P<quarter>Q[1-4]|quarter\s[1-4])\b)?", re.IGNORECASE
)
"""'24/25' is a fiscal year where the second follows the first; '44/60' is so many of so many."""
_DIFF = expression(
    r"%\s?±|±\s?%|%\s?(?:diff(?:erence)?|var|variance|\+\s?/\s?-)\b\.?|\b(?:diff(?:erence)?|var|variance)\.?\s?\(?%\)?",
    re.IGNORECASE,
)
"""'% Diff' is how much more or less, in percent."""
_YEAR_FIRST = expression(rf"(?P<of>{YEAR})\s+(?P<rest>{_MONTH}(?:\s?(?:-|–|to)\s?{_MONTH})?)", re.IGNORECASE)
"""'2023 June', where the year stands over the months."""
_LAST_OF_PAIRS = 40
_LONGEST = 40


@lru_cache(maxsize=256)
def in_full(head: str) -> str:
    """The head written out, such as '12 months to March 2024'; unchanged where it is no such period."""
    if len(head) > _LONGEST or not any(character.isdigit() for character in head):
        return head
    if fiscal := _FISCAL.fullmatch(head):
        return f"{_year(fiscal['from'])}/{fiscal['to']}"
    told = _SHORT.fullmatch(head)
    names = [_FULL.get((told[name] or "").lower()[:3]) for name in ("first", "month")] if told else []
    if told is None or names[1] is None:
        return head
    day = f"{told['day']} {names[1]} {_year(told['of'])}" if told["day"] else f"{names[1]} {_year(told['of'])}"
    if told["months"]:
        return f"{told['months']} months to {day}"
    if told["rolling"] or told["year"]:
        return f"year ending {day}"
    return f"{names[0]} to {day}" if names[0] else day


def head_in_full(head: str) -> str:
    """The head of a column written out; two years are one there, where a cell of figures means so many of so many."""
    pair = _PAIR.search(head)
    if pair and int(pair["from"][-2:]) + 1 == int(pair["to"]) <= _LAST_OF_PAIRS:
        year = f"{_year(pair['from'])}/{pair['to']}"
        head = f"{head[: pair.start()]}{' '.join(filter(None, (pair['quarter'], year)))}{head[pair.end() :]}"
    head = _DIFF.sub("% change", head)
    turned = _YEAR_FIRST.fullmatch(head)
    return in_full(f"{turned['rest']} {turned['of']}" if turned else head)


def is_short_period(head: str) -> bool:
    """Whether a cell holds a period that the heads of tables shorten, and nothing else."""
    return in_full(head) != head


def _year(written: str) -> str:
    digits = written.lstrip("'")
    return digits if len(digits) > 2 else f"20{digits}"
