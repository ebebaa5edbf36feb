"""Tables whose columns a strip of one blank parts, as browsers of text set them."""

from __future__ import annotations

import pytest

from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.plain import plain_view


def _rows(text: str) -> list[str]:
    blocks = read_blocks(text, plain_view(text))
    return [
        " | ".join(text[cell.start : cell.end] for cell in block.cells) for block in blocks if block.kind == "table_row"
    ]


FIGURES = """
   We read 46 files, and this is what we thought of them.
                Case type               Cases Good Requires improvement Inadequate
   Searches under the Children Act 1989 16    6    5                    5
   Children missing from home           20    3    13                   4
   Total                                36    9    18                   9

   We told the force at once.
"""
MONEY = """
                         2023/24 2024/25 Change
                         £000    £000    £000
   Government grant      97,410  103,655 6,245
   Legacy grants         9,303   9,303   0
   Use of reserves       204,593 224,300 19,707
"""
GRADES = """
        Outstanding         Good                     Adequate                Requires improvement    Inadequate
   Recording crime fully Preventing crime   Police powers and public use    Responding to the public
                         Managing offenders Protecting vulnerable people    Investigating crime
"""


def test_figures_stand_below_heads_that_are_wider() -> None:
    assert _rows(FIGURES) == [
        "Case type | Cases | Good | Requires improvement | Inadequate",
        "Searches under the Children Act 1989 | 16 | 6 | 5 | 5",
        "Children missing from home | 20 | 3 | 13 | 4",
        "Total | 36 | 9 | 18 | 9",
    ]


def test_a_line_of_units_is_not_all_of_the_heads() -> None:
    assert _rows(MONEY)[:3] == [
        " | 2023/24 | 2024/25 | Change",
        " | £000 | £000 | £000",
        "Government grant | 97,410 | 103,655 | 6,245",
    ]


def test_areas_stand_below_their_grades_also_where_cells_are_empty() -> None:
    assert _rows(GRADES)[1:] == [
        "Recording crime fully | Preventing crime | Police powers and public use | Responding to the public | ",
        " | Managing offenders | Protecting vulnerable people | Investigating crime | ",
    ]


GRADED = """
                   Area                           Grade         Lead
   Treating the public fairly and well Good                 ACC Local
   Responding to those who call        Adequate             ACC Crime
   Investigating crime                 Requires improvement DCC
   Recording crime                     Not inspected        Nobody yet
"""
HEADLESS = """
         Leadership and management                 Good
   Police powers and the fair use of them Adequate
   Responding to the public               Requires improvement
"""


def test_a_remark_may_stand_behind_grades() -> None:
    assert _rows(GRADED)[2:] == [
        "Responding to those who call | Adequate | ACC Crime",
        "Investigating crime | Requires improvement | DCC",
        "Recording crime | Not inspected | Nobody yet",
    ]


def test_areas_and_grades_need_no_heads() -> None:
    assert _rows(HEADLESS) == [
        "Leadership and management | Good",
        "Police powers and the fair use of them | Adequate",
        "Responding to the public | Requires improvement",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "999 calls in 12 months: the force 183\nCrimes for 1,000 people: the force 88\nOfficers in 2018: 2,436",
        "They said that it was a good year for\nthe force and for those who run it as\nwell as for all of us",
    ],
)
def test_lines_without_heads_are_no_table(prose: str) -> None:
    assert not _rows(prose)
