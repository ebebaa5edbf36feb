"""Percentages and shares: estimates with their intervals, observed figures, standards and changes.

Belongs here: the words that say of what each share is. Not here: finding the shares (`shares`), counts out of a
number of cases (`case_counts`), the role a share plays (`rate_roles`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from pipelines.documents.document import Span
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.elliptical import adds_nothing, repeats
from pipelines.extraction.measures import measure_of
from pipelines.extraction.numbers import Number
from pipelines.extraction.quantities import clause_end, in_range
from pipelines.extraction.rate_roles import has_own_verb, role_of
from pipelines.extraction.records import Rate, RateRole
from pipelines.extraction.shares import Share, find_shares
from pipelines.extraction.subjects import subject_force
from pipelines.extraction.tables import figure_rows


def read_rates(context: Context, counted: Collection[Span]) -> list[Rate]:
    """Every share in the document, in the order of the text; `counted` are the numbers of case counts."""
    taken = {(span.start, span.end) for span in counted}
    facts: list[Rate] = []
    for sentence in context.sentences:
        if not sentence.numbers or (sentence.block.kind == "heading" and not _LABELS.search(sentence.text)):
            continue
        if _SUPPOSED.search(sentence.text):
            continue
        if facts and (width := _interval_of_last(context, sentence, facts[-1])):
            claims = (*facts[-1].claims, sentence.span(width.start, width.end))
            facts[-1] = replace(
                facts[-1], ci_half_width=width.value, ci_level=_USUAL_LEVEL, role="estimate", claims=claims
            )
            continue
        shares = [
            share
            for share in find_shares(sentence)
            if not any((sentence.start + n.start, sentence.start + n.end) in taken for n in share.numbers)
        ]
        for at, share in enumerate(shares):
            if at and _closes_range(sentence, shares[at - 1], share):
                anchor = sentence.span(share.start, share.end)
                facts.append(replace(facts[-1], percent=share.percent, anchor=anchor, claims=(anchor,)))
                continue
            fact = _fact(context, sentence, share, shares, at)
            if fact.measure_id is None:
                near = facts[-1] if facts and _stands_near(context, sentence, facts[-1]) else None
                fact = replace(fact, measure_id=_carried(context, sentence, shares, at, fact, near))
            facts.append(fact)
    return facts


def _carried(
    context: Context, sentence: Sentence, shares: list[Share], at: int, fact: Rate, near: Rate | None
) -> str | None:
    """The measure of what was told before, where the words of this fact take that up."""
    share, changes = shares[at], fact.role == "change"
    alike = near and near.measure_id and (at or not changes or near.role == "change")
    if near and alike and _is_of_the_same(sentence, share, shares, at, fact, near):
        return near.measure_id
    before = sentence.text[: share.start]
    if repeats(before) or _COMPARES_BACK.search(before):
        said = [earlier.text for earlier in reversed(context.before(sentence, _REACH_OF_FIGURES))]
        for told in (said[-1:], said if repeats(before) else []):
            words = " ".join(told)
            if measure := measure_of(words, words, area_id=sentence.area_id, kind="change" if changes else "rate"):
                return measure
    return _of_what_is_counted(context, sentence, share, fact.role)


_COMPARES_BACK = re.compile(
    r"(?:^|[,;:]\s+|\b(?:although|though|while|but|and|that)\s+)(?:this|that|which|it)(?:'s|\s+(?:is|was|has|had|compares?|compared|represents?))\b"
    r"[^.;:]{0,60}\b(?:than|with|to|below|above|under|over|against|from|of|on)\s+(?:(?:the|an?|its|our|just|only|about|around|nearly|over)\s+)*$|"
    r"^\W*(?:this|that)(?:'s|\s+(?:is|was))\b[^.;:]{0,110}\b(?:when|where)\s+(?:(?:we|it|the\s+(?:figure|rate|estimate))\s+)"
    r"(?:found|estimated|was|stood\s+at|saw)\s+(?:(?:that|it|at|just|only|about)\s+)*$",
    re.IGNORECASE,
)
"""'This is better than the 54 percent we found in 2022.'"""


def _closes_range(sentence: Sentence, low: Share, share: Share) -> bool:
    """Whether a share is the upper end of the range that the one before opens."""
    if low.rule != "percent_range" or share.rule != "percent_range":
        return False
    return in_range(sentence.text, low.numbers[0], share.numbers[0])


_USUAL_LEVEL = 95.0
"""Percent: the level that the inspectorate's own method sets."""
_ONLY_INTERVAL = re.compile(
    r"\W*(?:(?:the|its|this\s+has\s+a|with\s+a)\s+)?(?:95\s?(?:%|percent|per\s+cent)\s+)?(?:confidence\s+interval|margin\s+of\s+error)\s+"
    r"(?:(?:here\s+)?(?:is|was|of)\s+)?(?:\+\s?/?\s?-|±|plus\s+or\s+minus)\s*",
    re.IGNORECASE,
)
"""'The confidence interval is +/- 2.6 percent.': a sentence of its own, behind the estimate."""


