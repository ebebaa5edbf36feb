"""Where in its clause a count stands: fronted ('In 7 of 12 cases, …'), subject ('Seven had …'), or neither.

Belongs here: the few places that the grammar of counts is built from. Not here: whether a number is a count
(`counts_of_base`) or which words it governs (`governed`).

Each pattern is searched in the text up to the count.
"""

from __future__ import annotations

import re

_OPENED_BY = (
    r"(?:^['\"]?|[,;:(]\s*|\s-\s+|\b(?:found|that|where|because|as|then|which|said|says|means|shows|showed)\s+)"
    r"(?:(?:and|but|while|whereas|although|though|yet|so|however,?|with|or|that)\s+){0,2}|"
    r"\b(?:and|but|while|whereas|although|though|yet|so)\s+"
)
CLAUSE_BEGINS = rf"(?:{_OPENED_BY})(?:(?:also|however|then),?\s+)?"
"""The start of a sentence or of a clause in it."""

LIMITS = (
    r"(?:(?:only|just|as\s+(?:many|few)\s+as|at\s+least|about|around|approximately|nearly|almost|over|all|a|the|another|"
    r"further|others?|remaining|additional|some|also)\s+){0,4}"
)
"""What may stand before a number and changes nothing of its place: 'only', 'a further', 'the other'."""

FRONTED = re.compile(
    rf"{CLAUSE_BEGINS}(?:only\s+)?(?:in|for|on|with|at|during|within|from|across|of|by)\s+{LIMITS}$", re.IGNORECASE
)
SUBJECT = re.compile(rf"{CLAUSE_BEGINS}{LIMITS}['\"]?$", re.IGNORECASE)
CLOSING = re.compile(rf"\b(?:in|for|on|from|to|at|with)\s+{LIMITS}$", re.IGNORECASE)
"""'… were late in four': the last words of a clause, if it ends there."""
FOUND = re.compile(
    rf"\b(?:found|identified|noted|saw|rated|graded|judged|assessed|considered|recorded|there\s+were|were|was)\s+"
    rf"(?:in\s+)?{LIMITS}$",
    re.IGNORECASE,
)
"""'We found two where …', 'they rated 21 of them good'."""
CLOSES = re.compile(r"\s*(?:[,.;)]|and\b|but\b|$)", re.IGNORECASE)
"""What ends a clause, matched behind the count."""
