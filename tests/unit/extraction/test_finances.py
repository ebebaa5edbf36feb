"""Money: what decides of status, subject and what belongs together. `test_texts` reads the money of many texts."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.documents.reader import read
from pipelines.extraction.context import lay_out
from pipelines.extraction.money.reading import read_finances
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


def test_a_budget_stands_as_planned_in_a_paper_that_proposes_it() -> None:
    proposed = "The commissioner proposes a rise in the precept."
    for published, status in ((date(2024, 2, 1), "planned"), (date(2024, 6, 1), "actual")):
        context = context_of((proposed, "The total budget is £214m."), published=published)
        assert [fact.status for fact in read_finances(context)] == [status]


def test_a_precept_to_come_is_for_the_year_it_is_set_for() -> None:
    context = context_of(("She proposed a £5 rise in the precept.",), published=date(2024, 2, 1))
    (fact,) = read_finances(context)
    assert (fact.horizon, fact.starts, fact.ends) == (None, "2024/25", "2024/25")


def test_the_day_of_a_meeting_is_not_when_money_moves() -> None:
    words = "He agreed a precept of £255 for 2024/25, which the panel supported on 8 February 2024."
    (fact,) = read_finances(context_of((words,), published=date(2024, 2, 9)))
    assert (fact.starts, fact.ends) == ("2024/25", "2024/25")


def test_a_paper_without_a_date_is_for_the_year_its_words_on_the_precept_name() -> None:
    words = ("The panel backed her proposal to set the precept for 2031/32.", "The net budget is £214m.")
    (fact,) = read_finances(context_of(words, published=None))
    assert (fact.status, fact.starts, fact.ends) == ("planned", "2031/32", "2031/32")


def test_a_document_without_a_date_speaks_in_the_year_before_the_one_it_proposes() -> None:
    proposed = "The panel backed plans to raise the precept in 2031/32."
    words = (proposed, "The gap next year is £5m.", "Last year the force saved £3m.")
    assert [fact.starts for fact in read_finances(context_of(words, published=None))] == ["2031/32", "2029/30"]


def test_a_document_without_a_date_that_speaks_of_this_year_speaks_in_the_one_it_proposes() -> None:
    proposed = "The panel backed a rise in the precept, which brings in £100m in 2031/32."
    words = (proposed, "Last year's precept brought in £93m.")
    assert [fact.starts for fact in read_finances(context_of(words, published=None))] == ["2031/32", "2030/31"]


def test_what_pays_for_a_budget_is_planned_for_its_year() -> None:
    words = ("A budget of £311m was approved for 2024/25.", "Some £190m comes from grant and £121m from council tax.")
    facts = read_finances(context_of(words, published=date(2024, 2, 6)))
    assert [(fact.status, fact.starts) for fact in facts] == [("planned", "2024/25")] * 3


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("The panel backed a charge of £251 for a Band D home.", ["planned"]),
        ("The charge goes up from £238 to £251 for a Band D home.", ["actual", "planned"]),
        ("Band D homes currently pay £238 in council tax.", ["actual"]),
        ("The Home Office has awarded a grant of £2.4m for pensions.", ["planned"]),
        ("The Home Office gave the force a grant of £2.4m in the summer.", ["actual"]),
        ("Use of reserves: £1.9m", ["planned"]),
        ("General reserves stand at £7.5m.", ["actual"]),
        ("Staff costs come to £149m.", ["planned"]),
        ("Inflation on staff costs comes to £4m.", ["forecast"]),
        ("The capital programme totals £41m.", ["planned"]),
    ],
)
def test_what_a_document_that_sets_a_budget_sets_out_is_planned(words: str, statuses: list[str]) -> None:
    context = context_of(("# Police precept and budget 2031/32", words), published=date(2031, 2, 3))
    assert [fact.status for fact in read_finances(context)] == statuses


def test_the_charge_that_a_rise_sets_out_from_is_that_of_the_year_before() -> None:
    told = "The charge goes up from £238 to £251 for a Band D home."
    context = context_of(("# Police precept 2031/32", told), published=date(2031, 2, 3))
    assert [fact.ends for fact in read_finances(context)] == ["2030/31", "2031/32"]


def test_the_years_of_a_plan_begin_with_that_of_its_budget() -> None:
    told = "The capital programme for the three years totals £41m."
    (fact,) = read_finances(context_of(("# Budget 2031/32", told), published=date(2031, 2, 3)))
    assert (fact.starts, fact.ends) == ("2031/32", "2033/34")


def test_brackets_behind_a_phrase_of_time_name_its_years() -> None:
    told = "It has to save £31m over the four years of the review (between March 2011 and March 2015)."
    (fact,) = read_finances(context_of((told,)))
    assert (fact.starts, fact.ends) == ("2011/12", "2014/15")


def test_a_document_without_a_date_may_name_the_year_it_calls_this_one() -> None:
    words = ("This year, 2031/32, the force has a budget of £204m.", "Last year it saved £3m.")
    assert [fact.ends for fact in read_finances(context_of(words, published=None))] == ["2031/32", "2030/31"]


def test_what_is_told_of_a_meeting_is_read_as_it_was_spoken() -> None:
    meeting = ("Members noted the report.", "It was explained that posts were vacant.")
    words = "The new contract would cost £2.1m."
    for told, status in ((meeting, "forecast"), ((), "potential")):
        assert [fact.status for fact in read_finances(context_of((*told, words)))] == [status]


def test_the_past_of_reported_speech_is_the_present_of_the_paper_it_tells_of() -> None:
    words = (
        "# Proposed police budget and precept 2031/32",
        "He reported that the proposal showed a net budget requirement of £242.9m.",
        "He said he was increasing the grant for victims by £0.5m.",
        "The Band D charge was set at £260, an increase of £12 on the previous year.",
    )
    facts = read_finances(context_of(words, published=None))
    assert [fact.status for fact in facts] == ["planned"] * 4


def test_a_paper_on_what_was_spent_sets_nothing() -> None:
    for title, status in (("Police budget 2031/32", "planned"), ("Police budget outturn 2031/32", "actual")):
        context = context_of((f"# {title}", "Government grant is £98m."), published=None)
        assert [fact.status for fact in read_finances(context)] == [status]


_COUNCIL_TAX = """\
Kent Police and Crime Panel

