"""The text of a page as the PDF library gives it → runs of text with their place, size and weight.

Belongs here: asking the library about the letters of one page. Not here: opening files and pages, and turning pages
upright (`pdf_page`), the records (`pdf_records`), or lines and reading order (`pdf_layout`).

The library is asked some ten times ten thousand questions about a long document, so what is asked for every line is
written for speed: names that are looked up once, and records made without their checks.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as library

from pipelines.documents.pdf_calls import unchecked
from pipelines.documents.pdf_records import SUPERSCRIPT, Run, direction

LINE_END_HYPHEN = "\ufffe"
"""What the library writes for a hyphen at the end of a line, and goes on with the next line's first word."""
_LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?")
_WORD = re.compile(r"\S+")
_AROUND = " \x00"
_GAP = 0.6
"""Ems. Words further apart are read as two runs; justified lines that are cut so are put together again."""
_WIDE = 0.75
"""Ems a character. No text is set so wide on average: the library has closed a gap inside one string."""
_HALF_LINE = 0.5
"""Ems. Strings that differ so much in height are lines of their own, as in cells set in the middle of their rows."""
_LONG_WORD = 8
"""Characters. Longer ones may be the words of two cells."""
_MARK = re.compile(
    r"^\d{1,3}(?=\s?[^\W\d_])|(?<=[^\W\d_])\d{1,3}(?!\d)|(?<=[.,;:!?)’”'\"])\d{1,3}(?=\W|$)|(?<=\d)\d(?!\d)"
)
"""Digits that may be the raised mark of a footnote: first in a note, after a word or punctuation, ending a number."""
_RAISED = 0.15
"""A footnote mark stands higher than its line by so many ems."""
_ABOVE = 0.1
"""Ems. Where nothing that is drawn stands all above the line by so much, no mark does."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_BOLD_WEIGHT = 650
_LONGEST_NAME = 128
"""Bytes of a font's name that are looked at."""

_count_rects, _get_rect = unchecked("FPDFText_CountRects"), unchecked("FPDFText_GetRect")
_font_size, _get_matrix = unchecked("FPDFText_GetFontSize"), unchecked("FPDFText_GetMatrix")
_font_info, _font_weight = unchecked("FPDFText_GetFontInfo"), unchecked("FPDFText_GetFontWeight")
_char_box, _char_origin = unchecked("FPDFText_GetCharBox"), unchecked("FPDFText_GetCharOrigin")
_char_index = unchecked("FPDFText_GetCharIndexFromTextIndex")
_new = tuple.__new__


class _Style(NamedTuple):
    size: float
    bold: bool
    across: float
    """The direction of the text: 1 and 0 for upright text, 0 and 1 for text that runs up the page."""
    along: float
    left: float
    baseline: float


