"""Numbers that hold several runs of digits and mean no quantity: addresses, dates, fiscal years, times of day.

Belongs here: what must be taken out of a text first, so that its digits are not read one by one. Not here: single
numbers (`numbers`) or how a date is written (`dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipelines.documents.dates import MONTHS, find_dates
from pipelines.documents.expressions.late import expression

SpanKind = Literal["contact", "reference", "fiscal_year", "date", "time", "fraction"]


class NumberSpan(NamedTuple):
    """A run of characters read as one. The value is a year, or that of a fraction; else None."""

    start: int
    end: int
    kind: SpanKind
    value: float | None


_HAS_DIGIT = expression(r"\d")
_CONTACT = expression(
    r"https?://\S+|www\.\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"  # web and mail addresses
    r"(?:\+44\s?\(?0?\)?\s?|\b0)\d{2,5}[\s-]?\d{3,4}[\s-]?\d{3,4}\b|\b0\d{9,10}\b|"  # telephone numbers
    r"\b0\d{2,4}(?:\s\d{2,3}){2,4}\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"  # postcodes
)
_STREET = expression(
    r"\b\d{1,3}[A-Za-z]?(?:-\d{1,3})?(?= (?:[A-Z][\w']*\s){1,3}"
    r"(?:Street|Road|Avenue|Lane|Gate|Square|Way|Place|Terrace|Drive|Crescent|Embankment)(?:\s*(?:[,.;)]|$)|\s[A-Z\d])|"
    r" [A-Z][a-z]+(?:way|gate),)"
)
"""'50 Station Road,', '2-16 Northgate,': the number of a house."""
_MAY_BE_STREET = expression(
    r"Street|Road|Avenue|Lane|Gate|Square|Way|Place|Terrace|Drive|Crescent|Embankment|way,|gate,"
)
_SIGNS_OF_CONTACT = ("://", "www.", "@", "+44")
_MAY_BE_CONTACT = expression(r"0\d\d|\d[A-Z]{2}\b")
_SECTION_NUMBER = expression(r"\d(?<=\b\d)(?:\d*(?:\.\d+){2,}|\d\d-\d-\d{3,6}-\d{3}-\d)\b")
"""'2.3.1', and the numbers of books."""
_FISCAL_YEAR = expression(
    r"(?P<from>(?:19|20)\d{2})(?<![\d/.-]\d{4})\s?[/-]\s?(?P<to>(?:20)?\d{2}|(?<=/)\d)(?![\d/]|-\d)"
)
_SHORT_FISCAL_YEAR = expression(
    r"\b(?:FY|Q[1-4])\s?'?(?P<from>\d\d)/(?P<to>\d\d)(?![\d/])|(?<![\d/])(?P<since>\d\d)/(?P<until>\d\d)(?=\s?Q[1-4]\b)"
)
"""'23/24 Q2', 'FY24/25': a century is left out where a quarter stands beside it."""
_YEARS_OF_PLAN = expression(
    r"\b(?:[Pp]lan|[Ss]trategy|[Pp]rogramme|[Pp]riorities|[Ff]ramework)\s(?P<from>\d\d)\s?[/-]\s?(?P<to>\d\d)(?![\d/%.])|"
    r"(?<![\d,.£])20(?P<since>[12]\d)(?P<until>[12]\d)(?![\d,.%])"
)
"""'Treasury Management Plan 18/22', 'PEEL 202122': its years, or a year whose stroke a copy lost."""
_LONGEST_WITHOUT_STROKE = 2
_YEARS_IN_SHORT = expression(r"(?<![\d/£.])'?(?P<from>1\d|2\d|3[0-4])/(?P<to>\d\d)(?![\d/%]|\.\d|\s*per\s?cent)")
_YEAR_NAMED = expression(r"\b(?:years?|FY|budget|precept|(?:19|20)\d\d\s?[/-]\s?\d\d)\b", re.IGNORECASE)
_IN_A_YEAR = expression(
    r"\b(?:in|for|during|since|until|from|by|throughout|over|than|with|to|of)\s(?:the\s)?\(?$", re.IGNORECASE
)
_CASES = (
    r"(?:cases?|files?|records?|crimes?|victims?|investigations?|reports?|incidents?|officers?|people|searches|offences|"
    r"complaints|calls?|logs?|suspects?|callers?|respondents?|recommendations|actions|areas|forces)\b"
)
_SO_MANY_CASES = expression(rf"\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:[a-z-]+\s+)?{_CASES}")
_SO_MANY_WERE = expression(
    rf"\)?\s+(?:(?:the|all|our|its)\s+)?(?:[a-z-]+\s+){{0,2}}?(?:{_CASES}|(?:were|was|had|met|showed)\b)"
)
"""'22/23 cases', 'in 22/23 the victim was told': so many of so many, although the second follows the first."""
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?"
_DAYS_BEFORE = rf"(?:{_DAY},\s+){{0,3}}{_DAY}(?:\s*[-–/]\s*|,?\s+(?:and|to|or|until)\s+)(?:\w+day\s+)?"
_DAY_OF_MONTH = expression(
    rf"\b(?:{_DAYS_BEFORE})?{_DAY}(?:\s+of)?\s+(?:{MONTHS})\b|"
    rf"\b(?:{MONTHS})\s+{_DAY}\s*(?:to|and|-)\s*{_DAY}(?=\s*(?:[.,;)]|$)|\s+(?:last|this|that|of|in|20\d\d)\b)"
)
"""'12 October', 'between 2 and 27 January', 'November 1 to 12 last year': days whose year the reader knows."""
_TIME = expression(
    r"\b24/7(?:/365)?\b|\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|"
    r"\b(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b)|\b(?:1[0-2]|[1-9])\s?o'clock\b|"
    r"(?:(?<=^at )|(?<=closed at )|(?<=ended at )|(?<=adjourned at )|(?<=began at )|(?<=started at ))"
    r"(?:[01]?\d|2[0-3])\.[0-5]\d(?=,|\.?$|\s(?:hours|hrs|and|when|members|the|councillor)\b)",
    re.IGNORECASE,
)
_MAY_BE_TIME = expression(r"\d(?:\s?(?:[ap]\.?m|o'clock)|:\d\d|4/7)|\bat \d{1,2}\.\d\d\b", re.IGNORECASE)
_RATIO = expression(r"(?<![\d:])(?P<one>[1-9]\d):(?P<other>[1-9]\d)(?![\d:])")
"""'Split 50:50', 'a ratio of 60:40'."""
_WHOLE = 100
_NUMERIC_FRACTION = expression(r"(?<![\d/])([1-9])/([2-9]|10)(?![\d/])")
_LONGEST_FISCAL_SPAN = 10
"""Years: '2015-25' is a span that the field speaks of, '2019-45' is none."""


def find_spans(text: str) -> list[NumberSpan]:
    """The spans of a levelled text in order, none overlapping; where two overlap, the kind named first wins."""
    if not _HAS_DIGIT.search(text):
        return []
    found: list[NumberSpan] = []

    def keep(start: int, end: int, kind: SpanKind, value: float | None = None) -> None:
        if all(end <= other.start or start >= other.end for other in found):
            found.append(NumberSpan(start, end, kind, value))

    if any(map(text.__contains__, _SIGNS_OF_CONTACT)) or _MAY_BE_CONTACT.search(text):
        for match in _CONTACT.finditer(text):
            keep(match.start(), match.end(), "contact")
    for match in _STREET.finditer(text) if _MAY_BE_STREET.search(text) else ():
        keep(match.start(), match.end(), "contact")
    for match in _SECTION_NUMBER.finditer(text):
        keep(match.start(), match.end(), "reference")
    for match in _FISCAL_YEAR.finditer(text):
        if _follows(int(match["from"]), match["to"]):
            keep(match.start(), match.end(), "fiscal_year", float(match["from"]))
    for match in _SHORT_FISCAL_YEAR.finditer(text) if "Q" in text or "FY" in text else ():
        first, last = ("from", "to") if match["from"] else ("since", "until")
        if int(match[last]) == int(match[first]) + 1:
            keep(match.start(first), match.end(last), "fiscal_year", 2000.0 + int(match[first]))
    for plan in _YEARS_OF_PLAN.finditer(text):
        first, last, most = (
            ("from", "to", _LONGEST_FISCAL_SPAN) if plan["from"] else ("since", "until", _LONGEST_WITHOUT_STROKE)
        )
        if 0 < int(plan[last]) - int(plan[first]) <= most:
            start = plan.start(first) - (0 if plan["from"] else 2)
            keep(start, plan.end(last), "fiscal_year", 2000.0 + int(plan[first]))
    for year in _years_in_short(text) if "/" in text else ():
        keep(year.start("from"), year.end("to"), "fiscal_year", 2000.0 + int(year["from"]))
    for date in find_dates(text):
        if _HAS_DIGIT.search(text, date.start, date.end):
            keep(date.start, date.end, "date", float(date.first.year))
    for match in _DAY_OF_MONTH.finditer(text):
        keep(match.start(), match.end(), "date")
    if _MAY_BE_TIME.search(text):
        for match in _RATIO.finditer(text):
            if int(match["one"]) + int(match["other"]) == _WHOLE:
                keep(match.start(), match.end(), "reference")
        for match in _TIME.finditer(text):
            keep(match.start(), match.end(), "time")
    if "/" in text:
        for match in _NUMERIC_FRACTION.finditer(text):
            keep(match.start(), match.end(), "fraction", int(match[1]) / int(match[2]))
    return sorted(found)


def _follows(year: int, later: str) -> bool:
    if len(later) == 1:  # '2024/5'
        return int(later) == (year + 1) % 10
    end = int(later) if len(later) == 4 else year // 100 * 100 + int(later)
    return 0 < end - year <= _LONGEST_FISCAL_SPAN


def _years_in_short(text: str) -> Iterator[re.Match[str]]:
    """'In 22/23 we took more calls', 'the last two years (21/22) and (22/23)': the second follows the first, and the
    words speak of years, or another pair does."""
    pairs = [pair for pair in _YEARS_IN_SHORT.finditer(text) if int(pair["to"]) == int(pair["from"]) + 1]
    starts = {int(pair["from"]) for pair in pairs}
    for pair in pairs:
        one = int(pair["from"])
        is_year = one + 1 in starts or one - 1 in starts or _YEAR_NAMED.search(text)
        if (is_year and not _SO_MANY_CASES.match(text, pair.end())) or (
            _IN_A_YEAR.search(text, 0, pair.start()) and not _SO_MANY_WERE.match(text, pair.end())
        ):
            yield pair
