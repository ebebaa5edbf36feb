"""The usual troubles of a data folder: looked for one by one, and each explained with what to do about it.

Belongs here: looking, and saying what was found. Nothing is mended here. Not here: how things stand (`status`), or
clearing up (`cleaning`).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import duckdb
from packaging.requirements import Requirement

from pipelines.alerts import Alert, alerts
from pipelines.collect.landing import LandingMissing, landed_files
from pipelines.lock import RefreshUnderWay, refresh_lock
from pipelines.operations.cleaning import leftovers
from pipelines.places import Home
from pipelines.preparing import settings
from warehouse.contract import load_contracts
from warehouse.reader import query
from warehouse.releases import pin

_LITTLE_ROOM = 1024**3
_RECENT = timedelta(days=2)
_SAMPLE = 200
"""Archived documents that are read again and compared with their hash; `peel verify` reads all."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be."""

    what: str
    """In one sentence."""
    advice: str
    """What to do about it, in one sentence or one command."""
    is_serious: bool = True
    """Whether Peel can't do its work; else it is only worth knowing."""


Look = Callable[[Home], Trouble | None]


def examine(home: Home) -> Iterator[tuple[str, Trouble | None]]:
    """What is looked at, and what is wrong with it, in the order in which troubles follow from each other."""
    for name, look in _LOOKS:
        try:
            yield name, look(home)
        except Exception as error:  # a trouble that nobody foresaw is one, too, and must not hide the others
            yield name, Trouble(f"Looking at it failed: {type(error).__name__}: {error}", "Please report it.")


def _packages(home: Home) -> Trouble | None:
    wrong = []
    for line in requires("peel-warehouse") or []:
        needed = Requirement(line)
        if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
            continue
        try:
            if not needed.specifier.contains(version(needed.name), prereleases=True):
                wrong.append(f"{needed.name} {version(needed.name)}")
        except PackageNotFoundError:
            wrong.append(f"{needed.name} (missing)")
    if wrong:
        return Trouble(f"Not the versions that Peel needs: {', '.join(wrong)}.", "Run make warehouse again.")
    return None


def _folder(home: Home) -> Trouble | None:
    if not home.path.exists():
        return Trouble(f"There is no {home.path} yet.", "Run peel refresh, or name your folder in PEEL_HOME.")
    try:
        with tempfile.TemporaryFile(dir=home.path):
            pass
    except OSError as error:
        return Trouble(f"{home.path} can't be written to: {error.strerror}.", "Give permission, or make room.")
    return None


