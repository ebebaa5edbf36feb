"""A word of money with what may decide its kind: its sentence, the amount that it speaks of, the words around it.

Belongs here: the record that rules of governed words are given. Not here: the rules (`governed_spending`,
`governed_receipts`), or their order (`governed`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.extraction.money.words.amounts import LARGEST_BILL, Amount
from pipelines.extraction.money.words.kinds_named import Direction, KindWord
from pipelines.extraction.records import MoneyKind


@dataclass(frozen=True)
class Governed:
    """A word of money with what may decide its kind."""

    text: str
    word: KindWord
    words: Sequence[KindWord]
    amount: Amount
    earlier: Sequence[KindWord]

    @property
    def said(self) -> str:
        return self.text[self.word.start : self.word.end]

    @property
    def until(self) -> str:
        """The sentence up to the amount."""
        return self.text[: self.amount.start]

    @property
    def behind(self) -> int:
        """Where both the word and the amount have ended."""
        return max(self.word.end, self.amount.end)

    @property
    def is_first(self) -> bool:
        """Whether it stands before the amount."""
        return self.word.end <= self.amount.start

    @property
    def is_bill(self) -> bool:
        return self.amount.value < LARGEST_BILL

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Whether that stands right behind word and amount, whichever comes last."""
        return pattern.match(self.text, self.behind) is not None

    def of_kind(self, kind: MoneyKind, direction: Direction | None = None) -> KindWord:
        """The word as one of that kind of money."""
        return replace(self.word, kind=kind, direction=direction or self.word.direction)
