"""Patterns that are tried only where words stand that they need find what one pattern of all forms would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.grammar.phrases import Quick

FORMS = (r"(?:rose|fell)\s+by", r"\bfell\b", r"by\s+\d+", r"(?<=by )two")
"""Some begin at the same place, some inside another."""
QUICK, PLAIN = Quick(*FORMS), re.compile("|".join(FORMS), re.IGNORECASE)


@given(st.lists(st.sampled_from(["Crime", "fell", "Rose", "by", "by  12", "two", ",", "at"])).map(" ".join))
def test_several_forms_find_what_one_pattern_of_them_finds(text: str) -> None:
    assert [found.span() for found in QUICK.finditer(text)] == [found.span() for found in PLAIN.finditer(text)]
    assert QUICK.sub("-", text) == PLAIN.sub("-", text)


@pytest.mark.parametrize("text", ["Burglary FELL by 12", "fell", "It rose  by two", "unchanged", ""])
def test_each_way_of_looking_finds_the_same(text: str) -> None:
    for quick, plain in zip(
        (QUICK.search(text, 3), QUICK.match(text, 9), QUICK.fullmatch(text), QUICK.fullmatch(text, 9, 13)),
        (PLAIN.search(text, 3), PLAIN.match(text, 9), PLAIN.fullmatch(text), PLAIN.fullmatch(text, 9, 13)),
        strict=True,
    ):
        assert (quick and quick.span()) == (plain and plain.span())
