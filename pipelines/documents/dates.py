"""Dates as the field writes them, found in a plain view.

Belongs here: calendar dates, months, seasons and years, with the first and last day each can mean.
Not here: fiscal years, inspection cycles and audit windows (the extraction room's grammar of periods), or which of a
document's dates is the one it was published on (`identity.dates.publication`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import ascii_letters
from typing import Literal

from pipelines.documents.expressions.late import expression

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text; a month, season or year stands for all its days."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision


_NAMES = (
    "January Jan Ionawr", "February Feb Chwefror", "March Mar Mawrth", "April Apr Ebrill", "May Mai",
    "June Jun Mehefin", "July Jul Gorffennaf", "August Aug Awst", "September Sept Sep Medi",
    "October Oct Hydref", "November Nov Tachwedd", "December Dec Rhagfyr",
)  # fmt: skip
"""Each month's name in English, its short forms, and its Welsh name."""
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.upper().split()}
MONTHS = "|".join(names.split()[0] for names in _NAMES)
"""The months' English names in full, as a part of patterns."""
YEAR = r"(?:19|20)\d\d"
"""Four digits that can be a year, as a part of patterns."""
_SEASONS = {"SPRING": 3, "SUMMER": 6, "AUTUMN": 9, "WINTER": 12}
"""The month in which each season begins; a season lasts three."""

_EARLIEST, _LATEST = 1990, 2035
"""Years that documents of this field can speak of; other four-digit numbers are quantities."""

_names = "|".join(sorted((n.title() for n in _MONTHS), key=len, reverse=True))
_MONTH = rf"(?:{_names}|{_names.upper()})\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)|af|il|ydd|ed|fed|eg|ain)?"
"""With its ending in English or Welsh."""
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?[ ]+)?"
_YEAR = rf"{YEAR}(?!\d|[.,]\d)"
_GAP = r"(?:[ ]+|[ ]?\n[ ]*)"
"""Between the parts of one date, which a hard-wrapped line may break."""
_JOIN = r"[ ]*(?:to|and|until|till|through|or|-|/|&)[ ]*"

