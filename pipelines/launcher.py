"""Starting runs as Dagster does by default, and telling those that are at work from those whose process is gone.

Belongs here: that question, which the monitor of the daemon asks every few seconds. Dagster itself notices a run that
was killed only while the server that started it lives; after the whole machine went down, its record says "started"
for ever, and holds up all runs that wait for it. Not here: what becomes of such a run (it is said to have failed, and
started again: `run_monitoring` and `run_retries` in dagster.yaml).
"""

from __future__ import annotations

from dagster import DagsterRun
from dagster._core.errors import DagsterUserCodeUnreachableError
from dagster._core.launcher import DefaultRunLauncher
from dagster._core.launcher.base import CheckRunHealthResult, WorkerStatus
from dagster._grpc.client import DagsterGrpcClient
from dagster._grpc.types import GetCurrentRunsResult
from dagster._serdes import deserialize_value

from pipelines.lock import holder
from pipelines.places import Home, default_home

COMMAND_TAG = "peel/process"
"""Of a run that a command started: the number of its process, which holds the lock of the data folder."""


class WatchedRunLauncher(DefaultRunLauncher):
    """The launcher of a machine, or of a few containers, that share one data folder."""

    @property
    def supports_check_run_worker_health(self) -> bool:
        return True

    def check_run_worker_health(self, run: DagsterRun) -> CheckRunHealthResult:
        if COMMAND_TAG in run.tags:
            is_held = holder(Home(default_home()).lock) == run.tags[COMMAND_TAG]
            return _at_work() if is_held else _gone("The command that ran it has ended before its end.")
        client: DagsterGrpcClient | None = self._get_grpc_client_for_termination(run.run_id)  # type: ignore[no-untyped-call]
        if client is None:
            return _gone("Nothing is known of the server that started it.")
        return _asked(client, run.run_id)


def _asked(client: DagsterGrpcClient, run_id: str) -> CheckRunHealthResult:
    """What the server that started the run says of it."""
    try:
        answer = deserialize_value(client.get_current_runs(), GetCurrentRunsResult)
    except DagsterUserCodeUnreachableError as error:
        code = getattr(error.__cause__, "code", None)
        if code is not None and code().name != "UNAVAILABLE":
            return _at_work()  # a server that is only slow to answer
        return _gone("The server that started it is gone: the machine or the daemon was restarted.")
    return _at_work() if run_id in answer.current_runs else _gone("Its process is gone.")


def _at_work() -> CheckRunHealthResult:
    return CheckRunHealthResult(WorkerStatus.RUNNING)


def _gone(why: str) -> CheckRunHealthResult:
    return CheckRunHealthResult(WorkerStatus.NOT_FOUND, why)
