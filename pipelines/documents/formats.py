"""Which format bytes are in, told by what they hold and never by a file's name.

Belongs here: telling formats that are read from formats that are not, and naming the latter. Not here: reading them
(`reader` knows who does), or the formats inside a zip archive (`docx.archive`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipelines.documents.characters.markup import is_markdown_with_tags
from pipelines.documents.unreadable import Unreadable

Format = Literal["text", "markdown", "html", "docx", "pdf"]

_SAVE_AS = "which is not read: save it as DOCX, PDF or text"
_BINARIES = (
    (b"{\\rtf", f"an RTF document, {_SAVE_AS}"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x1f\x8b", "a gzip archive: unpack it and add what it holds"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it and add what it holds"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it and add what it holds"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_STREAMS = (
    ("EncryptedPackage", "an Office document locked with a password: save it without one"),
    ("WordDocument", f"a Word document in the old binary format (DOC), {_SAVE_AS}"),
    ("PowerPoint Document", f"a PowerPoint presentation in the old binary format (PPT), {_SAVE_AS}"),
    ("Workbook", f"an Excel workbook in the old binary format (XLS), {_SAVE_AS}"),
    ("Book", f"an Excel workbook in the old binary format (XLS), {_SAVE_AS}"),
    ("__substg1.0_", f"an Outlook message (MSG), {_SAVE_AS}"),
)
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_LEADING_BYTES = 1024
"""How far into the file a format may announce itself, after blank space or a junk line."""
_SAMPLE_BYTES = 200_000
_PROLOGUE = re.compile(rb"\s+|<\?[^>]{0,500}>|<!--(?:(?!-->).){0,5000}-->", re.DOTALL)
_PAGE_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_HTML_OPENING = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b|"
    rb"<(?:article|main|section|header|div|table|ul|ol|h[1-6]|p)\b[^<>]{0,500}>(?=(?:[^<]|<(?!/)){0,3000}</)",
    re.IGNORECASE,
)
"""A page of its own, or a part of one that was cut out."""
_HTML_TAG = re.compile(
    rb"</?(?:div|p|span|table|td|tr|ul|ol|li|h[1-6]|a|section|article|br|script|style|b|i|strong|em|font)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_HTML_TAG_SHARE = 0.03
"""One tag in some thirty bytes: a fragment of HTML; Markdown with a stray tag stays far below."""
_OTHER_XML = re.compile(
    rb"<([\w.-]+:)?(?!(?:html|head|body|div|p|span|table|h\d|ul|ol|section|article)\b)[\w.-]+[\s>]", re.IGNORECASE
)
_WEB_ARCHIVE = re.compile(rb"\A(?:[\w-]+:[^\n]{0,500}\n){1,20}?content-type:\s*multipart/related", re.IGNORECASE)
_MARKDOWN_OPENING = re.compile(rb"\s*(?:---|```)\s*(?:yaml)?\r?\n")
_MARKDOWN = (
    (b"#", re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)),
    (b"|", re.compile(rb"^\|.*\|[ \t]*\r?$", re.MULTILINE)),
    (b"](", re.compile(rb"\]\([^()\s]*\)")),
)
"""Marks of Markdown, each with what it must stand in: a text without the mark need not be searched."""
_WIDE_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


def format_of(data: bytes) -> Format:
    """The format of these bytes; raises Unreadable, naming it, where it is one that is not read."""
    leading = data[:_LEADING_BYTES].lstrip()
    if b"%PDF-" in leading and not _HTML_OPENING.match(leading):
        return "pdf"
    if leading.startswith(_ARCHIVES):
        return "docx"
    if leading.startswith(_OLD_OFFICE):
        raise Unreadable(f"The file is {_old_office(data)}.")
    for signature, name in _BINARIES:
        if leading.startswith(signature):
            raise Unreadable(f"The file is {name}.")
    sample = _narrow(data[:_SAMPLE_BYTES])
    if _WEB_ARCHIVE.match(sample):
        raise Unreadable("The file is a web archive (MHTML), which is not read: save the page as HTML or PDF.")
    if _is_html(sample):
        return "html"
    return "markdown" if _is_markdown(data) else "text"


def _is_markdown(data: bytes) -> bool:
    if _MARKDOWN_OPENING.match(data):
        return True
    return any(mark in data and pattern.search(data) for mark, pattern in _MARKDOWN)


def _old_office(data: bytes) -> str:
    for stream, name in _OLD_OFFICE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return name
    return f"an Office document in the old binary format (DOC, XLS or PPT), {_SAVE_AS}"


def _narrow(sample: bytes) -> bytes:
    """The sample with one byte for each character of markup, also where the file has two."""
    for mark, encoding in _WIDE_MARKS:
        if sample.startswith(mark):
            return sample.decode(encoding, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return sample.removeprefix(b"\xef\xbb\xbf")


def _is_html(sample: bytes) -> bool:
    at = 0
    while found := _PROLOGUE.match(sample, at):
        at = found.end()
    if _PAGE_OPENING.match(sample, at):
        return True
    if is_markdown_with_tags(sample):
        return False
    if _HTML_OPENING.match(sample, at):
        return True
    if at and sample.lstrip().startswith(b"<?xml") and _OTHER_XML.match(sample, at):
        raise Unreadable("The file is XML of another kind than a web page, which is not read: save it as text or PDF.")
    return len(_HTML_TAG.findall(sample)) > len(sample) * _HTML_TAG_SHARE
