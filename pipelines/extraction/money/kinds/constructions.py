"""Constructions that say what an amount is by their grammar rather than by a noun: 'put £2m into', '£640k over'.

Belongs here: finding them around the amounts of a text. Not here: the constructions (`raised`, `reserved`, `given`,
`received`, `crime`, `spent`, `outturns`, `costs_lowered`, `saved`, `missed`), the vocabulary of single words
(`words.kinds_named`), choosing among all that speaks of an amount (`meaning`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extraction.money.kinds.costs_lowered import COSTS_LOWERED
from pipelines.extraction.money.kinds.crime import BORNE, TAKEN
from pipelines.extraction.money.kinds.given import GIVEN
from pipelines.extraction.money.kinds.missed import MISSED
from pipelines.extraction.money.kinds.outturns import OUTTURNS_TOLD
from pipelines.extraction.money.kinds.raised import RAISED
from pipelines.extraction.money.kinds.received import RECEIVED
from pipelines.extraction.money.kinds.reserved import RESERVED
from pipelines.extraction.money.kinds.saved import SAVED
from pipelines.extraction.money.kinds.spent import SPENT
from pipelines.extraction.money.words.amounts import LARGEST_BILL, Amount
from pipelines.extraction.money.words.kinds_named import KindWord

_ALL = (
    *RAISED,
    *RESERVED,
    *GIVEN,
    *RECEIVED,
    *TAKEN,
    *SPENT,
    *BORNE,
    *OUTTURNS_TOLD,
    *COSTS_LOWERED,
    *SAVED,
    *MISSED,
)


def constructions(text: str, found: Sequence[Amount]) -> list[KindWord]:
    """The words around each amount that tell its kind by how they stand to it, as words of the vocabulary."""
    words: list[KindWord] = []
    for position, amount in enumerate(found):
        opened = found[position - 1].end if position else 0
        closed = found[position + 1].start if position + 1 < len(found) else len(text)
        in_front, to_next = text[opened : amount.start], text[:closed]
        until = text[: amount.start]
        for one in _ALL:
            if amount.value < one.least:
                continue
            before = one.before.search(until if one.across else in_front) if one.before else None
            if one.before and not before:
                continue
            behind = one.behind.match(to_next, amount.end) if one.behind else None
            if one.behind and not behind:
                continue
            if one.kind == "precept" and amount.value >= LARGEST_BILL:
                continue
            start, end = 0, 0
            if before and before.lastgroup:
                first = 0 if one.across else opened
                start, end = first + before.start(before.lastgroup), first + before.end(before.lastgroup)
            elif behind:
                start, end = behind.span(behind.lastgroup or "word")
            words.append(KindWord(start, end, one.kind, one.direction, one.is_verb, end <= amount.start, amount.start))
    return words
