"""Headers and footers in a text copied from print: what comes again page after page says nothing of the force."""

from __future__ import annotations

import pytest

from pipelines.documents.reader import read
from pipelines.extraction import extract

PAGES = 4


def copied(footer: str, header: str = "", table: str = "") -> list[tuple[str, str]]:
    """Kind and words of each block of a text of several pages, each with this footer and the header below it."""
    text = "Response to the inspection of Kent Police\n\n"
    for page in range(1, PAGES + 1):
        text += (
            f"The force had kept no record in {page} of 51 cases that inspectors read.\n\nIt has begun to.\n\n{table}"
        )
        text += footer.format(page=page) + f"\n{header}\n\n"
    document = read(text.encode(), "response.txt")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def furniture(blocks: list[tuple[str, str]]) -> list[str]:
    return [words for kind, words in blocks if kind == "furniture"]


@pytest.mark.parametrize(
    "footer",
    [
        "{page}",
        "Page {page} of 4",
        "Commissioner's office | {page}",
        "{page} | Commissioner's office",
        "Commissioner's office                            Page {page} of 4",
        "Commissioner's office Page {page}",
    ],
)
def test_footers_are_told_by_their_numbers(footer: str) -> None:
    assert furniture(copied(footer)) == [footer.format(page=page) for page in range(1, PAGES + 1)]


def test_headers_are_told_by_standing_beside_the_number_of_a_page() -> None:
    blocks = copied("Page {page} of 4", header="OFFICIAL\nResponse to the inspection of Kent Police")
    assert blocks[0] == ("heading", "Response to the inspection of Kent Police")
    assert furniture(blocks).count("OFFICIAL") == PAGES
    assert furniture(blocks).count("Response to the inspection of Kent Police") == PAGES
    assert [words for kind, words in blocks if kind == "heading"] == ["Response to the inspection of Kent Police"]


def test_what_is_told_on_every_page_is_kept() -> None:
    told = [words for kind, words in copied("Page {page} of 4") if kind == "paragraph"]
    assert told.count("It has begun to.") == PAGES


def test_rows_of_a_table_are_no_footers() -> None:
    rows = "Cases read     1\nCases read     2\nCases read     3\n"
    assert furniture(copied("", table=rows)) == []


def test_the_heads_of_a_table_come_again_on_the_next_page() -> None:
    table = "Area   Good   Adequate\n\n"
    assert "Area   Good   Adequate" not in furniture(copied("Page {page} of 4", table=table))


def test_grades_stand_beside_page_numbers() -> None:
    assert "Good" not in furniture(copied("Good\n\nPage {page} of 4"))


@pytest.mark.parametrize("page", ["Page {page} of 4\nOFFICIAL", "OFFICIAL\n\nPage {page} of 4", "{page}\n\nOFFICIAL"])
def test_a_header_that_comes_again_does_not_part_a_sentence(page: str) -> None:
    text = "Response to the inspection of Kent Police\n\n"
    for number in range(1, PAGES + 1):
        text += f"In the year under review the supervisors had made no record of what they found in {number} of the"
        text += f"\n\n{page.format(page=number)}\n\n51 cases that they read in month {number}.\n\nIt has begun to.\n\n"
    document = read(text.encode(), "response.txt")
    assert [block.kind for block in document.blocks] == ["heading", *["paragraph"] * 2 * PAGES]
    assert " ".join(document.plain.split()).count(" of the 51 cases that they read in month ") == PAGES


def test_the_scale_of_a_chart_counts_nothing() -> None:
    text = "Figure 1: Recorded crime for each 1,000 people\n0\n20\n40\n60\n80\n\nSource: Home Office data\n"
    document = read(text.encode(), "report.txt")
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "furniture"] == [
        "0",
        "20",
        "40",
        "60",
        "80",
    ]


def test_figures_at_unequal_steps_are_no_scale() -> None:
    blocks = read(b"Crimes recorded\n1,204\nwomen\n220\n431\n655\n987\n", "report.txt").blocks
    assert "furniture" not in [block.kind for block in blocks]


def test_numbers_of_paragraphs_on_lines_of_their_own_count_nothing() -> None:
    said = "The force has told the panel that it will answer calls sooner."
    text = "Report to the panel\n\n" + "".join(f"2.{n}\n{said}\n\n" for n in range(1, 5))
    document = read(text.encode(), "paper.txt")
    assert [block.kind for block in document.blocks] == ["heading", *["paragraph"] * 4]
    assert {number.reading for number in extract(document).numbers} == {"reference"}


def test_figures_that_do_not_rise_are_no_numbers_of_paragraphs() -> None:
    blocks = read(b"Crimes for each officer\n\nKent\n2.4\nSurrey\n1.9\nEssex\n3.1\n", "paper.txt").blocks
    assert len(blocks) == 7


def test_names_of_pages_before_their_first_lines_belong_to_the_pages() -> None:
    said = "The force answers its calls sooner than it did."
    text = "Report\n\n" + "".join(f"Page {n}: {said}\n\n" for n in range(1, 5))
    document = read(text.encode(), "paper.txt")
    assert [block.kind for block in document.blocks] == ["heading", *["furniture", "paragraph"] * 4]


def test_the_foot_of_a_page_with_one_blank_before_its_number_is_none_of_the_text() -> None:
    pages = [f"{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}\nKENT BUDGET PAPER\nHMICFRS {n}\n" for n in range(1, 5)]
    blocks = read(("Report\n\n" + "".join(pages)).encode(), "paper.txt").blocks
    assert sum(block.kind == "furniture" for block in blocks) >= 7


def test_recommendations_that_count_up_are_no_feet_of_pages() -> None:
    parts = [f"Recommendation {n}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n" for n in range(1, 5)]
    blocks = read(("Report\n\n" + "".join(parts)).encode(), "paper.txt").blocks
    assert "furniture" not in [block.kind for block in blocks]


PROSE = (
    "The force has told the panel that it will answer calls sooner than in the year before, and how it means to do so."
)


def test_a_calendar_is_of_the_page() -> None:
    days = "M T W T F S S\n1\n2 3 4 5 6 7 8\n9 10 11 12 13 14 15\n"
    text = f"Officers welcome report\n\nThe force answered 41 of 48 calls.\n\nDiary\n\n{days}"
    kinds = [block.kind for block in read(text.encode(), "branch.txt").blocks]
    assert kinds[-4:] == ["furniture"] * 4


def test_a_header_that_stood_sideways_comes_in_pieces() -> None:
    pieces = "STATE OF PO\n\nLICIN\n\nGPA\n\nRT 3: HM\n\nIC REPO\n\nRTS\n\n"
    blocks = copied("\nPage {page}", header=pieces)
    assert {"LICIN", "GPA", "RT 3: HM", "IC REPO", "RTS"} <= set(furniture(blocks))
