"""Counts told in the order of the samples before: 'Eighteen and 24 respectively', after 20 cautions and 30 warnings.

Belongs here: pairing such counts with the sizes that came before. Not here: counts of one number of cases
(`bases.of_base`), or how many were reviewed (`sizes.reviewed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.sizes.reviewed import is_reviewed
from pipelines.extraction.counts.words.count import Count, alone, cardinals
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.numbers import Number

_SAID = expression(r"[^.;:\d]{0,60}?\brespectively\b", re.IGNORECASE)
_NEXT = expression(r"\s*,\s+|,?\s+and\s+", re.IGNORECASE)


def respective_counts(context: Context, sentence: Sentence) -> Iterator[Count]:
    """The counts of 'eighteen, 17 and 20 respectively', each out of its own number of cases told before."""
    parts = _listed(sentence)
    if not parts:
        return
    for said in (sentence, *context.before(sentence)):
        sizes = [
            number
            for number in cardinals(said)
            if (said is not sentence or number.end < parts[0].start)
            and case_noun(said.text, number.end) is not None
            and not counts_scope(said.text, number.end)
        ]
        read = any(is_reviewed(said.text, size) for size in sizes)
        if (
            len(sizes) == len(parts)
            and read
            and all((p.value or 0) <= (s.value or 0) for p, s in zip(parts, sizes, strict=True))
        ):
            base = None if said is sentence else said
            for part, size in zip(parts, sizes, strict=True):
                yield alone(part, int(size.value or 0), "part_of_base", base=base)
            return


def _listed(sentence: Sentence) -> list[Number]:
    """The bare numbers that 'respectively' says the order of."""
    text = sentence.text
    run: list[Number] = []
    for one, other in pairwise(cardinals(sentence)):
        joined = _NEXT.fullmatch(text, one.end, other.start) is not None
        run = ([*run, other] if run else [one, other]) if joined else []
        if run and _SAID.match(text, other.end):
            return run
    return []
