"""Where sentences begin and end.

Belongs here: splitting a levelled run of text. Not here: what a sentence is about (`context`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?]+[\"')\]]*(?=\s+[\"'(\[]*[A-Z0-9£])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Rev|Hon|Supt|Insp|Sgt|Det|Ch|Lt|Col|Gen|No|Nos|Fig|para|paras|approx|vs|cf|al|etc|e\.g|i\.e|"
    r"eg|ie|ca|viz|incl|excl|p|pp|ref|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|^\s*\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])\)?)\.$"
)
_CLOSES_MORE = re.compile(r"\b(?:etc|a\.m|p\.m)\.$")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each sentence of `text`, without the white space around it."""
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].rstrip()
        if end.group().startswith(".") and _NO_END.search(piece) and not _CLOSES_MORE.search(piece):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    lead, trail = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
    if start + lead < end - trail:
        yield start + lead, end - trail
