"""Where sentences begin and end.

Belongs here: splitting a levelled run of text. Not here: what a sentence is about (`context`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.documents.expressions.late import expression

_END = expression(
    r"[.!?]+[\"')\]]*(?=\s+[\"'(\[]*[A-Z0-9£])|(?<=[a-z0-9)]{2})\.(?=(?:[A-Z][a-z]+|In|It|A) (?![A-Z][a-z]+\.))"
)
"""Also '… of cases.The force …', as pages come out that have lost the ends of their paragraphs."""
_ABBREVIATION = expression(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Rev|Hon|Supt|Insp|Sgt|Det|Ch|Lt|Col|Gen|No|Nos|Fig|para|paras|approx|vs|cf|al|e\.g|i\.e|eg|ie|ca|"
    r"viz|incl|excl|p|pp|ref|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z](?:\.[A-Z])*)\.$"
)
_LONGEST_ABBREVIATION = 12
_NUMBERING = expression(r"\s*\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])\)?\.")
_LONGEST = 2_000
"""No sentence of the field is longer; what is (a list without stops, a damaged file) is read in parts this long."""
_BREAKS = ("; ", ", ", " ")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each sentence of `text`, without the white space around it; none longer than 2,000 characters."""
    start = 0
    for end in _END.finditer(text):
        if end.group().startswith(".") and _goes_on(text, start, end.end()):
            continue
        yield from _parts(text, start, end.end())
        start = end.end()
    yield from _parts(text, start, len(text))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` closes an abbreviation or the number of an item."""
    if _NUMBERING.fullmatch(text, start, end):
        return True
    return _ABBREVIATION.search(text, max(start, end - _LONGEST_ABBREVIATION), end) is not None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        limit = start + _LONGEST
        cuts = (text.rfind(mark, start + _LONGEST // 2, limit) + len(mark) for mark in _BREAKS)
        cut = next((at for at in cuts if at > start + _LONGEST // 2), limit)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    lead, trail = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
    if start + lead < end - trail:
        yield start + lead, end - trail
