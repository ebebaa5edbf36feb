"""Which words of certainty tell anything of an amount: 'planned' does not in 'the budget requirement' or 'if needed'.

Belongs here: an amount with the words that may be said of it, and those that only seem to tell how certain it is: parts
of names, of conditions and asides, words of what is not done yet. Not here: the words (`words.kinds_named`), or which
of those that tell is the amount's own (`heard`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.money.words.kinds_named import KindWord, StatusWord
from pipelines.extraction.records import MoneyKind

_OF_FIXED_NAMES: frozenset[MoneyKind | None] = frozenset({"budget", "precept", "underspend", "overspend", "reserve"})
"""Kinds whose names hold words of status without meaning them: 'budget requirement', 'more than planned'."""
_AN_ESTIMATED = expression(r"\ban\s+estimated$", re.IGNORECASE)
"""'An estimated £4m' is about £4m, foreseen or not."""
_SO_FAR = expression(r"\s+(?:so\s+far|to\s+date|already|up\s+to\s+now)\b", re.IGNORECASE)
"""'Costs put at £18m so far': counted up."""
_ESTIMATES_THAT = expression(
    rf"estimate[sd]?\s+that\s+[^;£]*\b{HAVE}\s+(?:\w+ly\s+|already\s+|now\s+)?(?:been|\w+ed|freed|cost|spent|made|brought|cut|given)\b[^;£]*$",
    re.IGNORECASE,
)
"""'It estimates that robotics have saved £1.6m': done, as far as it can be counted."""
_IN_A_CONDITION = expression(
    r"\W*(?:[\d.]+\s+)?(?:if|should|were|had|unless|without)\b[^,;£]*(?:,\s|(?=\b(?:would|could|might|may)\b))",
    re.IGNORECASE,
)
"""'If the award were higher than assumed, …': what is assumed is the award."""
_ON_ASSUMPTIONS = expression(
    r"\bon\s+(?:(?:the|its|our|their|these|those)\s+)?(?:(?:current|present|prudent|reasonable|planning)\s+){0,2}assumptions?$",
    re.IGNORECASE,
)
"""'It has to save £4m and, on current assumptions, £9m by 2027': how sure the figure is, not the saving."""
_NOT_YET = expression(
    r"n't\s+(?:be\s+|been\s+|have\s+been\s+)?$|'ll\s+(?:have\s+|be\s+)?$|\b(?:to|will|would|could|can|may|might|must|should|not|yet)\s+(?:(?:then|still|also|only|therefore|thus|now|\w+ly)\s+)?(?:(?:be|have|have\s+been|only\s+be)\s+)?$",
    re.I,
)
_AS_IT_IS = expression(r"\b(?:is|are|being)\s+(?:now\s+|also\s+|all\s+)?$", re.IGNORECASE)
_IF = expression(r"\b(?:if|unless|provided|once)\b(?:[^,;.]|\.(?=\d))*$", re.IGNORECASE)
"""'If the plans for £3.9m are delivered': not yet."""
_MOVED = frozenset({"made", "used", "spent", "paid", "raised", "provided", "given", "put into"})
"""'A provision of £1m is made': the present, not the past."""
_PAID_BY = expression(
    r"(?:paid|funded|financed|met|raised|provided)\s+(?:for\s+)?(?:by|from|with|through|out\s+of)\b", re.IGNORECASE
)
_PAID_FOR = expression(r"\s+(?:paid\s+for|funded|financed)\s+(?:by|via|with|through|from)\b", re.IGNORECASE)
_AFTER_COMMA = expression(r",\s+(?:partly\s+|largely\s+|all\s+)?$")
"""'We will put in £4m, paid for by a rise': where it comes from, whenever that is."""
_MADE_UP = expression(r"made\s+up\b", re.IGNORECASE)
"""'A programme of £61m, made up of £28m for buildings': what it consists of."""
_NOUN_OF_MONEY = expression(r"\b(?:amount|sum|money|price|rate)\s+$", re.IGNORECASE)
"""'The amount paid on a Band D home would rise': what is paid, whenever that is."""
_AS_FAR_BACK = 25
"""Characters before a word of what is done that may say that it is not done yet."""


@dataclass(frozen=True)
class Clause:
    """An amount, from `start` to `end` of its sentence, and the window of words, `opened` to `closed`, that it has."""

    text: str
    kinds: Sequence[KindWord]
    opened: int
    closed: int
    start: int
    end: int

    @property
    def own(self) -> str:
        """The amount's own words before it."""
        return self.text[self.opened : self.start]

    @property
    def goes_on(self) -> bool:
        """Whether another amount follows."""
        return self.closed < len(self.text)

    def before(self, words: Sequence[StatusWord]) -> list[StatusWord]:
        """Those of the words that stand before the amount and tell of it."""
        return [word for word in words if self.opened <= word.start and word.end <= self.start and self._is_told(word)]

    def after(self, words: Sequence[StatusWord]) -> list[StatusWord]:
        """Those of the words that stand behind the amount and tell of it."""
        return [word for word in words if self.end <= word.start and word.end <= self.closed and self._is_told(word)]

    def _is_told(self, word: StatusWord) -> bool:
        """Whether the word tells how certain the amount is."""
        if self._is_of_name(word) or self._is_of_figure(word) or self._is_of_condition(word):
            return False
        return word.status not in ("achieved", "actual") or not (self._is_aside(word) or self._is_to_come(word))

    def _is_of_name(self, word: StatusWord) -> bool:
        """'The budget requirement', 'more than planned': part of the name of a kind of money."""
        return any(start <= word.start and word.end <= end for start, end in self._fixed_names)

    @cached_property
    def _fixed_names(self) -> list[tuple[int, int]]:
        named = [kind for kind in self.kinds if kind.kind in _OF_FIXED_NAMES]
        return [(kind.start, kind.end) for kind in named if not (kind.kind == "budget" and kind.is_verb)]

    def _is_of_figure(self, word: StatusWord) -> bool:
        """'An estimated £4m', 'it estimates that £2m has been saved': how sure the figure is, and not the money."""
        until = self.text[: word.end]
        if _AN_ESTIMATED.search(until) and not self.text[word.end : self.start].strip():
            return True
        if word.status == "forecast" and self._said(word) == "put at" and _SO_FAR.match(self.text, self.end):
            return True
        if _ESTIMATES_THAT.match(self.text, word.start, self.start):
            return True
        return _ON_ASSUMPTIONS.search(until) is not None

    def _is_of_condition(self, word: StatusWord) -> bool:
        """'If the award were higher than assumed, £4m …': said of what the sentence supposes."""
        supposed = self._condition
        return supposed is not None and word.end < supposed.end() <= self.start

    @cached_property
    def _condition(self) -> re.Match[str] | None:
        return _IN_A_CONDITION.match(self.text)

    def _is_aside(self, word: StatusWord) -> bool:
        """What it consists of or is paid from, or what a plan sees done: no word of what has been done."""
        if _MADE_UP.match(self.text, word.start):
            return True
        source = _PAID_FOR.match(self.text, self.end)
        if source and word.start < source.end() <= self.closed:
            return self.end <= word.start
        return bool(_PAID_BY.match(self.text, word.start) and _AFTER_COMMA.search(self._right_before(word)))

    def _is_to_come(self, word: StatusWord) -> bool:
        """'Will be spent', 'is spent each year', 'if it is spent', 'the amount paid': the participle tells no past."""
        ahead = self._right_before(word)
        if _AS_IT_IS.search(ahead) and (self._said(word) in _MOVED or _IF.search(self.text[: word.start])):
            return True
        return bool(_NOT_YET.search(ahead) or _NOUN_OF_MONEY.search(ahead))

    def _said(self, word: StatusWord) -> str:
        return self.text[word.start : word.end].lower()

    def _right_before(self, word: StatusWord) -> str:
        return self.text[max(0, word.start - _AS_FAR_BACK) : word.start]
