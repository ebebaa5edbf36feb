"""A disk that is full, in words: the same line whichever of the many that write was the one to meet it.

Belongs here: telling it from other failures. Not here: what is done then (`pipelines.refresh`): nothing is published,
and what was published stands.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SAYINGS = ("No space left on device", "Disk quota exceeded", "File too large", "disk is full")
"""Of the operating system, which DuckDB and Arrow pass on, and of SQLite, which Dagster keeps its records in."""
_LEAST = 10_000_000
"""Bytes below which a refresh isn't begun: Dagster's own records would meet the end of the disk first."""


class DiskFull(Exception):
    """There is no room for what a refresh writes; the message is one line."""


@contextmanager
def full_disk_in_words(home: Path) -> Iterator[None]:
    """Turn any failure that comes of a full disk into `DiskFull`; others pass."""
    full = DiskFull(
        f"There is no room left on the disk of {home}, so nothing was published and the earlier database stands. "
        "Make room, then run peel refresh again; nothing that was read is lost."
    )
    if shutil.disk_usage(home).free < _LEAST:
        raise full
    try:
        yield
    except Exception as error:
        if any(saying in str(error) for saying in _SAYINGS):
            raise full from error
        raise
