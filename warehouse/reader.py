"""Reading the published database: always the newest one, never a lock, and nothing but reading.

Belongs here: how people and commands open it. Not here: how it is made (`publish`).

The file is attached to a fresh in-memory database each time. A connection made to the path itself would go on serving
the file that it opened first, even to a new connection of the same process, after another one has been moved into its
place.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.room import room

DATABASE = "peel.duckdb"
_CATALOG = "peel"


class QueryRefused(ValueError):
    """A statement that isn't one question to the database."""


def default_home() -> Path:
    """The data folder: `PEEL_HOME`, or `data` in the current folder."""
    return Path(os.environ.get("PEEL_HOME") or "data").expanduser().resolve()


def open_latest(home: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to what is published in this data folder now, by default that of the command `peel`.

    It holds no lock, and goes on serving what it opened; open again to see what was published since. Raises
    FileNotFoundError where nothing has been published.
    """
    return _open(Path(home or default_home()) / DATABASE)


def query(database: Path, sql: str) -> pa.Table:
    """The rows of one SELECT over the database.

    Raises FileNotFoundError, QueryRefused for anything but one SELECT, and duckdb.Error for a faulty one.
    """
    with _open(database) as connection:
        statements = connection.extract_statements(sql)
        # The one file that this connection may still touch is the database: nothing but a SELECT leaves it alone.
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryRefused("only a single SELECT can be asked of the database")
        return connection.sql(sql).to_arrow_table()


def _open(database: Path) -> duckdb.DuckDBPyConnection:
    if not database.exists():
        raise FileNotFoundError(f"nothing has been published yet: there is no {database}")
    limits = room()
    connection = duckdb.connect(config=limits.settings() if limits else {})
    try:
        path = str(database).replace("'", "''")
        connection.execute("set timezone = 'UTC'")
        connection.execute(f"attach '{path}' as {_CATALOG} (read_only)")
        connection.execute(f"use {_CATALOG}")
        connection.execute("set python_enable_replacements = false")
        connection.execute("set enable_progress_bar = false")  # it would be written between the rows
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise
    return connection
