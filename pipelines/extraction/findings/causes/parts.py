"""Several causes of concern told in one sentence: "… two causes of concern: one over calls, the other over files."

Belongs here: where each is told. Not here: whether the sentence raises any (`raised`), those told one sentence each
(`groups`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.findings.words.lines import Found

_IS = (
    r"(?:is|was|being|are|were|relates?|related|concern(?:s|ed|ing)?|cover(?:s|ed|ing)?|deal(?:s|t|ing)? with"
    r"|had to do)"
)
_ABOUT = r"(?:about|over|on|for|around|regarding|in|relating|that|because|with)"
_FIRST = expression(
    rf"\b(?:[Oo]ne|[Tt]he first|[Aa] first|[Ff]irst)(?: of (?:them|these|which))?,? (?:{_IS}|{_ABOUT})\b"
    rf"(?! (?:of|the (?:most|largest|biggest|worst))\b)"
)
_NEXT = expression(
    rf"(?:,|;| -)?\s+(?:and |while |with |but )?((?:the (?:other|second|third|fourth|last)|another|a (?:second|third)"
    rf"|one)(?: one)?(?: of (?:them|these|which))?,? (?:{_IS}|{_ABOUT}|to)\b)"
)
_TWO_ABOUT = expression(
    r"\b(?:two|both|2) (?:[\w-]+ ){0,2}[\"'‘]?(?:causes of concern|CoCs)\b[\"'’]?[^.;:]{0,40}?[ ,:]"
    r"((about|over|on|for|relating to|relate to|related to|regarding|concerning|around)\b.+?),?\s+and\s+(\2\b.+)",
    re.IGNORECASE | re.DOTALL,
)
"""'Two causes of concern, about calls and about files'."""
_FEWEST_WORDS = 4


def _parts_told(sentence: Sentence) -> Sequence[Span]:
    """The words of each of the causes that a sentence tells one after the other; empty where it tells one."""
    text = sentence.text
    if two := _TWO_ABOUT.search(text):
        return [sentence.span(*two.span(1)), sentence.span(*two.span(3))]
    first = _FIRST.search(text)
    if not first:
        return ()
    starts = [first.start(), *(found.start(1) for found in _NEXT.finditer(text, first.end()))]
    if len(starts) == 1:
        return ()
    ends = [*starts[1:], len(text)]
    told = [text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    told = [part.removesuffix(" and").removesuffix(" while").rstrip() for part in told]
    if any(len(part.split()) < _FEWEST_WORDS for part in told):
        return ()
    return [sentence.span(start, start + len(part)) for start, part in zip(starts, told, strict=True)]


def one_by_one(found: Found, sentence: Sentence) -> Sequence[Found]:
    """A finding as it was read, or each of the causes of concern that its sentence tells."""
    is_cause = found.kind in ("cause_of_concern", "cause_of_concern_past") and found.quote.end == sentence.end
    parts = _parts_told(sentence) if is_cause else ()
    words = [" ".join(sentence.text[part.start - sentence.start : part.end - sentence.start].split()) for part in parts]
    told = [replace(found, quote=part, anchor=part, title=title) for part, title in zip(parts, words, strict=True)]
    return told or [found]
