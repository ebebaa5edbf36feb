"""Every number of a text, read exactly once, and what kind of number it is.

Belongs here: finding numbers in digits and words, and telling by what stands around each one whether it is a
percentage, an amount of money, a fraction, a date, an age, a length of time, a reference and so on. Not here: what
several numbers say together ('21 of 51', '92.5 percent +/- 2.5'): `quantities`; dates: `documents.dates`.

Positions are offsets into the text given; the text is a levelled view (`documents.plain`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipelines.documents.dates import find_dates
from pipelines.extraction import number_words

NumberKind = Literal[
    "cardinal", "percent", "points", "money", "fraction", "ordinal", "age", "duration", "time", "date", "fiscal_year",
    "contact", "reference", "compound",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `start` to `end` holds its unit (the whole of '£2.5m', '18 percent', 'six months')."""

    start: int
    end: int
    kind: NumberKind
    value: float | None
    in_words: bool = False
    unit: str = ""
    """For money 'gbp', for a duration its unit in the singular."""
    digits_end: int = 0
    """Where the bare number ends, before its unit."""


_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?!\.\d)|\d+|(?<=£)\.\d+")
_WORDS = re.compile(
    rf"(?<![\w])(?:(?P<fraction>(?!half\s+an?\s+(?:dozen|hundred|thousand|million|billion)\b){number_words.FRACTION})|"
    rf"(?P<ordinal>{number_words.ORDINAL})|(?P<cardinal>{number_words.CARDINAL}))(?!\w)",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[½¼¾⅓⅔]")
_SYMBOL_VALUES = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_MAY_HOLD_NUMBER = re.compile(
    r"[\d½¼¾⅓⅔]|\b(?:zero|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fourt|fift|sixt|"
    r"sevent|eight|ninet|twent|fort|hundred|thousand|million|billion|dozen|half|halves|third|quarter|first|second|ninth|"
    r"tenth|twelfth)",
    re.IGNORECASE,
)

_CONTACT = re.compile(
    r"https?://\S+|www\.\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
    r"(?:\+44\s?\(?0?\)?\s?|\b0)\d{2,5}[\s-]?\d{3,4}[\s-]?\d{3,4}\b|\b0\d{9,10}\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
)
_FISCAL_YEAR = re.compile(r"(?<![\d/.-])(?P<from>(?:19|20)\d{2})\s?[/-]\s?(?P<to>(?:20)?\d{2})(?![\d/]|-\d)")
_TIME = re.compile(
    r"\b24/7(?:/365)?\b|\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|"
    r"\b(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b)|\b(?:1[0-2]|[1-9])\s?o'clock\b",
    re.IGNORECASE,
)
_NUMERIC_FRACTION = re.compile(r"(?<![\d/])([1-9])/([2-9]|10)(?![\d/])")
_SECTION_NUMBER = re.compile(r"\b\d+(?:\.\d+){2,}\b|\b\d{3}-\d-\d{3,6}-\d{3}-\d\b")

_MULTIPLIER = re.compile(
    r"(?:\s?(?P<short>bn|mn|m|k)|[\s-]?(?P<long>billion|million|thousand|hundred))(?![A-Za-z])(?P<mixed>s)?",
    re.IGNORECASE,
)
_TIMES = {"bn": 1e9, "billion": 1e9, "mn": 1e6, "m": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3, "hundred": 1e2}
_PERCENT = re.compile(
    r"\s?(?:%|per\s?cent\b|percent\b|pc\b)(?P<points>(?:age)?[\s-]points?\b)?|\s?percentage[\s-]points?\b", re.I
)
_POINTS = re.compile(r"\s?(?:percentage[\s-]points?|(?:%|per\s?cent|percent)[\s-]points?|ppts?\b|pp\b)", re.I)
_AFTER_PERCENT_OF_POINTS = re.compile(r"age[\s-]points?\b", re.I)
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
_AGE_AFTER = re.compile(
    r"(?:\s?-?(?:\s?(?:to|and|or|-)\s?\d{1,2}\s?-?)?)?[\s-]?(?:years?|months?|days?)[\s-]olds?\b|\s(?:years?|months?)\sof\sage\b|\syears\sand\s(?:over|under)\b",
    re.I,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages|age of|age|under the age of|over the age of)\s(?:between\s|from\s|over\s|under\s|about\s)?(?:\d{1,2}\s?(?:to|and|or|-)\s?)?$|\b(?:under|over)-$",
    re.I,
)
_AGE_PLURAL = re.compile(r"s\b")
_DURATION = re.compile(
    r"[\s-](?:(?:or\smore|full|further|additional|working|calendar|consecutive|long|short|whole|clear|extra|more)[\s-])?"
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?)\b"
    r"(?!\s(?:olds?\b|of\s(?:age|working)\b))",
    re.I,
)
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:outcomes?|outcome\s(?:types?|codes?)|sections?|sect|articles?|paragraphs?|paras?|pages?|pp?|figures?|fig|tables?|"
    r"charts?|chapters?|annex(?:es)?|appendix|part|schedule|levels?|tier|phase|stage|questions?|number|numbers|no|nos|ref|"
    r"reference|version|volume|issue|notes?|footnotes?|step|tranche|codes?|band|category|class|type|room|floor|pip|iso|isbn|"
    r"pillar|theme|strand|wave|round|priority|objective|principle|standard|recommendations?|afi|case study|unit|week|day|"
    r"year|month|quarter|form|grade|box|line|clause|rule|regulation|covid|channel|route|junction|zone|part|option|gate|"
    r"operation|act|bill|mg|oc|q|v|dmm)|#|§)\.?[\s-]?(?:\d+(?:\.\d+)?[a-z]?(?:,\s|\sand\s|\sor\s|\sto\s|\s?-\s?|,\sand\s))*['\"(]?$",
    re.I,
)
_STATUTE_BEFORE = re.compile(r"\b(?:Act|Regulations|Order|Bill|Rules|Measure|Code)\s$")
_SERVICE_AFTER = re.compile(
    r"\s*(?:or\s(?:999|101)\s*)?(?:\s?/\s?101\s)?(?:\(?non-emergency|emergency|calls?\b|call-|service|system|number|line|contact|demand|"
    r"queue|switchboard|abandon|performance|answer|operator|digital|online|webchat|and\s(?:101|999)|/101)",
    re.I,
)
_SERVICE_BEFORE = re.compile(
    r"\b(?:call(?:s|ed|ing|ers?)?|dial(?:s|led|ling)?|ring(?:ing)?|via|on|to|the|using|through|for|and|or|police's|our|use)\s$|/$",
    re.I,
)
_SERVICE_NUMBERS = frozenset({"999", "101", "111", "112"})
_COMPOUND_AFTER = re.compile(
    r"-(?:tier|stage|stop|off|way|person|part|step|fold|page|point|strand|dimensional|sided|track|piece|star|strong|day-a-week|phase|"
    r"pronged|bed|storey|man|woman|officer|question|minute-by-minute|size|to-one|on-one|up|time)\b|\s?(?:x|by)\s\d|st-century|[\s-]fold\b",
    re.I,
)
_PRONOUN_AFTER = re.compile(
    r"\s(?:another\b|of\s(?:the|our|its|their|these|those|his|her|my|your|which|them|us|many|several)\s(?!\d)|that\b|which\b|who\b|day\b|or\smore\b|hand\b|thing\b|size\b|to\sone\b)|\sof\sthe\s(?:most|main|key|best|worst|first|few|biggest|lowest|highest|largest|safest|many)|['-]",
    re.I,
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|each|this|that|which|the|another|at|some|only|as|is|was|with|a|not|second|good|new|for|such)\s$",
    re.I,
)


