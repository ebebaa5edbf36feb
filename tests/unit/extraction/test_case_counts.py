"""Counts of cases: what they are said of, and what they quote. `test_texts` reads the counts of many texts."""

from __future__ import annotations

import pytest

from pipelines.extraction.counts.reading import read_case_counts
from tests.unit.extraction.text_cases import context_of


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
