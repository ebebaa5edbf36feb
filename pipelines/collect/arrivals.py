"""What stands still in the landing folder, and whether it is another thing than before.

Belongs here: telling files that have arrived from files that are still being copied. Not here: walking the folder
(`landing`), or what starts a refresh (`pipelines.automation`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from pipelines.collect.landing import LandedFile, is_written_to

STILL_FOR = timedelta(seconds=5)
"""Where the system can't tell whether somebody writes to a file, one that has not changed for so long has arrived."""
_LOOKED_INTO = timedelta(hours=1)
"""Files that stood still for longer are not opened to see whether a program still writes to them."""


def arrived(files: Iterable[LandedFile], now: datetime) -> list[LandedFile]:
    """The files that are complete, as far as can be told."""
    return [file for file in files if _has_arrived(file, now)]


def listing(files: Iterable[LandedFile]) -> str:
    """A name for this set of files as they are: another one as soon as one of them comes, goes or changes."""
    told = sha256()
    for file in sorted(files, key=lambda file: file.source_uri):
        told.update(f"{file.source_uri}\0{file.size}\0{file.changed_at.isoformat()}\0".encode())
    return told.hexdigest()


def _has_arrived(file: LandedFile, now: datetime) -> bool:
    if file.problem or file.changed_at < now - _LOOKED_INTO:
        return True
    try:
        descriptor = os.open(file.path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return True  # the refresh says what is wrong with it
    try:
        written_to = is_written_to(descriptor)
    finally:
        os.close(descriptor)
    return file.changed_at <= now - STILL_FOR if written_to is None else not written_to
