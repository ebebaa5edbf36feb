"""Numbers that only say what a number of cases is made of: '135 records: 75 calls, 40 visits and 20 investigations'.

Belongs here: finding such parts by their nouns and their sum. Not here: counts of what was found in the cases
(`shapes.pairs`, `shapes.wholes`, `bases.of_base`), or the sizes of samples (`sample_sizes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.counts.sizes.reviewed import is_reviewed
from pipelines.extraction.counts.words.count import SENTENCES_AT_HAND, cardinals
from pipelines.extraction.grammar.case_nouns import case_noun, counts_scope
from pipelines.extraction.grammar.clauses import LIMITS
from pipelines.extraction.grammar.counted import anything_after
from pipelines.extraction.grammar.numbers import Number

_LEADS_TO_PARTS = expression(
    rf"[^.;:]{{0,80}}?(?::|\s-|\(|,?\s+(?:made\s+up\s+of|consisting\s+of|comprising|which\s+comprised|namely|being|that\s+is,?))\s*"
    rf"{LIMITS}$",
    re.IGNORECASE,
)
_BETWEEN_PARTS = expression(rf"[^.;:\d]{{3,70}}?(?:,|,?\s+(?:and|plus)|,?\s+as\s+well\s+as)\s+{LIMITS}$", re.IGNORECASE)
_COME_FROM = expression(
    r"\s+(?:(?:that|which|who)\s+(?:(?:had|have|has|were|was)\s+)?(?:been\s+)?|(?:were|was)\s+)?"
    r"(?:recorded|reported|logged|registered|classed|classified|filed|received|taken|made|held|drawn|dated|came|handled|managed|closed|ended|finalised)\b|"
    r"\s+(?:in|from|at|by)\s+[\w\d]",
    re.IGNORECASE,
)
"""'230 that had been recorded as stalking', '40 from Leeds': where they are from, and nothing found in them."""
_LEAST_PARTS = 2


def parts_of(sentence: Sentence, whole: Number) -> Sequence[Number]:
    """The numbers right behind a whole that name what it is made of and add up to it; none where they don't."""
    text = sentence.text
    numbers = cardinals(sentence)
    later = [number for number in numbers if number.start > whole.end and not counts_scope(text, number.end)]
    if not later or not _LEADS_TO_PARTS.match(text[whole.end : later[0].start]):
        return ()
    run = [later[0]]
    for one, other in pairwise(later):
        if not _BETWEEN_PARTS.match(text[one.end : other.start]) or _sum(run) >= (whole.value or 0):
            break
        run.append(other)
    named = all(
        case_noun(text, part.end) or anything_after(text, part.end) or _COME_FROM.match(text, part.end) for part in run
    )
    return run if named and len(run) >= _LEAST_PARTS and _sum(run) == whole.value else ()


@lru_cache(maxsize=SENTENCES_AT_HAND)
def parts_in(sentence: Sentence) -> frozenset[int]:
    """Where the numbers stand that are parts of a number before them."""
    if len(sentence.numbers) <= _LEAST_PARTS:
        return frozenset()
    return frozenset(part.start for whole in cardinals(sentence) for part in parts_of(sentence, whole))


def _sum(numbers: Sequence[Number]) -> float:
    return sum(number.value or 0 for number in numbers)


def parts_reviewed(sentence: Sentence) -> frozenset[int]:
    """The numbers that divide what was reviewed: 'we reviewed 135 records: 75 calls, 40 visits and 20 searches'."""
    made_of = parts_in(sentence)
    if not made_of:
        return made_of
    return frozenset(
        part.start
        for whole in sentence.numbers
        if whole.kind == "cardinal" and is_reviewed(sentence.text, whole)
        for part in parts_of(sentence, whole)
    )
