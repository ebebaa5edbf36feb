"""Dagster's records without waiting for the disk, or beginning all over, at each of a thousand events.

Belongs here: those settings, for the process of a run. With a write-ahead log, `synchronous = normal` keeps the records
sound whatever happens; a power cut may cost the last of them. For each event Dagster makes an engine of SQLAlchemy's,
which compiles every statement anew, and opens and closes a connection: both cost more than the event. Closed
connections are kept, and given out again; so is the engine of a file. PostgreSQL has a way of Dagster's own for that.
"""

from __future__ import annotations

import atexit
import sqlite3
from functools import cache
from typing import Any

from dagster import DagsterInstance
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine

_MEMORY = "memory"


class _Kept(sqlite3.Connection):
    """A connection that waits for the next one who wants the same file when it is closed."""

    idle: list[_Kept]

    def close(self) -> None:
        self.rollback()
        self.idle.append(self)

    def close_for_good(self) -> None:
        super().close()


_idle: dict[str, list[_Kept]] = {}


@cache
def keep_records_quickly() -> None:
    """From now on, in this process."""
    from dagster._core.storage.event_log.sqlite import sqlite_event_log
    from dagster._core.storage.runs.sqlite import sqlite_run_storage

    event.listen(Engine, "do_connect", _connect)
    atexit.register(_close_all)
    for storage in (sqlite_event_log, sqlite_run_storage):
        vars(storage)["create_engine"] = _engine


def hold_connection(instance: DagsterInstance) -> None:
    """Ask a server of records over a connection that stays, as Dagster's own web pages do; a run makes one for each
    question otherwise, which takes more than half of its time. Files of SQLite are asked as before."""
    instance.optimize_for_webserver(
        statement_timeout=_LONGEST_STATEMENT, pool_recycle=_LONGEST_CONNECTION, max_overflow=_MORE_AT_ONCE
    )


_LONGEST_STATEMENT = 60_000
"""Milliseconds."""
_LONGEST_CONNECTION = 3600
"""Seconds."""
_MORE_AT_ONCE = 20
"""Connections beside the one that stays."""


_engines: dict[str, Engine] = {}


def _engine(address: str, **options: Any) -> Engine:
    """As SQLAlchemy's own; for an address that there was one for, that one."""
    if address not in _engines:
        _engines[address] = create_engine(address, **options)
    return _engines[address]


def _connect(dialect: Any, _record: object, where: tuple[Any, ...], options: dict[str, Any]) -> _Kept | None:
    """A connection to a file of SQLite; None, which leaves it to SQLAlchemy, to all else."""
    if dialect.name != "sqlite" or _MEMORY in str(where):
        return None
    idle = _idle.setdefault(f"{where} {options}", [])
    if idle:
        return idle.pop()
    connection: _Kept = sqlite3.connect(*where, **{**options, "factory": _Kept, "check_same_thread": False})
    connection.idle = idle
    connection.execute("pragma synchronous = normal")
    return connection


def _close_all() -> None:
    for connections in _idle.values():
        while connections:
            connections.pop().close_for_good()