def may_hold_number(text: str) -> bool:
    """Whether the text can hold a number at all; cheap, so that most sentences are read no further."""
    return _MAY_HOLD_NUMBER.search(text) is not None


def find_numbers(text: str) -> list[Number]:
    """Every number of a levelled text in order, each once, none overlapping."""
    found = _spanning(text)
    taken = [number.start for number in found]
    for number in _single(text, found):
        at = bisect_right(taken, number.start)
        taken.insert(at, number.start)
        found.insert(at, number)
    return found


def _spanning(text: str) -> list[Number]:
    """Numbers that hold several runs of digits: addresses, dates, fiscal years, times. The earlier kind wins."""
    found: list[Number] = []

    def keep(start: int, end: int, kind: NumberKind, value: float | None = None) -> None:
        if all(end <= other.start or start >= other.end for other in found):
            found.append(Number(start, end, kind, value, digits_end=end))

    for match in _CONTACT.finditer(text):
        keep(match.start(), match.end(), "contact")
    for match in _SECTION_NUMBER.finditer(text):
        keep(match.start(), match.end(), "reference")
    for match in _FISCAL_YEAR.finditer(text):
        if _follows(int(match["from"]), match["to"]):
            keep(match.start(), match.end(), "fiscal_year", float(match["from"]))
    for date in find_dates(text):
        if any(character.isdigit() for character in text[date.start : date.end]):
            keep(date.start, date.end, "date", float(date.first.year))
    for match in _TIME.finditer(text):
        keep(match.start(), match.end(), "time")
    for match in _NUMERIC_FRACTION.finditer(text):
        keep(match.start(), match.end(), "fraction", int(match[1]) / int(match[2]))
    return sorted(found, key=lambda number: number.start)


