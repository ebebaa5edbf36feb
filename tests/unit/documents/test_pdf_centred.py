"""Tables whose cells are set in the middle of their rows, with drawn lines, with boxes apart, and without any."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from pipelines.documents.pdf.reading import parse_pdf
from tests.unit.documents import pdf_samples as pdf

HEAD = (["Outstanding"], ["Good"], ["Adequate"], ["Requires", "improvement"], ["Inadequate"])
ROWS = (
    ([], [], ["Managing", "offenders"], ["Protecting", "vulnerable people"], []),
    ([], ["Leadership", "and force", "management"], ["Police powers", "and treatment"], ["Preventing crime"], []),
    ([], [], ["Developing a", "workplace"], [], ["Answering the public"]),
)
READ = [
    "Outstanding | Good | Adequate | Requires improvement | Inadequate",
    " |  | Managing offenders | Protecting vulnerable people | ",
    " | Leadership and force management | Police powers and treatment | Preventing crime | ",
    " |  | Developing a workplace |  | Answering the public",
]
SIZE, LEADING, WIDTH, HEIGHT = 9.0, 11.0, 98.0, 46.0


def judgments(boxes: float | None, *, bold_head: bool = True) -> bytes:
    """A page with a table of judgments below a sentence; `boxes` is how far the boxes of the cells stand apart."""

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 50, 740, "We judge the force in nine areas of its work, which stand below.", size=11)
        for row, cells in enumerate((HEAD, *ROWS)):
            for column, words in enumerate(cells):
                left, top = 50 + column * WIDTH, 720 - row * HEIGHT
                if boxes is not None:
                    canvas.setStrokeColor(black)
                    canvas.rect(left, top - HEIGHT + boxes, WIDTH - boxes, HEIGHT - boxes)
                at = top - HEIGHT / 2 + LEADING * (len(words) - 1) / 2 - SIZE / 3
                if words:
                    pdf.lines(
                        canvas, left + 4, at, *words, size=SIZE, leading=LEADING / SIZE, bold=bold_head and not row
                    )
        pdf.lines(
            canvas, 50, 720 - 4.4 * HEIGHT, "We say more of each of them on the pages that follow this one.", size=11
        )

    return pdf.drawn(page)


def rows(data: bytes) -> list[str]:
    reading = parse_pdf(data)
    return [
        " | ".join(reading.text[cell.start : cell.end] for cell in block.cells)
        for block in reading.blocks
        if block.kind == "table_row"
    ]


@pytest.mark.parametrize("boxes", [None, 0.0, 4.5], ids=["no lines", "lines", "boxes apart"])
def test_cells_of_unlike_length_stay_in_their_row_and_column(boxes: float | None) -> None:
    assert rows(judgments(boxes)) == READ


def test_the_text_above_and_below_is_no_part_of_the_table() -> None:
    reading = parse_pdf(judgments(None))
    prose = [reading.text[block.start : block.end] for block in reading.blocks if block.kind != "table_row"]
    assert [words.split()[1] for words in prose] == ["judge", "say"]


def test_columns_of_text_with_baselines_of_their_own_are_no_table() -> None:
    left = ["The force answers calls", "well, and those who ring", "are asked what they need", "by people who listen."]
    right = ["Officers go to most of", "the calls in time, and", "say sorry when they are", "late, which is seldom."]

    def page(canvas: Canvas) -> None:
        pdf.lines(canvas, 60, 700, *left, size=10, leading=1.3)
        pdf.lines(canvas, 320, 694, *right, size=10, leading=1.3)

    assert rows(pdf.drawn(page)) == []
