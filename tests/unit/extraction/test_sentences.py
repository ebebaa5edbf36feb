"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.grammar.sentences import split


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def test_a_sentence_ends_before_a_capital_a_digit_or_a_pound_sign() -> None:
    text = "It is good. We read 40 files. 12 were late! £2m was spent? Yes."
    assert _sentences(text) == ["It is good.", "We read 40 files.", "12 were late!", "£2m was spent?", "Yes."]


@pytest.mark.parametrize(
    "text",
    [
        "Sgt. Example of St. Albans, i.e. the north, said so.",
        "It rose by 2.5 percent in No. 4 district.",
        "See para. 4 and Fig. 2.",
        "2. The force should act.",
        "He said that J. Example agreed.",
    ],
)
def test_abbreviations_decimals_and_list_numbers_end_nothing(text: str) -> None:
    assert _sentences(text) == [text]


def test_a_sentence_ends_where_a_page_has_lost_the_end_of_its_paragraph() -> None:
    text = "It had a backlog of 40 cases.The force has since cleared it in 2021.It is now good."
    assert _sentences(text) == [
        "It had a backlog of 40 cases.",
        "The force has since cleared it in 2021.",
        "It is now good.",
    ]
    assert _sentences("See www.kent.police.uk or ask at St.Albans.") == ["See www.kent.police.uk or ask at St.Albans."]


def test_a_sentence_keeps_its_closing_quotation_mark() -> None:
    assert _sentences('She said: "It works." Then she left.') == ['She said: "It works."', "Then she left."]


@given(st.text(alphabet="aB1.!?\"') \n£", max_size=60))
def test_sentences_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    at = 0
    for start, end in split(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
