"""The pages of a PDF as the PDF library gives them.

Belongs here: opening files and pages, and turning them upright. Not here: the text of a page (`runs`), what is
drawn on it (`rules`), the records (`records`), reading order (`layout`, `flow`), or keeping the library
where it can be stopped (`child`).

A page that is turned by its own rotation or whose text runs sideways is turned upright.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as library

from pipelines.documents.pdf.records import Lack, Page, Run, below, turned_run
from pipelines.documents.pdf.rules import Rule, read_rules, turned_rule
from pipelines.documents.pdf.runs import RunReader
from pipelines.documents.unreadable import Unreadable

_SCANNED = 0.3
"""The share of a page that pictures cover at least where they may hold its text; a logo covers less."""
_DRAWN_LETTERS = 200
"""Shapes on a page without text: its letters may be drawn."""
_MOST_OBJECTS = 10_000
_EDGE = 0.05
"""The share of the page's height at its top and bottom that no table stands in alone."""
_PICTURES = (library.FPDF_PAGEOBJ_IMAGE, library.FPDF_PAGEOBJ_FORM)

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
        reader = RunReader()
        for index in range(count):
            page = library.FPDF_LoadPage(document, index)
            if not page:
                yield Page(index + 1, 0.0, 0.0, (), (), "damaged")
                continue
            try:
                yield _read_page(reader, page, index + 1)
            finally:
                library.FPDF_ClosePage(page)
    finally:
        library.FPDF_CloseDocument(document)


def _read_page(reader: RunReader, page: Any, number: int) -> Page:
    box = library.FS_RECTF()
    library.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, bottom, width, height = box.left, box.bottom, box.right - box.left, box.top - box.bottom
    text = library.FPDFText_LoadPage(page)
    found: list[Run] = []
    turned: dict[int, int] = {}
    if text:
        try:
            found, turned = reader.read(text, left, bottom)
        finally:
            library.FPDFText_ClosePage(text)
    turn = _usual_way(len(found), turned) if turned else 0
    runs = found
    aside: list[Run] = []
    if turned:
        runs = [turned_run(run, turn, width, height) for n, run in enumerate(found) if turned.get(n, 0) == turn]
        aside = [run for n, run in enumerate(found) if turned.get(n, 0) != turn]
    rules: tuple[Rule, ...] = ()
    if _stands_side_by_side(runs, width if turn % 2 else height):
        rules = tuple([turned_rule(rule, turn, width, height) for rule in read_rules(page, left, bottom)])
    if turn % 2:
        width, height = height, width
    lacks = None if found else _lack(page, width * height)
    return Page(number, width, height, (*runs, *below(aside)), rules, lacks)


def _usual_way(runs: int, turned: dict[int, int]) -> int:
    """The direction of most runs."""
    ways = Counter(turned.values())
    ways[0] = runs - len(turned)
    return max(ways, key=ways.__getitem__)


def _stands_side_by_side(runs: Sequence[Run], height: float) -> bool:
    """Whether some line of text holds more than one run, as tables do; at the edge stand headers and page numbers."""
    low, high = _EDGE * height, (1 - _EDGE) * height
    at = [round(run.baseline) for run in runs if low < run.baseline < high]
    return len(set(at)) < len(at)


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
