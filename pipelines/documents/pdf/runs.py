"""The text of a page as the PDF library gives it → runs of text with their place, size and weight.

Belongs here: asking the library about the letters of one page. Not here: opening files and pages, and turning pages
upright (`page`), the records (`records`), or lines and reading order (`layout`).

The library is asked some ten times ten thousand questions about a long document, so what is asked for every line is
written for speed: names that are looked up once, and records made without their checks.
"""

from __future__ import annotations

import ctypes
import re
from codecs import utf_16_le_decode
from collections.abc import Iterator, Sequence
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as library

from pipelines.documents.expressions.late import expression
from pipelines.documents.pdf.calls import unchecked
from pipelines.documents.pdf.records import SUPERSCRIPT, Run, direction

LINE_END_HYPHEN = "\ufffe"
"""What the library writes for a hyphen at the end of a line, and goes on with the next line's first word."""
_AROUND = " \x00"
_LINE = expression(rf"[^\r\n{LINE_END_HYPHEN}{_AROUND}][^\r\n{LINE_END_HYPHEN}]*{LINE_END_HYPHEN}?")
_WORD = expression(r"\S+")
_GAP = 0.6
"""Ems. Words further apart are read as two runs; justified lines that are cut so are put together again."""
_WIDE = 0.75
"""Ems a character. No text is set so wide on average: the library has closed a gap inside one string."""
_HALF_LINE = 0.5
"""Ems. Strings that differ so much in height are lines of their own, as in cells set in the middle of their rows."""
_LEVEL = 0.3
"""Ems. Strings whose lowest points differ by less stand on one line: some letters go deeper than others."""
_LONG_WORD = 8
"""Characters. Longer ones may be the words of two cells."""
_MARK = expression(
    r"^\d{1,3}(?=\s?[^\W\d_])|(?<=[^\W\d_])\d{1,3}(?!\d)|(?<=[.,;:!?)’”'\"])\d{1,3}(?=\W|$)|(?<=\d)\d(?!\d)"
)
"""Digits that may be the raised mark of a footnote: first in a note, after a word or punctuation, ending a number."""
_RAISED = 0.15
"""A footnote mark stands higher than its line by so many ems."""
_ABOVE = 0.1
"""Ems. Where nothing that is drawn stands all above the line by so much, no mark does."""
_FIRST_LETTER = expression(r"[^\W\d_]")
_ASTRAL = expression("[\U00010000-\U0010ffff]")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_BOLD_WEIGHT = 650
_LONGEST_NAME = 128
"""Bytes of a font's name that are looked at."""
_USUAL_TEXT = 20_000
"""Bytes that the text of most pages takes up, two for each character."""

_get_text = unchecked("FPDFText_GetText")
_count_rects, _get_rect = unchecked("FPDFText_CountRects"), unchecked("FPDFText_GetRect")
_font_size, _get_matrix = unchecked("FPDFText_GetFontSize"), unchecked("FPDFText_GetMatrix")
_font_info, _font_weight = unchecked("FPDFText_GetFontInfo"), unchecked("FPDFText_GetFontWeight")
_char_box, _char_origin = unchecked("FPDFText_GetCharBox"), unchecked("FPDFText_GetCharOrigin")
_char_index = unchecked("FPDFText_GetCharIndexFromTextIndex")
_new = tuple.__new__
_ANSWERS = Struct("4d6f")
"""Left, right, bottom and top of what was asked about last, and the six numbers of its matrix."""
_box_in, _all_in = Struct("4d").unpack_from, _ANSWERS.unpack_from

