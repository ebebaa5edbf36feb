"""Percentages and shares: estimates with their intervals, observed figures, standards and changes.

Belongs here: the words that say of what each share is. Not here: finding the shares (`shares`), counts out of a
number of cases (`case_counts`), the role a share plays (`rate_roles`).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pipelines.documents.document import Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.measures import measure_of
from pipelines.extraction.quantities import clause_end
from pipelines.extraction.rate_roles import role_of
from pipelines.extraction.records import Rate, RateRole
from pipelines.extraction.shares import Share, find_shares
from pipelines.extraction.subjects import subject_force


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
