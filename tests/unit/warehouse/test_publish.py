"""Publishing: one sound file with types and words, moved over the old one; and reading it can't harm it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.sql.small import retitle, small_store
from warehouse import publish as publishing
from warehouse.contract import load_contracts
from warehouse.publish import Published, PublishError, publish
from warehouse.reader import QueryRefused, open_latest, query
from warehouse.store import Store, TableMissing

CONTRACTS = load_contracts()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("home")).home


@pytest.fixture
def store(tables: Path, tmp_path: Path) -> Store:
    shutil.copytree(tables, tmp_path, dirs_exist_ok=True)
    return Store(tmp_path)


@pytest.fixture(scope="module")
def database(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published database that nobody replaces."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(tables, folder, dirs_exist_ok=True)
    return published(Store(folder)).database


def published(store: Store, keep: int = 5) -> Published:
    return publish(store, CONTRACTS, store.home / "peel.duckdb", keep)


def title(store: Store) -> str:
    return str(query(store.home / "peel.duckdb", "select title from core.dim_document").to_pylist()[0]["title"])


def test_every_published_table_is_there_with_its_words(store: Store) -> None:
    result = published(store)
    columns = query(
        result.database,
        "select schema_name || '.' || table_name as t, column_name as c, is_nullable as n, comment as w "
        "from duckdb_columns() where database_name = 'peel' and not internal",
    ).to_pylist()
    expected = {
        (contract.name, column.name, column.nullable, column.comment)
        for contract in CONTRACTS.values()
        if contract.published
        for column in contract.columns
    }
    assert {(row["t"], row["c"], row["n"], row["w"]) for row in columns} == expected
    tables = query(result.database, "select comment from duckdb_tables() where database_name = 'peel'").to_pylist()
    assert all(row["comment"] for row in tables)
    assert set(result.rows) == {name for name, contract in CONTRACTS.items() if contract.published}
    assert result.rows["core.fact_grade"] == 1


def test_the_build_says_what_it_was_made_of(store: Store) -> None:
    result = published(store)
    (row,) = query(result.database, "select * from meta.build").to_pylist()
    assert row == store.read("meta.build").to_pylist()[0]
    assert (row["build_id"], row["built_at"]) == (result.build_id, result.built_at)
    assert (row["documents"], row["facts"], row["rejects"], row["unread_numbers"]) == (1, 7, 2, 1)


def test_the_file_can_be_opened_by_earlier_versions_of_duckdb(store: Store) -> None:
    database = published(store).database
    storage_version = int.from_bytes(database.read_bytes()[12:20], "little")
    assert storage_version == 64  # that of DuckDB 0.9 to 1.1, the oldest that still counts


def test_an_unchanged_warehouse_is_not_published_again(store: Store) -> None:
    first = published(store)
    before = first.database.stat()
    second = published(store)
    assert (second.changed, second.build_id, second.built_at) == (False, first.build_id, first.built_at)
    assert second.rows == first.rows
    assert first.database.stat().st_ino == before.st_ino


def test_earlier_releases_are_kept_up_to_a_number(store: Store) -> None:
    for number in range(5):
        retitle(store, f"Report {number}")
        published(store, keep=3)
    releases = sorted((store.home / "releases").iterdir())
    titles = [query(file, "select title from core.dim_document").to_pylist()[0]["title"] for file in releases]
    assert titles == ["Report 1", "Report 2", "Report 3"]
    assert title(store) == "Report 4"


def test_a_database_that_cannot_be_read_is_replaced(store: Store) -> None:
    (store.home / "peel.duckdb").write_bytes(b"not a database")
    assert published(store).changed
    assert title(store) == "A small report"


def test_a_missing_table_stops_the_publication_and_leaves_what_was(store: Store) -> None:
    published(store)
    store.path("core.fact_rate").unlink()
    with pytest.raises(TableMissing, match=r"core\.fact_rate"):
        published(store)
    assert title(store) == "A small report"


def test_a_build_with_rows_missing_is_not_published(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    published(store)
    retitle(store, "Another report")
    monkeypatch.setattr(publishing, "_expected_rows", lambda _store, tables: dict.fromkeys(tables, 99))
    with pytest.raises(PublishError, match="rows were built from 99; nothing was published"):
        published(store)
    assert title(store) == "A small report"
    assert _leftovers(store.home) == []


def test_nothing_is_left_beside_the_database(store: Store) -> None:
    (store.home / "peel.duckdb.build-999999999").write_bytes(b"left by a process that died")
    (store.home / "peel.duckdb.build-999999999.wal").write_bytes(b"and its log")
    published(store)
    assert _leftovers(store.home) == []


def test_a_reader_sees_the_new_file_when_it_opens_again(store: Store) -> None:
    published(store)
    with open_latest(store.home) as old:
        assert old.execute("select title from core.dim_document").fetchone() == ("A small report",)
        retitle(store, "Another report")
        published(store)
        assert old.execute("select title from core.dim_document").fetchone() == ("A small report",)
        with open_latest(store.home) as new:
            assert new.execute("select title from core.dim_document").fetchone() == ("Another report",)


@pytest.mark.parametrize(
    "sql",
    [
        "delete from core.dim_force",
        "create table core.mine as select 1",
        "attach 'elsewhere.duckdb' as elsewhere",
        "use memory; detach peel; attach 'peel.duckdb' as w; delete from w.core.dim_force",
        "copy (select 1) to 'out.csv'",
        "copy (select 1) to 'peel.duckdb' (format csv, use_tmp_file false)",
        "explain analyze copy (select 1) to 'out.csv'",
        "set enable_external_access = true",
        "install httpfs",
        "select 1; select 2",
        "",
    ],
)
def test_only_a_question_can_be_asked(database: Path, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = database.read_bytes()
    monkeypatch.chdir(database.parent)
    with pytest.raises(QueryRefused):
        query(database, sql)
    assert database.read_bytes() == before
    assert not Path("out.csv").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('{0}')",
        "select * from read_text('{0}')",
        "select * from '{0}'",
        "select * from glob('/*')",
    ],
)
def test_a_question_cannot_reach_other_files(database: Path, tmp_path: Path, sql: str) -> None:
    other = tmp_path / "secret.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(duckdb.Error, match="disabled"):
        query(database, sql.format(other))


@pytest.mark.parametrize("sql", ["describe core.fact_grade", "show all tables", "from core.dim_force", "values (1)"])
def test_questions_may_be_put_in_any_form(database: Path, sql: str) -> None:
    assert query(database, sql).num_rows > 0


def test_nothing_published_yet_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing has been published yet"):
        open_latest(tmp_path)


def _leftovers(home: Path) -> list[str]:
    return [name for name in os.listdir(home) if name.startswith("peel.duckdb.")]
