"""The last step: one database file, built aside from the Parquet files and moved over the one that people have open.

Belongs here: building, checking and replacing that file, and the tables that say what is in it (`meta`). Not here:
reading it (`reader`), the files that it replaced (`releases`), what may get lost (`losses`), what was known when
(`history`).

The published path is never opened for writing, so a reader never meets a lock, and a build that crashes leaves nothing
that a reader can see. Its format is that of DuckDB 1.0, which every later version opens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import Contract
from warehouse.engine import heavy, text
from warehouse.files import aside, put_in_place
from warehouse.history import histories, keep_history, macros
from warehouse.losses import refuse_losses
from warehouse.models import code_version, load_models
from warehouse.reader import query
from warehouse.releases import keep_release, read_release, refuse_to_undo, release_pin
from warehouse.room import in_little_room
from warehouse.stamps import Stamps
from warehouse.store import Store, TableMissing, sha256_of

BUILD = "meta.build"
TABLE = "meta.table"
STORAGE_VERSION = "v1.0.0"
_LARGE = 1024**2
"""Bytes of a Parquet file."""


class PublishError(RuntimeError):
    """A build that doesn't hold what the Parquet files hold. What was published before is untouched."""


@dataclass(frozen=True)
class Published:
    """What came of publishing."""

    database: Path
    build_id: str
    """Follows from the tables, the contracts and the SQL: the same give the same id."""
    built_at: datetime
    rows: Mapping[str, int]
    """By 'schema.table'."""
    changed: bool
    """False where the published database already was this build."""


def made_by_publishing(contracts: Mapping[str, Contract]) -> tuple[str, ...]:
    """The tables that no other step makes: what is in the database, and what was in those before."""
    return tuple(name for name in (*histories(contracts), BUILD, TABLE) if name in contracts)


def publish(
    store: Store,
    contracts: Mapping[str, Contract],
    database: Path,
    keep: int = 5,
    *,
    accept_drop: bool = False,
    forward: bool = False,
) -> Published:
    """Make `database` hold every published table of the store, and keep the last `keep` earlier ones in `releases/`.

    Raises TableMissing where a published table hasn't been built, PublishError where the build is not sound, FactsLost
    unless `accept_drop`, and RolledBack, where the database was rolled back, unless `forward`.
    """
    made = made_by_publishing(contracts)
    tables = {name: contract for name, contract in sorted(contracts.items()) if contract.published}
    given = {name: contract for name, contract in tables.items() if name not in made}
    if missing := [name for name in given if not store.exists(name)]:
        raise TableMissing(f"{', '.join(missing)}: not built yet, so there is nothing to publish")
    hashes = {name: Stamps(store).sha256(name) for name in given}
    build_id = _build_id(hashes, tables)
    build = aside(database, "build")
    earlier = read_release(database, is_published=True)
    if earlier is not None and earlier.build_id == build_id and all(map(store.exists, made)):
        return Published(database, build_id, earlier.built_at, _expected_rows(store, tables), changed=False)
    if not forward:
        refuse_to_undo(database)
    if not accept_drop:
        refuse_losses(store, database, [name for name in given if name.startswith("core.fact_")])
    built_at = datetime.now(UTC)
    if earlier is not None:  # also when the clock was put back: what comes later is later
        built_at = max(built_at, earlier.built_at + timedelta(microseconds=1))
    keep_history(store, contracts, database, built_at)
    hashes |= {name: sha256_of(store.path(name)) for name in histories(contracts)}
    if TABLE in contracts:
        store.write(contracts[TABLE], _table_rows(store, hashes, database))
    store.write(contracts[BUILD], _build_row(store, build_id, built_at, earlier.build_id if earlier else None))
    try:
        rows = _build(store, tables, build)
        keep_release(database, keep)
        put_in_place(build, database)
        release_pin(database)
    finally:
        build.unlink(missing_ok=True)
        Path(f"{build}.wal").unlink(missing_ok=True)
    return Published(database, build_id, built_at, rows, changed=True)


