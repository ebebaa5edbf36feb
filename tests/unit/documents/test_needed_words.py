"""Whatever a pattern matches holds one of the words read from it, so that looking for them first loses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.documents.expressions.needed_words import may_match, needed_words, taken_apart
from pipelines.documents.identity.kinds.kind import signs


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bgraded? good\b", [{"grade"}, {" good"}]),
        (r"precept|band [a-h] bills?", [{"precept", "band "}]),
        (r"(?:Chief )?Constable (?:said|told)", [{"constable "}, {"said", "told"}]),
        (r"(?:HMICFRS ){2,3}", [{"hmicfrs "}]),
        (r"(?!no )(?:grade|grant)?\d+%", []),
        (r"reviewed|\d of \d", [{"reviewed", " of "}]),
        (r"for \d+ cases", [{" cases"}, {"for "}]),
        (r"cases?|[a-z]\b", []),
    ],
)
def test_the_words_of_a_pattern(pattern: str, words: list[set[str]]) -> None:
    assert list(needed_words(pattern)) == words


@settings(max_examples=60)
@given(st.data())
def test_every_text_that_matches_holds_one_of_them(data: st.DataObject) -> None:
    pattern = data.draw(
        st.sampled_from([r"(?i)band [a-h]|\b12(?:th|st) May", r"[Pp]olice (?:force|chief)s?", "x{2}yz+"])
    )
    text = data.draw(st.from_regex(re.compile(pattern)))
    assert may_match(needed_words(pattern), text.lower())


def test_most_signs_of_a_kind_are_looked_for_only_where_one_of_their_words_stands() -> None:
    assert sum(bool(sign.needed) for sign in signs()) > 0.9 * len(signs())


def test_a_python_whose_parser_is_not_known_says_nothing_of_a_pattern_and_so_bars_no_text() -> None:
    assert taken_apart("graded? good", version=(99, 0)) == ()
    assert may_match((), "nothing of the kind")
