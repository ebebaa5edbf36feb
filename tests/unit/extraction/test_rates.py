"""Percentages and shares: `rate_sentences.txt` holds the texts and the shares of each.

A share reads: percent, +/- its interval where one is printed, role and qualifier.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipelines.extraction.case_counts import read_case_counts
from pipelines.extraction.context import Context
from pipelines.extraction.rates import read_rates
from pipelines.extraction.records import Rate
from tests.unit.extraction.text_cases import TextCase, context_of, text_cases

_CASES = text_cases(Path(__file__).parent / "rate_sentences.txt")


def _rates(context: Context) -> list[Rate]:
    return read_rates(context, [span for count in read_case_counts(context) for span in count.claims])


def _shown(fact: Rate) -> str:
    interval = f" +/- {fact.ci_half_width:g}" if fact.ci_half_width is not None else ""
    return f"{fact.percent:g}{interval} {fact.role} {fact.qualifier}"


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_shares_of_a_text(case: TextCase) -> None:
    facts = _rates(context_of(case.lines))
    assert [_shown(fact) for fact in facts] == list(case.expected)
    if case.group != "nothing":
        assert case.group in {fact.rule for fact in facts}


def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses() -> None:
    counted = Counter(case.group for case in _CASES)
    assert all(count >= 12 for count in counted.values()), counted
    assert "nothing" in counted


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_shares_stand_where_they_say(case: TextCase) -> None:
    for fact in _rates(context_of(case.lines)):
        assert fact.quote.start <= fact.anchor.start < fact.anchor.end <= fact.quote.end
        assert fact.claims


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


def test_a_headline_and_the_exact_figure_behind_it_are_one_share_that_claims_both_numbers() -> None:
    text = "Nearly one in five crimes (19.6 percent) are missed."
    (fact,) = _rates(context_of((text,)))
    assert fact.percent == 19.6
    assert [text[span.start : span.end] for span in fact.claims] == ["one", "five", "19.6 percent"]


def test_a_level_of_confidence_is_kept_apart_from_the_interval() -> None:
    (fact,) = _rates(context_of(("It records 93.2 percent (90 percent confidence interval: 91.4 to 95.0) of crime.",)))
    assert (fact.percent, fact.ci_half_width, fact.ci_level) == (93.2, 1.8, 90.0)
