"""The forms in which rules of money are written: constructions that tell its kind, turns of phrase its status.

Belongs here: the record of each, and how a construction is joined to its amount. Not here: the constructions
(`kinds.raised`, `kinds.given`, `kinds.received`, `kinds.spent`, `kinds.saved`) and turns (`standing.turns`,
`standing.turns_of_savings`, …) themselves, or finding constructions (`kinds.constructions`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.money.words.kinds_named import Direction
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.records import MoneyKind, MoneyStatus


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
    least: float = 0.0
    """Pounds. It tells of no smaller amount."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase, and the status that an amount has by it."""

    becomes: MoneyStatus | None
    kinds: tuple[MoneyKind, ...] = ()
    """Of which the amount must be; any where empty."""
    of: tuple[MoneyStatus | None, ...] = ()
    """What the words of certainty may have said of it; anything where empty."""
    tenses: tuple[Tense | None, ...] = ()
    """Of the amount's clause; any where empty."""
    before: tuple[re.Pattern[str], ...] = ()
    """What stands somewhere in the sentence up to the amount."""
    own: tuple[re.Pattern[str], ...] = ()
    """What stands somewhere in the amount's own words before it."""
    behind: re.Pattern[str] | None = None
    """What stands right behind the amount."""
    unless: tuple[re.Pattern[str], ...] = ()
    """What must not stand before it."""

    def holds(self, kind: MoneyKind, status: MoneyStatus | None, tense: Tense | None) -> bool:
        """Whether the turn is one of such amounts."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.of or status in self.of)
            and (not self.tenses or tense in self.tenses)
        )

    def is_said(self, before: str, own: str, behind: str) -> bool:
        """Whether the words around an amount are those of the turn."""
        return (
            (self.behind is None or self.behind.match(behind) is not None)
            and all(pattern.search(own) for pattern in self.own)
            and all(pattern.search(before) for pattern in self.before)
            and not any(pattern.search(before) for pattern in self.unless)
        )


_SHARE = r"\s*\([\d.]+\s?(?:%|per\s?cent)\)|,?\s+or\s+(?:(?:about|some|nearly|around)\s+)?[\d.]+\s?(?:%|per\s?cent),?"
"""'Took £33m, or 17 percent, out of its spending': the same as a share."""


def then_amount(pattern: str) -> Quick:
    """What stands right before an amount, hedges aside."""
    return Quick(rf"\b{pattern}\s+{HEDGED_NOUN}$")


def after_amount(pattern: str) -> re.Pattern[str]:
    """What stands right behind an amount."""
    return expression(rf"(?:{_SHARE})?\s+{pattern}", re.IGNORECASE)
