"""PDF → text and blocks with pages.

Belongs here: the reading of one PDF from its bytes, inside the process that may be stopped, and what makes one
unreadable, whole or in part. Not here: the library's page (`page`), reading order (`layout`), paragraphs
(`flow`), or the process (`child`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.blocks.pieces import Reading, write_down
from pipelines.documents.expressions.late import expression
from pipelines.documents.pdf.flow import read_flow
from pipelines.documents.pdf.page import read_pages
from pipelines.documents.pdf.records import Page
from pipelines.documents.unreadable import Unreadable

_MOST_CHARACTERS = 30_000_000
"""A thousand pages hold some three million."""
_REPLACED = "\ufffd"
_UNKNOWN_LETTER = expression(f"[{_REPLACED}\ue000-\uf8ff\x00-\x1f]")
_UNKNOWN_LETTERS = 0.2
"""So many letters without a meaning make a text that can't be read."""


def parse_pdf(data: bytes) -> Reading:
    """The text of a PDF and its blocks, each with the page that it begins on; raises Unreadable."""
    pages: list[Page] = []
    characters = unknown = 0
    for page in read_pages(data):
        pages.append(page)
        words = "".join([run.words for run in page.runs])
        characters += len(words)
        if not words.isprintable() or _REPLACED in words:
            unknown += len(_UNKNOWN_LETTER.findall(words))
        if characters > _MOST_CHARACTERS:
            raise Unreadable("The PDF holds more text than any document that this project reads.")
    _check(pages, characters, unknown)
    reading = write_down(read_flow(pages))
    return replace(reading, lacking=_lacking(pages))


def _check(pages: Sequence[Page], characters: int, unknown: int) -> None:
    if all(page.lacks == "damaged" for page in pages):
        raise Unreadable("None of the PDF's pages can be opened: the file is damaged.")
    if not characters:
        if any(page.lacks == "picture" for page in pages):
            raise Unreadable(
                "The PDF holds only pictures of its pages, as scans do, and no text: pass it through text recognition "
                "(OCR) first."
            )
        raise Unreadable("The PDF's pages are blank.")
    if unknown > _UNKNOWN_LETTERS * characters:
        raise Unreadable("The PDF's fonts don't say which letters they show, so its text can't be read.")


def _lacking(pages: Sequence[Page]) -> str:
    """What of a PDF that holds text could not be read; blank pages lack nothing."""
    scanned = [page.number for page in pages if page.lacks == "picture"]
    damaged = [page.number for page in pages if page.lacks == "damaged"]
    said = []
    if scanned:
        said.append(f"{_named(scanned)} without text: only pictures, as in a scan.")
    if damaged:
        said.append(f"{_named(damaged)} damaged and can't be opened.")
    return " ".join(said)


def _named(numbers: Sequence[int]) -> str:
    """'Page 4 is', 'Pages 1, 3 to 7 and 12 are'."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    written = [str(r[0]) if len(r) == 1 else f"{r[0]} to {r[-1]}" for r in ranges]
    if len(numbers) == 1:
        return f"Page {written[0]} is"
    return f"Pages {' and '.join(filter(None, (', '.join(written[:-1]), written[-1])))} are"
