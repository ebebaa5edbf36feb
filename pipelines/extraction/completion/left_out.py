"""Crimes that were recorded and those that were not: most are, and few are left out.

Belongs here: of which of the two a figure is whose measure was taken from the words around it. Not here: figures that
go on from others (`going_on`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.records import Rate, Volume

Figure = TypeVar("Figure", Rate, Volume)

_NOT_RECORDED = "crime_not_recorded_"
_RECORDED = "crime_recorded_"
_HAVE_OPPOSITES = frozenset(f"{_RECORDED}{kind}" for kind in ("all", "violence", "sexual"))
_LEFT_OUT = expression(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:[a-z]+\s+){0,3}?(?:record|log|list|register|enter|captur|not(?:e|ing)\b|crimed|put|make|made|writ|taken)|"
    r"\bun-?(?:record|report)ed\b|\bunder-?\s?record|\bfail(?:s|ed|ing|ure|ures)?\s+(?:[a-z]+\s+){0,2}?to\s+(?:[a-z]+\s+){0,2}?(?:record|log|register)|"
    r"\b(?:go|goes|going|went|gone|is|are|were|being|been|was)\s+(?:[a-z]+ly\s+)?(?:missing|lost|missed|dismissed|ignored|overlooked|left\s+(?:off|out))\b|"
    r"\b(?:miss(?:es|ed|ing)?|los(?:es?|ing|t))\s+(?:[a-z]+\s+){0,4}?(?:\d|one\b|an?\b|two\b)|\bslip\w*\s+through",
    re.IGNORECASE,
)
"""'Was not recorded', 'fail to officially record', 'go missing': words of recording, and of none."""
_FEW, _MOST = 40.0, 60.0
"""Percent: no force ever recorded so few of the crimes reported to it, or left so many out."""
_ALL, _EXACT = 100.0, 0.05
"""'We estimate that 88.7 percent are recorded. The 11.3 percent that go unrecorded': percent, told to one decimal."""


def of_what_is_recorded(context: Context, fact: Figure, before: Sequence[Figure]) -> Figure:
    """'Some 1,900 crimes are not recorded. The rate was 93.4 percent': most crimes are recorded, and few are not."""
    measure, missed = fact.measure_id or "", fact.measure_id is None and "unrecorded" in fact.subject
    opposite = measure.replace(_RECORDED, _NOT_RECORDED)
    if not isinstance(fact, Rate):
        left_out = measure in _HAVE_OPPOSITES and _LEFT_OUT.search(fact.subject)
        return replace(fact, measure_id=opposite) if left_out else fact
    unsaid = measure in _HAVE_OPPOSITES
    if fact.role in ("change", "standard") or not (unsaid or measure.startswith(_NOT_RECORDED) or missed):
        return fact
    if fact.percent >= _MOST:
        return replace(fact, measure_id=measure.replace(_NOT_RECORDED, _RECORDED) or None)
    rest = [
        one.measure_id for one in before if isinstance(one, Rate) and abs(_ALL - one.percent - fact.percent) < _EXACT
    ]
    of_rest = next((name for name in reversed(rest) if name and name.startswith(_RECORDED)), measure)
    if unsaid and not _LEFT_OUT.search(context.document.plain, fact.quote.start, fact.quote.end):
        told = bool(before) and (before[-1].measure_id or "").startswith(_NOT_RECORDED)
        return fact if fact.percent >= _FEW else replace(fact, measure_id=opposite if told else None)
    return replace(fact, measure_id=of_rest.replace(_RECORDED, _NOT_RECORDED) or None)
