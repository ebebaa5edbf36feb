"""One page in the ways in which copies of print lay it out: the pieces are the same, however its lines stand.

And lines that look like headings where only their neighbours tell that they are none.
"""

from __future__ import annotations

import textwrap

import pytest

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view

PAGE = (
    "Responding to the public",
    "Norfolk Constabulary requires improvement at responding to the public.",
    "The force answers its calls sooner than it did a year ago",
    "In the year to March 2022 the force answered 91 percent of emergency calls within 10 seconds, which is more "
    "than in the year before. Callers to the 101 number wait longer. The force knows why: it lost many of the "
    "people who used to work in its control room, and it takes seven months before those who replace them can be "
    "left to work alone.",
    "Supervisors seldom look at what call handlers decide",
    "We listened to 60 calls. In 19 of them nobody had checked whether the caller was vulnerable, and in 11 the "
    "risk was judged too low. We didn't see any supervisor step in while a call was under way, although the "
    "policy of the force says that they should do so whenever a child is in danger or a weapon has been seen by "
    "somebody.",
    "The force sends somebody in good time to most of those in danger",
    "Officers came within the time that the force has set itself in 44 of 52 cases. When they were going to be "
    "late the control room told the victim so in most of them, and looked again at what might have changed since "
    "the first call. Where cases wait for days, a sergeant reads through the list each morning and picks out "
    "those which cannot wait, and a second one does the same in the evening. This works well, but it takes much "
    "of the time of both of them.",
    "Neighbourhood teams are often taken away from their own work",
    "Community officers told us that on two days of five they are sent elsewhere, to fill gaps in the shifts of "
    "response teams, to stand guard at scenes or to sit with prisoners in hospital. The force doesn't record "
    "this, so that it can't say what it loses. It means to begin to do so in the spring, when its new system for "
    "duties is in place.",
)
COLUMNS = 76


def _printed() -> list[list[str]]:
    return [textwrap.wrap(piece, COLUMNS) for piece in PAGE]


def _pieces(text: str) -> list[tuple[str, str]]:
    return [
        (block.kind, " ".join(text[block.start : block.end].split())) for block in read_blocks(text, plain_view(text))
    ]


AS_WRITTEN = _pieces("\n\n".join(PAGE))


def test_the_page_has_its_headings() -> None:
    assert [kind for kind, _ in AS_WRITTEN] == ["heading", "paragraph"] + ["heading", "paragraph"] * 4


@pytest.mark.parametrize("blank_lines", [1, 2])
def test_lines_set_apart_by_blank_lines_belong_together(blank_lines: int) -> None:
    apart = ("\n" * (1 + blank_lines)).join(line for piece in _printed() for line in piece)
    assert _pieces(apart) == AS_WRITTEN


def test_a_wider_gap_still_parts_paragraphs() -> None:
    apart = "\n\n\n\n".join("\n\n".join(piece) for piece in _printed())
    assert _pieces(apart) == AS_WRITTEN


def test_printed_lines_with_blank_lines_between_paragraphs() -> None:
    assert _pieces("\n\n".join("\n".join(piece) for piece in _printed())) == AS_WRITTEN


def test_printed_lines_without_a_blank_line() -> None:
    assert _pieces("\n".join(line for piece in _printed() for line in piece)) == AS_WRITTEN


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    short = [f"In {count} of 60 cases we could not tell, and nobody knew the reason why." for count in range(3, 33)]
    assert _pieces("\n\n".join(short)) == [("paragraph", line) for line in short]


def test_rows_of_a_table_set_apart_are_one_table() -> None:
    rows = [["Budget 2025/26", "£m"], ["Police officers", "101.6"], ["Police staff", "37.8"], ["Premises", "9.4"]]
    printed = [f"{label:20}{value:>8}" for label, value in rows]
    text = "\n\n".join(["Medium term plan", *(f"Paragraph {number} says why." for number in range(20)), *printed])
    tables = [block for block in read_blocks(text, plain_view(text)) if block.kind == "table_row"]
    assert [[text[cell.start : cell.end] for cell in row.cells] for row in tables] == rows[1:]


def test_lines_of_a_label_and_a_figure_are_no_headings() -> None:
    lines = [
        "Complaints received: 2,143",
        "Average days to finalise: 76 (national average 129)",
        "Reviews by the commissioner: 214 received, 31 upheld",
        "Section 60 searches 14",
        "Arrests 412 (14.4%)",
        "No further action 1,900 (66.2%)",
    ]
    text = "\n".join(["Complaints and searches in Sussex\n", *lines, "The force reviews them each month."])
    assert _pieces(text)[1:-1] == [("paragraph", line) for line in lines]


@pytest.mark.parametrize("heading", ["PEEL 2018/19", "Recommendation 3", "Question 2: how it treats its own people"])
def test_a_heading_may_end_in_a_number(heading: str) -> None:
    text = "\n\n".join([heading, "Burglaries 41", "Robberies 12", "The force reviews them each month."])
    assert _pieces(text)[0] == ("heading", heading)


def test_lines_in_small_letters_below_a_colon_are_a_list() -> None:
    listed = ["to review what it has found", "to use what it may against those who breach bail", "and to vet faster."]
    text = "\n".join([*PAGE, "The force has three things to do:", *listed, "It will do them."])
    assert [(kind, words) for kind, words in _pieces(text) if words in listed] == [
        ("list_item", line) for line in listed
    ]


def test_rows_that_are_set_apart_from_each_other_are_one_table() -> None:
    rows = ("Reason | 2022/23 | 2023/24", "Drugs | 3,602 | 3,071", "Weapons | 846 | 902", "Other | 115 | 96")
    text = "Officers searched fewer people than in the year before, for the reasons told below.\n\n" + "\n\n".join(rows)
    assert [kind for kind, _ in _pieces(text)] == ["paragraph", *["table_row"] * 4]


def test_a_paper_of_tables_whose_lines_are_all_set_apart_keeps_its_heads() -> None:
    head = ("£000                       Revised    Forecast", "                            budget     outturn")
    rows = tuple(f"{name:<25}{'4,200':>9}{'4,100':>12}" for name in "ABCDEFGH")
    prose = ("1.   PURPOSE", "The table tells what the force will spend.", "2.   BUDGET", "The board may note it.")
    lines = [*prose, *head, *rows, "3.   RESERVES", "There is nothing to report.", *head, *rows]
    text = "".join(line + ("\n\n\n" if line in prose else "\n\n") for line in lines)
    assert [kind for kind, _ in _pieces(text)].count("table_row") == 2 * (len(head) + len(rows))


def test_a_heading_right_above_its_paragraph_stands_by_itself_among_parted_paragraphs() -> None:
    prose = [text for text in PAGE if len(text) > 200]
    heading = "Supervisors hardly ever look again at what call handlers decide"
    parts = [textwrap.fill(text, COLUMNS) for text in prose * 3]
    text = "\n\n".join([*parts, f"{heading}\n{parts[1]}", *parts])
    assert len(heading) + len(" We") > 0.85 * COLUMNS
    assert heading in [text[block.start : block.end] for block in read_blocks(text, plain_view(text))]