class RunReader:
    """Reads the runs of pages one after the other through the same small buffers."""

    def __init__(self) -> None:
        self._x0, self._y1, self._x1, self._y0 = (ctypes.c_double() for _ in range(4))
        self._left, self._top, self._right, self._bottom = map(ctypes.byref, (self._x0, self._y1, self._x1, self._y0))
        self._matrix = library.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._name_length = ctypes.c_ulong(_LONGEST_NAME)
        self._flags = ctypes.byref(ctypes.c_int())
        self._bold: dict[bytes, bool] = {}
        self._text: Any = None
        self._where: list[int] | None = None

    def read(self, text: Any, left: float, bottom: float) -> tuple[list[Run], dict[int, int]]:
        """The runs of a page whose corner is at `left` and `bottom`, and the direction of those not upright."""
        self._text = text
        runs: list[Run] = []
        turned: dict[int, int] = {}
        words_of_page, where = self._page_text()
        self._where = where
        x0, x1, name, matrix, known = self._x0, self._x1, self._name, self._matrix, self._bold
        at_left, at_top, at_right, at_bottom = self._left, self._top, self._right, self._bottom
        at_matrix, name_length, flags = self._matrix_at, self._name_length, self._flags
        for line in _LINE.finditer(words_of_page):
            found = line.group()
            words = found.strip(_AROUND)
            if not words:
                continue
            start = line.start()
            if words != found:
                start += len(found) - len(found.lstrip(_AROUND))
            length = len(words)
            first, count = (
                (start, length) if where is None else (where[start], where[start + length - 1] - where[start] + 1)
            )
            rects = _count_rects(text, first, count)
            if rects == 1:  # one string of type, as most lines are: it has no gaps and no raised marks
                _get_rect(text, 0, at_left, at_top, at_right, at_bottom)
                _get_matrix(text, first, at_matrix)
                size = _font_size(text, first) * matrix.a
                begins, ends = x0.value, x1.value
                if matrix.b == 0 and ends - begins <= _WIDE * size * length:
                    told = 0 < _font_info(text, first, name, name_length, flags) <= _LONGEST_NAME
                    bold = known.get(name.value) if told else None
                    if bold is None:
                        bold = self._is_bold(first)
                    runs.append(_new(Run, (begins - left, ends - left, matrix.f - bottom, round(size, 1), bold, words)))
                    continue
            for run, way in self._cut(start, words, rects, left, bottom):
                if way:
                    turned[len(runs)] = way
                runs.append(run)
        return runs, turned

    def _page_text(self) -> tuple[str, list[int] | None]:
        """The library's text, and for each character its place among the library's where they differ."""
        count = library.FPDFText_CountChars(self._text)
        if count <= 0:
            return "", None
        buffer = (ctypes.c_ushort * (count + 1))()
        written = library.FPDFText_GetText(self._text, 0, count, buffer) - 1
        text = ctypes.string_at(buffer, max(written, 0) * 2).decode("utf-16-le", "replace")
        if len(text) != written:
            text = _ASTRAL.sub(lambda found: found.group() + "\x00", text)
        return text, None if len(text) == count else [_char_index(self._text, n) for n in range(len(text))]

    def _at(self, position: int) -> int:
        return position if self._where is None else self._where[position]

    def _cut(self, start: int, words: str, rects: int, left: float, bottom: float) -> Iterator[tuple[Run, int]]:
        """The runs of a line that is set in several strings, or not upright, each with its direction."""
        letter = _FIRST_LETTER.search(words) if words[0].isdigit() else None  # a note opens with a raised mark
        boxes = [self._rect(n) for n in range(rects)]
        highest = max([box[2] for box in boxes], default=0.0)
        style = self._style(start + letter.start() if letter else start)
        way = direction(style.across, style.along)
        for begin, end, x0, x1, low, high in self._pieces(start, words, boxes, style, way):
            if begin:
                style = self._style(start + begin)
            size, bold, _, _, _, baseline = style
            text = words[begin:end]
            if highest - baseline > _ABOVE * size and not way:
                text = self._with_marks(start + begin, text, style)
            if way % 2:  # sideways: what is left and right on the paper is up and down the line
                yield Run(low - bottom, high - bottom, baseline - left, size, bold, text), way
            else:
                yield Run(x0 - left, x1 - left, baseline - bottom, size, bold, text), way

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
        self, start: int, words: str, boxes: list[tuple[float, float, float, float]], style: _Style, way: int
    ) -> Iterator[tuple[int, int, float, float, float, float]]:
        """The line cut where a gap stands: begin and end in `words`, left, right, bottom, top."""
        if not boxes:
            return
        gap, off = _GAP * style.size, _HALF_LINE * style.size
        left, right, low, high = before = boxes[0]
        cut = False
        for box in boxes[1:]:
            x0, x1, y0, y1 = box
            cut = cut or x0 - before[1] > gap or x0 < before[0] - gap or y0 > before[3] or y1 < before[2]
            cut = cut or min(abs(y0 - before[2]), abs(y1 - before[3])) > off
            before = box
            left, right, low, high = min(left, x0), max(right, x1), min(low, y0), max(high, y1)
        if (cut or (right - left > _WIDE * style.size * len(words) and " " in words)) and way == 0:
            yield from self._words_apart(start, words, gap, off)
        else:
            yield 0, len(words), left, right, low, high

    def _rect(self, n: int) -> tuple[float, float, float, float]:
        _get_rect(self._text, n, self._left, self._top, self._right, self._bottom)
        return self._x0.value, self._x1.value, self._y0.value, self._y1.value

    def _words_apart(
        self, start: int, words: str, gap: float, off: float
    ) -> Iterator[tuple[int, int, float, float, float, float]]:
        begin, end, left, right, low, high = -1, 0, 0.0, 0.0, 0.0, 0.0
        level = 0.0
        for first, last, height in self._words_of(start, words, off):
            x0, x1, y0, y1 = self._box(start + first)
            if last - first > 1:
                _, x1, bottom, top = self._box(start + last - 1)
                y0, y1 = min(y0, bottom), max(y1, top)
            is_near = -gap < x0 - right <= gap and y0 < high and y1 > low and abs(height - level) <= off
            level = height
            if begin >= 0 and is_near:
                end, right, low, high = last, x1, min(low, y0), max(high, y1)
                continue
            if begin >= 0:
                yield begin, end, left, right, low, high
            begin, end, left, right, low, high = first, last, x0, x1, y0, y1
        if begin >= 0:
            yield begin, end, left, right, low, high

    def _words_of(self, start: int, words: str, off: float) -> Iterator[tuple[int, int, float]]:
        """Begin, end and baseline of each word; between cells half a line off each other there may be no space."""
        for word in _WORD.finditer(words):
            begin, end = word.span()
            height = self._height(start + begin)
            if end - begin > _LONG_WORD and abs(self._height(start + end - 1) - height) > off:
                cut = next(n for n in range(begin + 1, end) if abs(self._height(start + n) - height) > off)
                yield begin, cut, height
                begin, height = cut, self._height(start + cut)
            yield begin, end, height

    def _height(self, position: int) -> float:
        _char_origin(self._text, self._at(position), self._left, self._top)
        return self._y1.value

    def _box(self, position: int) -> tuple[float, float, float, float]:
        _char_box(self._text, self._at(position), self._left, self._right, self._bottom, self._top)
        return self._x0.value, self._x1.value, self._y0.value, self._y1.value

    def _with_marks(self, start: int, words: str, style: _Style) -> str:
        """The words with raised footnote marks set apart as superscript figures."""
        marks = [mark for mark in _MARK.finditer(words) if self._is_raised(start + mark.end() - 1, style)]
        if not marks:
            return words
        for mark in reversed(marks):
            begin = mark.start()
            while begin and words[begin - 1].isdigit() and self._is_raised(start + begin - 1, style):
                begin -= 1
            raised = words[begin : mark.end()].translate(SUPERSCRIPT)
            words = f"{words[:begin]} {raised} {words[mark.end() :]}"
        return words.replace("  ", " ").strip()

    def _is_raised(self, position: int, style: _Style) -> bool:
        return self._height(position) - style.baseline > _RAISED * style.size
