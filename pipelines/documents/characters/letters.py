"""Characters as people read them: what stands in a file only because of how it was set or written down.

Belongs here: what changes the length of a text, and so is done before anything else. Not here: what keeps it (`plain`).
"""

from __future__ import annotations

import re
from html import unescape

from pipelines.documents.expressions.late import expression

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ENTITY = expression(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8}\d?);")


_SET_APART = expression(r"(?<!\S)[^\W_](?: {1,3}[^\W_]| {1,3}[/&,.'’-](?= )){9,}(?!\S)")
_SINGLE_BLANK = expression(r"(?<! ) (?! )")
_BETWEEN_WORDS = expression(r"(?<=[a-z])(?=[A-Z\d])| {2,3}")
_FEWEST_SMALL = 5
"""Different small letters: a row of answers 'Y N Y Y', of crosses, or of the alphabet is no word."""


def spelled_out(text: str) -> str:
    """Ligatures as the letters that they join, words without the soft hyphens that nobody sees or blanks within."""
    if " " in text:
        text = _SET_APART.sub(_together, text)
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


def _together(apart: re.Match[str]) -> str:
    """'P o l i c e  R e v i e w s  2 0 0 3 / 0 4' with its blanks only between words, as a title set wide means."""
    written = apart.group()
    small = [letter for letter in written if letter.islower()]
    if len(set(small)) < _FEWEST_SMALL or small == sorted(small):
        return written
    letters = _SINGLE_BLANK.sub("", written)
    return _BETWEEN_WORDS.sub(" ", letters)
