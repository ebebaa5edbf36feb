"""Judgments that are rejected, and what is said of them. `test_texts` reads the judgments of many texts."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pyarrow as pa

from pipelines.documents.batch import SOURCES, read_batch
from pipelines.extraction.batch import extract_batch


def _extracted(text: str) -> dict[str, Any]:
    data = text.encode()
    source = {"document_id": sha256(data).hexdigest(), "source_name": "case.txt", "data": data}
    (row,) = extract_batch(read_batch(pa.RecordBatch.from_pylist([source], schema=SOURCES))).to_pylist()
    return row


def test_a_grade_outside_its_scale_is_rejected_with_the_reason() -> None:
    row = _extracted(
        "PEEL: Police effectiveness 2016\n\nAn inspection of Norfolk Constabulary\n\nMarch 2017\n\n"
        "Norfolk Constabulary is adequate at investigating crime and reducing re-offending. It is good at tackling "
        "serious and organised crime.\n"
    )
    assert [(grade["area_id"], grade["grade"]) for grade in row["grades"]] == [("serious_organised_crime", "good")]
    (reject,) = row["rejects"]
    assert reject["reason"] == "grades, rule graded_at_area: adequate is no grade of the four-tier scale"
    assert reject["text"].startswith("Norfolk Constabulary is adequate")


def test_the_same_grade_stands_where_the_scale_has_it() -> None:
    row = _extracted(
        "PEEL 2023–25\n\nAn inspection of Norfolk Constabulary\n\nPublished on: 16 February 2024\n\n"
        "Norfolk Constabulary is adequate at investigating crime.\n"
    )
    assert [(grade["scale"], grade["grade"]) for grade in row["grades"]] == [("five-tier", "adequate")]
    assert row["rejects"] == []


def test_a_page_without_a_date_is_about_as_old_as_the_latest_year_that_it_speaks_of() -> None:
    row = _extracted(
        "Merseyside Police told to look after its people\n\nThe force was good in 2015. The reports of 2016, by HM "
        "Inspectorate of Constabulary, are not so kind.\n\nMerseyside Police requires improvement at treating its "
        "workforce with fairness and respect.\n"
    )
    assert [(grade["area_id"], grade["cycle"]) for grade in row["grades"]] == [("workforce_treatment", "2016")]


def test_names_of_areas_tell_the_cycle_of_grades_beside_them_in_a_page_without_a_date() -> None:
    row = _extracted(
        "What inspectors say of Norfolk Constabulary\n\nInspectors said that Norfolk Constabulary is good at "
        "investigating crime and requires improvement at meeting current demands and using resources.\n"
    )
    assert {grade["cycle"] for grade in row["grades"]} == {"2018/19"}
    assert len(row["grades"]) == 2


def test_a_page_without_a_date_uses_the_names_of_the_cycle_that_knows_most_of_them() -> None:
    row = _extracted(
        "Gwent Police praised again\n\nHM Inspectorate of Constabulary has been to see the force.\n\nGwent Police was "
        "rated 'good' in all three areas; understanding demand, use of resources and planning for the future.\n"
    )
    named = {grade["area_id"] for grade in row["grades"]}
    assert named == {"understanding_demand", "use_of_resources", "planning_finance"}


def test_what_was_found_the_time_before_is_not_the_cycle_of_the_new_report() -> None:
    row = _extracted(
        "Metropolitan Police must improve\n\nIn 2022, HMICFRS found the Met good in one area.\n\n"
        "The new report found that the Met was inadequate at managing offenders and requires improvement in "
        "leadership and force management.\n"
    )
    assert [(grade["area_id"], grade["cycle"]) for grade in row["grades"]] == [
        ("managing_offenders", "2023-25"),
        ("leadership_management", "2023-25"),
    ]


def test_the_year_of_an_earlier_grade_in_brackets_is_not_the_day_of_a_page() -> None:
    row = _extracted(
        "Kent Police report card for 2024\n\nKent Police was inspected by HMICFRS. Investigating crime is graded "
        "requires improvement (2022: good) and vetting is graded good (2022: adequate).\n"
    )
    assert {grade["cycle"] for grade in row["grades"] if grade["basis"] != "history"} == {"2023-25"}


def test_three_pillars_are_known_without_a_cycle() -> None:
    row = _extracted(
        "Cleveland Police must improve\n\nHM Inspectorate of Constabulary graded Cleveland Police inadequate in all "
        "three pillars.\n"
    )
    assert len({grade["area_id"] for grade in row["grades"]}) == 3
