"""One refresh of a data folder at a time, whoever starts it: the command, the UI or the schedule. One collection, too.

Belongs here: the lock. The operating system holds it, so it is free again the moment its owner ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import IO

_LOOKS_EVERY = 0.5
"""Seconds between two tries of one who waits."""


class RefreshUnderWay(Exception):
    """Another refresh, or another collection, is at work on the data folder."""


@contextmanager
def refresh_lock(path: Path, patience: float = 0.0, doing: str = "refresh") -> Iterator[None]:
    """Hold the lock for the time of what is done, waiting for it so many seconds. Raises `RefreshUnderWay`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    until = monotonic() + patience
    with path.open("a+", encoding="utf-8") as file:
        while not _taken(file):
            if monotonic() >= until:
                file.seek(0)
                raise RefreshUnderWay(f"Another {doing} is under way ({file.read().strip()}). Wait until it ends.")
            sleep(_LOOKS_EVERY)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}, since {datetime.now(UTC):%H:%M:%S} UTC")
        file.flush()
        yield


def holder(path: Path) -> str | None:
    """The number of the process that holds the lock; None where nobody does."""
    try:
        with path.open("r+", encoding="utf-8") as file:
            if _taken(file):
                return None
            found = re.match(r"process (\d+)", file.read())
    except OSError:
        return None
    return found[1] if found else None


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
