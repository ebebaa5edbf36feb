"""The title of a finding as a line of its own.

Belongs here: the middle of a list → a line. Not here: dates and numbers (`dates`).
"""

from __future__ import annotations

import re

_END_OF_ITEM = re.compile(r"[;,]\s*(?:and|or)?\s*$")
_SPACE_BEFORE = re.compile(r"\s+([.,;:])")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def heading(title: str) -> str:
    """Not as the middle of the list that it was printed in: without its 'and', and with a capital."""
    return capital(_SPACE_BEFORE.sub(r"\1", _END_OF_ITEM.sub("", title)))
