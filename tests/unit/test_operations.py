"""Each of the usual troubles of a data folder is found, and explained with what to do about it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._daemon.types import DaemonHeartbeat

from pipelines import preparing
from pipelines.alerts import Alert, send
from pipelines.collecting import collect
from pipelines.commands.operations import status as tell_status
from pipelines.launcher import COMMAND_TAG
from pipelines.lock import refresh_lock
from pipelines.operations.cleaning import KEPT_RUNS, clear, forget_runs, leftovers, old_runs
from pipelines.operations.doctor import Trouble, examine
from pipelines.operations.status import status
from pipelines.places import Home
from pipelines.preparing import prepare
from tests import inspectorate_site
from tests.web_server import Answer, serving

NOBODY = 2**22 + 1
"""More than any process number."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def troubles(home: Home) -> dict[str, Trouble]:
    return {name: trouble for name, trouble in examine(home) if trouble is not None}


def test_an_empty_folder_lacks_a_database_and_nothing_else(home: Home) -> None:
    found = troubles(home)
    assert list(found) == ["The published database"]
    assert found["The published database"].advice == "Run peel refresh."


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "PEEL_HOME" in troubles(Home(tmp_path / "gone"))["The data folder"].advice


def test_something_wrote_to_the_published_file(home: Home) -> None:
    home.database.write_bytes(b"no database")
    Path(f"{home.database}.wal").touch()
    assert "peel.duckdb.wal" in troubles(home)["The published database"].what


def test_a_file_that_is_no_database(home: Home) -> None:
    home.database.write_bytes(b"no database" * 1_000)
    assert troubles(home)["The published database"].advice == "Run peel refresh, or peel rollback."


def test_a_refresh_that_has_been_at_work_for_hours(home: Home) -> None:
    with refresh_lock(home.lock):
        assert "No refresh in the way" not in troubles(home)
        long_ago = (datetime.now(UTC) - timedelta(hours=2)).timestamp()
        os.utime(home.lock, (long_ago, long_ago))
        assert f"process {os.getpid()}" in troubles(home)["No refresh in the way"].what


def test_sources_that_are_wrong_or_have_changed(home: Home) -> None:
    home.sources.write_text("sources: [{name: x}]")
    assert "source x: must say its kind" in troubles(home)["What is collected by itself"].what
    with serving() as server:
        site = inspectorate_site.settings(server)
        home.sources.write_text(yaml.safe_dump({"sources": [site]}))
        server.says("/publications/", Answer(b"<html><body>All is new here.</body></html>"))
        collect(home)
        found = troubles(home)["What is collected by itself"]
        assert "names no document: has the site changed?" in found.what
        assert not found.is_serious
        inspectorate_site.build(server)
        collect(home)
        assert "What is collected by itself" not in troubles(home)
    home.collect_state.write_bytes(b"no database" * 200)
    assert "collect.sqlite" in troubles(home)["What is collected by itself"].advice


@pytest.mark.parametrize(("hours", "is_told"), [(1, True), (72, False)])
def test_failures_are_told_while_they_are_news(home: Home, hours: int, is_told: bool) -> None:
    at = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
    send(Alert(at, "refresh", "4f6c", "No space left.", "Make room."), home.alerts, {})
    assert ("No failures lately" in troubles(home)) is is_told


class TestLeftovers:
    def test_halves_of_files_whose_writer_died_can_go(self, home: Home) -> None:
        (home.path / "tables" / "core").mkdir(parents=True)
        half = home.path / "tables" / "core" / f"fact.parquet.write-{NOBODY}"
        half.write_bytes(b"half")
        mine = home.path / f"peel.duckdb.build-{os.getpid()}"
        mine.touch()
        assert [each.path for each in leftovers(home)] == [half]
        assert [each.bytes for each in clear(home)] == [4]
        assert not half.exists()
        assert mine.exists()

    def test_archived_bytes_go_when_no_source_no_release_and_no_history_names_them(self, home: Home) -> None:
        ids = {name: home.archive.keep(name.encode()) for name in ("source", "release", "history", "nothing")}
        pq.write_table(pa.table({"document_id": [ids["source"], None]}), home.archive.folder / "sources.parquet")
        (home.path / "tables" / "history").mkdir(parents=True)
        history = home.path / "tables" / "history" / "fact_grade.parquet"
        pq.write_table(pa.table({"document_id": [ids["history"]] * 2}), history)
        (home.path / "releases").mkdir()
        with duckdb.connect(home.path / "releases" / "peel-20220314T060000000000Z.duckdb") as earlier:
            earlier.execute("create schema meta; create schema raw")
            earlier.execute("create table meta.build as select 'b1' as build_id, now() as built_at, 1 as documents")
            earlier.execute("alter table meta.build add column facts integer default 1")
            earlier.execute("alter table meta.build add column extractor_version varchar")
            earlier.execute("create table raw.document as select ? as document_id", [ids["release"]])
        assert [each.path for each in leftovers(home)] == [home.archive.path(ids["nothing"])]

    def test_archived_bytes_stay_while_nobody_can_say_what_is_needed(self, home: Home) -> None:
        home.archive.keep(b"a document")
        assert list(leftovers(home)) == []

    def test_they_are_only_worth_a_note(self, home: Home) -> None:
        (home.path / f"peel.duckdb.build-{NOBODY}").touch()
        assert not troubles(home)["Nothing left behind"].is_serious


