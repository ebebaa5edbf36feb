"""The functions that models call, against examples that were published with their results."""

from __future__ import annotations

import math

import pyarrow as pa
import pytest

from warehouse import statistics
from warehouse.scratch import scratch

# Tumours in 71 groups of rats (Tarone 1982), as given in Gelman et al., Bayesian Data Analysis, table 5.1.
TUMOURS = (
    [0] * 14 + [1] * 8 + [2] * 9 + [1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10] + [4] * 7 + [10] + [4] * 3
    + [5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4]
)  # fmt: skip
RATS = (
    [20] * 7 + [19] * 4 + [18] * 2 + [17] + [20] * 4 + [19] * 2 + [18] * 2 + [25, 24, 23] + [20] * 6
    + [10, 49, 19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50] + [20] * 7 + [48] + [19] * 3
    + [22, 46, 49, 20, 20, 23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14]
)  # fmt: skip


def _of(function: str, *arguments: object) -> object:
    """What SQL gets for one row."""
    with scratch() as connection:
        placeholders = ", ".join(f"${place}" for place in range(1, len(arguments) + 1))
        row = connection.execute(f"select {function}({placeholders})", arguments).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(
    ("cases", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_as_in_newcombe_1998_table_1(cases: int, of: int, low: float, high: float) -> None:
    assert _of("wilson_low", cases, of) == pytest.approx(low, abs=5e-5)
    assert _of("wilson_high", cases, of) == pytest.approx(high, abs=5e-5)


def test_an_interval_holds_its_share_and_nothing_impossible() -> None:
    assert _of("wilson_low", 0, 15) == 0
    assert _of("wilson_high", 15, 15) == 1


def test_exact_test_of_the_lady_tasting_tea() -> None:
    """Fisher 1935: three of four cups right. One side has 17 chances of 70, both have 34."""
    assert _of("fisher_p", 3, 1, 1, 3) == pytest.approx(34 / 70)


def test_false_discovery_rate_of_the_fifteen_hypotheses_of_benjamini_and_hochberg_1995() -> None:
    """At a rate of 5 percent their procedure rejects the four smallest; Bonferroni's rejects three."""
    ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    ps += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000]
    adjusted = _of("benjamini_hochberg", ps)
    assert isinstance(adjusted, list)
    assert [q <= 0.05 for q in adjusted] == [True] * 4 + [False] * 11
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)


def test_hypotheses_that_nobody_could_test_count_for_nothing() -> None:
    assert _of("benjamini_hochberg", [None, 0.02, None]) == [None, 0.02, None]
    assert statistics.benjamini_hochberg(pa.array([[None]], pa.list_(pa.float64()))).to_pylist() == [[None]]


def test_prior_of_the_rat_tumours() -> None:
    """The book's contour plot has its mode at log(alpha/beta) = -1.8, log(alpha+beta) = 2.8."""
    prior = _of("beta_binomial_prior", TUMOURS, RATS)
    assert isinstance(prior, list)
    alpha, beta = prior
    assert math.log(alpha / beta) == pytest.approx(-1.8, abs=0.05)
    assert math.log(alpha + beta) == pytest.approx(2.8, abs=0.05)


def test_groups_that_differ_by_chance_alone_all_get_the_common_share() -> None:
    prior = _of("beta_binomial_prior", [5, 5, 5], [10, 10, 10])
    assert isinstance(prior, list)
    alpha, beta = prior
    assert alpha + beta == pytest.approx(statistics.LARGEST_PRIOR)
    assert (alpha + 9) / (alpha + beta + 10) == pytest.approx(0.5, abs=1e-3)


def test_two_groups_tell_no_spread() -> None:
    assert _of("beta_binomial_prior", [1, 9], [10, 10]) is None


@pytest.mark.parametrize(("effect", "cases"), [(0.2, 392), (0.5, 63), (0.8, 25)])
def test_detectable_drop_has_the_effect_that_cohen_1992_gives_for_that_many_cases(effect: float, cases: int) -> None:
    """His table 2, difference between proportions, power 0.80, two-sided 0.05, cases in each of two samples."""
    drop = _of("detectable_drop", 0.5, cases, cases)
    assert isinstance(drop, float)
    assert 2 * math.asin(math.sqrt(0.5)) - 2 * math.asin(math.sqrt(0.5 - drop)) == pytest.approx(effect, rel=0.02)


def test_a_handful_of_cases_can_show_no_drop() -> None:
    assert _of("detectable_drop", 0.3, 3, 200) is None


@pytest.mark.parametrize("name", statistics.FUNCTIONS)
def test_null_gives_null(name: str) -> None:
    assert _of(name, *[None for _ in statistics.FUNCTIONS[name].takes]) is None
