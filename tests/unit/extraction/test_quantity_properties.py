"""Whatever hedge, range or interval is written around a number, in whatever sentence, it is read back as meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import reference
from pipelines.extraction.grammar.numbers import find_numbers
from pipelines.extraction.grammar.quantities import hedge, interval_after
from pipelines.extraction.money.words.amounts import amounts
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.rates.shares import find_shares
from tests.unit.extraction.text_cases import context_of

_CARRIERS = st.sampled_from(
    [
        "The force said that {} of its calls were late.",
        "{} of the victims were told.",
        "Inspectors (who looked closely) found {} of crimes; that was new.",
        "By then the figure stood at {} of all reports.",
    ]
)
_PERCENTS = st.integers(1, 99).map(str) | st.tuples(st.integers(1, 98), st.integers(1, 9)).map(
    lambda p: f"{p[0]}.{p[1]}"
)
_SIGNS = st.sampled_from(["%", " percent", " per cent"])
_HALVES = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda p: f"{p[0]}.{p[1]}")
_INTERVALS = st.sampled_from(
    [
        " (with a confidence interval of +/- {half}{sign})",
        " (with a 95 percent confidence interval of +/- {half}{sign})",
        " (+/- {half}{sign})",
        " (±{half}{sign})",
        ", plus or minus {half}{sign},",
        ", give or take {half} percentage points,",
        " (confidence interval: +/- {half}{sign})",
        " (margin of error +/- {half}{sign})",
    ]
)
_HEDGES = st.sampled_from([row for row in reference.rows("hedges") if row["place"] == "before"])


def _shares(text: str) -> list[Share]:
    (sentence,) = context_of((text,)).sentences
    return find_shares(sentence)


@given(_CARRIERS, _PERCENTS, _SIGNS, _INTERVALS, _HALVES)
def test_an_interval_is_read_with_its_estimate(carrier: str, percent: str, sign: str, interval: str, half: str) -> None:
    (share,) = _shares(carrier.format(percent + sign + interval.format(half=half, sign=sign)))
    assert share.percent == pytest.approx(float(percent))
    assert share.interval is not None
    assert share.interval.half_width == pytest.approx(float(half))


@given(_CARRIERS, st.integers(2, 49), st.integers(50, 99), st.sampled_from(["between {} and {}", "{} to {}", "{}-{}"]))
def test_both_ends_of_a_range_are_shares(carrier: str, low: int, high: int, joint: str) -> None:
    shares = _shares(carrier.format(joint.format(low, f"{high} percent")))
    assert [(share.percent, share.qualifier) for share in shares] == [(low, "range"), (high, "range")]


@given(_CARRIERS, _HEDGES, _PERCENTS, _SIGNS)
def test_every_hedge_goes_with_its_number(carrier: str, said: dict[str, str], percent: str, sign: str) -> None:
    (share,) = _shares(carrier.format(f"{said['phrase']} {percent}{sign}"))
    assert share.percent == pytest.approx(float(percent))
    assert share.qualifier == said["qualifier"]


_TENS = ((2, "two"), (3, "three"), (5, "five"), (8, "eight"), (9, "nine"))


@given(
    _CARRIERS,
    st.sampled_from(_TENS),
    st.sampled_from(
        [("in ten", 10), ("in 10", 10), ("in every 100", 100), ("in every thousand", 1000), ("in twenty", 20)]
    ),
)
def test_so_many_in_so_many_is_a_share(carrier: str, part: tuple[int, str], whole: tuple[str, int]) -> None:
    (share,) = _shares(carrier.format(f"{part[1]} {whole[0]}"))
    assert share.percent == pytest.approx(round(100 * part[0] / whole[1], 1))


@given(
    st.integers(1, 49),
    st.integers(50, 900),
    st.sampled_from([("m", 1e6), (" million", 1e6), ("k", 1e3), ("bn", 1e9)]),
    st.sampled_from(["between £{}{} and £{}{}", "£{}{} to £{}{}", "£{}{}-£{}{}", "£{}-{}{}"]),
)
def test_a_range_of_money_is_one_amount(low: int, high: int, unit: tuple[str, float], written: str) -> None:
    ends = (low, high, unit[0]) if written == "£{}-{}{}" else (low, unit[0], high, unit[0])
    text = f"It would cost {written.format(*ends)}, the force said."
    (amount,) = amounts(text, find_numbers(text))
    assert (amount.value, amount.high) == (pytest.approx(low * unit[1]), pytest.approx(high * unit[1]))


@given(st.integers(2, 900), st.sampled_from(["m", " million", "bn"]), _HEDGES)
def test_every_hedge_goes_with_its_amount(whole: int, unit: str, said: dict[str, str]) -> None:
    text = f"The gap is {said['phrase']} £{whole}{unit} this year."
    (number, *_) = find_numbers(text)
    assert hedge(text, number).qualifier == said["qualifier"]


@given(_PERCENTS, _HALVES)
def test_two_ends_of_an_interval_are_halved(percent: str, half: str) -> None:
    middle, width = float(percent), float(half)
    low, high = round(middle - width, 1), round(middle + width, 1)
    if low <= 0 or width == 0:
        return
    text = f"It was {percent} percent (95 percent confidence interval: {low} to {high} percent)."
    estimate, *others = find_numbers(text)
    interval = interval_after(text, estimate, others)
    assert interval is not None
    assert interval.half_width == pytest.approx(width, abs=0.05)
    assert interval.level == 95
