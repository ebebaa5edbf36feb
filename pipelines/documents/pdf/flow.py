"""Lines and table rows of all pages → pieces of the document: paragraphs, list items, headings, rows, furniture.

Belongs here: taking the pages one after the other, and what a piece is that has been put together. Not here: which
lines make one piece (`paragraphs`), the order of lines on a page (`layout`), the styles of headings
(`styles`), or what a piece is by its words (`blocks.pieces`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.blocks.pieces import Piece
from pipelines.documents.characters.hyphens import HYPHENS, joined
from pipelines.documents.expressions.late import expression
from pipelines.documents.pdf.furniture import find_furniture
from pipelines.documents.pdf.layout import Laid, lay_out
from pipelines.documents.pdf.lines import TextLine
from pipelines.documents.pdf.notes import clean, note_pieces, notes_of
from pipelines.documents.pdf.paragraphs import Joints, Open, distances_of, is_grade, is_item
from pipelines.documents.pdf.records import Page, Run
from pipelines.documents.pdf.styles import Styles, styles_of
from pipelines.documents.pdf.tables import TableRow, whole_row

_POINTS = '.,;:!?()[]"“”/\ufffe'
_LEADER = expression(r"(?P<title>.*?[^\s.…])[ ]*(?:(?:\.[ ]?){4,}|…+)[ \t.…]*(?P<page>\d{1,3}|[ivxlc]{1,6})?")
_LED = expression(r"(?:\.[ ]?){4,}[ ]*[^\s.]")
"""Dots lead to something, such as the grade of an area: the line is whole."""
_CONTENTS = expression(r"(?:table of )?contents(?: page)?|cynnwys|in this report", re.IGNORECASE)
_PAGE = expression(r"\d{1,3}|[ivxlc]{1,6}")
_PAGES_BEFORE = 20
"""A part of a longer document goes on with its numbers: pages may be numbered so much higher than there are."""


def read_flow(pages: Sequence[Page]) -> list[Piece]:
    """The pieces of the document, each with the page that it begins on."""
    furniture = find_furniture(pages)
    laid: list[list[Laid]] = []
    for page, standing in zip(pages, furniture, strict=True):
        body = [run for n, run in enumerate(page.runs) if n not in standing] if standing else page.runs
        before = laid[-1][-1] if laid and laid[-1] else None
        of_page = lay_out(page, body, before)
        if isinstance(before, TableRow) and of_page and isinstance(of_page[0], TableRow):
            whole = whole_row(before, of_page[0])
            laid[-1][-1:] = [whole or before]
            of_page = of_page[1:] if whole else of_page
        laid.append(of_page)
    lines = [line for of_page in laid for line in of_page if isinstance(line, TextLine)]
    are_cut = not {line.words[-1:] for line in lines}.isdisjoint(HYPHENS)
    known = _known_words(laid) if are_cut else frozenset()
    flow = _Flow(styles_of(lines, pages), known, Joints(distances_of(laid)), len(pages) + _PAGES_BEFORE)
    for page, standing, of_page in zip(pages, furniture, laid, strict=True):
        runs = sorted([page.runs[n] for n in standing], key=lambda run: (-round(run.baseline), run.left))
        flow.add(page, of_page, runs)
    return flow.finish()


def _known_words(laid: Sequence[Sequence[Laid]]) -> frozenset[str]:
    """The words that the document writes within a line, in lower case: they decide what a hyphen at a line's end is."""
    known: set[str] = set()
    for of_page in laid:
        text = "\n".join([line.words if isinstance(line, TextLine) else " ".join(line.cells) for line in of_page])
        text = text.lower()
        for point in _POINTS:
            text = text.replace(point, " ")
        known.update(text.split())
    return frozenset(known)


