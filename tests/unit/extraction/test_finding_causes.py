"""Sentences about causes of concern: raised, of the past, or only spoken of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.findings.causes.raised import cause_stated

SENTENCES = Path(__file__).with_name("cause_sentences.txt")
MEANING = {"STANDS": "cause_of_concern", "PAST": "cause_of_concern_past", "NONE": None}
PUBLISHED = date(2022, 7, 1)
CASES = [
    tuple(line.split(": ", 1))
    for line in SENTENCES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("meaning", "sentence"), CASES)
def test_a_sentence_about_a_cause_of_concern(meaning: str, sentence: str) -> None:
    assert cause_stated(sentence, PUBLISHED) == MEANING[meaning]
