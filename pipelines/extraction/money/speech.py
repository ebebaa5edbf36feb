"""Reported speech put as it was spoken: 'she said it would cost £4m' as 'it will cost £4m'.

Belongs here: the words of a sentence as they were said. Not here: tenses (`tense`), or what sort of paper it is
(`papers`).
"""

from __future__ import annotations

import re

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.papers import is_reported

_CONDITION = re.compile(
    r"\b(?:if|unless|should|were|otherwise|without)\b|^\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\s", re.IGNORECASE
)
"""'If the award were higher, it would cost £2m', 'a rise of £10 would bring in £2m': imagined, whoever says it."""
_ON_CONDITION = re.compile(
    r"\b(?:if|unless|as\s+long\s+as|on\s+condition)\b(?!\s+(?:it\s+is\s+)?(?:approved|agreed))", re.IGNORECASE
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_REPORTED = Quick(
    r"\b(?:said|told|heard|explained|noted|added|stated|warned|confirmed|reminded|reported|advised|informed|answered|replied|"
    r"outlined|clarified|revealed|announced|estimated|meant|thought|believed)\b(?P<between>(?:(?!\bwould\b)[^;“”\"‘])*?)\bwould\b(?!\s+have\s+(?!to\b)|\s+(?:be\s+(?:prepared|willing|happy)|support|accept|prefer|pay)\b)",
)
"""'She said the award would add £5m'; 'would have added' tells of what did not come about, and 'they said they would
pay' of what those asked might."""
_SUPPOSED = re.compile(
    r"\b(?:if|unless|should|otherwise|without|were)\b|(?:^|\bthat)\s+(?:an?|each|every|any|another)\s", re.IGNORECASE
)
"""'He said a merger would save £4m': of whatever merger."""


def as_spoken(context: Context, sentence: Sentence) -> str:
    """The sentence's words with what is reported put as it was spoken: 'would be' as 'will be'; equally long."""
    text = sentence.text
    if context.once(is_reported):
        return text if _CONDITION.search(text) else _WOULD.sub("will ", text)
    if _ON_CONDITION.search(text):
        return text
    while (said := _REPORTED.search(text)) and not _SUPPOSED.search(said["between"]):
        text = f"{text[: said.end() - len('would')]}will {text[said.end() :]}"
    return text
