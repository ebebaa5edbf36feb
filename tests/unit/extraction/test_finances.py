"""Money in sentences, lists and tables: `money_sentences.txt` holds the texts and the facts of each.

A fact reads: amount [- amount] kind direction recurrence | status qualifier | horizon | starts - ends | force.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipelines.extraction.finances import read_finances
from pipelines.extraction.records import Finance
from tests.unit.extraction.text_cases import TextCase, context_of, text_cases

_CASES = text_cases(Path(__file__).parent / "money_sentences.txt")


def _shown(fact: Finance) -> str:
    amount = f"{fact.amount_gbp:,.2f}".removesuffix(".00")
    high = f" - {fact.amount_high_gbp:,.2f}".removesuffix(".00") if fact.amount_high_gbp is not None else ""
    return (
        f"{amount}{high} {fact.kind} {fact.direction} {fact.recurrence} | {fact.status} {fact.qualifier} | "
        f"{fact.horizon or '-'} | {fact.starts or ''} - {fact.ends or ''} | {fact.force_id or '-'}"
    )


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_money_of_a_text(case: TextCase) -> None:
    facts = read_finances(context_of(case.lines))
    assert [_shown(fact) for fact in facts] == list(case.expected)
    if case.group != "nothing":
        assert case.group in {fact.rule for fact in facts}


def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses() -> None:
    counted = Counter(case.group for case in _CASES)
    assert all(count >= 12 for count in counted.values()), counted
    assert "nothing" in counted


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_amounts_stand_where_they_say(case: TextCase) -> None:
    context = context_of(case.lines)
    for fact in read_finances(context):
        assert fact.quote.start <= fact.anchor.start < fact.anchor.end <= fact.quote.end
        assert fact.claims
        for claim in fact.claims:
            assert any(character.isdigit() for character in context.document.text[claim.start : claim.end])


def test_without_a_date_of_publication_the_words_alone_decide() -> None:
    context = context_of(("The budget for 2031/32 is £204m.",), published=None)
    assert [fact.status for fact in read_finances(context)] == ["actual"]
    context = context_of(("The budget for 2031/32 is £204m.",), published=date(2023, 6, 1))
    assert [fact.status for fact in read_finances(context)] == ["planned"]


def test_the_subject_says_what_the_money_is_for() -> None:
    context = context_of(("The force has invested more than £2m in its digital forensics unit.",))
    assert [fact.subject for fact in read_finances(context)] == ["invested in its digital forensics unit"]


def test_a_household_sum_by_the_month_belongs_to_the_yearly_one() -> None:
    context = context_of(("The precept rises by £15 a year for a Band D home, or £1.25 a month.",))
    (fact,) = read_finances(context)
    assert fact.amount_gbp == 15
    assert len(fact.claims) == 2
