"""Bad folders: one clear line, the right exit code, and whatever was published stays as it was."""

from __future__ import annotations

import fcntl
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.lock import refresh_lock
from pipelines.places import Home
from tests.conftest import Peel, run_peel


def test_a_landing_folder_without_documents(peel: Peel, tmp_path: Path, home: Home) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / ".hidden").write_text("text")
    outcome = peel("refresh", "--landing", str(inbox))
    assert outcome.exit_code == 1
    assert outcome.errors == f"peel: There are no documents in {inbox}. Put some there, or name another folder.\n"
    assert not home.database.exists()


def test_a_landing_folder_that_is_not_there(peel: Peel, tmp_path: Path) -> None:
    outcome = peel("refresh", "--landing", str(tmp_path / "inbox"))
    assert outcome.exit_code == 1
    assert "inbox is not there" in outcome.errors
    assert outcome.errors.count("\n") == 1


@pytest.mark.parametrize("command", [["refresh"], ["add", "pyproject.toml"], ["ui"]])
def test_a_data_folder_that_cannot_be_written(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").write_text("not a folder")
    outcome = run_peel(tmp_path / "file" / "data", *command)
    assert outcome.exit_code == 1
    assert "can't be written to" in outcome.errors
    assert "PEEL_HOME" in outcome.errors
    assert outcome.errors.count("\n") == 1


@pytest.mark.parametrize("command", [["sql", "select 1"], ["explain", "g-0123456789abcdef"], ["verify"]])
def test_a_question_before_anything_is_published(peel: Peel, command: list[str]) -> None:
    outcome = peel(*command)
    assert outcome.exit_code == 1
    assert "Run peel refresh first." in outcome.errors
    assert outcome.errors.count("\n") == 1


def test_two_refreshes_at_once(peel: Peel, home: Home) -> None:
    home.path.mkdir()
    with home.lock.open("w") as lock:
        lock.write("process 4711, since 06:00:00 UTC")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = peel("refresh")
    assert outcome.exit_code == 1
    assert "Another refresh is under way (process 4711, since 06:00:00 UTC)." in outcome.errors


def test_a_refresh_that_died_leaves_no_lock(home: Home) -> None:
    home.path.mkdir()
    home.lock.write_text("process 4711, since 06:00:00 UTC")
    with refresh_lock(home.lock):
        assert str(os.getpid()) in home.lock.read_text()


def test_a_disk_that_is_full(home: Home) -> None:
    """No file may grow beyond eight megabytes, which the database would have to."""
    done = subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import main; main()", "refresh"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000, 8_000_000)),
        env={**os.environ, "PEEL_HOME": str(home.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"peel: There is no room left on the disk of {home.path}")
    assert done.stderr.count("\n") == 1
    assert list(home.path.glob("peel.duckdb*")) == []
    assert run_peel(home.path, "refresh").exit_code == 0
