"""Cases that go back to whoever had them: 'we referred six cases back to the force', 'it returned four for more work'.

Belongs here: such cases, which are a figure however few, also of a sample. Not here: other results of work
(`states`), or how many cases of a sample did well (`counts`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.counted import CountedNumber, CountedThing
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.numbers import Number

_SENT = expression(
    rf"\b(?:refer(?:s|red)?|s[ei]nt|sends?|return(?:s|ed)?|pass(?:es|ed)?|hand(?:s|ed)?|g[ai]ve|given|took|taken)\s+(?:back\s+)?{HEDGED_MORE}$",
    re.IGNORECASE,
)
_BACK = expression(
    r"\s+(?:of\s+(?:them|these|those)\s+|(?:[\w-]+\s+){0,2}?(?P<what>cases|files|records|investigations|crimes|incidents|referrals|forms|reports|logs|assessments|plans|actions)\s+)?back\b",
    re.IGNORECASE,
)
_FEWEST = 2.0


def sent_back(text: str, number: Number) -> CountedNumber | None:
    """'It sent six back for more work.'"""
    if (number.value or 0) < _FEWEST or not _SENT.search(text, 0, number.start):
        return None
    found = _BACK.match(text, number.end)
    if found is None:
        return None
    place = found.span("what") if found["what"] else (number.end, number.end)
    return CountedNumber(number, CountedThing(*place, "case", "volume", "cases", _FEWEST), "counted_things")
