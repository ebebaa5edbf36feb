"""A data folder over several refreshes: what changed is said, and a step back holds until somebody goes forward."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from pipelines.places import Home
from tests.conftest import Peel, run_peel
from warehouse.reader import query
from warehouse.releases import releases

KENT = "# Inspection of Kent Police\n\nPublished on 14 March 2022\n\n{}\n"
SENTENCE = "In {} of 90 cases Kent Police kept no record of its reasons."


def report(home: Home, name: str, *numerators: int) -> None:
    home.landing.mkdir(parents=True, exist_ok=True)
    (home.landing / name).write_text(KENT.format("\n\n".join(map(SENTENCE.format, numerators))), encoding="utf-8")


def test_back_and_forward(peel: Peel, home: Home) -> None:
    report(home, "first.txt", 21, 22)
    assert peel("refresh").exit_code == 0
    report(home, "second.txt", 31)
    assert "The source changed: 1 document added; with that 1 case count new." in peel("refresh").words

    newer, older = (release.build_id for release in releases(home.database))
    assert "1 document added; with that 1 case count new" in peel("diff").words
    rows = list(csv.DictReader(io.StringIO(peel("diff", older, newer, "--format", "csv").output)))
    assert [(row["cause"], row["change"], row["source_name"]) for row in rows] == [("source", "new", "second.txt")]

    assert f"Published again: release {older}" in peel("rollback").words
    listed = peel("releases").words
    assert newer in listed
    assert f"Rolled back from {newer}" in listed
    assert len(case_counts(home)) == 2

    held = peel("refresh")
    assert held.exit_code == 1
    assert f"rolled back to release {older}" in held.errors
    assert held.errors.count("\n") == 1
    assert len(case_counts(home)) == 2
    assert peel("refresh", "--forward").exit_code == 0
    assert len(case_counts(home)) == 3


def case_counts(home: Home) -> list[dict[str, object]]:
    return query(home.database, "from core.fact_case_count").to_pylist()


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["releases"], 1, "Nothing has been published"),
        (["rollback"], 1, "Nothing has been published"),
        (["diff"], 1, "Nothing has been published"),
        (["export", "out"], 1, "Nothing has been published"),
        (["schema", "core.nonsense"], 1, "No published table or schema is called core.nonsense"),
    ],
)
def test_what_cannot_be_done_is_one_line(tmp_path: Path, command: list[str], code: int, words: str) -> None:
    outcome = run_peel(tmp_path / "data", *command, folder=tmp_path)
    assert outcome.exit_code == code
    assert words in outcome.errors
    assert outcome.errors.count("\n") == 1


def test_there_is_no_release_before_the_first(examples_home: Home) -> None:
    for command in ("rollback", "diff"):
        outcome = run_peel(examples_home.path, command)
        assert (outcome.exit_code, outcome.errors.count("\n")) == (1, 1)
        assert "no earlier release" in outcome.errors


def test_the_contracts_are_printed(tmp_path: Path) -> None:
    assert "what the inspectorate means by it" in run_peel(tmp_path, "schema", "core.dim_grade").words
    assert "  core.dim_grade:\n" in run_peel(tmp_path, "schema", "core", "--format", "yaml").output
    assert "## core.dim_grade\n" in run_peel(tmp_path, "schema", "--format", "markdown").output


def test_an_export_lands_where_it_was_asked_to(examples_home: Home, tmp_path: Path) -> None:
    outcome = run_peel(examples_home.path, "export", "out", "--format", "csv", folder=tmp_path)
    assert outcome.exit_code == 0
    assert "rows in out; dictionary.html explains them" in outcome.words
    grades = (tmp_path / "out" / "core" / "fact_grade.csv").read_text(encoding="utf-8")
    assert len(list(csv.DictReader(io.StringIO(grades)))) == 33
    assert run_peel(examples_home.path, "export", "out", "--format", "xlsx", "--partition", "cycle").exit_code == 2
