"""Tables in plain text whose columns are told by where their cells stand: by stops of tabs, or by their grades."""

from pipelines.documents.reader import read


def rows_of(text: str) -> list[list[str]]:
    document = read(text.encode(), "paper.txt")
    return [
        [document.text[cell.start : cell.end] for cell in block.cells]
        for block in document.blocks
        if block.kind == "table_row"
    ]


def test_cells_stand_below_their_heads_however_many_tabs_it_takes() -> None:
    text = (
        "Outstanding\t\tGood\t\t\tAdequate\n"
        "Preventing crime\tRecording data\t\tManaging offenders\n"
        "\t\t\t  about crime\t\tDeveloping a positive\n"
        "\t\t\tResponding to\t\t  workplace\n"
        "\t\t\t  the public\n"
    )
    assert rows_of(text) == [
        ["Outstanding", "Good", "Adequate"],
        ["Preventing crime", "Recording data", "Managing offenders"],
        ["", "about crime", "Developing a positive"],
        ["", "Responding to", "workplace"],
        ["", "the public", ""],
    ]


def test_figures_behind_labels_of_any_length_stand_below_their_heads() -> None:
    text = "\t\t\t\tBudget\tForecast\nPolice officer pay\t\t214.3\t214.9\nTransport\t\t\t8.1\t8.5\n"
    assert rows_of(text) == [
        ["", "Budget", "Forecast"], ["Police officer pay", "214.3", "214.9"], ["Transport", "8.1", "8.5"],
    ]  # fmt: skip


def test_one_tab_parts_two_cells_where_rows_are_even() -> None:
    text = "Measure\t2022\t2023\nCalls answered in ten seconds\t\t91%\nCalls abandoned\t12%\t9%\n"
    assert rows_of(text)[1] == ["Calls answered in ten seconds", "", "91%"]


def test_a_grade_behind_a_label_is_a_cell_wherever_it_begins() -> None:
    text = "Latest grades\n\nPreventing crime  Good\nResponding to the public  Adequate\nManaging offenders  Good\n"
    assert rows_of(text) == [
        ["Preventing crime", "Good"], ["Responding to the public", "Adequate"], ["Managing offenders", "Good"],
    ]  # fmt: skip
