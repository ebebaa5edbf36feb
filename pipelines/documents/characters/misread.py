"""Characters that a wrong encoding spoilt before a text came here: 'â€™' for an apostrophe, none for a pound sign.

Belongs here: what can be told of them. Not here: choosing an encoding for bytes (`reader`, `html.encoding`), or how
characters are levelled for matching (`plain`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_BEGINS = expression(r"[âÂÃï]")
_SEVERAL_BYTES = expression(
    r"[ÂÃ][\u0080-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    r"\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]|"
    r"[âï][\u0080-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    r"\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]{2}|"
    r"â€(?=[\s.,;:?!)]|$)"
)
"""UTF-8 that was read as Windows-1252: two or three characters for one."""
_CUT_QUOTE = "â€"
"""The last of its three bytes is no character of Windows-1252, and often left out."""
_LOST = "\ufffd"
_POUND = expression(rf"(?<![\w.,]){_LOST}(?=\s?\d)")
_APOSTROPHE = expression(rf"(?<=[A-Za-z]){_LOST}(?=(?:s|t|d|m|ll|ve|re)\b)|(?<=s){_LOST}(?=\s[a-z])")
_DASH = expression(rf"(?<=\d){_LOST}(?=\d)|(?<=\s){_LOST}(?=\s)")
_LETTER = expression(rf"(?<=[A-Za-z]){_LOST}(?=[A-Za-z])")
_MOST_LETTERS, _ONE_IN = 1, 12
"""Lost letters of a name or two, and of all characters one in so many: where every sign outside ASCII is lost."""


def read_rightly(text: str) -> str:
    """The text with its UTF-8 as UTF-8, where some of it was read as Windows-1252."""
    return _SEVERAL_BYTES.sub(_as_utf8, text) if _BEGINS.search(text) else text


def _as_utf8(found: re.Match[str]) -> str:
    if found.group() == _CUT_QUOTE:
        return "”"
    written = b"".join(_byte(character) for character in found.group())
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")


def may_be_read(text: str) -> bool:
    """Whether so few characters are lost that the rest reads as words, as where only signs outside ASCII are."""
    if _LOST not in text:
        return True
    letters = len(_LETTER.findall(_APOSTROPHE.sub("'", text)))
    return letters <= _MOST_LETTERS + len(text) // 2000 and text.count(_LOST) <= 1 + len(text) // _ONE_IN


def with_signs(text: str) -> str:
    """The text with the signs that stood where characters are lost, as far as their place tells; as long as before."""
    if _LOST not in text:
        return text
    for place, sign in ((_POUND, "£"), (_APOSTROPHE, "'"), (_DASH, "-")):
        text = place.sub(sign, text)
    return text.replace(_LOST, '"')
