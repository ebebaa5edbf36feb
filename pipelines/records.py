"""Dagster's records in SQLite without waiting for the disk at each of a thousand events.

Belongs here: that setting, for the process of a run. With a write-ahead log, `synchronous = normal` keeps the records
sound whatever happens; a power cut may cost the last of them. Dagster opens a connection for each event, and the last
one to close writes the log back to the file: one that is held open for the time of the run spares that.
"""

from __future__ import annotations

import sqlite3
from functools import cache

from sqlalchemy import event
from sqlalchemy.engine import Engine

_held: dict[str, sqlite3.Connection] = {}


@cache
def keep_records_quickly() -> None:
    """From now on, in this process."""
    event.listen(Engine, "connect", _set)


def _set(connection: object, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return  # PostgreSQL
    connection.execute("pragma synchronous = normal")
    for _, _, file in connection.execute("pragma database_list").fetchall():
        if file and file not in _held:
            _held[file] = sqlite3.connect(file, check_same_thread=False)
            _held[file].execute("select count(*) from sqlite_master").fetchone()
