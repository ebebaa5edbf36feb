"""Pages in, text and blocks out: what a PDF says, in the order in which it is read, and the page it says it on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import pypdfium2
import pytest
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfgen.canvas import Canvas

from pipelines.documents.pdf.reading import parse_pdf
from tests.unit.documents import pdf_samples as pdf

Drawing = Callable[[Canvas], None]


def told(data: bytes) -> list[tuple[int | None, str, str]]:
    """Page, kind and words of each block; the cells of a row with strokes between them."""
    reading = parse_pdf(data)
    return [
        (
            block.page,
            block.kind,
            " | ".join(reading.text[cell.start : cell.end] for cell in block.cells)
            if block.cells
            else reading.text[block.start : block.end],
        )
        for block in reading.blocks
    ]


def kinds(data: bytes) -> list[tuple[str, str]]:
    return [(kind, words) for _, kind, words in told(data)]


def rows(data: bytes) -> list[str]:
    return [words for kind, words in kinds(data) if kind == "table_row"]


def paragraphs(data: bytes) -> list[str]:
    return [words for kind, words in kinds(data) if kind == "paragraph"]


def lines(*words: str, left: float = 72, top: float = 760, size: float = 12, leading: float = 1.3) -> bytes:
    return pdf.drawn(lambda canvas: pdf.lines(canvas, left, top, *words, size=size, leading=leading))


@pytest.fixture(scope="module")
def report() -> bytes:
    return pdf.whole_report()


LEFT = ("The force has made its response", "teams larger and has given them", "new cars. It reaches most of the",
        "people who call in time, and it", "knows where it doesn’t. Callers", "in the north wait longest.")  # fmt: skip
RIGHT = ("Investigations are slower than", "they were. Too many of them end", "because the victim no longer",
         "supports them, and the reasons", "aren’t written down, or nobody", "looks at them again.")  # fmt: skip


class TestReadingOrder:
    def test_lines_are_put_together_into_paragraphs(self) -> None:
        data = lines(
            "The force has answered most of its emergency calls within ten", "seconds since it hired more staff."
        )
        assert paragraphs(data) == [
            "The force has answered most of its emergency calls within ten seconds since it hired more staff."
        ]

    def test_paragraphs_are_told_by_the_space_between_them(self, report: bytes) -> None:
        summary = [words[:19] for page, kind, words in told(report) if page == 3 and kind == "paragraph"]
        assert summary == ["We make graded judg", "Between April 2021 ", "Between April 2021 ", "The force answers m"]

    @pytest.mark.parametrize("offset", [0.0, 7.0], ids=["same lines", "lines of their own"])
    def test_columns_are_read_one_after_the_other_even_when_drawn_line_by_line(self, offset: float) -> None:
        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 790, "Summary of two matters", size=16, bold=True)
            for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
                pdf.lines(canvas, 72, 750 - 15 * n, left)
                pdf.lines(canvas, 320, 750 - offset - 15 * n, right)

        assert kinds(pdf.drawn(page)) == [
            ("heading", "Summary of two matters"), ("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))
        ]  # fmt: skip

    def test_a_sentence_goes_on_at_the_top_of_the_next_column(self) -> None:
        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 750, *LEFT[:-1], "in the north wait longer than")
            pdf.lines(canvas, 320, 750, "anyone else does in this county,", *RIGHT[1:])

        assert paragraphs(pdf.drawn(page))[0].endswith(
            "Callers in the north wait longer than anyone else does in this county, they were. Too many of them end "
            "because the victim no longer supports them, and the reasons aren’t written down, or nobody looks at them "
            "again."
        )

    def test_a_page_laid_on_its_side_is_read_upright(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setPageRotation(90)
            canvas.translate(595, 0)
            canvas.rotate(90)
            pdf.lines(canvas, 60, 500, "It holds one sentence about twelve cases", "that were closed too soon.")

        assert paragraphs(pdf.drawn(page)) == ["It holds one sentence about twelve cases that were closed too soon."]

    @pytest.mark.parametrize("width", [190, 230], ids=["as is usual", "very wide"])
    def test_justified_lines_are_no_table(self, width: int) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 12)
            for n, line in enumerate(LEFT[:-1]):
                words = line.split()
                gap = (width - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
                at = 72.0
                for word in words:
                    canvas.drawString(at, 750 - 15 * n, word)
                    at += canvas.stringWidth(word) + gap
            canvas.drawString(72, 750 - 15 * 5, LEFT[-1])

        assert paragraphs(pdf.drawn(page)) == [" ".join(LEFT)]

    def test_the_label_of_a_chart_that_runs_up_the_page_is_kept_apart(self) -> None:
        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 750, *LEFT)
            canvas.translate(50, 600)
            canvas.rotate(90)
            pdf.lines(canvas, 0, 0, "Calls a day")

        assert [words for _, words in kinds(pdf.drawn(page))] == [" ".join(LEFT), "Calls a day"]


class TestPages:
    def test_every_block_knows_its_page(self, report: bytes) -> None:
        pages = [page for page, _, _ in told(report) if page is not None]
        assert pages == sorted(pages)
        assert set(pages) == set(range(1, 8))

    def test_running_footers_and_page_numbers_are_kept_out_of_the_flow(self, report: bytes) -> None:
        furniture = [(page, words) for page, kind, words in told(report) if kind == "furniture"]
        assert furniture == [(n, words) for n in range(1, 8) for words in (pdf.RUNNING_FOOTER, str(n))]

    def test_a_sentence_goes_on_over_the_page_past_footer_header_and_footnote(self) -> None:
        def page(number: int, note: str, *words: str) -> Drawing:
            def draw(canvas: Canvas) -> None:
                pdf.lines(canvas, 72, 800, "HMIC – a report on Northshire", size=9)
                pdf.lines(canvas, 72, 740, *words)
                pdf.lines(canvas, 72, 80, f"{number} {note}", size=8)
                pdf.lines(canvas, 300, 40, f"Page {number} of 2", size=9)

            return draw

        first = page(
            1, "What was counted.", "The force answers its calls well and it sends its officers in time,", "but"
        )
        second = page(2, "Letters and messages.", "people who write wait for weeks, and are never told what was done.")
        sentence = (
            "The force answers its calls well and it sends its officers in time, but people who write wait for weeks, "
            "and are never told what was done."
        )
        assert told(pdf.drawn(first, second)) == [
            (1, "furniture", "HMIC – a report on Northshire"),
            (1, "paragraph", sentence),
            (1, "paragraph", "1 What was counted."),
            (1, "furniture", "Page 1 of 2"),
            (2, "furniture", "HMIC – a report on Northshire"),
            (2, "paragraph", "2 Letters and messages."),
            (2, "furniture", "Page 2 of 2"),
        ]

    def test_the_heads_and_figures_of_tables_at_the_top_of_several_pages_are_no_headers(self) -> None:
        heads = ["Measure", "23/24 Q3", "23/24 Q4", "24/25 Q1"]

        def page(canvas: Canvas, *rows: Sequence[str]) -> None:
            for down, row in enumerate([heads, *rows]):
                for across, cell in enumerate(row):
                    pdf.lines(canvas, 72 + 160 * (across > 0) + 90 * across, 790 - 20 * down, cell)
            pdf.lines(canvas, 72, 400, "The quarter is compared with the two before it.")
            pdf.lines(canvas, 72, 40, "Performance report", size=9)

        tables = [
            [["Total recorded crime", "38,214", "37,655", "36,902"], ["Robbery", "412", "398", "377"]],
            [["Officers", "3,338", "3,325", "3,371"], ["Specials", "166", "158", "151"]],
        ]
        found = kinds(pdf.drawn(*(partial(lambda canvas, rows: page(canvas, *rows), rows=rows) for rows in tables)))
        assert [words for kind, words in found if kind == "table_row"] == [
            " | ".join(row) for rows in tables for row in (heads, *rows)
        ]
        assert {words for kind, words in found if kind == "furniture"} == {"Performance report"}

    def test_a_finished_sentence_does_not_go_on_over_the_page(self) -> None:
        data = pdf.drawn(
            lambda canvas: pdf.lines(canvas, 72, 740, "The first page ends with a whole sentence."),
            lambda canvas: pdf.lines(canvas, 72, 740, "The second page begins with another."),
        )
        assert [(page, words[:15]) for page, _, words in told(data)] == [(1, "The first page "), (2, "The second page")]

    def test_what_begins_many_pages_is_no_header_when_it_is_part_of_the_text(self) -> None:
        def page(area: str) -> Drawing:
            def draw(canvas: Canvas) -> None:
                pdf.lines(canvas, 72, 790, f"The force is tested at {area}", size=16, bold=True)
                pdf.lines(canvas, 72, 760, "Adequate")
                pdf.lines(canvas, 72, 730, f"It does what {area} asks for.")

            return draw

        data = pdf.drawn(*map(page, ("tracing", "filing", "hiring", "dispatch")))
        assert kinds(data).count(("paragraph", "Adequate")) == 4


class TestWords:
    @pytest.mark.parametrize(
        ("cut", "whole"),
        [
            (("make its investi-", "gations quicker."), "make its investigations quicker."),
            (("find re-", "peat victims."), "find repeat victims."),
            (("more anti-", "social behaviour teams."), "more anti-social behaviour teams."),
            (("call for a 24-", "hour service."), "call for a 24-hour service."),
            (("work with Avon-", "Somerset teams."), "work with Avon-Somerset teams."),
            (("spend less in 2021/", "22 than before."), "spend less in 2021/22 than before."),
            (("keep its super\u00ad", "visors for longer."), "keep its supervisors for longer."),
        ],
    )
    def test_words_cut_at_the_end_of_a_line_are_whole_and_real_hyphens_stay(
        self, cut: tuple[str, str], whole: str
    ) -> None:
        assert paragraphs(lines("The force should " + cut[0], cut[1])) == ["The force should " + whole]

    def test_what_the_document_writes_elsewhere_decides_about_a_hyphen(self) -> None:
        data = lines(
            "The co-ordination of its teams is poor, and nobody makes any co-",
            "ordination better. There was a reinspection,",
            "and the force was told before about the re-",
            "inspection.",
        )
        assert paragraphs(data)[0].endswith(
            "any co-ordination better. There was a reinspection, and the force was told before about the reinspection."
        )

    def test_the_raised_mark_of_a_footnote_is_no_figure_of_the_text(self) -> None:
        def page(canvas: Canvas) -> None:
            text = canvas.beginText(72, 740)
            for words, raised in (("Recorded crime", "1"), (" rose in 2021/22", "2"), (". In 12 of 40 cases", "13")):
                text.setFont("Helvetica", 12)
                text.textOut(words)
                text.setFont("Helvetica", 7)
                text.setRise(5)
                text.textOut(raised)
                text.setRise(0)
            text.setFont("Helvetica", 12)
            text.textOut(" nobody called back.")
            text.setFont("Helvetica", 7)
            text.setRise(5)
            text.textOut("4")
            canvas.drawText(text)

        assert paragraphs(pdf.drawn(page)) == [
            "Recorded crime ¹ rose in 2021/22 ². In 12 of 40 cases ¹³ nobody called back ⁴."
        ]

    def test_text_scaled_by_its_matrix_has_the_size_that_it_shows(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.saveState()
            canvas.scale(24, 24)
            pdf.lines(canvas, 3, 32, "A title in large type", size=1)
            canvas.restoreState()
            pdf.lines(canvas, 72, 700, *LEFT)

        assert kinds(pdf.drawn(page))[0] == ("heading", "A title in large type")


class TestHeadingsAndLists:
    def test_headings_by_size_and_weight(self, report: bytes) -> None:
        reading = parse_pdf(report)
        headings = [
            (b.level, reading.text[b.start : b.end]) for b in reading.blocks if b.kind == "heading" and b.page == 4
        ]
        assert headings == [
            (2, "Responding to the public"), (3, "Areas for improvement"),
            (4, "The force needs to answer non-emergency calls faster"), (3, "Main findings"),
        ]  # fmt: skip

    def test_items_whose_bullets_are_drawn_are_items_of_their_own(self) -> None:
        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 760, "The force should do three things that we have often asked it for:")
            pdf.lines(canvas, 90, 744, *items)
            pdf.lines(canvas, 72, 690, "Areas for it to work on are these:")
            pdf.lines(canvas, 90, 674, *subjects)
            pdf.lines(canvas, 72, 640, "It has begun.")

        subjects = ("Recording why victims drop out", "Using orders that keep abusers away")
        items = (
            "record what callers say;",
            "find those who rang before, by a search of its system; and",
            "send someone.",
        )
        told = kinds(pdf.drawn(page))
        assert [words for kind, words in told if kind == "list_item"] == [*items, *subjects]
        assert told[-1] == ("paragraph", "It has begun.")

    def test_a_heading_over_two_lines_is_one(self) -> None:
        def page(canvas: Canvas) -> None:
            words = ("Building, supporting and protecting the workforce of a", "force that grows")
            pdf.lines(canvas, 72, 760, *words, size=16, bold=True)
            pdf.lines(canvas, 72, 700, *LEFT)

        assert kinds(pdf.drawn(page))[0] == (
            "heading", "Building, supporting and protecting the workforce of a force that grows"
        )  # fmt: skip

    def test_a_grade_below_the_name_of_its_area_stays_alone(self, report: bytes) -> None:
        blocks = kinds(report)
        for heading, grade in (
            ("Responding to the public", "Requires improvement"),
            ("Investigating crime", "Adequate"),
        ):
            at = blocks.index(("heading", heading))
            assert blocks[at + 1] == ("paragraph", grade)

    def test_bullets_with_items_over_several_lines(self, report: bytes) -> None:
        assert [words for page, kind, words in told(report) if kind == "list_item" and page == 4] == [
            "recording what callers say;",
            "finding repeat victims, who often ring many times before anyone asks what has happened to them before; "
            "and",
            "sending someone in time.",
        ]

    def test_numbered_items_keep_their_numbers_out_of_the_item(self) -> None:
        story = [
            pdf.text("It has done two things:"),
            pdf.bullets("It has hired staff.", "It has kept them.", numbered=True),
        ]
        reading = parse_pdf(pdf.report(story, footer=None))
        assert [reading.text[b.start : b.end] for b in reading.blocks if b.kind == "list_item"] == [
            "It has hired staff.",
            "It has kept them.",
        ]
        assert "1. It has hired staff." in reading.text

    def test_contents_lists_with_and_without_dots(self, report: bytes) -> None:
        entries = ["Overall summary\t3", "Responding to the public\t4", "Investigating crime\t6"]
        assert [words for kind, words in kinds(report) if kind == "contents"][-3:] == entries

        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 770, "Contents", size=16, bold=True)
            for n, entry in enumerate(entries):
                words, number = entry.split("\t")
                pdf.lines(canvas, 72, 740 - 20 * n, words)
                canvas.drawRightString(520, 740 - 20 * n, number)

        assert [words for kind, words in kinds(pdf.drawn(page)) if kind == "contents"][-3:] == entries

    def test_a_contents_list_without_dots_goes_on_over_the_page_and_ends_before_a_table(self) -> None:
        def rows(canvas: Canvas, top: float, *listed: str) -> None:
            for n, row in enumerate(listed):
                words, number = row.split("\t")
                pdf.lines(canvas, 72, top - 20 * n, words)
                canvas.drawRightString(520, top - 20 * n, number)

        first = ["Overall summary\t1", "Responding to the public\t4", "Investigating crime\t6"]
        second = ["Managing offenders\t9", "Building the workforce\t11", "About the data\t14"]

        def cover(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 770, "Contents", size=16, bold=True)
            rows(canvas, 740, *first)

        def over(canvas: Canvas) -> None:
            rows(canvas, 740, *second)

        def table(canvas: Canvas) -> None:
            rows(canvas, 740, "Detectives in post\t312", "Vacancies\t40", "Trainees\t71")

        found = kinds(pdf.drawn(cover, over, table))
        assert [words for kind, words in found if kind == "contents"][-6:] == [*first, *second]
        assert sum(kind == "table_row" for kind, _ in found) == 3


GRADES = [
    "Outstanding | Good | Adequate | Requires improvement | Inadequate",
    " | Preventing crime | Protecting vulnerable people | Responding to the public | Investigating crime",
    " | Treatment of the public | Building, supporting and protecting the workforce |  | ",
]


class TestTables:
    def test_grades_between_lines(self, report: bytes) -> None:
        assert [words for page, kind, words in told(report) if kind == "table_row" and page == 3] == GRADES

    def test_case_files_without_lines(self, report: bytes) -> None:
        assert [words for page, kind, words in told(report) if kind == "table_row" and page == 7][:3] == [
            "Question | Yes | No | Total",
            "Was the call answered in time? | 41 | 10 | 51",
            "Was the risk to the caller assessed, and written down? | 30 | 21 | 51",
        ]

    def test_grades_below_coloured_boxes(self) -> None:
        columns: Sequence[tuple[Sequence[str], Sequence[Sequence[str]]]] = (
            (["Outstanding"], []), (["Good"], [["Preventing crime"]]),
            (["Adequate"], [["Protecting", "vulnerable people"], ["Managing offenders"]]),
            (["Requires", "improvement"], [["Responding to", "the public"], ["Supporting", "victims"]]),
            (["Inadequate"], [["Investigating", "crime"]]),
        )  # fmt: skip

        def page(canvas: Canvas) -> None:
            for n, (head, cells) in enumerate(columns):
                canvas.setFillColor(HexColor("#1b6e55"))
                canvas.rect(50 + n * 100, 700, 98, 30, stroke=0, fill=1)
                canvas.setFillColor(white)
                pdf.lines(canvas, 60 + n * 100, 711 + 6 * (len(head) - 1), *head, size=9, leading=11 / 9, bold=True)
                canvas.setFillColor(black)
                at = 684.0
                for cell in cells:
                    pdf.lines(canvas, 54 + n * 100, at, *cell, size=9, leading=11 / 9)
                    at -= 11 * len(cell) + 10

        assert rows(pdf.drawn(page)) == [
            "Outstanding | Good | Adequate | Requires improvement | Inadequate",
            " | Preventing crime | Protecting vulnerable people | Responding to the public | Investigating crime",
            " |  | Managing offenders | Supporting victims | ",
        ]

    def test_money_set_to_the_right_without_lines(self) -> None:
        table = [
            ("", "2022/23", "2023/24"), ("Employees", "98,400", "101,200"), ("Premises", "4,310", "4,420"),
            ("Use of reserves", "(1,200)", "-"), ("Council tax requirement", "101,510", "105,620"),
        ]  # fmt: skip

        def page(canvas: Canvas) -> None:
            pdf.lines(canvas, 72, 770, "Table 2: the plan in £000", bold=True)
            for n, (head, *figures) in enumerate(table):
                pdf.lines(canvas, 72, 740 - 14 * n, head, size=10)
                for right, figure in zip((320, 400), figures, strict=True):
                    canvas.drawRightString(right, 740 - 14 * n, figure)

        assert rows(pdf.drawn(page)) == [" | ".join(row) for row in table]

    def test_cells_set_to_the_middle_of_a_row_without_lines(self) -> None:
        def page(canvas: Canvas) -> None:
            for right, head in ((72, "Question"), (474, "Yes"), (510, "No")):
                pdf.lines(canvas, right, 700, head, bold=True)
            pdf.lines(canvas, 72, 680, "Was the risk assessed in every case in which somebody", "spoke of it?")
            pdf.lines(canvas, 474, 672, "30")
            pdf.lines(canvas, 510, 672, "21")
            pdf.lines(canvas, 72, 640, "Was it closed?")
            pdf.lines(canvas, 474, 640, "12")
            pdf.lines(canvas, 510, 640, "39")

        assert rows(pdf.drawn(page)) == [
            "Question | Yes | No",
            "Was the risk assessed in every case in which somebody spoke of it? | 30 | 21",
            "Was it closed? | 12 | 39",
        ]

    def test_a_table_goes_on_over_the_page(self) -> None:
        table = [["Question", "Yes", "No"], *([f"Was step {n} done in time?", str(n), str(70 - n)] for n in range(70))]
        data = pdf.report([pdf.section("Files"), pdf.table(table, [9, 2, 2])])
        found = rows(data)
        assert found[0] == "Question | Yes | No"
        assert [row for row in found if row != found[0]] == [" | ".join(row) for row in table[1:]]

    def test_every_row_of_a_table_has_as_many_cells(self, report: bytes) -> None:
        reading = parse_pdf(report)
        widths = {b.page: len(b.cells) for b in reading.blocks if b.kind == "table_row" and b.page == 3}
        assert widths == {3: 5}


def contents_then_text() -> bytes:
    entries = (("Overall summary", 1), ("Preventing crime", 2), ("Managing offenders", 4))
    text = (
        "Our inspection looked at how good Northshire Police is in several areas of policing, and how it treats people."
    )
    return pdf.report([pdf.title("PEEL 2021/22"), *pdf.contents(*entries), pdf.area("Overall summary"), pdf.text(text)])


def justified_columns() -> bytes:
    style = pdf.SMALL.clone("justified", alignment=4)
    text = "The force investigates most of the crimes that are reported to it, and it keeps the people informed. " * 3
    columns = [pdf.text(text, style) for _ in range(12)]
    return pdf.report([*pdf.new_page(2), *columns[:6], pdf.next_column(), *columns[6:]])


@pytest.mark.parametrize("made", [pdf.whole_report, contents_then_text, justified_columns])
def test_no_letter_or_figure_of_the_pages_is_lost_or_told_twice(made: Callable[[], bytes]) -> None:
    assert_nothing_is_lost(made())


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_however_the_page_is_laid_out(seed: int) -> None:
    chance = random.Random(seed)
    columns, leading = chance.choice(((60, 160, 260, 360, 460), (60, 320), range(20, 560))), chance.choice((7, 13, 14))
    words = ("force", "calls", "12", "3.4", "of the cases", "Good", "Adequate improvement", "2021/22", "£4m", "•", "1.")

    def page(canvas: Canvas) -> None:
        for _ in range(chance.randrange(5, 60)):
            line = " ".join(chance.choices(words, k=chance.randrange(1, 9)))
            left, top = chance.choice(columns), 780 - leading * chance.randrange(50)
            pdf.lines(canvas, left, top, line, size=chance.choice((8, 12, 16)), bold=chance.random() > 0.7)
        for _ in range(chance.choice((0, 12))):
            bottom, height = 780 - leading * chance.randrange(50), leading * chance.randrange(1, 4)
            canvas.rect(chance.choice(columns), bottom, 100, height)

    assert_nothing_is_lost(pdf.drawn(*[page] * chance.randrange(1, 4)))


def assert_nothing_is_lost(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    bare = "".join(page.get_textpage().get_text_range() for page in document)
    superscript = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    read = parse_pdf(data).text.translate(superscript)
    assert Counter(filter(str.isalnum, read)) == Counter(filter(str.isalnum, bare))