def _room(home: Home) -> Trouble | None:
    folder = next(path for path in (home.path, *home.path.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    needed = max(_LITTLE_ROOM, 3 * (home.database.stat().st_size if home.database.exists() else 0))
    if free < needed:
        return Trouble(
            f"{free / 1e9:.1f} GB are free; a refresh may need {needed / 1e9:.1f}.", "Make room, or try peel gc."
        )
    return None


def _landing(home: Home) -> Trouble | None:
    if not home.landing.exists():
        return None
    try:
        files = landed_files(home.landing)
    except LandingMissing as error:
        return Trouble(str(error), "Give permission to read it.")
    closed = [file.source_name for file in files if file.problem or not os.access(file.path, os.R_OK)]
    if closed:
        return Trouble(
            f"{len(closed)} files can't be opened, such as {closed[0]}.", "Give permission, or take them out."
        )
    return None


def _sources(home: Home) -> Trouble | None:
    from pipelines.collect.configuration import SourcesUnreadable
    from pipelines.collect.state_file import StateUnreadable
    from pipelines.collecting import listing_problems

    try:
        problems = listing_problems(home)
    except SourcesUnreadable as error:
        return Trouble(str(error), "Put that right; until then nothing is collected.")
    except StateUnreadable as error:
        return Trouble(str(error), f"Move {home.collect_state.name} away.")
    if problems:
        return Trouble(
            f"{len(problems)} lists can't be read, such as this: {problems[0]}",
            "Look at it in a browser, and put sources.yaml right.",
            is_serious=False,
        )
    return None


def _lock(home: Home) -> Trouble | None:
    if not home.lock.exists():
        return None
    since = datetime.fromtimestamp(home.lock.stat().st_mtime, UTC)
    try:
        with refresh_lock(home.lock):
            return None
    except RefreshUnderWay as error:
        if datetime.now(UTC) - since < timedelta(hours=1):
            return None  # at work, as it should be
        return Trouble(f"It has been at work for over an hour. {error}", "Look at that process, or end it.")


def _database(home: Home) -> Trouble | None:
    if not home.database.exists():
        return Trouble("Nothing has been published.", "Run peel refresh.")
    log = Path(f"{home.database}.wal")
    if log.exists():
        return Trouble(f"Something wrote to it: there is {log.name}.", f"Delete {log}, then run peel refresh.")
    try:
        held = set(
            query(home.database, "select schema_name || '.' || table_name as t from duckdb_tables()")
            .column("t").to_pylist()
        )  # fmt: skip
    except duckdb.Error as error:
        return Trouble(f"It can't be opened: {str(error).splitlines()[0]}", "Run peel refresh, or peel rollback.")
    missing = sorted(name for name, contract in load_contracts().items() if contract.published and name not in held)
    if missing:
        return Trouble(f"It is of an earlier version: {missing[0]} is not in it.", "Run peel refresh.")
    return None


def _rollback(home: Home) -> Trouble | None:
    if home.database.exists() and (held := pin(home.database)):
        return Trouble(
            f"It was rolled back to {held.build_id} on {held.at:%Y-%m-%d}.", "To go on: peel refresh --forward"
        )
    return None


def _archive(home: Home) -> Trouble | None:
    if not home.database.exists():
        return None
    wanted = query(home.database, "select distinct document_id as id from raw.document order by id").column("id")
    ids = wanted.to_pylist()
    missing = [name for name in ids if not home.archive.path(name).exists()]
    if missing:
        return Trouble(
            f"{len(missing)} of {len(ids)} documents are not in it, such as {missing[0][:12]}.",
            "Put archive/ back from a backup, or withdraw them with peel withdraw.",
        )
    for name in ids[:: max(1, len(ids) // _SAMPLE)]:
        home.archive.read(name)
    return None


def _records(home: Home) -> Trouble | None:
    if not (home.dagster / "dagster.yaml").exists():
        return None
    from dagster import DagsterInstance

    try:
        with DagsterInstance.from_config(str(home.dagster)) as instance:
            instance.get_run_records(limit=1)
    except (sqlite3.Error, OSError, ImportError) as error:
        return Trouble(f"They can't be read: {error}", "See PEEL_POSTGRES_URL, or move dagster/ aside: it is rebuilt.")
    return None


def _settings(home: Home) -> Trouble | None:
    file = home.dagster / "dagster.yaml"
    if not file.exists() or file.read_bytes() in settings():
        return None
    return Trouble(
        f"{file} is not as this version of Peel writes it: somebody changed it, or an early version wrote it.",
        "Remove it unless you changed it: the next refresh writes it anew.",
        is_serious=False,
    )


def _daemon(home: Home) -> Trouble | None:
    from pipelines.operations.status import status

    now = status(home)
    if not now.last_runs or all(run.started_by == "a person" for run in now.last_runs):
        return None  # nobody has ever left the work to a schedule here
    if not now.daemon_is_running:
        return Trouble("Schedules have run here, but the daemon doesn't now.", "Start dagster-daemon, or peel ui.")
    if not now.is_fresh:
        return Trouble("The last refresh that succeeded is over a day old.", "See the runs in the Dagster UI.")
    return None


def _lost(home: Home) -> Trouble | None:
    from pipelines.operations.status import status

    now = status(home)
    for run in (run for run in now.last_runs if run.is_lost):
        return Trouble(
            f"{run.job} is recorded as at work since {run.started_at:%Y-%m-%d %H:%M} UTC; its process is gone.",
            "The daemon notices within a minute, and runs it again."
            if now.daemon_is_running
            else "Nothing that is published is harmed. Where schedules are to run, start dagster-daemon, or peel ui.",
            is_serious=False,
        )
    return None


def _failures(home: Home) -> Trouble | None:
    recent = [a for a in alerts(home.alerts) if datetime.now(UTC) - datetime.fromisoformat(a.at) < _RECENT]
    if not recent:
        return None
    last = recent[-1]
    told = f"{last.job} failed at {last.at}: {last.reason}"
    if _has_succeeded_since(home, last):
        return Trouble(told, "It has succeeded since.", is_serious=False)
    return Trouble(told, last.advice)


def _has_succeeded_since(home: Home, alert: Alert) -> bool:
    from pipelines.operations.status import status

    runs = [run for run in status(home).last_runs if (run.job, run.status) == (alert.job, "SUCCESS")]
    return any(run.started_at and run.started_at > datetime.fromisoformat(alert.at) for run in runs)


def _unread(home: Home) -> Trouble | None:
    if not home.database.exists():
        return None
    rows = query(home.database, "select source_name, reason from raw.reject order by all").to_pylist()
    if rows:
        return Trouble(
            f"{len(rows)}, such as {rows[0]['source_name']}: {rows[0]['reason']}",
            'peel sql "from raw.reject"',
            is_serious=False,
        )
    return None


def _rest(home: Home) -> Trouble | None:
    found = list(leftovers(home))
    if found:
        megabytes = sum(each.bytes for each in found) / 1e6
        return Trouble(f"{len(found)} files of {megabytes:.1f} MB that nothing needs.", "peel gc", is_serious=False)
    return None


_LOOKS: tuple[tuple[str, Look], ...] = (
    ("The packages", _packages),
    ("The data folder", _folder),
    ("Room on the disk", _room),
    ("The landing folder", _landing),
    ("What is collected by itself", _sources),
    ("No refresh in the way", _lock),
    ("The published database", _database),
    ("Nothing newer held back", _rollback),
    ("The archive", _archive),
    ("Dagster's records", _records),
    ("Dagster's settings", _settings),
    ("The daemon", _daemon),
    ("No run lost on the way", _lost),
    ("No failures lately", _failures),
    ("What was rejected", _unread),
    ("Nothing left behind", _rest),
)
