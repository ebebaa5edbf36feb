"""An empty in-memory database for one piece of work.

Belongs here: making one cheaply. A new DuckDB instance costs ten milliseconds or more, and a refresh needs about a
hundred; a database attached to one that is already there costs two. All know the functions of `statistics`.
Not here: what is put into it (`runner`, `rules`).
"""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import duckdb

from warehouse import statistics
from warehouse.files import remove

MEMORY = "1GB"
"""Of all of them together; what doesn't fit goes to files that are gone when the process ends."""
_numbers = count()


@contextmanager
def scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose default database is empty, seen by nobody else, and gone afterwards."""
    name = f"scratch_{next(_numbers)}"
    try:
        with _instance().cursor() as connection:
            connection.execute("set timezone = 'UTC'")
            connection.execute("set enable_progress_bar = false")
            connection.execute("set python_enable_replacements = false")  # a table is never a Python variable
            connection.execute(f"attach ':memory:' as {name}")
            connection.execute(f"use {name}")
            yield connection
    finally:
        with _instance().cursor() as connection:
            connection.execute(f"detach database if exists {name}")


@cache
def _instance() -> duckdb.DuckDBPyConnection:
    spill = Path(tempfile.gettempdir()) / f"peel-{os.getpid()}"
    connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(spill)})
    atexit.register(remove, spill)
    statistics.make_known(connection)
    atexit.register(connection.close)  # before the interpreter takes apart what the functions hold
    return connection
