"""Percentages that are a unit: by how much money something changes for each of them.

Belongs here: telling such a unit from a share. Not here: shares (`shares`), or the money (`money`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_EACH = expression(
    r"\b(?:(?:each|every|an?)(?:\s+(?:additional|extra|further|whole))?|(?:variation|change|difference|movement|shift|rise|increase|reduction|cut)\s+of)\s+$",
    re.IGNORECASE,
)
_IS_WORTH = expression(
    r"[^.;%£]{0,70}?\b(?:costs?|raises?|brings?|yields?|generates?|produces?|worth|adds?|saves?|equates?|equals?|equivalent|amounts?|is|provides?|"
    r"gives?)\b[^.;%£]{0,40}£",
    re.IGNORECASE,
)
_LARGEST = 1.0


def is_unit(text: str, start: int, end: int, percent: float | None) -> bool:
    """'Each additional 1% would cost £0.8m': what so much is worth, and no share of anything."""
    if percent is None or percent > _LARGEST:
        return False
    return _EACH.search(text, 0, start) is not None and _IS_WORTH.match(text, end) is not None
