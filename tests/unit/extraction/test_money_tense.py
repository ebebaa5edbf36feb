"""What the verb of an amount says of its time."""

from __future__ import annotations

import pytest

from pipelines.extraction.money.words.tense import Tense, has_verb, tense_at


def _tense(text: str) -> Tense | None:
    start = text.index("£")
    end = next(at for at in range(start, len(text) + 1) if at == len(text) or text[at] in " ,;")
    return tense_at(text, 0, start, end, len(text))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The force took £5m out of its budget.", "past"),
        ("The force has saved £5m.", "past"),
        ("The scheme brought benefits of £5m.", "past"),
        ("£5m was spent on cars.", "past"),
        ("The force will buy cars for £5m.", "ahead"),
        ("£5m will be spent on cars.", "ahead"),
        ("We'll put £5m into cars.", "ahead"),
        ("It is going to spend £5m.", "ahead"),
        ("They said they'd raid reserves for £5m.", "ahead"),
        ("A new fleet would cost £5m.", "imagined"),
        ("The force has a gap of £5m.", "present"),
        ("They've got a gap of £5m.", "present"),
        ("The fleet costs £5m.", "present"),
        # what the money is for says nothing of when it comes
        ("An award of £5m will pay for cameras", None),
        # participles that describe a noun are no verbs of the past
        ("Earmarked reserves: £5m", None),
        ("Planned savings of £5m", None),
        # the clause of the amount, not the one before
        ("It closed two stations, and the fleet will cost £5m.", "ahead"),
        ("It will close two stations, but the fleet cost £5m.", "past"),
    ],
)
def test_the_tense_of_an_amount(text: str, tense: Tense | None) -> None:
    assert _tense(text) == tense


def test_a_label_has_no_verb() -> None:
    assert not has_verb("Planned savings, in all: ")
    assert has_verb("which will cost ")
