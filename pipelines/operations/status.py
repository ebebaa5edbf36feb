"""How things stand: what was refreshed when, what is held, what was rejected, what runs next, how much room it takes.

Belongs here: gathering it as plain values. Not here: how it is printed (`pipelines.commands.operations`), or whether it
is a trouble (`doctor`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.alerts import Alert, alerts
from pipelines.collect_job import COLLECT
from pipelines.places import Home
from warehouse.reader import query
from warehouse.releases import read_release

if TYPE_CHECKING:
    from dagster import DagsterInstance, DagsterRun

FRESH_FOR = timedelta(hours=25)
"""A refresh a day, and an hour for one that takes long."""
_ALERTS = 3
_DAEMONS = ("SCHEDULER", "SENSOR", "QUEUED_RUN_COORDINATOR")
_HEARD_WITHIN = timedelta(minutes=2)
"""They say that they live every thirty seconds."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job, as Dagster recorded it. Times are UTC."""

    job: str
    status: str
    started_at: datetime | None
    seconds: float | None
    started_by: str
    is_lost: bool = False
    """Recorded as started, but its process is gone: the daemon notices within a minute, where it runs."""


@dataclass(frozen=True, slots=True)
class NextRun:
    """When a schedule or sensor does something next."""

    name: str
    at: datetime | None
    """None for a sensor, which looks all the time."""
    is_on: bool


@dataclass(frozen=True, slots=True)
class Status:
    """How a data folder stands."""

    home: str
    build_id: str | None
    built_at: datetime | None
    """When what is published was built: it stays while nothing changes."""
    documents: int
    facts: int
    sources: dict[str, int]
    """Documents by where they came from: the landing folder or a host."""
    rejects: dict[str, int]
    """By stage."""
    last_runs: list[Run]
    """Those that have begun, newest first."""
    runs_waiting: int
    next_runs: list[NextRun]
    daemon_is_running: bool
    last_refresh_at: datetime | None
    is_fresh: bool
    bytes: dict[str, int]
    """By folder."""
    alerts: list[Alert]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def status(home: Home, now: datetime | None = None) -> Status:
    """How the data folder stands at `now`. Nothing in it is changed."""
    now = now or datetime.now(UTC)
    release = read_release(home.database, is_published=True)
    runs, daemon, switched = _recorded(home)
    begun = [run for run in runs if run.started_at is not None]
    refreshed = [run for run in begun if run.status == "SUCCESS" and run.job != COLLECT]
    last = max((run.started_at for run in refreshed if run.started_at), default=release.built_at if release else None)
    return Status(
        home=str(home.path),
        build_id=release.build_id if release else None,
        built_at=release.built_at if release else None,
        documents=release.documents if release else 0,
        facts=release.facts if release else 0,
        sources=_sources(home),
        rejects=_counted(home, "select stage as name, count(*) as n from raw.reject group by stage order by stage"),
        last_runs=sorted(begun, key=lambda run: run.started_at or now, reverse=True)[:5],
        runs_waiting=sum(run.status == "QUEUED" for run in runs),
        next_runs=_next_runs(now, switched),
        daemon_is_running=daemon,
        last_refresh_at=last,
        is_fresh=last is not None and now - last <= FRESH_FOR,
        bytes={name: _size(home.path / name) for name in _FOLDERS},
        alerts=alerts(home.alerts)[-_ALERTS:],
    )


_FOLDERS = ("landing", "archive", "tables", "releases", "dagster", "peel.duckdb")


def _counted(home: Home, sql: str) -> dict[str, int]:
    if not home.database.exists():
        return {}
    return {row["name"]: row["n"] for row in query(home.database, sql).to_pylist()}


def _sources(home: Home) -> dict[str, int]:
    return _counted(
        home,
        """
        select
            case when source_uri like 'http%' then regexp_extract(source_uri, '^https?://([^/:]+)', 1)
                when source_uri like 'examples/%' then 'examples' else 'landing folder' end as name,
            count(distinct document_id) as n
        from raw.document where is_current group by name order by n desc, name
        """,
    )


def _recorded(home: Home) -> tuple[list[Run], bool, dict[str, bool]]:
    """The last runs, newest first; whether the daemon lives; which schedules and sensors were switched on or off."""
    if not (home.dagster / "dagster.yaml").exists():
        return [], False, {}
    from dagster import DagsterInstance, DagsterRunStatus
    from dagster._core.scheduler.instigation import InstigatorStatus

    with DagsterInstance.from_config(str(home.dagster)) as instance:
        records = instance.get_run_records(limit=20)
        runs = [
            Run(
                job=record.dagster_run.job_name,
                status=DagsterRunStatus(record.dagster_run.status).value,
                started_at=_moment(record.start_time),
                seconds=record.end_time - record.start_time if record.end_time and record.start_time else None,
                started_by=_started_by(record.dagster_run.tags),
                is_lost=_is_lost(instance, record.dagster_run),
            )
            for record in records
        ]
        daemon = _is_heard(instance)
        switched = {
            state.name: state.status == InstigatorStatus.RUNNING
            for state in instance.all_instigator_state()
            if state.status != InstigatorStatus.DECLARED_IN_CODE
        }
    return runs, daemon, switched


def _is_heard(instance: DagsterInstance) -> bool:
    """Whether all of the daemon that a refresh needs lives; Dagster itself waits half an hour before it says so."""
    heard = instance.get_daemon_heartbeats()
    now = datetime.now(UTC).timestamp()
    return all(name in heard and now - heard[name].timestamp < _HEARD_WITHIN.total_seconds() for name in _DAEMONS)


def _is_lost(instance: DagsterInstance, run: DagsterRun) -> bool:
    launcher = instance.run_launcher
    if run.status.value != "STARTED" or not launcher.supports_check_run_worker_health:
        return False
    return launcher.check_run_worker_health(run).status.value not in ("RUNNING", "SUCCESS")


def _moment(timestamp: float | None) -> datetime | None:
    return datetime.fromtimestamp(timestamp, UTC) if timestamp else None


def _started_by(tags: Mapping[str, str]) -> str:
    if name := tags.get("dagster/schedule_name") or tags.get("dagster/sensor_name"):
        return name
    return "retry" if "dagster/parent_run_id" in tags else "a person"


def _next_runs(now: datetime, switched: dict[str, bool]) -> list[NextRun]:
    from dagster._utils.schedules import schedule_execution_time_iterator

    from pipelines.definitions import build_definitions

    repository = build_definitions().get_repository_def()
    found = []
    for schedule in repository.schedule_defs:
        ticks = schedule_execution_time_iterator(now.timestamp(), schedule.cron_schedule, schedule.execution_timezone)
        is_on = switched.get(schedule.name, schedule.default_status.value == "RUNNING")
        found.append(NextRun(schedule.name, next(ticks).astimezone(UTC), is_on))
    for sensor in repository.sensor_defs:
        found.append(NextRun(sensor.name, None, switched.get(sensor.name, sensor.default_status.value == "RUNNING")))
    return found


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
