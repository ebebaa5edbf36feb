"""An empty in-memory database for one piece of work.

Belongs here: making one cheaply. A new DuckDB instance costs ten milliseconds or more, and a refresh needs about a
hundred; a database attached to one that is already there costs two. All know the functions of `statistics`. What
doesn't fit into memory goes to files that are gone when the process ends.
Not here: what is put into it (`runner`, `rules`), or how much memory there is (`room`).
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import duckdb

from warehouse import statistics
from warehouse.files import remove
from warehouse.room import AMPLE, Room, room

_numbers = count()


@contextmanager
def scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose default database is empty, seen by nobody else, and gone afterwards."""
    name, instance = f"scratch_{next(_numbers)}", _instance(room() or AMPLE)
    try:
        with instance.cursor() as connection:
            connection.execute("set timezone = 'UTC'")
            connection.execute("set enable_progress_bar = false")
            connection.execute("set python_enable_replacements = false")  # a table is never a Python variable
            connection.execute(f"attach ':memory:' as {name}")
            connection.execute(f"use {name}")
            yield connection
    finally:
        with instance.cursor() as connection:
            connection.execute(f"detach database if exists {name}")


@cache
def _instance(limits: Room) -> duckdb.DuckDBPyConnection:
    settings = limits.settings()
    connection = duckdb.connect(config=settings)
    atexit.register(remove, Path(str(settings["temp_directory"])))
    statistics.make_known(connection)
    atexit.register(connection.close)  # before the interpreter takes apart what the functions hold
    return connection
