"""The folder of pages: complete, only what changed is written, and no stranger's text becomes markup."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from selectolax.lexbor import LexborHTMLParser

from pages.build import bring_pages
from pages.folder import Folder
from pages.library import Library
from pages.upkeep import Upkeep
from tests.pages.conftest import change, make
from warehouse.contract import load_contracts
from warehouse.reader import open_latest

HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(2)>' onclick='alert(3) {{ 7*7 }} \u202e]]></style>"""
TEXTS = (
    "title",
    "name",
    "quote",
    "statement",
    "subject",
    "section",
    "rule",
    "publisher",
    "source_name",
    "meaning",
    "deadline",
    "force_name",
    "area_name",
    "measure_name",
    "document_title",
    "lineage",
    "region",
    "source_uri",
    "text",
)
OURS = {"search-index.js", "static/overview.js", "static/document.js", "static/search.js", "static/minisearch.js"}


def pages(home: Path) -> dict[str, str]:
    site = home / "site"
    return {
        str(file.relative_to(site)): file.read_text(encoding="utf-8")
        for file in site.rglob("*.html")
        if "downloads" not in file.parts
    }


def links(html: str) -> list[str]:
    return [link.attributes["href"] or "" for link in LexborHTMLParser(html).css("a[href]")]


def test_there_is_a_page_for_everything(built: Path) -> None:
    assert set(pages(built)) >= {
        "index.html",
        "forces/kent.html",
        "areas/preventing_crime.html",
        "documents/d1.html",
        "search.html",
        "dictionary.html",
        "downloads.html",
        "about.html",
    }


def test_every_link_within_the_site_leads_somewhere(built: Path) -> None:
    written = pages(built)
    anchors = {
        page: {node.attributes["id"] for node in LexborHTMLParser(html).css("[id]")} for page, html in written.items()
    }
    astray = []
    for page, html in written.items():
        for link in links(html):
            target, _, anchor = link.partition("#")
            file = (built / "site" / page).parent.joinpath(target).resolve() if target else built / "site" / page
            place = str(file.relative_to((built / "site").resolve())) if target else page
            if not file.is_file() or (anchor and anchor not in anchors[place]):
                astray.append((page, link))
    assert astray == []


def test_a_grade_leads_to_its_sentence(built: Path) -> None:
    assert "../documents/d1.html#fact-f1" in links(pages(built)["forces/kent.html"])
    document = LexborHTMLParser(pages(built)["documents/d1.html"])
    quoted = document.css_first("#fact-f1").parent
    assert quoted is not None
    assert quoted.text() == "The force is adequate at preventing crime."
    assert "by hand" in document.css_first("#card-fact-f1").text()


def test_a_number_that_no_rule_accounts_for_is_marked(built: Path) -> None:
    marked = LexborHTMLParser(pages(built)["documents/d1.html"]).css(".document-text .k-unread")
    assert [node.text() for node in marked] == ["7"]


def test_a_count_stands_with_its_denominator_its_interval_and_a_word_about_its_size(built: Path) -> None:
    words = " ".join(LexborHTMLParser(pages(built)["forces/kent.html"]).body.text().split())
    assert "12 of 15 fell short small sample 80% 55% to 93%" in words


def test_nothing_is_written_twice(home: Path) -> None:
    make(home)
    change(home)
    again = make(home)
    before = {file: file.stat().st_mtime_ns for file in (home / "site").rglob("*.html")}
    assert again.written < 6  # what names the build: the page of downloads, and what is beside the tables
    assert make(home).written == 0
    assert {file: file.stat().st_mtime_ns for file in (home / "site").rglob("*.html")} == before


def test_only_pages_of_what_changed_are_written_and_stale_ones_go(home: Path) -> None:
    make(home)
    stale = home / "site" / "forces" / "gone.html"
    stale.write_text("of a force that is no longer there", encoding="utf-8")
    force = home / "site" / "areas" / "preventing_crime.html"
    before = force.stat().st_mtime_ns
    change(home, "update core.dim_document set publisher = 'HMIC'")
    make(home)
    assert not stale.exists()
    assert "HMIC" in pages(home)["documents/d1.html"]
    assert force.stat().st_mtime_ns == before


def test_an_interrupted_build_is_taken_up(home: Path) -> None:
    make(home)
    (home / "site" / ".made-from.json").unlink()
    (home / "site" / "index.html").unlink()
    (home / "site" / "forces" / ".kent.html.written-1").write_text("half", encoding="utf-8")
    assert make(home).written == 1
    assert not (home / "site" / "forces" / ".kent.html.written-1").exists()


