"""Reported speech put as it was spoken: 'she said it would cost £4m' as 'it will cost £4m'.

Belongs here: the words of a sentence as they were said. Not here: tenses (`words.tense`), or what sort of paper it is
(`papers.paper`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.papers.paper import is_reported

_CONDITION = expression(
    r"\b(?:if|unless|should|were|otherwise|without)\b|^\W*(?:[\d.]+\s+)?(?:an?|each|every|any|another)\s|"
    r"\bthat\s+(?:an?|each|every|any|another)\s+(?:further\s+|extra\s+|additional\s+|precept\s+|council\s+tax\s+)?(?:increase|rise|cut|reduction|freeze|award|£|\d)",
    re.IGNORECASE,
)
"""'If the award were higher, it would cost £2m', 'a rise of £10 would bring in £2m': imagined, whoever says it."""
_ON_CONDITION = expression(
    r"\b(?:if|unless|as\s+long\s+as|on\s+condition)\b(?!\s+(?:it\s+is\s+)?(?:approved|agreed))", re.IGNORECASE
)
_WOULD = expression(r"\bwould\b", re.IGNORECASE)
_REPORTED = Quick(
    r"\b(?:said|told|heard|explained|noted|added|stated|warned|confirmed|reminded|reported|advised|informed|answered|replied|"
    r"outlined|clarified|revealed|announced|estimated|meant|thought|believed)\b(?P<between>(?:(?!\bwould\b)[^;“”\"‘])*?)\bwould\b(?!\s+have\s+(?!to\b)|\s+(?:be\s+(?:prepared|willing|happy)|support|accept|prefer|pay)\b)",
)
"""'She said the award would add £5m'; 'would have added' tells of what did not come about, and 'they said they would
pay' of what those asked might."""
_SUPPOSED = expression(
    r"\b(?:if|unless|should|otherwise|without|were)\b|(?:^|\bthat)\s+(?:an?|each|every|any|another)\s", re.IGNORECASE
)
"""'He said a merger would save £4m': of whatever merger."""


_WAS_DOING = expression(r"\b(?:was|were)(?=\s+(?:now\s+|not\s+|also\s+)*[a-z]+ing\b)", re.IGNORECASE)
_SAID = expression(
    r"\b(?:said|told|heard|explained|noted|added|stated|emphasised|reminded|reported|advised|informed|confirmed)\b"
)


def as_spoken(context: Context, sentence: Sentence) -> str:
    """The sentence's words with what is reported put as it was spoken, equally long: 'would be' as 'will be'."""
    text = sentence.text
    meeting = context.once(is_reported)
    said_first = 0 if meeting else _end_of(_SAID.search(text), len(text))
    text = text[:said_first] + _WAS_DOING.sub(
        lambda was: "is " if was[0].lower() == "was" else "are ", text[said_first:]
    )
    if meeting:
        return text if _CONDITION.search(text) else _WOULD.sub("will ", text)
    if _ON_CONDITION.search(text):
        return text
    while (said := _REPORTED.search(text)) and not _SUPPOSED.search(said["between"]):
        text = f"{text[: said.end() - len('would')]}will {text[said.end() :]}"
    return text


def _end_of(found: re.Match[str] | None, otherwise: int) -> int:
    return found.end() if found else otherwise