def _interval_of_last(context: Context, sentence: Sentence, last: Rate) -> Number | None:
    """The half width that a sentence of its own gives the estimate right before it."""
    before = next(iter(context.before(sentence)), None)
    if last.ci_half_width is not None or before is None or not before.start <= last.anchor.start < before.end:
        return None
    return next((n for n in sentence.numbers if _ONLY_INTERVAL.fullmatch(sentence.text, 0, n.start)), None)


def _stands_near(context: Context, sentence: Sentence, fact: Rate) -> bool:
    """Whether a fact stands in the sentence, or shortly before it under the same heading."""
    earlier = [before.start for before in context.before(sentence, _REACH_OF_FIGURES)]
    return fact.quote.start in (sentence.start, *earlier)


_REACH_OF_FIGURES = 2
"""Sentences back in which a figure may stand whose measure is taken up."""


_OF_THESE = re.compile(r"\s+of\s+(?:these|those|them)\s+(?:had|have|has|were|was|are)\b", re.IGNORECASE)
_THAN_BEFORE = re.compile(
    r"\s+(?:fewer|more|less|higher|lower|up|down)\s+(?:than|on)\b|\s+(?:increase|rise|fall|drop|reduction|decrease)\b|\s*\)?\s+on\s+the\s+(?:previous\s+)?year",
    re.IGNORECASE,
)


def _of_what_is_counted(context: Context, sentence: Sentence, share: Share, role: RateRole) -> str | None:
    """The measure of the things counted before: 'a third of these', '312 children, 14 percent fewer than in 2021'."""
    text, told = sentence.text, ""
    if _OF_THESE.match(text, share.end):
        told = next((before.text for before in context.before(sentence)), "")
    elif role == "change" and _THAN_BEFORE.match(text, share.end):
        told = text[: share.start]
    return measure_of(told, told, area_id=sentence.area_id, kind="volume") if _HAS_NUMBER.search(told) else None


_HAS_NUMBER = re.compile(r"\d")


_SET_AGAINST = re.compile(
    r"(?:[^.;]{0,40}?)(?:,\s+|\s+|\()(?:against|compared\s+(?:with|to)|(?:up|down)\s+(?:from|on)|from)\s+(?:(?:about|around|nearly|over|just|only|under|an?|the)\s+)*"
    r"(?:(?:average|figure|rate|level|low|high|peak)\s+of\s+)?$",
    re.IGNORECASE,
)
"""'22 percent, against 9 percent a year before': two figures of one measure."""


_OF_OTHERS = re.compile(
    r"\s*(?:for|in|among|amongst|across|at|by)\s+(?:those|people|others?|all|similar|other|its|the)\b", re.IGNORECASE
)


