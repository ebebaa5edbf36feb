"""Counts of nought: 'none of our recommendations has been achieved', 'no causes of concern'.

Belongs here: what inspectors raised or closed none of. Not here: counts with a number (`places`), the one finding
beside others (`of_findings`), or the fields of a fact (`facts`).
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
_NO_FINDINGS = expression(
    r"\b(?P<no>no|not\s+(?:one|a\s+single))\s+(?:(?:new|further|formal|other|additional|accelerated|single)\s+)*(?P<what>causes?\s+(?:of|for)\s+concern|areas?\s+for\s+improvement)\b",
    re.IGNORECASE,
)
_SUPPOSED = expression(r"\b(?:if|should|would|could|may|might|unless|until|whether|where|longer|when)\b", re.IGNORECASE)


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


def none_raised(context: Context, sentence: Sentence) -> Iterator[Volume]:
    """'The report contains 13 areas for improvement and no causes of concern.'"""
    found = (
        _NO_FINDINGS.search(sentence.text) if " concern" in sentence.text or " improvement" in sentence.text else None
    )
    if found is None or _SUPPOSED.search(sentence.text):
        return
    what = found["what"].lower()
    words = f"0 {what} were raised"
    yield fact_of(context, sentence, Told(*found.span("no"), (), "none_raised", 0.0, what, words, window=found.span()))
