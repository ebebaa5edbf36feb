"""Bytes of an HTML page → characters, as a browser would decide.

Belongs here: byte order marks, declared and undeclared encodings. Not here: what the characters say.
"""

from __future__ import annotations

import codecs
import re

from pipelines.documents.characters.misread import read_rightly
from pipelines.documents.expressions.late import expression
from pipelines.documents.unreadable import Unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
"""Bytes; the standard says 1024, real pages put scripts before it."""
_AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
                     "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252", "gb2312": "gb18030",
                     "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "utf-7": "cp1252"}  # fmt: skip
_TEXT_CODECS = frozenset({"utf", "iso", "cp1", "cp8", "koi", "mac", "big", "gb1", "gbk", "euc", "shi", "hz", "kz1"})
_CONTROL = expression(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The characters of a page; raises Unreadable where the bytes are no text."""
    text = read_rightly(_decoded(data))
    if _CONTROL.search(text):
        if len(_CONTROL.findall(text)) > 10 + len(text) // 1000:
            raise Unreadable("The file begins as HTML but holds control characters, as binary files do.")
        text = _CONTROL.sub(" ", text)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[:2] == b"<\x00":
        return data.decode("utf-16-le", "replace")
    if data[:2] == b"\x00<":
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8")  # whatever is declared: other encodings hardly ever pass as UTF-8
    except UnicodeDecodeError as error:
        broken_at = error.start
    declared = _declared(data)
    if declared is not None and declared != "utf-8":
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    if broken_at >= len(data) - 3 or _mostly_utf8(data):
        return data.decode("utf-8", "replace")  # cut off inside a character, or a few bytes pasted from elsewhere
    return data.decode("cp1252", "replace")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii", "replace").lower()
    label = _AS_BROWSERS_READ.get(label, label)
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return name if name[:3] in _TEXT_CODECS else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of the bytes outside ASCII stand in valid sequences."""
    text = data.decode("utf-8", "replace")
    valid = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return valid > 4 * text.count("\ufffd")
