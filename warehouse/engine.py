"""A DuckDB of its own for heavy work on the whole warehouse: what a publication does with all rows at once.

Belongs here: where it puts what doesn't fit into memory. Not here: how much there is (`room`), small work (`scratch`),
or reading what is published (`reader`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.files import aside, remove
from warehouse.room import AMPLE, room


@contextmanager
def heavy(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills to the folder of the database, into files that are gone afterwards."""
    spill = aside(database, "spill")
    try:
        with duckdb.connect(config={**(room() or AMPLE).settings(), "temp_directory": str(spill)}) as connection:
            connection.execute("set timezone = 'UTC'")
            connection.execute("set python_enable_replacements = false")
            connection.execute("set enable_progress_bar = false")
            yield connection
    finally:
        remove(spill)


def text(value: object) -> str:
    """As SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"
