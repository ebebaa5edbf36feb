"""`peel report` as a person uses it: a file lands where it was asked to, and none is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.places import Home
from tests.conftest import run_peel


@pytest.mark.parametrize("format", ["html", "docx", "xlsx"])
def test_a_file_in_each_form(examples_home: Home, tmp_path: Path, format: str) -> None:
    outcome = run_peel(examples_home.path, "report", "Derbyshire Police", "--format", format, folder=tmp_path)
    assert outcome.exit_code == 0
    (written,) = tmp_path.iterdir()
    assert written.name.startswith("derbyshire-")
    assert written.suffix == f".{format}"
    assert f"Derbyshire Constabulary, from 5 documents: {written.name}" in outcome.words


def test_answers_are_not_written_over(examples_home: Home, tmp_path: Path) -> None:
    mine = tmp_path / "answers.html"
    mine.write_text("what we answered", encoding="utf-8")
    outcome = run_peel(examples_home.path, "report", "derbyshire", "--out", str(mine))
    assert outcome.exit_code == 1
    assert "is there already, and may have answers in it" in outcome.errors
    assert mine.read_text(encoding="utf-8") == "what we answered"


def test_what_changed_is_in_it_when_a_day_is_given(examples_home: Home, tmp_path: Path) -> None:
    run_peel(examples_home.path, "report", "derbyshire", "--since", "2022-11-10", "--out", str(tmp_path / "paper.html"))
    assert "so what was published after 10 November 2022 counts as new" in (tmp_path / "paper.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["west"], 2, "Name one of them"),
        (["kent", "--since", "2999-01-01"], 2, "is not past yet"),
        (["kent", "--out", "no/such/folder/paper.html"], 1, "No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said(
    examples_home: Home, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    outcome = run_peel(examples_home.path, "report", *arguments, folder=tmp_path)
    assert outcome.exit_code == code
    assert words in outcome.words
    assert list(tmp_path.iterdir()) == []


def test_there_is_nothing_to_report_before_the_first_refresh(tmp_path: Path) -> None:
    outcome = run_peel(tmp_path / "data", "report", "kent", folder=tmp_path)
    assert outcome.exit_code == 1
    assert "Nothing has been published" in outcome.errors
