"""Clauses without a subject of their own: which words they take one from, and when they take none."""

from __future__ import annotations

import pytest

from pipelines.extraction.grammar.elliptical import lending, repeats
from pipelines.extraction.measures.measure import measure_of

ANSWERED = "The force answered 88 percent of 999 calls within 10 seconds last year."


def test_a_comparison_is_about_what_the_sentence_is_about() -> None:
    sentence = "On 101, 7 percent of callers hung up, against 4 percent a year before."
    assert lending("a year before", sentence, "")[0].startswith("On 101")
    assert measure_of("a year before", sentence, kind="rate") == "calls_abandoned_101"


@pytest.mark.parametrize(
    "sentence",
    [
        "That is just short of the 90 percent expected of it.",
        "In 2021 it was 76 percent.",
        "The best force reached 97 percent.",
        "It answered 71 percent the year before.",
    ],
)
def test_a_sentence_that_points_back_is_about_the_one_before(sentence: str) -> None:
    assert measure_of(sentence, sentence, kind="rate", earlier=ANSWERED) == "emergency_calls_answered_10s"


@pytest.mark.parametrize(
    "sentence",
    [
        "It lost 12 percent of its dispatchers.",
        "Of its vehicles 40 percent are old.",
        "Custody staff reached 76 percent.",
        "Some 30 percent of them were about nuisance.",
    ],
)
def test_a_sentence_that_speaks_of_something_new_takes_nothing(sentence: str) -> None:
    assert measure_of(sentence, sentence, kind="rate", earlier=ANSWERED) is None


def test_nothing_is_lent_where_two_things_were_measured_before() -> None:
    earlier = "It answers 91 percent of 999 calls within 10 seconds, but 8 percent of 101 calls are abandoned."
    sentence = "In 2021 it was 76 percent."
    assert measure_of(sentence, sentence, kind="rate", earlier=earlier) is None


def test_a_volume_takes_nothing() -> None:
    assert measure_of("It was 300.", "It was 300.", kind="volume", earlier=ANSWERED) is None


@pytest.mark.parametrize("clause", ["That was so", "it was confirmed that this had been so", "The same applied"])
def test_a_clause_that_repeats(clause: str) -> None:
    assert repeats(clause)


@pytest.mark.parametrize("clause", ["that was late", "it was so late that nobody came", "the plan applied"])
def test_a_clause_that_says_something_itself(clause: str) -> None:
    assert not repeats(clause)
