"""Bad documents: each is said by name with its reason, none stops the others, nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.places import Home
from tests.acceptance.conftest import REPORT, Refreshed
from tests.conftest import run_peel
from warehouse.reader import query


def rows(home: Home, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = query(home.database, sql).to_pylist()
    return found


def test_the_refresh_publishes_and_succeeds(troubled: Refreshed) -> None:
    assert troubled.outcome.exit_code == 0, troubled.outcome.words
    assert "4 documents in the warehouse" in troubled.outcome.words
    assert "2 files rejected" in troubled.outcome.words


@pytest.mark.parametrize("name", ["empty.txt", "garbage.txt"])
def test_what_is_no_document_is_rejected_by_name_and_left_where_it_is(troubled: Refreshed, name: str) -> None:
    (reject,) = rows(troubled.home, f"select stage, reason from raw.reject where source_name = '{name}'")
    assert reject["stage"] == "intake"
    assert reject["reason"] in troubled.outcome.words
    assert (troubled.landing / name).exists()


def test_an_empty_file_is_called_empty(troubled: Refreshed) -> None:
    (reject,) = rows(troubled.home, "select reason from raw.reject where source_name = 'empty.txt'")
    assert reject["reason"] == "The file is empty."


@pytest.mark.parametrize("name", ["old-windows.txt", "unicode-16.txt"])
def test_other_encodings_are_read_with_their_pounds_and_dashes(troubled: Refreshed, name: str) -> None:
    (document,) = rows(troubled.home, f"select document_id, text from core.dim_document where source_name = '{name}'")
    assert "The force’s budget is £135m for 2022/23 – a rise of £6m." in document["text"]
    (count,) = rows(
        troubled.home,
        f"select numerator, denominator from core.fact_case_count where document_id = '{document['document_id']}'",
    )
    assert count == {"numerator": 21, "denominator": 51}


def test_a_document_about_no_known_force_has_no_force(troubled: Refreshed) -> None:
    (document,) = rows(troubled.home, "select force_id, kind from core.dim_document where source_name = 'weather.txt'")
    assert document["force_id"] is None
    claimed = rows(troubled.home, "select * from mart.fact where source_name = 'weather.txt' and force_id is not null")
    assert claimed == []


def test_a_document_under_two_names_is_one_document_with_two_sources(troubled: Refreshed) -> None:
    sources = rows(
        troubled.home,
        "select source_name, document_id from raw.document where source_name like '%report.txt' order by source_name",
    )
    assert [source["source_name"] for source in sources] == ["report.txt", "the same report.txt"]
    (document_id,) = {source["document_id"] for source in sources}
    (counted,) = rows(
        troubled.home,
        f"select count(*) as grades from core.fact_grade where document_id = '{document_id}'",
    )
    (documents,) = rows(
        troubled.home, f"select count(*) as documents from core.dim_document where document_id = '{document_id}'"
    )
    assert documents["documents"] == 1
    assert counted["grades"] >= 1


def test_every_quotation_stands_in_every_encoding(troubled: Refreshed) -> None:
    outcome = run_peel(troubled.home.path, "verify")
    assert outcome.exit_code == 0
    assert "100 percent" in outcome.words


def test_verify_finds_an_archived_source_that_was_changed(troubled: Refreshed) -> None:
    (document,) = rows(troubled.home, "select document_id from core.dim_document where source_name = 'report.txt'")
    path = troubled.home.archive.path(document["document_id"])
    intact = path.read_bytes()
    try:
        path.write_bytes(REPORT.replace("21 of 51", "12 of 51").encode())
        outcome = run_peel(troubled.home.path, "verify")
    finally:
        path.write_bytes(intact)
    assert outcome.exit_code == 1
    assert "report.txt" in outcome.errors
    assert "100 percent" not in outcome.words
