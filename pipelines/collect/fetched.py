"""Pages from the web, put into the landing folder.

Belongs here: the file's name and place, and what the server says of the encoding. Not here: fetching (`fetch`), which
file came from which address (`register`), or the documents that the warehouse makes of the files (`intake`).
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipelines.collect.addresses import NotFetchable
from pipelines.collect.fetch import Page
from pipelines.collect.landing import is_skipped
from pipelines.collect.register import Register
from pipelines.documents.formats import format_of
from pipelines.documents.unreadable import Unreadable

FOLDER = "web"
"""In the landing folder; in it, one folder for each host."""
_LONGEST_NAME = 100
_SUFFIXES = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "markdown": ".md", "text": ".txt"}
_SUFFIXES_OF_FORMATS = {".html", ".htm", ".xhtml", ".pdf", ".docx", ".md", ".markdown", ".txt", ".text"}
_PAGE_SCRIPTS = {".php", ".asp", ".aspx", ".jsp", ".cgi", ".ashx"}
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_DECLARES = re.compile(rb"<meta[^>]{0,300}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=", re.IGNORECASE)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def land(page: Page, landing: Path, register: Register) -> Path:
    """Put a page into the landing folder, and its address into the register. Raises NotFetchable for no document."""
    try:
        format_name = format_of(page.data)
    except Unreadable as unreadable:
        raise NotFetchable(f"{page.asked} is no document: {unreadable.reason}") from None
    data = with_its_encoding(page.data, page.headers) if format_name in ("html", "text", "markdown") else page.data
    known = register.files()
    file = known.get(page.asked) or _free_path(page, _SUFFIXES[format_name], set(known.values()), landing)
    target = landing / file
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{hashlib.sha256(target.name.encode()).hexdigest()[:16]}.part")
    aside.write_bytes(data)
    register.record(page.asked, file, given_by=page.given_by, size=len(data), at=datetime.now(UTC))
    aside.replace(target)
    return target


def with_its_encoding(data: bytes, headers: Mapping[str, str]) -> bytes:
    """The bytes as they came, where they say themselves how they are encoded; else as UTF-8 with a mark that says so.

    What the server says of the encoding would be lost with the connection. It isn't believed against the bytes.
    """
    declared = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", headers.get("content-type", ""), re.IGNORECASE)
    if declared is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        pass
    if _DECLARES.search(data[:4096]):
        return data
    try:
        name = codecs.lookup(declared.group(1)).name
        return codecs.BOM_UTF8 + data.decode(_AS_BROWSERS_READ.get(name, name)).encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data


def _free_path(page: Page, suffix: str, taken: set[str], landing: Path) -> str:
    """A path that no other address has, and no file that somebody put there."""
    host = _safe(urlsplit(page.asked).hostname or "host")
    name = file_name(page, suffix)
    path = f"{FOLDER}/{host}/{name}"
    if path in taken or (landing / path).exists():
        stem, dot, end = name.rpartition(".")
        path = f"{FOLDER}/{host}/{stem}-{hashlib.sha256(page.asked.encode()).hexdigest()[:8]}{dot}{end}"
    return path


def file_name(page: Page, suffix: str) -> str:
    """A name for the file, from what the server calls it or else from the address; safe on every file system."""
    disposed = _disposed(page.headers.get("content-disposition", ""))
    parts = urlsplit(page.given_by)
    name = _safe(disposed or PurePosixPath(unquote(parts.path)).name)
    stem, dot, end = name.rpartition(".")
    if dot and f".{end.lower()}" in _SUFFIXES_OF_FORMATS | _PAGE_SCRIPTS:
        name = stem
    query = "" if disposed else _safe(unquote(parts.query))
    name = _safe("-".join(filter(None, (name, query))))[:_LONGEST_NAME].rstrip(". ") or "index"
    if _RESERVED.match(name) or is_skipped(name + suffix):
        name = f"page-{name.lstrip('.~$')}"
    return name + suffix


def _disposed(header: str) -> str:
    """The file name of a Content-Disposition header; its extended form comes first, as RFC 6266 has it."""
    extended = re.search(r"filename\*\s*=\s*([\w-]+)'[^']*'([^;]+)", header, re.IGNORECASE)
    if extended:
        try:
            return unquote(extended.group(2).strip(), encoding=extended.group(1), errors="replace")
        except LookupError:
            pass
    plain = re.search(r"""filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))""", header, re.IGNORECASE)
    return (plain.group(1) or plain.group(2) or "").strip() if plain else ""


def _safe(name: str) -> str:
    """Letters, digits and a few marks; no folder, no name that begins with a dot."""
    last = re.split(r"[/\\]", name)[-1] if name else ""
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.()-]+", "-", last)).strip("-. ")[: 2 * _LONGEST_NAME]
