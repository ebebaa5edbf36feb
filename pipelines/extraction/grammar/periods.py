"""Periods of time: what span of days a figure covers, in all the ways the field writes it.

Belongs here: ranges of dates, audit years, fiscal years, quarters and periods told from the day of publication
('the last three years'), and which of them belongs to a figure. Not here: single dates (`dates`) or what a
figure says (one module per kind of fact).

Positions are offsets into the levelled text given.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipelines.documents.dates import MONTHS, DateMention, find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar import number_words
from pipelines.extraction.grammar.quantities import clause_bounds

PeriodKind = Literal[
    "range", "months_to", "fiscal_year", "fiscal_years", "quarter", "year", "month", "day", "since", "relative",
    "cycle", "same",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days in the text; `first` or `last` is None where the text alone does not fix it.

    A `cycle` is a year that names an inspection ('our 2018/19 inspection') and covers no figure. `same` points back
    to a period named earlier ('for the same period').
    """

    start: int
    end: int
    first: date | None
    last: date | None
    kind: PeriodKind


_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)"
_FISCAL = rf"(?:19|20)\d{{2}}\s?[/-]\s?(?:(?:19|20)\d{{2}}|\d{{2}}|(?<=/)\d)(?![\d/%]|[.,]\d|-\d|\s(?:{MONTHS})\b)"
"""'2021/22', but not the '2021 - 31' of '1 January 2021 - 31 December 2021'."""
_JOINT = expression(r"\s*(?:to|and|until|till|through|up to|-|/)\s*(?:the end of\s+|end of\s+|end\s+)?", re.IGNORECASE)
_OPENS_RANGE = expression(
    r"\b(?:between|from|during|in|over|for)\s+(?:the\s+)?(?:period\s+)?(?:between\s+|from\s+)?$", re.I
)

# '2021/22', 'the 2018-19 financial year', 'financial year 2019/20', 'FY 2023/24'
_FISCAL_YEAR = Quick(
    rf"(?:\b(?P<between>between)\s+)?(?<![\d£/.,-])(?P<from>{_FISCAL})(?:\s?(?P<joint>to|-|and|until)\s?(?P<to>{_FISCAL}))?",
)
# 'year ending 31 March 2022', 'the 12 months to September 2021', 'six months up to the end of June 2023'
_MONTHS_TO = expression(
    rf"\b(?:(?:financial|fiscal|calendar|reporting|audit|performance)\s+)?"
    rf"(?:(?P<count>{_COUNT})(?:\s|-)months?(?:\s+period)?|(?P<year>years?))\s+"
    r"(?:ending|ended|to|up\s+to|until|prior\s+to|before|leading\s+up\s+to|that\s+ended)\s+"
    r"(?:(?:in|on|at)\s+)?(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
# 'Q1 2023/24', 'quarter 3 of 2022/23', 'the first quarter of 2021/22', 'Q2 2022'
_QUARTER = Quick(
    r"\b(?:Q(?P<q>[1-4])|quarter\s+(?P<quarter>[1-4]|one|two|three|four)|(?P<ordinal>first|second|third|fourth|final|last)"
    rf"\s+quarter),?\s+(?:of\s+)?(?:the\s+)?(?:financial\s+year\s+)?(?:(?P<fiscal>{_FISCAL})|(?P<calendar>(?:19|20)\d\d)\b)",
)
_QUARTERS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "final": 4, "last": 4,
}  # fmt: skip
# 'the last three years', 'the past year', 'over the next 18 months', 'the previous 12 months'
_RELATIVE = Quick(
    rf"\b(?:the|these)\s+(?P<way>past|last|previous|preceding|next|coming|following)\s+(?:(?P<count>{_COUNT}|few|several|"
    r"couple\s+of)[\s-])?(?:financial\s+|calendar\s+|full\s+)?(?P<unit>years?|months?|weeks?)\b",
)
_SAME = Quick(
    r"\b(?:(?:for|in|over|during|across)\s+)?(?:the\s+same|this|that|these|those)\s+"
    r"(?:periods?|time(?:frame|scale)?|(?:12|twelve|six|three)[\s-]months?(?:\s+period)?|timeframe|dates|months)\b",
)
_INSPECTED_BEFORE = Quick(
    r"\b(?:PEEL|inspections?(?:\s+(?:for|in|of|from))?|assessments?(?:\s+(?:for|in|of|from))?)[\s:,(]*$",
)
_INSPECTED_AFTER = expression(
    r"(?:'s)?\s+(?:[\w-]+\s+){0,4}?(?:re-?inspections?|inspections?|assessments?|revisits?|PEEL|framework|reports?|judgments?|"
    r"recommendations?|grad(?:es?|ing))\b",
    re.IGNORECASE,
)
_DEADLINE_BEFORE = expression(
    r"\b(?:by|before|until|on|than|published|issued|introduced|launched|set up in|established in|since)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?(?:in\s+)?$",
    re.I,
)
_SINCE_BEFORE = expression(r"\bsince\s+(?:the\s+(?:start|beginning|end)\s+of\s+)?$", re.IGNORECASE)


