"""The README keeps its word: its questions have answers, its commands and files exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from pipelines.cli import app
from pipelines.places import Home
from warehouse.contract import load_contracts
from warehouse.history import macros
from warehouse.reader import query

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"\*\*([^*]+\?)\*\*.*?```sql\n(.*?)```", README, re.DOTALL)

EXPECTED = {
    "How was the force judged?": {
        "cycle": "2021/22",
        "area_name": "Investigating crime",
        "grade": "requires improvement",
    },
    "In how many case files did it fall short?": {"numerator": 2, "denominator": 12},
    "How much money, for what, until when?": {
        "kind": "investment",
        "status": "required",
        "amount_gbp": 70_000_000,
        "horizon": "over the next three years",
    },
    "Which areas for improvement are there, by area of policing?": {
        "area": "Recording data about crime",
        "title": "The constabulary should record equality data better",
    },
    "Which fact came from which sentence?": {"source_name": "peel-2021-22-derbyshire-report.txt"},
}


def test_there_are_five_questions() -> None:
    assert [question for question, _ in QUESTIONS] == list(EXPECTED)


@pytest.mark.parametrize(("question", "statement"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_every_question_has_its_answer(examples_home: Home, question: str, statement: str) -> None:
    rows = query(examples_home.database, statement).to_pylist()
    expected = EXPECTED[question]
    assert [row for row in rows if expected.items() <= row.items()], rows[:3]


def test_case_counts_come_worst_first_within_their_intervals(examples_home: Home) -> None:
    statement = dict(QUESTIONS)["In how many case files did it fall short?"]
    rows = query(examples_home.database, statement).to_pylist()
    shares = [row["shortfall_share"] for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert all(row["shortfall_low"] <= row["shortfall_share"] <= row["shortfall_high"] for row in rows)


def test_every_sentence_stands_at_its_span(examples_home: Home) -> None:
    statement = dict(QUESTIONS)["Which fact came from which sentence?"]
    texts = query(examples_home.database, "select source_name, text from core.dim_document").to_pylist()
    text = {row["source_name"]: row["text"] for row in texts}
    for row in query(examples_home.database, statement).to_pylist():
        assert text[row["source_name"]][row["span_start"] : row["span_end"]] == row["quote"]


def test_the_commands_named_are_the_commands_there_are() -> None:
    section = README.partition("## Commands")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\| `peel (\w+)", section, re.MULTILINE))
    assert named == set(get_command(app).commands)


def test_the_tables_named_exist() -> None:
    named = set(re.findall(r"\b((?:raw|core|mart|meta)\.[a-z_]+)\b", README)) - {"core.dim_document.text", "core.fact_"}
    asked = {name for statement in macros(load_contracts()) for name in re.findall(r"create macro ([\w.]+)", statement)}
    assert {name for name in named if name not in load_contracts()} - asked == set()


def test_the_files_named_exist() -> None:
    named = set(re.findall(r"`((?:pipelines|warehouse|sql|tests|examples)/[\w./]*|workspace\.yaml)`", README))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_only_tested_statements_are_shown_as_sql() -> None:
    assert README.count("```sql") == len(QUESTIONS)
