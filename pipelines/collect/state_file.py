"""The SQLite file in which sources and their addresses are remembered.

Belongs here: its tables, and opening it. Not here: what is asked of it (`state`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TABLES = """
create table if not exists source (
    name text primary key,
    layout text not null,
    not_before text
);
create table if not exists address (
    place integer primary key,
    source text not null,
    address text not null,
    kind text not null,
    found_at text not null,
    seen_at text not null,
    published text,
    due integer not null,
    asked_at text,
    outcome text,
    etag text not null default '',
    last_modified text not null default '',
    text_hash text,
    failures integer not null default 0,
    gone_at text,
    moved_to text,
    problem text,
    unique (source, address)
);
"""


class StateUnreadable(Exception):
    """The file is not one of ours, or damaged."""


@contextmanager
def open_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the file, which is made where it is missing. Raises StateUnreadable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    try:
        connection.row_factory = sqlite3.Row
        connection.executescript(_TABLES)
        yield connection
    except sqlite3.DatabaseError as error:
        raise StateUnreadable(
            f"{path} can't be used: {error}. Move it away; all pages are then asked again."
        ) from error
    finally:
        connection.close()
