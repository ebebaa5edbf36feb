"""Percentages and shares: estimates with their intervals, observed figures, standards and changes.

Belongs here: finding each share and telling what role it plays. Not here: counts out of a number of cases
(`case_counts`), or the interval's own grammar (`quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pipelines.documents.document import Span
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.measures import measure_of
from pipelines.extraction.numbers import Number
from pipelines.extraction.quantities import Interval, clause_end, hedge, in_range, interval_after
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


_STANDARD_HOLDS_VALUE = re.compile(
    r"\b(?:standards?|targets?|benchmark|threshold|expectation|guidelines?|ambition|aim|goal)\s*(?:\([^)]*\)\s*)?(?:(?:for|on|in)\s+[^,;.]{3,80}?\s+)?"
    r"(?:is|was|are|were|of|being|set\s+at|to\s+be|remains|stands\s+at|at|that|requires?|:|-|states?|to\s+\w+)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_STANDARD_FOLLOWS = re.compile(
    r"^\s+(?:(?:national|force|own|internal|performance|response)\s+)*(?:standard|target|benchmark|threshold|guideline|expectation)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"\b(?:should|must|expected\s+to|required\s+to|aims?\s+to|aiming\s+to|supposed\s+to)\b[^.;]{0,60}$", re.IGNORECASE
)
_OWN_FIGURE = re.compile(
    r"\b(?:force|constabulary|it|they|we|performance|actual|which)\b[^.;,]{0,30}\b(?:answer(?:ed|s|ing)|achiev\w+|met|attend\w+|record\w+|reach\w+|"
    r"report\w+|manag\w+|abandon\w+|complet\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:ris(?:e|en|ing)|rose|increas\w*|decreas\w*|reduc\w*|f[ae]ll(?:en|ing|s)?|drop\w*|declin\w*|gr[eo]w\w*|growth|cut(?:s|ting)?|loss|lost|"
    r"lose|losing|up|down|improv\w*|shrunk|shrink\w*|saving|uplift|higher|lower|more|fewer|less|chang\w+)\s+"
    r"(?:(?:of|by|in|from|to|was|were|is|has\s+been|have\s+been|around|about|nearly|over|just|some|an?|almost|more\s+than|approximately|at\s+least|up\s+to|officers?|staff|the|workforce|crime|budget)\s+){0,4}$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s+(?:\w+\s+){0,1}?(?:increase|decrease|reduction|rise|fall|drop|decline|growth|cut|uplift|loss|more|fewer|less|higher|lower|improvement|change|up\b|down\b)(?!\s+or\b)",
    re.IGNORECASE,
)
_TO_FROM = re.compile(r"\b(?:to|from)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ESTIMATE = re.compile(r"\bestimat\w*|\bextrapolat\w*|confidence\s+interval", re.IGNORECASE)
_PART_OF = re.compile(
    r"^\s+(?:of\b|(?:the|its|their|all|these|those|our)\s+\w|(?:a|an)\s+(?:dozen|million|hundred)?\b)", re.IGNORECASE
)
_ONE_IN = re.compile(r"\s+(?:out\s+of|in)\s+(?:every\s+)?$", re.IGNORECASE)


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
    """The shares of one sentence in order; the numbers of an interval belong to their estimate."""
    text, numbers = sentence.text, list(sentence.numbers)
    shares: list[Share] = []
    used: set[int] = set()
    for position, number in enumerate(numbers):
        if number.start in used or number.value is None:
            continue
        share = _share(text, number, numbers[position + 1 :])
        if share is not None:
            used.update(part.start for part in share.numbers)
            shares.append(share)
    return shares


def _share(text: str, number: Number, later: list[Number]) -> Share | None:
    assert number.value is not None
    if (
        number.kind in ("cardinal", "percent")
        and later
        and in_range(text, number, later[0])
        and later[0].kind == "percent"
    ):
        return Share(number.value, number.start, later[0].end, "range", None, (number, later[0]), "percent_range")
    said = hedge(text, number)
    if number.kind == "percent":
        interval = interval_after(text, number, later)
        numbers = (number, *(interval.numbers if interval else ()))
        return Share(number.value, number.start, number.end, said.qualifier, interval, numbers, "percent")
    if (
        number.kind == "fraction"
        and later
        and later[0].kind == "percent"
        and re.fullmatch(r"\s*\(\s*", text[number.end : later[0].start])
    ):
        exact = later[0]
        return Share(
            exact.value or 0.0, number.start, exact.end, "exact", None, (number, exact), "fraction_and_percent"
        )
    if number.kind == "fraction" and (_PART_OF.match(text[number.end :]) or _CHANGE.search(text[: number.start])):
        return Share(
            round(number.value * 100, 1), number.start, number.end, said.qualifier, None, (number,), "fraction"
        )
    if number.kind in ("cardinal", "compound") and later and _ONE_IN.fullmatch(text[number.end : later[0].start]):
        return _one_in(text, number, later[0], said.qualifier)
    return None


def _one_in(text: str, part: Number, whole: Number, qualifier: Qualifier) -> Share | None:
    """'One in five', 'six in 10', 'four in every thousand'; 'out of' only of round tens, else it is a count."""
    if part.value is None or whole.value is None or whole.kind != "cardinal" or not 0 < part.value < whole.value:
        return None
    joint = text[part.end : whole.start]
    if "of" in joint.split() and "every" not in joint.split():
        return None
    if whole.value not in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10000, 2):
        return None
    percent = round(100 * part.value / whole.value, 1)
    return Share(percent, part.start, whole.end, qualifier, None, (part, whole), "one_in_n")


def _fact(context: Context, sentence: Sentence, share: Share, shares: list[Share], at: int) -> Rate:
    role = _role(context, sentence, share)
    clause = _clause(sentence, share, shares, at)
    evidence = sentence.evidence()
    evidence["force_id"] = None if role == "standard" else subject_force(sentence, share.start)
    heading = sentence.headings[-1] if sentence.headings else ""
    lead = context.lead_in(sentence)
    words = f"{lead.text} {sentence.text}" if lead else sentence.text
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
        measure_id=measure_of(clause, words, heading, sentence.area_id, "rate"),
        subject=" ".join(clause.split()),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


def _role(context: Context, sentence: Sentence, share: Share) -> RateRole:
    text = sentence.text
    before, after = text[: share.start], text[share.end :]
    if share.interval or (_ESTIMATE.search(before[-90:]) and not _CHANGE.search(before)):
        return "estimate"
    if _is_standard(before, after):
        return "standard"
    if _CHANGE_AFTER.match(after) or (_CHANGE.search(before) and not _TO_FROM.search(before)):
        return "change"
    lead = context.lead_in(sentence)
    if lead is not None and _ESTIMATE.search(lead.text):
        return "estimate"
    return "observed"


def _is_standard(before: str, after: str) -> bool:
    if _STANDARD_HOLDS_VALUE.search(before) or _SHOULD.search(before):
        return not _OWN_FIGURE.search(before[-70:])
    if re.match(r"[^.;,]{0,60}?\bshould\b", after, re.IGNORECASE):
        return True
    return bool(_STANDARD_FOLLOWS.match(after)) and not _OWN_FIGURE.search(before[-70:])


_TAIL = re.compile(
    r"(?:[;:,(]|\s+(?:and|or|but|while|whereas|compared\s+(?:with|to)|(?:below|above|against|than)\s+.*|the\s+remaining))\s*(?:\w+\s+){0,2}$",
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
    if _content(behind) >= 2 or (re.match(r"(?:of|in|for)\b", behind) and _content(behind)):
        return behind
    floor = max((earlier.end for earlier in shares[:at]), default=0)
    before = text[floor : share.start].strip(" ,.;:()")
    if _content(before) < 2:
        before = text[: share.start].strip(" ,.;:()")
    joined = f"{before} {behind}".strip()
    return joined if _content(joined) >= 2 else text


_OF_OCCASIONS = re.compile(r"^\s*(?:of|on)\s+(?:the\s+|all\s+|these\s+)?(?:occasions?|times?|cases|instances)\b", re.IGNORECASE)
"""'… on 88 percent of occasions': what happened so often stands before the figure."""


def _content(words: str) -> int:
    return len([word for word in re.findall(r"[A-Za-z]{3,}", words) if word.lower() not in _EMPTY])


_EMPTY = frozenset(
    "the and with from that this were was are only just about nearly over under almost around compared some than which has had have been".split()
)
