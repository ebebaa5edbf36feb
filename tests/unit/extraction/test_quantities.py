"""Hedges, ranges and confidence intervals around a number."""

from __future__ import annotations

import pytest

from pipelines.extraction.grammar.numbers import Number, find_numbers
from pipelines.extraction.grammar.quantities import (
    clause_bounds,
    from_to,
    hedge,
    in_range,
    interval_after,
    is_figure_of_speech,
)


def _numbers(text: str) -> list[Number]:
    return find_numbers(text)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 40 cases", "about"),
        ("some 40 cases", "about"),
        ("40 or so cases", "about"),
        ("nearly a third", "nearly"),
        ("more than 40 cases", "over"),
        ("just under 40 cases", "under"),
        ("40 cases or more", "exact"),
        ("40 or more cases", "at_least"),
        ("at least £2m", "at_least"),
        ("no more than 5 percent", "at_most"),
        ("up to 40 percent", "at_most"),
        ("below the 90 percent that is asked", "exact"),
        ("in 40 cases", "exact"),
    ],
)
def test_a_hedge_before_or_after(text: str, qualifier: str) -> None:
    assert hedge(text, _numbers(text)[0]).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "half_width", "level"),
    [
        ("92.5 percent (with a confidence interval of +/- 2.5 percent)", 2.5, None),
        ("92.5% ± 2.5%", 2.5, None),
        ("92.5 per cent, plus or minus 2.5 percentage points,", 2.5, None),
        ("92.5 percent (confidence interval: +/- 2.5)", 2.5, None),
        ("92.5 percent, give or take 2.5 percent", 2.5, None),
        ("92.5 percent (95% CI 90.0 to 95.0)", 2.5, 95),
        ("92.5 percent (95 percent confidence interval: 90 to 95 percent)", 2.5, 95),
        ("92.5 percent, with a margin of error of 2.5 points", 2.5, None),
    ],
)
def test_an_interval_in_every_spelling(text: str, half_width: float, level: float | None) -> None:
    estimate, *others = _numbers(text)
    interval = interval_after(text, estimate, others)
    assert interval is not None
    assert (interval.half_width, interval.level) == (half_width, level)


@pytest.mark.parametrize(
    "text",
    [
        "92.5 percent of crimes and 2.5 percent of incidents",
        "92.5 percent. The confidence interval is given in annex 2.",
        "92.5 percent; 2.5 percent were late",
    ],
)
def test_another_figure_is_no_interval(text: str) -> None:
    estimate, *others = _numbers(text)
    assert interval_after(text, estimate, others) is None


def test_ranges_are_told_from_changes() -> None:
    between = "between 10 and 15 percent"
    assert in_range(between, *_numbers(between))
    rose = "it rose from 10 percent to 15 percent"
    assert from_to(rose, *_numbers(rose))
    ranged = "it ranged from 10 percent to 15 percent"
    assert not from_to(ranged, *_numbers(ranged))
    two = "in 10 and 15 percent"
    assert not in_range(two, *_numbers(two))


def test_a_percentage_that_measures_nothing() -> None:
    for text in ("She is 100 percent behind it.", "at the 95 percent level", "95 percent confidence level"):
        assert is_figure_of_speech(text, _numbers(text)[0])
    text = "100 percent of officers"
    assert not is_figure_of_speech(text, _numbers(text)[0])


def test_a_clause_ends_where_a_comparison_begins() -> None:
    text = "The rate was 42 percent, compared with 51 percent for all forces."
    start, end = clause_bounds(text, 13, 13)
    assert text[start:end] == "The rate was 42 percent"
