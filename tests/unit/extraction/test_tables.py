"""Tables of figures: which heads stand above a cell, where one table ends and the next begins."""

from __future__ import annotations

import pytest

from pipelines.documents.reader import read
from pipelines.extraction.context import lay_out
from pipelines.extraction.tables.figures import figure_rows
from tests.unit.documents import pdf_samples as pdf

TEXT = """\
Budget and people of Hampshire Constabulary

We set out both below.

                     2024/25   2025/26
                          £m        £m
Police officers         98.1     101.6
Premises                 9.1       9.4

Workforce             Target    Actual
Officers               3,250     3,231
PCSOs                    180       166

Both are as at the end of the year.
"""
WEB_PAGE = """\
<html><body><main><h1>Budget and people of Hampshire Constabulary</h1><p>We set out both below.</p>
<table><tr><th></th><th>2024/25</th><th>2025/26</th></tr><tr><td></td><td>£m</td><td>£m</td></tr>
<tr><td>Police officers</td><td>98.1</td><td>101.6</td></tr><tr><td>Premises</td><td>9.1</td><td>9.4</td></tr></table>
<table><tr><th>Workforce</th><th>Target</th><th>Actual</th></tr><tr><td>Officers</td><td>3,250</td><td>3,231</td></tr>
<tr><td>PCSOs</td><td>180</td><td>166</td></tr></table><p>Both are as at the end of the year.</p></main></body></html>
"""


def _printed(gap: float, ruled: bool) -> bytes:
    """The same two tables printed so many points below each other."""
    money = [
        ["", "2024/25", "2025/26"],
        ["", "£m", "£m"],
        ["Police officers", "98.1", "101.6"],
        ["Premises", "9.1", "9.4"],
    ]
    people = [["Workforce", "Target", "Actual"], ["Officers", "3,250", "3,231"], ["PCSOs", "180", "166"]]
    title, text = pdf.title("Budget and people of Hampshire Constabulary"), pdf.text("We set out both below.")
    first, second = (pdf.table(rows, [6, 3, 3], ruled) for rows in (money, people))
    return pdf.report([title, text, first, pdf.space(gap), second])


def _cells(written: str | bytes) -> list[tuple[str, str, str, bool]]:
    """Label, head and words of each cell, and whether its table is in millions of pounds."""
    context = lay_out(read(written if isinstance(written, bytes) else written.encode(), "paper"))
    return [
        (cell.label, cell.head, cell.text, "£m" in cell.caption) for _, cells in figure_rows(context) for cell in cells
    ]


BOTH = [
    ("Police officers", "2024/25", "98.1", True),
    ("Police officers", "2025/26", "101.6", True),
    ("Premises", "2024/25", "9.1", True),
    ("Premises", "2025/26", "9.4", True),
    ("Officers", "Target", "3,250", False),
    ("Officers", "Actual", "3,231", False),
    ("PCSOs", "Target", "180", False),
    ("PCSOs", "Actual", "166", False),
]


def test_a_table_below_another_has_its_own_heads_and_unit_in_text() -> None:
    assert _cells(TEXT) == BOTH


def test_a_table_below_another_has_its_own_heads_and_unit_on_a_web_page() -> None:
    assert _cells(WEB_PAGE) == BOTH


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("gap", [8, 14, 30])
def test_a_table_below_another_has_its_own_heads_and_unit_in_print(gap: float, ruled: bool) -> None:
    assert _cells(_printed(gap, ruled)) == BOTH


def test_heads_that_differ_in_their_first_words_alone_open_another_table() -> None:
    again = TEXT.replace("\nWorkforce             Target    Actual", "Workforce            2024/25   2025/26")
    assert [head for label, head, _, pounds in _cells(again) if not pounds] == ["2024/25", "2025/26"] * 2


def test_a_label_over_two_lines_is_whole_and_heads_over_two_lines_are_one_period() -> None:
    paper = """\
Workforce of Surrey Police

                              Oct-Dec     Oct-Dec
                                 2022        2023
Officers                        2,218       2,241
Police community support
officers                           92          81
Call handlers (including
trainees)                         204         190
"""
    assert [(label, head, text) for label, head, text, _ in _cells(paper)][2:] == [
        ("Police community support officers", "October to December 2022", "92"),
        ("Police community support officers", "October to December 2023", "81"),
        ("Call handlers (including trainees)", "October to December 2022", "204"),
        ("Call handlers (including trainees)", "October to December 2023", "190"),
    ]


