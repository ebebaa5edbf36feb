"""Lines and table rows of all pages → pieces of the document: paragraphs, list items, headings, rows, furniture.

Belongs here: which lines make one paragraph, within a page and across pages and columns. Not here: the order of lines
on a page (`pdf_layout`), the styles of headings (`pdf_styles`), or what a piece is by its words (`pieces`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.documents.lines import GRADE_LINE
from pipelines.documents.pdf_furniture import find_furniture
from pipelines.documents.pdf_hyphens import HYPHENS, join
from pipelines.documents.pdf_layout import Laid, lay_out
from pipelines.documents.pdf_lines import TextLine
from pipelines.documents.pdf_notes import RAISED, clean, note_pieces, notes_of
from pipelines.documents.pdf_records import Page, Run
from pipelines.documents.pdf_styles import Styles, styles_of
from pipelines.documents.pdf_tables import TableRow
from pipelines.documents.pieces import Piece

_AFTER_END = f" {RAISED}\"'”’)]"
_QUOTES = "\"'“‘"
_LAST_WORDS = ("and", "or")
_ITEM_ENDS = (";", "; and", "; or")
_LONGEST_GRADE = 80
_SAMPLE = 200
"""The usual distance of lines is taken from about so many pages, evenly over the document."""
_LEADING = 1.45
"""Ems from one line of a paragraph to the next at most, where the document does not show its own."""
_SLACK = 1.18
"""Lines of one paragraph stand no further apart than the document's usual distance by this factor."""
_ROOM = 1.5
"""Ems that are left at the end of a line beyond the next word where the line was ended on purpose."""
_ROOM_IN_LISTS = 0.5
"""The same in a list whose bullets are drawn: its items are lines of their own unless they fill them."""
_POINTS = str.maketrans(dict.fromkeys('.,;:!?()[]"“”/\ufffe', " "))
_LEADER = re.compile(r"(?P<title>.*?[^\s.…])[ ]*(?:(?:\.[ ]?){4,}|…+)[ \t.…]*(?P<page>\d{1,3}|[ivxlc]{1,6})?")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?|cynnwys|in this report", re.IGNORECASE)
_PAGE = re.compile(r"\d{1,3}|[ivxlc]{1,6}")


@dataclass
class _Open:
    """The piece that is being put together."""

    lines: list[TextLine]
    page: int
    words: str
    heading: int | None = None
    is_item: bool = False
    """Whether it is an item of a list without a marker: it is set in below a lead-in, or stands below such an item."""


def read_flow(pages: Sequence[Page]) -> list[Piece]:
    """The pieces of the document, each with the page that it begins on."""
    furniture = find_furniture(pages)
    laid = []
    for page, standing in zip(pages, furniture, strict=True):
        body = [run for n, run in enumerate(page.runs) if n not in standing] if standing else page.runs
        laid.append(lay_out(page, body))
    lines = [line for of_page in laid for line in of_page if isinstance(line, TextLine)]
    flow = _Flow(styles_of(lines, pages), _words_of(laid), _distances(laid))
    for page, standing, of_page in zip(pages, furniture, laid, strict=True):
        runs = sorted((page.runs[n] for n in standing), key=lambda run: (-round(run.baseline), run.left))
        flow.add(page, of_page, runs)
    return flow.finish()


def _words_of(laid: Sequence[Sequence[Laid]]) -> frozenset[str]:
    """The words that the document writes within a line, in lower case: they decide what a hyphen at a line's end is."""
    known: set[str] = set()
    hyphened = False
    for of_page in laid:
        for line in of_page:
            words = line.words if isinstance(line, TextLine) else " ".join(line.cells)
            hyphened = hyphened or words.endswith(HYPHENS)
    if not hyphened:
        return frozenset()
    for of_page in laid:
        for line in of_page:
            words = line.words if isinstance(line, TextLine) else " ".join(line.cells)
            known.update(words.lower().translate(_POINTS).split())
    return frozenset(known)