def fiscal_year(day: date) -> str:
    """The fiscal year, 1 April to 31 March, that a day falls in: '2022/23'."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


_TEXTS_KEPT = 256
"""Texts whose periods are remembered: a sentence is asked for that of each of its figures."""


@lru_cache(maxsize=_TEXTS_KEPT)
def find_periods(text: str, published: date | None = None) -> tuple[Period, ...]:
    """Every period of a levelled text in order, none overlapping; relative ones are dated from `published`."""
    found: list[Period] = []

    def keep(periods: Iterator[Period]) -> None:
        for period in periods:
            if all(period.end <= other.start or period.start >= other.end for other in found):
                found.append(period)

    dates = find_dates(text)
    keep(_quarters(text))
    keep(_fiscal_years(text))
    keep(_months_to(text, dates))
    keep(_ranges(text, dates))
    keep(_relative(text, published))
    keep(_single(text, dates, published))
    found.sort(key=lambda period: period.start)
    return tuple(_year_before(text, period, found[:at]) for at, period in enumerate(found))


_YEAR_BEFORE = (["previous", "year"], ["preceding", "year"], ["previous", "financial", "year"])


def _year_before(text: str, period: Period, earlier: Sequence[Period]) -> Period:
    """'612 in 2018/19, compared with 590 the previous year': the year before the one told."""
    told = next((one for one in reversed(earlier) if one.kind in ("fiscal_year", "year", "months_to")), None)
    if told is None or told.first is None or text[period.start : period.end].lower().split()[1:] not in _YEAR_BEFORE:
        return period
    last = told.first - timedelta(days=1)
    return replace(period, first=_months_before(last, 12), last=last)


def period_near(
    text: str,
    at: int,
    earlier: Sequence[str] = (),
    published: date | None = None,
    window: tuple[int, int] | None = None,
) -> Period | None:
    """The period that the figure at `at` covers.

    It stands in the figure's clause, or opens the sentence; where the words point back ('for the same period'), it is
    the last one of the nearest of the `earlier` sentences, nearest first. `window` bounds the words of this figure
    where the sentence has several.
    """
    candidates = [
        period
        for period in find_periods(text, published)
        if period.kind != "cycle" and not _DEADLINE_BEFORE.search(text[max(0, period.start - 30) : period.start])
    ]
    start, end = clause_bounds(text, at, at)
    if window is not None:
        start, end = max(start, window[0]), min(end, window[1])
    inside = [period for period in candidates if start <= period.start and period.end <= end]
    if window is not None:
        behind = [period for period in inside if period.start >= at and not _of_next_figure(text, period, window[1])]
        inside = behind[:1] or [period for period in inside if period.end <= at]
    if inside:
        return min(inside, key=lambda period: _distance(period, at))
    if back := _SAME.search(text):
        for sentence in earlier:
            named = [period for period in find_periods(sentence, published) if period.kind not in ("cycle", "relative")]
            if named:
                return replace(named[-1], start=back.start(), end=back.end(), kind="same")
        return None
    opening = [period for period in candidates if period.end <= at]
    opens = opening and text[: opening[0].start].strip(" \"'(").count(" ") <= 1
    alone = window is None or (window[0] == 0 and window[1] == len(text))
    return opening[0] if opens or (opening and alone and len(candidates) == 1) else None


def _of_next_figure(text: str, period: Period, end: int) -> bool:
    """Whether the period leads to the figure that ends the window: '5 in May and, in June, 9'."""
    return end < len(text) and not text[period.end : end].strip(" ,")


def _distance(period: Period, at: int) -> int:
    """Characters between; a period after the figure is what it is written with."""
    return period.start - at if period.start >= at else at - period.end + 1


def _months_before(last: date, months: int) -> date:
    """The first day of the `months` months that end on `last`."""
    day_after = last + timedelta(days=1)
    year, month = divmod(day_after.year * 12 + day_after.month - 1 - months, 12)
    return date(year, month + 1, min(day_after.day, monthrange(year, month + 1)[1]))


def _fiscal_bounds(written: str) -> tuple[date, date] | None:
    first, _, rest = written.replace(" ", "").replace("-", "/").partition("/")
    start = int(first)
    written_out = 10 ** len(rest)  # '2019/20', '2024/5'
    end = int(rest) if len(rest) == 4 else start // written_out * written_out + int(rest)
    end += written_out if end < start else 0
    return (date(start, 4, 1), date(end, 3, 31)) if 0 < end - start <= (10 if len(rest) > 1 else 1) else None


def _named(text: str, start: int, end: int) -> bool:
    """Whether the year names an inspection."""
    return bool(_INSPECTED_BEFORE.search(text[max(0, start - 30) : start]) or _INSPECTED_AFTER.match(text, end))


def _fiscal_years(text: str) -> Iterator[Period]:
    for match in _FISCAL_YEAR.finditer(text):
        first = _fiscal_bounds(match["from"])
        last = _fiscal_bounds(match["to"]) if match["to"] else first
        if first is None or last is None:
            continue
        if match["to"] and match["joint"].lower() == "and" and not match["between"]:
            yield Period(match.start("from"), match.end("from"), *first, "fiscal_year")
            yield Period(match.start("to"), match.end("to"), *last, "fiscal_year")
            continue
        kind: PeriodKind = "fiscal_year" if last[1].year - first[0].year == 1 else "fiscal_years"
        kind = "cycle" if _named(text, match.start(), match.end()) else kind
        yield Period(match.start(), match.end(), first[0], last[1], kind)


def _quarters(text: str) -> Iterator[Period]:
    for match in _QUARTER.finditer(text):
        quarter = _QUARTERS[(match["q"] or match["quarter"] or match["ordinal"]).lower()]
        bounds = _fiscal_bounds(match["fiscal"]) if match["fiscal"] else (date(int(match["calendar"]), 1, 1),) * 2
        if bounds is None:
            continue
        months = bounds[0].year * 12 + bounds[0].month - 1 + 3 * (quarter - 1)
        first = date(months // 12, months % 12 + 1, 1)
        until = months + 2
        last = date(until // 12, until % 12 + 1, monthrange(until // 12, until % 12 + 1)[1])
        yield Period(match.start(), match.end(), first, last, "quarter")


def _months_to(text: str, dates: Sequence[DateMention]) -> Iterator[Period]:
    for mention in dates:
        if mention.precision == "year":
            continue
        window = max(0, mention.start - 80)
        if opening := _MONTHS_TO.search(text[window : mention.start]):
            months = 12 if opening["year"] else _count(opening["count"])
            if months is not None:
                first = _months_before(mention.last, months)
                yield Period(window + opening.start(), mention.end, first, mention.last, "months_to")


def _ranges(text: str, dates: Sequence[DateMention]) -> Iterator[Period]:
    for earlier, later in pairwise(dates):
        joint = text[earlier.end : later.start]
        if not _JOINT.fullmatch(joint) or later.last < earlier.first:
            continue
        window = max(0, earlier.start - 40)
        opening = _OPENS_RANGE.search(text[window : earlier.start])
        if joint.strip().lower() == "and" and not (opening and "between" in opening.group().lower()):
            continue
        start = window + opening.start() if opening else earlier.start
        yield Period(start, later.end, earlier.first, later.last, "range")


def _relative(text: str, published: date | None) -> Iterator[Period]:
    for match in _RELATIVE.finditer(text):
        if match["way"].lower() == "previous" and text.endswith(" from ", 0, match.start()):
            continue  # what it went up from
        unit = match["unit"].lower().removesuffix("s")
        count = _count(match["count"]) if match["count"] else 1
        first = last = None
        if published is not None and count is not None:
            ahead = match["way"].lower() in ("next", "coming", "following")
            if unit == "week":
                days = timedelta(weeks=count)
                first, last = (published, published + days) if ahead else (published - days, published)
            else:
                months = count * 12 if unit == "year" else count
                edge = _months_before(published, -months if ahead else months)
                first, last = (published, edge - timedelta(days=1)) if ahead else (edge, published)
        yield Period(match.start(), match.end(), first, last, "relative")


def _single(text: str, dates: Sequence[DateMention], published: date | None) -> Iterator[Period]:
    for mention in dates:
        if _SINCE_BEFORE.search(text[max(0, mention.start - 30) : mention.start]):
            yield Period(mention.start, mention.end, mention.first, published, "since")
        elif _named(text, mention.start, mention.end):
            yield Period(mention.start, mention.end, mention.first, mention.last, "cycle")
        else:
            yield Period(mention.start, mention.end, mention.first, mention.last, mention.precision)


def _count(written: str) -> int | None:
    words = "2" if written.lower().startswith("couple") else written.lower()
    value = float(words) if words.isdigit() else number_words.cardinal(words)
    return int(value) if value is not None else None
