"""Counts of cases that are of all there are: 'each of its 38 groups has a plan' also says that it has 38.

Belongs here: where the number of such a count stands for itself besides. Not here: the count (`counts.shapes.wholes`),
or the whole that a part is of (`shapes.parts`).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.words.reviewing import speaks_of_review
from pipelines.extraction.grammar.counted import thing_after
from pipelines.extraction.grammar.hedges import HEDGED_MORE
from pipelines.extraction.grammar.number_words import CARDINAL
from pipelines.extraction.records import CaseCount

_LASTING = (
    "people",
    "posts",
    "vehicles",
    "devices",
    "groups",
    "findings",
    "recommendations",
    "buildings",
    "applications",
)
"""What a force has or was given, unlike cases that were read."""


def all_there_are(context: Context, counts: Collection[CaseCount]) -> frozenset[int]:
    """Where the numbers of counts of all stand, as far as they tell how many of a lasting thing there are."""
    wholes = [count for count in counts if count.numerator == count.denominator]
    found: set[int] = set()
    for count in wholes:
        sentence = _at(context, count)
        if sentence is None or speaks_of_review(sentence.text):
            continue
        for number in sentence.numbers:
            if number.kind != "cardinal" or number.value != count.denominator:
                continue
            thing = thing_after(sentence.text, number.end)
            if thing and thing.role == "volume" and thing.unit in _LASTING:
                span = sentence.span(number.start, number.end)
                found.update(range(span.start, span.end))
    return frozenset(found)


def _at(context: Context, count: CaseCount) -> Sentence | None:
    return context.once(_by_start).get(count.quote.start)


def _by_start(context: Context) -> dict[int, Sentence]:
    return {sentence.start: sentence for sentence in context.sentences}


_OF = expression(
    r"\b(?:of|among|amongst)\s+(?:(?:the|these|those|our|its|some|all)\s+)*$|\bdealt\s+with\s+$", re.IGNORECASE
)
_CALLED_FOR = expression(r"\s+(?:[\w-]+\s+){1,4}(?:should|ought\s+to|needed\s+to|had\s+to)\b", re.IGNORECASE)
"""'81 crimes ought to have been recorded, and 73 were'."""
_OF_WHICH_BEHIND = expression(
    rf"[^.;\d]{{3,90}}?,?\s+(?:and\s+)?of\s+(?:which|whom)\s+{HEDGED_MORE}(?:\d|{CARDINAL}\b)", re.IGNORECASE
)
"""'318 offences were reported, of which 302 were recorded'."""


def bases_of(context: Context, counts: Collection[CaseCount]) -> frozenset[int]:
    """Where the numbers of cases stand that counts of their sentence are parts of, and nothing besides."""
    told: dict[int, set[int]] = {}
    for count in counts:
        told.setdefault(count.quote.start, set()).add(count.denominator)
    return frozenset(
        at
        for sentence in context.sentences
        if sentence.start in told
        for number in sentence.numbers
        if number.kind == "cardinal"
        and number.value in told[sentence.start]
        and (
            sentence.block.kind == "table_row"
            or _OF.search(sentence.text[: number.start])
            or _CALLED_FOR.match(sentence.text, number.end)
            or _OF_WHICH_BEHIND.match(sentence.text, number.end)
        )
        for at in range(sentence.start + number.start, sentence.start + number.end)
    )
