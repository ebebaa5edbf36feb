"""Counts that stand alone: measures, periods, and what others claim. `test_texts` reads the volumes of many texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.documents.document import Span
from pipelines.extraction.counts.reading import read_case_counts
from pipelines.extraction.volumes.reading import read_volumes
from tests.unit.extraction.text_cases import context_of, text_cases


def test_a_claimed_number_is_not_claimed_again() -> None:
    for case in text_cases(Path(__file__).parent / "volume_sentences.txt"):
        context = context_of(case.lines)
        whole = Span(0, len(context.document.text))
        assert [fact.value for fact in read_volumes(context, (whole,)) if fact.value] == [], str(case)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("We estimate that the force failed to record 5,300 crimes a year.", ["crimes_not_recorded"]),
        ("Inspectors made 9 recommendations in 2019.", ["recommendations_made"]),
        ("None of our recommendations has been fully achieved.", ["recommendations_fully_achieved"]),
        ("The Government promised 20,000 new police officers.", ["police_officers_new_national"]),
        ("The number of registered sex offenders rose from 900 to 1,100.", ["registered_sex_offenders"] * 2),
        ("A team of 18 officers does this work.", [None]),
    ],
)
def test_the_measure_is_that_of_the_words_of_the_count(text: str, measures: list[str | None]) -> None:
    facts = read_volumes(context_of((text,)), ())
    assert [fact.measure_id for fact in facts][: len(measures)] == measures


def test_the_same_period_is_the_one_named_before() -> None:
    text = "Between January and June 2022, there were 31,000 emergency calls. For the same period, it made 900 arrests."
    first, second = read_volumes(context_of((text,)), ())
    assert (first.period_start, first.period_end) == (second.period_start, second.period_end)
    assert str(first.period_start) == "2022-01-01"


def test_crimes_that_a_count_of_cases_is_of_are_no_volume_besides() -> None:
    context = context_of(("Inspectors found that 276 thefts were reported, of which 251 were recorded.",))
    counts = read_case_counts(context)
    assert [(count.numerator, count.denominator) for count in counts] == [(251, 276)]
    assert read_volumes(context, [span for count in counts for span in count.claims], counts) == []
