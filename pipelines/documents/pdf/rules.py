"""The lines drawn on a page of a PDF, and the edges of its boxes: what tables are told by.

Belongs here: taking them from the library. Not here: text (`page`), or the tables that they make (`tables`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as library

from pipelines.documents.pdf.calls import unchecked

_MOST_OBJECTS = 20_000
"""Drawn objects looked at on one page; maps and charts have more, and no tables."""
_THIN = 2.0
"""Points. A box no thicker is a line."""
_LONG = 5.0
"""Points. What is shorter is a dot, a bullet or a letter drawn as a shape."""
_BOX = 5
"""Segments. A path of more is looked at line by line."""

_object, _type = unchecked("FPDFPage_GetObject"), unchecked("FPDFPageObj_GetType")
_bounds, _matrix = unchecked("FPDFPageObj_GetBounds"), unchecked("FPDFPageObj_GetMatrix")
_count_segments, _segment = unchecked("FPDFPath_CountSegments"), unchecked("FPDFPath_GetPathSegment")
_segment_type, _point = unchecked("FPDFPathSegment_GetType"), unchecked("FPDFPathSegment_GetPoint")


class Rule(NamedTuple):
    """A drawn line, or an edge of a drawn box: horizontal where `bottom` equals `top`, else vertical."""

    left: float
    bottom: float
    right: float
    top: float


def turned_rule(rule: Rule, turn: int, width: float, height: float) -> Rule:
    """The rule on a page that is turned by so many quarters, clockwise, to be read upright."""
    left, bottom, right, top = rule
    if turn == 1:
        return Rule(bottom, width - right, top, width - left)
    if turn == 2:
        return Rule(width - right, height - top, width - left, height - bottom)
    if turn == 3:
        return Rule(height - top, left, height - bottom, right)
    return rule


def read_rules(page: Any, left: float, bottom: float) -> Iterator[Rule]:
    """The lines drawn on the page, and the edges of its boxes."""
    edges = [ctypes.c_float() for _ in range(4)]
    x0, y0, x1, y1 = edges
    places = tuple(map(ctypes.byref, edges))
    for n in range(min(library.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = _object(page, n)
        if _type(drawn) != library.FPDF_PAGEOBJ_PATH:
            continue
        if not _bounds(drawn, *places) or max(x1.value - x0.value, y1.value - y0.value) <= _LONG:
            continue
        segments = _count_segments(drawn)
        if segments > _BOX:
            yield from _strokes(drawn, segments, left, bottom)
        else:
            yield from _edges(x0.value - left, y0.value - bottom, x1.value - left, y1.value - bottom)


def _edges(x0: float, y0: float, x1: float, y1: float) -> Iterator[Rule]:
    if y1 - y0 <= _THIN:
        if x1 - x0 > _LONG:
            yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif x1 - x0 <= _THIN:
        if y1 - y0 > _LONG:
            yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    elif x1 - x0 > _LONG and y1 - y0 > _LONG:
        yield Rule(x0, y0, x1, y0)
        yield Rule(x0, y1, x1, y1)
        yield Rule(x0, y0, x0, y1)
        yield Rule(x1, y0, x1, y1)


def _strokes(drawn: Any, segments: int, left: float, bottom: float) -> Iterator[Rule]:
    """The straight lines of a path of many, as when a whole grid is drawn at once."""
    matrix, x, y = library.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    if not _matrix(drawn, ctypes.byref(matrix)):
        return
    a, b, c, d, e, f = (getattr(matrix, name) for name in "abcdef")
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    before: tuple[float, float] | None = None
    for n in range(min(segments, _MOST_OBJECTS)):
        segment = _segment(drawn, n)
        _point(segment, at_x, at_y)
        across, along = x.value, y.value
        here = (a * across + c * along + e - left, b * across + d * along + f - bottom)
        if before is not None and _segment_type(segment) == library.FPDF_SEGMENT_LINETO:
            x0, x1 = (before[0], here[0]) if before[0] <= here[0] else (here[0], before[0])
            y0, y1 = (before[1], here[1]) if before[1] <= here[1] else (here[1], before[1])
            if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
                yield from _edges(x0, y0, x1, y1)
        before = here
