"""Paragraphs below 'the force needs to:' that each say one thing to do: a list that lost its marks.

Belongs here: how many of them there are. Not here: other lists without marks (`headings`), or what they ask for (the
extraction room).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from pipelines.documents.expressions.late import expression
from pipelines.verb_forms import opens_with_verb

_ASKS = expression(r"\b(?:to|must|should|ought to)(?: (?:also|now|urgently|immediately))?\s*:$", re.IGNORECASE)
_ONE_SENTENCE = expression(r"[A-Z](?:[^.!?:\"]|\.(?=\w)){8,298}[.;]?")
_FEWEST = 2


def tasks_below(lead_in: str, paragraphs: Iterable[str]) -> int:
    """How many of the paragraphs below a line are its items; 0 where it asks for nothing or they are too few."""
    if not _ASKS.search(lead_in):
        return 0
    found = sum(1 for _ in takewhile(_is_task, paragraphs))
    return found if found >= _FEWEST else 0


def _is_task(paragraph: str) -> bool:
    """'Improve how it supervises investigations.'"""
    return _ONE_SENTENCE.fullmatch(paragraph) is not None and opens_with_verb(paragraph)
