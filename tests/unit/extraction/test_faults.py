"""Facts that can't stand: each goes to the rejects, and what is left keeps every contract of the tables."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.documents.document import Document, Span
from pipelines.extraction.faults import CAN_BE_PASSED, fault_of
from pipelines.extraction.records import CaseCount, Fact, Finance, Grade, Rate, Sample, Volume

DOCUMENT = Document("d1", "report.txt", "text", "In 21 of 51 cases.   " + "x" * 30_000, ())
EVIDENCE = {"quote": Span(0, 18), "anchor": Span(3, 11), "rule": "by hand"}
COUNT = CaseCount(**EVIDENCE, numerator=21, denominator=51, numerator_counts="met", measure_id=None, subject="it")
GRADE = Grade(
    **EVIDENCE,
    programme="PEEL",
    cycle="2018/19",
    scale="four-tier",
    area_as_written="Efficiency",
    grade="good",
    basis="statement",
)
RATE = Rate(
    **EVIDENCE,
    percent=92.5,
    ci_half_width=2.5,
    ci_level=95.0,
    qualifier="exact",
    role="estimate",
    measure_id=None,
    subject="crimes",
)
MONEY = Finance(
    **EVIDENCE,
    amount_gbp=2e6,
    amount_high_gbp=None,
    kind="saving",
    direction="inflow",
    recurrence="total",
    horizon=None,
    starts=None,
    ends=None,
    status="planned",
    qualifier="exact",
    subject="it",
)
SAMPLE = Sample(**EVIDENCE, size=90, unit="files", measure_id=None)
VOLUME = Volume(**EVIDENCE, value=40.0, qualifier="exact", measure_id=None, subject="dogs")


@pytest.mark.parametrize("fact", [COUNT, GRADE, RATE, MONEY, SAMPLE, VOLUME], ids=lambda fact: type(fact).__name__)
def test_a_sound_fact_stands(fact: Fact) -> None:
    assert fault_of(fact, DOCUMENT) is None


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (replace(COUNT, quote=Span(0, 99_999)), "quotation 0 to 99999 is not inside the text"),
        (replace(COUNT, anchor=Span(18, 20)), "anchor 18 to 20 is not inside its quotation"),
        (replace(COUNT, quote=Span(18, 21), anchor=Span(18, 19)), "quotation is blank"),
        (replace(COUNT, quote=Span(0, 30_021)), "quotation of 30021 characters is no sentence or row"),
        (replace(COUNT, numerator=52), "52 of 51 is no share"),
        (replace(COUNT, numerator=0, denominator=0), "0 of 0 is no share"),
        (replace(COUNT, denominator=3_000_000_000), "denominator is too large"),
        (replace(COUNT, force_id="atlantis"), "unknown force_id atlantis"),
        (replace(COUNT, numerator_counts="perhaps"), "numerator_counts is none of its values: perhaps"),  # type: ignore[arg-type]
        (replace(COUNT, subject=None), "it has no subject"),  # type: ignore[arg-type]
        (replace(GRADE, grade="adequate"), "adequate is no grade of the four-tier scale"),
        (replace(GRADE, scale="five-tier"), "2018/19 was graded on the four-tier scale"),
        (replace(RATE, percent=150.0), "150 percent is no share"),
        (replace(RATE, percent=math.nan), "percent is no number"),
        (replace(RATE, ci_half_width=140.0), "140 is no part of an interval"),
        (replace(MONEY, amount_gbp=math.inf), "amount_gbp is no number"),
        (replace(SAMPLE, size=-1), "-1 is no size"),
        (replace(VOLUME, value=-math.inf), "value is no number"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_is_said_in_a_clause(fact: Fact, words: str) -> None:
    fault = fault_of(fact, DOCUMENT)
    assert fault is not None
    assert words in fault


@pytest.mark.parametrize(
    "fact",
    [
        replace(RATE, role="change", percent=150.0),
        replace(RATE, role="change", percent=-12.0),
        replace(GRADE, grade="not graded"),
        replace(GRADE, grade=None, scale=None),
        replace(GRADE, cycle=None),
    ],
)
def test_what_looks_odd_and_is_possible_stands(fact: Fact) -> None:
    assert fault_of(fact, DOCUMENT) is None


BUDGET = Document("d2", "paper.txt", "text", "Overtime is at 112% of the budget.", ())
OVERTIME = replace(RATE, percent=112.0, role="observed", quote=Span(0, 34), anchor=Span(15, 19), ci_half_width=None)


def test_of_a_budget_there_can_be_more_than_the_whole() -> None:
    assert fault_of(OVERTIME, BUDGET) is None
    assert fault_of(replace(OVERTIME, percent=-3.0), BUDGET) is not None


def test_the_check_of_the_tables_knows_the_same_words() -> None:
    check = (Path(__file__).parents[3] / "sql/checks/percentage_is_possible.sql").read_text(encoding="utf-8")
    assert CAN_BE_PASSED.replace("'", "''") in check
