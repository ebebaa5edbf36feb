"""Amounts of money: one, the two ends of a range, the unit printed once for both."""

from __future__ import annotations

import pytest

from pipelines.extraction.grammar.numbers import find_numbers
from pipelines.extraction.money.words.amounts import amounts, per_unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Repairs cost £2m.", [(2e6, None)]),
        ("Repairs cost £2.5 million.", [(2.5e6, None)]),
        ("Repairs cost £850,000.", [(850_000, None)]),
        ("Repairs cost £850k.", [(850_000, None)]),
        ("Repairs cost £.5m.", [(500_000, None)]),
        ("Repairs cost two million pounds.", [(2e6, None)]),
        ("Repairs cost half a million pounds.", [(500_000, None)]),
        ("Repairs cost £1.2bn.", [(1.2e9, None)]),
        ("Repairs cost £2-3m.", [(2e6, 3e6)]),
        ("Repairs cost £2m-3m.", [(2e6, 3e6)]),
        ("Repairs cost £2m to £3m.", [(2e6, 3e6)]),
        ("Repairs cost between £8 and £10 million.", [(8e6, 10e6)]),
        ("Repairs cost from £400,000 to £600,000.", [(400_000, 600_000)]),
        ("Repairs rose from £4m to £6m.", [(4e6, None), (6e6, None)]),
        ("Repairs cost £4m and heating £2m.", [(4e6, None), (2e6, None)]),
        ("Repairs took 4 to 6 months.", []),
    ],
)
def test_amounts_are_read_with_their_unit_and_range(text: str, values: list[tuple[float, float | None]]) -> None:
    assert [(amount.value, amount.high) for amount in amounts(text, find_numbers(text))] == values


@pytest.mark.parametrize("unit", ["a month", "per week", "an hour", "per shift", "for every officer", "/day"])
def test_an_amount_for_each_of_something_is_told_apart(unit: str) -> None:
    text = f"It comes to £12 {unit}."
    assert per_unit(text, amounts(text, find_numbers(text))[0])


def test_what_each_inhabitant_pays_is_a_figure_of_its_own() -> None:
    text = "It spends £164 per head of population."
    assert not per_unit(text, amounts(text, find_numbers(text))[0])


def test_a_year_is_no_unit() -> None:
    text = "It comes to £12 a year."
    assert not per_unit(text, amounts(text, find_numbers(text))[0])


def test_a_number_holds_its_multiplier() -> None:
    text = "The forces record 1.2 million crimes."
    (number,) = find_numbers(text)
    assert (text[number.start : number.end], number.value) == ("1.2 million", 1.2e6)


@pytest.mark.parametrize(
    ("text", "kind"), [("It will have 1,500 by 2023.", "cardinal"), ("It measures 4 by 3 metres.", "compound")]
)
def test_by_a_year_is_no_measurement(text: str, kind: str) -> None:
    assert find_numbers(text)[0].kind == kind
