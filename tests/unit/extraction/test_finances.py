"""Money: what decides of status, subject and what belongs together. `test_texts` reads the money of many texts."""

from __future__ import annotations

from datetime import date

from pipelines.extraction.finances import read_finances
from tests.unit.extraction.text_cases import context_of


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