# '25 November 2022', '7th of February, 2020', 'Friday 6 November 2015', '25-Nov-2022', '2 Mawrth / March 2017'; and
# '5February 2018', where a conversion has lost the gap
_DAY_MONTH_YEAR = (
    rf"{_WEEKDAY}(?P<dmy_d>{_DAY})(?:[ ]+day)?(?:[ ]+of)?(?:[-/]|{_GAP}|(?=[A-Z][a-z]{{2}}))(?:{_MONTH}[ ]?/[ ]?)?"
    rf"(?P<dmy_m>{_MONTH}),?(?:[-/]|{_GAP})(?P<dmy_y>{_YEAR})"
)
# 'Nov 25, 2022', 'November 25th 2022'
# 'Nov 252022', 'Nov 5,2022' where a calendar leaf has lost its lines
_MONTH_DAY_YEAR = (
    rf"{_WEEKDAY}(?P<mdy_m>{_MONTH}){_GAP}(?P<mdy_d>{_DAY})(?:,?{_GAP}|,|(?<=\d\d)(?=\d{{4}}))(?P<mdy_y>{_YEAR})"
)
# 'November 2022', 'May, 2022'
_MONTH_YEAR = rf"(?P<my_m>{_MONTH}),?(?:-|{_GAP})(?:of[ ]+)?(?P<my_y>{_YEAR})"
# 'spring 2019', 'Summer of 2019'
_SEASON_YEAR = (
    r"(?P<sy_s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|SPRING|SUMMER|AUTUMN|WINTER)[ ]+(?:of[ ]+)?"
    rf"(?P<sy_y>{_YEAR})(?![/-]\d)"
)
# '2022-11-25', '2022/11/25', also before a time
_ISO = r"(?P<iso_y>(?:19|20)\d\d)(?P<iso_sep>[-/.])(?P<iso_m>\d\d)(?P=iso_sep)(?P<iso_d>\d\d)(?=T\d|(?![\d/-]))"
# '07/02/2020', '25.11.2022', '7-2-2020', '07/02/20': the day stands first
_NUMERIC = (
    r"(?P<num_d>\d{1,2})(?P<num_sep>[-/.]|\.[ ]|[ ][/.][ ])"
    r"(?P<num_m>\d{1,2})(?P=num_sep)(?P<num_y>(?:19|20)\d\d)(?![\d/.-]\d|\d)"
)
_NUMERIC_SHORT = (
    r"(?:(?P<short_d>\d\d?)/(?P<short_m>\d\d?)/(?P<short_y>\d\d)|"
    r"(?P<dots_d>\d\d)(?P<dots_sep>[.-])(?P<dots_m>\d\d)(?P=dots_sep)(?P<dots_y>[1-3]\d))"
    r"(?![\d/]|[.-]\d|[ -]years?\b)"
)
# '3-Jun-19', "3rd June '19"; '3 Jun 19' where nothing of which there might be nineteen follows
_NAMED_SHORT = (
    rf"(?P<name_d>{_DAY})(?:-(?P<name_m>{_MONTH})-|[ ](?P<name_o>{_MONTH})[ ]')(?P<name_y>\d\d)(?!\d)|"
    rf"(?P<end_d>{_DAY})[ /](?P<end_m>{_MONTH})[ /](?P<end_y>[0-3]\d)"
    rf"(?=[ ]?(?:[|);.:\t\n]|,(?![ ]?\d)|$)(?!\d)|{_JOIN}{_DAY}[ /]{_MONTH})"
)
# the first half of '1 January to 31 December 2021', 'January and June 2022', '5 to 9 March 2021': the year or
# the month stands only in the second half
_OPEN_DAY_MONTH = (
    rf"{_WEEKDAY}(?P<odm_d>{_DAY})[ ]+(?P<odm_m>{_MONTH})"
    rf"(?={_JOIN}(?P<odm_e>{_WEEKDAY}{_DAY}[ ]+{_MONTH},?{_GAP}{_YEAR}))"
)
# 'June 1' of 'between June 1 and November 30, 2017'
_OPEN_MONTH_DAY = (
    rf"(?P<omd_m>{_MONTH}){_GAP}(?P<omd_d>{_DAY})(?={_JOIN}(?P<omd_e>{_WEEKDAY}{_MONTH}{_GAP}{_DAY},?{_GAP}{_YEAR}))"
)
_OPEN_MONTH = rf"(?P<om_m>{_MONTH})(?={_JOIN}(?P<om_e>{_MONTH},?{_GAP}{_YEAR}))"
_OPEN_DAY = rf"{_WEEKDAY}(?P<od_d>{_DAY})(?={_JOIN}(?P<od_e>{_WEEKDAY}{_DAY}[ ]+{_MONTH},?{_GAP}{_YEAR}))"
_BARE_YEAR = r"(?P<year>(?:19|20)\d\d)"

# 'Radio News06-02-2025', where a conversion has lost the gap
_GLUED = r"(?<=[a-z]{2})(?=\d\d?(?P<glued>[-/.])\d\d?(?P=glued)(?:19|20)\d\d)"
_DATE = expression(
    rf"(?:(?<![\w£$€.,/+])(?<![^A-Za-z]:)(?:(?<!-)|(?<=\d-)(?<!\d{{3}}-))|{_GLUED})(?:"
    + "|".join(
        (
            _OPEN_MONTH_DAY, _OPEN_DAY_MONTH, _DAY_MONTH_YEAR, _OPEN_DAY, _MONTH_DAY_YEAR, _OPEN_MONTH, _MONTH_YEAR,
            _SEASON_YEAR, _ISO, _NUMERIC, _NAMED_SHORT, _NUMERIC_SHORT,
        )
    )
    + r")(?!(?!T\d)\w)|"
    + rf"(?<![\d£$€.,/:+]){_BARE_YEAR}(?![\d%£]|[.,:]\d|/\d|-\d\d?(?!\d))"
)  # fmt: skip

