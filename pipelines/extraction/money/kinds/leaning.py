"""What an amount is that no word of its own tells: the kind of the amount before it, of which it may be a part.

Belongs here: what a sentence takes over from the one before ('of this, £4m has been found'), and the part of a gap that
has been found. Not here: choosing between an amount's own words and what it leans on (`meaning`), or gathering what
was spoken of before (`spoken`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.function_words import ARE
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.money.kinds.spoken import Spoken
from pipelines.extraction.money.words.alike import OF_A_GAP
from pipelines.extraction.money.words.amounts import Amount
from pipelines.extraction.money.words.kinds_named import Direction, KindWord
from pipelines.extraction.records import Finance, MoneyKind

_PART_OF_THIS = expression(r"^\W*(?:[\d.]+\s+)?of\s+(?:this|these|that|the\s+latter)\b", re.IGNORECASE)
OF_THE_WHOLE = expression(
    r"^\W*(?:[\d.]+\s+)?of\s+(?:the|this|that)(?:\s+(?:\w+\s+)?(?:increase|rise|total|sum|money|amount|growth|extra))?\s*,?\s+(?=£|\w+\s+£)",
    re.IGNORECASE,
)
"""'Of the increase £9m is grant and £12m comes from council tax'"""
COMPRISES = Quick(
    r"^\W*(?:[\d.]+\s+)?(?:among\s+(?:them|these|those)\s+(?:is|are|was|were)\b|(?:they|these|this|it|that)\s+(?:will\s+)?(?:compris\w+|includ\w+|consists?\s+of|(?:is|are)\s+made\s+up\s+of|"
    r"break\w*\s+down|splits?\s+into|covers?)\b)",
)
"""'It includes £22m for a custody unit': parts of the whole of the sentence before."""
_ONE_OF_ITS = expression(
    r"\b(?:account(?:s|ed)?\s+for|the\s+(?:biggest|largest|main|next|costliest)(?:\s+single)?\s+(?:scheme|project|item|part|share|sum|block|element)s?)\b",
    re.IGNORECASE,
)
"""'The biggest scheme is the base in the port, at £24.5m': one of those that the sentence before gave the total of."""
OF_IT = expression(r"\s+of\s+(?:this|these|that|those|it|them|which)\b", re.IGNORECASE)
_A_SCHEME = expression(
    r"\b(?:biggest|largest|main|next|costliest|dearest|other)\s+(?:single\s+)?(?:schemes?|projects?)\b", re.IGNORECASE
)
_PAYS_FOR_SCHEMES: frozenset[MoneyKind] = frozenset({"borrowing", "income", "funding", "reserve"})
"""'… of which £11m is borrowed. The largest scheme is the new base (£10m).'"""
_FOUND = r"(?:identified|found|achieved|delivered|closed|bridged|secured|met|made|covered)"
_FOUND_BEFORE = expression(rf"\b{_FOUND}\s+{HEDGED_NOUN}$", re.I)
FOUND_AFTER = expression(
    rf"(?:\s+of\s+(?:(?:the|its|a)\s+)?£[\d.]*[^;.]{{1,40}}?)?\s+(?:of\s+(?:this|it|that)\s+)?(?:has|have|had|was|were|is|are)\s+(?:already\s+|"
    rf"now\s+|so\s+far\s+)?(?:been\s+)?{_FOUND}\b|"
    rf"\s+(?:out\s+)?of\s+(?:the|its|a)\s+£[\d.]+\s?\w*\s+(?:[\w-]+\s+)?(?:plan|target|requirement)\s+{_FOUND}\b",
    re.I,
)
_FOUND_IN_PLANS = expression(rf"identified|{ARE}\s+covered", re.IGNORECASE)
"""Found on paper: it is still to be saved."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an amount is and which rule said so; `word` is None where it leans on another amount."""

    kind: MoneyKind
    direction: Direction
    rule: str
    word: KindWord | None
    found: bool = False
    """Whether it is the part of a gap that has been closed."""
    leans_on: Finance | None = None
    """The amount whose kind it takes over."""
    part: bool = False
    """Whether it is a part of that amount, and so has its years."""


def carried(text: str, amount: Amount, spoken: Spoken, *, topic: bool = False) -> Meaning | None:
    """The amount of the sentence before, or what that sentence spoke of, is what this one is."""
    fact = spoken.fact
    if fact and fact.kind in _PAYS_FOR_SCHEMES and _A_SCHEME.search(text[: amount.start]):
        return Meaning("investment", "outflow", "carried_amount", None, leans_on=fact, part=True)
    if fact:
        part = bool(
            _PART_OF_THIS.match(text)
            or COMPRISES.match(text)
            or OF_IT.match(text, amount.end)
            or _ONE_OF_ITS.search(text[: amount.start])
        )
        meaning = Meaning(fact.kind, fact.direction, "carried_amount", None, leans_on=fact, part=part)
        return as_found(text, amount, meaning)
    if topic and spoken.topic and spoken.topic.kind:
        return Meaning(spoken.topic.kind, spoken.topic.direction, "carried_amount", None)
    return None


def as_found(text: str, amount: Amount, meaning: Meaning) -> Meaning:
    """The part of a gap that has been found is a saving; the rest stays a gap."""
    closed = _FOUND_BEFORE.search(text[: amount.start]) or FOUND_AFTER.match(text, amount.end)
    if meaning.kind not in OF_A_GAP or not closed:
        return meaning
    return replace(meaning, kind="saving", direction="inflow", found=not _FOUND_IN_PLANS.search(closed.group()))
