"""Every number of a text, read exactly once, and what kind of number it is.

Belongs here: finding numbers in digits and words, and telling by what stands around each one whether it is a
percentage, an amount of money, a fraction, an age, a length of time, a reference and so on. Not here: the words that
tell it (`number_surroundings`), dates, times and addresses (`number_spans`), or what several numbers say together
('21 of 51', '92.5 percent +/- 2.5'): `quantities`.

Positions are offsets into the text given; the text is a levelled view (`documents.characters.plain`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar import number_surroundings as around
from pipelines.extraction.grammar import number_words, sums
from pipelines.extraction.grammar.number_spans import NumberSpan, find_spans
from pipelines.extraction.grammar.short_periods import is_short_period

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


_DIGITS = re.compile(
    r"[\d.](?:(?<=\d)(?:\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d*[½¼¾⅓⅔]|\d*(?:\.\d+)?(?!\.\d)|\d*)|(?<=£\.)\d+)"
)
"""'1,234.5', '2½', '12.5', '12', and '.5' behind a pound sign; a search skips to what it can begin with."""
_WORDS = expression(
    rf"(?<![\w])(?:(?P<fraction>(?!half\s+an?\s+(?:dozen|hundred|thousand|million|billion)\b){number_words.FRACTION})|"
    rf"(?P<ordinal>{number_words.ORDINAL})|(?P<cardinal>{number_words.CARDINAL}))(?!\w)",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[½¼¾⅓⅔]")
"""Compiled at once, as the figures are: a match is told by the expression that found it."""
_SYMBOL_VALUES = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_IN_FIGURES = expression(r"[\d½¼¾⅓⅔]")


_TEXTS_KEPT = 512
"""Texts whose numbers are remembered: a clause is read again for what its numbers measure."""


def may_hold_number(text: str) -> bool:
    """Whether the text can hold a number at all; cheap, so that most sentences are read no further."""
    return _IN_FIGURES.search(text) is not None or number_words.may_open(text)


@lru_cache(maxsize=_TEXTS_KEPT)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a levelled text in order, each once, none overlapping."""
    spans = find_spans(text)
    found = [Number(span.start, span.end, span.kind, span.value, digits_end=span.end) for span in spans]
    found += _single(text, spans)
    return tuple(sorted(found, key=attrgetter("start")))


def find_numbers_of_cells(text: str, cells: Iterable[tuple[int, int]]) -> list[Number]:
    """The numbers of a table row, cell by cell: what stands in one cell says nothing of the next."""
    return [_moved(number, start) for start, end in cells for number in _of_cell(text[start:end])]


def _of_cell(cell: str) -> Iterable[Number]:
    numbers = find_numbers(cell)
    if around.POINTS_OF_CELL.fullmatch(cell):
        return [replace(number, kind="points") for number in numbers]
    return [replace(number, kind="date") for number in numbers] if is_short_period(cell.strip()) else numbers


def _moved(found: Number, by: int) -> Number:
    start, end, digits_end = found.start + by, found.end + by, found.digits_end + by
    return Number(start, end, found.kind, found.value, found.in_words, found.unit, digits_end)


def _single(text: str, spans: list[NumberSpan]) -> Iterator[Number]:
    free = _without(text, spans)
    figures = [*_DIGITS.finditer(free), *_SYMBOLS.finditer(free)] if _IN_FIGURES.search(free) else []
    words = _in_words(text) if number_words.may_open(text) else ()
    read_to = 0
    for match in sorted([*figures, *words], key=re.Match.start):
        start, end = match.span()
        if start < read_to or any(start < span.end and end > span.start for span in spans):
            continue
        limit = min((span.start for span in spans if span.start >= end), default=len(text))
        for number in _classified(text, match):
            read_to = min(number.end, limit)
            yield number if number.end <= limit else replace(number, end=limit)


