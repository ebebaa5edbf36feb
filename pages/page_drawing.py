"""Drawing pages of one PDF and finding sentences on them: what the process does that `page_images` starts.

Belongs here: PDF → WebP files, and the boxes of each sentence. Not here: which pages and sentences are asked for.

A sentence is looked for by its letters and digits alone: line breaks, hyphens and spaces differ between the page and
the text that was read from it. What runs on to the next page is boxed as far as this one goes.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any, TypedDict

VERSION = 3
"""Of how pages are drawn: with another one, they are drawn again."""
_MEMORY = 2 * 1024**3
_WIDTH = 1000
"""Pixels of a picture: small print can be read, and a page takes about 60 kB."""
_QUALITY = 60
_LARGEST_SIDE = 5_000
"""Points. A page of more than the longest plan would eat the memory."""
_SHORTEST = 24
"""Letters of a sentence's beginning that are unlikely to stand twice on a page by chance."""
_HUNDREDTHS = 100
_SPACE = 4.0
"""Points. No wider than a space in large print."""
_Box = tuple[float, float, float, float]


class DrawnPage(TypedDict):
    page: int
    width: int
    height: int
    boxes: list[tuple[str, list[tuple[int, int, int, int]]]]


class Places(TypedDict):
    digest: str
    pages: list[DrawnPage]


def main() -> None:
    """The order and the PDF on the input, the places on the output."""
    _limit_memory()
    length = int.from_bytes(sys.stdin.buffer.read(8), "big")
    order = json.loads(sys.stdin.buffer.read(length))
    pages = draw(sys.stdin.buffer.read(), [(page, quote) for page, quote in order["sentences"]], Path(order["into"]))
    sys.stdout.write(json.dumps({"pages": pages}))


def draw(data: bytes, sentences: list[tuple[int, str]], into: Path) -> list[DrawnPage]:
    """Write `page-N.webp` for each page that a sentence stands on, and tell where on it."""
    import pypdfium2

    pages = []
    with pypdfium2.PdfDocument(data) as document:
        for number in sorted({page for page, _ in sentences}):
            if not 1 <= number <= len(document):
                continue
            page = document[number - 1]
            width, height = page.get_size()
            if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE):
                continue
            picture = page.render(scale=_WIDTH / width).to_pil()
            picture.save(into / f"page-{number}.webp", quality=_QUALITY)
            quotes = [quote for on, quote in sentences if on == number]
            pages.append(
                DrawnPage(
                    page=number,
                    width=round(width * _HUNDREDTHS),
                    height=round(height * _HUNDREDTHS),
                    boxes=_boxes(page.get_textpage(), quotes, page),
                )
            )
    return pages


def _boxes(text_page: Any, quotes: list[str], page: Any) -> list[tuple[str, list[tuple[int, int, int, int]]]]:
    places, letters = _letters(text_page.get_text_range())
    left, _, _, top = page.get_cropbox()  # the media box where there is none
    found: list[Any] = []
    if page.get_rotation():
        return found  # places are told of the page before it is turned
    for quote in quotes:
        boxes = []
        for first, last in _find(letters, _letters(quote)[1]):
            start, end = places[first], places[last - 1] + 1
            for index in range(text_page.count_rects(start, end - start)):
                x0, y0, x1, y1 = text_page.get_rect(index)
                boxes.append((x0 - left, top - y1, x1 - left, top - y0))
        if boxes:
            found.append((quote, [_told(box) for box in one_box_a_line(boxes)]))
    return found


def one_box_a_line(boxes: list[_Box]) -> list[_Box]:
    """The same places, those of one line as one box: fonts that join letters have a rectangle for each piece."""
    lines: list[_Box] = []
    for box in boxes:
        if lines and _follows(lines[-1], box):
            x0, y0, x1, y1 = lines[-1]
            lines[-1] = (min(x0, box[0]), min(y0, box[1]), max(x1, box[2]), max(y1, box[3]))
        else:
            lines.append(box)
    return lines


def _follows(line: _Box, box: _Box) -> bool:
    """Whether the box goes on where the line ends: mostly at its height, with at most a space between."""
    height = min(line[3], box[3]) - max(line[1], box[1])
    smaller = min(line[3] - line[1], box[3] - box[1])
    return 2 * height >= smaller and line[0] - _SPACE <= box[0] <= line[2] + _SPACE


def _told(box: _Box) -> tuple[int, ...]:
    """From its upper left corner, in hundredths of a point."""
    x0, y0, x1, y1 = box
    return tuple(round(value * _HUNDREDTHS) for value in (x0, y0, x1 - x0, y1 - y0))


def _letters(text: str) -> tuple[list[int], str]:
    """The letters and digits, in one form whether raised or not, and the place of each in the text."""
    places, letters = [], []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).lower():
            if letter.isalnum():
                places.append(place)
                letters.append(letter)
    return places, "".join(letters)


def _find(letters: str, wanted: str) -> list[tuple[int, int]]:
    """Everywhere that the sentence is; where it runs on to the next page, as much of it as ends this one."""
    if not wanted:
        return []
    whole = [(found.start(), found.end()) for found in re.finditer(re.escape(wanted), letters)]
    begins = letters.rfind(wanted[:_SHORTEST]) if not whole and len(wanted) > _SHORTEST else -1
    return [(begins, len(letters))] if begins >= 0 and wanted.startswith(letters[begins:]) else whole


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard), hard))
