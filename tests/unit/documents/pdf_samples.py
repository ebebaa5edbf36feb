"""PDF files that look like what the inspectorate and those around it publish, in words and figures of our own.

Belongs here: making the bytes. Not here: what a reader should find in them (the tests beside).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

WIDTH, HEIGHT = A4
MARGIN = 2.5 * cm
GUTTER = 0.8 * cm
RUNNING_FOOTER = "PEEL 2021/22 – An inspection of Northshire Police"
RUNNING_HEADER = "Inspecting policing in the public interest"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=12, leading=15.6, spaceAfter=10)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=9, leading=11.5, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=24, leading=29, spaceAfter=18)
AREA = ParagraphStyle("area", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceBefore=16, spaceAfter=8)
SECTION = ParagraphStyle("section", fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=12, spaceAfter=6)
FINDING = ParagraphStyle("finding", fontName="Helvetica-Bold", fontSize=12, leading=15.6, spaceBefore=8, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=10, leading=12.5, spaceAfter=0)
HEAD_CELL = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")
RULED = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
BARE = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]


def title(words: str) -> Paragraph:
    return Paragraph(words, TITLE)


def area(words: str) -> Paragraph:
    return Paragraph(words, AREA)


def section(words: str) -> Paragraph:
    return Paragraph(words, SECTION)


def finding(words: str) -> Paragraph:
    return Paragraph(words, FINDING)


def text(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    return Paragraph(words, style)


def grade_box(grade: str) -> Flowable:
    """A short line in white on a coloured ground, as the reports set a grade below the name of its area."""
    box = Table([[grade]], colWidths=[4.5 * cm], hAlign="LEFT")
    box.setStyle(
        TableStyle([
            ("BACKGROUND", (0, 0), (-1, -1), HexColor("#1b6e55")), ("TEXTCOLOR", (0, 0), (-1, -1), white),
            ("FONT", (0, 0), (-1, -1), "Helvetica-Bold", 13), ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ])
    )  # fmt: skip
    return box


def bullets(*items: str, numbered: bool = False) -> Flowable:
    return ListFlowable(
        [ListItem(Paragraph(item, BODY)) for item in items],
        bulletType="1" if numbered else "bullet", bulletFormat="%s." if numbered else None, leftIndent=18,
    )  # fmt: skip


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], ruled: bool = True) -> Flowable:
    """A table whose long cells wrap; `widths` in centimetres."""
    cells = [[Paragraph(cell, HEAD_CELL if n == 0 else CELL) for cell in row] for n, row in enumerate(rows)]
    made = Table(cells, colWidths=[width * cm for width in widths], hAlign="LEFT", repeatRows=1)
    made.setStyle(TableStyle(RULED if ruled else BARE))
    return made


def contents(*entries: tuple[str, int]) -> list[Flowable]:
    """A contents list with leaders of dots up to page numbers at the right."""
    return [section("Contents"), *(_Leader(words, page) for words, page in entries)]


class _Leader(Flowable):
    def __init__(self, words: str, page: int) -> None:
        super().__init__()
        self.words, self.page = words, page

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, 18

    def draw(self) -> None:
        self.canv.setFont("Helvetica", 12)
        self.canv.drawString(0, 4, self.words)
        self.canv.drawRightString(self.width, 4, str(self.page))
        start = self.canv.stringWidth(self.words, "Helvetica", 12) + 4
        dots = int((self.width - 20 - start) / self.canv.stringWidth(".", "Helvetica", 12))
        self.canv.drawString(start, 4, "." * max(dots, 0))


def report(story: Sequence[Flowable], *, footer: str | None = RUNNING_FOOTER, header: str | None = None,
           password: str | None = None, first_number: int = 1) -> bytes:  # fmt: skip
    """The story on A4 pages; page templates 'one' and 'two' have that many columns."""

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        number = document.page + first_number - 1
        if footer:
            canvas.drawString(MARGIN, 1.4 * cm, footer)
            canvas.drawRightString(WIDTH - MARGIN, 1.4 * cm, str(number))
        if header:
            canvas.drawString(MARGIN, HEIGHT - 1.5 * cm, header)

    body_height = HEIGHT - 2 * MARGIN
    column = (WIDTH - 2 * MARGIN - GUTTER) / 2
    whole = Frame(MARGIN, MARGIN, WIDTH - 2 * MARGIN, body_height, 0, 0, 0, 0)
    left = Frame(MARGIN, MARGIN, column, body_height, 0, 0, 0, 0)
    right = Frame(MARGIN + column + GUTTER, MARGIN, column, body_height, 0, 0, 0, 0)
    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=A4, invariant=1, encrypt=StandardEncryption(password, canPrint=0) if password else None,
    )  # fmt: skip
    document.addPageTemplates(
        [PageTemplate("one", [whole], onPage=furnish), PageTemplate("two", [left, right], onPage=furnish)]
    )
    document.build(list(story))
    return out.getvalue()


def new_page(columns: int = 1) -> list[Flowable]:
    return [NextPageTemplate("two" if columns == 2 else "one"), PageBreak()]


def next_column() -> Flowable:
    return FrameBreak()


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """Pages drawn by hand, for layouts that no typesetting library makes."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def space(points: float) -> Spacer:
    return Spacer(0, points)


