"""Shares in a sentence: percentages, fractions, 'one in five', with the hedges and intervals that belong to them.

Belongs here: finding each share once, also where a headline, a range or an interval takes several numbers. Not here:
what a share is of and what role it plays (`reading`, `roles`), or single numbers (`grammar.numbers`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import (
    Interval,
    from_to,
    goes_with_time,
    hedge,
    in_range,
    interval_after,
    is_figure_of_speech,
)
from pipelines.extraction.rates.one_in_n import Share, of_every, one_in, stand_together
from pipelines.extraction.rates.roles import is_change
from pipelines.extraction.rates.signs_shared import BARE, signed_before

_PART_OF = expression(
    r"\s+(?:of\b|(?:the|its|their|all|these|those|our)\s+\w|(?:a|an)\s+(?:dozen|million|hundred)?\b)|"
    r"\s+(?:(?:being|going|left|still)\s+)?(?:unrecorded|unsolved|undetected|unresolved|unallocated)"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|but|in|at|by|for|each|after|on)\b)",
    re.IGNORECASE,
)
"""'Half of the calls', 'with a third unrecorded'."""


def find_shares(sentence: Sentence) -> list[Share]:
    """The shares of one sentence in order; what repeats or bounds a share belongs to it."""
    numbers = list(sentence.numbers)
    shares: list[Share] = []
    used: set[int] = set()
    ahead: Interval | None = None
    for position, number in enumerate(numbers):
        if number.start in used or number.value is None:
            continue
        share = _share(sentence, number, numbers[position + 1 :]) or _once_more(sentence.text, number, shares)
        if share is not None and share.rule == "percent_range" and _OF_INTERVAL.search(sentence.text[: share.start]):
            ahead = _around(share)
            used.update(part.start for part in share.numbers)
        elif share is not None and ahead and share.rule == "percent" and share.interval is None:
            shares.append(replace(share, interval=ahead, numbers=(*ahead.numbers, *share.numbers)))
            ahead = None
        elif share is not None:
            share = _exact(sentence.text, share, numbers)
            used.update(part.start for part in share.numbers)
            shares.extend(_both_ends(share))
    return shares


_ALL = 100.0
_OF_INTERVAL = expression(r"\bconfidence\s+interval\s+(?:of|from|was|is|between)\s+$", re.IGNORECASE)
"""'A confidence interval of 81 to 86 percent surrounds our estimate of 84 percent.'"""


def _around(ends: Share) -> Interval:
    """The interval between the two ends of a range, whose estimate stands behind it."""
    low, high = ends.numbers
    half = ((high.value or 0.0) - (low.value or 0.0)) / 2
    return Interval(round(half, 4), None, ends.numbers, ends.end)


def _both_ends(share: Share) -> tuple[Share, ...]:
    """The two shares of a range, each with its place; any other share is one."""
    if share.rule != "percent_range":
        return (share,)
    return tuple(
        replace(share, percent=number.value or 0.0, start=number.start, end=number.end, numbers=(number,))
        for number in share.numbers
    )


_MOVED_FROM = expression(
    rf"\b(?:{MOVED}|{MOVING}|improved|gone|went|up|down){HOW_MUCH}\s+(?:(?:its|the|their|our)\s+(?:[\w-]+\s+){{1,5}})?from\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Has risen from 79 to 93 percent': two shares of which one lends the other its sign, and no range."""


_LINE = expression(r"101|999")
_OF_A_UNIT = expression(
    r"\s+of\s+(?:an?|one)\s+(?:hour|minute|second|day|week|month|year|decade|century|mile|kilometre|pound|penny|million|billion)\b",
    re.IGNORECASE,
)
"""'A quarter of an hour' is a quarter of nothing that was counted."""
_RANGED = r"(?:(?:national|regional|English|Welsh|England|Wales|and|expected|usual|overall|force(?:'s)?|same)\s+)"
_OF_A_FIGURE = expression(
    rf"\s+(?:of\s+)?(?:that\s+(?:of|in|for)\b|the\s+{_RANGED}*(?:average|rate|level|figure|norm|mean|median)\b)|"
    rf"\s+the\s+{_RANGED}*(?:increase|rise|fall|decrease|drop|reduction)\b",
    re.IGNORECASE,
)
"""'Half the national average', 'a third of that in Kent', 'half the national rise': how two figures compare."""


def _share(sentence: Sentence, number: Number, later: list[Number]) -> Share | None:
    """The share that begins with the number; `later` are those behind it."""
    text, following = sentence.text, later[0] if later else None
    if following and following.kind == "reference" and _LINE.fullmatch(text, following.start, following.end):
        following = later[1] if later[1:] else None  # 'one 101 caller in five'
    if following and stand_together(sentence, number, following) and (share := _of_two(text, number, following)):
        return share
    if number.kind == "percent" and (_LEVEL.match(text, number.end) or _IS_INTERVAL.search(text[: number.start])):
        return None
    if _WIDTH_AFTER.match(text, number.end) or (
        number.kind == "percent" and _LEVEL_BEFORE.search(text, 0, number.start)
    ):
        return None
    if number.kind == "fraction" and (_OF_A_UNIT.match(text, number.end) or _OF_A_FIGURE.match(text, number.end)):
        return None
    if number.kind == "cardinal" and _INTERVAL_FOLLOWS.match(text, number.end):
        interval = interval_after(text, number, later)
        return replace(_told(text, number, interval), qualifier="exact") if interval else None
    if _is_share(text, number):
        return _told(text, number, interval_after(text, number, later) if number.kind == "percent" else None)
    if share := of_every(text, number, [other for other in later if other.kind != "reference"]):
        return share
    if following and number.kind in ("cardinal", "compound"):
        return one_in(sentence, number, following)
    return None


