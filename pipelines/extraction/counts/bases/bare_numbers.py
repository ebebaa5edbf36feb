"""A bare number in its sentence, with the numbers of cases told of up to it, and what it is found to be out of.

Belongs here: these records. Not here: the words that tell which number of cases is meant (`chosen`,
`meant`), or the counts that come of it (`of_base`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counts.bases.before import Counted, last_mentioned
from pipelines.extraction.counts.bases.behind import divided
from pipelines.extraction.counts.sizes.base import Base
from pipelines.extraction.counts.words.count import Count
from pipelines.extraction.grammar.numbers import Number


@dataclass(frozen=True, slots=True)
class Told:
    """The numbers of cases told of up to a place in a sentence."""

    earlier: Base | None
    """Told of before the sentence."""
    latest: Base | None = None
    """The one that the sentence itself declared, or counted some of, last."""
    mentioned: Base | None = None
    """The one that the sentence mentions, though nobody says that they were reviewed."""
    counted_to: int = 0
    """Where the last count of the sentence ends; 0 before the first."""

    @property
    def nearest(self) -> Base | None:
        """What a bare number is out of unless its words say otherwise."""
        return self.latest or self.earlier


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A number of a sentence that is no part of a count naming both its numbers, and what was told up to it."""

    number: Number
    told: Told
    context: Context
    sentence: Sentence
    numbers: Sequence[Number]
    """All numbers of the sentence that may count."""
    own: Sequence[Count]
    """The counts of the sentence that name both their numbers, in order."""
    counted: Counted

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def size(self) -> float:
        return self.number.value or 0

    def told_before(self) -> Base | None:
        """The one number of cases that the sentence before mentions."""
        return last_mentioned(self.context, self.sentence)

    def divides(self) -> Base | None:
        """The number before that this one and those behind it add up to."""
        return divided(self.sentence, self.numbers, self.number)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a bare number is out of, as its words tell."""

    base: Base | None
    """None where they point to no number of cases."""
    manner: Literal["if placed so", "surely", "no count"] = "if placed so"
    """Whether the number's place still has to be asked for; of 'no count' nothing is told at all."""
    latest: Base | None = None
    """What the numbers behind it are out of as well, where its words tell that too."""


NO_COUNT = Meant(None, "no count")