def lines(
    canvas: Canvas, left: float, top: float, *words: str, size: float = 12, leading: float = 1.3, bold: bool = False
) -> None:
    """Lines of type below each other, from `top` down; `leading` in ems."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    for n, line in enumerate(words):
        canvas.drawString(left, top - n * leading * size, line)


def whole_report() -> bytes:
    """A short report as the inspectorate lays it out: cover, contents, grades, an area of two pages, two columns."""
    calls = (
        "The force answers most emergency calls quickly, but callers who ring the non-emergency line often wait too "
        "long and some of them give up. In 21 of 51 cases that we reviewed, the call handler didn’t check whether the "
        "caller was vulnerable<super>1</super>. We found that supervisors seldom listen to calls."
    )
    plans = (
        "Between April 2021 and March 2022 the force spent £4.2m on a new control room, and it expects to save "
        "£1.5m a year from 2024/25. It has written a plan for its anti-social behaviour teams, and it reviews the "
        "plan each month together with the councils of the county and with the fire and rescue service."
    )
    return report(
        [
            space(140), title("PEEL 2021/22"), text("Police effectiveness, efficiency and legitimacy", SECTION),
            text("An inspection of Northshire Police", SECTION), space(60), text("Published on 14 June 2022"),
            *new_page(),
            *contents(("Overall summary", 3), ("Responding to the public", 4), ("Investigating crime", 6)),
            *new_page(),
            area("Overall summary"), section("Our judgments"),
            text("We make graded judgments in six areas of policing, as follows:"),
            table(
                [
                    ["Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate"],
                    ["", "Preventing crime", "Protecting vulnerable people", "Responding to the public",
                     "Investigating crime"],
                    ["", "Treatment of the public", "Building, supporting and protecting the workforce", "", ""],
                ],
                [2.7, 3, 3.4, 3.4, 3.2],
            ),
            space(12), text(plans), text(plans), text(calls),
            *new_page(),
            area("Responding to the public"), grade_box("Requires improvement"), space(8),
            text("Northshire Police requires improvement at responding to the public."),
            section("Areas for improvement"), finding("The force needs to answer non-emergency calls faster"),
            text(calls), text(plans), section("Main findings"), text(calls),
            bullets("recording what callers say;", "finding repeat victims, who often ring many times before anyone "
                    "asks what has happened to them before; and", "sending someone in time."),
            text(plans), text(calls), text(plans),
            area("Investigating crime"), grade_box("Adequate"), space(8), text(calls), text(plans),
            *new_page(columns=2),
            area("Force in numbers"), text(calls, SMALL), text(plans, SMALL), text(calls, SMALL), next_column(),
            text(plans, SMALL), bullets("first in the second column;", "second in the second column."),
            text(calls, SMALL),
            *new_page(),
            section("Case files"),
            table(
                [["Question", "Yes", "No", "Total"], ["Was the call answered in time?", "41", "10", "51"],
                 ["Was the risk to the caller assessed, and written down?", "30", "21", "51"]],
                [8, 2, 2, 2], ruled=False,
            ),
            section("Budget"),
            table(
                [["£m", "2022/23", "2023/24"], ["Officers’ pay", "112.4", "118.0"], ["Savings needed", "3.1", "5.6"]],
                [6, 3, 3],
            ),
        ]
    )  # fmt: skip
