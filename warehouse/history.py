"""As known on a date: every version of every fact, with the time from which and until which the warehouse held it.

Belongs here: keeping `history.fact_*` up to date, and the macros that ask it. Not here: what differs between two
releases (`changes`).

A version ends when the fact is gone or says something else; that other rules say the same is no new version. So the
history grows by what changes, never by how often it is looked at, and reading everything again adds nothing to it.
The files in `tables/history` can't be made again from the documents: where they are lost, the history that was
published is gone on with.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.contract import Contract
from warehouse.engine import heavy, text
from warehouse.files import aside, put_in_place
from warehouse.room import in_little_room
from warehouse.store import Store

SCHEMA = "history"
EXAMPLES = "examples/%"
"""Source addresses of the documents that come with the project, and leave without a trace."""
_NO_VERSION = ("fact_id", "extractor_version")
"""Columns that don't tell two versions of a fact apart."""


def histories(contracts: Mapping[str, Contract]) -> dict[str, str]:
    """The tables of history among the contracts, and the table that each is the history of."""
    return {
        name: f"core.{contract.table}"
        for name, contract in sorted(contracts.items())
        if contract.schema_name == SCHEMA and f"core.{contract.table}" in contracts
    }


@in_little_room
def keep_history(store: Store, contracts: Mapping[str, Contract], database: Path, now: datetime) -> None:
    """Bring every history up to the facts that the store holds; `now` is when it came to hold what it didn't."""
    with heavy(database) as connection:
        is_published = _attach_published(connection, database)
        _view_gone_examples(connection, store, is_published)
        for name, current in histories(contracts).items():
            path = store.path(name)
            connection.execute(f"create or replace view current as from read_parquet({text(store.path(current))})")
            source = f"read_parquet({text(path)})" if path.exists() else contracts[name].sql_name("published")
            held = _columns(connection, source) if path.exists() or is_published else set()
            _view_past(connection, source, held, contracts[name])
            if path.exists() and _is_up_to_date(connection, contracts[current], held):
                continue
            versions = _versions(contracts[current], held, now)
            written = aside(path, "write")
            try:
                connection.execute(
                    f"copy ({versions} order by document_id, fact_id, known_from) to {text(written)} "
                    "(format parquet, compression zstd)"
                )
                put_in_place(written, path)
            finally:
                written.unlink(missing_ok=True)


def macros(contracts: Mapping[str, Contract]) -> list[str]:
    """The statements that make `core.fact_*_as_known(moment)` and, for facts of every kind, `core.as_known(moment)`.

    A moment is a time or a day; a day is known at its end. They need the database to be the one in use.
    """
    moment = (
        "case when length(moment::varchar) <= 10 then (moment::date + 1)::timestamptz "
        "else moment::timestamptz + interval 1 microsecond end"
    )
    known = f"known_from < {moment} and (known_to is null or known_to >= {moment})"
    made = histories(contracts)
    statements = [
        f"create macro {current}_as_known(moment) as table select * exclude (known_from, known_to) from {name} "
        f"where {known}"
        for name, current in made.items()
    ]
    if made:
        shared = set.intersection(*(set(contracts[name].column_names) for name in made))
        columns = ", ".join(column for column in contracts[next(iter(made))].column_names if column in shared)
        every = " union all ".join(
            f"select '{current.removeprefix('core.fact_')}' as kind, {columns} from {name} where {known}"
            for name, current in made.items()
        )
        statements.append(f"create macro core.as_known(moment) as table {every}")
    return statements


def _attach_published(connection: duckdb.DuckDBPyConnection, database: Path) -> bool:
    try:
        connection.execute(f"attach {text(database)} as published (read_only)")
    except duckdb.Error:  # nothing is published yet, or nothing that can be read
        return False
    return True


def _columns(connection: duckdb.DuckDBPyConnection, source: str) -> set[str]:
    """None where the published database is of before there was this history: it begins now."""
    try:
        return {row[0] for row in connection.execute(f"describe from {source}").fetchall()}
    except duckdb.CatalogException:
        return set()


def _view_past(connection: duckdb.DuckDBPyConnection, source: str, held: set[str], contract: Contract) -> None:
    """The view `past`: the history so far, in the columns that its contract has now."""
    columns = ", ".join(
        f'try_cast("{column.name}" as {column.sql_type}) as "{column.name}"'
        if column.name in held
        else f'null::{column.sql_type} as "{column.name}"'
        for column in contract.columns
    )
    connection.execute(f"create or replace view past as select {columns} {f'from {source}' if held else 'where false'}")


def _view_gone_examples(connection: duckdb.DuckDBPyConnection, store: Store, is_published: bool) -> None:
    """The view `gone_example`: examples that left with the first real document are nobody's history."""
    documents = store.path("core.dim_document")
    if is_published and documents.exists() and _columns(connection, "published.raw.document"):
        source = (
            f"published.raw.document where source_uri like '{EXAMPLES}' "
            f"and document_id not in (from read_parquet({text(documents)}) select document_id)"
        )
    else:
        source = "(values ('')) as nothing (document_id) where false"
    connection.execute(f"create view gone_example as select document_id from {source}")


def _is_up_to_date(connection: duckdb.DuckDBPyConnection, current: Contract, held: set[str]) -> bool:
    """Whether the facts known last are those that are held now, in every column."""
    if not held.issuperset(current.column_names):
        return False
    every = ", ".join(f'"{name}"' for name in current.column_names)
    differing = connection.execute(
        f"""
        with
        open as (
            select fact_id, hash({every}) as version
            from past
            where known_to is null
        ),
        held as (
            select fact_id, hash({every}) as version
            from current
        )
        select 1
        from open
        full join held using (fact_id, version)
        where open.fact_id is null or held.fact_id is null
        limit 1
        """
    ).fetchone()
    gone = connection.execute("from past where document_id in (from gone_example) limit 1").fetchone()
    return differing is None and gone is None


def _versions(current: Contract, held: set[str], now: datetime) -> str:
    """The SELECT of the history as it is from now on, from the views `past`, `current` and `gone_example`.

    Versions are compared in the columns that the history has `held` so far: a new column makes no new version.
    """
    compared = ", ".join(f'"{name}"' for name in current.column_names if name in held and name not in _NO_VERSION)
    version = f"hash({compared})" if compared else "0"
    columns = ", ".join(f'"{name}"' for name in current.column_names)
    mine = ", ".join(f'current."{name}"' for name in current.column_names)
    at = f"timestamptz {text(now.isoformat())}"
    return f"""
        with
        open as (
            select fact_id, known_from, {version} as version
            from past
            where known_to is null
        ),
        held as (
            select *, {version} as version
            from current
        ),
        said as (
            select fact_id, version
            from held
        ),
        ended as (
            select {columns}, known_from, coalesce(known_to, {at}) as known_to
            from (select *, {version} as version from past) as past
            anti join said on said.fact_id = past.fact_id and said.version = past.version and past.known_to is null
        )
        select {columns}, known_from, known_to
        from ended
        where document_id not in (from gone_example)
        union all
        select {mine}, coalesce(open.known_from, {at}) as known_from, null as known_to
        from held as current
        left join open using (fact_id, version)
    """
