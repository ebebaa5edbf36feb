"""Text of strangers shows as text: what can't be seen is written out."""

from __future__ import annotations

import pytest

from pages.visible import visible


@pytest.mark.parametrize(
    "text",
    [
        "In 12 of 40 cases – “a few” – it cost £3.4m.",
        "<script>alert(1)</script>",
        "café naïve Łódź",
        "مرحبا",
        "line\n\ttab",
    ],
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12\u202e04", "12[U+202E]04"),  # would turn what follows around
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("nul\x00 bell\x07", "nul\u2400 bell\u2407"),
        ("\ufeffbegins", "[U+FEFF]begins"),
        ("private \ue000", "private [U+E000]"),
        ("tag \U000e0041", "tag [U+E0041]"),
    ],
)
def test_controls_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_marks_that_pile_up_are_cut_down() -> None:
    assert visible("Z" + "\u0335" * 40) == "Z" + "\u0335" * 4


def test_an_accent_is_no_pile() -> None:
    assert visible("e\u0301\u0323") == "e\u0301\u0323"
