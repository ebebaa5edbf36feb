"""What the PDF library says of a page: runs of text with their place, size and weight.

Belongs here: opening files and pages, and their text. Not here: the records (`pdf_records`), what is drawn
(`pdf_rules`), reading order (`pdf_layout`, `pdf_flow`), or keeping the library where it can be stopped (`pdf_child`).

A page that is turned by its own rotation or whose text runs sideways is turned upright.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as library

from pipelines.documents.pdf_records import SUPERSCRIPT, Lack, Page, Run, below, direction, turned_run
from pipelines.documents.pdf_rules import Rule, read_rules, turned_rule
from pipelines.documents.unreadable import Unreadable

LINE_END_HYPHEN = "\ufffe"
"""What the library writes for a hyphen at the end of a line, and goes on with the next line's first word."""
_LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
_WORD = re.compile(r"\S+")
_GAP = 0.6
"""Ems. Words further apart are read as two runs; justified lines that are cut so are put together again."""
_WIDE = 0.75
"""Ems a character. No text is set so wide on average: the library has closed a gap inside one string."""
_MARK = re.compile(
    r"^\d{1,3}(?=\s?[^\W\d_])|(?<=[^\W\d_])\d{1,3}(?!\d)|(?<=[.,;:!?)’”'\"])\d{1,3}(?=\W|$)|(?<=\d)\d(?!\d)"
)
"""Digits that may be the raised mark of a footnote: first in a note, after a word or punctuation, ending a number."""
_RAISED = 0.15
"""A footnote mark stands higher than its line by so many ems."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_SCANNED = 0.3
"""The share of a page that pictures cover at least where they may hold its text; a logo covers less."""
_DRAWN_LETTERS = 200
"""Shapes on a page without text: its letters may be drawn."""
_MOST_OBJECTS = 10_000
_PICTURES = (library.FPDF_PAGEOBJ_IMAGE, library.FPDF_PAGEOBJ_FORM)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_BOLD_WEIGHT = 650
_LONGEST_NAME = 128
"""Bytes of a font's name that are looked at."""


def _fast(name: str) -> Any:
    """The library's function, called as it is, for calls by the ten thousand.

    The interpreter is kept in the meantime, and arguments are handed over unchecked: indexes as int, all else as what
    ctypes made for it. Both together are three to four times as quick as a call that is checked.
    """
    function = getattr(library, name)
    return ctypes.PYFUNCTYPE(function.restype)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_count_rects, _get_rect = _fast("FPDFText_CountRects"), _fast("FPDFText_GetRect")
_font_size, _get_matrix = _fast("FPDFText_GetFontSize"), _fast("FPDFText_GetMatrix")
_font_info, _font_weight = _fast("FPDFText_GetFontInfo"), _fast("FPDFText_GetFontWeight")
_char_box, _char_origin = _fast("FPDFText_GetCharBox"), _fast("FPDFText_GetCharOrigin")
_char_index = _fast("FPDFText_GetCharIndexFromTextIndex")

_REASONS = {
    library.FPDF_ERR_PASSWORD: "The PDF is protected by a password.",
    library.FPDF_ERR_SECURITY: "The PDF is encrypted in a way that is not read.",
    library.FPDF_ERR_FORMAT: "The file begins like a PDF but is damaged or cut short.",
    library.FPDF_ERR_FILE: "The file begins like a PDF but is damaged or cut short.",
}


def read_pages(data: bytes) -> Iterator[Page]:
    """All pages of a PDF in order, damaged ones too; raises Unreadable where there are none to be had."""
    buffer = ctypes.create_string_buffer(data, len(data))
    document = library.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        error = library.FPDF_GetLastError()
        raise Unreadable(_REASONS.get(error, "The file begins like a PDF but can't be opened."))
    try:
        count = library.FPDF_GetPageCount(document)
        if count < 1:
            raise Unreadable("The PDF has no pages.")
        reader = _Reader()
        for index in range(count):
            page = library.FPDF_LoadPage(document, index)
            if not page:
                yield Page(index + 1, 0.0, 0.0, (), (), "damaged")
                continue
            try:
                yield reader.read(page, index + 1)
            finally:
                library.FPDF_ClosePage(page)
    finally:
        library.FPDF_CloseDocument(document)


class _Style(NamedTuple):
    size: float
    bold: bool
    across: float
    """The direction of the text: 1 and 0 for upright text, 0 and 1 for text that runs up the page."""
    along: float
    left: float
    baseline: float


