"""The parts that constructions of money are built from.

Belongs here: the record of a construction, the words that may stand around an amount. Not here: the constructions
themselves (`received`, `spent`), or finding them in a text (`constructions`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.grammar.phrases import Quick
from pipelines.extraction.money.words import Direction
from pipelines.extraction.records import MoneyKind


@dataclass(frozen=True, slots=True)
class Construction:
    """What stands before the amount and what behind it; `word` names the part that tells the kind."""

    kind: MoneyKind
    direction: Direction
    before: Quick | None = None
    behind: re.Pattern[str] | None = None
    is_verb: bool = True
    across: bool = False
    """Whether another amount may stand within it: 'overspend its budget of £186m by £1.1m'."""


def then_amount(pattern: str) -> Quick:
    """What stands right before an amount, hedges aside."""
    return Quick(rf"\b{pattern}\s+{HEDGED_NOUN}$")


def after_amount(pattern: str) -> re.Pattern[str]:
    """What stands right behind an amount."""
    return re.compile(rf"\s+{pattern}", re.IGNORECASE)
