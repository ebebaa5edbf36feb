"""Where a quotation stands in a document's text, and how far two quotations overlap.

Belongs here: comparing quotations. Not here: which judgments are compared (`evaluate`).

Two quotations overlap by half or more when they share at least half of the shorter one. Half of the longer would be too
strict: a gold row may quote a heading or a clause where the fact quotes the whole sentence, or two sentences where the
fact quotes the first. What keeps it honest is that kinds must agree and that every fact serves one gold row only.
A quotation that can't be found in the text has no place to hold the two together, so there half of the longer one's
words must be shared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

HALF = 0.5
_WORD = re.compile(r"\]\([^()\s]*\)|(\w+)")
"""Words, without the targets of links."""

Interval = tuple[int, int]


@dataclass(frozen=True)
class SearchableText:
    """A text in which quotations can be found, whatever their typography, markup and line breaks."""

    text: str

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        return [(w[1].casefold(), w.start(1), w.end(1)) for w in _WORD.finditer(self.text) if w[1]]

    @cached_property
    def _line(self) -> str:
        return " " + " ".join(word for word, _, _ in self._words) + " "

    def occurrences(self, quote: str) -> list[Interval]:
        """The character intervals at which the quotation's words stand, in order."""
        words = words_of(quote)
        if not words:
            return []
        needle = " " + " ".join(words) + " "
        found: list[Interval] = []
        at = self._line.find(needle)
        while at >= 0:
            first = self._line.count(" ", 0, at)
            found.append((self._words[first][1], self._words[first + len(words) - 1][2]))
            at = self._line.find(needle, at + 1)
        return found


def words_of(quote: str) -> list[str]:
    """The quotation's words, case folded, without markup and punctuation."""
    return [word[1].casefold() for word in _WORD.finditer(quote) if word[1]]


def interval_overlap(ones: Sequence[Interval], others: Sequence[Interval]) -> float:
    """The largest share of the shorter of two intervals, over all pairs."""
    return max(
        (
            max(0, min(end, other_end) - max(start, other_start)) / max(1, min(end - start, other_end - other_start))
            for start, end in ones
            for other_start, other_end in others
        ),
        default=0.0,
    )


def word_overlap(one: str, other: str) -> float:
    """The share of the longer quotation's words that both have."""
    ones, others = words_of(one), words_of(other)
    shared = sum((Counter(ones) & Counter(others)).values())
    return shared / max(1, len(ones), len(others))
