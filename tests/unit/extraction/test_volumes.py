"""Counts that stand alone: `volume_sentences.txt` holds the texts and the volumes of each.

A volume reads: value qualifier | subject | first day - last day of its period | force.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipelines.documents.document import Span
from pipelines.extraction.records import Volume
from pipelines.extraction.volumes import read_volumes
from tests.unit.extraction.text_cases import TextCase, context_of, text_cases

_CASES = text_cases(Path(__file__).parent / "volume_sentences.txt")


def _shown(fact: Volume) -> str:
    period = f"{fact.period_start} - {fact.period_end}" if fact.period_start else "-"
    return f"{fact.value:,.0f} {fact.qualifier} | {fact.subject} | {period} | {fact.force_id or '-'}"


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_volumes_of_a_text(case: TextCase) -> None:
    facts = read_volumes(context_of(case.lines), ())
    assert [_shown(fact) for fact in facts] == list(case.expected)
    if case.group != "nothing":
        assert case.group in {fact.rule for fact in facts}


def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses() -> None:
    counted = Counter(case.group for case in _CASES)
    assert all(count >= 12 for count in counted.values()), counted
    assert "nothing" in counted


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_a_claimed_number_is_not_claimed_again(case: TextCase) -> None:
    context = context_of(case.lines)
    whole = Span(0, len(context.document.text))
    assert [fact.value for fact in read_volumes(context, (whole,)) if fact.value] == []


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