_MAY_HOLD_DATE = expression(
    r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|/\d\d?/\d\d|[.-]\d\d[.-]\d\d)|[A-Za-z][-/]\d\d|[ ]'\d\d|"
    r"\d(?:st|nd|rd|th)?[ /][A-Z][a-z]{2,8}\.?[ /]\d\d\b"
)
"""Cheap: no date goes without a year of four figures, or two behind what parts it from the month."""
_YEAR_BEFORE = expression(
    r"(?:\b(?i:in|since|during|until|till|before|after|by|from|between|to|of|for|year|early|mid|late|last|our|the|its|"
    r"their|his|her|this|each|and|or|than|against|with|on|ending|ended)[ -]+|\([ ]*|©[ ]*|"
    r"\b[A-Z][\w'&-]*\)?[:,]?[ ]+|\b(?:19|20)\d\d(?:,[ ]+|[ ]*-[ ]*))$"
)
_NUMBER_BEFORE = expression(r"(?:\w|\d[ ])$")
_NUMBER_AFTER = expression(r"\w|[ ]\d")
_CELL_BREAK = expression(r"\t|\||[ ]{2,}")
_QUANTITY_AFTER = expression(
    r"[ ]*(?:%|percent|per cent|million|thousand|(?:(?:new|extra|additional|more|fewer|police|reported|recorded|"
    r"special|serving|frontline|registered|missing|vulnerable|emergency|violent|sexual|sex|outstanding|open|unrecorded)"
    r"[ -]+){0,2}(?:cases|records|crimes|incidents|officers|staff|people|calls|offences|victims|files|recordings|"
    r"suspects|offenders|children|posts|hours|days|searches|constables|visits|jobs|houses|pounds|vehicles|logs|"
    r"detectives|complaints|arrests|burglaries|thefts|robberies|assaults|allegations|PCSOs|sergeants|investigators|"
    r"volunteers|employees|specials|members|residents|households|homes|pupils|drivers|knives|weapons|drugs|devices|"
    r"emails|messages|contacts|men|women|girls|boys|families|respondents|responses|warrants|deaths|attacks|"
    r"prosecutions|convictions|homicides|collisions)\b(?! surveys?\b))"
)
_YEAR_NAMED = expression(r"\b(?i:year|since|early|mid|late)[ -]+$")
_YEAR_OF_THINGS = expression(
    r"\b(?:(?i:in|since|during|until|till|between|year|early|mid|late|the|our|its|their|this|that|for|FY|and|or|against|"
    r"before|after|from|by|(?<!total )(?<!sample )(?<!survey )(?<!backlog )of|spring|summer|autumn|winter)|"
    r"(?:19|20)\d\d,|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*)[ -]+$"
)
"""What makes a year of figures that things stand behind: 'in 2019 officers', 'our 2016 cases', 'March 2020 calls'."""
_YEAR_AFTER = expression(
    r"(?:,[ ]+|[ ]+and[ ]+|[ ]*-[ ]*)(?:19|20)\d\d\b|"
    r"(?:'s)?[ ]+(?:[\w-]+[ ]+){0,3}(?:re-?inspections?|inspections?|reports?|assessments?|revisits?|reviews?|surveys?|"
    r"judgments?|audits?|act|regulations|code|strategy|budget|figures|data|plan|election|census|riots|world)\b",
    re.IGNORECASE,
)


_TEXTS_KEPT = 256
"""Texts whose dates are remembered: numbers and periods are both told from them."""


@lru_cache(maxsize=_TEXTS_KEPT)
def find_dates(plain: str) -> tuple[DateMention, ...]:
    """Every date in the text, in order and never overlapping; impossible ones ('31/02/2020') are none."""
    if not _MAY_HOLD_DATE.search(plain):
        return ()
    return tuple(mention for match in _DATE.finditer(plain) for mention in _mentions(match, plain))


def _mentions(match: re.Match[str], plain: str) -> Iterator[DateMention]:
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span()
    if "year" in part:
        year = int(part["year"])
        if _EARLIEST <= year <= _LATEST and _is_year(plain, start, end):
            yield DateMention(start, end, date(year, 1, 1), date(year, 12, 31), "year")
        return
    days = _days(part)
    if days is not None:
        first, last, precision = days
        yield DateMention(start, end, first, last, precision)