def _follows(year: int, later: str) -> bool:
    end = int(later) if len(later) == 4 else year // 100 * 100 + int(later)
    return 0 < end - year <= 10


def _single(text: str, spanning: list[Number]) -> Iterator[Number]:
    ends = [0]
    for match in sorted(
        [*_DIGITS.finditer(text), *_WORDS.finditer(text), *_SYMBOLS.finditer(text)], key=lambda m: m.start()
    ):
        start, end = match.span()
        if start < ends[-1] or any(start < other.end and end > other.start for other in spanning):
            continue
        for number in _classified(text, match):
            ends.append(number.end)
            yield number


def _classified(text: str, match: re.Match[str]) -> Iterator[Number]:
    start, end = match.span()
    if match.re is _SYMBOLS:
        yield Number(start, end, "fraction", _SYMBOL_VALUES[match.group()], digits_end=end)
        return
    if match.re is _DIGITS:
        yield _read(text, start, end, float(match.group().replace(",", "")), in_words=False)
        return
    kind = match.lastgroup
    if kind == "fraction":
        yield _word_fraction(text, start, end)
    elif kind == "ordinal":
        rank = number_words.ordinal(match.group())
        yield Number(start, end, "ordinal", float(rank) if rank else None, in_words=True, digits_end=end)
    else:
        value = number_words.cardinal(match.group())
        if value is not None:
            yield _read(text, start, end, value, in_words=True)
            return
        for word in re.finditer(r"\w+", match.group()):
            value = number_words.cardinal(word.group())
            if value is not None:
                yield _read(text, start + word.start(), start + word.end(), value, in_words=True)


_HALF_OF_TIME = re.compile(r"[\s-](?:hour|day|year|yearly|term|way|time|century|decade|minute|month|marathon)", re.I)
_QUARTER_OF_TIME = re.compile(r"\s(?:end|hour|(?:one|two|three|four|[1-4])\b)", re.I)
_RANKED_BEFORE = re.compile(
    r"\b(?:first|second|latter|other|last|next|previous|this|each|every|third|final|per|one's)\s$", re.I
)


def _word_fraction(text: str, start: int, end: int) -> Number:
    """'Half a year' and 'the second half' are lengths of time; 'half of', 'a quarter of' are shares."""
    value = number_words.fraction(text[start:end])
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if _HALF_OF_TIME.match(after) or _QUARTER_OF_TIME.match(after) or _RANKED_BEFORE.search(before):
        return Number(start, end, "duration", value, in_words=True, digits_end=end)
    return Number(start, end, "fraction", value, in_words=True, digits_end=end)