def _in_words(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for at in number_words.openings(text):
        if at >= end and (found := _WORDS.match(text, at)):
            yield found
            end = found.end()


def _without(text: str, spans: list[NumberSpan]) -> str:
    """The text with the spans blanked out, so that no digit beside one is lost."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _classified(text: str, match: re.Match[str]) -> Iterator[Number]:
    start, end = match.span()
    if match.re is _SYMBOLS:
        yield Number(start, end, "fraction", _SYMBOL_VALUES[match.group()], digits_end=end)
        return
    if match.re is _DIGITS:
        yield _read(text, start, end, _figures(match.group()), in_words=False)
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


def _figures(written: str) -> float:
    """The value of digits: '1,250', '2.5', '1¼'."""
    whole = written.rstrip("".join(_SYMBOL_VALUES))
    return float(whole.replace(",", "")) + _SYMBOL_VALUES.get(written[len(whole) :], 0.0)


def _word_fraction(text: str, start: int, end: int) -> Number:
    """'Half a year' and 'the second half' are lengths of time; 'half of', 'a quarter of' are shares."""
    value = number_words.fraction(text[start:end])
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if (
        around.HALF_OF_TIME_AFTER.match(after)
        or around.QUARTER_OF_TIME_AFTER.match(after)
        or around.RANKED_BEFORE.search(before)
    ):
        return Number(start, end, "duration", value, in_words=True, digits_end=end)
    return Number(start, end, "fraction", value, in_words=True, digits_end=end)


@dataclass(slots=True)
class _Run:
    """One run of digits or number words, and how far it is read: `end` moves behind 'and a half' and 'million'."""

    text: str
    start: int
    end: int
    value: float
    in_words: bool
    before: str
    bare_end: int

    def number(self, kind: NumberKind, until: int | None = None, unit: str = "") -> Number:
        end = self.end if until is None else until
        return Number(self.start, end, kind, self.value, self.in_words, unit, self.bare_end)


_BEFORE = 60
"""Characters before a number that may tell what it is."""


def _read(text: str, start: int, end: int, value: float, *, in_words: bool) -> Number:
    """Classify one run of digits or number words by what stands before and after it."""
    run = _Run(text, start, end, value, in_words, text[max(0, start - _BEFORE) : start], end)
    if not in_words and (found := _by_its_figures(run)):
        return found
    return _aged(run) or _with_unit(run) or _named_by(run) or run.number("cardinal")


def _by_its_figures(run: _Run) -> Number | None:
    """What the figures themselves and what touches them tell: '£5', '2019', '3m 12s', 'C3', '3rd'."""
    text, start, end = run.text, run.start, run.end
    stripped = run.before.rstrip()
    if text[start:end] == "000" and run.before.rstrip(" '’").endswith("£"):  # '£000', "£'000"
        return Number(text.rindex("£", 0, start), around.word_end(text, end), "compound", None, digits_end=end)
    if stripped.endswith("£") and not (stripped != run.before and around.OPENS_POINT.match(text, end)):
        return _money(text, len(stripped) - len(run.before) - 1 + start, end, run.value)
    if sums.BAND_BEFORE.fullmatch(run.before) and sums.BILL.fullmatch(text[start:]):
        return run.number("money", unit="gbp")
    if around.is_year(text, start, end, run.value):
        return run.number("date")
    if short := around.short_duration(run.before, text, end):
        return run.number("duration", *short)
    if pence := sums.PENCE.match(text, end):
        return run.number("compound", pence.end())
    if around.is_glued(text, start, end):
        return run.number("reference", around.word_end(text, end))
    suffix = around.ORDINAL_SUFFIX.match(text, end)
    return run.number("ordinal", suffix.end()) if suffix else None


def _aged(run: _Run) -> Number | None:
    text = run.text
    if half := around.AND_A_HALF.match(text, run.end):
        run.value, run.end, run.bare_end = run.value + 1 / 2, half.end(), half.end()
    if around.AGE_AFTER.match(text, run.end) or (run.value < 110 and around.AGE_BEFORE.search(run.before)):
        return run.number("age")
    limited = run.value < 100 and around.AGE_LIMIT_BEFORE.search(run.before)
    return run.number("age") if limited and around.AGE_LIMIT_AFTER.match(text, run.end) else None


def _with_unit(run: _Run) -> Number | None:
    """What its multiple and its unit tell: '2.5 million pounds', 'three percentage points', '18 percent'."""
    text = run.text
    multiple = None if run.in_words else sums.MULTIPLIER.match(text, run.end)
    if multiple:
        run.value = _times(run.value, multiple)
        run.end = run.bare_end = multiple.end()
    if pounds := sums.POUNDS.match(text, run.end):
        return run.number("money", pounds.end(), "gbp")
    if multiple and _lost_its_sign(run):
        return run.number("money", unit="gbp")
    if points := around.POINTS.match(text, run.end):
        return run.number("points", points.end())
    percent = around.PERCENT.match(text, run.end)
    if percent and _is_range_without_dash(text[run.start : run.end]):
        return run.number("compound")
    return run.number("points" if percent["points"] else "percent", percent.end()) if percent else None


_TWO_SHARES = expression(r"(?P<low>[1-9]\d)(?P<high>[1-9]\d)")


def _is_range_without_dash(figure: str) -> bool:
    """'9094%' for '90-94%': a copy lost the dash, and no share is of thousands."""
    both = _TWO_SHARES.fullmatch(figure)
    return both is not None and 0 < int(both["high"]) - int(both["low"]) < _WIDEST_RANGE


_WIDEST_RANGE = 20


def _lost_its_sign(run: _Run) -> bool:
    """Whether the words beside a number of millions tell of money, though no pound sign stands before it."""
    if sums.OF_MONEY_AFTER.match(run.text, run.end) or sums.MONEY_BEFORE.search(run.before):
        return True
    return bool(sums.SAVED_BEFORE.search(run.before) and sums.SAVED_AFTER.match(run.text, run.end))


def _named_by(run: _Run) -> Number | None:
    """What the words around it tell where it has no unit of money or share: a name, a time, a part of a compound."""
    text, end, before = run.text, run.end, run.before
    if not run.in_words and around.is_service(run.value, before, text, end):
        return run.number("reference")
    if around.is_reference(before, text, end, in_words=run.in_words):
        return run.number("reference")
    if duration := around.DURATION.match(text, end):
        return run.number("duration", duration.end(), duration["unit"].lower().removesuffix("s"))
    if around.COMPOUND_AFTER.match(text, end):
        return run.number("compound")
    one = run.in_words and run.value == 1
    if one and (around.PRONOUN_AFTER.match(text, end) or around.PRONOUN_BEFORE.search(before)):
        return run.number("compound")
    if not run.in_words and around.AGE_PLURAL_AFTER.match(text, end) and around.AGE_PLURAL_BEFORE.search(before):
        return run.number("age", end + 1)
    return None


def _money(text: str, start: int, end: int, value: float) -> Number:
    if multiple := sums.MULTIPLIER_OF_MONEY.match(text, end):
        value, end = _times(value, multiple), multiple.end()
    return Number(start, end, "money", value, False, "gbp", end)


def _times(value: float, multiple: re.Match[str]) -> float:
    """As many as it is printed with its multiple: '4.1 million' is no 4,099,999.9999999995."""
    return round(value * sums.TIMES[(multiple["short"] or multiple["long"]).lower()], 4)