def _once_more(text: str, number: Number, shares: list[Share]) -> Share | None:
    """The share that a number tells by the sign of the one before it."""
    return _told(text, number) if shares and signed_before(text, number, shares[-1]) else None


def _told(text: str, number: Number, interval: Interval | None = None) -> Share:
    """The share that one number tells, as it is hedged."""
    value = number.value or 0.0
    return Share(
        round(value * 100, 1) if number.kind == "fraction" else value,
        number.start,
        number.end,
        hedge(text, number).qualifier,
        interval,
        (number, *(interval.numbers if interval else ())),
        _RULES.get(number.kind, "percent"),
    )


_RULES = {"points": "percentage_points", "fraction": "fraction"}


def _of_two(text: str, number: Number, following: Number) -> Share | None:
    """The share whose sign stands behind the next number: 'risen from 79 to 93 percent', '10 to 15 percent'."""
    if following.kind != "percent" or number.kind not in ("cardinal", "percent"):
        return None
    moved, value = from_to(text, number, following), number.value or 0.0
    if (
        number.kind == "cardinal"
        and value <= _ALL
        and _EACH_IN_TURN.match(text, number.end)
        and (_FIGURES.search(text[: number.start]) or _RESPECTIVELY.match(text, following.end))
    ):
        return Share(value, number.start, number.end, "exact", None, (number,), "percent")
    if moved and number.kind == "cardinal" and _MOVED_FROM.search(text[: number.start]):
        return Share(value, number.start, number.end, "exact", None, (number,), "percent")
    if _RESPECTIVELY.match(text, following.end):
        return None
    if not in_range(text, number, following) or (number.kind == "percent" and moved):
        return None
    return Share(value, number.start, following.end, "range", None, (number, following), "percent_range")


_RESPECTIVELY = expression(r",?\s+respectively\b", re.IGNORECASE)
_EACH_IN_TURN = expression(r"\s+and\s+\d[\d.]*\s?(?:%|per\s?cent|percent)", re.IGNORECASE)
_FIGURES = expression(
    rf"\b(?:targets|standards|figures|rates|shares|proportions|percentages|levels|aims|averages)\b[^.;\d]{{0,40}}?\s{HEDGES}$",
    re.IGNORECASE,
)
"""'The targets being 90 and 80 per cent respectively'."""


def _is_share(text: str, number: Number) -> bool:
    """Whether a number tells a share by itself: by its sign, by its name, or as a fraction of something."""
    if number.kind in ("percent", "points"):
        return not is_figure_of_speech(text, number)
    if number.kind == "cardinal":
        named = (number.value or 0.0) <= _ALL and _PERCENTAGE_IS.search(text, 0, number.start)
        return bool(named and BARE.match(text, number.end))
    return number.kind == "fraction" and _is_of_something(text, number)


def _is_of_something(text: str, number: Number) -> bool:
    """Whether a fraction is one of what was counted: 'half of the calls', 'a third lower', 'cut by a fifth'."""
    before, end = text[: number.start], number.end
    if goes_with_time(before):
        return False
    if _COUNTS_ON.search(before) and _ORDINAL.fullmatch(text, number.start, end) and not _PART_OF.match(text, end):
        return False
    return bool(
        _PART_OF.match(text, end)
        or _THAN.match(text, end)
        or _SHARE_DID.match(text, end)
        or _SAID_EXACTLY.match(text, end)
        or is_change(before)
        or (_BY.search(before) and _CHANGE_ENDS.match(text, end))
        or (_ENDS.match(text, end) and (_SAYS.search(before) or _IN_SO_MANY.search(before) or _LEVEL_OF.search(before)))
    )


