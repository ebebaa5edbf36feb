"""Pages of the inspectorate, the government, forces, commissioners and newspapers: what is kept, and what is not.

`pages/` holds one page for each kind of site, built as such sites are, with words of our own.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.documents.document import Block, Document
from pipelines.documents.reader import read
from pipelines.extraction import extract

PAGES = Path(__file__).parent / "pages"


def _read(site: str) -> Document:
    return read((PAGES / f"{site}.html").read_bytes(), "page.txt")


def _said(document: Document) -> str:
    """All that may state facts."""
    spoken = [b for b in document.blocks if b.kind in ("heading", "paragraph", "list_item", "table_row")]
    return "\n".join(_words(document, block) for block in spoken)


def _words(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _kinds(document: Document, kind: str) -> list[str]:
    return [_words(document, block) for block in document.blocks if block.kind == kind]


def test_a_page_of_the_inspectorate() -> None:
    document = _read("inspectorate")
    assert document.identity.title == "PEEL 2018/19: Northamptonshire Police"
    assert document.identity.force_id == "northamptonshire"
    assert (document.identity.cycle, document.identity.published_date) == ("2018/19", date(2019, 9, 27))
    assert _kinds(document, "heading") == [
        "PEEL 2018/19: Northamptonshire Police", "Summary of judgments", "Effectiveness", "Legitimacy",
        "Cause of concern", "Recommendation", "Promising practice", "Area for improvement", "Areas for improvement",
    ]  # fmt: skip
    grades = {(grade.area_id, grade.grade) for grade in extract(document).grades}
    assert {("overall_effectiveness", "inadequate"), ("overall_legitimacy", "requires improvement")} <= grades
    findings = {(finding.kind, finding.title) for finding in extract(document).findings}
    assert ("cause_of_concern", "The force doesn't answer calls quickly enough.") in findings
    assert ("area_for_improvement", "The force should train more detectives.") in findings
    assert ("area_for_improvement", "The force should improve its custody records.") in findings
    assert ("innovative_practice", "The force shares data with fire crews.") in findings


@pytest.mark.parametrize(
    "unseen",
    ["3 cookies", "Kent Police", "99 of 100", "Not for publication", "44 of 45", "8 charts", "5 forces",
     "2,000 readers", "77 of 78", "State of policing", "↩", "files1"],
)  # fmt: skip
def test_what_stands_around_a_page_of_the_inspectorate_is_not_in_its_text(unseen: str) -> None:
    assert unseen not in _read("inspectorate").text


def test_a_page_of_the_government() -> None:
    document = _read("government")
    assert document.identity.title == "Cheshire Constabulary: crime data integrity inspection"
    assert document.identity.published_date == date(2020, 3, 5)
    assert _kinds(document, "contents") == ["Contents", "Overall judgment", "How accurate is it?", "Next steps"]
    assert _kinds(document, "table_row") == [
        "Offence\tRecorded\ncorrectly", "Violence\t93.1%", "Sexual offences\t96.5%",
    ]  # fmt: skip
    assert "Judgment: Good" in _said(document)
    rates = {(rate.percent, rate.ci_half_width) for rate in extract(document).rates}
    assert rates >= {(94.8, 1.9), (93.1, None), (96.5, None)}
    assert not any(word in document.text for word in ("cookies", "useful", "1 reason", "Help", "Print"))


def test_a_page_of_a_force() -> None:
    document = _read("force")
    assert document.identity.title == "Inspectors praise force"
    assert (document.identity.kind, document.identity.force_id) == ("force_news", "gwent")
    assert document.identity.published_date == date(2022, 3, 17)
    assert _kinds(document, "list_item") == ["Good: preventing crime", "Adequate: responding to the public"]
    assert 1_200_000 in [finance.amount_gbp for finance in extract(document).finances]
    assert not any(word in document.text for word in ("2 roads", "Contact", "14 years", "9 pages", "31", "Privacy"))


def test_a_page_of_a_commissioner_laid_out_by_a_table() -> None:
    document = _read("commissioner")
    assert (document.identity.kind, document.identity.force_id) == ("pcc_response", "dorset")
    assert document.identity.published_date == date(2023, 5, 4)
    rows = [[_words_of(document, cell.start, cell.end) for cell in b.cells] for b in document.blocks if b.cells]
    assert rows == [
        ["Recommendation", "Progress", ""],
        ["", "Lead", "Due"],
        ["Review custody records", "Assistant chief constable", "30 June 2023"],
    ]
    assert {finance.amount_gbp for finance in extract(document).finances} == {172_600_000, 3_100_000}


def _words_of(document: Document, start: int, end: int) -> str:
    return document.text[start:end]


def test_a_page_of_a_newspaper() -> None:
    document = _read("newspaper")
    assert document.identity.kind == "news_article"
    assert document.identity.force_id == "cleveland"
    assert document.identity.published_date == date(2021, 12, 9)
    assert [(count.numerator, count.denominator) for count in extract(document).case_counts] == [(14, 30)]
    said = _said(document)
    assert not any(word in said for word in ("812", "50%", "6 stories", "2 shops", "0 out of 10", "Picture"))
    assert "0 out of 10" in document.text, "what readers of the main part wrote is kept, but states nothing"
