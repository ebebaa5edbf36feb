"""The commands on a warehouse of the five examples: what a newcomer tries first."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.places import Home
from tests.conftest import run_peel
from warehouse.reader import query

GOLD = Path(__file__).parents[1] / "fixtures" / "examples_gold"
QUESTION = "select fact_id, grade from core.fact_grade order by fact_id limit 3"
COMMANDS = [
    *("refresh", "add", "withdraw", "ui", "sql", "explain", "measures", "schema", "export"),
    *("releases", "rollback", "diff", "verify", "evaluate"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(tmp_path: Path, command: str) -> None:
    outcome = run_peel(tmp_path, command, "--help")
    assert outcome.exit_code == 0
    assert f"Example: peel {command}" in outcome.words


def test_the_help_lists_every_command(tmp_path: Path) -> None:
    outcome = run_peel(tmp_path, "--help")
    assert [command for command in COMMANDS if f" {command} " not in outcome.words] == []


def test_the_same_rows_in_every_format(examples_home: Home, tmp_path: Path) -> None:
    expected = query(examples_home.database, QUESTION).to_pylist()
    assert len(expected) == 3
    as_csv = run_peel(examples_home.path, "sql", QUESTION, "--format", "csv").output
    assert list(csv.DictReader(io.StringIO(as_csv))) == expected
    as_json = run_peel(examples_home.path, "sql", QUESTION, "--format", "json").output
    assert json.loads(as_json) == expected
    as_table = run_peel(examples_home.path, "sql", QUESTION).output
    assert [row["fact_id"] in as_table for row in expected] == [True, True, True]


def test_parquet_goes_to_a_pipe(examples_home: Home) -> None:
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import main; main()", "sql", QUESTION, "--format", "parquet"],
        env={**os.environ, "PEEL_HOME": str(examples_home.path)},
        capture_output=True,
        check=True,
    )
    assert pq.read_table(pa.BufferReader(done.stdout)).num_rows == 3


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("selec 1", "syntax error"),
        ("select nonsense from mart.fact", "nonsense"),
        ("drop table mart.fact", "only a single SELECT"),
        ("select 1; select 2", "only a single SELECT"),
    ],
)
def test_a_faulty_question_is_one_line(examples_home: Home, statement: str, words: str) -> None:
    outcome = run_peel(examples_home.path, "sql", statement)
    assert outcome.exit_code == 2
    assert words in outcome.errors
    assert outcome.errors.count("\n") == 1


def test_explain_shows_the_sentence_with_its_anchor_and_the_rule(examples_home: Home) -> None:
    (fact,) = query(
        examples_home.database, "from mart.fact where kind = 'case_count' order by fact_id limit 1"
    ).to_pylist()
    outcome = run_peel(examples_home.path, "explain", fact["fact_id"])
    assert outcome.exit_code == 0
    anchor = fact["quote"][fact["anchor_start"] - fact["span_start"] : fact["anchor_end"] - fact["span_start"]]
    for words in (f"[{anchor}]", fact["source_name"], fact["rule"], fact["document_id"]):
        assert words in outcome.words


def test_explain_of_no_fact(examples_home: Home) -> None:
    outcome = run_peel(examples_home.path, "explain", "g-nothing")
    assert outcome.exit_code == 1
    assert "No fact has the id g-nothing" in outcome.errors


def test_verify_proves_every_quotation(examples_home: Home) -> None:
    outcome = run_peel(examples_home.path, "verify")
    assert outcome.exit_code == 0
    assert outcome.output.startswith("5 of 5 documents read again from the archive with the same text")
    assert outcome.words.endswith("100 percent")


def test_evaluate_prints_a_score_for_every_kind_and_keeps_it(examples_home: Home, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    shutil.copytree(GOLD, gold)
    outcome = run_peel(examples_home.path, "evaluate", str(gold))
    assert outcome.exit_code == 0
    for kind in ("grades", "case_counts", "samples", "rates", "finances", "volumes", "findings", "documents"):
        assert kind in outcome.output
    assert "Per document" not in outcome.output
    (kept,) = examples_home.evaluations.glob("*.json")
    scores = json.loads(kept.read_text())
    assert scores["gold"] == str(gold)
    assert scores["scores"]["kinds"].keys() >= {"grades", "documents"}

    again = run_peel(examples_home.path, "evaluate", str(gold), "--details")
    assert "Nothing has changed since the last run on this gold." in again.words
    assert "F1 before" in again.words
    assert "Per document" in again.output

    kept = max(examples_home.evaluations.glob("*.json"))
    scores = json.loads(kept.read_text())
    miss = {"document": "a.txt", "judgment": "numerator=3 denominator=4", "quote": "", "rule": None, "fact_id": None}
    scores["scores"]["kinds"]["case_counts"]["misses"].append(miss)
    kept.write_text(json.dumps(scores))
    better = run_peel(examples_home.path, "evaluate", str(gold))
    assert "better case_counts missed: a.txt: numerator=3 denominator=4" in better.words

    with (gold / "rates.csv").open("a") as changed:
        changed.write("\n")
    assert "F1 before" not in run_peel(examples_home.path, "evaluate", str(gold)).words


def test_measures_are_listed_by_a_word(tmp_path: Path) -> None:
    every = run_peel(tmp_path, "measures")
    assert every.exit_code == 0
    some = run_peel(tmp_path, "measures", "999", "SECONDS")
    assert "emergency_calls_answered_10s" in some.words
    assert 0 < len(some.output.splitlines()) < len(every.output.splitlines())
    none = run_peel(tmp_path, "measures", "999", "dragons")
    assert (none.exit_code, none.errors.count("\n")) == (1, 1)
    assert "No measure has 999 and dragons" in none.errors


def test_explain_shows_how_a_sentence_is_read(tmp_path: Path) -> None:
    outcome = run_peel(
        tmp_path, "explain", "--rules", "In 21 of 51 cases Kent Police did not tell the victim of a delay."
    )
    assert outcome.exit_code == 0
    for words in ("21: cardinal = 21, read as fact", "numerator 21, denominator 51", "by rule", "about kent"):
        assert words in outcome.words
    idle = run_peel(tmp_path, "explain", "--rules", "The officers of the force go out in all sorts of weather.")
    assert "no fact" in idle.words
    assert run_peel(tmp_path, "explain", "--rules", "  ").exit_code == 2


def test_evaluate_without_gold(examples_home: Home, tmp_path: Path) -> None:
    outcome = run_peel(examples_home.path, "evaluate", str(tmp_path / "nowhere"))
    assert outcome.exit_code == 1
    assert outcome.errors.count("\n") == 1
