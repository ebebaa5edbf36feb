"""Which lines of a PDF make one paragraph, one list item or one heading.

Belongs here: whether a line goes on with the piece above it, or in the column before, by where both stand and how the
one above ends. Not here: what becomes of a piece (`flow`), or words cut at the end of a line (`characters.hyphens`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.documents.characters.hyphens import HYPHENS
from pipelines.documents.expressions.late import expression
from pipelines.documents.lines.line import GRADE_LINE
from pipelines.documents.pdf.layout import Laid
from pipelines.documents.pdf.lines import TextLine
from pipelines.documents.pdf.notes import RAISED
from pipelines.reference import rows

_NUMBER = expression(r"\d{1,3}[.)]")
_AFTER_END = f" {RAISED}\"'”’)]"
_QUOTES = "\"'“‘"
_LAST_WORDS = ("and", "or")
_ITEM_ENDS = (";", "; and", "; or")
_LONGEST_GRADE = 50
_SAMPLE = 200
"""The usual distance of lines is taken from about so many pages, evenly over the document."""
_LEADING = 1.45
"""Ems from one line of a paragraph to the next at most, where the document does not show its own."""
_SLACK = 1.18
"""Lines of one paragraph stand no further apart than the document's usual distance by this factor."""
_SET_IN = 0.7
"""Ems that a line is set in by at least where it says something."""
_ROOM = 1.5
"""Ems that are left at the end of a line beyond the next word where the line was ended on purpose."""
_ROOM_IN_LISTS = 0.5
"""The same in a list whose bullets are drawn: its items are lines of their own unless they fill them."""


@dataclass(slots=True)
class Open:
    """The piece that is being put together."""

    lines: list[TextLine]
    page: int
    heading: int | None = None
    is_item: bool = False
    """Whether it is an item of a list without a marker: it is set in below a lead-in, or stands below such an item."""


