"""Numbers of cases told only to compare with those of now: 'in 2015 it was 7 of 39', 'compared with 9', 'cut to 61'.

Belongs here: the words that set such a number apart, so that no later count leans on it. Not here: which number a count
leans on instead (`bases.before`), or changes as facts of their own (`volumes`, `rates`).
"""

from __future__ import annotations

from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.counts.words.count import Count
from pipelines.extraction.grammar.grade_words import GRADE
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.grammar.numbers import Number

_WAS_THEN = Quick(
    r"\b(?:(?:in|at|during)\s+(?:[\w-]+\s+)?(?:(?:19|20)\d\d(?:[/-]\d\d)?|(?:our|the|its)\s+(?:last|previous|first|earlier|original)\s+\w+)|"
    r"(?:a|one|two|three|four|five|some)\s+years?\s+(?:ago|earlier|before)|last\s+time|when\s+we\s+(?:last|first)\s+\w+|previously),?\s+"
    r"(?:it|this|that|the\s+(?:figure|number|result|count|tally)s?)\s+(?:was|were|had\s+been)\s+"
    rf"{HEDGES}$",
    rf"\b(?:compared\s+(?:with|to)|as\s+against|against|(?:up|down)\s+from)\s+(?:the\s+)?{HEDGES}$",
)
"""'In 2015 it was 7 of 39', 'compared with 9 of 48 two years before'."""
_NUMBERS_TO_COMPARE = Quick(
    rf"\b(?:compared\s+(?:with|to)|as\s+against|(?:up|down)\s+from)\s+(?:(?:\d+|{CARDINAL})(?:\s+{GRADE})?(?:,|\s+and|,\s+and)\s+){{0,3}}{HEDGES}$"
)
"""'… 16 required improvement and 8 were inadequate, compared with 9, 17 and 20 in 2018'."""
_CHANGED_TO = Quick(
    r"\bfrom\s+(?:[a-z]+\s+){0,2}\d[\d,.]*\s+(?:[\w/-]+\s+){0,4}to\s+(?:[a-z]+\s+){0,2}$",
    r"\b(?:brought|cut|reduced|fell|fallen|dropped|rose|risen|grew|grown|increased|raised|lowered|gone|went)\s+"
    rf"(?:(?:down|up|back|now|since|further|sharply|slightly)\s+)*(?:to|by)\s+{HEDGES}$",
)
"""'Fell by a third, from 229 to 158', 'this has been brought down to 61': no 61 of them."""


def is_of_then(text: str, count: Count) -> bool:
    """Whether a count is told only for what it was at another time."""
    return _WAS_THEN.search(text, 0, count.start) is not None


def is_to_compare(text: str, number: Number) -> bool:
    """Whether a number without a noun counts none of the cases told of before, but cases or things of another time."""
    return (
        _NUMBERS_TO_COMPARE.search(text, 0, number.start) is not None
        or _CHANGED_TO.search(text, 0, number.start) is not None
    )
