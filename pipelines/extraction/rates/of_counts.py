"""Shares that say once more how many were counted: 'there were 19 at the end of August, or 13% of posts'.

Belongs here: the measure that such a share takes from the count beside it. Not here: shares with words of their own
(`measured`), or that go on from another share (`taken_up`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.measures.matches import known
from pipelines.extraction.records import Rate, Volume

_OR = expression(
    r"[^.;\d]{0,60}?(?:,\s+or|\(|\bor|,\s+(?:which|that)\s+is|,?\s+(?:equal|equivalent|amounting)\s+to|,?\s+(?:representing|making\s+up))\s*"
    rf"{HEDGES}",
    re.IGNORECASE,
)
_OF_POSTS = expression(
    r"\s+of\s+(?:(?:the|its|all|their|our|such|these|those)\s+)*(?:[\w-]+\s+)?(?:posts|establishment|strength|total|caseload|workforce|roles|jobs|number|cases)\b|\s*[).,;]|$",
    re.IGNORECASE,
)
_SHARED_UNITS = ("cases", "percent")


def of_counts_beside(context: Context, rates: Sequence[Rate], volumes: Sequence[Volume]) -> list[Rate]:
    """The rates, those without a measure with that of the count that they only put as a share."""
    counted: dict[int, list[Volume]] = {}
    for volume in volumes:
        if volume.measure_id and known(volume.measure_id).unit in _SHARED_UNITS:
            counted.setdefault(volume.quote.start, []).append(volume)
    return [_of_count(context, rate, counted.get(rate.quote.start, ())) for rate in rates]


def _of_count(context: Context, rate: Rate, counted: Sequence[Volume]) -> Rate:
    before = [volume for volume in counted if volume.anchor.end <= rate.anchor.start]
    if rate.measure_id or rate.role == "change" or not before:
        return rate
    plain, last = context.document.plain, before[-1]
    same = _OR.fullmatch(plain, last.anchor.end, rate.anchor.start) and _OF_POSTS.match(plain, rate.anchor.end)
    return replace(rate, measure_id=last.measure_id) if same else rate
