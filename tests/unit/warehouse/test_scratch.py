"""Scratch databases: empty, apart from each other also in threads, and gone when the work is done or has failed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from warehouse.scratch import scratch


def test_each_is_empty_and_apart_from_the_others() -> None:
    with scratch() as one, scratch() as other:
        one.execute("create schema core")
        one.execute("create table core.same as select 1 as a")
        other.execute("create schema core")
        other.execute("create table core.same as select 2 as a")
        assert one.execute("select a from core.same").fetchall() == [(1,)]
        assert other.execute("select a from core.same").fetchall() == [(2,)]


def test_nothing_is_left_when_the_work_fails() -> None:
    def fail() -> None:
        with scratch() as connection:
            connection.execute("begin")
            connection.execute("create table t as select 1")
            connection.execute("select * from nothing")

    with pytest.raises(duckdb.CatalogException):
        fail()
    with scratch() as connection:
        databases = connection.execute("select database_name from duckdb_databases() where not internal").fetchall()
        assert len([name for (name,) in databases if name.startswith("scratch")]) == 1


def test_a_python_variable_is_never_taken_for_a_table() -> None:
    secret = [1, 2, 3]
    with scratch() as connection, pytest.raises(duckdb.CatalogException):
        connection.execute("select * from secret")
    assert secret


def test_threads_do_not_meet() -> None:
    def work(number: int) -> tuple[int]:
        with scratch() as connection:
            connection.execute(f"create table t as select {number} as a")
            row: tuple[int] | None = connection.execute("select a from t").fetchone()
            assert row
            return row

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(40))) == [(number,) for number in range(40)]
