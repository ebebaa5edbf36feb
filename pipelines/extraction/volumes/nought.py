"""Counts of nought: 'none of our recommendations has been achieved'.

Belongs here: what was achieved of none. Not here: counts with a number (`places`), the one finding beside others
(`of_findings`), 'no causes of concern', which counts nothing, or the fields of a fact (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.records import Volume
from pipelines.extraction.volumes.facts import Told, fact_of

_NONE_OF = expression(
    r"\b(?P<none>none|not\s+one)\s+of\s+(?:the|our|its|these|those|HMIC\w*'s)\s+(?:(?:\d+|[a-z]+)\s+){0,3}?recommendations\b|"
    r"\brecommendations\b[^.;]{0,60}?,?\s(?P<later>none)\s+(?:of\s+(?:them|these)\s+)?(?:has|have|had|was|were)\b|"
    r"\b(?P<no>no)\s+recommendations\s+(?:have|had|were|has)\b",
    re.IGNORECASE,
)
_DONE = expression(
    r"\b(?:achieved|implemented|completed?|met|closed|discharged|fulfilled|addressed|delivered)\b", re.IGNORECASE
)


def none_achieved(context: Context, sentence: Sentence) -> Iterator[Volume]:
    """'None of our recommendations has been fully achieved': a count of nought."""
    if "recommendations" not in sentence.text.lower():
        return
    for found in _NONE_OF.finditer(sentence.text):
        group = next(name for name in ("none", "later", "no") if found[name])
        done = _DONE.search(sentence.text, found.end())
        if done is None:
            continue
        words = f"0 recommendations {done.group()}"
        yield fact_of(context, sentence, Told(*found.span(group), (), "none_achieved", 0.0, "recommendations", words))
