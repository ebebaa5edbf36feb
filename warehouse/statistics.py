"""Statistics that SQL has none of, as functions that a model calls by name.

Belongs here: each formula once, over whole Arrow columns, from a library wherever one has it. Not here: which rows are
compared with which (the models in `sql/mart`), or when the functions are made known to a database (`scratch`).

A row with a null in it gives null.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, pi, sin, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:  # loading either takes longer than most commands of `peel` do, and few models need them
    import duckdb
    import numpy as np
    from numpy.typing import NDArray

CONFIDENCE = 0.95
"""Of every interval computed here, as of those that the inspectorate prints."""
POWER = 0.8
"""Chance with which a difference is to show before it is called detectable; the customary four in five."""
FEWEST_GROUPS = 3
"""Groups from which a spread can be told: with fewer, shrinking has nothing to go by (Efron and Morris 1977)."""
LARGEST_PRIOR = 1e6
"""Cases that a prior may weigh; there the groups differ by no more than chance, and all get the common share."""


def wilson_low(cases: pa.Array, of: pa.Array) -> pa.Array:
    """Lower end of the score interval of a share (Wilson 1927)."""
    return _wilson(cases, of, -1)


def wilson_high(cases: pa.Array, of: pa.Array) -> pa.Array:
    """Upper end of the score interval of a share (Wilson 1927)."""
    return _wilson(cases, of, 1)


def _wilson(cases: pa.Array, of: pa.Array, side: int) -> pa.Array:
    import numpy as np

    k, n = _numbers(cases), _numbers(of)
    z = _quantile(1 - (1 - CONFIDENCE) / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = k / n
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        # Rounding may put an end on the wrong side of the share where that is 0 or 1.
        end = np.minimum(share, np.maximum(0, middle - half)) if side < 0 else np.maximum(share, middle + half)
    return _column(np.minimum(end, 1))


def fisher_p(a: pa.Array, b: pa.Array, c: pa.Array, d: pa.Array) -> pa.Array:
    """Two-sided p of Fisher's exact test of the table a b / c d: how often chance alone parts two groups that far."""
    tables = zip(*(column.to_pylist() for column in (a, b, c, d)), strict=True)
    return pa.array([None if None in table else _fisher(*table) for table in tables], pa.float64())


@lru_cache(maxsize=65536)
def _fisher(a: int, b: int, c: int, d: int) -> float:
    from scipy.stats import fisher_exact

    return min(1.0, float(fisher_exact([[a, b], [c, d]]).pvalue))


def benjamini_hochberg(lists: pa.Array) -> pa.Array:
    """The p values of one family, adjusted for their number so that a bound on them bounds the false discovery rate
    (Benjamini and Hochberg 1995); in the same order, and null where the p value is."""
    return pa.array([None if ps is None else _adjusted(ps) for ps in lists.to_pylist()], pa.list_(pa.float64()))


def _adjusted(ps: Sequence[float | None]) -> list[float | None]:
    known = [p for p in ps if p is not None]
    if not known:
        return list(ps)
    from scipy.stats import false_discovery_control

    adjusted = iter(false_discovery_control(known).tolist())
    return [None if p is None else next(adjusted) for p in ps]


def beta_binomial_prior(cases: pa.Array, of: pa.Array) -> pa.Array:
    """Alpha and beta of the beta distribution that the groups' shares most likely come from; null below
    `FEWEST_GROUPS`. A group's share shrinks to (alpha + cases) / (alpha + beta + of)."""
    pairs = zip(cases.to_pylist(), of.to_pylist(), strict=True)
    return pa.array([_prior(k, n) for k, n in pairs], pa.list_(pa.float64()))