Precept 2025/26

Report to the meeting of 4 February 2025

Each band will pay as follows.

Band   2024/25 £   2025/26 £   Increase £
A         162.00      171.33         9.33
B         189.00      199.89        10.89
C         216.00      228.44        12.44
"""


def test_a_letter_below_the_word_band_is_a_band_of_the_council_tax_whatever_stands_above() -> None:
    found = [
        (fact.amount_gbp, fact.kind, fact.starts)
        for fact in read_finances(lay_out(read(_COUNCIL_TAX.encode(), "precept.txt")))
    ]
    assert found[:3] == [(162, "precept", "2024/25"), (171.33, "precept", "2025/26"), (9.33, "precept", "2025/26")]
    assert len(found) == 9


def test_bands_of_council_tax_go_without_a_sign_and_beside_their_share_of_band_d() -> None:
    text = (
        "Setting the precept for 2024/25\n\nWhat each band would pay for its police is set out below.\n\n"
        "Band Proportion 2023/24 2024/25 Increase\n"
        "A 6/9 140.00 148.67 8.67\nB 7/9 163.33 173.44 10.11\nD 9/9 210.00 223.00 13.00\n"
    )
    found = [
        (fact.amount_gbp, fact.kind, fact.starts) for fact in read_finances(lay_out(read(text.encode(), "precept.txt")))
    ]
    assert found[:3] == [(140, "precept", "2023/24"), (148.67, "precept", "2024/25"), (8.67, "precept", "2024/25")]
    assert len(found) == 9


def test_the_meeting_named_above_a_table_is_not_when_its_sums_are_due() -> None:
    head, _ = _COUNCIL_TAX.split("Each band")
    paper = f"{head}Band      A         B         C\n£      171.33    199.89    228.44\n"
    assert {fact.starts for fact in read_finances(lay_out(read(paper.encode(), "precept.txt")))} == {"2025/26"}


def test_heads_of_two_lines_at_the_top_and_a_title_between_rows_are_of_one_table() -> None:
    paper = """Cumbria Police
Capital outturn 2022/23
13 July 2023

                     Original    Revised     Outturn
                     budget      budget
                     £k          £k          £k
Estates schemes      1,850       2,640       1,912
ICT schemes          4,310       5,120       4,377

Financed by
Capital grants       120         120         110
"""
    facts = read_finances(lay_out(read(paper.encode(), "outturn.txt")))
    assert [(fact.amount_gbp, fact.kind, fact.status) for fact in facts[3:]] == [
        (4_310_000, "investment", "planned"),
        (5_120_000, "investment", "planned"),
        (4_377_000, "investment", "actual"),
        (120_000, "funding", "planned"),
        (120_000, "funding", "planned"),
        (110_000, "funding", "actual"),
    ]
