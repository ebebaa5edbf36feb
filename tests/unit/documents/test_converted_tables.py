"""Tables as converters of PDF and Word write them: drawn with dashes, parted by one blank, cell below cell."""

from __future__ import annotations

import pytest

from pipelines.documents.reader import read
from pipelines.documents.tables.barred_cells import with_rows_between_bars
from pipelines.documents.tables.drawn_tables import with_bars


def rows(text: str) -> list[list[str]]:
    document = read(text.encode(), "paper.txt")
    return [
        [" ".join(document.text[cell.start : cell.end].split()) for cell in block.cells]
        for block in document.blocks
        if block.kind == "table_row"
    ]


def test_cells_below_a_ruler_may_take_several_lines() -> None:
    drawn = """\
  ------------------------------------------
  Force           Children      Held
                  detained      overnight
  --------------- ------------- ------------
  Dyfed-Powys     1,204         31 percent
  Police

  Gwent Police    988           27 percent
  ------------------------------------------
"""
    assert with_bars(drawn).split("\n")[1:4] == [
        "| Force | Children detained | Held overnight |",
        "| Dyfed-Powys Police | 1,204 | 31 percent |",
        "| Gwent Police | 988 | 27 percent |",
    ]


def test_a_grid_is_a_table_and_a_box_is_paragraphs() -> None:
    grid = "+-------+------+\n| Area  | 2022 |\n+=======+======+\n| Calls | 41   |\n| taken |      |\n+-------+------+"
    assert with_bars(grid).split() == ["|", "Area", "|", "2022", "|", "|", "Calls", "taken", "|", "41", "|"]
    box = "+------------------+\n| Concern          |\n|                  |\n"
    box += "| -   Ask at once  |\n|     why.         |\n+------------------+"
    assert with_bars(box) == "\nConcern\n\n-   Ask at once\n    why.\n"


def test_a_table_of_one_cell_is_a_box() -> None:
    box = "|  |\n| --- |\n| Areas for improvement The force should:   * ask why; and * write it down. |\n\nMore."
    lines = [line for line in with_bars(box).split("\n") if line]
    assert lines == ["Areas for improvement", "The force should:", "- ask why; and", "- write it down.", "More."]


@pytest.mark.parametrize(
    "text",
    ["Ann Rees\n--------\nChief Constable", "Force    2022\n-------- ----\nGwent    41\nKent     52", "a --- b -- c"],
)
def test_other_dashes_stay(text: str) -> None:
    assert with_bars(text) == text


def test_one_blank_parts_columns_below_heads_of_any_words() -> None:
    text = (
        "Budget\n\n£m 2024/25 Budget 2025/26 Budget Change\nPolice pay 149.8 158.3 8.5\nPremises 9.4 9.9 0.5\n"
        "Other income (1.8) 4.4 6.2"
    )
    assert rows(text) == [
        ["£m", "2024/25 Budget", "2025/26 Budget", "Change"], ["Police pay", "149.8", "158.3", "8.5"],
        ["Premises", "9.4", "9.9", "0.5"], ["Other income", "(1.8)", "4.4", "6.2"],
    ]  # fmt: skip


def test_heads_and_labels_may_take_several_lines() -> None:
    text = (
        "Detention\n\nForce Children detained,\n2021/22\nHeld\novernight\nAverage time in\ncustody\n"
        "Kent Police 3,410 46 percent 9.1 hours\nHumberside\nPolice\n1,655 39 percent 10.4 hours\n"
        "Essex Police 1,298 51 percent 12.7 hours"
    )
    assert rows(text) == [
        ["Force", "Children detained, 2021/22", "Held overnight", "Average time in custody"],
        ["Kent Police", "3,410", "46 percent", "9.1 hours"],
        ["Humberside Police", "1,655", "39 percent", "10.4 hours"],
        ["Essex Police", "1,298", "51 percent", "12.7 hours"],
    ]


def test_bands_of_council_tax_are_labels() -> None:
    text = "Precept\n\nBand 2024/25 £ 2025/26 £\nA 208.83 218.16\nB 243.63 254.52\nC 278.44 290.88"
    expected = [["Band", "2024/25 £", "2025/26 £"], ["A", "208.83", "218.16"]]
    assert rows(text)[:2] == expected
    below = "Precept\n\nBand\n2024/25\n2025/26\nA\n208.83\n218.16\nB\n243.63\n254.52\nC\n278.44\n290.88\n"
    assert rows(below)[1:] == [["A", "208.83", "218.16"], ["B", "243.63", "254.52"], ["C", "278.44", "290.88"]]


def test_bands_of_council_tax_are_heads_too() -> None:
    text = "Precept\n\nBand A B C\n2024/25 £ 208.83 243.63 278.44\n2025/26 £ 218.16 254.52 290.88\n"
    assert rows(text)[0] == ["Band", "A", "B", "C"]
    assert [row[1:] for row in rows(text)[1:]] == [["208.83", "243.63", "278.44"], ["218.16", "254.52", "290.88"]]
    alone = "Precept\n\nBand\n2025/26\nA\n218.16\nB\n254.52\nC\n290.88\n\nThe panel took note."
    assert rows(alone)[1:] == [["A", "218.16"], ["B", "254.52"], ["C", "290.88"]]


def test_sums_below_a_unit_alone_are_a_column() -> None:
    text = "Budget\n\n£m\nPolice pay\n101.6\nPCSO pay\n4.9\nPremises\n(2.2)\n\nThe panel took note."
    assert rows(text)[1:] == [["Police pay", "101.6"], ["PCSO pay", "4.9"], ["Premises", "(2.2)"]]


