"""Every number of a document is claimed by a fact or told what else it is."""

from __future__ import annotations

import pytest

from pipelines.extraction import extract
from pipelines.extraction.ledger import account
from tests.unit.extraction.text_cases import context_of


def _readings(*lines: str) -> dict[str, str]:
    return {number.text: number.reading for number in extract(context_of(lines).document).numbers}


def test_a_fact_claims_its_numbers_and_the_rest_is_told_by_kind() -> None:
    readings = _readings("In 2022, 17 of the 64 calls we reviewed waited six minutes (see paragraph 4).")
    assert readings == {"2022": "date", "17": "fact", "64": "fact", "six minutes": "period", "4": "reference"}


def test_what_two_columns_of_a_table_differ_by_is_a_figure_too() -> None:
    readings = _readings("£000 | 2024/25 | 2025/26 | Change", "Police officer pay | 149,800 | 158,300 | 8,500")
    assert readings["158,300"] == readings["8,500"] == "fact"


@pytest.mark.parametrize(
    ("lines", "number", "reading"),
    [
        (("# Chapter 3: calls",), "3", "reference"),
        (("# The 12 principles",), "12", "heading"),
        (("The line is open 24/7.",), "24/7", "context"),
        (("The chief is 100% behind the plan.",), "100%", "context"),
        (("It inspected twelve of the 43 forces.",), "43", "context"),
        (("2.1 The budget is set each year.",), "2.1", "reference"),
        (("Two of its leaders left.",), "Two", "context"),
        (("Ann Example, 55, said so.",), "55", "age"),
        (("The chief constable, 51, took over in April.",), "51", "age"),
        (("It replied on 12 June.",), "12 June", "date"),
        (("All figures are in £000.",), "£000", "context"),
        (("All figures are in £'000.",), "£'000", "context"),
        (("See s.55 and section 12(5).",), "5", "reference"),
        (("AFI ref 2018/KE/04 is open.",), "04", "reference"),
        (("P22/05. The force's own audit is due.",), "05", "reference"),
        (("PEEL report, item 34 (PDF, 2 MB)",), "34", "reference"),
        (("PEEL report, item 34 (PDF, 2 MB)",), "2", "context"),
        (("Callers wait too long on 101.",), "101", "reference"),
        (("It has 1,180 officers for 2,300 square miles.",), "2,300", "context"),
        (("It had 21.8 gangs per one million of population.",), "one million", "context"),
        (("Of those asked, 52 percent of 3,010 people who replied feel safe.",), "3,010", "fact"),
        (("Thirty-one of the 43 forces have more leavers.",), "Thirty-one", "context"),
        (("The areas: Good x 4",), "4", "context"),
        (("Of 71 crimes of rape that should have been recorded, 66 were.",), "71", "fact"),
        (("A man stole £4,000 from his employer.",), "£4,000", "context"),
        (("The force spends £171 on each resident.",), "£171", "unread"),
        (("The answer was 731.",), "731", "unread"),
        (("We make graded judgments in 11 of these 12.",), "11", "context"),
        (("Demand will grow over the next 15 to 20 years.",), "15", "period"),
        (("We answer six questions, out of a total of 13.",), "13", "unread"),
        (("Write to 14 Mill Street.",), "14", "contact"),
        (("It came out on Thursday (July 24).",), "24", "date"),
        (("It was released today (27/3).",), "27", "date"),
        (("It goes back to the 1970s.",), "1970", "date"),
        (("Between 4 and 19 May it was shut.",), "4 and 19 May", "date"),
        (("Reference: ABC/2021/09.",), "09", "reference"),
        (("Press office, ext. 40112.",), "40112", "contact"),
        (("A boy of 15 had been arrested.",), "15", "age"),
        (("Nobody under 18 was held.",), "18", "age"),
        (("She rang 101 twice.",), "101", "reference"),
        (("It was one of only two forces - out of the 34 looked at - to be outstanding.",), "34", "context"),
        (("Its 101 facility is too slow.",), "101", "reference"),
        (("Two things matter: (1) leadership and (2) the way that staff are led.",), "2", "reference"),
        (("In relation to (1), the force has too few supervisors.",), "1", "reference"),
        (("A decade and a half of cuts has left its mark.",), "a half", "period"),
        (("It takes many emergency calls (999).",), "999", "reference"),
        (("We ran 34 focus groups.",), "34", "context"),
        (("The panel voted 8-3 in favour.",), "8", "context"),
        (("It was one of 11 forces to do so.",), "11", "context"),
        (("to keep people safe? .................. 4",), "4", "page"),
        (("60 Part 2 62 Our reports 64 Reports published 70 References",), "64", "page"),
        (("Summary 3 Demand 6 Costs 7 Change 9 Conclusion 12",), "7", "page"),
    ],
)
def test_what_no_fact_claims(lines: tuple[str, ...], number: str, reading: str) -> None:
    assert _readings(*lines)[number] == reading


def test_the_account_is_complete_in_order_and_leads_back_to_facts() -> None:
    text = "We read 48 files. In nine there was no plan, and 6.5 percent of victims complained."
    document = context_of((text,)).document
    numbers = extract(document).numbers
    assert [number.text for number in numbers] == ["48", "nine", "6.5 percent"]
    assert [number.fact_index for number in numbers] == [("samples", 0), ("case_counts", 0), ("rates", 0)]
    assert {number.reading for number in account(context_of((text,)), {})} <= {"unread", "context"}
