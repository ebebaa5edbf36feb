"""Counts that a word tells without a number: 'none of our recommendations has been achieved', 'no causes of concern'.

Belongs here: none achieved, no cause of concern, a single one. Not here: counts with a number (`places`), the one
finding beside others (`shapes.of_findings`), or the fields of a fact (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
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


_CONCERN = expression(
    r"\bareas?\s+for\s+improvement\b[^.;]{0,60}?(?:,|\band|\bbut|\bwith)\s[^.;\d]{0,40}?\b(?P<no>no)\s+(?P<noun>causes?\s+(?:of|for)\s+concern)\b|"
    r"\b(?P<one>a\s+single)\s+(?P<single>cause\s+(?:of|for)\s+concern)\b",
    re.IGNORECASE,
)


def concerns_in_a_word(context: Context, sentence: Sentence, taken: frozenset[int]) -> Iterator[Volume]:
    """'13 areas for improvement and no causes of concern', 'a single cause of concern'."""
    if " concern" not in sentence.text or sentence.block.kind == "heading":
        return
    for found in _CONCERN.finditer(sentence.text):
        value, word, noun = (0.0, "no", "noun") if found["no"] else (1.0, "one", "single")
        place = found.start(word), found.end(noun)
        if sentence.start + place[0] in taken:
            continue
        told = Told(
            *found.span(word),
            (),
            "none_achieved",
            value,
            found[noun],
            f"{value:g} causes of concern",
            window=place,
        )
        yield fact_of(context, sentence, told)


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
