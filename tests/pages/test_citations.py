"""How a sentence is cited, and where a link may lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pages.addresses import document_page, fact_page, relative, web_address
from pages.citations import cite
from pages.dates import percent, pounds, written
from pages.excerpts import may_show_text
from pages.records import Document, Fact

DOCUMENT = Document(
    "ab" * 32,
    "Kent Police: 50% & more",
    "inspection_report",
    "HMICFRS",
    "kent",
    "Kent Police",
    "PEEL",
    "2021/22",
    "stated",
    date(2022, 11, 4),
    "day",
    "kent.pdf",
    "https://example.gov.uk/kent.pdf",
    "pdf",
    10,
    None,
    1,
    0,
    0,
    0,
    None,
)
FACT = Fact(
    "c-1",
    "case_count",
    "12 of 40",
    DOCUMENT.document_id,
    "kent",
    None,
    "",
    7,
    "In 12 of 40\ncases.",
    0,
    18,
    3,
    11,
    "n_of_m",
    "1",
)


def test_the_plain_citation_names_publisher_title_day_page_sentence_source_and_rule() -> None:
    assert cite(DOCUMENT, FACT).plain == (
        "HMICFRS, ‘Kent Police: 50% & more’, 4 November 2022, page 7: ‘In 12 of 40 cases.’. "
        "https://example.gov.uk/kent.pdf. Read by Peel, fact c-1, rule n_of_m."
    )


def test_bibtex_has_its_own_characters_written_out() -> None:
    entry = cite(DOCUMENT, FACT).bibtex
    assert entry.startswith("@misc{peel-c-1,\n")
    assert r"title = {Kent Police: 50\% \& more}" in entry
    assert "year = {2022}" in entry


def test_braces_in_a_title_cannot_end_the_entry() -> None:
    entry = cite(replace(DOCUMENT, title="}} @misc{other, \\input{x}"), FACT).bibtex
    assert r"\}\} @misc\{other, \textbackslash{}input\{x\}" in entry


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "landing/kent.pdf",
        "data:text/html,x",
        "http:",
        "//x",
        None,
        "http://[::1",
    ],
)
def test_only_the_web_is_linked_to(uri: str | None) -> None:
    assert web_address(uri) is None


def test_a_link_cannot_hold_a_quotation_mark() -> None:
    assert web_address('https://example.org/a" onclick="b') == "https://example.org/a%22%20onclick=%22b"


def test_a_fact_has_an_address_of_its_own_that_follows_from_the_ids_alone() -> None:
    assert fact_page(DOCUMENT.document_id, "c-1") == "documents/abababababababab.html#fact-c-1"
    assert relative("forces/kent.html", document_page("../../etc/passwd")) == "../documents/-etc-passwd.html"


@pytest.mark.parametrize(
    ("publisher", "uri", "is_shown"),
    [
        ("HMICFRS", "landing/kent.pdf", True),
        ("HMICFRS", "https://hmicfrs.justiceinspectorates.gov.uk/kent", True),
        ("HMICFRS", "https://newspaper.example/kent", False),  # says so of itself, from elsewhere
        ("Home Office", "https://www.gov.uk/kent", True),
        ("Kent Police", "https://www.kent.police.uk/kent", False),
        ("news media", "landing/kent.txt", False),
        (None, "landing/kent.txt", False),
    ],
)
def test_whose_text_may_be_shown(publisher: str | None, uri: str, is_shown: bool) -> None:
    assert may_show_text(replace(DOCUMENT, publisher=publisher, source_uri=uri)) is is_shown


def test_dates_are_as_exact_as_they_are_known() -> None:
    day = date(2022, 11, 1)
    assert [written(day, precision) for precision in ("day", "month", "year")] == [
        "1 November 2022",
        "November 2022",
        "2022",
    ]
    assert written(None) == ""


def test_no_share_is_rounded_to_all_or_none() -> None:
    assert [percent(share) for share in (0, 0.004, 0.5, 0.996, 1)] == ["0%", "under 1%", "50%", "over 99%", "100%"]


def test_money_is_exactly_what_was_said() -> None:
    assert [pounds(amount) for amount in (850, 34_000, 1_250_000, 2.05e9, -3e6)] == [
        "£850",
        "£34,000",
        "£1.25m",
        "£2.05bn",
        "−£3m",
    ]
