"""The version of what reads a document: a digest of the code and the vocabulary that it is read with.

Belongs here: that digest. What is kept from one refresh to the next is kept under it, so that no one has to remember to
count a number up when a rule or a row of `reference/` changes. And what is to be said when it changes under a refresh:
the processes that read documents load the code for themselves, when there is something to read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PIPELINES = Path(__file__).parent
_DIGITS = 8


class CodeChanged(RuntimeError):
    """Documents were read by other code than the refresh began with; the message is one line."""


def require_version(version: str, read_by: Iterable[str]) -> None:
    """Raises CodeChanged unless all were read by this version."""
    if any(other != version for other in read_by):
        raise CodeChanged(
            "The rules were edited while the refresh was at work, so it would mix what the old and the new ones read. "
            "Nothing was published, and the earlier database stands. Run it again: peel refresh"
        )


@cache
def code_digest(*rooms: str) -> str:
    """Short digest of every Python and CSV file in these folders of `pipelines`."""
    digest = hashlib.sha256()
    for room in rooms:
        for file in sorted((_PIPELINES / room).rglob("*")):
            if file.suffix in {".py", ".csv"}:
                digest.update(file.relative_to(_PIPELINES).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:_DIGITS]
