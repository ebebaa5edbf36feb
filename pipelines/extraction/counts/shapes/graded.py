"""Numbers of cases of a grade: '31 inadequate', 'nine were good', 'good, 11'.

Belongs here: the grade that stands beside a number. Not here: grades of forces (`grades`), numbers in other places
(`places`), or adding such numbers up (`tallies`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import THEM
from pipelines.extraction.grammar.grade_words import GRADE, may_grade
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.numbers import Number

_GRADED_AFTER = expression(
    rf"\)?(?:,\s+or\s+[\d.]+\s?(?:%|per\s?cent),|\s+\([\d.]+\s?(?:%|per\s?cent)\))?\s+(?:(?:cases?|files?|records?|investigations?|more|others?|of\s+(?:{THEM}|wh(?:ich|om))|of\s+the\s+(?:[\w-]+\s+)?\w+s)\s+)?"
    r"(?:(?:(?:that|which)\s+)?(?:were|was)\s+|(?:that|which)\s+|(?:we|inspectors|they|it)\s+)?"
    r"(?P<only_graded>(?:thought|considered|found|graded|judged|rated|assessed)\s+)?(?:as\s+|to\s+be\s+|to\s+)?(?:being\s+)?(?:either\s+)?"
    r"['\"]?(?P<grade>outstanding|good|adequate|inadequate|require?\w*\s+improvement|need\w+\s+improvement|in\s+need\s+of\s+improvement)\b",
    re.IGNORECASE,
)
_GRADED_BEFORE = expression(rf"\b(?P<grade>{GRADE})['\"]?\s*[,:(=–-]\s*$", re.IGNORECASE)
"""'Good, 11; requires improvement, 14'."""
_GRADE_IN = expression(
    rf"\b(?P<grade>{GRADE})['\"]?\s+(?:in|for)\s+(?:the\s+)?(?:(?:other|remaining|last|further)\s+)?{HEDGES}$",
    re.IGNORECASE,
)
_ENDS_PHRASE = expression(rf"\s*(?:(?:of\s+{THEM}\s+)?(?:cases|files)?)\s*(?:[,;.()]|\band\b|$)", re.IGNORECASE)
"""'Good in 15, requires improvement in 13 and inadequate in five'."""
_GRADE_THEN_NUMBER = expression(
    rf"(?:^|[:;,]\s*(?:and\s+)?|\s[-–]\s+)['\"]?(?P<grade>{GRADE})['\"]?\s+$", re.IGNORECASE
)
_NEXT_GRADE = expression(r"\s*(?:cases?|files?)?\s*(?:[;,.()]|$)", re.IGNORECASE)
"""'Inadequate 3; requires improvement 6; good 4'."""
_ONLY_GRADE_BEFORE = expression(rf"\W*(?P<grade>{GRADE})\s+", re.IGNORECASE)
_NOTHING_AFTER = expression(r"\s*(?:cases?|files?)?\W*$", re.IGNORECASE)


def grade_beside(text: str, number: Number) -> str | None:
    """The grade that stands right behind a number or in one phrase with it: '31 inadequate', 'good, 11'."""
    if not may_grade(text):
        return None
    found = _GRADED_AFTER.match(text, number.end)
    if found is None and _ENDS_PHRASE.match(text, number.end):
        found = _GRADE_IN.search(text, 0, number.start)
    if found is None:
        found = _GRADED_BEFORE.search(text, 0, number.start)
    if found is None and _NEXT_GRADE.match(text, number.end):
        found = _GRADE_THEN_NUMBER.search(text, 0, number.start)
    if found is None and is_only_grade(text, number):
        found = _ONLY_GRADE_BEFORE.fullmatch(text, 0, number.start)
    return found["grade"].lower() if found else None


def is_graded(text: str, number: Number) -> bool:
    """Whether a number counts cases of a grade: '11 were good', 'good, 11'."""
    return grade_beside(text, number) is not None


def is_only_grade(text: str, number: Number) -> bool:
    """'12 examined. Good 5. Inadequate 3.': whether a sentence is nothing but a grade and its number."""
    return bool(_ONLY_GRADE_BEFORE.fullmatch(text, 0, number.start) and _NOTHING_AFTER.match(text, number.end))
