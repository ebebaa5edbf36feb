"""Pages from the web: fetched, read, fetched again when they have changed, and known by their addresses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipelines.places import Home
from tests.conftest import Peel, run_peel
from tests.unit.documents.pdf_samples import report, text, title
from tests.web_server import Answer, Server, serving
from warehouse.reader import query

REPORT = """<!doctype html><html><head><title>Kent Police: PEEL assessment 2021/22</title></head><body>
<nav><a href="/">Home</a></nav><main><h1>PEEL 2021/22: an inspection of Kent Police</h1>
<p>Published on 14 March 2022</p>
<h2>Responding to the public</h2><p>Kent Police is {grade} at responding to the public.</p>
<p>In 21 of 51 cases the victim was not told of a delay.</p></main></body></html>"""
PAPER = report([title("A report on Surrey Police"), text("In 3 of 5 cases the force kept no record of it.")])
NOTICE = """# Kent Police must answer the public sooner

Press release

14 March 2022

Inspectors said today that Kent Police requires improvement at responding to the public.

HMICFRS listened to 60 calls and looked at 96 case files. In 21 of 51 cases the victim was not told of a delay. The
force has put £2.4m into its control room and plans 40 more posts by 2023/24, which they call a good beginning.
"""
COPY = NOTICE.replace("'", "\u2019").replace("14 March", "15 March")


def rows(database: Path, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = query(database, sql).to_pylist()
    return found


def plain(text: str) -> Answer:
    return Answer(text.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})


@dataclass(frozen=True, slots=True)
class Collected:
    """Pages that were fetched and read, and what became of them when they were fetched again."""

    page: str
    mirror: str
    moved: str
    said: str
    """What the first refresh said."""
    first: Path
    """The database after it."""
    then: Path
    """The database after the page had changed, and the paper and the original notice were withdrawn."""


def html(text: str) -> Answer:
    return Answer(text.encode("cp1252"), headers={"Content-Type": "text/html; charset=windows-1252"})


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collected]:
    folder = tmp_path_factory.mktemp("web")
    home = Home(folder / "data")
    with serving() as server:
        page = server.says("/kent", html(REPORT.format(grade="adequate")))
        mirror = server.says("/mirror/kent", html(REPORT.format(grade="adequate")))
        moved = server.says("/old", Answer(status=301, headers={"Location": "/paper.pdf"}))
        server.says("/paper.pdf", Answer(PAPER, headers={}))
        notice = server.says("/notice.txt", plain(NOTICE))
        copy = server.says("/paper.txt", plain(f"By Our Own Reporter\n\n{COPY}"))
        other = server.says("/other.txt", plain(NOTICE.replace("21 of 51", "7 of 40")))
        added = run_peel(home.path, "add", page, mirror, moved, notice, copy, other, "--allow-local")
        assert added.exit_code == 0, added.words
        assert f"added web/127.0.0.1/kent.html from {page}" in added.output
        refreshed = run_peel(home.path, "refresh")
        assert refreshed.exit_code == 0, refreshed.words
        shutil.copy(home.database, folder / "first.duckdb")

        server.says("/kent", html(REPORT.format(grade="good")))
        assert run_peel(home.path, "add", page, "--allow-local").exit_code == 0
        withdrawn = run_peel(home.path, "withdraw", moved, notice)
        assert withdrawn.exit_code == 0, withdrawn.words
        assert "withdrawn paper.pdf" in withdrawn.words
        assert "1 new" in withdrawn.words
        yield Collected(page, mirror, moved, refreshed.words, folder / "first.duckdb", home.database)


KNOWN = "select source_uri, document_id, source_name, superseded_by from raw.document order by source_uri"


def test_pages_are_known_by_their_addresses(collected: Collected) -> None:
    known = {row["source_uri"]: row for row in rows(collected.first, KNOWN)}
    assert known[collected.page]["document_id"] == known[collected.mirror]["document_id"]
    assert known[collected.moved]["document_id"] != known[collected.page]["document_id"]
    assert known[collected.moved]["source_name"] == "paper.pdf"
    assert len(known) == 6
    assert len(rows(collected.first, "from core.dim_document")) == 5


def test_a_page_that_has_changed_is_a_new_version(collected: Collected) -> None:
    (before,) = (row["document_id"] for row in rows(collected.first, KNOWN) if row["source_uri"] == collected.page)
    versions = {
        row["document_id"]: row["superseded_by"]
        for row in rows(collected.then, KNOWN)
        if row["source_uri"] == collected.page
    }
    assert len(versions) == 2
    assert versions[versions[before]] is None


def test_what_is_withdrawn_by_its_address_is_gone(collected: Collected) -> None:
    named = "select source_name from core.dim_document where source_name = 'paper.pdf'"
    assert len(rows(collected.first, named)) == 1
    assert rows(collected.then, named) == []


def test_the_same_notice_on_another_host_is_counted_once(collected: Collected) -> None:
    assert "1 of them the same as another, 5 new" in collected.said
    (repeated,) = rows(
        collected.first,
        "select copy.source_name, original.source_name as original from core.dim_document as copy "
        "join core.dim_document as original on copy.duplicate_of = original.document_id",
    )
    assert repeated == {"source_name": "paper.md", "original": "notice.md"}
    assert counts(collected.first, "core.fact_case_count") == [7, 21, 21]
    assert counts(collected.first, "mart.case_counts") == [7, 21]


def test_the_copy_counts_when_the_original_is_withdrawn(collected: Collected) -> None:
    assert counts(collected.then, "core.fact_case_count") == [7, 21]
    assert counts(collected.then, "mart.case_counts") == [7, 21]


def test_every_quotation_stands(collected: Collected) -> None:
    assert run_peel(collected.then.parent, "verify").words.endswith("100 percent")


def counts(database: Path, table: str) -> list[int]:
    """Of the notices, by their numerators."""
    asked = f"select numerator from {table} join core.dim_document using (document_id) where source_name like '%.md'"
    return sorted(row["numerator"] for row in rows(database, asked))


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


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
