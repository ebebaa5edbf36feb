"""Patterns that are tried only where words stand that they need find what one pattern of all forms would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents.expressions.in_lines import lines_with, stays_in_line
from pipelines.documents.expressions.quick import Quick, alternatives
from pipelines.documents.identity.kinds.kind import signs

FORMS = (r"(?:rose|fell)\s+by", r"\bfell\b", r"by\s+\d+", r"(?<=by )two", r"^Crime\b.{0,9}$", r"rose(?!,| by)")
"""Some begin at the same place, some inside another, some at the beginning or end of a line."""
FLAGS = re.IGNORECASE | re.MULTILINE
QUICK, PLAIN = Quick(*FORMS, flags=FLAGS), re.compile("|".join(FORMS), FLAGS)
WORDS = st.lists(st.sampled_from(["Crime", "fell", "Rose", "by", "by  12", "two", ",", "at", "\n", "\n\n"])).map(
    " ".join
)
FAR = "Nothing of the kind.\n" * 60


@given(WORDS, st.sampled_from(["", FAR]), st.sampled_from(["", f"\n{FAR}"]))
def test_several_forms_find_what_one_pattern_of_them_finds(text: str, before: str, behind: str) -> None:
    text = before + text + behind
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


def test_a_text_whose_small_letters_are_more_than_its_letters_is_searched_as_a_whole() -> None:
    assert Quick("fell").search("İ" * 2_000 + "\nIt fell") is not None


@pytest.mark.parametrize(
    ("form", "several"),
    [
        (r"good|(?:very|most) good|[|)]|\|", ["good", "(?:very|most) good", "[|)]", r"\|"]),
        (r"(?i:a|b)|(?<!c|d)e", ["(?i:a|b)", "(?<!c|d)e"]),
        (r"(?P<grade>good)|fair", [r"(?P<grade>good)|fair"]),
        (r"(good)|fair", [r"(good)|fair"]),
        (r"(?i)good|fair", [r"(?i)good|fair"]),
    ],
)
def test_a_form_is_cut_at_the_strokes_of_its_top_where_nobody_asks_for_its_groups(
    form: str, several: list[str]
) -> None:
    assert alternatives(form) == several


def test_signs_of_a_kind_are_what_their_alternatives_are() -> None:
    for sign in signs():
        assert "|".join(alternatives(sign.pattern.pattern)) == sign.pattern.pattern


@pytest.mark.parametrize(
    ("pattern", "stays"),
    [
        (r"\bsaid [^.\n]{3,9}\d(?! \d)$", True),
        (r"(?:we|I)(?: \w+){0,3} (?!more|less)found.*", True),
        (r"said\s", False),
        (r"said\W", False),
        (r"said[^.]", False),
        (r"said[\s.]", False),
        (r"said(?= |\n)", False),
        (r"(?s:said.)", False),
        (r"said\Z", False),
        (r"(a)said\1", False),
    ],
)
def test_a_pattern_that_may_hold_a_line_break_is_known(pattern: str, stays: bool) -> None:
    assert stays_in_line(pattern, FLAGS) is stays
    assert not stays_in_line(r"said$", re.IGNORECASE)


def test_the_lines_with_one_of_the_words() -> None:
    text = "it rose\nand fell\n\nthen rose"
    found = [text[start:end] for start, end in lines_with(frozenset({"rose", "fell"}), text, 3)]
    assert found == ["it rose", "and fell", "then rose"]
