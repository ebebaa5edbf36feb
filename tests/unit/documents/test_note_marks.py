"""Figures of footnotes that a converter left in the line count nothing, and end no sentence differently."""

from __future__ import annotations

import pytest

from pipelines.documents.characters.note_marks import find_note_marks
from pipelines.documents.reader import read
from pipelines.extraction import extract


def marks(text: str) -> list[str]:
    return [text[start:end] for start, end in find_note_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The control room was 71 people short.12 The chief constable knows.", ["12"]),
        ("Inspectors were “not assured.”3 They will come back.4", ["3", "4"]),
        ("It recorded more (91%).12 This is better.", ["12"]),
        ("Of 60 crimes,13 as we have said, 12 were not recorded.14\n", ["13", "14"]),
        ("It recorded 91.5 percent16 of crimes17.", ["16", "17"]),
        ("This was so in 2016.[19] The force has changed.[^20]", ["[19]", "[^20]"]),
        ("It was 6.4 percent.¹ Kent Police† did better.", ["¹", "†"]),
        ("HMICFRS2 inspects each force.", ["2"]),
        ("Overall judgment1\nGood", ["1"]),
        ("A review [1] and a plan [2] came first. A letter followed. [4]", ["[1]", "[2]", "[4]"]),
        ("The programme for 2013/141 was agreed; that of 2014/15 was not, nor what came in 2019-2012.", ["1", "12"]),
    ],
)
def test_marks_of_footnotes(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rate was 4.12 The next year it rose.",
        "See para.12 The force agrees.",
        "Burglary,12\nTheft,13\n",
        "Outcome16 was used well.",
        "Officers asked [12] of them, and a further [3] later.",
        "Officers had covid19 in spring.",
        "See [12](#note) and [link]: https://example.org/a12",
        "It cost £3m.",
        "Write to peel2016 @ example.org or read report2.pdf today.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert marks(text) == []


def test_each_is_accounted_for_as_a_reference_and_parts_no_sentences() -> None:
    title = "Kent Police – Crime Data Integrity inspection 2018"
    text = f"{title}\n\nIt was 71 people short.12 It recorded 91.5 percent3 of crimes.\n"
    document = read(text.encode(), "report.txt")
    found = extract(document)
    assert [document.blocks[-1].kind, found.rates[0].percent] == ["paragraph", 91.5]
    assert [(number.text, number.reading) for number in found.numbers if number.reading == "reference"] == [
        ("12", "reference"), ("3", "reference"),
    ]  # fmt: skip
