"""Signs of kinds, and whom a document lets speak."""

from __future__ import annotations

import pytest

from pipelines.documents.characters.plain import plain_view
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.kinds.kind import signs, zones
from pipelines.documents.identity.kinds.voices import marks_of_voice
from pipelines.documents.reader import read
from pipelines.reference import rows


def evidence_of(text: str) -> Evidence:
    document = read(text.encode(), "document.txt")
    return Evidence(document.text, plain_view(document.text), document.blocks)


def test_every_sign_is_of_a_kind_and_stands_in_a_zone() -> None:
    kinds = {row["kind"] for row in rows("document_kinds")} | {"inspection"}
    assert {sign.kind for sign in signs()} <= kinds
    assert {sign.zone for sign in signs()} == set(zones(evidence_of("A page.")))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            'The force was rated good.\n\nChief Constable Ann Lee said: "Our people have earned every bit of this."',
            [
                "speech",
                "only the force speaks",
                "the force speaks where nothing on top names a commissioner",
                "third person",
            ],
        ),
        (
            'Inspectors came in May.\n\nChief Constable Ann Lee said: "Our people have earned every bit of this."\n\n'
            'The police and crime commissioner said: "There is more to be done, and I will ask for it."\n\n'
            'Tom Ball MP said: "My constituents wait too long when they call."',
            [
                "speech",
                "speech",
                "speech",
                "others speak",
                "several camps speak",
                "the force speaks before its commissioner",
                "third person",
            ],
        ),
        (
            '"I asked for this report, and it tells us what we feared."\n\n"It will not lie on a shelf, I promise."',
            ["speech", "speech", "third person", "nothing but speech"],
        ),
        ("We have read the report, and we will act on it.", []),
    ],
)
def test_whom_a_document_lets_speak(text: str, marks: list[str]) -> None:
    assert list(marks_of_voice(evidence_of(text))) == marks


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Kent Police told to improve by inspectors", True),
        ("Precept rise backed by panel", True),
        ("Precept proposal and budget 2024/25", False),
        ("Your council tax: have your say", False),
        ("Will you pay more for policing?", False),
    ],
)
def test_a_headline_states_something(title: str, headline: bool) -> None:
    text = f"{title}\n\nThe money of the next year is the matter of this page, and of those that follow it."
    assert ("headline" in marks_of_voice(evidence_of(text))) is headline
