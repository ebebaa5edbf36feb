"""What starts a refresh when nobody does, and what is said when one fails."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin

from pipelines.alerts import alerts
from pipelines.automation import failure_sensor, landing_sensor, records_sensor
from pipelines.lock import RefreshUnderWay, refresh_lock
from pipelines.operations import cleaning
from pipelines.places import Home
from pipelines.resources import LandingZone


def tick(folder: Path, cursor: str | None, queued: str | None = None) -> dg.SensorExecutionData:
    """What the sensor does about the folder, while a run of the job of this name is queued."""
    zone = LandingZone(folder=str(folder))
    with dg.DagsterInstance.ephemeral() as instance:
        if queued is not None:
            origin = RemoteJobOrigin(RemoteRepositoryOrigin(RegisteredCodeLocationOrigin("peel"), "peel"), queued)
            waiting = dg.DagsterRunStatus.QUEUED
            instance.create_run_for_job(_nothing(queued), status=waiting, remote_job_origin=origin)
        with dg.build_sensor_context(instance, cursor=cursor, resources={"landing": zone}) as context:
            return landing_sensor.evaluate_tick(context)


def _nothing(name: str) -> dg.JobDefinition:
    @dg.job(name=name)
    def nothing() -> None: ...

    return nothing


def test_a_new_file_starts_one_refresh(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Good.")
    first = tick(tmp_path, None)
    assert len(first.run_requests or []) == 1
    again = tick(tmp_path, first.cursor)
    assert not again.run_requests
    assert again.skip_message == "Nothing new."


def test_a_thousand_files_start_one_refresh(tmp_path: Path) -> None:
    for number in range(1_000):
        (tmp_path / f"{number}.txt").write_text("Good.")
    assert len(tick(tmp_path, None).run_requests or []) == 1


def test_a_changed_file_starts_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Good.")
    first = tick(tmp_path, None)
    (tmp_path / "a.txt").write_text("Adequate.")
    second = tick(tmp_path, first.cursor)
    assert (first.run_requests or [])[0].run_key != (second.run_requests or [])[0].run_key


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who writes to a file")
def test_a_file_that_is_still_being_copied_is_waited_for(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("w") as copy:
        copy.write("Good.")
        copy.flush()
        assert tick(tmp_path, None).skip_message == "Nothing new; 1 still being written."


def test_a_refresh_that_waits_will_read_the_file_so_that_no_other_is_started(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Good.")
    while_queued = tick(tmp_path, None, queued="refresh")
    assert while_queued.skip_message == "A refresh that has not begun yet will read what is new."
    assert len(tick(tmp_path, while_queued.cursor).run_requests or []) == 1
    assert len(tick(tmp_path, None, queued="collect").run_requests or []) == 1


def test_an_empty_folder_starts_nothing(tmp_path: Path) -> None:
    assert tick(tmp_path, None).skip_message == "Nothing new."


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    skipped = tick(tmp_path / "gone", None).skip_message or ""
    assert skipped.endswith("gone is not there.")


def test_a_failed_run_is_written_down_with_its_first_cause(tmp_path: Path) -> None:
    @dg.op
    def raw__intake() -> None:
        try:
            os.stat(tmp_path / "nothing")
        except OSError as error:
            raise RuntimeError("the landing folder was lost") from error

    @dg.job
    def refresh() -> None:
        raw__intake()

    with dg.DagsterInstance.ephemeral() as instance:
        result = refresh.execute_in_process(instance=instance, raise_on_error=False)
        context = dg.build_run_status_sensor_context(
            sensor_name="alerts",
            dagster_event=result.get_run_failure_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
        )
        failure_sensor(tmp_path, [])(context.for_run_failure())
    (alert,) = alerts(Home(tmp_path).alerts)
    assert alert.job == "refresh"
    assert "No such file or directory" in alert.reason
    assert "peel doctor" in alert.advice


def test_after_a_refresh_the_records_of_runs_of_long_ago_are_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning, "KEPT_RUNS", timedelta(seconds=-60))  # a run that ended just now ended long ago
    with dg.DagsterInstance.ephemeral() as instance:
        result = _nothing("refresh").execute_in_process(instance=instance)
        assert instance.get_runs_count() == 1
        context = dg.build_run_status_sensor_context(
            sensor_name="old_records",
            dagster_event=result.get_run_success_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
        )
        records_sensor(tmp_path, [])(context)
        assert instance.get_runs_count() == 0


def test_a_run_without_a_person_waits_for_the_one_under_way(tmp_path: Path) -> None:
    with (
        refresh_lock(tmp_path / "lock"),
        pytest.raises(RefreshUnderWay, match="Wait until it ends"),
        refresh_lock(tmp_path / "lock", patience=0.6),
    ):
        pass
    with refresh_lock(tmp_path / "lock", patience=0.6):
        assert (tmp_path / "lock").exists()
