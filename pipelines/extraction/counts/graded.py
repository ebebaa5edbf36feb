"""Numbers of cases of a grade: '31 inadequate', 'nine were good', 'good, 11'.

Belongs here: the grade that stands beside a number. Not here: grades of forces (`grades`), numbers in other places
(`places`), or adding such numbers up (`tallies`).
"""

from __future__ import annotations

import re

from pipelines.extraction.grammar.grade_words import GRADE, may_grade
from pipelines.extraction.grammar.numbers import Number

_GRADED_AFTER = re.compile(
    r"\s+(?:(?:cases?|files?|records?|investigations?|more|others?|of\s+(?:them|these|those)|of\s+the\s+(?:[\w-]+\s+)?\w+s)\s+)?"
    r"(?:(?:were|was)\s+)?"
    r"(?:(?:graded|judged|rated|assessed)\s+)?(?:as\s+|to\s+be\s+|to\s+)?(?:being\s+)?"
    r"['\"]?(?P<grade>outstanding|good|adequate|inadequate|require?\w*\s+improvement|need\w+\s+improvement)\b",
    re.IGNORECASE,
)
_GRADED_BEFORE = re.compile(rf"\b(?:{GRADE})['\"]?\s*[,:(=–-]\s*$", re.IGNORECASE)
"""'Good, 11; requires improvement, 14'."""
_GRADE_THEN_NUMBER = re.compile(rf"(?:^|[:;,]\s*(?:and\s+)?)['\"]?(?:{GRADE})['\"]?\s+$", re.IGNORECASE)
_NEXT_GRADE = re.compile(r"\s*(?:cases?|files?)?\s*(?:[;,.()]|$)", re.IGNORECASE)
"""'Inadequate 3; requires improvement 6; good 4'."""
_ONLY_GRADE_BEFORE = re.compile(rf"\W*(?:{GRADE})\s+", re.IGNORECASE)
_NOTHING_AFTER = re.compile(r"\s*(?:cases?|files?)?\W*$", re.IGNORECASE)


def grade_beside(text: str, number: Number) -> str | None:
    """The grade that stands right behind a number: '31 inadequate', 'nine were good'."""
    found = _GRADED_AFTER.match(text, number.end) if may_grade(text) else None
    return found["grade"].lower() if found else None


def is_graded(text: str, number: Number) -> bool:
    """Whether a number counts cases of a grade: '11 were good', 'good, 11'."""
    if not may_grade(text):
        return False
    after, before = _GRADED_AFTER.match(text, number.end), _GRADED_BEFORE.search(text, 0, number.start)
    listed = _GRADE_THEN_NUMBER.search(text, 0, number.start) and _NEXT_GRADE.match(text, number.end)
    return bool(after or before or listed or is_only_grade(text, number))


def is_only_grade(text: str, number: Number) -> bool:
    """'12 examined. Good 5. Inadequate 3.': whether a sentence is nothing but a grade and its number."""
    return bool(_ONLY_GRADE_BEFORE.fullmatch(text, 0, number.start) and _NOTHING_AFTER.match(text, number.end))
