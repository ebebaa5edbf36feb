"""The ten worked questions of the data dictionary, asked of the examples."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.places import Home
from warehouse.questions import Question, load_questions
from warehouse.reader import query

ANSWERS: dict[str, dict[str, Any]] = {
    "01_grades_of_a_force": {"area_name": "Investigating crime", "grade": "requires improvement"},
    "02_forces_by_grade": {"cycle": "2021/22", "grade": "requires improvement", "forces": 1},
    "03_case_files_that_fell_short": {"numerator": 2, "denominator": 12},
    "04_one_measure_over_forces": {"force_id": "derbyshire", "numerator": 2, "denominator": 12},
    "05_estimates_with_intervals": {"force_id": "derbyshire", "percent": 92.5, "ci_half_width": 2.5, "low": 90.0},
    "06_money": {"kind": "investment", "status": "required", "amount_gbp": 70_000_000},
    "07_what_a_force_was_asked_to_do": {"title": "The constabulary should record equality data better"},
    "08_the_sentence_behind_a_fact": {"document_title": "PEEL 2021/22: An inspection of Derbyshire Constabulary"},
    "09_how_completely_it_was_read": {"kind": "inspection_report", "unread_numbers": 0},
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
