"""Judgments in sentences and in layouts: `grade_sentences.txt` and `grade_layouts.txt` hold the texts and their facts.

A fact reads: force | cycle | area | grade | basis. Without a setting, the text stands in a PEEL 2021/22 report on Kent.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.documents.batch import SOURCES, read_batch
from pipelines.extraction.batch import extract_batch
from pipelines.extraction.grades import read_grades
from pipelines.extraction.records import Grade
from tests.unit.extraction.text_cases import Setting, TextCase, context_of, text_cases

_FOLDER = Path(__file__).parent
_CASES = [*text_cases(_FOLDER / "grade_sentences.txt"), *text_cases(_FOLDER / "grade_layouts.txt")]
_REPORT_ON_KENT = Setting("kent", "PEEL", "2021/22", "inspection_report")


def _grades(case: TextCase) -> list[Grade]:
    return read_grades(context_of(case.lines, setting=case.setting or _REPORT_ON_KENT))


def _shown(fact: Grade) -> str:
    return f"{fact.force_id or '-'} | {fact.cycle or '-'} | {fact.area_id} | {fact.grade or '-'} | {fact.basis}"


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_the_judgments_of_a_text(case: TextCase) -> None:
    facts = _grades(case)
    assert [_shown(fact) for fact in facts] == list(case.expected)
    if case.group != "nothing":
        assert case.group in {fact.rule for fact in facts}


def test_every_rule_has_at_least_twelve_texts_and_there_are_near_misses() -> None:
    counted = Counter(case.group for case in _CASES)
    assert all(count >= 12 for count in counted.values()), counted
    assert "nothing" in counted


@pytest.mark.parametrize("case", _CASES, ids=str)
def test_each_judgment_has_a_place_of_its_own_inside_its_sentence(case: TextCase) -> None:
    facts = _grades(case)
    for fact in facts:
        assert fact.quote.start <= fact.anchor.start < fact.anchor.end <= fact.quote.end
    assert len({(fact.anchor.start, fact.anchor.end) for fact in facts}) == len(facts)


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