def test_prose_that_ends_in_figures_is_no_table() -> None:
    text = (
        "Force and officers\n\nIn the year to March 2022 the force lost 120 of\n41 52\nThe others stayed in 12 14\n"
        "Most of them had joined in 2019 2020\n"
    )
    assert rows(text) == []


def test_a_hyphen_that_the_reader_of_a_pdf_marks_joins_the_word() -> None:
    document = read(b"The inspec\x02tion of Kent Police found much to praise.", "kent.txt")
    assert "inspection of Kent Police" in " ".join(document.plain.split())


def test_a_title_with_its_number_is_no_corner_of_cells_on_lines_of_their_own() -> None:
    page = (
        "3. What it needs\n2023/24 £m\n2024/25 £m\nPay\n301.4\n322.8\nFuel\n24.9\n26.3\nGas\n38.2\n40.5\n3.1 It asks."
    )
    told = rows(page)
    assert told[0][-2:] == ["2023/24 £m", "2024/25 £m"]
    assert "3. What it needs" not in told[0]
    assert told[1:] == [["Pay", "301.4", "322.8"], ["Fuel", "24.9", "26.3"], ["Gas", "38.2", "40.5"]]


def test_how_far_along_a_scheme_is_stands_in_a_cell() -> None:
    page = (
        "Scheme\n£'000\nRAG\nStaff who leave\n1,250\nGreen\nStations closed\n480\nAmber\nFuel\n210\nGreen\nThat is all."
    )
    told = rows(page)[1:]
    assert told == [
        ["Staff who leave", "1,250", "Green"],
        ["Stations closed", "480", "Amber"],
        ["Fuel", "210", "Green"],
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            "|\nReason |\n2021/22 |\n2022/23 |\n|\nDrugs |\n411 |\n398 |\n|\nStolen\ngoods |\n|\n77 |\nEnds.",
            ["| Reason | 2021/22 | 2022/23 |", "| Drugs | 411 | 398 |", "| Stolen goods |  | 77 |", "Ends."],
            id="a bar before each row, and one for an empty cell",
        ),
        pytest.param(
            "|\nForce |\nGrade |\nCalls |\n|\nKent Police |\n||",
            ["| Force | Grade | Calls |", "| Kent Police |  |  |"],
            id="several bars fill a short row",
        ),
        pytest.param(
            "|\nReferred under |\n2021 |\n2022 |\n|\n15 |\n9 |",
            ["| Referred under | 2021 | 2022 |", "|  | 15 | 9 |"],
            id="figures below heads whose label reaches over two rows",
        ),
        pytest.param(
            "Year |\n999 |\n101 |\n2021/22 |\n140,210 |\n98,004 |\n2022/23 |\n151,872 |\n90,113 |\n2.",
            ["| Year | 999 | 101 |", "| 2021/22 | 140,210 | 98,004 |", "| 2022/23 | 151,872 | 90,113 |", "2."],
            id="no bar before a row: years tell where one begins",
        ),
        pytest.param(
            "Area |\nGrade |\nPreventing crime |\nGood |\nResponding to\nthe public |\nAdequate |",
            ["| Area | Grade |", "| Preventing crime | Good |", "| Responding to the public | Adequate |"],
            id="grades are cells",
        ),
        pytest.param(
            "|\n2021 |\n2022 |\nUnder 10 mins |\n1993 |\n2236 |\n10-30 mins |\n1155 |\n1401 |\nEnds.",
            ["|  | 2021 | 2022 |", "| Under 10 mins | 1993 | 2236 |", "| 10-30 mins | 1155 | 1401 |", "Ends."],
            id="one bar alone is an empty corner",
        ),
        pytest.param(
            "Force | Left | Joined |\nKent\n|\n60\n|\n9\n|\nSurrey\n|\n32\n|\n2\n|\nSussex\n|\n113\n|\n6\n|\nEnds.",
            ["| Force | Left | Joined |", "| Kent | 60 | 9 |", "| Surrey | 32 | 2 |", "| Sussex | 113 | 6 |", "Ends."],
            id="a bar on the line below each cell",
        ),
    ],
)  # fmt: skip
def test_cells_below_each_other_with_a_bar_behind_each_are_rows(cells: str, expected: list[str]) -> None:
    assert with_rows_between_bars(cells).split("\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Home |\nNews |\nContact us |\nCareers |\nAbout |\nReport |\nThe force is good.",
        "| Area | Grade |\n| Preventing crime | Good |\n| Investigating crime | Adequate |\n",
        "Police | News |\nBy Ann Rees |\n",
    ],
)
def test_menus_and_rows_between_bars_stay(text: str) -> None:
    assert with_rows_between_bars(text) == text


def test_days_and_ages_label_rows_of_two_columns() -> None:
    text = (
        "Crimes of each month\n\nMonth Total\n01/07/2021 7,695\n01/08/2021 7,913\n01/09/2021 8,025\n"
        "Grand Total 23,633\n\nAge Total\nUnder 18 118\n18-24 176\n25-34 293\n"
    )
    assert rows(text) == [
        ["Month", "Total"], ["01/07/2021", "7,695"], ["01/08/2021", "7,913"], ["01/09/2021", "8,025"],
        ["Grand Total", "23,633"], ["Age", "Total"], ["Under 18", "118"], ["18-24", "176"], ["25-34", "293"],
    ]  # fmt: skip
    assert rows("We met twice.\n\n1 May 2021 3\n2 May 2021 4\n\nThat was all.") == []
