"""How many cases were looked at: where each size stands. `test_texts` reads the samples of many texts."""

from __future__ import annotations

from pipelines.extraction.context import Context
from pipelines.extraction.counts.reading import read_case_counts
from pipelines.extraction.counts.samples import read_samples
from pipelines.extraction.records import Sample
from tests.unit.extraction.text_cases import context_of


def _samples(context: Context) -> list[Sample]:
    return read_samples(context, [span for count in read_case_counts(context) for span in count.claims])


def test_each_sample_of_one_number_stands_in_a_place_of_its_own() -> None:
    text = "We also reviewed 20 cases each for outcomes 15 and 16."
    facts = _samples(context_of((text,)))
    assert [text[fact.anchor.start : fact.anchor.end] for fact in facts] == ["15", "16"]
    assert [fact.measure_id for fact in facts] == ["outcome_15", "outcome_16"]
