"""Percentages and shares: estimates with their intervals, observed figures, standards and changes.

Belongs here: putting the facts together. Not here: finding the shares (`shares`), the words that say of what each is
(`share_clauses`), measures of what was told before (`taken_up`), counts out of a number of cases
(`counts.reading`), the role a share plays (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from pipelines.documents.dates import YEAR
from pipelines.documents.document import Span
from pipelines.documents.expressions.late import expression
from pipelines.extraction.asked_for import asks_to_be_told
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.grammar.movements import HOW_MUCH, MOVED, MOVING
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.phrases import holds_any
from pipelines.extraction.grammar.quantities import in_range
from pipelines.extraction.measures.matches import is_of_change, measure_of_its_change
from pipelines.extraction.rates.cells_in_percent import cells_in_percent
from pipelines.extraction.rates.gapped import with_respective_targets
from pipelines.extraction.rates.leagues import ranked_force
from pipelines.extraction.rates.lines_of_figures import holds_figures, name_of_line, whose
from pipelines.extraction.rates.measured import measured, measured_as_before
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.rates.roles import has_own_verb, role_of
from pipelines.extraction.rates.share_clauses import content_of, share_clause
from pipelines.extraction.rates.shares import find_shares
from pipelines.extraction.rates.standards import is_called_standard
from pipelines.extraction.rates.taken_up import MORE_THAN, goes_on
from pipelines.extraction.rates.times_told import period_told
from pipelines.extraction.rates.units import is_unit
from pipelines.extraction.rates.wholes_told import can_measure
from pipelines.extraction.records import Rate, RateRole
from pipelines.extraction.subjects import is_of_many, subject_force
from pipelines.extraction.tables.figures import cell_at, tells_difference


def read_rates(context: Context, counted: Collection[Span]) -> list[Rate]:
    """Every share in the document, in the order of the text; `counted` are the numbers of case counts."""
    taken = {(span.start, span.end) for span in counted}
    facts: list[Rate] = []
    for sentence in context.sentences:
        if not sentence.numbers or (sentence.block.kind == "heading" and not holds_figures(sentence.text)):
            continue
        if holds_any(sentence.text, _SIGNS_OF_SUPPOSING) and _SUPPOSED.search(sentence.text):
            continue
        if asks_to_be_told(sentence.text):
            continue
        if facts and (width := _interval_of_last(context, sentence, facts[-1])):
            claims = (*facts[-1].claims, sentence.span(width.start, width.end))
            facts[-1] = replace(
                facts[-1], ci_half_width=width.value, ci_level=_USUAL_LEVEL, role="estimate", claims=claims
            )
            continue
        shares = [
            share
            for share in _shares_of(context, sentence)
            if not any((sentence.start + n.start, sentence.start + n.end) in taken for n in share.numbers)
        ]
        opened = len(facts)
        for at, share in enumerate(shares):
            if at and _closes_range(sentence, shares[at - 1], share):
                anchor = sentence.span(share.start, share.end)
                facts.append(replace(facts[-1], percent=share.percent, anchor=anchor, claims=(anchor,)))
                continue
            fact = _fact(context, sentence, share, shares, at)
            fact = measured_as_before(context, sentence, shares, at, fact, facts[-1] if facts else None)
            level = _is_of_all(sentence, share) or _LEVEL_REACHED.search(sentence.text, 0, share.start)
            if fact.role == "observed" and level and is_of_change(fact.measure_id or ""):
                fact = replace(fact, measure_id=None)
            grew = fact.role == "change" and fact.rule != "percentage_points"
            named = measure_of_its_change(fact.measure_id) if grew else fact.measure_id
            fact = replace(fact, measure_id=named if can_measure(context.document.plain, fact) else None)
            facts.append(replace(fact, role=_role_of_measure(sentence, fact)))
        facts[opened:] = with_respective_targets(sentence, facts[opened:])
    return facts


def _shares_of(context: Context, sentence: Sentence) -> list[Share]:
    """The shares of a sentence in order, also those whose sign stands in the head of their column."""
    signed = find_shares(sentence)
    taken = {number.start for share in signed for number in share.numbers}
    headed = [share for share in cells_in_percent(context, sentence) if share.start not in taken]
    text = sentence.text
    told = [
        share
        for share in (*signed, *headed)
        if share.rule in _ROUNDED or not is_unit(text, share.start, share.end, share.percent)
    ]
    return sorted(told, key=lambda share: share.start)


_FROM_AN_AUDIT = frozenset(
    f"crime_{found}_{kind}" for found in ("recorded", "not_recorded") for kind in ("all", "violence", "sexual")
)
"""Shares that only an audit tells, since nobody counts what is not recorded; also where they are told again."""


_LEVEL_REACHED = expression(
    rf"\b(?:{MOVED}|{MOVING}|stands|stood|remain(?:s|ed)){HOW_MUCH}\s+(?:to|at)\s+{HEDGES}$", re.IGNORECASE
)
"""'The risk of being burgled had fallen to 21%': where it stands, and no change."""
_OF_ALL = expression(
    r"\s+of\s+(?:(?:all|its|the|their|our|total|overall)\s+){1,2}(?:(?:recorded|reported|police-recorded)\s+)?"
    r"(?:crimes?|offences|demand|calls|incidents)\b",
    re.IGNORECASE,
)
"""'A rise in calls, and fraud will make up 60 percent of its recorded crime': a share of it, and no change."""


def _is_of_all(sentence: Sentence, share: Share) -> bool:
    return _OF_ALL.match(sentence.text, share.end) is not None


_ROUNDED = frozenset(("fraction", "one_in_n"))
"""'A third of them' is a manner of speaking."""
_OWN_AUDIT = expression(
    r"\b(?:our|its|their|the\s+(?:force|constabulary)'s)\s+own\b|\bregistrar\b|\binternal\s+audits?\b", re.IGNORECASE
)
"""'Our own audit in March': what a force counts itself."""


def _role_of_measure(sentence: Sentence, fact: Rate) -> RateRole:
    """The role of a share that its measure decides: a recording rate is estimated, unless by an audit of one's own, and
    pay awards of 3 percent are a change."""
    if fact.role == "observed" and is_of_change(fact.measure_id or ""):
        return "change"
    only_estimated = fact.rule not in _ROUNDED and fact.measure_id in _FROM_AN_AUDIT
    if fact.role == "observed" and only_estimated and not _OWN_AUDIT.search(sentence.text):
        return "estimate"
    own_figure = fact.role == "estimate" and only_estimated and fact.ci_half_width is None
    return "observed" if own_figure and _OWN_AUDIT.search(sentence.text) else fact.role


def _closes_range(sentence: Sentence, low: Share, share: Share) -> bool:
    """Whether a share is the upper end of the range that the one before opens."""
    if low.rule != "percent_range" or share.rule != "percent_range":
        return False
    return in_range(sentence.text, low.numbers[0], share.numbers[0])


_USUAL_LEVEL = 95.0
"""Percent, as the inspectorate's own method sets it."""
_ONLY_INTERVAL = expression(
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


def _fact(context: Context, sentence: Sentence, share: Share, shares: list[Share], at: int) -> Rate:
    role = _role(context, sentence, shares, at)
    clause = share_clause(sentence, share, shares, at)
    head = _head_of(context, sentence, share)
    period = period_told(context, sentence, shares, at, head)
    interval = share.interval
    less = _LESS.search(sentence.text, max(0, share.start - 4), share.start) is not None
    evidence = sentence.evidence()
    evidence["force_id"] = _force_of(sentence, share, role, head)
    return Rate(
        **evidence,
        anchor=sentence.span(share.start - less, share.end),
        rule=share.rule,
        claims=tuple(sentence.span(number.start, number.end) for number in share.numbers),
        percent=-share.percent if less else share.percent,
        ci_half_width=interval.half_width if interval else None,
        ci_level=(interval.level or _USUAL_LEVEL) if interval else None,
        qualifier="exact" if role == "estimate" and _only_estimated(sentence, share) else share.qualifier,
        role=role,
        measure_id=measured(context, sentence, shares, at, role, head),
        subject=_subject(context, sentence, share, clause),
        period_start=period.first if period else None,
        period_end=period.last if period else None,
    )


def _force_of(sentence: Sentence, share: Share, role: RateRole, head: str) -> str | None:
    """Whose share it is: that of the name on its line or above its column, else of what the sentence speaks of."""
    if name := name_of_line(sentence.text):
        return whose(name, sentence.force_id)
    if (sentence.cells and is_of_many(sentence.cells[0][2])) or role == "standard":
        return None
    own = ranked_force(sentence, share) or subject_force(sentence, share.start)
    return whose(head, own) if head else own


_FIGURES_BEHIND = expression(r"(?:\s+[-+−–]?\s?£?\d[\d.,]*%?|\s+[-+−–])+$")
"""'Total recorded crime 26,714 25,338 -': the figures beside it in its line say nothing of what it is of."""


def _subject(context: Context, sentence: Sentence, share: Share, clause: str) -> str:
    """What it is a share of, as it is told: the label of its row and the head of its column, else its clause."""
    cell = cell_at(context, sentence, share.start) if sentence.block.kind == "table_row" else None
    if cell and cell.label and content_of(cell.text) == 0:
        return " ".join(f"{cell.label} {cell.head}".split())
    told = " ".join(clause.split())
    return _FIGURES_BEHIND.sub("", told) or told if len(sentence.numbers) > 1 else told


_ESTIMATED = expression(r"\b(?:an\s+)?estimated\s+$", re.IGNORECASE)


def _only_estimated(sentence: Sentence, share: Share) -> bool:
    """'An estimated 96.1 percent': an estimate as exact as estimates are, and no rounding."""
    return _ESTIMATED.search(sentence.text, 0, share.numbers[0].start) is not None


_SUPPOSED = expression(
    r"\b(?:imaginary|hypothetical|made-up|suppose|imagine)\b|\bfor\s+(?:example|instance),?\s+if\s+an?\b|\b(?:a|any|one)\s+force\s+(?:with|that|which)\b[^.;]{3,90}\b(?:may|might|could)\b|^\W*If\s+\d+\s+(?:out\s+)?of\s+\d",
    re.IGNORECASE,
)
_SIGNS_OF_SUPPOSING = ("imagin", "hypothetical", "made-up", "suppose", "if ", " force ")
_SIGNED = expression(r"(?:^|[\s(:|])[+\-−–]$")
"""'+8%' is how much more, '-6%' how much less."""
_LESS = expression(r"(?:^|[\s(:|])[-−–]$")
"""A printed minus is part of the figure; 'a fall of 6%' has none."""
_COMPARED = expression(
    r"[,;]?\s+(?:when\s+)?(?:(?:which\s+|that\s+|this\s+)?compare[sd]\s+(?:with|to)|against)\s+(?:(?:an?|the|about|around|nearly|over|just|only|its|national|average|of|for|"
    r"fall|rise|drop|cut|increase|reduction|decrease)\s+)*$",
    re.IGNORECASE,
)
"""'Crime fell by 3 percent, compared with 13 percent elsewhere'."""
_SAME_VERB = expression(
    rf"(?:\s+(?:rise|increase|fall|drop|decrease|reduction)\s+in\s+(?-i:[A-Z])[^,;.\d]{{2,40}}?)?(?:\s+(?:in|for|from)\s+{YEAR}(?:[/-]\d\d)?)?(?:,?\s+and|,)\s+(?:(?!(?:of|to|from|in|but|while|with|against|was|were|is|are|had|has|have|now|only|compared|stands|stood|answered|attended|reached|met|said|makes?|made|accounts?|accounted|represents?|represented|comprises?|forms?)\b)[\w'-]+\s+){{0,5}}(?:by\s+)?",
    re.IGNORECASE,
)
"""'Calls were up 11 percent, burglary 7 percent and missing children no less than 23 percent'."""


def _role(context: Context, sentence: Sentence, shares: list[Share], at: int) -> RateRole:
    share = shares[at]
    if share.interval:
        return "estimate"
    if share.rule == "percentage_points" or _SIGNED.search(sentence.text[max(0, share.start - 4) : share.start]):
        return "change"
    if sentence.block.kind == "table_row":
        head = _head_of(context, sentence, share)
        if tells_difference(head):
            return "change"
        if _STANDARD_HEAD.fullmatch(head):
            return "standard"
    joined = at and _SAME_VERB.fullmatch(sentence.text, shares[at - 1].end, share.start)
    last = shares[at - 1] if at else None
    behind = max(last.end, last.interval.end if last.interval else 0) if last else 0
    compared = at and (
        _COMPARED.search(sentence.text, behind, share.start) or MORE_THAN.search(sentence.text, behind, share.start)
    )
    alike = joined or (compared and _role(context, sentence, shares, at - 1) in ("change", "observed"))
    after = sentence.text[share.end :]
    if alike and not has_own_verb(after) and not is_called_standard(after):
        return _role(context, sentence, shares, at - 1)
    if at and goes_on(sentence.text[behind : share.start]) and _role(context, sentence, shares, at - 1) == "estimate":
        return "estimate"
    lead = context.lead_in(sentence)
    before = sentence.text[_opening(sentence, share) : share.start]
    return role_of(before, sentence.text[share.end :], lead.text if lead else "")


def _opening(sentence: Sentence, share: Share) -> int:
    """Where the words begin that lead to a share: with its cell, where that says what it holds: 'Actual: 74%'."""
    cells = ((start, text) for start, end, text in sentence.cells if start <= share.start < end)
    return next((start for start, text in cells if _LABELLED.match(text)), 0)


_LABELLED = expression(r"[A-Z][A-Za-z ]{1,40}:\s")


_STANDARD_HEAD = expression(
    r"\W*(?:(?!(?:in|within|on|to|inside|meeting|met|against|of|hitting)\b)[\w'-]+\s+){0,3}?(?:target|standard|benchmark|threshold|expected|ambition|aim|goal|aspiration|expectation|limit|ceiling|tolerance)\W*(?:\(%\))?\W*",
    re.IGNORECASE,
)
"""The head of a column that holds what should be reached."""


def _head_of(context: Context, row: Sentence, share: Share) -> str:
    """The head of the column that a share stands in; empty outside tables."""
    cell = cell_at(context, row, share.start) if row.block.kind == "table_row" else None
    return cell.head if cell else ""