def _behind(sentence: Sentence, shares: list[Share], at: int) -> str:
    """The words behind a share up to the next one or the end of its clause, without those that only tell the time."""
    until = shares[at + 1].start if at + 1 < len(shares) else len(sentence.text)
    return _TIME.sub(" ", clause_end(sentence.text[shares[at].end : until]))


_TIME = re.compile(
    r"\b(?:in|for|at|a|the|same|previous|last|this|year|years|quarter|months?|before|earlier|ago|period|time|nationally|across|england|wales|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d[\d/]*)\b",
    re.IGNORECASE,
)


_LISTED = re.compile(r"\s+of\s+(?:[\w'-]+\s+){0,3}[\w'-]+(?:,|,?\s+and)\s+", re.IGNORECASE)
"""'Women are 28% of officers, 50% of PCSOs and 63% of other staff'."""
_RANKED = re.compile(
    r"(?:\s+(?:police|constabulary|force|in|wales|england|and|came|was|were|is|joint|first|second|third|fourth|fifth|top|bottom|"
    r"next|last|best|worst|followed|by|with|at|on|the|close|behind|then))*,?\s*\((?:(?:just|only|with|at)\s+)*",
    re.IGNORECASE,
)


def _ranked_force(sentence: Sentence, share: Share) -> str | None:
    """The force of 'Gwent and Sussex came joint second (93.3 per cent)', in a league of what was told before."""
    if sentence.text[share.end : share.end + 1] != ")":
        return None
    named = [mention for mention in find_forces(sentence.text) if mention.end <= share.start]
    ranked = named and _RANKED.fullmatch(sentence.text, named[-1].end, share.start)
    return named[-1].force_id if ranked else None


def _is_of_the_same(sentence: Sentence, share: Share, shares: list[Share], at: int, fact: Rate, near: Rate) -> bool:
    """Whether the words take up what was measured just before: 'the standard is', 'in 2021 it had been'."""
    opened = shares[at - 1].end if at else 0
    before = sentence.text[opened : share.start]
    if (
        at
        and _SET_AGAINST.fullmatch(sentence.text, opened, share.start)
        and (_content(behind := _behind(sentence, shares, at)) <= 1 or _OF_OTHERS.match(behind))
    ):
        return True
    if at and _LISTED.fullmatch(before) and fact.role == near.role:
        return True
    if _ranked_force(sentence, share) or _COMPARES_BACK.search(sentence.text, 0, share.start):
        return True
    if adds_nothing(f"{before} {_behind(sentence, shares, at)}", near.subject):
        return True
    takes_up = _TAKES_UP.search(before) and not _OF_SOMETHING.match(sentence.text, share.end)
    return bool(takes_up or (fact.role == "standard" and _content(before) <= _WORDS_OF_A_STANDARD))


def _fact(context: Context, sentence: Sentence, share: Share, shares: list[Share], at: int) -> Rate:
    role = _role(context, sentence, shares, at)
    clause = _clause(sentence, share, shares, at)
    evidence = sentence.evidence()
    ranked = _ranked_force(sentence, share)
    evidence["force_id"] = None if role == "standard" else ranked or subject_force(sentence, share.start)
    heading = " ".join([*sentence.headings[-1:], _introduction(context, sentence)])
    lead = context.lead_in(sentence)
    words = f"{lead.text} {sentence.text}" if lead else sentence.text
    earlier = next((before.text for before in context.before(sentence)), "")
    period = context.period_at(sentence, share.start)
    interval = share.interval
    told = " confidence interval" if interval else ""
    kind = "change" if role == "change" else "rate"
    asked = f"{clause} change" if role == "change" and sentence.block.kind == "table_row" else clause
    return Rate(
        **evidence,
        anchor=sentence.span(share.start, share.end),
        rule=share.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in share.numbers),
        percent=share.percent,
        ci_half_width=interval.half_width if interval else None,
        ci_level=(interval.level or _USUAL_LEVEL) if interval else None,
        qualifier=share.qualifier,
        role=role,
        measure_id=measure_of(asked, words, heading, sentence.area_id, kind, earlier)
        or (measure_of(clause + told, words + told, heading, sentence.area_id, "rate", earlier) if told else None),
        subject=" ".join(clause.split()),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


