"""Counts of cases in sentences, lists and tables: `count_sentences.txt` holds the texts and the counts of each.

A count reads: numerator/denominator and whether the numerator counts cases that met what was expected.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipelines.extraction.case_counts import read_case_counts
from pipelines.extraction.records import CaseCount
from tests.unit.extraction.text_cases import TextCase, context_of, text_cases

_CASES = text_cases(Path(__file__).parent / "count_sentences.txt")


def _shown(fact: CaseCount) -> str:
    return f"{fact.numerator}/{fact.denominator} {fact.numerator_counts}"


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_counts_of_a_text(case: TextCase) -> None:
    facts = read_case_counts(context_of(case.lines))
    assert [_shown(fact) for fact in facts] == list(case.expected)
    if case.group != "nothing":
        assert case.group in {fact.rule for fact in facts}


def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses() -> None:
    counted = Counter(case.group for case in _CASES)
    assert all(count >= 12 for count in counted.values()), counted
    assert "nothing" in counted


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_counts_stand_where_they_say_and_none_stands_twice(case: TextCase) -> None:
    facts = read_case_counts(context_of(case.lines))
    for fact in facts:
        assert fact.quote.start <= fact.anchor.start < fact.anchor.end <= fact.quote.end
        assert 0 <= fact.numerator <= fact.denominator
    assert len({fact.anchor for fact in facts}) == len(facts)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In 17 of 64 calls we listened to, the handler didn't assess the risk.", "the handler didn't assess the risk"),
        ("Eleven of the 40 files that we read had no plan.", "had no plan"),
        ("Supervisors had set a plan in 12 of 30 cases.", "Supervisors had set a plan"),
        ("In 4 of 9 cases that concerned children, nobody was told.", "nobody was told"),
        ("The plan was good in nine of 20 cases but late in 11 of 20.", "The plan was good"),
    ],
)
def test_the_subject_is_what_is_said_of_the_cases_counted(text: str, subject: str) -> None:
    assert read_case_counts(context_of((text,)))[0].subject == subject


def test_a_count_that_leans_on_an_earlier_sentence_quotes_that_too() -> None:
    text = "We read 48 files. The rooms were cold. In nine there was no plan."
    (fact,) = read_case_counts(context_of((text,)))
    assert (fact.quote.start, fact.quote.end) == (0, len(text))
    assert text[fact.anchor.start : fact.anchor.end] == "nine"
