"""Reported speech put as it was spoken: 'she said it would cost £4m' as 'it will cost £4m'.

Belongs here: the words of a sentence as they were said. Not here: tenses (`tense`), or what sort of paper it is
(`papers`).
"""

from __future__ import annotations

import re

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.papers import is_minutes

_CONDITION = re.compile(
    r"\b(?:if|unless|should|were|otherwise|without)\b|^\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\s", re.IGNORECASE
)
"""'If the award were higher, it would cost £2m', 'a rise of £10 would bring in £2m': imagined, whoever says it."""
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)


def as_spoken(context: Context, sentence: Sentence) -> str:
    """The sentence's words with what minutes report put as it was spoken: 'would be' as 'will be'; equally long."""
    text = sentence.text
    if _CONDITION.search(text) or not context.once(is_minutes):
        return text
    return _WOULD.sub("will ", text)