def _days(part: dict[str, str]) -> tuple[date, date, Precision] | None:
    for prefix in ("dmy", "mdy"):
        if f"{prefix}_y" in part:
            return _one_day(int(part[f"{prefix}_y"]), _month(part[f"{prefix}_m"]), _number(part[f"{prefix}_d"]))
    for prefix in ("iso", "num"):
        if f"{prefix}_y" in part:
            return _one_day(int(part[f"{prefix}_y"]), int(part[f"{prefix}_m"]), int(part[f"{prefix}_d"]))
    for prefix in ("short", "dots"):
        if f"{prefix}_y" in part:
            return _one_day(2000 + int(part[f"{prefix}_y"]), int(part[f"{prefix}_m"]), int(part[f"{prefix}_d"]))
    if "end_y" in part:
        return _one_day(2000 + int(part["end_y"]), _month(part["end_m"]), _number(part["end_d"]))
    if "name_y" in part:
        month = _month(part.get("name_m") or part["name_o"])
        return _one_day(2000 + int(part["name_y"]), month, _number(part["name_d"]))
    if "my_y" in part:
        return _months(int(part["my_y"]), _month(part["my_m"]), 1)
    if "sy_y" in part:
        return _months(int(part["sy_y"]), _SEASONS[part["sy_s"].upper()], 3)
    return _open_half(part)


def _open_half(part: dict[str, str]) -> tuple[date, date, Precision] | None:
    """The half of a range that leaves its year (and month) to the other half; it lies before that one."""
    closing = next(iter(find_dates(next(part[key] for key in ("odm_e", "omd_e", "om_e", "od_e") if key in part))), None)
    if closing is None:
        return None
    written = part.get("odm_m") or part.get("omd_m") or part.get("om_m")
    month = _month(written) if written else closing.first.month
    year = closing.first.year - (1 if month > closing.first.month else 0)
    if "om_m" in part:
        return _months(year, month, 1)
    return _one_day(year, month, _number(part.get("odm_d") or part.get("omd_d") or part["od_d"]))


def _one_day(year: int, month: int, day: int) -> tuple[date, date, Precision] | None:
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return (only, only, "day") if _EARLIEST <= year <= _LATEST else None


def _months(year: int, month: int, count: int) -> tuple[date, date, Precision] | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last_month += 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]), "month"


def _month(written: str) -> int:
    return _MONTHS[written.rstrip(".").upper()]


def _number(day: str) -> int:
    return int(day.rstrip(ascii_letters))


def _is_year(plain: str, start: int, end: int) -> bool:
    """Whether a bare four-digit number is a year, from the words on its own line beside it."""
    before = plain[max(plain.rfind("\n", 0, start) + 1, start - 40) : start]
    line_end = plain.find("\n", end)
    after = plain[end : min(len(plain) if line_end < 0 else line_end, end + 60)]
    if _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after) or counts_things(plain[start:end], before, after):
        return False
    alone_in_cell = not _CELL_BREAK.split(before)[-1].strip() and not _CELL_BREAK.split(after)[0].strip()
    return bool(alone_in_cell or _YEAR_BEFORE.search(before) or _YEAR_AFTER.match(after))


def counts_things(figures: str, before: str, after: str) -> bool:
    """Whether figures that might be a year count what stands behind them: 'almost 2016 calls', 'the 2000 officers'."""
    if not _QUANTITY_AFTER.match(after):
        return False
    if figures == "2000":  # of so long ago nobody speaks
        return not _YEAR_NAMED.search(before)
    return not _YEAR_OF_THINGS.search(before)


def heads_columns(line: str) -> bool:
    """Whether the dates of a line are the heads of a table: '| Aug 2023 | Aug 2024 |'; a page is dated by a day."""
    fenced = line.startswith("|")
    dates = find_dates(line.replace("\u00a0", " ")) if fenced or _APART.search(line) else []
    return len(dates) > 1 and (fenced or all(found.precision == "month" for found in dates))


_APART = expression(r"\S(?:\t|[ \u00a0]{2,}| \| )\S")
