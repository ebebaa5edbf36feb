"""Characters as people read them: what stands in a file only because of how it was set or written down.

Belongs here: what changes the length of a text, and so is done before anything else. Not here: what keeps it (`plain`).
"""

from __future__ import annotations

import re
from html import unescape

from pipelines.documents.late import expression

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ENTITY = expression(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8}\d?);")


def spelled_out(text: str) -> str:
    """Ligatures as the letters that they join, and words without the soft hyphens that nobody sees."""
    if text.isascii():
        return text
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return text.replace("\u00ad\n", "").replace("\u00ad", "")


def without_entities(text: str) -> str:
    """'&pound;4m &ndash; for 2024' as a browser shows it: a plain text copied from the source of a page."""
    return _ENTITY.sub(_written, text) if ";" in text and "&" in text else text


def _written(entity: re.Match[str]) -> str:
    character = unescape(entity.group())
    return character if character.isprintable() or character.isspace() else entity.group()