def _read(text: str, start: int, end: int, value: float, *, in_words: bool) -> Number:
    """Classify one run of digits or number words by what stands before and after it."""
    bare_end = end
    before = text[max(0, start - 60) : start]
    stripped = before.rstrip()
    if not in_words and stripped.endswith("£"):
        return _money(text, len(stripped) - len(before) - 1 + start, end, value)

    def number(kind: NumberKind, until: int | None = None, unit: str = "") -> Number:
        return Number(start, end if until is None else until, kind, value, in_words, unit, bare_end)

    if not in_words and _is_year(text, start, end, value):
        return number("date")
    if not in_words and _glued(text, start, end):
        return number("reference", _word_end(text, end))
    if (suffix := _ORDINAL_SUFFIX.match(text, end)) and not in_words:
        return number("ordinal", suffix.end())
    if _AGE_AFTER.match(text, end) or (value < 110 and _AGE_BEFORE.search(before)):
        return number("age", end)
    if (multiple := _MULTIPLIER.match(text, end)) and not in_words:
        value *= _TIMES[(multiple["short"] or multiple["long"]).lower()]
        end = bare_end = multiple.end()
        if pounds := re.match(r"\s?(?:pounds|GBP)\b", text[end:]):
            return Number(start, end + pounds.end(), "money", value, in_words, "gbp", bare_end)
    elif pounds := re.match(r"\s(?:pounds)\b", text[end:]):
        return Number(start, end + pounds.end(), "money", value, in_words, "gbp", bare_end)
    if points := _POINTS.match(text, end):
        return number("points", points.end())
    if percent := _PERCENT.match(text, end):
        return number("points" if percent["points"] else "percent", percent.end())
    if (
        not in_words
        and f"{value:.0f}" in _SERVICE_NUMBERS
        and (_SERVICE_AFTER.match(text, end) or _SERVICE_BEFORE.search(before))
    ):
        return number("reference")
    if (
        _STATUTE_BEFORE.search(before)
        or (not in_words and _REFERENCE_BEFORE.search(before))
        or (in_words and _NAMED_BY_WORD.search(before))
    ):
        return number("reference")
    if duration := _DURATION.match(text, end):
        return number("duration", duration.end(), duration["unit"].lower().removesuffix("s"))
    if _COMPOUND_AFTER.match(text, end):
        return number("compound")
    if in_words and value == 1 and (_PRONOUN_AFTER.match(text, end) or _PRONOUN_BEFORE.search(before)):
        return number("compound")
    if not in_words and _AGE_PLURAL.match(text, end) and re.search(r"\b(?:under|over)[\s-]$", before, re.I):
        return number("age", end + 1)
    return number("cardinal")


_NAMED_BY_WORD = re.compile(
    r"\b(?:tier|phase|stage|part|chapter|pillar|strand|wave|tranche|level|priority|recommendation|question)\s$", re.I
)


def _is_year(text: str, start: int, end: int, value: float) -> bool:
    """Four digits without a comma in the years the field speaks of: '2019 records' are records of that year."""
    return (
        end - start == 4
        and 1990 <= value <= 2035
        and not re.match(r"\s?(?:%|per\s?cent|[a-z]?m\b|bn\b)", text[end : end + 9])
    )


def _money(text: str, start: int, end: int, value: float) -> Number:
    if multiple := _MULTIPLIER.match(text, end):
        value *= _TIMES[(multiple["short"] or multiple["long"]).lower()]
        end = multiple.end()
    return Number(start, end, "money", value, False, "gbp", end)


def _glued(text: str, start: int, end: int) -> bool:
    """Whether letters touch the digits, as in COVID-19, B534 or 5G: a name, not a number."""
    if start and (text[start - 1].isalpha() or (text[start - 1] in "-_" and start > 1 and text[start - 2].isupper())):
        return True
    tail = text[end : _word_end(text, end)]
    return (
        bool(tail)
        and tail[0].isalpha()
        and not _ORDINAL_SUFFIX.match(tail)
        and not re.fullmatch(r"(?:bn|mn|m|k|pc|pp|ppts?|s|x|am|pm)", tail, re.I)
    )


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end
