"""Characters that would hide, reorder or break what stands around them, as something that can be seen.

Belongs here: text of strangers → text that shows as text. Not here: markup, which the templates escape (`templating`).
"""

from __future__ import annotations

import re
import unicodedata

_KEPT = "\n\t"
_CONTROL_PICTURES = 0x2400
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Cn"}
_USUAL = "\u00ad\u200b\u200c\u200d"
"""Soft hyphens, and what joins and parts letters in many scripts: they hide nothing."""
_SUSPECTS = re.compile(r"[^\u0020-\u007e\u00a0-\u02ff\n\t]")
_MARKS_IN_A_ROW = 4
"""More marks on one letter than any language writes climb over the lines around it."""
_PILES = re.compile(
    rf"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{{{_MARKS_IN_A_ROW}}})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def visible(text: str) -> str:
    """The text with its controls written out: U+202E, which would turn the rest of a line around, as [U+202E]."""
    if _SUSPECTS.search(text) is None:
        return text
    return _PILES.sub(r"\1", _SUSPECTS.sub(lambda found: _shown(found[0]), text))


def _shown(character: str) -> str:
    if character in _KEPT or character in _USUAL or unicodedata.category(character) not in _HIDDEN_CATEGORIES:
        return character
    code = ord(character)
    return chr(_CONTROL_PICTURES + code) if code < 0x20 else f"[U+{code:04X}]"
