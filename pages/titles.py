"""Findings in words: the title of one as a line of its own, several of a kind.

Belongs here: those words. Not here: dates and numbers (`dates`).
"""

from __future__ import annotations

import re

_END_OF_ITEM = re.compile(r"[;,]\s*(?:and|or)?\s*$")
_SPACE_BEFORE = re.compile(r"\s+([.,;:])")
ASKED = {
    "cause_of_concern": "causes of concern",
    "recommendation": "recommendations",
    "area_for_improvement": "areas for improvement",
}
"""Kinds of finding that ask a force for something, the gravest first, and what several are called."""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def heading(title: str) -> str:
    """Not as the middle of the list that it was printed in: without its 'and', and with a capital."""
    return capital(_SPACE_BEFORE.sub(r"\1", _END_OF_ITEM.sub("", title)))


def several(kind: str, number: int) -> str:
    """'1 cause of concern', '3 causes of concern'."""
    one = kind.replace("_", " ")
    return f"{number:,} {one if number == 1 else ASKED.get(kind, one)}"