def _distances(laid: Sequence[Sequence[Laid]]) -> dict[float, float]:
    """For each size of type, the usual distance from one line to the next."""
    seen: dict[float, Counter[float]] = {}
    for of_page in laid[:: len(laid) // _SAMPLE + 1]:
        before: Laid | None = None
        for line in of_page:
            if isinstance(line, TextLine) and isinstance(before, TextLine) and line.column == before.column:
                distance = round(before.baseline - line.baseline, 1)
                if line.size == before.size and 0.9 * line.size <= distance <= 2.2 * line.size:
                    seen.setdefault(line.size, Counter())[distance] += 1
            before = line
    return {size: _tightest(counted) for size, counted in seen.items() if counted.total() >= 5}


def _tightest(counted: Counter[float]) -> float:
    """The smallest distance that is common: lines stand closer than paragraphs."""
    common = max(counted.values()) * 0.3
    return min(distance for distance, times in counted.items() if times >= common)


class _Flow:
    """Takes the pages one after the other; what stands around the text waits until its paragraph has ended."""

    def __init__(self, styles: Styles, known: frozenset[str], distances: dict[float, float]) -> None:
        self._styles = styles
        self._known = known
        self._distances = distances
        self._open: _Open | None = None
        self._waiting: list[Piece] = []
        self._done: list[Piece] = []

    def add(self, page: Page, laid: Sequence[Laid], furniture: Sequence[Run]) -> None:
        middle = page.height / 2
        self._waiting += [_furniture(run, page.number) for run in furniture if run.baseline >= middle]
        notes = notes_of(laid, self._styles.body)
        before: Laid | None = None
        for line in _with_entries(laid[: len(laid) - len(notes)]):
            self._take(line, before, page.number)
            before = line
        if notes:
            self._waiting += note_pieces(notes, page.number, self._known)
        self._waiting += [_furniture(run, page.number) for run in furniture if run.baseline < middle]

    def finish(self) -> list[Piece]:
        self._close()
        return self._done

    def _take(self, line: Laid, before: Laid | None, page: int) -> None:
        entry = _entry(line, page)
        if entry is not None:
            self._close()
            self._done.append(entry)
            return
        if isinstance(line, TableRow):
            self._close()
            self._done.append(_row(line, page))
            return
        heading = self._styles.level(line, page)
        if self._open is not None and self._goes_on(self._open, line, before, heading):
            self._open.lines.append(line)
            self._open.words = join(self._open.words, line.words, self._known)
            return
        is_item = heading is None and self._open is not None and _is_item(self._open, line)
        self._close()
        self._open = _Open([line], page, line.words, heading, is_item)

    def _goes_on(self, piece: _Open, line: TextLine, before: Laid | None, heading: int | None) -> bool:
        last = piece.lines[-1]
        if line.marker or heading != piece.heading or abs(line.size - last.size) > 0.6:
            return False
        if (len(piece.lines) == 1 and _is_grade(piece.words)) or (
            not line.words[:1].islower() and _is_grade(line.words)
        ):
            return False
        if before is last and line.column == last.column:
            return self._next_line(piece, last, line)
        return heading is None and self._over_the_break(piece, last, line)

    def _next_line(self, piece: _Open, last: TextLine, line: TextLine) -> bool:
        usual = self._distances.get(line.size, _LEADING * line.size / _SLACK)
        distance = last.baseline - line.baseline
        if not 0 < distance <= max(_SLACK * usual, usual + 1.0):
            return False
        if piece.heading is not None:
            return not self._ended_on_purpose(last, line)
        if piece.lines[0].marker and line.left < piece.lines[0].left + 2.0 and _has_ended(last.words):
            return False
        if line.left > last.left + 0.7 * line.size and len(piece.lines) > 1 and _has_ended(last.words):
            return False  # a first line set in
        if _opens_item(piece, line) or (piece.is_item and _is_left_open(last, line)):
            return False
        return not self._ended_on_purpose(last, line)

    def _ended_on_purpose(self, last: TextLine, line: TextLine) -> bool:
        """Whether the next word would have fitted on the line before, in a text whose lines may be set otherwise."""
        entry = last.words.endswith(_ITEM_ENDS)
        if (line.words[:1].islower() and not entry) or last.words.endswith(HYPHENS):
            return False
        return _room_left(last, line) > (_ROOM if _has_ended(last.words) else 2 * _ROOM) * last.size

    def _over_the_break(self, piece: _Open, last: TextLine, line: TextLine) -> bool:
        """Whether a sentence goes on at the top of the next column or page."""
        if _has_ended(last.words) or last.words.endswith(_ITEM_ENDS):
            return False
        if line.words[:1].islower() or last.words.endswith((*HYPHENS, ",")):
            return True
        return len(last.words) > 40 and not line.bold and not self._ended_on_purpose(last, line)

    def _close(self) -> None:
        piece = self._open
        if piece is not None:
            self._done.append(_finished(piece))
        self._open = None
        self._done += self._waiting
        self._waiting = []


def _room_left(last: TextLine, line: TextLine) -> float:
    """Points that the line before would have had left with the next line's first word on it."""
    first = len(line.words.split(maxsplit=1)[0]) if line.words else 0
    width = (last.right - last.left) / max(len(last.words), 1)
    return last.edge - last.right - first * width


def _is_left_open(last: TextLine, line: TextLine) -> bool:
    """Whether a line of a list was ended for the next item's sake; what goes on mostly begins with a small letter."""
    return _room_left(last, line) > (_ROOM if line.words[:1].islower() else _ROOM_IN_LISTS) * last.size


def _opens_item(piece: _Open, line: TextLine) -> bool:
    """Whether a line opens the next item of a list whose bullets are drawn, not written."""
    last = piece.lines[-1]
    if line.words in _LAST_WORDS:
        return False
    set_in = abs(line.left - last.left) > 0.7 * line.size
    is_list = set_in or piece.is_item or bool(piece.lines[0].marker)
    leads_in = last.words.endswith(":") or piece.heading is not None
    return (set_in and leads_in) or (is_list and last.words.endswith(_ITEM_ENDS))


def _is_item(before: _Open, line: TextLine) -> bool:
    """Whether what begins with this line is an item of a list, after the piece before; a quotation set in is none."""
    if line.words[:1] in _QUOTES:
        return False
    beside = before.is_item and abs(line.left - before.lines[0].left) < 2.0
    return beside or (_opens_item(before, line) and line.left > before.lines[0].left)


def _has_ended(words: str) -> bool:
    return words.rstrip(_AFTER_END)[-1:] in (".", "!", "?", ":")


def _is_grade(words: str) -> bool:
    return len(words) <= _LONGEST_GRADE and GRADE_LINE.fullmatch(words) is not None


def _finished(piece: _Open) -> Piece:
    words = clean(piece.words)
    first = piece.lines[0]
    if piece.heading is not None and not _is_grade(words) and not words.endswith(","):
        return Piece("heading", f"{first.marker} {words}".strip(), level=piece.heading, page=piece.page)
    if first.marker or piece.is_item:
        return Piece("list_item", words, marker=first.marker, page=piece.page)
    return Piece("paragraph", words, bold=all(line.bold for line in piece.lines), page=piece.page)


def _with_entries(laid: Sequence[Laid]) -> Iterator[Laid]:
    """Rows below the word 'Contents' that end in page numbers are entries: as lines with a leader."""
    listed = False
    for line in laid:
        if isinstance(line, TextLine):
            listed = _CONTENTS.fullmatch(line.words) is not None
            yield line
            continue
        filled = [cell for cell in line.cells if cell]
        if listed and len(filled) > 1 and _PAGE.fullmatch(filled[-1]):
            yield line._replace(cells=(" ".join(filled[:-1]) + " ....", filled[-1]))
        else:
            yield line


def _entry(line: Laid, page: int) -> Piece | None:
    """An entry of a contents list, told by its leader of dots; the dots are left out."""
    words = line.words if isinstance(line, TextLine) else "\t".join(filter(None, line.cells))
    leader = _LEADER.fullmatch(words) if "..." in words or ". . ." in words or "…" in words else None
    if leader is None:
        return None
    marker = line.marker if isinstance(line, TextLine) else ""
    title = f"{marker} {leader.group('title')}".strip()
    return Piece("contents", "\t".join(filter(None, (title, leader.group("page")))), page=page)


def _row(row: TableRow, page: int) -> Piece:
    return Piece("table_row", cells=tuple([clean(cell) for cell in row.cells]), page=page)


def _furniture(run: Run, page: int) -> Piece:
    return Piece("furniture", clean(run.words), page=page)
