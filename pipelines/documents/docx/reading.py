"""DOCX → text and blocks.

Belongs here: which parts of a Word document are read, and its properties. Not here: each step's own rules
(`archive`, `xml`, `styles`, `text`, `flow`, `blocks.pieces`).
"""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import Element

from pipelines.documents.blocks.pieces import Piece, Reading, write_down
from pipelines.documents.docx.archive import Archive
from pipelines.documents.docx.flow import Flow, Note
from pipelines.documents.docx.styles import Numbering, Styles
from pipelines.documents.docx.text import read_paragraph
from pipelines.documents.expressions.late import expression
from pipelines.documents.unreadable import Unreadable

_NO_TITLE = expression(
    r"microsoft word|untitled|template|\.(?:docx?|dotx?|pdf|rtf)\b|^(?:document|title|report|draft|doc)\s*\d*$|_",
    re.IGNORECASE,
)
_NO_NOTE = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_OPENING = 20
"""Pieces from the top, in which the words of a true title stand too."""


def read_docx(data: bytes) -> Reading:
    """The Word document in these bytes; raises Unreadable where it is another format, damaged, locked or a bomb."""
    archive = Archive(data)
    document = archive.part(archive.main)
    body = document.find("w:body") if document is not None else None
    if body is None:
        raise Unreadable("The Word document has no body.")
    flow = Flow(Styles(_first(archive, "/styles")), Numbering(_first(archive, "/numbering")), _notes(archive))
    pieces = flow.read(body)
    if not pieces:
        raise Unreadable("The Word document holds no text.")
    return write_down([*pieces, *_margins(archive)], _front_matter(archive, pieces))


def _first(archive: Archive, ending: str) -> Element | None:
    names = archive.related(ending)
    return archive.part(names[0]) if names else None


def _notes(archive: Archive) -> dict[Note, Element]:
    found: dict[Note, Element] = {}
    for kind in ("footnote", "endnote"):
        root = _first(archive, f"/{kind}s")
        for note in root if root is not None else ():
            if note.tag == f"w:{kind}" and note.get("w:type") not in _NO_NOTE:
                found[(kind, note.get("w:id", ""))] = note
    return found


def _margins(archive: Archive) -> list[Piece]:
    """Headers and footers, each line once."""
    lines: dict[str, None] = {}
    for ending in ("/header", "/footer"):
        for name in archive.related(ending):
            root = archive.part(name)
            for paragraph in root.iter("w:p") if root is not None else ():
                words = " ".join(read_paragraph(paragraph).words.split())
                if re.search(r"[^\W\d_]{2}", words):
                    lines.setdefault(words)
    return [Piece("furniture", line) for line in lines]


def _front_matter(archive: Archive, pieces: list[Piece]) -> str:
    """The title of the core properties, where it is no leftover of a template: its words stand at the top too.

    The day on which the file was created is no date of publication, and is left out.
    """
    for name in archive.properties():
        root = archive.part(name)
        title = " ".join((root.findtext("dc:title") or "").split()) if root is not None else ""
        opening = " ".join(piece.words for piece in pieces[:_OPENING]).lower()
        words = re.findall(r"[^\W_]{3,}", title.lower())
        if len(words) >= 2 and not _NO_TITLE.search(title) and all(word in opening for word in words):
            return f"---\ntitle: {json.dumps(title[:500], ensure_ascii=False)}\n---\n"
    return ""
