"""Percentages and shares: estimates with their intervals, observed figures, standards and changes.

Belongs here: finding each share and the words that say of what. Not here: counts out of a number of cases
(`case_counts`), the role it plays (`rate_roles`), or the interval's own grammar (`quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.extraction.cases import case_noun
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.count_shapes import is_share
from pipelines.extraction.measures import measure_of
from pipelines.extraction.numbers import Number
from pipelines.extraction.quantities import (
    Interval,
    clause_end,
    from_to,
    hedge,
    in_range,
    interval_after,
    is_figure_of_speech,
)
from pipelines.extraction.rate_roles import is_change, role_of
from pipelines.extraction.records import Qualifier, Rate, RateRole
from pipelines.extraction.subjects import subject_force


@dataclass(frozen=True)
class Share:
    """One percentage or fraction in a sentence; positions are inside its text."""

    percent: float
    start: int
    end: int
    qualifier: Qualifier
    interval: Interval | None
    numbers: tuple[Number, ...]
    rule: str


_PART_OF = re.compile(
    r"\s+(?:of\b|(?:the|its|their|all|these|those|our)\s+\w|(?:a|an)\s+(?:dozen|million|hundred)?\b)", re.IGNORECASE
)


def read_rates(context: Context, counted: Collection[Span]) -> list[Rate]:
    """Every share in the document, in the order of the text; `counted` are the numbers of case counts."""
    taken = {(span.start, span.end) for span in counted}
    facts: list[Rate] = []
    for sentence in context.sentences:
        if not sentence.numbers or sentence.block.kind == "heading":
            continue
        shares = [
            share
            for share in find_shares(sentence)
            if not any((sentence.start + n.start, sentence.start + n.end) in taken for n in share.numbers)
        ]
        facts.extend(_fact(context, sentence, share, shares, at) for at, share in enumerate(shares))
    return facts


def find_shares(sentence: Sentence) -> list[Share]:
    """The shares of one sentence in order; what repeats or bounds a share belongs to it."""
    numbers = list(sentence.numbers)
    shares: list[Share] = []
    used: set[int] = set()
    for position, number in enumerate(numbers):
        if number.start in used or number.value is None:
            continue
        share = _share(sentence, number, numbers[position + 1 :])
        if share is not None:
            share = _exact(sentence.text, share, numbers)
            used.update(part.start for part in share.numbers)
            shares.append(share)
    return shares


def _share(sentence: Sentence, number: Number, later: list[Number]) -> Share | None:
    text, following = sentence.text, later[0] if later else None
    assert number.value is not None
    if (
        following
        and number.kind in ("cardinal", "percent")
        and following.kind == "percent"
        and in_range(text, number, following)
        and not (number.kind == "percent" and from_to(text, number, following))
    ):
        return Share(number.value, number.start, following.end, "range", None, (number, following), "percent_range")
    said = hedge(text, number).qualifier
    if number.kind == "percent" and not is_figure_of_speech(text, number):
        interval = interval_after(text, number, later)
        numbers = (number, *(interval.numbers if interval else ()))
        return Share(number.value, number.start, number.end, said, interval, numbers, "percent")
    if number.kind == "cardinal" and _INTERVAL_FOLLOWS.match(text, number.end):
        interval = interval_after(text, number, later)
        numbers = (number, *(interval.numbers if interval else ()))
        return (
            Share(number.value, number.start, number.end, "exact", interval, numbers, "percent") if interval else None
        )
    if number.kind == "points":
        return Share(number.value, number.start, number.end, said, None, (number,), "percentage_points")
    if number.kind == "fraction" and (
        _PART_OF.match(text, number.end) or _SHARE_DID.match(text, number.end) or is_change(text[: number.start])
    ):
        return Share(round(number.value * 100, 1), number.start, number.end, said, None, (number,), "fraction")
    if following and number.kind in ("cardinal", "compound"):
        return _one_in(sentence, number, following, said)
    return None


_SHARE_DID = re.compile(r"\s+(?:have|had|were|are|said|did|don't|didn't|felt|thought)\b", re.IGNORECASE)
"""'Just over half have replied'."""
_INTERVAL_FOLLOWS = re.compile(r"\s*\(?\s*(?:\+\s?/?\s?-|±)")
"""'65.9 (+/- 4.7)' in a table is a percentage without its sign."""
_ONE_IN = re.compile(r"\s+in\s+(?:every\s+)?", re.IGNORECASE)
_ONE_THING_IN = re.compile(r"\s+(?:[a-z]+\s+){1,3}in\s+(?:every\s+)?", re.IGNORECASE)
"""'One crime in ten'."""
_OUT_OF_EVERY = re.compile(r"\s+out\s+of\s+(?:every\s+)?", re.IGNORECASE)
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10_000))
"""What a share in words is put out of; other numbers are cases that were counted."""


def _one_in(sentence: Sentence, part: Number, whole: Number, qualifier: Qualifier) -> Share | None:
    """'One in five', 'six in 10', 'four in every thousand'; 'out of' only of people at large, else it is a count."""
    if part.value is None or whole.value not in _WHOLES or whole.kind != "cardinal" or not 0 < part.value < whole.value:
        return None
    joint = sentence.text[part.end : whole.start]
    one_thing = part.value == 1 and _ONE_THING_IN.fullmatch(joint) and not case_noun(sentence.text, whole.end)
    out_of = _OUT_OF_EVERY.fullmatch(joint) and ("every" in joint.lower() or is_share(sentence, whole))
    if not (_ONE_IN.fullmatch(joint) or one_thing or out_of):
        return None
    percent = round(100 * part.value / whole.value, 1)
    return Share(percent, part.start, whole.end, qualifier, None, (part, whole), "one_in_n")


_BRACKET = re.compile(r"[^.;()\d]{0,60}\(\s*(?:or\s+|i\.e\.\s+|that\s+is,?\s+)?(?:about\s+|nearly\s+)?", re.IGNORECASE)
_HEADLINES = frozenset(("percent", "fraction", "one_in_n"))
_ROUNDING = 6.0
"""Percentage points by which a headline may differ from the exact figure in brackets behind it."""


def _exact(text: str, share: Share, numbers: list[Number]) -> Share:
    """'A quarter of calls (25.3 percent)', 'over 96 percent (96.4%)': one share, and the exact figure is its value."""
    exact = next((number for number in numbers if number.start >= share.end), None)
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


def _fact(context: Context, sentence: Sentence, share: Share, shares: list[Share], at: int) -> Rate:
    role = _role(context, sentence, shares, at)
    clause = _clause(sentence, share, shares, at)
    evidence = sentence.evidence()
    evidence["force_id"] = None if role == "standard" else subject_force(sentence, share.start)
    heading = " ".join([*sentence.headings[-1:], _introduction(context, sentence)])
    lead = context.lead_in(sentence)
    words = f"{lead.text} {sentence.text}" if lead else sentence.text
    earlier = next((before.text for before in context.before(sentence)), "")
    period = context.period_at(sentence, share.start)
    interval = share.interval
    return Rate(
        **evidence,
        anchor=sentence.span(share.start, share.end),
        rule=share.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in share.numbers),
        percent=share.percent,
        ci_half_width=interval.half_width if interval else None,
        ci_level=(interval.level or 95.0) if interval else None,
        qualifier=share.qualifier,
        role=role,
        measure_id=measure_of(clause, words, heading, sentence.area_id, "rate", earlier),
        subject=" ".join(clause.split()),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


_LONGEST_TABLE = 15
"""Rows: further on, the sentence before a table says little of what a row is about."""


def _introduction(context: Context, row: Sentence) -> str:
    """The sentence before the table that a row stands in; empty for anything but a row."""
    if row.block.kind != "table_row":
        return ""
    before = context.before(row, reach=_LONGEST_TABLE)
    return next((said.text for said in before if said.block.kind != "table_row" and _content(said.text)), "")


_SAME_VERB = re.compile(
    r"(?:,?\s+and|,)\s+(?:(?!(?:of|to|from|in|but|while|with|against|was|were|is|are|had|has|have|now|only|compared)\b)[\w'-]+\s+){0,5}(?:by\s+)?",
    re.IGNORECASE,
)
"""'Calls were up 11 percent, burglary 7 percent and missing children no less than 23 percent'."""


def _role(context: Context, sentence: Sentence, shares: list[Share], at: int) -> RateRole:
    share = shares[at]
    if share.interval:
        return "estimate"
    if share.rule == "percentage_points":
        return "change"
    if at and _SAME_VERB.fullmatch(sentence.text, shares[at - 1].end, share.start):
        return _role(context, sentence, shares, at - 1)
    lead = context.lead_in(sentence)
    return role_of(sentence.text[: share.start], sentence.text[share.end :], lead.text if lead else "")


_TAIL = re.compile(
    r"(?:[;:,(]|\s+(?:and|or|but|while|whereas|compared\s+(?:with|to)|(?:below|above|against|than)\s+.*|"
    r"the\s+remaining))\s*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def _clause(sentence: Sentence, share: Share, shares: list[Share], at: int) -> str:
    """The words that say of what this is a share: behind the figure up to the next one, else before it."""
    text = sentence.text
    until = shares[at + 1].start if at + 1 < len(shares) else len(text)
    behind = text[share.end : until]
    if share.interval is not None:
        opened = re.search(
            r"[(,]?\s*(?:with\s+)?(?:a\s+|the\s+)?(?:95[^()]{0,12})?(?:confidence|margin|\+|±|plus\s+or)", behind
        )
        cut = opened.start() if opened else 0
        behind = behind[:cut] + " " + behind[max(cut, share.interval.end - share.end) :].lstrip(")")
    behind = clause_end(behind)
    if at + 1 < len(shares):
        behind = _TAIL.sub("", behind)
    behind = _OF_OCCASIONS.sub("", behind).strip(" ,.;:()")
    if the_figure := _THE_FIGURE.search(text, 0, share.start):
        return the_figure.group().strip()
    if _content(behind) >= 2 or (re.match(r"(?:of|in|for)\b", behind) and _content(behind)):
        return behind
    floor = max((earlier.end for earlier in shares[:at]), default=0)
    before = text[floor : share.start].strip(" ,.;:()")
    if _content(before) < 2:
        before = text[: share.start].strip(" ,.;:()")
    joined = f"{before} {behind}".strip()
    return joined if _content(joined) >= 2 else text


_THE_FIGURE = re.compile(
    r"[^,;(]*\bthe\s+(?:figure|rate|proportion|share|percentage)\s+(?:was|is|stood\s+at|had\s+been)\s+$", re.I
)
"""'… when the figure was 91.1 percent, it has …': what it is a figure of was told before."""
_OF_OCCASIONS = re.compile(
    r"^\s*(?:of|on)\s+(?:the\s+|all\s+|these\s+)?(?:occasions?|times?|cases|instances)\b", re.IGNORECASE
)
"""'… on 88 percent of occasions': what happened so often stands before the figure."""


def _content(words: str) -> int:
    return len([word for word in re.findall(r"[A-Za-z]{3,}", words) if word.lower() not in _EMPTY])


_EMPTY = frozenset(
    (
        "the",
        "and",
        "with",
        "from",
        "that",
        "this",
        "were",
        "was",
        "are",
        "only",
        "just",
        "about",
        "nearly",
        "over",
        "under",
        "almost",
        "around",
        "compared",
        "some",
        "than",
        "which",
        "has",
        "had",
        "have",
        "been",
    )
)