def brought(home: Path, into: str) -> dict[str, bytes]:
    """The pages, brought up to date in this folder below the data folder."""
    with open_latest(home) as connection:
        upkeep = Upkeep(Library(connection), Folder(home / into), "this code")
        bring_pages(upkeep, lambda document_id: None, load_contracts(), [])
        upkeep.record()
    return {
        str(file.relative_to(home / into)): file.read_bytes()
        for file in (home / into).rglob("*")
        if file.suffix in (".html", ".js")
    }


def test_a_page_that_was_spoilt_is_made_again(home: Path) -> None:
    before = brought(home, "site")
    (home / "site" / "forces" / "kent.html").write_text("spoilt", encoding="utf-8")
    (home / "site" / "documents" / "d1.html").unlink()
    assert brought(home, "site") == before


CHANGES = (
    "delete from core.fact where fact_id = 'f1'",
    "update core.fact set quote = 'The force is adequate', span_end = span_start + 21",
    "update core.dim_force set name = 'The police of Kent' where force_id = 'kent'",
    "update core.dim_area set name = 'Preventing it' where area_id = 'preventing_crime'",
    "update core.dim_document set title = 'Another title', published_date = date '2001-02-03'",
    "update raw.number set reading = 'date'",
    "update mart.finding_tracker set status = 'closed', thread_status = 'closed'",
    "update mart.case_counts set worst_first = -worst_first",
    "update mart.grade_history set grade = 'good', ordinal = 4, cycle = '2014'",
    "delete from mart.case_count_benchmark",
    "update mart.claim_check set verdict = 'conflict'",
    "update mart.finance_outlook set required_gbp = 1",
    "update core.fact_rate set percent = 1, force_id = 'surrey'",
    "delete from mart.coverage",
)


def test_pages_that_were_brought_up_to_date_are_those_made_anew(home: Path) -> None:
    brought(home, "kept")
    for number, statement in enumerate(CHANGES):
        change(home, statement)
        assert brought(home, "kept") == brought(home, f"anew {number}"), statement


def test_of_a_newspaper_only_the_sentences_with_facts_are_shown(home: Path) -> None:
    change(home, "update core.dim_document set publisher = 'news media', text = text || ' Nobody else may print this.'")
    make(home)
    shown = pages(home)["documents/d1.html"]
    assert "The force is adequate at preventing crime." in shown
    assert all("Nobody else may print this" not in html for html in pages(home).values())
    csv = (home / "site/downloads/csv/core/dim_document.csv").read_text(encoding="utf-8")
    assert "Nobody else may print this" not in csv


@pytest.fixture(scope="module")
def hostile(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where every text of the database begins or ends with what would do harm."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    shutil.copytree(built, home)
    value = HOSTILE.replace("'", "''")
    statements = []
    with duckdb.connect(home / "peel.duckdb", read_only=True) as connection:
        columns = connection.execute(
            "select schema_name, table_name, column_name from duckdb_columns() "
            "where schema_name in ('core', 'mart', 'raw') and data_type = 'VARCHAR' and not internal"
        ).fetchall()
    for schema, table, column in columns:
        if column in TEXTS and (column != "source_uri" or (schema, table) == ("core", "dim_document")):
            statements.append(
                f"update {schema}.{table} set {column} = {column} || '{value}' where {column} is not null"
            )
    change(home, *statements)
    make(home)
    return home


def test_text_of_strangers_is_text_everywhere(hostile: Path) -> None:
    met = 0
    for page, html in pages(hostile).items():
        tree = LexborHTMLParser(html)
        sources = [script.attributes.get("src") for script in tree.css("script")]
        assert all(source and (source.replace("../", "") in OURS) for source in sources), page
        assert all(script.text() == "" for script in tree.css("script")), page
        assert tree.css("[onerror], [onclick], [style], style, iframe, object, form, base") == [], page
        assert [image.attributes["src"] for image in tree.css("img")] == [], page
        assert "\u202e" not in html, page
        met += HOSTILE.partition("{{")[0] + "{{ 7*7 }} [U+202E]" in tree.body.text()
    assert met >= 6


def test_the_search_index_holds_no_markup(hostile: Path) -> None:
    index = (hostile / "site" / "search-index.js").read_text(encoding="utf-8")
    assert "alert(1)" in index
    assert "<" not in index
    assert "\u202e" not in index


def test_every_page_forbids_scripts_of_others_and_the_network(hostile: Path) -> None:
    for page, html in pages(hostile).items():
        policy = LexborHTMLParser(html).css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
        assert policy is not None
        assert policy.startswith("default-src 'none'; "), page
        assert "unsafe" not in policy, page
