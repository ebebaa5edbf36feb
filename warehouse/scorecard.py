"""How well the facts agree with a gold folder, counted: the records that an evaluation returns.

Belongs here: what was matched, missed and invented, and the shares that follow. Not here: deciding what matches
(`evaluate`), or showing it to a reader (`scorecard_view`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one group of judgments. Nothing claimed counts as precise, nothing to find as complete."""

    matched: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def precision(self) -> float:
        return _share(self.matched, self.matched + self.invented)

    @property
    def recall(self) -> float:
        return _share(self.matched, self.matched + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.matched, 2 * self.matched + self.missed + self.invented)

    def __add__(self, other: Score) -> Score:
        return Score(self.matched + other.matched, self.missed + other.missed, self.invented + other.invented)

    def to_dict(self) -> dict[str, float]:
        return {
            "matched": self.matched,
            "missed": self.missed,
            "invented": self.invented,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """One judgment on which gold and facts disagree: a miss (no `rule`) or an invention."""

    document: str
    judgment: str
    """The key in words, such as 'numerator=21 denominator=51'."""
    quote: str
    rule: str | None = None
    fact_id: str | None = None

    def to_dict(self) -> dict[str, str | None]:
        return {
            "document": self.document,
            "judgment": self.judgment,
            "quote": self.quote,
            "rule": self.rule,
            "fact_id": self.fact_id,
        }


@dataclass(frozen=True, slots=True)
class WrongAttribute:
    """An attribute of a matched judgment on which the fact differs from the gold."""

    document: str
    judgment: str
    expected: str
    found: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class AttributeScore:
    """How often one attribute of the matched judgments is right, where the gold gives it."""

    name: str
    scored: bool
    """False where the contract asks only for a report."""
    right: int
    wrong: tuple[WrongAttribute, ...]

    @property
    def accuracy(self) -> float:
        return _share(self.right, self.right + len(self.wrong))

    def to_dict(self) -> dict[str, Any]:
        return {
            "scored": self.scored,
            "right": self.right,
            "accuracy": self.accuracy,
            "wrong": [
                {
                    "document": wrong.document,
                    "judgment": wrong.judgment,
                    "expected": wrong.expected,
                    "found": wrong.found,
                    "quote": wrong.quote,
                }
                for wrong in self.wrong
            ],
        }


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of fact against its gold file."""

    kind: str
    score: Score
    by_document: dict[str, Score]
    by_rule: dict[str, Score]
    """Recall of a rule is the share of all the kind's gold that the rule found."""
    by_subkind: dict[str, Score]
    """Findings by their own kind; empty for every other kind."""
    misses: tuple[Difference, ...]
    inventions: tuple[Difference, ...]
    attributes: tuple[AttributeScore, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.score.to_dict(),
            "by_document": {name: score.to_dict() for name, score in self.by_document.items()},
            "by_rule": {name: score.to_dict() for name, score in self.by_rule.items()},
            "by_subkind": {name: score.to_dict() for name, score in self.by_subkind.items()},
            "misses": [miss.to_dict() for miss in self.misses],
            "inventions": [invention.to_dict() for invention in self.inventions],
            "attributes": {attribute.name: attribute.to_dict() for attribute in self.attributes},
        }


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every kind that the gold folder has a file for."""

    kinds: tuple[KindScore, ...]
    problems: tuple[str, ...]
    """What is wrong with the gold itself, one line each."""

    def kind(self, name: str) -> KindScore:
        """The score of one kind. Raises KeyError where the gold has no file for it."""
        for kind in self.kinds:
            if kind.kind == name:
                return kind
        raise KeyError(f"no gold for {name}")

    @property
    def score(self) -> Score:
        """All kinds together."""
        return total(kind.score for kind in self.kinds)

    @property
    def by_document(self) -> dict[str, Score]:
        """All kinds together, for each document."""
        names = sorted({name for kind in self.kinds for name in kind.by_document})
        return {
            name: total(kind.by_document[name] for kind in self.kinds if name in kind.by_document) for name in names
        }

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "score": self.score.to_dict(),
            "kinds": {kind.kind: kind.to_dict() for kind in self.kinds},
            "by_document": {name: score.to_dict() for name, score in self.by_document.items()},
            "problems": list(self.problems),
        }


def total(scores: Iterable[Score]) -> Score:
    """The counts of several groups together."""
    return sum(scores, Score())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
