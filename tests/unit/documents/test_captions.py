"""Lines about pictures, and lines that only look like them."""

import pytest

from pipelines.documents.lines.captions import is_caption
from pipelines.documents.reader import read

CAPTIONS = [
    "The headquarters in Devizes will be home to a new control room Credit: Wessex Pictures/PA",
    "Chief Constable Jane Example (Image: Essex Live)",
    "Essex Police headquarters. Photo: LDRS",
    "An officer on patrol in Chelmsford © PA",
    "Jane Example / SWNS",
    "Photograph: Jane Example/The Chronicle",
    "Two officers in front of a station Image source, Getty Images",
    "Image caption, The force serves two counties",
    "Officers searched the house for hours(Credits: Getty Images)",
]
NO_CAPTIONS = [
    "The bigger picture: Essex Police and its budget",
    "Credit where it is due: Essex Police praised",
    "Universal Credit: how officers help those who claim it",
    "Essex Police: 24/7 response criticised",
    "Officers earn credits for training(see page 4)",
    "A photo of the suspect was shown in 12 of 40 cases.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_told_by_its_label_or_its_credit(line: str) -> None:
    assert is_caption(line, line)


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_other_lines_are_none(line: str) -> None:
    assert not is_caption(line, line)


PAGE = """\
More scrutiny for police

The side of a car with the badge of the force
Image caption,

The inspectorate said that the force would be watched

  \u2022 Published

Lincolnshire Police has been moved into closer monitoring, inspectors said.
"""


def test_what_stands_above_the_label_of_a_caption_is_no_text() -> None:
    text = read(PAGE.encode(), "page.txt")
    told = [text.text[block.start : block.end] for block in text.blocks if block.kind in ("heading", "paragraph")]
    assert told == [
        "More scrutiny for police",
        "The inspectorate said that the force would be watched",
        "Lincolnshire Police has been moved into closer monitoring, inspectors said.",
    ]