_COUNTS_ON = expression(r"\b(?:another|a\s+second|the\s+second)\b(?:[^.;]|\.(?=\d)){0,80}$", re.IGNORECASE)
_ORDINAL = expression(r"(?:a|one)\s+(?:third|fourth|fifth)", re.IGNORECASE)
"""'The victim lives in one place, the bank is in another and the suspect in a third': the third of them."""
_PERCENTAGE_IS = expression(
    r"\bpercentage\s+of\s+[^.;,\d]{3,80}?\s(?:was|is|stood\s+at|stands\s+at|had\s+been|reached|(?:rose|fell|dropped|grew)\s+to)\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'The percentage of abandoned calls was 3.8.'"""
_IS_INTERVAL = expression(
    r"\b(?:confidence\s+interval|margin\s+of\s+error)\s+(?:is|was|of)\s+(?:\+\s?/?\s?-|±|plus\s+or\s+minus)\s*$",
    re.IGNORECASE,
)
"""'The confidence interval is +/- 2.6 percent.': of the estimate before."""
_LEVEL_BEFORE = expression(
    r"\b(?:confidence\s+level|level\s+of\s+(?:confidence|certainty)|significance\s+level)\s+(?:of|is|was|at)\s+$",
    re.IGNORECASE,
)
_WIDTH_AFTER = expression(r"\s+(?:on\s+)?either\s+(?:side|way)\b|\s+in\s+either\s+direction\b", re.IGNORECASE)
"""'Is between 2 and 3 percentage points either side': how wide an interval is."""
_LEVEL = expression(r"\s+(?:confiden(?:ce|t)(?!\s+(?:in|with|about|of)\b)|certainty)\b", re.IGNORECASE)
"""'We estimate, with 95 percent confidence, …'"""
_THAN = expression(r"\s+(?:lower|higher|fewer|less|more|smaller|larger|down|up)\b", re.IGNORECASE)
"""'Reoffending among them is a third lower'."""
_BY = expression(
    rf"\b(?:by|up|down)\s+{HEDGES}$",
    re.IGNORECASE,
)
_CHANGE_ENDS = expression(
    r"\s*(?:[.,;)]|$)|\s+(?:in|over|since|between|from|this|last|including|during|and|by|while|but)\b", re.IGNORECASE
)
"""'It has cut its spending by £10m and its workforce by a fifth.'"""
_SAYS = expression(
    rf"\b(?:says?|said|claims?|claimed|reckons?|puts?\s+it\s+at)\s+(?:it\s+(?:is|was)\s+)?{HEDGES}$",
    re.IGNORECASE,
)
_IN_SO_MANY = expression(
    r"\b(?:in|for|on)\s+(?:(?:fewer|more|less)\s+than|nearly|almost|over|under|about|only|just)\s+$", re.IGNORECASE
)
"""'Supervisors had left useful direction in fewer than half.'"""
_LEVEL_OF = expression(
    r"\b(?:average|mean|median|norm|figure|rate|share|proportion|level)\b(?:\s+(?:in|for|across|of|among)\s+[^.;,\d]{3,50}?)?\s+"
    rf"(?:of|is|was|at|being|were|stood\s+at|stands\s+at)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Against an average in England and Wales of about a third'."""
_ENDS = expression(r"\s*(?:[.,;)]|$)")
"""'One in three, he claimed; the report says a quarter.'"""
_SHARE_DID = expression(
    r"\s+(?:hung\s+up|rang\s+off|gave\s+up|hang\s+up|give\s+up|needed|wanted|would|could|failed|lacked|contained|showed|led\s+to|resulted|ended|went|came|took|waited|lasted|got|received|have|had|were|are|is|was|said|say|did|don't|didn't|felt|feel|thought|think|concerned|concern|involved|involve|related|dealt|belonged|lived|worked|called|rang|used|held|knew|believed|believe|agreed|agree|disagreed|reported|described|rated|remained|remain|stayed|left|chose|backed|supported|support|opposed|asked|answered|replied|responded|identified|contained)\b",
    re.IGNORECASE,
)
"""'Just over half have replied'."""
_SAID_EXACTLY = expression(r"\s*\(\s*\d[\d.]*\s?(?:%|per\s?cent)", re.IGNORECASE)
"""'Almost a third (31 percent) of callers'."""
_INTERVAL_FOLLOWS = expression(r"\s*\(?\s*(?:\+\s?/?\s?-|±)")
"""'65.9 (+/- 4.7)' in a table is a percentage without its sign."""
_BRACKET = expression(
    rf"(?:[^.;()\d]|\b(?:101|999)\b){{0,60}}\(\s*(?:or\s+|i\.e\.\s+|that\s+is,?\s+)?{HEDGES}", re.IGNORECASE
)
_HEADLINES = frozenset(("percent", "fraction", "one_in_n"))
_ROUNDING = 6.0
"""Percentage points by which a headline may differ from the exact figure in brackets behind it."""


def _exact(text: str, share: Share, numbers: list[Number]) -> Share:
    """'A quarter of calls (25.3 percent)', 'over 96 percent (96.4%)': one share, and the exact figure is its value."""
    behind = (number for number in numbers if number.start >= share.end)
    exact = next((number for number in behind if not _LINE.fullmatch(text, number.start, number.end)), None)
    if (
        share.rule not in _HEADLINES
        or share.interval
        or exact is None
        or exact.kind != "percent"
        or exact.value is None
    ):
        return share
    if share.rule == "percent" and share.qualifier == "exact":
        return share
    if abs(exact.value - share.percent) > _ROUNDING or not _BRACKET.fullmatch(text, share.end, exact.start):
        return share
    interval = interval_after(text, exact, [number for number in numbers if number.start > exact.start])
    claimed = (*share.numbers, exact, *(interval.numbers if interval else ()))
    return Share(exact.value, share.start, exact.end, "exact", interval, claimed, "headline_and_exact")
