"""What nothing needs any longer: found, told, and removed when asked.

Belongs here: halves of files whose writer died, archived bytes that nothing names, records of old runs. Not here: the
releases, of which publishing keeps the last few by itself (`warehouse.releases`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq

from pipelines.lock import refresh_lock
from pipelines.places import Home
from warehouse.files import is_running, remove
from warehouse.reader import query
from warehouse.releases import releases

if TYPE_CHECKING:
    from dagster import DagsterInstance

KEPT_RUNS = timedelta(days=90)
MOST_RUNS = 200
"""Records of a whole refresh take three megabytes."""
KEPT_EVALUATIONS = 100
_HALF = re.compile(r"\.(?:build|write|link|spill|export)-(?P<pid>\d+)(?:\.\w+)?$")
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


def records_of(home: Home) -> AbstractContextManager[DagsterInstance | None]:
    """Dagster's records; None where there never were any."""
    if not (home.dagster / "dagster.yaml").exists():
        return nullcontext()
    from dagster import DagsterInstance

    return DagsterInstance.from_config(str(home.dagster))


def old_runs(instance: DagsterInstance, now: datetime | None = None, most: int = MOST_RUNS) -> list[str]:
    """The ids of runs that ended long ago, or before so many others; those stay that tell what is known of a table."""
    from dagster import RunsFilter
    from dagster._core.storage.dagster_run import FINISHED_STATUSES

    ended, before = list(FINISHED_STATUSES), (now or datetime.now(UTC)) - KEPT_RUNS
    old = set(instance.get_run_ids(RunsFilter(statuses=ended, created_before=before)))
    if instance.get_runs_count(RunsFilter(statuses=ended)) > most:
        old |= set(instance.get_run_ids(RunsFilter(statuses=ended))[most:])  # the latest come first
    return sorted(old - _latest_of_each_asset(instance)) if old else []


def forget_runs(home: Home, instance: DagsterInstance, run_ids: Iterable[str]) -> None:
    """Delete these records, with their logs."""
    for run_id in run_ids:
        instance.delete_run(run_id)
        remove(home.dagster / "storage" / run_id)


def _latest_of_each_asset(instance: DagsterInstance) -> set[str]:
    """The runs that made each asset last: without them Dagster would say that it never was made."""
    latest = (record.asset_entry.last_materialization_record for record in instance.get_asset_records())
    return {record.run_id for record in latest if record is not None}


def _halves(home: Home) -> Iterator[Leftover]:
    for folder in (home.path, home.path / "tables", home.path / "releases", home.path / "archive"):
        files = folder.glob("*") if folder == home.path else folder.rglob("*")
        for file in sorted(files):
            half = _HALF.search(file.name) or _HALF_ARCHIVED.fullmatch(file.name)
            if half and not is_running(int(half["pid"])):
                yield Leftover(file, _bytes(file), "the process that wrote it died")


def _orphans(home: Home) -> Iterator[Leftover]:
    """Archived bytes that nothing names: no version of any source, no release that one can go back to, no history.

    None while the register of sources is not there.
    """
    register = home.archive.folder / "sources.parquet"
    if not register.exists():
        return
    named = {document_id for file in (register, *_history(home)) for document_id in _document_ids(file)}
    named |= {document_id for release in releases(home.database) for document_id in _documents_in(release.file)}
    for file in sorted(home.archive.folder.glob("??/*")):
        if _ARCHIVED.fullmatch(file.name) and file.name not in named:
            yield Leftover(file, file.stat().st_size, "no source, no release and no history names it")


def _history(home: Home) -> list[Path]:
    return sorted((home.path / "tables" / "history").glob("*.parquet"))


def _document_ids(file: Path) -> list[str]:
    found: list[str] = pq.read_table(file, columns=["document_id"])["document_id"].unique().to_pylist()
    return found


def _documents_in(release: Path) -> list[str]:
    try:
        found: list[str] = query(release, "select document_id from raw.document")["document_id"].to_pylist()
    except duckdb.Error:  # a release of before there was this table
        return []
    return found


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(f.stat().st_size for f in path.rglob("*") if f.is_file())
