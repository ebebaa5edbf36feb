"""Footnotes of a page: the lines at its foot, and the raised figures that lead there.

Belongs here: telling the notes from the text by their type, and how marks are written. Not here: which digits are
raised (`runs`), or what becomes of the other lines (`flow`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.documents.blocks.pieces import Piece
from pipelines.documents.characters.hyphens import join
from pipelines.documents.expressions.late import expression
from pipelines.documents.pdf.layout import Laid
from pipelines.documents.pdf.lines import TextLine

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK_AFTER_POINT = expression(rf"([.,;:!?]+[\"'”’)\]]*) ?([{RAISED}]+)(?=\s|$)")
_UNCLEAN = expression(f"[\ufffe\u00ad\x00\x02{RAISED}]")
_NOTE_SIGNS = f"{RAISED}*†‡"
_NOTE = 0.88
"""Notes at the foot of a page are set smaller than so much of the text."""


def notes_of(laid: Sequence[Laid], body: float) -> list[TextLine]:
    """The lines in small type at the end of a page that a figure opens: its footnotes."""
    small: list[TextLine] = []
    for line in reversed(laid):
        if not isinstance(line, TextLine) or line.size > _NOTE * body:
            break
        small.insert(0, line)
    while small and not (
        small[0].words[:1] in _NOTE_SIGNS or small[0].marker[:1].isdigit() or small[0].words[:1].isdigit()
    ):
        small.pop(0)
    return small


def note_pieces(notes: Sequence[TextLine], page: int, known: frozenset[str]) -> Iterator[Piece]:
    words = ""
    for line in notes:
        opens = line.marker or line.words[:1] in _NOTE_SIGNS
        if words and opens:
            yield Piece("paragraph", clean(words), page=page)
            words = ""
        here = f"{line.marker} {line.words}".strip()
        words = join(words, here, known) if words else here
    if words:
        yield Piece("paragraph", clean(words), page=page)


def clean(words: str) -> str:
    """The words as they are stored: a footnote mark stands before the full stop that it was set after."""
    if not _UNCLEAN.search(words):
        return words.strip()
    words = words.replace("\ufffe", "-").replace("\u00ad", "").replace("\x00", "").replace("\x02", "-").strip()
    return _MARK_AFTER_POINT.sub(r" \2\1", words)
