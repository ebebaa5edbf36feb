"""The inspection that each judgment of a sentence is of, and on what basis that is known.

Belongs here: what the sentence's own words (`times`), the sentences before it and its document tell together of that,
step by step. Not here: the words of time themselves (`times`, `told_cycles`), or who reports a judgment (`reading`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.findings.lines import OWN_REPORTS
from pipelines.extraction.grades.places import Judgment
from pipelines.extraction.grades.times import (
    AS_REPORTED,
    NOT_CHANGED,
    THAT_INSPECTION,
    as_it_was,
    goes_on_with,
    told_of_before,
    when,
)
from pipelines.extraction.grades.told_cycles import cycle_headed, cycle_told
from pipelines.extraction.grammar.grade_words import peel_cycle
from pipelines.extraction.money.papers import is_minutes
from pipelines.extraction.records import Grade, GradeBasis

_OWN_REPORTS = frozenset({*OWN_REPORTS, "revisit_letter"})
"""They speak of what they judge now in the present."""
_PEEL = "PEEL"


@dataclass(frozen=True, slots=True)
class Dated:
    """The inspection that a judgment is of, and on what basis that is known."""

    cycle: str | None
    basis: GradeBasis
    told_to: int | None = None
    """Where the words for it end, if the judgment is told of two: 'graded good, as it was in 2017'."""


def cycle_spoken_of(context: Context, sentence: Sentence, before: Sequence[Grade]) -> str | None:
    """The cycle of the inspection that a sentence speaks of; `before` are the judgments of its paragraph so far."""
    identity = context.document.identity
    cycle = cycle_headed(sentence) or identity.cycle or cycle_told(context, sentence)
    return before[-1].cycle if cycle is None and identity.kind == "other" and before else cycle


def times_of(
    context: Context, sentence: Sentence, judgment: Judgment, own_cycle: str | None, before: Sequence[Grade]
) -> Iterator[Dated]:
    """The inspections that a judgment is told of, usually one; `own_cycle` is the one that its sentence speaks of."""
    said = _as_said(context, sentence, judgment, own_cycle)
    said = _as_going_on(sentence, said, before)
    said = _of_only_inspection(context, sentence, judgment, said, own_cycle)
    said = _by_form(sentence, judgment, said)
    yield said
    if then := as_it_was(sentence.text, judgment.grade_at[1], said.cycle, by_year=_counts_years(context)):
        yield Dated(then[0], "history", told_to=then[1])


def _counts_years(context: Context) -> bool:
    """Whether the programme has no cycles but the years of its inspections."""
    return context.document.identity.programme not in (None, _PEEL)


def _as_said(context: Context, sentence: Sentence, judgment: Judgment, own_cycle: str | None) -> Dated:
    """By the words of the sentence, and the year of the sentence before where this one only goes on with it."""
    identity = context.document.identity
    cycle, basis = when(sentence.text, judgment.grade_at, own_cycle, by_year=_counts_years(context))
    retells = identity.kind in _OWN_REPORTS or THAT_INSPECTION.match(sentence.text)
    if basis == "statement" and retells:
        earlier = (said.text for said in context.before(sentence) if said.block_index == sentence.block_index)
        if year := told_of_before(sentence.text, next(earlier, ""), own_cycle):
            return Dated(peel_cycle(year) if identity.programme == _PEEL else year, "history")
    return Dated(cycle, basis)


def _as_going_on(sentence: Sentence, said: Dated, before: Sequence[Grade]) -> Dated:
    """'In 2017 it was inadequate at A. It was also found to require improvement in B': of the same inspection."""
    goes_on = said.basis == "statement" and before and before[-1].basis == "history" and goes_on_with(sentence.text)
    return Dated(before[-1].cycle, "history") if goes_on else said


def _of_only_inspection(
    context: Context, sentence: Sentence, judgment: Judgment, said: Dated, own_cycle: str | None
) -> Dated:
    """History of no known time is of the inspection that the document tells of, where it tells of no other."""
    if said.basis != "history" or said.cycle is not None or own_cycle is None:
        return said
    retold = context.document.identity.cycle is None or (
        AS_REPORTED.search(sentence.text) is not None and context.once(is_minutes)
    )
    if retold and not judgment.replaced:
        return Dated(own_cycle, "statement")
    return Dated(own_cycle, "carried_over") if NOT_CHANGED.search(sentence.text) else said


def _by_form(sentence: Sentence, judgment: Judgment, said: Dated) -> Dated:
    """A grade that another takes the place of is history; a count or a heading states its judgment in its own way."""
    if judgment.replaced:
        return Dated(said.cycle if said.basis == "history" else None, "history")
    if said.basis != "statement":
        return said
    if judgment.rule == "tally_of_areas":
        return replace(said, basis="tally")
    return replace(said, basis="heading") if sentence.block.kind == "heading" else said
