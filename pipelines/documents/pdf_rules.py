"""The lines drawn on a page of a PDF, and the edges of its boxes: what tables are told by.

Belongs here: taking them from the library. Not here: text (`pdf_page`), or the tables that they make (`pdf_tables`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as library

_MOST_OBJECTS = 20_000
"""Drawn objects looked at on one page; maps and charts have more, and no tables."""
_THIN = 2.0
"""Points. A box no thicker is a line."""
_LONG = 5.0
"""Points. What is shorter is a dot, a bullet or a letter drawn as a shape."""


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
    for n in range(min(library.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = library.FPDFPage_GetObject(page, n)
        if library.FPDFPageObj_GetType(drawn) != library.FPDF_PAGEOBJ_PATH:
            continue
        if library.FPDFPath_CountSegments(drawn) > 5:
            yield from _strokes(drawn, left, bottom)
        elif library.FPDFPageObj_GetBounds(drawn, *(ctypes.byref(edge) for edge in edges)):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            yield from _edges(x0 - left, y0 - bottom, x1 - left, y1 - bottom)


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


def _strokes(drawn: Any, left: float, bottom: float) -> Iterator[Rule]:
    """The straight lines of a path of many, as when a whole grid is drawn at once."""
    matrix, x, y = library.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    if not library.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix)):
        return
    before: tuple[float, float] | None = None
    for n in range(min(library.FPDFPath_CountSegments(drawn), _MOST_OBJECTS)):
        segment = library.FPDFPath_GetPathSegment(drawn, n)
        kind = library.FPDFPathSegment_GetType(segment)
        library.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e - left,
            matrix.b * x.value + matrix.d * y.value + matrix.f - bottom,
        )
        if kind == library.FPDF_SEGMENT_LINETO and before is not None:
            (x0, x1), (y0, y1) = sorted((before[0], here[0])), sorted((before[1], here[1]))
            if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
                yield from _edges(x0, y0, x1, y1)
        before = here
