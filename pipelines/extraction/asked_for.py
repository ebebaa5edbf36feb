"""Sentences that state nothing of what is: somebody asks to be told figures, or supposes some.

Belongs here: telling them; what they name is an example or a limit, no fact. Not here: what should be done
(`findings`), or what only shares can be supposed as (`rates.reading`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.phrases import holds_any

_SIGNS = (
    "please", "could you", "can you", "would you", "will you", "i would", "i'd", "i wish", "i am writing", "i request",
    "can i", "may i", "could i", "percentage",
)  # fmt: skip
_TOLD = (
    r"(?:provide|supply|state|list|give|tell|confirm|send|specify|include|break|separate|indicate|disclose|advise|"
    r"let\s+me\s+know|detail|answer|express|repeat)\b"
)
_ASKS = expression(
    r"(?:^|[.!?:]\s+|^\W*\(?(?:\d{1,2}|[a-z])[.)]\s*)\W*(?:and\s+|also,?\s+)?(?:"
    rf"please\s+(?:(?:can|could|would|may)\s+(?:you|I)\s+)?(?:also\s+)?{_TOLD}|"
    rf"(?:can|could|would|will)\s+you\s+(?:please\s+|also\s+|kindly\s+)*(?:be\s+able\s+to\s+)?{_TOLD}|"
    r"(?:can|may|could)\s+I\s+(?:please\s+|also\s+)*(?:have|request|ask|see|get)\b|"
    r"I\s?(?:would|'d)\s+(?:also\s+)?(?:like|be\s+grateful|appreciate)\s+(?:it\s+)?(?:if\b|for\b|to\s+(?:request|know|"
    r"receive|obtain|be\s+(?:told|given|provided))|(?:the\s+)?(?:data|information|figures|number)\b)|"
    r"I\s+(?:wish\s+to|am\s+writing\s+to)\s+(?:request|ask|obtain)\b|I\s+request\b)",
    re.IGNORECASE,
)
_AS_AN_EXAMPLE = expression(
    r"\bpercentages?\b[^.%]{0,40}(?:[ie]\.\s?[eg]\.?|for\s+example),?\s+[^.%]{0,20}\d[\d.]*\s?%", re.IGNORECASE
)


def asks_to_be_told(text: str) -> bool:
    """'Please state how many of the 12 …', 'I would like data for the 10 largest': whoever says so knows none."""
    return holds_any(text, _SIGNS) and bool(_ASKS.search(text) or _AS_AN_EXAMPLE.search(text))


_SUPPOSED = expression(
    r"\b(?:imaginary|hypothetical|made-up|suppose|imagine|for\s+(?:example|instance),?\s+if\s+an?)\b", re.IGNORECASE
)
_SIGNS_OF_SUPPOSING = ("imagin", "hypothetical", "made-up", "suppose", "for example", "for instance")


def supposes(text: str) -> bool:
    """'Imagine that 500 crimes are reported': an example of how to reckon."""
    return holds_any(text, _SIGNS_OF_SUPPOSING) and _SUPPOSED.search(text) is not None
