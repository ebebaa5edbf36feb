"""The texts of each kind of fact, and the facts that are read in them: the readable `*_sentences.txt` beside this file.

Belongs here: how the facts of a kind are written down in its file, and what holds for every text. Not here: what only
one kind knows (`test_case_counts`, `test_rates`, …), nor whole pages with their findings (`test_finding_pages`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.documents.document import Span
from pipelines.extraction.context import Context
from pipelines.extraction.counts.reading import read_case_counts
from pipelines.extraction.counts.samples import read_samples
from pipelines.extraction.grades.reading import read_grades
from pipelines.extraction.money.reading import read_finances
from pipelines.extraction.rates.reading import read_rates
from pipelines.extraction.records import CaseCount, Fact, Finance, Grade, Rate, Sample, Volume
from pipelines.extraction.volumes.reading import read_volumes
from tests.unit.extraction.text_cases import Setting, TextCase, context_of, text_cases

FOLDER = Path(__file__).parent
TEXTS_OF_A_RULE = 12
REPORT_ON_KENT = Setting("kent", "PEEL", "2021/22", "inspection_report")


@dataclass(frozen=True)
class Kind:
    """How the facts of one kind are read, and written down in its files."""

    files: tuple[str, ...]
    read: Callable[[Context], Sequence[Fact]]
    setting: Setting | None = None


def after_the_counts(
    read: Callable[[Context, Collection[Span]], Sequence[Fact]],
) -> Callable[[Context], Sequence[Fact]]:
    """Reads with the numbers taken that counts of cases claim."""
    return lambda context: read(context, [span for fact in read_case_counts(context) for span in fact.claims])


KINDS = {
    "case_count": Kind(("count_sentences.txt",), read_case_counts),
    "sample": Kind(("sample_sentences.txt",), after_the_counts(read_samples)),
    "rate": Kind(("rate_sentences.txt",), after_the_counts(read_rates)),
    "finance": Kind(("money_sentences.txt",), read_finances),
    "volume": Kind(("volume_sentences.txt",), lambda context: read_volumes(context, ())),
    "grade": Kind(("grade_sentences.txt", "grade_layouts.txt"), read_grades, REPORT_ON_KENT),
}
WITH_A_NUMBER = {"rate", "finance"}
"""Kinds that are nothing without one; a grade has none, and 'none of the cases' is a count."""
TEXTS = [(kind, case) for kind, how in KINDS.items() for file in how.files for case in text_cases(FOLDER / file)]


def shown(fact: Fact) -> str:
    """The fact as its file writes it."""
    match fact:
        case CaseCount():  # numerator/denominator, and whether the numerator counts cases that met what was expected
            return f"{fact.numerator}/{fact.denominator} {fact.numerator_counts}"
        case Sample():  # size and unit | first - last day of its period, where the text names one
            period = f" | {fact.period_start} - {fact.period_end}" if fact.period_start else ""
            return f"{fact.size} {fact.unit}".strip() + period
        case Rate():  # percent, +/- its interval where one is printed, role, qualifier
            interval = f" +/- {fact.ci_half_width:g}" if fact.ci_half_width is not None else ""
            return f"{fact.percent:g}{interval} {fact.role} {fact.qualifier}"
        case Finance():  # amount [- amount] kind direction recurrence | status qualifier | horizon | from - to | force
            amounts = " - ".join(_pounds(sum_) for sum_ in (fact.amount_gbp, fact.amount_high_gbp) if sum_ is not None)
            return (
                f"{amounts} {fact.kind} {fact.direction} {fact.recurrence} | {fact.status} {fact.qualifier} | "
                f"{fact.horizon or '-'} | {fact.starts or ''} - {fact.ends or ''} | {fact.force_id or '-'}"
            )
        case Volume():  # value qualifier | subject | first - last day of its period | force
            period = f"{fact.period_start} - {fact.period_end}" if fact.period_start else "-"
            return f"{fact.value:,.10g} {fact.qualifier} | {fact.subject} | {period} | {fact.force_id or '-'}"
        case Grade():  # force | cycle | area | grade | basis; without a setting, in a PEEL 2021/22 report on Kent
            return f"{fact.force_id or '-'} | {fact.cycle or '-'} | {fact.area_id} | {fact.grade or '-'} | {fact.basis}"
    raise AssertionError(f"no text holds a {type(fact).__name__}")


def _pounds(amount: float) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


@pytest.mark.parametrize(("kind", "rule"), list(dict.fromkeys((kind, case.group) for kind, case in TEXTS)))
def test_the_facts_of_the_texts_of_a_rule(kind: str, rule: str) -> None:
    read = [(case, facts_of(kind, case)) for of, case in TEXTS if (of, case.group) == (kind, rule)]
    assert {str(case): [shown(fact) for fact in facts] for case, facts in read} == {
        str(case): list(case.expected) for case, _ in read
    }
    if rule != "nothing":
        assert [str(case) for case, facts in read if rule not in {fact.rule for fact in facts}] == []
    for _, facts in read:
        assert all(fact.quote.start <= fact.anchor.start < fact.anchor.end <= fact.quote.end for fact in facts)
        assert kind not in WITH_A_NUMBER or all(fact.claims for fact in facts)
        if kind != "rate":  # two readings of one printed figure are two rates: 'met in 4 of 5 or 80 percent'
            assert len({fact.anchor for fact in facts}) == len(facts)


def facts_of(kind: str, case: TextCase) -> Sequence[Fact]:
    return KINDS[kind].read(context_of(case.lines, setting=case.setting or KINDS[kind].setting))


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses(kind: str) -> None:
    counted = Counter(case.group for of, case in TEXTS if of == kind)
    assert {rule: count for rule, count in counted.items() if count < TEXTS_OF_A_RULE} == {}
    assert "nothing" in counted