def test_heads_may_hold_numbers_in_their_words_and_stand_over_several_columns() -> None:
    paper = """\
Calls to Surrey Police

                              2022/23                        2023/24
Area          999 calls   Answered in 10 seconds    999 calls   Answered in 10 seconds
Guildford        21,204          88.1%                20,988          91.2%
Woking           14,061          87.3%                                90.4%
"""
    assert [(label, head, text) for label, head, text, _ in _cells(paper)] == [
        ("Guildford", "2022/23 999 calls", "21,204"),
        ("Guildford", "2022/23 Answered in 10 seconds", "88.1%"),
        ("Guildford", "2023/24 999 calls", "20,988"),
        ("Guildford", "2023/24 Answered in 10 seconds", "91.2%"),
        ("Woking", "2022/23 999 calls", "14,061"),
        ("Woking", "2022/23 Answered in 10 seconds", "87.3%"),
        ("Woking", "2023/24 Answered in 10 seconds", "90.4%"),
    ]


def test_fewer_heads_than_columns_reach_over_as_many_each() -> None:
    paper = """\
Leavers of forces

| 2004-05 | 2005-06 |
| Officers | PCSOs | Officers | PCSOs |
| Force | Resigned | Dismissed | Resigned | Dismissed |
| Kent Police | 60 | 9 | 66 | 16 |
"""
    assert [(label, head, text) for label, head, text, _ in _cells(paper)] == [
        ("Kent Police", "2004-05 Officers Resigned", "60"),
        ("Kent Police", "2004-05 PCSOs Dismissed", "9"),
        ("Kent Police", "2005-06 Officers Resigned", "66"),
        ("Kent Police", "2005-06 PCSOs Dismissed", "16"),
    ]


def test_heads_over_two_lines_may_hold_numbers_in_their_words() -> None:
    paper = """\
Surrey Police and its group

Force                    Crimes per 1,000    999 in 10
                         population          seconds
Surrey                          61.4           88.1%
Thames Valley                   70.2           87.3%
"""
    assert [(label, head, text) for label, head, text, _ in _cells(paper)] == [
        ("Surrey", "Crimes per 1,000 population", "61.4"),
        ("Surrey", "999 in 10 seconds", "88.1%"),
        ("Thames Valley", "Crimes per 1,000 population", "70.2"),
        ("Thames Valley", "999 in 10 seconds", "87.3%"),
    ]


def test_words_beside_labels_head_no_column() -> None:
    page = """\
# Custody in Surrey

| | |
|---|---|
| Force | Surrey Police |
| Last inspected | 2016 |
| Suites | Guildford, Staines |
| Cells | 52 |
"""
    assert [(label, head, text) for label, head, text, _ in _cells(page)] == [("Cells", "", "52")]


def test_a_number_before_the_label_is_none_and_months_alone_head_every_column() -> None:
    page = """\
# Scorecard of Surrey Police

| Ref | Indicator | Now |
|---|---|---|
| 2.1 | PCSOs in post | 81 |

Vetting queue by month

| Jan-24 | Feb-24 |
|---|---|
| 612 | 540 |
"""
    assert [(label, head, text) for label, head, text, _ in _cells(page)] == [
        ("PCSOs in post", "Now", "81"),
        ("", "January 2024", "612"),
        ("", "February 2024", "540"),
    ]


@pytest.mark.parametrize("head", ["| | Aug 2023 | Aug 2024 |\n|---|---|---|", "\tAug 2023\tAug 2024"])
def test_months_over_the_columns_date_no_page(head: str) -> None:
    rows = "| Officers | 11.8 | 10.4 |\n| Staff | 12.6 | 11.9 |"
    rows = rows if head.startswith("|") else rows.strip("| ").replace(" | ", "\t").replace(" |\n| ", "\n")
    page = f"Days lost to sickness in Surrey Police\n\n{head}\n{rows}\n"
    assert [(label, head, text) for label, head, text, _ in _cells(page)][:2] == [
        ("Officers", "August 2023", "11.8"),
        ("Officers", "August 2024", "10.4"),
    ]


def test_heads_stand_over_figures_also_where_the_empty_corner_above_the_labels_is_lost() -> None:
    text = "Outturn of Surrey Police\n\nActual | Budget | |\n£m | £m | |\nPay | 57.4 | 58.9 |\nFuel | 2.6 | 2.8 |\n"
    context = lay_out(read(text.encode(), "outturn.md"))
    assert [[cell.head for cell in cells] for _, cells in figure_rows(context)] == [["Actual £m", "Budget £m"]] * 2
