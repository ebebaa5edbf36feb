"""The version of what reads a document: a digest of the code and the vocabulary that it is read with.

Belongs here: that digest. What is kept from one refresh to the next is kept under it, so that no one has to remember to
count a number up when a rule or a row of `reference/` changes.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PIPELINES = Path(__file__).parent
_DIGITS = 8


@cache
def code_digest(*rooms: str) -> str:
    """Short digest of every Python and CSV file in these folders of `pipelines`."""
    digest = hashlib.sha256()
    for room in rooms:
        for file in sorted((_PIPELINES / room).rglob("*")):
            if file.suffix in {".py", ".csv"}:
                digest.update(file.relative_to(_PIPELINES).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:_DIGITS]