class _Reader:
    """Reads pages one after the other through the same small buffers."""

    def __init__(self) -> None:
        self._edges = (ctypes.c_double * 4)()
        self._left, self._top, self._right, self._bottom = (
            ctypes.byref(ctypes.c_double.from_buffer(self._edges, 8 * n)) for n in range(4)
        )
        self._matrix = library.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._name_length = ctypes.c_ulong(_LONGEST_NAME)
        self._flags = ctypes.byref(ctypes.c_int())
        self._bold: dict[bytes, bool] = {}
        self._text: Any = None
        self._where: list[int] | None = None

    def read(self, page: Any, number: int) -> Page:
        box = library.FS_RECTF()
        library.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        self._text = library.FPDFText_LoadPage(page)
        try:
            found = list(self._runs(box.left, box.bottom)) if self._text else []
        finally:
            if self._text:
                library.FPDFText_ClosePage(self._text)
        width, height = box.right - box.left, box.top - box.bottom
        ways = Counter([way for _, way in found])
        turn = max(ways, key=ways.__getitem__) if ways else 0
        runs = tuple([run for run, way in found if way == turn])
        if turn:
            runs = tuple(turned_run(run, turn, width, height) for run in runs)
        aside = tuple(run for run, way in found if way != turn) if len(ways) > 1 else ()
        rules: tuple[Rule, ...] = ()
        if _stands_side_by_side(runs):
            rules = tuple(turned_rule(r, turn, width, height) for r in read_rules(page, box.left, box.bottom))
        if turn % 2:
            width, height = height, width
        lacks = None if found else _lack(page, width * height)
        return Page(number, width, height, (*runs, *below(aside)), rules, lacks)

    def _runs(self, left: float, bottom: float) -> Iterator[tuple[Run, int]]:
        for line in _LINE.finditer(self._page_text()):
            words = line.group()
            start = line.start() + len(words) - len(words.lstrip())
            words = words.strip(" \x00")
            if not words:
                continue
            plain = self._plain_run(start, words, left, bottom)
            if plain is not None:
                yield plain, 0
                continue
            letter = _FIRST_LETTER.search(words) if words[0].isdigit() else None  # a note opens with a raised mark
            style = self._style(start + letter.start() if letter else start)
            way = direction(style.across, style.along)
            for begin, end, x0, x1, low, high in self._pieces(start, words, style, way):
                if begin:
                    style = self._style(start + begin)
                text = self._words(start + begin, words[begin:end], style, way)
                baseline = style.baseline
                if way % 2:  # sideways: what is left and right on the paper is up and down the line
                    yield Run(low - bottom, high - bottom, baseline - left, style.size, style.bold, text), way
                else:
                    yield Run(x0 - left, x1 - left, baseline - bottom, style.size, style.bold, text), way

    def _plain_run(self, start: int, words: str, left: float, bottom: float) -> Run | None:
        """The run of a line that is one string of upright type, as most are: it has no gaps and no raised marks."""
        last = start + len(words) - 1
        if self._where is not None:
            start, last = self._where[start], self._where[last]
        if _count_rects(self._text, start, last - start + 1) != 1:
            return None
        _get_rect(self._text, 0, self._left, self._top, self._right, self._bottom)
        _get_matrix(self._text, start, self._matrix_at)
        x0, _, x1, _ = self._edges
        matrix = self._matrix
        size = _font_size(self._text, start) * matrix.a
        if matrix.b != 0 or x1 - x0 > _WIDE * size * len(words):
            return None
        return Run(x0 - left, x1 - left, matrix.f - bottom, round(size, 1), self._is_bold(start), words)

    def _page_text(self) -> str:
        """The library's text, one character for each of its own."""
        count = library.FPDFText_CountChars(self._text)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = library.FPDFText_GetText(self._text, 0, count, buffer) - 1
        text = ctypes.string_at(buffer, max(written, 0) * 2).decode("utf-16-le", "replace")
        if len(text) != written:
            text = _ASTRAL.sub(lambda found: found.group() + "\x00", text)
        self._where = None
        if len(text) != count:
            self._where = [_char_index(self._text, n) for n in range(len(text))]
        return text

    def _at(self, position: int) -> int:
        return position if self._where is None else self._where[position]

    def _style(self, position: int) -> _Style:
        at = self._at(position)
        _get_matrix(self._text, at, self._matrix_at)
        m = self._matrix
        a, b = m.a, m.b
        scale = a if b == 0 and a > 0 else (a * a + b * b) ** 0.5
        size = _font_size(self._text, at) * (scale or 1.0)
        return _Style(round(size, 1), self._is_bold(at), a, b, m.e, m.e if abs(b) > abs(a) else m.f)

    def _is_bold(self, at: int) -> bool:
        length = _font_info(self._text, at, self._name, self._name_length, self._flags)
        name = self._name.value if 0 < length <= _LONGEST_NAME else b""
        bold = self._bold.get(name)
        if bold is None:
            bold = bool(_BOLD_NAME.search(name)) or (not name and _font_weight(self._text, at) >= _BOLD_WEIGHT)
            self._bold[name] = bold
        return bold

    def _pieces(
        self, start: int, words: str, style: _Style, way: int
    ) -> Iterator[tuple[int, int, float, float, float, float]]:
        """The line cut where a gap stands: begin and end in `words`, left, right, bottom, top."""
        first, last = self._at(start), self._at(start + len(words) - 1)
        count = _count_rects(self._text, first, last - first + 1)
        boxes = [self._rect(n) for n in range(count)]
        gap = _GAP * style.size
        if count == 1:
            x0, x1, low, high = boxes[0]
            if x1 - x0 <= _WIDE * style.size * len(words) or way or " " not in words:
                yield 0, len(words), x0, x1, low, high
                return
        if not boxes:
            return
        cut = way == 0 and any(
            b[0] - a[1] > gap or b[0] < a[0] - gap or b[2] > a[3] or b[3] < a[2] for a, b in pairwise(boxes)
        )
        x0, x1 = min(b[0] for b in boxes), max(b[1] for b in boxes)
        if way == 0 and not cut and x1 - x0 > _WIDE * style.size * len(words):
            cut = " " in words
        if not cut:
            yield 0, len(words), x0, x1, min(b[2] for b in boxes), max(b[3] for b in boxes)
            return
        yield from self._words_apart(start, words, gap)

    def _rect(self, n: int) -> tuple[float, float, float, float]:
        _get_rect(self._text, n, self._left, self._top, self._right, self._bottom)
        left, top, right, bottom = self._edges
        return left, right, bottom, top

    def _words_apart(self, start: int, words: str, gap: float) -> Iterator[tuple[int, int, float, float, float, float]]:
        piece: tuple[int, int, float, float, float, float] | None = None
        for word in _WORD.finditer(words):
            first, last = self._box(start + word.start()), self._box(start + word.end() - 1)
            box = (first[0], last[1], min(first[2], last[2]), max(first[3], last[3]))
            if piece is not None and -gap < box[0] - piece[3] <= gap and box[2] < piece[5] and box[3] > piece[4]:
                piece = (piece[0], word.end(), piece[2], box[1], min(piece[4], box[2]), max(piece[5], box[3]))
                continue
            if piece is not None:
                yield piece
            piece = (word.start(), word.end(), *box)
        if piece is not None:
            yield piece

    def _box(self, position: int) -> tuple[float, float, float, float]:
        _char_box(self._text, self._at(position), self._left, self._right, self._bottom, self._top)
        left, top, right, bottom = self._edges
        return left, right, bottom, top

    def _words(self, start: int, words: str, style: _Style, way: int) -> str:
        """The words with raised footnote marks set apart as superscript figures."""
        if way or not _MARK.search(words):
            return words
        for mark in reversed([m for m in _MARK.finditer(words) if self._is_raised(start + m.end() - 1, style)]):
            begin = mark.start()
            while begin and words[begin - 1].isdigit() and self._is_raised(start + begin - 1, style):
                begin -= 1
            raised = words[begin : mark.end()].translate(SUPERSCRIPT)
            words = f"{words[:begin]} {raised} {words[mark.end() :]}"
        return words.replace("  ", " ").strip()

    def _is_raised(self, position: int, style: _Style) -> bool:
        _char_origin(self._text, self._at(position), self._left, self._top)
        return self._edges[1] - style.baseline > _RAISED * style.size


def _stands_side_by_side(runs: tuple[Run, ...]) -> bool:
    at = {round(run.baseline) for run in runs}
    return len(at) < len(runs)


def _lack(page: Any, area: float) -> Lack:
    """Why a page holds no text: pictures or drawn letters cover it, as in a scan, or there is nothing to read."""
    covered, shapes = 0.0, 0
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(library.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = library.FPDFPage_GetObject(page, index)
        shapes += library.FPDFPageObj_GetType(drawn) == library.FPDF_PAGEOBJ_PATH
        if library.FPDFPageObj_GetType(drawn) in _PICTURES and library.FPDFPageObj_GetBounds(drawn, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            covered += (right - left) * (top - bottom)
    return "picture" if covered >= _SCANNED * area or shapes >= _DRAWN_LETTERS else "blank"
