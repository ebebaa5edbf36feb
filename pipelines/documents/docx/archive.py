"""The zip archive that an Office document is: which format it holds, and its parts within bounds.

Belongs here: naming formats of archives, and reading parts without trusting what the archive says of their size.
Not here: what the parts mean (`reading`).
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from pipelines.documents.docx.xml import parse
from pipelines.documents.unreadable import Unreadable

_LARGEST_PART = 64 * 1024 * 1024
"""Bytes unpacked; the text of a report of a thousand pages takes some twenty million."""
_MOST_FILES = 20_000
_MOST_PACKED = 256 * 1024 * 1024
_MAIN_PART = "/officeDocument"
_OTHER_FORMATS = (
    ("xl/", "an Excel workbook (XLSX)"),
    ("ppt/", "a PowerPoint presentation (PPTX)"),
    ("visio/", "a Visio drawing (VSDX)"),
    ("Index/", "an Apple Pages, Numbers or Keynote document"),
    ("META-INF/container.xml", "an EPUB book"),
)
_MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (ODT)",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (ODS)",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (ODP)",
    "application/epub+zip": "an EPUB book",
}
_DAMAGED = "The file is a zip archive or an Office document, but it is damaged or cut off."


class Archive:
    """The parts of a Word document, read one by one."""

    def __init__(self, data: bytes) -> None:
        if len(data) > _MOST_PACKED or data.count(b"PK\x01\x02") > _MOST_FILES:
            raise Unreadable("The file is an archive too large to be one document.")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise Unreadable(_DAMAGED) from error
        self.main = self._main_part()

    def part(self, name: str) -> Element | None:
        """The tree of a part; None where the document has no such part."""
        data = self._bytes(name)
        return parse(data) if data else None

    def related(self, ending: str) -> list[str]:
        """The names of the parts that the main part refers to by a relationship type with this ending."""
        folder, _, file = self.main.rpartition("/")
        return self._targets(join(folder, "_rels", f"{file}.rels"), folder, ending)

    def properties(self) -> list[str]:
        """The names of the parts that hold the core properties."""
        return self._targets("_rels/.rels", "", "/core-properties")

    def _main_part(self) -> str:
        for prefix, name in _OTHER_FORMATS:
            if any(known.startswith(prefix.lower()) for known in self._names):
                raise Unreadable(f"The file is {name}, which is not read: save it as DOCX, PDF or text.")
        if "mimetype" in self._names:
            mimetype = self._bytes("mimetype").decode("ascii", "replace").strip()
            name = _MIMETYPES.get(mimetype, f"an archive of type {mimetype[:80]!r}")
            raise Unreadable(f"The file is {name}, which is not read: save it as DOCX, PDF or text.")
        main = next(iter(self._targets("_rels/.rels", "", _MAIN_PART)), "word/document.xml")
        if main.lower() not in self._names:
            raise Unreadable("The file is a zip archive without a Word document: unpack it and add what it holds.")
        return main

    def _targets(self, relationships: str, folder: str, ending: str) -> list[str]:
        root = self.part(relationships)
        found = []
        for one in root if root is not None else ():
            target = one.get("Target", "")
            if one.get("Type", "").endswith(ending) and one.get("TargetMode") != "External" and target:
                found.append(target.lstrip("/") if target.startswith("/") else normpath(join(folder, target)))
        return found

    def _bytes(self, name: str) -> bytes:
        """A part unpacked up to the limit, whatever size the archive claims; empty where there is no such part."""
        known = self._names.get(name.lower())
        if known is None:
            return b""
        try:
            with self._zip.open(known) as part:
                data = part.read(_LARGEST_PART + 1)
        except RuntimeError as error:
            raise Unreadable("The file is encrypted: save it without a password.") from error
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise Unreadable(_DAMAGED) from error
        if len(data) > _LARGEST_PART:
            raise Unreadable("The file unpacks to far more than a document holds, as a zip bomb does.")
        return data