def distances_of(laid: Sequence[Sequence[Laid]]) -> dict[float, float]:
    """For each size of type, the usual distance from one line to the next."""
    seen: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for of_page in laid[:: len(laid) // _SAMPLE + 1]:
        before: Laid | None = None
        for line in of_page:
            if isinstance(line, TextLine) and isinstance(before, TextLine) and line.column == before.column:
                distance = round(before.baseline - line.baseline, 1)
                if line.size == before.size and 0.9 * line.size <= distance <= 2.2 * line.size:
                    seen[line.size][distance] += 1
            before = line
    return {size: _tightest(counted) for size, counted in seen.items() if counted.total() >= 5}


def _tightest(counted: Counter[float]) -> float:
    """The smallest distance that is common: lines stand closer than paragraphs."""
    common = max(counted.values()) * 0.3
    return min(distance for distance, times in counted.items() if times >= common)


class Joints:
    """Tells where one piece ends and the next begins, in a document whose lines stand at these usual distances."""

    def __init__(self, distances: dict[float, float]) -> None:
        self._distances = distances
        self._furthest: dict[float, float] = {}

    def goes_on_plainly(self, last: TextLine, line: TextLine) -> bool:
        """Whether plain text goes on in the next line, set in the same type and column; a no leaves it open.

        What `goes_on` would say of most lines of a document, in a tenth of the time.
        """
        if not 0 < last.baseline - line.baseline <= (self._furthest.get(line.size) or self._reach(line.size)):
            return False
        if abs(line.left - last.left) > _SET_IN * line.size:
            return False
        if line.words[:1].islower():
            return not last.words.endswith(_ITEM_ENDS)
        return not is_grade(line.words) and not _ended_on_purpose(last, line)

    def goes_on(self, piece: Open, line: TextLine, before: Laid | None, heading: int | None) -> bool:
        """Whether a line goes on with the piece that is open; `before` is what stands right above it on its page."""
        last = piece.lines[-1]
        if line.marker or heading != piece.heading or abs(line.size - last.size) > 0.6:
            return False
        if len(piece.lines) == 1 and is_grade(last.words):
            return False
        if not line.words[:1].islower() and is_grade(line.words):
            return False
        if before is last and line.column == last.column:
            return self._is_next(piece, last, line)
        return heading is None and _goes_on_over_the_break(last, line)

    def as_text(self, piece: Open | None, line: TextLine, before: Laid | None) -> TextLine:
        """The line with its number in its words, where that ends the sentence above: 'an average of / 55. Of these'."""
        if piece is None or before is not piece.lines[-1] or not _NUMBER.fullmatch(line.marker):
            return line
        first, last = piece.lines[0], piece.lines[-1]
        whole = line._replace(words=f"{line.marker} {line.words}", marker="")
        if _follows(first.marker, line.marker) or last.words.endswith((*_ITEM_ENDS, ".", "!", "?", ":")):
            return line
        if first.marker and first is last and line.left < last.left + _SET_IN * line.size:
            return line
        return whole if self.goes_on(piece, whole, before, piece.heading) else line

    def _is_next(self, piece: Open, last: TextLine, line: TextLine) -> bool:
        if not 0 < last.baseline - line.baseline <= self._reach(line.size):
            return False
        if piece.heading is not None:
            return not _ended_on_purpose(last, line)
        if piece.lines[0].marker and line.left < piece.lines[0].left + 2.0 and _has_ended(last.words):
            return False
        if line.left > last.left + _SET_IN * line.size and len(piece.lines) > 1 and _has_ended(last.words):
            return False  # a first line set in
        if _opens_item(piece, line):
            return False
        if piece.is_item and (_is_left_open(last, line) or _begins_anew(last, line)):
            return False
        return not _ended_on_purpose(last, line)

    def _reach(self, size: float) -> float:
        """How far below each other lines of one paragraph stand at most."""
        usual = self._distances.get(size, _LEADING * size / _SLACK)
        self._furthest[size] = reach = max(_SLACK * usual, usual + 1.0)
        return reach


def is_item(before: Open, line: TextLine) -> bool:
    """Whether what begins with this line is an item of a list, after the piece before; a quotation set in is none."""
    if line.words[:1] in _QUOTES:
        return False
    beside = before.is_item and abs(line.left - before.lines[0].left) < 2.0
    return beside or (_opens_item(before, line) and line.left > before.lines[0].left)


def is_grade(words: str) -> bool:
    return len(words) <= _LONGEST_GRADE and GRADE_LINE.fullmatch(words) is not None


def _follows(marker: str, other: str) -> bool:
    """Whether two items of a list are numbered one after the other."""
    return marker[:-1].isdigit() and int(marker[:-1]) + 1 == int(other[:-1])


def _ended_on_purpose(last: TextLine, line: TextLine) -> bool:
    """Whether the next word would have fitted on the line before, in a text whose lines may be set otherwise."""
    entry = last.words.endswith(_ITEM_ENDS)
    if (line.words[:1].islower() and not entry) or last.words.endswith(HYPHENS):
        return False
    return _room_left(last, line) > (_ROOM if _has_ended(last.words) else 2 * _ROOM) * last.size


def _goes_on_over_the_break(last: TextLine, line: TextLine) -> bool:
    """Whether a sentence goes on at the top of the next column or page."""
    if _has_ended(last.words) or last.words.endswith(_ITEM_ENDS):
        return False
    if line.words[:1].islower() or last.words.endswith((*HYPHENS, ",")):
        return True
    return len(last.words) > 40 and not line.bold and not _ended_on_purpose(last, line)


def _room_left(last: TextLine, line: TextLine) -> float:
    """Points that the line before would have had left with the next line's first word on it."""
    first = len(line.words.split(maxsplit=1)[0]) if line.words else 0
    width = (last.right - last.left) / max(len(last.words), 1)
    return last.edge - last.right - first * width


def _is_left_open(last: TextLine, line: TextLine) -> bool:
    """Whether a line of a list was ended for the next item's sake; what goes on mostly begins with a small letter."""
    return _room_left(last, line) > (_ROOM if line.words[:1].islower() else _ROOM_IN_LISTS) * last.size


def _begins_anew(last: TextLine, line: TextLine) -> bool:
    """Whether a capital that is no name's opens the next item, after a line that is full but may end the one before."""
    first = line.words.split(maxsplit=1)[0] if line.words else ""
    end = last.words.rsplit(maxsplit=1)[-1] if last.words else ""
    if not (first[:1].isupper() and first[1:].islower() and end.isalpha() and end.islower()):
        return False
    word = first.lower()
    return end not in _joining_words() and (word.endswith("ing") or word in _joining_words() or word in _verbs())


@cache
def _joining_words() -> frozenset[str]:
    """Words that something follows: no item ends with one, and one that begins with a capital is no name."""
    return frozenset(row["word"] for row in rows("joining_words"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("verbs"))


def _opens_item(piece: Open, line: TextLine) -> bool:
    """Whether a line opens the next item of a list whose bullets are drawn, not written."""
    last = piece.lines[-1]
    if line.words in _LAST_WORDS:
        return False
    set_in = abs(line.left - last.left) > _SET_IN * line.size
    is_list = set_in or piece.is_item or bool(piece.lines[0].marker)
    leads_in = last.words.endswith(":") or piece.heading is not None
    return (set_in and leads_in) or (is_list and last.words.endswith(_ITEM_ENDS))


def _has_ended(words: str) -> bool:
    return words.rstrip(_AFTER_END)[-1:] in (".", "!", "?", ":")