_LABELS = re.compile(r":\s[^:.]*\d[\d.]*\s?(?:%|per\s?cent)|•|\s\|\s", re.IGNORECASE)
"""A line of figures with their labels, which stands by itself as a heading does."""
_SUPPOSED = re.compile(
    r"\b(?:imaginary|hypothetical|made-up|suppose|imagine)\b|^\W*If\s+\d+\s+(?:out\s+)?of\s+\d", re.IGNORECASE
)
_OF_SOMETHING = re.compile(r"\s+of\s+(?!(?:them|these|those|cases|occasions|the\s+time)\b)", re.IGNORECASE)
"""'Which is 55% of the budget' says itself of what it is a share."""
_TAKES_UP = re.compile(
    r"\(\s*(?:in\s+)?(?:19|20)\d\d(?:[/-]\d+)?:\s*$|"
    r"\b(?:it|this|that|which|the\s+(?:same\s+)?(?:figure|estimate|rate|proportion|share|percentage|average|(?:national\s+)?standard|target|result)"
    r"(?:\s+(?:for|of|across|in|throughout|nationally)[\w\s]{0,40}?)?)\s+"
    r"(?:(?:now|then|still|also|only|just|in\s+\d{4})\s+)*(?:is|was|were|had\s+been|has\s+been|stood\s+at|stands\s+at|being|of)\s+"
    r"(?:(?:about|around|nearly|almost|over|under|just|only|even|still|some)\s+)*$|"
    r"\b(?:it|they|we|the\s+(?:force|constabulary))\s+(?:(?:has|had|have|only|then|now)\s+)*(?:managed|achieved|reached|hit|met|did)\s+"
    r"(?:(?:this|that|so|it)\s+(?:in|for|on)\s+)?(?:(?:about|around|nearly|almost|over|under|just|only|even)\s+)*$|"
    r"\b(?:lowest|highest|best|worst|latest|overall|average)\s+(?:rate|figure|level|result|score|proportion|share|percentage)\s+"
    r"(?:of|was|is|at)\s+(?:(?:about|around|only|just|nearly|over)\s+)*$|"
    r"\b(?:standard|target|average)(?:\s+(?:for|of|across|in)\s+[\w\s]{3,40}?)?(?:,|\s\(|:|\s+(?:is|was)|\s+of)\s*$",
    re.IGNORECASE,
)
_WORDS_OF_A_STANDARD = 4
"""A standard told in so few words is one for what was just measured."""
_LONGEST_TABLE = 15
"""Rows: further on, the sentence before a table says little of what a row is about."""


def _introduction(context: Context, row: Sentence) -> str:
    """The sentence before the table that a row stands in; empty for anything but a row."""
    if row.block.kind != "table_row":
        return ""
    before = context.before(row, reach=_LONGEST_TABLE)
    led_in = next((said.text for said in before if said.block.kind != "table_row" and _content(said.text)), "")
    heads = {cell.head: None for one, cells in figure_rows(context) if one.start == row.start for cell in cells}
    return " ".join(filter(None, (led_in, *heads)))


_SIGNED = re.compile(r"(?:^|[\s(:|])[+\-−–]$")
"""'+8%' is how much more, '-6%' how much less."""
_SAME_VERB = re.compile(
    r"(?:\s+(?:in|for|from)\s+(?:19|20)\d\d(?:[/-]\d\d)?)?(?:,?\s+and|,)\s+(?:(?!(?:of|to|from|in|but|while|with|against|was|were|is|are|had|has|have|now|only|compared)\b)[\w'-]+\s+){0,5}(?:by\s+)?",
    re.IGNORECASE,
)
"""'Calls were up 11 percent, burglary 7 percent and missing children no less than 23 percent'."""


