"""Pages of a PDF as pictures, with the places of the sentences that carry facts.

Belongs here: which pages, what is kept of them, and the process that draws them. Not here: drawing (`page_drawing`), or
how a box looks (`templates/document.html`).

A PDF comes from strangers, so it is opened in a process of its own, with a time limit and a memory limit; what it
costs to draw is spent once, since a document's bytes never change. Where it can't be drawn, the page goes without.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pages import page_drawing
from pages.addresses import page_image
from pages.folder import Folder
from pages.records import Fact

_SECONDS = 30.0
_SECONDS_A_PAGE = 2.0
_PLACES = "places.json"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a sentence stands on a page, in hundredths of a point from its upper left corner."""

    fact: Fact
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page of a document."""

    page: int
    file: str
    """Below the site's folder."""
    width: int
    height: int
    """In hundredths of a point, as the boxes are."""
    boxes: tuple[Box, ...]


def pages_with_facts(facts: Sequence[Fact]) -> list[int]:
    return sorted({fact.page for fact in facts if fact.page is not None})


def draw_pages(
    folder: Folder, document_id: str, facts: Sequence[Fact], source_of: Callable[[str], bytes | None]
) -> list[PageImage]:
    """Every page with a fact on it, drawn into the site's folder where it isn't there yet."""
    sentences = {(fact.page, fact.quote) for fact in facts if fact.page is not None}
    asked = sorted(sentences)
    files = {page: page_image(document_id, page) for page in pages_with_facts(facts)}
    into = (folder.path / next(iter(files.values()))).parent
    # The places depend on the sentences, the pictures on nothing but the document.
    digest = hashlib.sha256(json.dumps([page_drawing.VERSION, asked]).encode()).hexdigest()
    kept = _kept(into / _PLACES, digest)
    if kept is None:
        data = source_of(document_id)
        if data is None or (kept := _drawn(data, asked, into, digest)) is None:
            return []
    folder.keep(str((into / _PLACES).relative_to(folder.path)))
    first = {(fact.page, fact.quote): fact for fact in reversed(facts)}
    images = []
    for told in kept["pages"]:
        page = told["page"]
        folder.keep(files[page])
        boxes = [Box(first[page, quote], *box) for quote, found in told["boxes"] for box in found]
        images.append(PageImage(page, files[page], told["width"], told["height"], tuple(boxes)))
    return images


def _kept(file: Path, digest: str) -> page_drawing.Places | None:
    try:
        places: page_drawing.Places = json.loads(file.read_text(encoding="utf-8"))
        there = all((file.parent / f"page-{told['page']}.webp").is_file() for told in places["pages"])
        return places if places["digest"] == digest and there else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _drawn(data: bytes, asked: Sequence[tuple[int, str]], into: Path, digest: str) -> page_drawing.Places | None:
    into.mkdir(parents=True, exist_ok=True)
    order = json.dumps({"into": str(into), "sentences": asked}).encode()
    patience = _SECONDS + _SECONDS_A_PAGE * len({page for page, _ in asked})
    code = f"import sys; sys.path[:] = {sys.path!r}; from pages.page_drawing import main; main()"
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=len(order).to_bytes(8, "big") + order + data,
            capture_output=True,
            timeout=patience,
            check=True,
        )
        places: page_drawing.Places = {"digest": digest, "pages": json.loads(done.stdout)["pages"]}
    except (subprocess.SubprocessError, ValueError):
        places = {"digest": digest, "pages": []}  # it would fail again
    (into / _PLACES).write_text(json.dumps(places), encoding="utf-8")
    return places
