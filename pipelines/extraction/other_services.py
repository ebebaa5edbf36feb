"""Documents about another service than the police: a school, a fire service, a prison.

Belongs here: telling that a document speaks of no police force, though it has grades and areas for improvement like a
report on one. Not here: sentences about other services in a document about the police (`grades.claims.denials`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.grade_words import terms

_POLICE = expression(
    r"\b(?:Constabular(?:y|ies))\b|\b(?:police|policing|PEEL)\b|"
    r"\b(?:the|this|our|your|each|every|\w+'s)\s+force\b|\bforces\b",
    re.IGNORECASE,
)
_INSPECTORATE = expression(
    r"\bInspectorate of Constabulary(?:,? (?:and|&) Fire (?:and|&) Rescue Services)?", re.IGNORECASE
)
"""Of both services by its name."""
_OTHER = expression(rf"\b{terms('other body')}s?\b", re.IGNORECASE)


def is_of_other_service(context: Context) -> bool:
    """Whether a document names another service or its inspectorate, and has no word for the police."""
    text = _INSPECTORATE.sub("", context.document.plain)
    return not _POLICE.search(text) and _OTHER.search(text) is not None