def _role(context: Context, sentence: Sentence, shares: list[Share], at: int) -> RateRole:
    share = shares[at]
    if share.interval:
        return "estimate"
    if share.rule == "percentage_points" or _SIGNED.search(sentence.text[max(0, share.start - 4) : share.start]):
        return "change"
    if sentence.block.kind == "table_row" and _STANDARD_HEAD.fullmatch(_head_of(context, sentence, share)):
        return "standard"
    joined = at and _SAME_VERB.fullmatch(sentence.text, shares[at - 1].end, share.start)
    if joined and not has_own_verb(sentence.text[share.end :]):
        return _role(context, sentence, shares, at - 1)
    lead = context.lead_in(sentence)
    return role_of(sentence.text[: share.start], sentence.text[share.end :], lead.text if lead else "")


_STANDARD_HEAD = re.compile(
    r"\W*(?:[\w'-]+\s+){0,3}?(?:target|standard|benchmark|threshold|expected)\W*(?:\(%\))?\W*", re.IGNORECASE
)
"""The head of a column that holds what should be reached."""


def _head_of(context: Context, row: Sentence, share: Share) -> str:
    """The head of the column that a share stands in."""
    cells = (cell for one, cells in figure_rows(context) if one.start == row.start for cell in cells)
    return next((cell.head for cell in cells if cell.start <= share.start < cell.end), "")


_TAIL = re.compile(
    r"(?:[;:,(]|\s+(?:and|or|but|while|whereas|compared\s+(?:with|to)|(?:below|above|against|than)\s+.*|"
    r"the\s+remaining))\s*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def _clause(sentence: Sentence, share: Share, shares: list[Share], at: int) -> str:
    """The words that say of what this is a share: behind the figure up to the next one, else before it."""
    text = sentence.text
    until = shares[at + 1].start if at + 1 < len(shares) else len(text)
    behind = text[share.end : until].partition("•")[0]
    if share.interval is not None:
        opened = re.search(
            r"[(,]?\s*(?:with\s+)?(?:a\s+|the\s+)?(?:95[^()]{0,12})?(?:confidence\s+(?:interval|level|limit)|margin|\+|±|plus\s+or)",
            behind,
        )
        cut = opened.start() if opened else 0
        behind = behind[:cut] + " " + behind[max(cut, share.interval.end - share.end) :].lstrip(")")
    behind = clause_end(behind)
    if at + 1 < len(shares):
        behind = _TAIL.sub("", behind)
    if _INCREASE_OF.search(text, 0, share.start):
        behind = ""
    behind = _OF_OCCASIONS.sub("", behind).strip(" ,.;:()")
    if the_figure := _THE_FIGURE.search(text, 0, share.start):
        return the_figure.group().strip()
    if _content(behind) >= 2 or (re.match(r"(?:of|in|for)\b", behind) and _content(behind)):
        return behind
    floor = max((earlier.end for earlier in shares[:at]), default=0)
    floor = max(floor, text.rfind("•", 0, share.start) + 1)
    before = _QUANTITIES.split(text[floor : share.start])[-1].strip(" ,.;:()")
    if _content(before) < 2:
        before = text[floor : share.start].strip(" ,.;:()")
    if _content(before) < 2:
        before = text[: share.start].strip(" ,.;:()")
    joined = f"{before} {behind}".strip()
    return joined if _content(joined) >= 2 else text


_INCREASE_OF = re.compile(
    r"\b[\w-]+\s+[\w-]+\s+(?:increase|rise|fall|drop|reduction|decrease|growth|cut)s?\s+of\s+(?:(?:about|around|nearly|over|up|to|some)\s+)*$",
    re.IGNORECASE,
)
"""'A council tax increase of 2% …': of what is said before."""
_QUANTITIES = re.compile(r"(?<=\w);|,\s+(?:and|but|while|whereas)\b", re.IGNORECASE)
"""What comes before says something of another figure."""
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


_EMPTY_WORDS = """
    the and with from that this were was are only just about
    nearly over under almost around compared some than which has had have
    been
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that say nothing of what was measured."""
