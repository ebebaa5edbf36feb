"""The last step: one database file, built aside from the Parquet files and moved over the one that people have open.

Belongs here: building, checking, keeping and replacing that file. Not here: reading it (`reader`).

The published path is never opened for writing, so a reader never meets a lock, and a build that crashes leaves nothing
that a reader can see. Its format is that of DuckDB 1.0, which every later version opens.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import Contract
from warehouse.files import aside, put_in_place, sync
from warehouse.models import code_version, load_models
from warehouse.reader import query
from warehouse.store import Store, TableMissing, sha256_of

BUILD = "meta.build"
STORAGE_VERSION = "v1.0.0"


class PublishError(RuntimeError):
    """A build that doesn't hold what the Parquet files hold. What was published before is untouched."""


@dataclass(frozen=True)
class Published:
    """What came of publishing."""

    database: Path
    build_id: str
    """Follows from the tables, their contracts and the SQL: the same give the same id."""
    built_at: datetime
    rows: Mapping[str, int]
    """By 'schema.table'."""
    changed: bool
    """False where the published database already was this build."""


def publish(store: Store, contracts: Mapping[str, Contract], database: Path, keep: int = 5) -> Published:
    """Make `database` hold every published table of the store, and keep the last `keep` earlier ones in `releases/`.

    Raises TableMissing where a published table hasn't been built, PublishError where the build is not sound.
    """
    tables = {name: contract for name, contract in sorted(contracts.items()) if contract.published and name != BUILD}
    if missing := [name for name in tables if not store.exists(name)]:
        raise TableMissing(f"{', '.join(missing)}: not built yet, so there is nothing to publish")
    build_id = _build_id(store, tables)
    tables[BUILD] = contracts[BUILD]
    build = aside(database, "build")
    earlier = _published_build(database)
    if earlier is not None and earlier[0] == build_id and store.exists(BUILD):
        return Published(database, build_id, earlier[1], _expected_rows(store, tables), changed=False)
    built_at = datetime.now(UTC)
    store.write(contracts[BUILD], _build_row(store, build_id, built_at))
    try:
        rows = _build(store, tables, build)
        _keep_release(database, earlier, keep)
        put_in_place(build, database)
    finally:
        build.unlink(missing_ok=True)
        Path(f"{build}.wal").unlink(missing_ok=True)
    return Published(database, build_id, built_at, rows, changed=True)


def _build(store: Store, tables: Mapping[str, Contract], build: Path) -> dict[str, int]:
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute(f"attach {_text(build)} as build (storage_version '{STORAGE_VERSION}')")
        connection.execute("begin")
        for contract in tables.values():
            connection.execute(f'create schema if not exists build."{contract.schema_name}"')
            connection.execute(contract.ddl("build"))
            rows = f"read_parquet({_text(store.path(contract.name))})"
            connection.execute(f"insert into {contract.sql_name('build')} select * from {rows}")
            for statement in contract.comment_statements("build"):
                connection.execute(statement)
        connection.execute("commit")
        connection.execute("checkpoint build")
        connection.execute("detach build")
    with duckdb.connect() as connection:
        connection.execute(f"attach {_text(build)} as build (read_only)")
        built = {name: _count(connection, tables[name].sql_name("build")) for name in tables}
    for name, expected in _expected_rows(store, tables).items():
        if built[name] != expected:
            raise PublishError(f"{name}: {built[name]} rows were built from {expected}; nothing was published")
    return built


def _build_id(store: Store, tables: Mapping[str, Contract]) -> str:
    parts = [f"{name} {sha256_of(store.path(name))} {tables[name].model_dump_json()}" for name in tables]
    parts.append(code_version(load_models()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _build_row(store: Store, build_id: str, built_at: datetime) -> pa.Table:
    extractions = store.read("raw.extraction") if store.exists("raw.extraction") else None
    versions = sorted(set(extractions.column("extractor_version").to_pylist())) if extractions else []
    return pa.table(
        {
            "build_id": [build_id],
            "built_at": [built_at],
            "code_version": [code_version(load_models())],
            "extractor_version": pa.array([", ".join(versions) or None], pa.string()),
            "duckdb_version": [duckdb.__version__],
            "documents": [_counted(store, "core.dim_document")],
            "facts": [_counted(store, "core.fact")],
            "rejects": [_counted(store, "raw.reject")],
            "unread_numbers": [_counted(store, "mart.unread_number")],
        }
    )


def _counted(store: Store, table: str) -> int:
    return _expected_rows(store, [table])[table] if store.exists(table) else 0


def _expected_rows(store: Store, tables: Iterable[str]) -> dict[str, int]:
    return {name: pq.read_metadata(store.path(name)).num_rows for name in tables}


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    assert row is not None
    return int(row[0])


def _published_build(database: Path) -> tuple[str, datetime] | None:
    """Id and time of what is published; None where nothing is, or nothing that can be read."""
    if not database.exists():
        return None
    try:
        row = query(database, f"select build_id, built_at from {BUILD}").to_pylist()[0]
    except (duckdb.Error, IndexError):
        return None
    return row["build_id"], row["built_at"]


def _keep_release(database: Path, build: tuple[str, datetime] | None, keep: int) -> None:
    """Give what is published now a second name in `releases/`, and drop the oldest beyond `keep`."""
    folder = database.parent / "releases"
    folder.mkdir(parents=True, exist_ok=True)
    if database.exists() and keep > 0:
        when = build[1] if build else datetime.fromtimestamp(database.stat().st_mtime, UTC)
        release = folder / f"{database.stem}-{when:%Y%m%dT%H%M%S%fZ}.duckdb"
        if not release.exists():
            try:
                os.link(database, release)
            except OSError:  # a file system without hard links
                shutil.copy2(database, release)
        sync(folder)
    releases = sorted(folder.glob(f"{database.stem}-*.duckdb"))
    for old in releases[: max(0, len(releases) - keep)]:
        old.unlink()


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
