"""A judgment, and a grade word in its sentence as the rules of judgments look at it.

Belongs here: these two records. Not here: the rules (`statements`, `unsaid`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.grades.areas.beside import AreaPlace
from pipelines.extraction.grades.claims.judging import Claim
from pipelines.extraction.grammar.grade_words import GradeMention
from pipelines.extraction.records import GradeWord


@dataclass(frozen=True, slots=True)
class Judgment:
    """A grade, the area it judges and where both stand in a sentence."""

    grade: GradeWord
    grade_at: tuple[int, int]
    area_id: str
    area_at: tuple[int, int]
    rule: str
    replaced: bool = False
    """Whether a later grade takes its place in the same words: 'from good to outstanding'."""
    counted: bool = False
    """Whether the grade is given to a number of forces without names: only later judgments need to know its area."""
    of_every_pillar: bool = False
    """Whether the area is one of those that 'in all three pillars' means."""


@dataclass(frozen=True, slots=True)
class Place:
    """A grade word with its sentence, as the rules below look at it."""

    text: str
    mention: GradeMention
    claim: Claim
    floor: int
    """Where the earlier judgments and their areas end, so that none is taken again."""
    until: int
    """Where the next grade word begins."""
    cycle: str | None

    @property
    def lead(self) -> str:
        """What the judgment is said of: the words from the earlier one to the verb, or the verb's object."""
        return self.text[self.floor : (self.claim.subject or (0, self.claim.start))[1]]

    @property
    def tail(self) -> str:
        return self.text[self.mention.end :]

    def judging(self, areas: list[AreaPlace], shift: int, rule: str) -> list[Judgment]:
        at = (self.mention.start, self.mention.end)
        return [
            Judgment(self.mention.grade, at, area.area_id, (shift + area.start, shift + area.end), rule)
            for area in areas
        ]