class TestRuns:
    @pytest.fixture
    def prepared(self, home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
        for name in ("PEEL_HOME", "DAGSTER_HOME", "PEEL_POSTGRES_URL"):
            monkeypatch.setenv(name, "")
        prepare(home)
        return home

    def record(self, home: Home, ended: dg.DagsterRunStatus | None, **tags: str) -> None:
        """A run of the records that began now."""

        @dg.job
        def refresh() -> None: ...

        with dg.DagsterInstance.from_config(str(home.dagster)) as instance:
            run = instance.create_run_for_job(refresh, tags=tags)
            instance.report_dagster_event(dg.DagsterEvent("PIPELINE_START", "refresh"), run.run_id)
            if ended is dg.DagsterRunStatus.SUCCESS:
                instance.report_dagster_event(dg.DagsterEvent("PIPELINE_SUCCESS", "refresh"), run.run_id)

    def test_one_that_went_down_with_its_process_is_told_from_one_at_work(self, prepared: Home) -> None:
        self.record(prepared, None, **{COMMAND_TAG: str(os.getpid())})
        with refresh_lock(prepared.lock):
            assert "No run lost on the way" not in troubles(prepared)
        found = troubles(prepared)["No run lost on the way"]
        assert "its process is gone" in found.what
        assert "start dagster-daemon, or peel ui" in found.advice

    def test_a_failure_that_was_made_good_is_only_worth_a_note(self, prepared: Home) -> None:
        at = (datetime.now(UTC) - timedelta(minutes=5)).isoformat()
        send(Alert(at, "refresh", "4f6c", "No space left.", "Make room."), prepared.alerts, {})
        assert troubles(prepared)["No failures lately"].is_serious
        self.record(prepared, dg.DagsterRunStatus.SUCCESS)
        assert not troubles(prepared)["No failures lately"].is_serious

    def test_those_that_wait_are_counted_apart_from_those_that_have_begun(self, prepared: Home) -> None:
        self.record(prepared, dg.DagsterRunStatus.SUCCESS)
        origin = RemoteJobOrigin(RemoteRepositoryOrigin(RegisteredCodeLocationOrigin("peel"), "peel"), "refresh")

        @dg.job
        def refresh() -> None: ...

        with dg.DagsterInstance.from_config(str(prepared.dagster)) as instance:
            instance.create_run_for_job(refresh, status=dg.DagsterRunStatus.QUEUED, remote_job_origin=origin)
        found = status(prepared)
        assert [run.status for run in found.last_runs] == ["SUCCESS"]
        assert found.runs_waiting == 1

    @pytest.mark.parametrize(("minutes", "is_running"), [(1, True), (5, False)])
    def test_a_daemon_that_has_said_nothing_for_minutes_is_not_running(
        self, prepared: Home, minutes: int, is_running: bool
    ) -> None:
        heard = datetime.now(UTC) - timedelta(minutes=minutes)
        with dg.DagsterInstance.from_config(str(prepared.dagster)) as instance:
            for name in instance.get_required_daemon_types():
                instance.add_daemon_heartbeat(DaemonHeartbeat(heard.timestamp(), name, "1", []))
        assert status(prepared).daemon_is_running is is_running

    def test_old_records_go_but_for_those_that_tell_what_is_known_of_a_table(self, prepared: Home) -> None:
        @dg.asset
        def table() -> None: ...

        with dg.DagsterInstance.from_config(str(prepared.dagster)) as instance:
            made = [dg.materialize([table], instance=instance).run_id for _ in range(3)]
        for _ in range(3):
            self.record(prepared, dg.DagsterRunStatus.SUCCESS)
        with dg.DagsterInstance.from_config(str(prepared.dagster)) as instance:
            assert old_runs(instance, most=6) == []
            assert old_runs(instance, most=2) == sorted({*made[:-1], *self.ids(instance)[2:3]})
            later = datetime.now(UTC) + KEPT_RUNS + timedelta(hours=1)
            assert set(old_runs(instance, later)) == {*self.ids(instance)} - {made[-1]}
            forget_runs(prepared, instance, made[:-1])
            assert set(made) & set(self.ids(instance)) == {made[-1]}
            assert instance.get_latest_materialization_event(table.key) is not None

    def ids(self, instance: dg.DagsterInstance) -> list[str]:
        """Of all runs, the latest first."""
        return list(instance.get_run_ids())


class TestSettings:
    @pytest.fixture(autouse=True)
    def files_for_records(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("PEEL_HOME", "DAGSTER_HOME", "PEEL_POSTGRES_URL"):
            monkeypatch.setenv(name, "")

    def test_those_of_an_earlier_version_are_brought_up_to_date(
        self, home: Home, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = home.dagster / "dagster.yaml"
        with monkeypatch.context() as earlier:
            earlier.setattr(preparing, "_SETTINGS", ("dagster-postgres.yaml", "dagster.yaml"))
            prepare(home)
        assert "postgres_url" in file.read_text()
        prepare(home)
        assert "postgres_url" not in file.read_text()
        assert "Dagster's settings" not in troubles(home)

    def test_those_that_somebody_changed_are_left_alone_and_told(self, home: Home) -> None:
        prepare(home)
        file = home.dagster / "dagster.yaml"
        file.write_text(file.read_text().replace("max_concurrent_runs: 2", "max_concurrent_runs: 1"))
        prepare(home)
        assert "max_concurrent_runs: 1" in file.read_text()
        assert not troubles(home)["Dagster's settings"].is_serious


def test_records_that_cannot_be_read_are_told_in_one_line(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PEEL_HOME", str(home.path))
    monkeypatch.setenv("DAGSTER_HOME", "")
    prepare(home)
    records = home.dagster / "history" / "runs.db"
    records.parent.mkdir(parents=True, exist_ok=True)
    records.write_bytes(b"no database" * 1000)
    with pytest.raises(SystemExit):
        tell_status()
    told = capsys.readouterr().err
    assert f"peel: The records of runs in {home.dagster} can't be read:" in told
    assert "Traceback" not in told
