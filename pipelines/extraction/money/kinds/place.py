"""An amount in its sentence before it is known what it is: what stands around it, and which words may speak of it.

Belongs here: the record that the readings of an amount are given, and what can be read off it at once. Not here: which
of the words is its own (`own_words`), what it is (`meaning`), or what stands around it once that is known (`around`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.kinds.lists import is_label_first
from pipelines.extraction.money.kinds.spoken import Spoken
from pipelines.extraction.money.words.amounts import LARGEST_BILL, Amount
from pipelines.extraction.money.words.kinds_named import KindWord
from pipelines.extraction.records import Finance

_OF_THE_NEXT = expression(rf"\s+(?:of|was|is|at|being|by)\s+{HEDGES}", re.IGNORECASE)
"""'£189m against a budget of £190m': a noun that leads to the next amount is not this one's."""
_COSTS = expression(r"costs?|costing|worth|totalling", re.IGNORECASE)
_RIGHT_BEFORE = expression(rf"\s+{HEDGES}", re.IGNORECASE)
"""'£15m of this to rebuild the headquarters, a scheme expected to cost £93m'"""
_WITHIN = expression(
    r"\b(?:of\s+which|including|includes|(?:part|share|portion)\s+of\s+(?:this|it|that|these|which)|an?\s+(?:increase|rise|reduction)\s+of)\b",
    re.IGNORECASE,
)
_CUT = expression(r"cut|cuts|cutting", re.IGNORECASE)
"""'Cut from £50m to £38m' tells a change, not a saving."""
_DOWN_TO = expression(rf"\s+(?:back\s+|down\s+)?to\s+{HEDGES}£", re.IGNORECASE)
"""'Has since been cut to £13m': what the thing now stands at."""
_PART_OF = expression(r"\s+(?:out\s+)?of\s+(?:the|its|this|that|a|their|our)?\s*(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    context: Context
    sentence: Sentence
    amount: Amount
    following: Amount | None
    """The next amount of the sentence."""
    before: Finance | None
    """The amount before it in the sentence, where it was read as a fact."""
    opened: int
    """Where that one ends."""
    spoken: Spoken
    said: Sequence[KindWord]
    """All words of money in the sentence."""
    unused: Sequence[KindWord]
    """Those of them that no amount before it was read by."""

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def until(self) -> str:
        """The sentence up to the amount."""
        return self.text[: self.amount.start]

    @property
    def own(self) -> str:
        """The words before the amount that are its own."""
        return self.text[self.opened : self.amount.start]

    @property
    def is_bill(self) -> bool:
        """Whether, were it council tax, it would be what a household pays."""
        return self.amount.value < LARGEST_BILL

    @property
    def joined(self) -> Finance | None:
        """The amount before it, if it can lean on that: no sum of a budget leans on a household's bill."""
        return None if self.before and self.before.amount_gbp < LARGEST_BILL and not self.is_bill else self.before

    @cached_property
    def labelled(self) -> bool:
        """Whether a label stands before it as one did before the amount that it follows."""
        return self.joined is not None and is_label_first(self.text, self.opened, self.amount)

    @property
    def is_within(self) -> bool:
        """'Of which £4m', 'including £4m': told as a part of the amount before it."""
        return _WITHIN.search(self.own) is not None

    @property
    def is_within_sentence(self) -> bool:
        """As before, wherever in the sentence that is said."""
        return _WITHIN.search(self.until) is not None

    def is_within_behind(self, place: int) -> bool:
        """Whether it is told as a part of something behind that place of the text."""
        return _WITHIN.search(self.text[max(place, self.opened) : self.amount.start]) is not None

    @property
    def is_part_of_before(self) -> bool:
        """'£14m of the £16m': the amount before it is a part of this one."""
        return _PART_OF.fullmatch(self.own) is not None

    @property
    def is_part_of_next(self) -> bool:
        """'£14m of the £16m': a part of the next amount."""
        if self.following is None:
            return False
        return _PART_OF.fullmatch(self.text[self.amount.end : self.following.start]) is not None

    @cached_property
    def free(self) -> list[KindWord]:
        """The words of money that may speak of it."""
        free = [word for word in self.unused if not self._tells_a_change(word) and not self._is_of_next(word)]
        return [word for word in free if word.end <= self.amount.start] if self.labelled else free

    def _tells_a_change(self, word: KindWord) -> bool:
        changes = self.amount.changes or _DOWN_TO.match(self.text, word.end)
        return bool(changes) and _CUT.fullmatch(self.text, word.start, word.end) is not None

    def _is_of_next(self, word: KindWord) -> bool:
        if self.following is None or word.start < self.amount.end or word.holds_for == self.amount.start:
            return False
        if _OF_THE_NEXT.fullmatch(self.text, word.end, self.following.start):
            return True
        costs = _COSTS.fullmatch(self.text, word.start, word.end)
        return bool(costs and _RIGHT_BEFORE.fullmatch(self.text, word.end, self.following.start))
