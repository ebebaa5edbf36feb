"""Percentages and shares: their measures, intervals and headlines. `test_texts` reads the shares of many texts."""

from __future__ import annotations

import pytest

from pipelines.extraction.context import Context
from pipelines.extraction.counts.reading import read_case_counts
from pipelines.extraction.rates.reading import read_rates
from pipelines.extraction.records import Rate
from tests.unit.extraction.text_cases import context_of


def _rates(context: Context) -> list[Rate]:
    return read_rates(context, [span for count in read_case_counts(context) for span in count.claims])


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("It answered 89 percent of 999 calls within 10 seconds.", "emergency_calls_answered_10s"),
        ("It records 94.1 percent (+/- 2.2 percent) of reported violent offences.", "crime_recorded_violence"),
        ("Some 18 percent of 101 calls were abandoned.", "calls_abandoned_101"),
        ("About 40 percent of its staff live in the city.", None),
    ],
)
def test_a_measure_is_linked_only_where_it_is_named(text: str, measure: str | None) -> None:
    (fact,) = _rates(context_of((text,)))
    assert fact.measure_id == measure


@pytest.mark.parametrize("many", ["England and Wales", "National average", "Most similar forces"])
def test_a_row_labelled_with_the_nation_or_with_several_forces_is_of_no_single_force(many: str) -> None:
    table = (
        "Force | Calls answered in time | Calls abandoned",
        "Kent Police | 92.4% | 6.8%",
        f"{many} | 84.1% | 11.3%",
    )
    assert [fact.force_id for fact in _rates(context_of(table))] == ["kent", "kent", None, None]


def test_a_headline_and_the_exact_figure_behind_it_are_one_share_that_claims_both_numbers() -> None:
    text = "Nearly one in five crimes (19.6 percent) are missed."
    (fact,) = _rates(context_of((text,)))
    assert fact.percent == 19.6
    assert [text[span.start : span.end] for span in fact.claims] == ["one", "five", "19.6 percent"]


def test_a_level_of_confidence_is_kept_apart_from_the_interval() -> None:
    (fact,) = _rates(context_of(("It records 93.2 percent (90 percent confidence interval: 91.4 to 95.0) of crime.",)))
    assert (fact.percent, fact.ci_half_width, fact.ci_level) == (93.2, 1.8, 90.0)
