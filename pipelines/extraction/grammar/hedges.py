"""Words before a number that change nothing of what it is a number of: 'about', 'just over', 'no more than'.

Belongs here: these words, from `reference/hedges.csv`, as parts of patterns. Not here: how exactly each of them means a
number (`quantities`), and what else may stand before a count (`clauses`).
"""

from __future__ import annotations

from pipelines import reference
from pipelines.extraction.grammar.phrases import one_of

_OF_NO_MEANING = ("just", "only", "even")
_PHRASES = one_of((*_OF_NO_MEANING, *(row["phrase"] for row in reference.rows("hedges") if row["place"] == "before")))
_MORE = r"another|(?:an?\s+)?(?:further|extra|additional|record)|a\s+total\s+of"

HEDGES = rf"(?:{_PHRASES}\s+)*"
"""Any number of them, each with the space behind it."""
HEDGED_MORE = rf"(?:(?:{_PHRASES}|{_MORE})\s+)*"
"""Also where more is told of than before: 'a further £4m', 'another two'."""
HEDGED_NOUN = rf"(?:(?:{_PHRASES}|{_MORE}|an?|the|that|this|its|their|our)\s+)*"
"""Also where the number stands within a noun phrase: 'from the £4m', 'a £2m'."""
