"""The three forms of a briefing, read back: the same content, text that stays text, and room for answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from selectolax.lexbor import LexborHTMLParser

from briefing.excel import workbook
from briefing.records import Briefing
from briefing.web import page
from briefing.word import document
from tests.unit.briefing.conftest import Gathered
from tests.unit.briefing.making import DEADLINE, FORMULA, LONG, SCRIPT

SHOWN_TURNED = "sirap[U+202E]evitisop"
CALLS = "The force doesn't answer emergency calls in time."


@pytest.fixture(scope="module")
def html(kent: Briefing) -> LexborHTMLParser:
    return LexborHTMLParser(page(kent))


@pytest.fixture(scope="module")
def word(kent: Briefing) -> Document:
    return docx.Document(BytesIO(document(kent)))


@pytest.fixture(scope="module")
def book(kent: Briefing) -> Workbook:
    return load_workbook(BytesIO(workbook(kent)))


def text_of(word: Document) -> str:
    """All words, those in tables, links and fields too."""
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qn("w:t"))) for paragraph in word.element.iter(qn("w:p"))
    )


def rows_of(book: Workbook, sheet: str) -> Iterator[dict[str, Any]]:
    head, *rows = book[sheet].iter_rows()
    names = [cell.value for cell in head]
    return (dict(zip(names, row, strict=True)) for row in rows)


@pytest.mark.parametrize(
    "said",
    [
        "Kent Police",
        CALLS,
        "12 of 15 fell short",
        "80% fell short (55% to 93%)",
        "Good in 2018/19; not to be compared",
        "92.5% ± 2.5 points (95% interval, as printed)",
        "£2m a year",
        "Last day 29 November 2026: 7 days left",
        f"Deadline printed: “{DEADLINE}”",
        "Callers wait. The force knows about this",
        "Comments of the chief constable",
        "The force must look after exhibits.",
    ],
)
def test_page_and_file_say_the_same(html: LexborHTMLParser, word: Document, said: str) -> None:
    assert html.body is not None
    assert said in " ".join(html.body.text(separator=" ").split())
    assert said in text_of(word)


def test_the_page_needs_nothing_and_runs_nothing(html: LexborHTMLParser) -> None:
    assert html.css("script, img, link, iframe, object") == []
    assert not [node for node in html.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert [node for node in html.css("a") if not (node.attributes["href"] or "").startswith("#")] == []
    assert "url(" not in html.css_first("style").text()


def test_the_page_can_be_heard_and_printed(html: LexborHTMLParser) -> None:
    assert html.css_first("html").attributes["lang"] == "en-GB"
    levels = [int(str(node.tag)[1]) for node in html.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for table in html.css("table"):
        assert table.css_first("caption").text(strip=True)
        assert all(head.attributes["scope"] == "col" for head in table.css("thead th"))
    anchors = {node.attributes["id"] for node in html.css("[id]")}
    assert {(node.attributes["href"] or "")[1:] for node in html.css("a")} <= anchors
    assert "size: A4" in html.css_first("style").text()


def test_every_finding_to_answer_has_room(html: LexborHTMLParser, kent: Briefing) -> None:
    asked = sum(len(report.findings) for report in kent.reports)
    assert len(html.css(".form")) == asked
    assert len(html.css(".form dd")) == 4 * asked


def test_headings_of_the_file_are_headings(word: Document) -> None:
    titles = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert titles[:2] == ["At a glance", "How the force was judged"]
    assert "Section 55 answer sheet" in titles
    assert word.sections[0].page_width is not None
    assert round(word.sections[0].page_width.mm) == 210


def test_heads_of_tables_are_repeated(word: Document) -> None:
    headed = [table for table in word.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(headed) >= 5
    for table in headed:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_the_file_has_fields_that_name_their_finding(word: Document, kent: Briefing) -> None:
    tags = [element.get(qn("w:val")) for element in word.element.iter(qn("w:tag"))]
    findings = [finding.evidence.fact_id for report in kent.reports for finding in report.findings]
    assert tags == [f"{fact_id}.{number}" for fact_id in findings for number in (1, 2, 3, 4)]
    assert len(list(word.element.iter(qn("w:date")))) == len(findings)


def test_the_workbook_has_its_sheets(book: Workbook) -> None:
    assert book.sheetnames == ["Overview", "Grades", "Findings", "Section 55", "Numbers", "Sources"]
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert sheet.auto_filter.ref is not None
        assert (sheet.freeze_panes or "").endswith("2")
        assert sheet.print_title_rows == "$1:$1"


def test_days_are_days_and_other_dates_are_words(book: Workbook, kent: Briefing) -> None:
    by_report = {row["Report"].value: row for row in rows_of(book, "Section 55")}
    assert by_report["Report newest"]["Published"].value == datetime(2026, 10, 5)
    assert by_report["Report newest"]["Last day for the answer"].value == datetime(2026, 11, 29)
    assert by_report["Report newest"]["Last day for the answer"].is_date
    assert by_report["Report month"]["Published"].value == "November 2022"
    assert by_report["Report month"]["Last day for the answer"].value == "26 December 2022 to 24 January 2023"
    assert by_report["Report undated"]["Last day for the answer"].value == "not known"
    assert by_report["Report undated"]["Published"].value == "no date"


def test_the_answer_sheet_is_printed_with_its_room(book: Workbook) -> None:
    sheet = book["Section 55"]
    heads = [cell.value for cell in sheet["1"]]
    assert heads[sheet.max_column - 1] == "Fact"
    assert sheet.print_area == f"'Section 55'!$A$1:$H${sheet.max_row}"
    assert heads[:2] + heads[4:8] == [
        "No.",
        "Finding",
        "Comments of the chief constable",
        "Action taken or proposed, or why none",
        "Who leads",
        "By when",
    ]
    assert all((sheet.row_dimensions[row].height or 0) >= 90 for row in range(2, sheet.max_row + 1))


def test_rows_grow_with_the_answer(kent: Briefing) -> None:
    with ZipFile(BytesIO(workbook(kent))) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert all(b" ht=" in sheet and b"customHeight" not in sheet for sheet in sheets)


def test_numbers_are_numbers(book: Workbook) -> None:
    rows = {row["As words"].value: row for row in rows_of(book, "Numbers")}
    cases = rows["12 of 15 fell short; 80% fell short (55% to 93%)"]
    assert (cases["Number"].value, cases["Of"].value, cases["Share"].value) == (12, 15, 0.8)
    assert cases["Share"].number_format == "0%"
    assert cases["Sample"].value == "small sample"
    assert rows["£2m a year"]["Number"].value == 2_000_000


def test_no_text_is_a_formula(book: Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    begun = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert FORMULA in {cell.value for cell in begun}
    assert any(cell.value.startswith("@SUM") for cell in begun)
    assert all(cell.quotePrefix for cell in begun)
    assert all(cell.alignment.wrap_text for cell in cells if isinstance(cell.value, str))


def test_hostile_text_shows_as_text(html: LexborHTMLParser, word: Document, book: Workbook) -> None:
    assert html.body is not None
    sheets = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    for shown in (html.body.text(), text_of(word), sheets):
        assert SCRIPT in shown
        assert SHOWN_TURNED in shown
        assert "\u202e" not in shown
        assert LONG in shown
        assert "bell␇ and null␀" in shown
        assert "javascript:" not in shown


def test_of_what_is_not_open_only_the_sentence_is_shown(html: LexborHTMLParser, word: Document, book: Workbook) -> None:
    sheets = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    for shown in (html.html or "", text_of(word), sheets):
        assert "The force was told to answer the telephone." in shown
        assert "journalism" not in shown


def test_a_force_without_findings_says_so_in_every_form(durham: Briefing) -> None:
    told = "No document about this force is in the warehouse."
    assert told in page(durham).decode()
    assert told in text_of(docx.Document(BytesIO(document(durham))))
    book = load_workbook(BytesIO(workbook(durham)))
    assert [book[name].max_row for name in book.sheetnames[1:]] == [1] * 5


def test_changes_have_their_section_and_their_sheet(gathered: Gathered) -> None:
    briefing = gathered(since=date(2026, 10, 31))
    assert re.search(r"<h2 id=\"changes\">What changed</h2>", page(briefing).decode())
    book = load_workbook(BytesIO(workbook(briefing)))
    assert {row["Change"].value for row in rows_of(book, "Changes")} == {"new document", "new finding"}