def _prior(cases: Sequence[int] | None, of: Sequence[int] | None) -> list[float] | None:
    if cases is None or of is None or len(cases) < FEWEST_GROUPS:
        return None
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import betaln, expit, logit, psi

    k, n = np.array(cases, float), np.array(of, float)
    start = logit((k.sum() + 0.5) / (n.sum() + 1))

    def unlikeliness(place: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """And how it grows with each coordinate: told by differences, it is too flat to be followed to its end."""
        mean, weight = expit(place[0]), np.exp(place[1])
        alpha, beta = mean * weight, (1 - mean) * weight
        likelihood = float((betaln(k + alpha, n - k + beta) - betaln(alpha, beta)).sum())
        by_both = (psi(weight) - psi(n + weight)).sum()
        by_alpha = (psi(k + alpha) - psi(alpha)).sum() + by_both
        by_beta = (psi(n - k + beta) - psi(beta)).sum() + by_both
        return -likelihood, -np.array([(by_alpha - by_beta) * alpha * (1 - mean), by_alpha * alpha + by_beta * beta])

    bounds = [(start - 10, start + 10), (np.log(0.01), np.log(LARGEST_PRIOR))]
    found = [
        minimize(unlikeliness, [start, np.log(weight)], jac=True, method="L-BFGS-B", bounds=bounds)
        for weight in (3, 300)
    ]
    best = min(found, key=lambda one: float(one.fun))
    mean, weight = float(expit(best.x[0])), float(np.exp(best.x[1]))
    return [mean * weight, (1 - mean) * weight]


def detectable_drop(share: pa.Array, of: pa.Array, others: pa.Array) -> pa.Array:
    """How far below the others' share the true share of `of` cases must lie for the difference to show in four of five
    samples of this size, on the arcsine scale (Cohen 1988, chapter 6); null where not even none of them would do."""
    rows = zip(share.to_pylist(), of.to_pylist(), others.to_pylist(), strict=True)
    return pa.array([None if None in row else _drop(*row) for row in rows], pa.float64())


def _drop(share: float, of: int, others: int) -> float | None:
    effect = (_quantile(1 - (1 - CONFIDENCE) / 2) + _quantile(POWER)) * sqrt(1 / of + 1 / others)
    angle = 2 * asin(sqrt(min(1.0, max(0.0, share)))) - effect
    return share - sin(min(angle, pi) / 2) ** 2 if angle >= 0 else None


def _quantile(probability: float) -> float:
    """Of the normal distribution; by the standard library, as loading SciPy takes longer than all that is asked."""
    return NormalDist().inv_cdf(probability)


def _numbers(column: pa.Array) -> NDArray[np.float64]:
    """The column in doubles, since the square of a count of millions is no integer; nulls are NaN."""
    import numpy as np

    return np.asarray(column.cast(pa.float64()), dtype=float)


def _column(numbers: NDArray[np.float64]) -> pa.Array:
    return pa.array(numbers, pa.float64(), from_pandas=True)


@dataclass(frozen=True)
class Function:
    """A function as SQL sees it; the types are DuckDB's names."""

    compute: Callable[..., pa.Array]
    takes: tuple[str, ...]
    gives: str


FUNCTIONS = {
    "wilson_low": Function(wilson_low, ("bigint", "bigint"), "double"),
    "wilson_high": Function(wilson_high, ("bigint", "bigint"), "double"),
    "fisher_p": Function(fisher_p, ("bigint",) * 4, "double"),
    "benjamini_hochberg": Function(benjamini_hochberg, ("double[]",), "double[]"),
    "beta_binomial_prior": Function(beta_binomial_prior, ("bigint[]", "bigint[]"), "double[]"),
    "detectable_drop": Function(detectable_drop, ("double", "bigint", "bigint"), "double"),
}
"""By the name that SQL calls."""


def make_known(connection: duckdb.DuckDBPyConnection) -> None:
    """Every database of the connection's instance can call them from then on."""
    for name, function in FUNCTIONS.items():
        # The names of the two modes are understood by every version of DuckDB; where their types live differs.
        connection.create_function(  # type: ignore[call-overload]
            name, function.compute, list(function.takes), function.gives, type="arrow", null_handling="special"
        )


@cache
def code_version() -> str:
    """Changes with this module, and with it that of every model that calls a function."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]
