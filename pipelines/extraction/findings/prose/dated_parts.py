"""Several demands in one sentence, each with its own date: "It must, by May, train … and within a year review …"

Belongs here: where each is told. Not here: whether the sentence recommends anything (`demands`), causes of concern told
in one sentence (`causes.parts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.findings.words.follow_up import deadline_in
from pipelines.extraction.findings.words.lines import Found

_JOINED = expression(r"(?:[,;] (?:and |but |then )?|\s(?:and|but|then) (?:then )?)(?:that )?(?=\S)")
_BEGINS_WITH_DATE = expression(
    r"(?:(?:to|must|should|that|it|they|the force|the constabulary)[ ,]+)*"
    r"(?P<due>(?:by|before|within|in|over|no later than|not later than|at once|immediately|straight ?away)\b)",
)
_FEWEST_WORDS = 5


def dated_parts(found: Found, sentence: Sentence) -> Sequence[Found]:
    """A recommendation as it was read, or each of those that its sentence asks for by a date of its own."""
    if found.kind != "recommendation" or found.quote.end != sentence.end or found.deadline is None:
        return [found]
    text = sentence.text
    first = text.find(found.deadline)
    starts = [found.quote.start - sentence.start]
    for joined in _JOINED.finditer(text, first + len(found.deadline) if first >= 0 else len(text)):
        begins = _BEGINS_WITH_DATE.match(text, joined.end())
        due = deadline_in(text[begins.start("due") :]) if begins else None
        if begins and due and text.startswith(due, begins.start("due")):
            starts.append(joined.end())
    ends = [*starts[1:], len(text)]
    told = [text[start:end].rstrip(" ,;") for start, end in zip(starts, ends, strict=True)]
    told = [part.removesuffix(" and").rstrip(" ,;") for part in told]
    if len(told) == 1 or any(len(part.split()) < _FEWEST_WORDS for part in told):
        return [found]
    return [_part(found, sentence, start, part) for start, part in zip(starts, told, strict=True)]


def _part(found: Found, sentence: Sentence, start: int, words: str) -> Found:
    span = sentence.span(start, start + len(words))
    return replace(found, quote=span, anchor=span, title=" ".join(words.split()), deadline=deadline_in(words))
