"""Forces that the inspectorate monitors more closely: 'five forces are now in Engage'.

Belongs here: so many forces in a phase of monitoring, which are a figure of the nation. Not here: forces graded or
inspected, which count nothing (`number_readings`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing
from pipelines.extraction.grammar.numbers import Number

_IN_ENGAGE = expression(
    r"\s+(?:(?:other|more|further|police)\s+)*(?P<what>forces|constabularies)\s+(?:(?:that|which)\s+)?(?:(?:are|were|remain(?:ed|s)?|stay(?:ed)?)\s+)?(?:(?:now|still|currently|then|left)\s+)*"
    r"(?:in|under)\s+(?:(?:the\s+)?(?-i:Engage)\b|(?:enhanced\s+monitoring|special\s+measures)\b)",
    re.IGNORECASE,
)


def monitored(text: str, number: Number) -> CountedNumber | None:
    """'There were still four forces in Engage.'"""
    found = _IN_ENGAGE.match(text, number.end) if (number.value or 0) > 1 else None
    if found is None:
        return None
    return CountedNumber(number, CountedThing(*found.span("what"), "force", "volume", "forces", 2), "counted_things")
