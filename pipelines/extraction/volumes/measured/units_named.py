"""Quantities whose unit their subject names: 'average days lost per officer had come down to 7.4 from 9.2'.

Belongs here: numbers without a unit of their own behind such a subject. Not here: numbers beside their unit
(`measures`), or columns and labels of tables that name it (`tables.cells`, `lines.shaped`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import holds_any
from pipelines.extraction.volumes.measured.measurement import Measured
from pipelines.extraction.volumes.shapes.around import NO_NOUN_AFTER
from pipelines.extraction.volumes.shapes.behind_nouns import HAS_MOVED

_UNIT = r"(?P<unit>seconds|minutes|hours|(?:working\s+|sick\s+)?days|weeks|months)"
_REACHES = (
    rf"(?:is|are|was|were|ha[sd]\s+been|(?:stood|stands)\s+at|{HAS_MOVED},?\s+(?:to|from)|"
    r"(?:is|are|was|were)\s+(?:now\s+)?(?:up|down)\s+(?:to|from))"
)
_REST = r"(?:,?\s+(?!\d|(?:is|are|was|were|has|had|have|that|which|but)\b)[\w'()-]+,?){0,9}?"
_AVERAGE_IN = expression(
    rf"\b(?:average|mean|median|typical)\b(?:\s+(?:999|101|(?!\d)[\w'-]+)){{0,8}}?,?\s+\(?(?:in\s+)?{_UNIT}\)?,?{_REST}\s+{_REACHES}\s+{HEDGED_MORE}$",
    re.IGNORECASE,
)
"""'The average number of working days lost was 7.4', 'the mean time to answer, in seconds, was 9.8'."""
_SIGNS = ("average", "mean", "median", "typical", " lost ")


def in_unit_named(text: str, number: Number) -> Measured | None:
    """So many of the unit that the words before the number name."""
    if not holds_any(text, _SIGNS) or not NO_NOUN_AFTER.match(text, number.end):
        return None
    found = _AVERAGE_IN.search(text, 0, number.start)
    if found is None:
        return None
    unit = found["unit"].lower().split()[-1]
    lost = re.search(r"\blost\b", found.group(), re.IGNORECASE)
    return Measured(number.value or 0, (number,), unit, is_time=not lost)
