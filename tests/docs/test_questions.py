"""The ten worked questions of the data dictionary, asked of the examples."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipelines.places import Home
from warehouse.questions import Question, load_questions
from warehouse.reader import query

ANSWERS: dict[str, dict[str, Any]] = {
    "01_grades_of_a_force": {"area_name": "Investigating crime", "grade": "requires improvement", "change": None},
    "02_failing_forces": {"force_name": "Derbyshire Constabulary", "area_name": "Investigating crime"},
    "03_case_files_that_fell_short": {"numerator": 2, "denominator": 12},
    "04_one_measure_over_forces": {"met": 2, "cases": 12, "others_share": None, "is_different": False},
    "05_crime_recording": {"percent": 92.5, "percent_low": 90.0, "percent_high": 95.0, "unrecorded_crimes": 6_700},
    "06_money": {"kind": "investment", "required_gbp": 70_000_000, "actual_gbp": None},
    "07_what_a_force_was_asked_to_do": {
        "title": "The constabulary should record equality data better",
        "opened_on": date(2022, 11, 1),
        "answer_due_on": date(2022, 12, 27),
    },
    "08_claims_that_differ": {"kind": "narrative", "statement": "in all of the cases"},
    "09_what_is_missing": {"cycle": "2023-25", "status": "missing"},
    "10_what_was_known_then": {"kind": "grade", "no_longer_held": 0},
}
"""One row of each answer, or as much of it as matters."""


def test_there_are_ten_each_with_its_explanation() -> None:
    assert [question.name for question in load_questions()] == list(ANSWERS)
    assert all(q.question.endswith("?") and q.explanation.endswith(".") for q in load_questions())


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_every_question_has_its_answer(examples_home: Home, question: Question) -> None:
    rows = query(examples_home.database, question.sql).to_pylist()
    expected = ANSWERS[question.name]
    assert [row for row in rows if expected.items() <= row.items()], rows[:3]
