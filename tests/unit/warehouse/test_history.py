"""As known on a date: versions of facts begin and end with what the warehouse holds, and are never lost."""

from __future__ import annotations

from datetime import timedelta

import pyarrow.parquet as pq
import pytest

from tests.unit.warehouse.releasing import WITHDRAWN, counts, database_of, documents, known, release, rewrite
from warehouse.contract import load_contracts
from warehouse.reader import query
from warehouse.store import Store, sha256_of

A_MOMENT = timedelta(microseconds=1)


def test_each_moment_has_the_facts_that_were_known_then(small: Store) -> None:
    counts(small, 10, 20)
    first = release(small).built_at
    counts(small, 10, 21)  # f1 is read differently
    second = release(small).built_at
    counts(small, 10)  # f1 is gone
    third = release(small).built_at
    assert known(small, first - A_MOMENT) == []
    assert known(small, first) == [("f0", 10), ("f1", 20)]
    assert known(small, second - A_MOMENT) == [("f0", 10), ("f1", 20)]
    assert known(small, second) == [("f0", 10), ("f1", 21)]
    assert known(small, third) == [("f0", 10)]


def test_a_day_is_known_at_its_end(small: Store) -> None:
    counts(small, 10)
    built_at = release(small).built_at
    assert known(small, f"{built_at:%Y-%m-%d}") == [("f0", 10)]
    assert known(small, f"{built_at - timedelta(days=1):%Y-%m-%d}") == []


def test_what_is_known_now_is_what_the_tables_hold(small: Store) -> None:
    release(small)
    for kind in ("grade", "case_count", "sample", "rate", "finance", "volume", "finding"):
        now = query(database_of(small), f"from core.fact_{kind}_as_known('2999-01-01')").to_pylist()
        assert now == small.read(f"core.fact_{kind}").to_pylist() != []


def test_facts_of_every_kind_can_be_asked_for_at_once(small: Store) -> None:
    release(small)
    rows = query(database_of(small), "select kind, fact_id, known_to from core.as_known('2999-01-01')").to_pylist()
    assert {row["kind"] for row in rows} == {"grade", "case_count", "sample", "rate", "finance", "volume", "finding"}
    assert {row["known_to"] for row in rows} == {None}


def test_the_same_words_read_by_other_rules_are_no_new_version(small: Store) -> None:
    counts(small, 10)
    release(small)
    rows = small.read("core.fact_case_count").to_pylist()
    rewrite(small, "core.fact_case_count", [row | {"extractor_version": "2"} for row in rows])
    release(small)
    (version,) = small.read("history.fact_case_count").to_pylist()
    assert (version["extractor_version"], version["known_to"]) == ("2", None)


def test_publishing_the_same_again_adds_nothing(small: Store) -> None:
    counts(small, 10, 20)
    release(small)
    before = sha256_of(small.path("history.fact_case_count"))
    rewrite(small, "core.dim_area", [])
    assert release(small).changed
    assert sha256_of(small.path("history.fact_case_count")) == before


def test_a_fact_that_comes_back_has_two_versions(small: Store) -> None:
    for numerators in ((10,), (), (10,)):
        counts(small, *numerators)
        release(small)
    versions = small.read("history.fact_case_count").to_pylist()
    assert [(v["numerator"], v["known_to"] is None) for v in versions] == [(10, False), (10, True)]
    assert versions[0]["known_to"] < versions[1]["known_from"]


def test_lost_files_of_the_history_are_taken_from_the_published_database(small: Store) -> None:
    counts(small, 10)
    first = release(small).built_at
    small.path("history.fact_case_count").unlink()
    counts(small, 11)
    release(small)
    assert known(small, first) == [("f0", 10)]


def test_a_column_that_comes_later_makes_no_new_version(small: Store) -> None:
    counts(small, 10)
    release(small)
    path = small.path("history.fact_case_count")
    pq.write_table(pq.read_table(path).drop_columns(["subject"]), path)
    rewrite(small, "core.dim_area", [])
    release(small)
    (version,) = small.read("history.fact_case_count").to_pylist()
    assert (version["known_to"], version["subject"]) == (None, "victims weren't told")


def test_examples_that_gave_way_are_nobodys_history(small: Store) -> None:
    counts(small, 10)
    documents(small, d1={"source_uri": "examples/report.txt"})
    release(small)
    documents(small, d1=WITHDRAWN)
    rewrite(small, "core.fact_case_count", [])
    release(small)
    assert small.read("history.fact_case_count").num_rows == 0


@pytest.mark.parametrize("table", [name for name in load_contracts() if name.startswith("history.")])
def test_a_history_has_the_columns_of_its_facts_and_two_more(table: str) -> None:
    contracts = load_contracts()
    facts = contracts[f"core.{contracts[table].table}"]
    assert contracts[table].column_names == (*facts.column_names, "known_from", "known_to")
