"""How many cases were looked at: `sample_sentences.txt` holds the texts and the samples of each.

A sample reads: size and unit, and after a bar the first and last day of its period where the text names one.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipelines.extraction.case_counts import read_case_counts
from pipelines.extraction.context import Context
from pipelines.extraction.records import Sample
from pipelines.extraction.samples import read_samples
from tests.unit.extraction.text_cases import TextCase, context_of, text_cases

_CASES = text_cases(Path(__file__).parent / "sample_sentences.txt")


def _samples(context: Context) -> list[Sample]:
    return read_samples(context, [span for count in read_case_counts(context) for span in count.claims])


def _shown(fact: Sample) -> str:
    period = f" | {fact.period_start} - {fact.period_end}" if fact.period_start else ""
    return f"{fact.size} {fact.unit}".strip() + period


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_samples_of_a_text(case: TextCase) -> None:
    facts = _samples(context_of(case.lines))
    assert [_shown(fact) for fact in facts] == list(case.expected)
    if case.group != "nothing":
        assert case.group in {fact.rule for fact in facts}


def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses() -> None:
    counted = Counter(case.group for case in _CASES)
    assert all(count >= 12 for count in counted.values()), counted
    assert "nothing" in counted


def test_each_sample_of_one_number_stands_in_a_place_of_its_own() -> None:
    text = "We also reviewed 20 cases each for outcomes 15 and 16."
    facts = _samples(context_of((text,)))
    assert [text[fact.anchor.start : fact.anchor.end] for fact in facts] == ["15", "16"]
    assert [fact.measure_id for fact in facts] == ["outcome_15", "outcome_16"]
