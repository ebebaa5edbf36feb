"""A run whose process is gone is told from one that is at work, whoever started it."""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.launcher.base import WorkerStatus
from dagster._core.storage.tags import GRPC_INFO_TAG

from pipelines.launcher import COMMAND_TAG, WatchedRunLauncher
from pipelines.lock import refresh_lock
from pipelines.places import Home
from pipelines.preparing import prepare


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("PEEL_HOME", "DAGSTER_HOME", "PEEL_POSTGRES_URL"):
        monkeypatch.setenv(name, "")  # as they were, afterwards
    monkeypatch.delenv("PEEL_POSTGRES_URL")
    prepare(Home(tmp_path))
    return Home(tmp_path)


def health(home: Home, **tags: str) -> WorkerStatus:
    """What is said of a run with these tags, by the launcher that the settings of the data folder name."""
    with dg.DagsterInstance.from_config(str(home.dagster)) as instance:
        assert isinstance(instance.run_launcher, WatchedRunLauncher)
        run = instance.create_run_for_job(_job(), status=dg.DagsterRunStatus.STARTED, tags=tags)
        return instance.run_launcher.check_run_worker_health(run).status


def _job() -> dg.JobDefinition:
    @dg.op
    def nothing() -> None: ...

    @dg.job
    def refresh() -> None:
        nothing()

    return refresh


def test_a_command_is_at_work_while_it_holds_the_lock(home: Home) -> None:
    me = {COMMAND_TAG: str(os.getpid())}
    with refresh_lock(home.lock):
        assert health(home, **me) is WorkerStatus.RUNNING
    assert health(home, **me) is WorkerStatus.NOT_FOUND


def test_a_command_is_gone_where_another_holds_the_lock(home: Home) -> None:
    with refresh_lock(home.lock):
        assert health(home, **{COMMAND_TAG: "1"}) is WorkerStatus.NOT_FOUND


def test_a_run_is_gone_with_the_server_that_started_it(home: Home) -> None:
    nobody = f'{{"host": "localhost", "socket": "{home.path}/nobody"}}'
    assert health(home, **{GRPC_INFO_TAG: nobody}) is WorkerStatus.NOT_FOUND


def test_a_run_of_which_no_server_is_known_is_gone(home: Home) -> None:
    assert health(home) is WorkerStatus.NOT_FOUND
