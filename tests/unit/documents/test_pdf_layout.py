"""Pages on which tables, columns and lists meet: each is read where it stands, and none is cut in two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from tests.unit.documents import pdf_samples as pdf
from tests.unit.documents.test_pdf import LEFT, RIGHT, kinds, rows, told

CASES = (
    ("Question", "Yes", "No", "Total"),
    ("Was the call answered in time?", "41", "10", "51"),
    ("Was the risk to the caller assessed?", "30", "21", "51"),
    ("Was the case supervised?", "12", "39", "51"),
)
READ = [" | ".join(row) for row in CASES]


def columns(canvas: Canvas, top: float) -> None:
    for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        pdf.lines(canvas, 72, top - 15 * n, left)
        pdf.lines(canvas, 320, top - 15 * n, right)


def table(canvas: Canvas, left: float, top: float, places: tuple[int, ...], size: float, ruled: bool) -> None:
    for n, cells in enumerate(CASES):
        for place, words in zip(places, cells, strict=True):
            pdf.lines(canvas, left + place, top - 16 * n, words, size=size)
    if ruled:
        canvas.setStrokeColor(black)
        levels = [top + 11 - 16 * n for n in range(len(CASES) + 1)]
        canvas.grid([*(left - 4 + place for place in places), left + places[-1] + 34], levels)


@pytest.mark.parametrize("ruled", [True, False], ids=["lines", "no lines"])
@pytest.mark.parametrize("places", [(0, 220, 300, 380), (0, 246, 310, 380)], ids=["in the gutter", "at the gutter"])
class TestTableOverBothColumns:
    def test_stands_between_the_columns_above_and_below(self, ruled: bool, places: tuple[int, ...]) -> None:
        def page(canvas: Canvas) -> None:
            columns(canvas, 780)
            table(canvas, 72, 660, places, 10, ruled)
            columns(canvas, 560)

        text = [("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))]
        assert kinds(pdf.drawn(page)) == [*text, *(("table_row", row) for row in READ), *text]

    def test_opens_the_page(self, ruled: bool, places: tuple[int, ...]) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 72, 780, places, 10, ruled)
            columns(canvas, 690)

        text = [("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))]
        assert kinds(pdf.drawn(page)) == [*(("table_row", row) for row in READ), *text]


GRADES = ("Outstanding", "Good", "Adequate", "Poor", "Inadequate")
FORCES = (
    ("Force", "Region", "Graded last"),
    ("Avon and Somerset Constabulary", "South West", "November 2022"),
    ("Devon and Cornwall Police", "South West", "May 2021"),
    ("Greater Manchester Police", "North West", "September 2023"),
    ("South Yorkshire Police", "Yorkshire", "March 2022"),
    ("West Mercia Police", "West Midlands", "June 2022"),
)


def test_a_table_of_words_is_not_cut_where_its_first_column_ends() -> None:
    """Each side of the gap looks like a column of text: names that fill theirs, and what is said of them."""

    def page(canvas: Canvas) -> None:
        for n, (force, region, graded) in enumerate(FORCES):
            pdf.lines(canvas, 72, 700 - 18 * n, force)
            pdf.lines(canvas, 300, 700 - 18 * n, region)
            pdf.lines(canvas, 420, 700 - 18 * n, graded)

    assert rows(pdf.drawn(page)) == [" | ".join(row) for row in FORCES]


def test_figures_near_each_other_are_cells_of_their_own() -> None:
    """The words of the last row end where its figures begin, so that only the figures tell the gaps."""
    question = "Was everybody told how the case had been closed?"

    def page(canvas: Canvas) -> None:
        end = round(canvas.stringWidth(question, "Helvetica", 10))
        places = (0, end + 9, end + 29, end + 49)
        table(canvas, 72, 700, places, 10, ruled=False)
        for place, words in zip(places, (question, "44", "17", "61"), strict=True):
            pdf.lines(canvas, 72 + place, 636, words, size=10)

    assert rows(pdf.drawn(page))[-1] == f"{question} | 44 | 17 | 61"


@pytest.mark.parametrize("count", [2, 3])
def test_heads_of_columns_of_figures_stay_apart_where_they_nearly_touch(count: int) -> None:
    cases = (
        ("Area of child protection", "Good", "Requires improvement", "Inadequate", "Total"),
        ("Domestic abuse", "2", "3", "3", "8"),
        ("Missing children", "0", "4", "5", "9"),
        ("Detention in custody", "1", "1", "2", "4"),
    )[: 1 + count]

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 58, 740, "We chose 21 case files ourselves, and graded each of them as follows in the table.")
        for n, row in enumerate(cases):
            for left, words in zip((58, 223, 258, 395, 464), row, strict=True):
                pdf.lines(canvas, left, 700 - 24 * n, words)

    assert rows(pdf.drawn(page)) == [" | ".join(row) for row in cases]


def test_a_table_with_a_column_of_sentences_is_no_page_of_columns() -> None:
    """Grades between the names of areas and what is said of them, in lines that fill their column."""
    areas = (
        ("Area", "Grade", "What we found"),
        (
            "Preventing crime",
            "Good",
            "The force works with councils and with",
            "schools; it knows which places need it.",
        ),
        ("Responding to the public", "Adequate", "Callers wait too long. In 21 of 51 cases", "nobody helped them."),
        ("Investigating crime", "Inadequate", "Supervision was effective in 31 of the 55", "cases that we read."),
        ("Managing offenders", "Good", "Of its 104 offenders on the register, 67", "were visited in time."),
    )

    def page(canvas: Canvas) -> None:
        for n, (area, grade, *found) in enumerate(areas):
            pdf.lines(canvas, 60, 700 - 32 * n, area, size=10)
            pdf.lines(canvas, 200, 700 - 32 * n, grade, size=10)
            pdf.lines(canvas, 290, 700 - 32 * n, *found, size=10)

    read = [" | ".join((area, grade, " ".join(found))) for area, grade, *found in areas]
    assert rows(pdf.drawn(page)) == read


ANSWERS = (
    ("1", ("The force should tell victims what", "it does about their case, as often", "as it has promised to"),
     ("Reminders are sent since", "October; 77 percent of", "victims heard from us in time", "in December"), "Open"),
    ("2", ("The force should attend incidents", "that wait for an appointment sooner"),
     ("Of the 640 that were late in", "May, 85 are left"), "Closed"),
    ("3", ("The force should find out why", "officers in their first years leave", "in such numbers"),
     ("Everybody who leaves is asked",), "Open"),
)  # fmt: skip


@pytest.mark.parametrize("count", [2, 4], ids=["two columns", "four columns"])
def test_answers_beside_what_was_asked_are_rows_and_no_columns_of_text(count: int) -> None:
    """Their lines fill the columns as those of a text do, but end and begin anew at the same heights."""

    def page(canvas: Canvas) -> None:
        top = 720.0
        for number, asked, answer, status in ANSWERS:
            cells = (asked, answer) if count == 2 else ((number,), asked, answer, (status,))
            places = (72, 300) if count == 2 else (72, 96, 300, 480)
            height = 13 * max(map(len, cells))
            for place, cell in zip(places, cells, strict=True):
                pdf.lines(canvas, place, top - (height - 13 * len(cell)) / 2, *cell, size=11, leading=13 / 11)
            top -= height + 12

    read = [(number, " ".join(asked), " ".join(answer), status) for number, asked, answer, status in ANSWERS]
    assert rows(pdf.drawn(page)) == [" | ".join(row[1:3] if count == 2 else row) for row in read]


def test_justified_columns_are_kept_apart_where_gaps_between_words_are_as_wide_as_between_columns() -> None:
    def justified(canvas: Canvas, left: float, top: float, words: list[str]) -> None:
        gap = (210 - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
        for word in words:
            canvas.drawString(left, top, word)
            left += canvas.stringWidth(word) + gap

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for n, (left, right) in enumerate(zip(LEFT * 2, RIGHT * 2, strict=True)):
            justified(canvas, 72, 750 - 15 * n, left.split())
            justified(canvas, 293, 750 - 15 * n, right.split())

    found = kinds(pdf.drawn(page))
    assert " ".join(words for _, words in found) == " ".join(LEFT * 2 + RIGHT * 2)


def test_short_items_above_two_columns_are_read_before_them_as_items() -> None:
    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 780, "We ask three things of it, which we have asked it for before, and they are:")
        pdf.lines(canvas, 90, 764, *items)
        columns(canvas, 690)

    items = ("record why victims drop out", "use orders that keep abusers away", "tell victims what it will do")
    assert [words for kind, words in kinds(pdf.drawn(page)) if kind == "list_item"] == list(items)


def test_columns_in_which_short_lines_outnumber_the_text_are_read_one_after_the_other() -> None:
    """Headings, lists of names and tables of figures fill no column; the text among them does."""
    heads = ("Budget", "£m", "Officers 74.6", "Staff 36.0", "Premises 4.4", "Vehicles 2.8")
    names = ("Schemes", "Fleet", "Custody", "Cameras", "Radios", "Estate")

    def page(canvas: Canvas) -> None:
        for left, text, short in ((72, LEFT, heads), (320, RIGHT, names)):
            for n, words in enumerate(text[:3]):
                pdf.lines(canvas, left, 750 - 15 * n, words)
            for n, words in enumerate(short):
                pdf.lines(canvas, left, 690 - 24 * n - left / 60, words)

    read = " ".join(words for _, words in kinds(pdf.drawn(page)))
    assert read == " ".join([*LEFT[:3], *heads, *RIGHT[:3], *names])


@pytest.mark.parametrize("ruled", [True, False], ids=["lines", "no lines"])
def test_a_table_in_one_column_leaves_the_other_whole(ruled: bool) -> None:
    longer = (*LEFT[:-1], "in the north wait longer than", *(f"the callers of district {n} do," for n in "ABCDE"),
              "which nobody has told us why.")  # fmt: skip

    def page(canvas: Canvas) -> None:
        for n, left in enumerate(longer):
            pdf.lines(canvas, 72, 750 - 15 * n, left)
        for n, right in enumerate(RIGHT):
            pdf.lines(canvas, 320, 750 - 15 * n, right)
        table(canvas, 320, 640, (0, 130, 155, 180), 7, ruled)

    assert kinds(pdf.drawn(page)) == [
        ("paragraph", " ".join(longer)), ("paragraph", " ".join(RIGHT)), *(("table_row", row) for row in READ)
    ]  # fmt: skip


@pytest.mark.parametrize("ruled", [True, False], ids=["lines", "no lines"])
class TestRowAtTheTopOfThePage:
    def two_pages(self, ruled: bool, *last: str) -> bytes:
        """A table whose last row has gone over to the second page, and a sentence below it."""
        steps = [[f"Was step {n} done in time?", str(n), str(70 - n)] for n in range(35 if ruled else 31)]
        made = pdf.table([["Question", "Yes", "No"], *steps, list(last)], [9, 2, 2], ruled)
        made.repeatRows = 0
        return pdf.report([pdf.section("Files"), made, pdf.text("Most of the files are in good order.")])

    def test_is_a_row_of_the_table_of_the_page_before(self, ruled: bool) -> None:
        found = [(page, words) for page, kind, words in told(self.two_pages(ruled, "Was it closed?", "4", "66"))
                 if kind == "table_row"]  # fmt: skip
        assert (found[-2][0], found[-1]) == (1, (2, "Was it closed? | 4 | 66"))

    def test_may_take_up_several_lines(self, ruled: bool) -> None:
        question = "Was the case closed only when the person who had reported it was told why, and agreed to it?"
        assert rows(self.two_pages(ruled, question, "4", "66"))[-1] == f"{question} | 4 | 66"


def test_a_row_that_the_end_of_the_page_cuts_is_whole_and_its_table_keeps_the_empty_columns() -> None:
    """Areas under their grades: below the cut, nothing stands under the first grade and the last."""

    def first(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 300, "This is how each area was graded, and what that says of the force is told below.")
        for place, grade in zip((60, 150, 240, 340, 450), GRADES, strict=True):
            pdf.lines(canvas, place, 176, grade, size=11)
        for place, area in ((150, "Preventing crime"), (240, "Victims"), (340, "Custody")):
            pdf.lines(canvas, place, 148, *area.split(), size=11)
        for place, area in ((150, "Recording"), (240, "Protecting"), (340, "Investigating")):
            pdf.lines(canvas, place, 108, area, size=11)

    def second(canvas: Canvas) -> None:
        for place, lines in ((150, ("crime data",)), (240, ("vulnerable", "people")), (340, ("crime",))):
            pdf.lines(canvas, place, 770 - (2 - len(lines)) * 6.5, *lines, size=11, leading=13 / 11)
        for place, lines in ((240, ("Developing", "people")), (340, ("Leadership",))):
            pdf.lines(canvas, place, 730 - (2 - len(lines)) * 6.5, *lines, size=11, leading=13 / 11)
        pdf.lines(canvas, 72, 680, "How the force serves victims has no grade of its own.")

    assert rows(pdf.drawn(first, second)) == [
        " | ".join(GRADES),
        " | Preventing crime | Victims | Custody | ",
        " | Recording crime data | Protecting vulnerable people | Investigating crime | ",
        " |  | Developing people | Leadership | ",
    ]


def test_a_numbered_row_that_the_end_of_the_page_cuts_is_whole() -> None:
    """What goes on below begins with a capital or a figure; it has no number of its own."""

    def row(canvas: Canvas, top: float, *cells: Sequence[str]) -> None:
        for place, cell in zip((72, 96, 300, 480), cells, strict=True):
            pdf.lines(canvas, place, top, *cell, size=11, leading=13 / 11)

    def first(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 320, "The table shows what has become of each of the three areas by the end of May.")
        for n, (number, asked, answer, status) in enumerate(ANSWERS[:2]):
            row(canvas, 260 - 75 * n, (number,), asked, answer, (status,))
        row(canvas, 110, ("3",), ("The force should see why",), ("Of its officers in the",), ("Open",))

    def second(canvas: Canvas) -> None:
        row(
            canvas,
            770,
            (),
            ("Kent and Essex lose officers", "in such numbers"),
            ("2022 intake, 17 have left", "since"),
            (),
        )
        pdf.lines(
            canvas, 72, 700, "We asked the force to look at all of them again before the year is out, and it will."
        )

    assert rows(pdf.drawn(first, second))[2:] == [
        "3 | The force should see why Kent and Essex lose officers in such numbers | "
        "Of its officers in the 2022 intake, 17 have left since | Open"
    ]


def test_figures_beside_each_other_at_the_top_of_a_page_after_text_are_no_table() -> None:
    def first(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 700, *LEFT)

    def second(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 700, "Annual report")
        pdf.lines(canvas, 400, 700, "March 2022")
        pdf.lines(canvas, 72, 660, *RIGHT)

    assert rows(pdf.drawn(first, second)) == []


class TestItemsThatFillTheirLine:
    def items(self, *lines: str) -> list[str]:
        """What is read of lines that are set in below a lead-in; the longest of them fills its column."""

        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 760, "The force should do better at what we list here:")
            pdf.lines(canvas, 90, 744, *lines)
            pdf.lines(canvas, 72, 744 - 15.6 * len(lines) - 12, "It has begun.")

        return [words for kind, words in kinds(pdf.drawn(page)) if kind == "list_item"]

    def test_a_capital_opens_the_next(self) -> None:
        items = ("Recording why so many victims drop out early", "Using orders that keep abusers away from home",
                 "Improve how quickly it finds missing children")  # fmt: skip
        assert self.items(*items) == list(items)

    def test_a_name_goes_on_with_the_line_above(self) -> None:
        item = ("Work with partners, schools and with the local", "Women’s Aid group on what to do for children")
        assert self.items(*item) == [" ".join(item)]

    def test_a_word_that_joins_goes_on_with_the_line_below(self) -> None:
        item = ("Make sure that everybody in the team knows the", "Recording Standards that it has to work by")
        assert self.items(*item) == [" ".join(item)]


def test_a_line_whose_dots_lead_to_a_grade_is_whole() -> None:
    graded = ("Responding to the public ........ Adequate", "Investigating crime ........ Inadequate")

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 700, *graded)
        pdf.lines(canvas, 72, 640, "We didn't grade how it records crime.")

    assert [words for _, words in kinds(pdf.drawn(page))] == [*graded, "We didn't grade how it records crime."]


def test_a_row_alone_is_a_table_where_its_cells_stand_further_apart_than_its_words() -> None:
    cells = ("Missing children", "Good 1", "Requires improvement 4", "Inadequate 6")

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 700, "We read eleven cases of children who had gone missing:")
        left = 72.0
        for words in cells:
            pdf.lines(canvas, left, 670, words)
            left += canvas.stringWidth(words, "Helvetica", 12) + 11
        pdf.lines(canvas, 72, 640, "Nobody had looked for two of them.")

    assert rows(pdf.drawn(page)) == [" | ".join(cells)]


def test_a_number_that_ends_a_sentence_opens_no_item() -> None:
    text = (
        "In the year before our inspection each of its officers managed as many as",
        "55. Of these people, few were visited in time, and none of them was told why by",
        "the force. We said so in our report of 2018.",
    )
    items = ("1. Visit all of them in the course of the next financial year, as it said it", "2. Tell them why.")

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 700, *text)
        pdf.lines(canvas, 72, 620, "It should do two things:", *items)

    assert [words for _, words in kinds(pdf.drawn(page))] == [
        " ".join(text),
        "It should do two things:",
        *(item.partition(" ")[2] for item in items),
    ]


def test_a_cell_that_nearly_touches_the_next_is_told_from_it_by_the_rows_around() -> None:
    answers = (
        ("Calls are answered sooner", "Done"),
        ("The list has been cut from 288 to 173", "Open"),
        ("Plans", "Open"),
    )

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        column = 72 + canvas.stringWidth(answers[1][0]) + 9
        for n, (answer, status) in enumerate(answers):
            pdf.lines(canvas, 72, 700 - 18 * n, answer)
            pdf.lines(canvas, column, 700 - 18 * n, status)

    assert rows(pdf.drawn(page)) == [" | ".join(row) for row in answers]


def test_heads_at_the_foot_of_their_row_and_a_last_row_of_one_cell_belong_to_the_table() -> None:
    places = (72, 150, 240, 330, 430)
    below = (
        {0: "Outstanding", 1: "Good", 2: "Adequate", 3: "improvement", 4: "Inadequate"},
        {1: "Vetting", 2: "Preventing crime", 3: "Managing offenders"},
        {1: "Recording data", 2: "Treating the public"},
        {2: "Answering calls"},
    )

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 72, 700, "We graded six areas of policing in the force.")
        pdf.lines(canvas, places[3], 664, "Requires", size=10)
        for n, cells in enumerate(below):
            for place, words in cells.items():
                pdf.lines(canvas, places[place], 652 - 20 * n, words, size=10)
        pdf.lines(canvas, 72, 540, "The service to victims of crime is not graded.")

    assert [row for kind, row in kinds(pdf.drawn(page)) if kind == "table_row"] == [
        "Outstanding | Good | Adequate | Requires improvement | Inadequate",
        " | Vetting | Preventing crime | Managing offenders | ",
        " | Recording data | Treating the public |  | ",
        " |  | Answering calls |  | ",
    ]
