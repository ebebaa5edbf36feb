"""Pages from the web: fetched, read, fetched again when they have changed, and known by their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines.places import Home
from tests.conftest import Peel
from tests.unit.documents.pdf_samples import report, text, title
from tests.web_server import Answer, Server, serving
from warehouse.reader import query

REPORT = """<!doctype html><html><head><title>Kent Police: PEEL assessment 2021/22</title></head><body>
<nav><a href="/">Home</a></nav><main><h1>PEEL 2021/22: an inspection of Kent Police</h1>
<p>Published on 14 March 2022</p>
<h2>Responding to the public</h2><p>Kent Police is {grade} at responding to the public.</p>
<p>In 21 of 51 cases the victim was not told of a delay.</p></main></body></html>"""
PAPER = report([title("A report on Surrey Police"), text("In 3 of 5 cases the force kept no record of it.")])


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def rows(home: Home, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = query(home.database, sql).to_pylist()
    return found


def html(text: str) -> Answer:
    return Answer(text.encode("cp1252"), headers={"Content-Type": "text/html; charset=windows-1252"})


def test_the_life_of_a_page(peel: Peel, home: Home, server: Server) -> None:
    page = server.says("/kent", html(REPORT.format(grade="adequate")))
    mirror = server.says("/mirror/kent", html(REPORT.format(grade="adequate")))
    moved = server.says("/old", Answer(status=301, headers={"Location": "/paper.pdf"}))
    server.says("/paper.pdf", Answer(PAPER, headers={}))

    added = peel("add", page, mirror, moved, "--allow-local")
    assert added.exit_code == 0, added.words
    assert f"added web/127.0.0.1/kent.html from {page}" in added.output
    assert peel("refresh").exit_code == 0
    known = "select source_uri, document_id, source_name, superseded_by from raw.document order by source_uri"
    first = rows(home, known)
    assert [row["source_uri"] for row in first] == [page, mirror, moved]
    assert first[0]["document_id"] == first[1]["document_id"] != first[2]["document_id"]
    assert first[2]["source_name"] == "paper.pdf"
    assert len(rows(home, "from core.dim_document")) == 2

    server.says("/kent", html(REPORT.format(grade="good")))
    assert peel("add", page, "--allow-local").exit_code == 0
    refreshed = peel("refresh")
    assert "1 new" in refreshed.words
    versions = [row for row in rows(home, known) if row["source_uri"] == page]
    assert [row["superseded_by"] for row in versions if row["document_id"] == first[0]["document_id"]] == [
        row["document_id"] for row in versions if row["superseded_by"] is None
    ]

    assert "withdrawn paper.pdf" in peel("withdraw", moved).words
    assert [
        row["source_uri"] for row in rows(home, "from core.dim_document order by 1") if "paper" in row["source_name"]
    ] == []


def test_what_fails_is_one_line_and_stops_nothing_else(peel: Peel, home: Home, server: Server) -> None:
    page = server.says("/kent", html(REPORT.format(grade="adequate")))
    picture = server.says("/picture", Answer(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"}))
    gone = f"{server.address}/gone"
    outcome = peel("add", gone, page, picture, "--allow-local")
    assert outcome.exit_code == 1
    assert outcome.errors == (
        f"peel: {gone} is not there: the server answered 404 Not Found.\n"
        f"peel: {picture} is no document: The file is a PNG image.\n"
    )
    assert [path.name for path in home.landing.rglob("*.*") if path.is_file()] == ["kent.html"]


def test_this_machine_is_not_asked_unless_it_is_meant(peel: Peel, home: Home, server: Server) -> None:
    outcome = peel("add", server.says("/kent", html(REPORT)))
    assert outcome.exit_code == 1
    assert "local network" in outcome.errors
    assert "--allow-local" in outcome.errors
    assert outcome.errors.count("\n") == 1
    assert server.asked == []
    assert list(home.landing.iterdir()) == []


NOTICE = """# Kent Police must answer the public sooner

Press release

14 March 2022

Inspectors said today that Kent Police requires improvement at responding to the public.

HMICFRS listened to 60 calls and looked at 96 case files. In 21 of 51 cases the victim was not told of a delay. The
force has put £2.4m into its control room and plans 40 more posts by 2023/24, which they call a good beginning.
"""


def test_the_same_notice_on_another_host_is_counted_once(peel: Peel, home: Home, server: Server) -> None:
    text = {"Content-Type": "text/plain; charset=utf-8"}
    paper = "By Our Own Reporter\n\n" + NOTICE.replace("'", "\u2019").replace("14 March", "15 March")
    original = server.says("/notice.txt", Answer(NOTICE.encode(), headers=text))
    copy = server.says("/paper.txt", Answer(paper.encode(), headers=text))
    other = server.says("/other.txt", Answer(NOTICE.replace("21 of 51", "7 of 40").encode(), headers=text))
    assert peel("add", original, copy, other, "--allow-local").exit_code == 0
    refreshed = peel("refresh")
    assert "3 documents in the warehouse, 1 of them the same as another, 3 new" in refreshed.words
    (repeated,) = rows(
        home,
        "select copy.source_name, original.source_name as original from core.dim_document as copy "
        "join core.dim_document as original on copy.duplicate_of = original.document_id",
    )
    assert repeated == {"source_name": "paper.md", "original": "notice.md"}
    counts = "select numerator from {} where denominator in (40, 51) order by numerator"
    assert [row["numerator"] for row in rows(home, counts.format("core.fact_case_count"))] == [7, 21, 21]
    assert [row["numerator"] for row in rows(home, counts.format("mart.case_counts"))] == [7, 21]
    assert peel("verify").words.endswith("100 percent")

    assert peel("withdraw", original).exit_code == 0
    assert [row["numerator"] for row in rows(home, counts.format("mart.case_counts"))] == [7, 21]