_Box = tuple[float, float, float, float]
"""Left, right, bottom, top."""
_Part = tuple[int, int, _Box]
"""Begin and end in the words of a line, and where that part of it stands."""


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
        self._answers = ctypes.create_string_buffer(_ANSWERS.size)
        self._left, self._right, self._bottom, self._top, self._matrix = (
            ctypes.byref(self._answers, at) for at in (0, 8, 16, 24, 32)
        )
        self._letters = ctypes.create_string_buffer(_USUAL_TEXT)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._name_length = ctypes.c_ulong(_LONGEST_NAME)
        self._flags = ctypes.byref(ctypes.c_int())
        self._bold: dict[bytes, bool] = {}
        self._sizes: dict[float, float] = {}
        self._text: Any = None
        self._where: Sequence[int] = ()

    def read(self, text: Any, left: float, bottom: float) -> tuple[list[Run], dict[int, int]]:
        """The runs of a page whose corner is at `left` and `bottom`, and the direction of those not upright."""
        self._text = text
        runs: list[Run] = []
        turned: dict[int, int] = {}
        words_of_page = self._page_text()
        where, answers, alike = self._where, self._answers, isinstance(self._where, range)
        name, bold_names, sizes = self._name, self._bold, self._sizes
        at_left, at_right, at_bottom, at_top = self._left, self._right, self._bottom, self._top
        at_matrix, name_length, flags = self._matrix, self._name_length, self._flags
        for line in _LINE.finditer(words_of_page):
            words = line.group().rstrip(_AROUND)
            start, length = line.start(), len(words)
            first = start if alike else where[start]
            rects = _count_rects(text, first, length if alike else where[start + length - 1] - first + 1)
            if rects == 1:  # one string of type, as most lines are: it has no gaps and no raised marks
                _get_rect(text, 0, at_left, at_top, at_right, at_bottom)
                _get_matrix(text, first, at_matrix)
                size = _font_size(text, first)
                x0, x1, _, _, scale, slope, _, _, _, baseline = _all_in(answers)
                size *= scale
                if slope == 0 and x1 - x0 <= _WIDE * size * length:
                    told = 0 < _font_info(text, first, name, name_length, flags) <= _LONGEST_NAME
                    bold = bold_names.get(name.value) if told else None
                    if bold is None:
                        bold = self._is_bold(first)
                    size = sizes.get(size) or self._rounded(size)
                    runs.append(_new(Run, (x0 - left, x1 - left, baseline - bottom, words, size, bold)))
                    continue
            for run, way in self._cut(start, words, rects, left, bottom):
                if way:
                    turned[len(runs)] = way
                runs.append(run)
        return runs, turned

    def _page_text(self) -> str:
        """The library's text; sets for each character its place among the library's."""
        count = library.FPDFText_CountChars(self._text)
        if count <= 0:
            return ""
        if 2 * (count + 1) > len(self._letters):
            self._letters = ctypes.create_string_buffer(4 * (count + 1))
        written = _get_text(self._text, 0, count, self._letters) - 1
        text, _ = utf_16_le_decode(ctypes.string_at(self._letters, max(written, 0) * 2), "replace")
        if len(text) != written:
            text = _ASTRAL.sub(lambda found: found.group() + "\x00", text)
        alike = len(text) == count
        self._where = range(count) if alike else [_char_index(self._text, n) for n in range(len(text))]
        return text

    def _rounded(self, size: float) -> float:
        self._sizes[size] = rounded = round(size, 1)
        return rounded

    def _cut(self, start: int, words: str, rects: int, left: float, bottom: float) -> list[tuple[Run, int]]:
        """The runs of a line that is set in several strings, or not upright, each with its direction."""
        letter = _FIRST_LETTER.search(words) if words[0].isdigit() else None  # a note opens with a raised mark
        lefts, rights, bottoms, tops = self._boxes(rects)
        if not lefts:
            return []
        highest = max(bottoms)
        style = self._style(start + letter.start() if letter else start)
        size, bold, across, along, _, baseline = style
        way = 0 if along == 0 and across > 0 else direction(across, along)
        if way == 0 and _has_gap(lefts, rights, bottoms, tops, size, words):
            parts = self._words_apart(start, words, size, highest - min(bottoms) < _LEVEL * size)
        elif way == 0 and highest - baseline <= _ABOVE * size:
            return [(_new(Run, (min(lefts) - left, max(rights) - left, baseline - bottom, words, size, bold)), 0)]
        else:
            parts = [(0, len(words), (min(lefts), max(rights), min(bottoms), max(tops)))]
        found = []
        for begin, end, (x0, x1, low, high) in parts:
            if begin:
                style = self._style(start + begin)
            size, bold, _, _, _, baseline = style
            text = words[begin:end]
            if highest - baseline > _ABOVE * size and not way:
                text = self._with_marks(start + begin, text, style)
            if way % 2:  # sideways: what is left and right on the paper is up and down the line
                run = Run(low - bottom, high - bottom, baseline - left, text, size, bold)
            else:
                run = _new(Run, (x0 - left, x1 - left, baseline - bottom, text, size, bold))
            found.append((run, way))
        return found

    def _boxes(self, rects: int) -> tuple[list[float], list[float], list[float], list[float]]:
        """Left, right, bottom and top of each string of the line that was asked about last."""
        text, answers = self._text, self._answers
        at_left, at_right, at_bottom, at_top = self._left, self._right, self._bottom, self._top
        lefts, rights, bottoms, tops = [], [], [], []
        for n in range(rects):
            _get_rect(text, n, at_left, at_top, at_right, at_bottom)
            left, right, bottom, top = _box_in(answers)
            lefts.append(left)
            rights.append(right)
            bottoms.append(bottom)
            tops.append(top)
        return lefts, rights, bottoms, tops

    def _style(self, position: int) -> _Style:
        at = self._where[position]
        _get_matrix(self._text, at, self._matrix)
        _, _, _, _, a, b, _, _, e, f = _all_in(self._answers)
        scale = a if b == 0 and a > 0 else (a * a + b * b) ** 0.5
        size = _font_size(self._text, at) * (scale or 1.0)
        size = self._sizes.get(size) or self._rounded(size)
        return _new(_Style, (size, self._is_bold(at), a, b, e, e if abs(b) > abs(a) else f))

    def _is_bold(self, at: int) -> bool:
        length = _font_info(self._text, at, self._name, self._name_length, self._flags)
        name = self._name.value if 0 < length <= _LONGEST_NAME else b""
        bold = self._bold.get(name)
        if bold is None:
            bold = bool(_BOLD_NAME.search(name)) or (not name and _font_weight(self._text, at) >= _BOLD_WEIGHT)
            self._bold[name] = bold
        return bold

    def _words_apart(self, start: int, words: str, size: float, is_level: bool) -> list[_Part]:
        """The line cut where its words stand apart; where all of it `is_level`, heights aren't asked for."""
        gap, off = _GAP * size, _HALF_LINE * size
        text, where, answers = self._text, self._where, self._answers
        at_left, at_right, at_bottom, at_top = self._left, self._right, self._bottom, self._top
        parts: list[_Part] = []
        begin, end, left, right, low, high = -1, 0, 0.0, 0.0, 0.0, 0.0
        level = 0.0
        for first, last, height in _spans_of_words(words) if is_level else self._words_of(start, words, off):
            _char_box(text, where[start + first], at_left, at_right, at_bottom, at_top)
            x0, x1, y0, y1 = _box_in(answers)
            if last - first > 1:
                _char_box(text, where[start + last - 1], at_left, at_right, at_bottom, at_top)
                _, x1, bottom, top = _box_in(answers)
                y0, y1 = bottom if bottom < y0 else y0, top if top > y1 else y1
            if begin >= 0:
                if -gap < x0 - right <= gap and y0 < high and y1 > low and abs(height - level) <= off:
                    level = height
                    end, right, low, high = last, x1, y0 if y0 < low else low, y1 if y1 > high else high
                    continue
                parts.append((begin, end, (left, right, low, high)))
            level = height
            begin, end, left, right, low, high = first, last, x0, x1, y0, y1
        if begin >= 0:
            parts.append((begin, end, (left, right, low, high)))
        return parts

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
        _char_origin(self._text, self._where[position], self._left, self._top)
        height: float = _box_in(self._answers)[3]
        return height

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


def _spans_of_words(words: str) -> list[tuple[int, int, float]]:
    return [(word.start(), word.end(), 0.0) for word in _WORD.finditer(words)]


def _has_gap(
    lefts: list[float], rights: list[float], bottoms: list[float], tops: list[float], size: float, words: str
) -> bool:
    """Whether the strings of a line stand apart or at unlike heights, or reach further than their words."""
    gap, off = _GAP * size, _HALF_LINE * size
    left, right, low, high = lefts[0], rights[0], bottoms[0], tops[0]
    for x0, x1, y0, y1 in zip(lefts, rights, bottoms, tops, strict=True):
        if x0 - right > gap or x0 < left - gap or y0 > high or y1 < low:
            return True
        if (y0 - low > off or low - y0 > off) and abs(y1 - high) > off:
            return True
        left, right, low, high = x0, x1, y0, y1
    return max(rights) - min(lefts) > _WIDE * size * len(words) and " " in words
