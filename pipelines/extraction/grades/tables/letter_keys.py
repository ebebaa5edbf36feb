"""Letters that stand for grades in a document's tables, as a key beside them tells.

Belongs here: reading the key. Not here: the tables (`judgments`).

    Key: O outstanding, G good, RI requires improvement, I inadequate
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.grade_words import GRADE, may_grade

_LETTERS = r"(?-i:[A-Z]{1,3})"
_MEANS = r"['\")]?\s*(?:[=:–-]|stands\s+for|means|is|for)?\s*['\"(]?"
_PAIR = expression(
    rf"(?<!\w)(?P<letters>{_LETTERS}){_MEANS}(?P<grade>{GRADE})\b|(?P<named>\b{GRADE}){_MEANS}(?P<short>{_LETTERS})(?!\w)",
    re.IGNORECASE,
)
_FEWEST = 3
"""So many letters make a key."""
_LONGEST = 400


def letters_of(context: Context) -> Mapping[str, str]:
    """The grade that each letter of the document's key stands for; empty where it has none."""
    for sentence in context.sentences:
        if len(sentence.text) > _LONGEST or not may_grade(sentence.text):
            continue
        pairs = [
            (found["letters"] or found["short"], found["grade"] or found["named"])
            for found in _PAIR.finditer(sentence.text)
        ]
        key = {letters: grade for letters, grade in pairs if letters[0].lower() == grade[0].lower()}
        if len(key) >= _FEWEST and len(key) == len(pairs):
            return key
    return {}
