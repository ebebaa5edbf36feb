"""What tests of several folders share: a data folder that was refreshed once, and the command as a user types it.

Belongs here: only what is slow to make, or the same for all. A test that changes the data folder makes its own.
"""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.places import Home
from tests import command_server


def pytest_configure() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """What is loaded and collected stays: ten thousand tests need not be looked through for garbage all the time."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    gc.unfreeze()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command: all that a user sees of it."""

    exit_code: int
    output: str
    errors: str

    @property
    def words(self) -> str:
        """Both streams, white space levelled, so that line breaks of the terminal don't matter."""
        return " ".join((self.output + self.errors).split())


Peel = Callable[..., Outcome]


def run_peel(home: Path, *arguments: str, folder: Path | None = None) -> Outcome:
    """Run `peel` in a process of its own on this data folder."""
    outcome = Outcome(*command_server.run(arguments, {**os.environ, "PEEL_HOME": str(home)}, folder))
    assert "Traceback" not in outcome.errors, outcome.errors
    return outcome


@pytest.fixture
def peel(tmp_path: Path) -> Peel:
    """The command on an empty data folder of the test's own."""
    return lambda *arguments, **options: run_peel(tmp_path / "data", *arguments, **options)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The data folder that `peel` works on."""
    return Home(tmp_path / "data")


@pytest.fixture(scope="session")
def examples_home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Home:
    """A data folder refreshed once from the examples, for all processes that run the tests together. Read it; a test
    that changes it must not use it."""
    own = tmp_path_factory.getbasetemp()
    together = own if worker_id == "master" else own.parent
    home = Home(together / "examples" / "data")
    home.path.mkdir(parents=True, exist_ok=True)
    with (together / "examples" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.database.exists():
            outcome = run_peel(home.path, "refresh")
            assert outcome.exit_code == 0, outcome.words
    return home
