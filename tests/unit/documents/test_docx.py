"""What Word documents become: a body in, its blocks out; and archives that hold no document."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.documents.blocks.pieces import Reading
from pipelines.documents.docx.reading import read_docx
from pipelines.documents.reader import read
from pipelines.documents.unreadable import Unreadable
from tests.unit.documents import docx_samples as word
from tests.unit.documents.docx_samples import BULLET, NUMBERED, cell, document, paragraph, run, table

TITLE = paragraph("An inspection of Essex Police", "Title")


def _blocks(body: str, **parts: str) -> list[tuple[str, str]]:
    reading = read_docx(document(body, **parts))
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def _headings(body: str) -> list[tuple[int | None, str]]:
    reading = read_docx(document(body))
    return [(b.level, reading.text[b.start : b.end]) for b in reading.blocks if b.kind == "heading"]


def _cells(body: str) -> list[list[str]]:
    reading = read_docx(document(body))
    return [[reading.text[cell.start : cell.end] for cell in block.cells] for block in reading.blocks if block.cells]


def spanning(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_headings_stand_below_the_title() -> None:
    body = TITLE + paragraph("Summary", "Heading1") + paragraph("Text of it.") + paragraph("Part", "Heading2")
    assert _headings(body + paragraph("More text.")) == [
        (1, "An inspection of Essex Police"),
        (2, "Summary"),
        (3, "Part"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        paragraph("Investigating crime", "Berschrift2"),
        paragraph("Investigating crime", "Box"),
        '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Investigating crime</w:t></w:r></w:p>',
        paragraph("Investigating crime", bold=True),
        paragraph("Investigating crime"),
    ],
    ids=["localised style", "style based on a heading", "outline level", "bold", "known wording"],
)
def test_headings_are_told_by_style_outline_bold_or_wording(heading: str) -> None:
    body = TITLE + paragraph("Summary", "Heading1") + paragraph("Text of it.") + heading + paragraph("More text.")
    assert [words for _, words in _headings(body)] == [
        "An inspection of Essex Police",
        "Summary",
        "Investigating crime",
    ]


def test_several_headings_of_the_first_level_above_the_text_are_one_title() -> None:
    cover = paragraph("Police efficiency 2015", "Heading1") + paragraph("An inspection of Kent Police", "Heading1")
    body = cover + paragraph("November 2015") + paragraph("Summary", "Heading2") + paragraph("Text of it.")
    assert _headings(body) == [(1, "Police efficiency 2015"), (1, "An inspection of Kent Police"), (2, "Summary")]


def test_a_title_without_a_style_is_told_by_its_size() -> None:
    title = '<w:p><w:r><w:rPr><w:sz w:val="56"/></w:rPr><w:t>Budget 2024/25</w:t></w:r></w:p>'
    body = title + paragraph("Reserves", "Heading1") + paragraph("Text.") + paragraph("Savings", "Heading1")
    assert _headings(body + paragraph("Text.")) == [(1, "Budget 2024/25"), (2, "Reserves"), (2, "Savings")]


def test_list_items_carry_their_numbers_outside_their_words() -> None:
    body = "".join(
        (
            TITLE, paragraph("We recommend:"), paragraph("first", numbering=NUMBERED),
            paragraph("inner", numbering=NUMBERED, depth=1), paragraph("second", numbering=NUMBERED),
            paragraph("a point", numbering=BULLET),
        )
    )  # fmt: skip
    reading = read_docx(document(body))
    assert reading.text.endswith("1. first\na) inner\n2. second\n• a point")
    assert _blocks(body)[2:] == [("list_item", words) for words in ("first", "inner", "second", "a point")]


def test_tables_keep_merged_cells_in_their_columns() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        f"<w:tr>{cell('Area')}{cell('2022', spanning(2))}</w:tr>",
        f"<w:tr>{cell('Custody')}{cell('Good', restart)}{cell('14', restart)}</w:tr>",
        f"<w:tr>{cell('Vetting')}{cell('', goes_on)}{cell('', goes_on)}</w:tr>",
    )
    assert _cells(f"{TITLE}<w:tbl>{''.join(rows)}</w:tbl>") == [
        ["Area", "2022", "2022"], ["Custody", "Good", "14"], ["Vetting", "Good", ""],
    ]  # fmt: skip


def test_a_box_made_of_a_table_is_read_as_text() -> None:
    box = f"<w:tbl><w:tr><w:tc>{paragraph('Cause of concern')}{paragraph('The force fails.')}</w:tc></w:tr></w:tbl>"
    assert _blocks(TITLE + box)[1:] == [("heading", "Cause of concern"), ("paragraph", "The force fails.")]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    content = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    shape = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"{TITLE}<w:p>{run('Beside it.')}<w:r>{shape}</w:r></w:p>"
    assert _blocks(body)[1:] == [("paragraph", "Beside it."), ("paragraph", "In the box.")]


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        f"<w:p>{run('The force has ')}<w:del><w:r><w:delText>20</w:delText></w:r></w:del><w:ins>{run('25')}</w:ins>"
        f"{run(' detectives.')}</w:p>"
    )
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('It plans ')}</w:p><w:p>{run('to hire more.')}</w:p>"
    assert _blocks(TITLE + changed + joined)[1:] == [
        ("paragraph", "The force has 25 detectives."), ("paragraph", "It plans to hire more."),
    ]  # fmt: skip


def test_hidden_words_and_field_codes_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>draft 3 of 4 </w:t></w:r>"
    link = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("our report")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"{TITLE}<w:p>{run('See ')}{hidden}{link}{run('.')}</w:p>"
    assert _blocks(body)[1:] == [("paragraph", "See our report.")]


def test_a_contents_field_is_a_list_of_contents() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    entry = "<w:r><w:t>Summary</w:t><w:tab/><w:t>3</w:t></w:r>"
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    body = f"{TITLE}<w:p>{begin}{entry}</w:p><w:p>{entry}</w:p>{end}" + paragraph("Text of it, at length.")
    assert [kind for kind, _ in _blocks(body)] == ["heading", "contents", "contents", "paragraph"]


def test_notes_stand_at_the_end_of_the_section_that_refers_to_them() -> None:
    referring = f'<w:p>{run("In 3 of 9 cases.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = TITLE + paragraph("One", "Heading1") + referring + paragraph("Two", "Heading1") + paragraph("End of it.")
    notes = f'<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2">{paragraph("Files of 2021.")}</w:footnote>'
    assert [words for _, words in _blocks(body, footnotes=notes)] == [
        "An inspection of Essex Police", "One", "In 3 of 9 cases.", "Files of 2021.", "Two", "End of it.",
    ]  # fmt: skip


def test_headers_and_footers_are_furniture() -> None:
    body = TITLE + paragraph("Text of it, at length.")
    assert _blocks(body, header=paragraph("OFFICIAL"), footer=paragraph("Page 2"))[2:] == [
        ("furniture", "OFFICIAL"), ("furniture", "Page 2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Inspection of Essex Police", True), ("Microsoft Word - essex.doc", False), ("Chief officer report", False)],
)
def test_a_title_among_the_properties_is_believed_if_it_stands_in_the_text(title: str, kept: bool) -> None:
    core = f'<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></x>'
    assert read_docx(document(TITLE + paragraph("Text."), core=core)).text.startswith("---\ntitle:") is kept


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (word.archive({"xl/workbook.xml": "<x/>"}), "XLSX"),
        (word.archive({"ppt/presentation.xml": "<x/>"}), "PPTX"),
        (word.archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "ODT"),
        (word.archive({"mimetype": "application/epub+zip"}), "EPUB"),
        (word.archive({"a.txt": "The force is good."}), "without a Word document"),
        (document(TITLE)[:900], "damaged"),
        (document(""), "no text"),
        (word.archive({"word/document.xml": "<a><b></a>"}), "damaged"),
        (word.archive({"word/document.xml": "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"}), "document type"),
        (word.archive({"word/document.xml": "<a>" * 100_000}), "nested"),
        (word.archive({"word/document.xml": "<a>" + " " * (65 * 2**20)}), "zip bomb"),
        ("WordDocument".encode("utf-16-le").join((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, b"")), "(DOC)"),
        ("Workbook".encode("utf-16-le").join((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, b"")), "(XLS)"),
        ("EncryptedPackage".encode("utf-16-le").join((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0", b"")), "password"),
        (b"{\\rtf1\\ansi The force}", "RTF"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "MHTML"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>', "XML"),
        (b"SQLite format 3\x00", "SQLite"),
    ],
)  # fmt: skip
def test_other_formats_and_bombs_are_refused_by_name(data: bytes, says: str) -> None:
    start = time.process_time()
    with pytest.raises(Unreadable) as refused:
        read(data, "report.docx")
    assert says in refused.value.reason
    assert time.process_time() - start < 5


def test_a_wide_table_and_a_long_document_are_read_within_seconds() -> None:
    start = time.process_time()
    wide = "<w:tbl>" + f"<w:tr>{cell('1', spanning(9_999)) * 9}</w:tr>" * 500 + "</w:tbl>"
    assert len(_blocks(TITLE + wide + paragraph("The force has 12 cells.") * 5_000)) == 5_501
    assert time.process_time() - start < 10


SAMPLE = document(
    TITLE + paragraph("Summary", "Heading1") + paragraph("In 3 of 9 cases it was late.") + table(("a", "1"), ("b", "2"))
    + paragraph("first", numbering=NUMBERED),
    footnotes=f'<w:footnote w:id="2">{paragraph("Files.")}</w:footnote>',
)  # fmt: skip


def _read_or_refused(data: bytes) -> Reading | None:
    """The reading, or None where the file is refused; any other exception fails the test."""
    try:
        return read_docx(data)
    except Unreadable:
        return None


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=6), st.integers(0, 40), st.booleans())
def test_a_damaged_archive_is_read_or_refused(at: int, instead: bytes, length: int, cut: bool) -> None:
    _read_or_refused(SAMPLE[:at] if cut else SAMPLE[:at] + instead + SAMPLE[at + length :])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["document", "styles", "numbering", "footnotes"]), st.floats(0, 1), st.integers(0, 30),
       st.sampled_from(["", "<w:p>", "</w:p>", "&x;", "9", '"', "<w:tbl/>", "<w:numPr/>", "-1", "\x00"]))  # fmt: skip
def test_damaged_parts_are_read_or_refused(part: str, place: float, length: int, instead: str) -> None:
    packed = zipfile.ZipFile(BytesIO(SAMPLE))
    files = {name: packed.read(name).decode() for name in packed.namelist()}
    xml = files[f"word/{part}.xml"]
    at = int(len(xml) * place)
    files[f"word/{part}.xml"] = xml[:at] + instead + xml[at + length :]
    _read_or_refused(word.archive(files))
