"""'250 cases of violence': cases that are as many crimes.

Belongs here: telling them from cases that were read or dealt with. Not here: what inspectors read (`case_nouns`), or
the nouns that are counted (`counted`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_OF_CRIME = expression(
    r"\s+of\s+(?:[\w-]+\s+){0,2}?(?:rape|assault|violence|abuse|burglary|robbery|theft|stalking|harassment|fraud|murder|"
    r"wounding|exploitation|slavery|arson|corruption)\b",
    re.IGNORECASE,
)
_AMONG_THOSE = expression(r"\b(?:in|of)\s+(?:[\w,-]+\s+){1,2}$", re.IGNORECASE)
"""'In 12 cases of abuse, officers did not …': a part of those that were read."""
_LONGEST_BEFORE = 30
"""Characters."""


def are_cases_of_crime(text: str, start: int, end: int) -> bool:
    """Whether the 'cases' that stand there are counted as crimes."""
    if _OF_CRIME.match(text, end) is None:
        return False
    return _AMONG_THOSE.search(text, max(0, start - _LONGEST_BEFORE), start) is None