class _Flow:
    """Takes the pages one after the other; what stands around the text waits until its paragraph has ended."""

    def __init__(self, styles: Styles, known: frozenset[str], joints: Joints, last_page: int) -> None:
        self._styles = styles
        self._known = known
        self._joints = joints
        self._last_page = last_page
        self._open: Open | None = None
        self._plain: tuple[float, bool, str, int] | None = None
        """Size, weight, (no) marker and column of the last line, where the open piece is a paragraph of plain text."""
        self._waiting: list[Piece] = []
        self._done: list[Piece] = []
        self._listed: int | None = None
        """The last page that a contents list without leaders has named, where one stands above."""

    def add(self, page: Page, laid: Sequence[Laid], furniture: Sequence[Run]) -> None:
        middle = page.height / 2
        self._waiting += [_furniture(run, page.number) for run in furniture if run.baseline >= middle]
        notes = notes_of(laid, self._styles.body)
        self._take_all(laid[: len(laid) - len(notes)], page.number)
        if notes:
            self._waiting += note_pieces(notes, page.number, self._known)
        self._waiting += [_furniture(run, page.number) for run in furniture if run.baseline < middle]

    def finish(self) -> list[Piece]:
        self._close()
        return self._done

    def _take_all(self, laid: Sequence[Laid], page: int) -> None:
        leads = _may_lead("\n".join([line.words for line in laid if isinstance(line, TextLine)]))
        before: Laid | None = None
        text: TextLine | None = None
        for line in laid:
            if isinstance(line, TableRow):
                self._close()
                row = self._listing(line)
                begins = isinstance(before, TableRow) and before.table_top != row.table_top
                self._done.append(_entry(row, page) or _row(row, page, begins))
            elif (
                line[4:8] == self._plain
                and before is text is not None
                and self._open is not None
                and text is self._open.lines[-1]
                and self._joints.goes_on_plainly(text, line)
                and not (leads and _may_lead(line.words))
            ):
                self._open.lines.append(line)
                text = line
            else:
                self._take(line, before, page)
                text = line
                if _CONTENTS.fullmatch(line.words):
                    self._listed = 0
                elif line.words.endswith("."):
                    self._listed = None
            before = line

    def _listing(self, row: TableRow) -> TableRow:
        """A row below the word 'Contents' that ends in a page no earlier than the last: as a line with a leader."""
        filled = [cell for cell in row.cells if cell]
        number = _PAGE.fullmatch(filled[-1]) if len(filled) > 1 and self._listed is not None else None
        page = int(number.group()) if number and number.group().isdigit() else self._listed or 0
        if number is None or not (self._listed or 0) <= page <= self._last_page:
            self._listed = None
            return row
        self._listed = page
        return row._replace(cells=(" ".join(filled[:-1]) + " ....", filled[-1]))

    def _take(self, line: TextLine, before: Laid | None, page: int) -> None:
        entry = _entry(line, page)
        if entry is not None:
            self._close()
            self._done.append(entry)
            return
        if line.marker:
            line = self._joints.as_text(self._open, line, before)
        heading = self._styles.level(line, page)
        if self._open is not None and self._joints.goes_on(self._open, line, before, heading):
            self._open.lines.append(line)
        else:
            follows_item = heading is None and self._open is not None and is_item(self._open, line)
            self._close()
            self._open = Open([line], page, heading, follows_item)
        if _may_lead(line.words) and _LED.search(line.words):
            self._close()
            return
        self._plain = self._plain_style(self._open, line)

    def _plain_style(self, piece: Open, line: TextLine) -> tuple[float, bool, str, int] | None:
        """How the next line looks if it goes on as plain text does."""
        first = piece.lines[0]
        if first.marker or piece.is_item or piece.heading is not None or self._styles.may_head(line):
            return None
        if len(piece.lines) == 1 and is_grade(line.words):
            return None
        return line.size, line.bold, "", line.column

    def _close(self) -> None:
        piece = self._open
        if piece is not None:
            self._done.append(self._finished(piece))
        self._open = self._plain = None
        self._done += self._waiting
        self._waiting = []

    def _finished(self, piece: Open) -> Piece:
        words = clean(joined([line.words for line in piece.lines], self._known))
        first = piece.lines[0]
        if piece.heading is not None and not is_grade(words) and not words.endswith(","):
            return Piece("heading", f"{first.marker} {words}".strip(), level=piece.heading, page=piece.page)
        if first.marker or piece.is_item:
            return Piece("list_item", words, marker=first.marker, page=piece.page)
        return Piece("paragraph", words, bold=all(line.bold for line in piece.lines), page=piece.page)


def _may_lead(words: str) -> bool:
    """Whether dots may lead to a page number."""
    return "..." in words or ". . ." in words or "…" in words


def _entry(line: Laid, page: int) -> Piece | None:
    """An entry of a contents list, told by its leader of dots; the dots are left out."""
    words = line.words if isinstance(line, TextLine) else "\t".join(filter(None, line.cells))
    leader = _LEADER.fullmatch(words) if _may_lead(words) else None
    if leader is None:
        return None
    marker = line.marker if isinstance(line, TextLine) else ""
    title = f"{marker} {leader.group('title')}".strip()
    return Piece("contents", "\t".join(filter(None, (title, leader.group("page")))), page=page)


def _row(row: TableRow, page: int, opens: bool) -> Piece:
    return Piece("table_row", cells=tuple([clean(cell) for cell in row.cells]), page=page, opens=opens)


def _furniture(run: Run, page: int) -> Piece:
    return Piece("furniture", clean(run.words), page=page)