@in_little_room
def _build(store: Store, tables: Mapping[str, Contract], build: Path) -> dict[str, int]:
    build.unlink(missing_ok=True)  # what there wasn't room for
    with heavy(build) as connection:
        connection.execute(f"attach {text(build)} as build (storage_version '{STORAGE_VERSION}')")
        for contract in tables.values():
            file = store.path(contract.name)
            connection.execute("begin")
            connection.execute(f'create schema if not exists build."{contract.schema_name}"')
            connection.execute(contract.ddl("build"))
            connection.execute(f"insert into {contract.sql_name('build')} select * from read_parquet({text(file)})")
            for statement in contract.comment_statements("build"):
                connection.execute(statement)
            connection.execute("commit")
            if file.stat().st_size > _LARGE:
                connection.execute("checkpoint build")  # or it would be held in memory beside those to come
        connection.execute("use build")
        for statement in macros(tables):
            connection.execute(statement)
        connection.execute("checkpoint build")
        connection.execute("use memory")
        connection.execute("detach build")
    with duckdb.connect() as connection:
        connection.execute(f"attach {text(build)} as build (read_only)")
        built = {name: _count(connection, tables[name].sql_name("build")) for name in tables}
    for name, expected in _expected_rows(store, tables).items():
        if built[name] != expected:
            raise PublishError(f"{name}: {built[name]} rows were built from {expected}; nothing was published")
    return built


def _build_id(hashes: Mapping[str, str], tables: Mapping[str, Contract]) -> str:
    parts = [f"{name} {hashes.get(name, '')} {tables[name].model_dump_json()}" for name in tables]
    parts += [*macros(tables), code_version(load_models())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _build_row(store: Store, build_id: str, built_at: datetime, previous: str | None) -> pa.Table:
    held = store.exists("raw.extraction")
    extractions = store.read("raw.extraction", ["extractor_version"]) if held else None
    versions = sorted(extractions["extractor_version"].unique().to_pylist()) if extractions else []
    return pa.table(
        {
            "build_id": [build_id],
            "built_at": [built_at],
            "previous_build_id": pa.array([previous], pa.string()),
            "peel_version": [peel_version()],
            "code_version": [code_version(load_models())],
            "extractor_version": pa.array([", ".join(versions) or None], pa.string()),
            "duckdb_version": [duckdb.__version__],
            "documents": [_counted(store, "core.dim_document")],
            "facts": [_counted(store, "core.fact")],
            "rejects": [_counted(store, "raw.reject")],
            "unread_numbers": [_counted(store, "mart.unread_number")],
        }
    )


def _table_rows(store: Store, hashes: Mapping[str, str], database: Path) -> pa.Table:
    """What each table holds, beside what it held in the database that is still published."""
    before = {}
    if database.exists():
        try:
            rows = query(database, "select table_name, rows, sha256 from meta.table").to_pylist()
            before = {row["table_name"]: row for row in rows}
        except duckdb.Error:  # unreadable, or of before there was this table
            before = {}
    held = _expected_rows(store, hashes)
    change = [
        "new" if name not in before else "unchanged" if before[name]["sha256"] == hashes[name] else "changed"
        for name in held
    ]
    return pa.table(
        {
            "table_name": list(held),
            "rows": list(held.values()),
            "sha256": [hashes[name] for name in held],
            "change": change,
            "rows_before": pa.array([before[n]["rows"] if n in before else None for n in held], pa.int64()),
        }
    )


def peel_version() -> str:
    """The version of the program."""
    try:
        return version("peel-warehouse")
    except PackageNotFoundError:  # run from a checkout that isn't installed
        return "unknown"


def _counted(store: Store, table: str) -> int:
    return _expected_rows(store, [table])[table] if store.exists(table) else 0


def _expected_rows(store: Store, tables: Iterable[str]) -> dict[str, int]:
    return {name: pq.read_metadata(store.path(name)).num_rows for name in sorted(tables)}


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    assert row is not None
    return int(row[0])
