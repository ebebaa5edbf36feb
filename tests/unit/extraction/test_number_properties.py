"""Whatever number is written, in whatever form and sentence, the same value is read back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.grammar.numbers import NumberKind, find_numbers, may_hold_number

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _in_words(number: int) -> str:
    """The English words of a number below a million, written apart from the grammar that reads them."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_UNITS[unit]}" if unit else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            joint = " and " if rest < 100 else " "
            return f"{_in_words(many)} {name}" + (f"{joint}{_in_words(rest)}" if rest else "")
    raise AssertionError(number)


@dataclass(frozen=True)
class Written:
    text: str
    kind: NumberKind
    value: float


def _written(text: str, kind: NumberKind, value: float) -> Written:
    return Written(text, kind, value)


_wholes = st.integers(2, 1989) | st.integers(2036, 999_999)
"""Four digits of a year are read as one; the services 999, 101, 111 and 112 depend on what follows."""
_counts = _wholes.filter(lambda number: number not in (999, 101, 111, 112))
_decimals = st.tuples(st.integers(0, 99), st.integers(1, 9)).map(lambda parts: f"{parts[0]}.{parts[1]}")
_percents = st.integers(0, 100).map(str) | _decimals

_cardinals = (
    _counts.map(lambda n: _written(str(n), "cardinal", n))
    | _counts.map(lambda n: _written(f"{n:,}", "cardinal", n))
    | _counts.map(lambda n: _written(_in_words(n), "cardinal", n))
    | st.integers(2, 9).map(lambda n: _written(f"{_in_words(n)} dozen", "cardinal", 12 * n))
    | st.tuples(_decimals, st.sampled_from([("m", 1e6), ("k", 1e3), (" million", 1e6), (" billion", 1e9)])).map(
        lambda p: _written(f"{p[0]}{p[1][0]}", "cardinal", float(p[0]) * p[1][1])
    )
)
_percent_signs = st.sampled_from(["%", " %", " percent", " per cent", " per-cent"])
_shares = (
    st.tuples(_percents, _percent_signs).map(lambda p: _written(p[0] + p[1], "percent", float(p[0])))
    | st.integers(2, 99).map(lambda n: _written(f"{_in_words(n)} percent", "percent", n))
    | _percents.map(lambda p: _written(f"{p} percentage points", "points", float(p)))
)
_units_of_money = st.sampled_from(
    [("", 1), ("k", 1e3), ("m", 1e6), ("bn", 1e9), (" million", 1e6), (" billion", 1e9), (" thousand", 1e3)]
)
_money = st.tuples(_percents, _units_of_money).map(
    lambda p: _written(f"£{p[0]}{p[1][0]}", "money", float(p[0]) * p[1][1])
)
_symbols = st.sampled_from([("½", 1 / 2), ("¼", 1 / 4), ("¾", 3 / 4)])
_money |= (
    st.tuples(st.integers(1, 99), _symbols).map(
        lambda p: _written(f"£{p[0]}{p[1][0]} million", "money", (p[0] + p[1][1]) * 1e6)
    )
    | _counts.map(lambda n: _written(f"£{n:,}", "money", n))
    | _counts.map(lambda n: _written(f"{n:,} pounds", "money", n))
    | st.integers(2, 99).map(lambda n: _written(f"{_in_words(n)} pounds", "money", n))
)
_parts = [("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("eighth", 8), ("tenth", 10)]
_fractions = st.sampled_from(_parts).map(lambda part: _written(f"a {part[0]}", "fraction", 1 / part[1])) | st.tuples(
    st.integers(2, 9), st.sampled_from(_parts), st.sampled_from([" ", "-"])
).map(lambda p: _written(f"{_in_words(p[0])}{p[2]}{p[1][0]}s", "fraction", p[0] / p[1][1]))

_spans_of_time = (
    st.tuples(st.integers(2, 90), st.sampled_from(["minutes", "hours", "days", "weeks", "months", "years"])).map(
        lambda p: _written(f"{p[0]} {p[1]}", "duration", p[0])
    )
    | st.tuples(st.integers(2, 90), st.sampled_from(["minutes", "working days", "years"])).map(
        lambda p: _written(f"{_in_words(p[0])} {p[1]}", "duration", p[0])
    )
    | st.integers(2001, 2030).map(lambda n: _written(f"{n}/{(n + 1) % 100:02}", "fiscal_year", n))
    | st.integers(2001, 2030).map(lambda n: _written(f"{n}-{(n + 1) % 100:02}", "fiscal_year", n))
)

_any_number = _cardinals | _shares | _money | _fractions | _spans_of_time
_carriers = st.sampled_from(
    [
        "The force said that {} of its staff had left.",
        "{} of the victims were told.",
        "It rose by {}, the inspectors said.",
        "Inspectors (who looked closely) found {}; that was new.",
        'They saw "{}" and nothing else.',
        "- {} of these;",
        "It stood at about {}\nby then.",
        "The figure is {}.",
    ]
)


@given(_carriers, _any_number)
def test_a_number_is_read_back_as_it_was_meant(carrier: str, written: Written) -> None:
    text = carrier.format(written.text)
    assert may_hold_number(text)
    (number,) = find_numbers(text)
    assert number.kind == written.kind
    assert number.value == pytest.approx(written.value)
    assert text[number.start : number.end] == written.text


@given(_carriers, _any_number)
def test_a_number_at_the_start_of_a_sentence_may_be_capital(carrier: str, written: Written) -> None:
    text = carrier.format(written.text.capitalize())
    (number,) = find_numbers(text)
    assert number.value == pytest.approx(written.value)


@given(st.lists(_any_number, min_size=2, max_size=6))
def test_many_numbers_are_each_read_once_and_in_order(numbers: list[Written]) -> None:
    text = "; ".join(f"then came {written.text} of them" for written in numbers) + "."
    found = find_numbers(text)
    assert [number.value for number in found] == [pytest.approx(written.value) for written in numbers]
    assert [number.kind for number in found] == [written.kind for written in numbers]


@given(st.text(alphabet="0123456789 .,-/%£()amhpn:onetwhirdfuqck\n", max_size=80))
def test_spans_never_overlap_and_lie_inside_the_text_whatever_it_is(text: str) -> None:
    found = find_numbers(text)
    at = 0
    for number in found:
        assert at <= number.start < number.end <= len(text)
        at = number.end
    digits = {index for index, character in enumerate(text) if character.isdigit()}
    covered = {index for number in found for index in range(number.start, number.end)}
    assert digits <= covered
