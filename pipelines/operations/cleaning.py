"""What nothing needs any longer: found, told, and removed when asked.

Belongs here: halves of files whose writer died, archived bytes that no source names, records of old runs. Not here: the
releases, of which publishing keeps the last few by itself (`warehouse.releases`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq

from pipelines.lock import refresh_lock
from pipelines.places import Home
from warehouse.files import is_running, remove

KEPT_RUNS = timedelta(days=90)
KEPT_EVALUATIONS = 100
_HALF = re.compile(r"\.(?:build|write|link)-(?P<pid>\d+)(?:\.\w+)?$")
_ARCHIVED = re.compile(r"[0-9a-f]{64}")
_HALF_ARCHIVED = re.compile(r"\.[0-9a-f]{64}\.(?P<pid>\d+)\.part")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file or folder that can go."""

    path: Path
    bytes: int
    why: str


def leftovers(home: Home) -> Iterator[Leftover]:
    """What can go, in the order of the paths. Must not run beside a refresh, which makes such files for a moment."""
    yield from _halves(home)
    yield from _orphans(home)
    old = sorted(home.evaluations.glob("*.json"))[:-KEPT_EVALUATIONS] if home.evaluations.exists() else []
    for file in old:
        yield Leftover(file, file.stat().st_size, f"more than {KEPT_EVALUATIONS} later evaluations are kept")


def clear(home: Home) -> list[Leftover]:
    """Remove them, while no refresh is under way, and give what went. Raises `RefreshUnderWay`."""
    with refresh_lock(home.lock):
        found = list(leftovers(home))
        for each in found:
            remove(each.path)
    return found


def old_runs(home: Home, now: datetime | None = None) -> list[str]:
    """The ids of Dagster's records of runs that ended long ago."""
    if not (home.dagster / "dagster.yaml").exists():
        return []
    from dagster import DagsterInstance, RunsFilter
    from dagster._core.storage.dagster_run import FINISHED_STATUSES

    before = (now or datetime.now(UTC)) - KEPT_RUNS
    with DagsterInstance.from_config(str(home.dagster)) as instance:
        records = instance.get_run_records(RunsFilter(statuses=list(FINISHED_STATUSES), created_before=before))
    return [record.dagster_run.run_id for record in records]


def forget_runs(home: Home, run_ids: list[str]) -> None:
    """Delete these records, with their logs."""
    from dagster import DagsterInstance

    with DagsterInstance.from_config(str(home.dagster)) as instance:
        for run_id in run_ids:
            instance.delete_run(run_id)
            remove(home.dagster / "storage" / run_id)


def _halves(home: Home) -> Iterator[Leftover]:
    for folder in (home.path, home.path / "tables", home.path / "releases", home.path / "archive"):
        files = folder.glob("*") if folder == home.path else folder.rglob("*")
        for file in sorted(files):
            half = _HALF.search(file.name) or _HALF_ARCHIVED.fullmatch(file.name)
            if half and not is_running(int(half["pid"])):
                yield Leftover(file, _bytes(file), "the process that wrote it died")


def _orphans(home: Home) -> Iterator[Leftover]:
    """Archived bytes that no version of any source names; none while the register of sources is not there."""
    register = home.archive.folder / "sources.parquet"
    if not register.exists():
        return
    named = set(pq.read_table(register, columns=["document_id"]).column("document_id").to_pylist())
    for file in sorted(home.archive.folder.glob("??/*")):
        if _ARCHIVED.fullmatch(file.name) and file.name not in named:
            yield Leftover(file, file.stat().st_size, "no source names it")


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(f.stat().st_size for f in path.rglob("*") if f.is_file())
