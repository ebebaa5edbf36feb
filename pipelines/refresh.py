"""Running the `refresh` job from the command line: the same job, on the same Dagster instance, as the UI's.

Belongs here: running, and turning what went wrong into one line. Not here: the data folder (`pipelines.preparing`),
what the job does (`pipelines.definitions`), or how the outcome is shown (`pipelines.summary`).
"""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
from dagster import DagsterEventType, DagsterInstance

from pipelines.assets.release import RELEASE, WHAT_CHANGED
from pipelines.assets.site import SITE
from pipelines.assets.tables import asset_key
from pipelines.automation import REFRESH
from pipelines.collect.landing import LandingMissing, landed_files
from pipelines.definitions import build_definitions, landing_zone
from pipelines.disk import DiskFull, full_disk_in_words
from pipelines.launcher import COMMAND_TAG
from pipelines.lock import refresh_lock
from pipelines.operations.cleaning import forget_runs, old_runs
from pipelines.places import Home
from pipelines.preparing import NotPrepared, prepare
from pipelines.records import hold_connection, keep_records_quickly
from pipelines.resources import Progress
from pipelines.settled import inputs, settle, settled
from warehouse.store import Store

_COUNTED = ("documents", "documents_added", "documents_left", "files_rejected")
_OPERATIONS_TO_REPEAT = ("raw__intake", "raw__reading", "raw__extraction", "raw__resemblance")
_SAY_IT_ALL = ("LandingMissing", "ModelFailed", "FactsLost", "RolledBack", "CodeChanged")
"""Failures whose message needs no step before it."""


class RefreshFailed(Exception):
    """Nothing was published; the message is one line for the person who asked."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of a refresh that published."""

    started_at: datetime
    documents: int
    documents_added: int
    documents_left: int
    documents_repeated: int
    """Those that say what another one says."""
    documents_extracted: int
    files_rejected: int
    changed: bool
    """False where the published database already held exactly this."""
    what_changed: tuple[str, ...] = ()
    """In words, since the release before; nothing where there was none."""


def refresh(
    home: Path,
    landing: Path | None,
    *,
    full: bool,
    progress: Progress,
    accept_drop: bool = False,
    forward: bool = False,
) -> Refreshed:
    """Refresh the data folder; `accept_drop` and `forward` as in `warehouse.publish.publish`.

    Raises `RefreshFailed` and `RefreshUnderWay`; the earlier database is then untouched.
    """
    at = Home(home)
    try:
        prepare(at)
    except NotPrepared as error:
        raise RefreshFailed(str(error)) from error
    with refresh_lock(at.lock):
        pass  # the run takes the lock for itself; this only says at once, without a failed run, that another has it
    if landing is not None:
        _require_documents(landing, at.store)
    started_at = datetime.now(UTC)
    keep_records_quickly()
    try:
        told = inputs(at, landing_zone(at, landing, attended=True))
        before = None if full else settled(at, told)
        with full_disk_in_words(home):
            config = _run_config(full=full, accept_drop=accept_drop, forward=forward)
            result = _run(home, landing, progress, config, nothing_new=before is not None)
    except LandingMissing as error:
        raise RefreshFailed(str(error)) from error
    except DiskFull as error:
        raise RefreshFailed(str(error)) from error
    changed = bool(_numbers(result, RELEASE)["changed"])
    if before is not None:
        return Refreshed(started_at, changed=changed, what_changed=_what_changed(result), **before)
    numbers = {
        **{name: number for name, number in _numbers(result, asset_key("raw.intake")).items() if name in _COUNTED},
        "documents_repeated": _numbers(result, asset_key("raw.resemblance"))["documents_repeated"],
        "documents_extracted": _numbers(result, asset_key("raw.extraction"))["documents_extracted"],
    }
    settle(at, told, numbers | dict.fromkeys(("documents_added", "documents_left", "documents_extracted"), 0))
    return Refreshed(started_at, changed=changed, what_changed=_what_changed(result), **numbers)


def _run(
    home: Path, landing: Path | None, progress: Progress, config: dict[str, object], *, nothing_new: bool
) -> dg.ExecuteInProcessResult:
    """The job; where nothing that any table follows from has changed, only its release, which says so, and the site."""
    with warnings.catch_warnings(), DagsterInstance.from_config(str(Home(home).dagster)) as instance:
        warnings.simplefilter("ignore")
        hold_connection(instance)
        definitions = build_definitions(home=home, landing=landing, attended=True, resources={"progress": progress})
        job = definitions.resolve_job_def(REFRESH)
        only = [*definitions.resolve_assets_def(RELEASE).keys, SITE] if nothing_new else None
        result = job.execute_in_process(
            instance=instance,
            raise_on_error=False,
            run_config=config,
            asset_selection=only,
            tags={COMMAND_TAG: str(os.getpid())},
        )
        forget_runs(Home(home), instance, old_runs(instance))
    if not result.success:
        raise RefreshFailed(_reason(result))
    return result


def _require_documents(landing: Path, store: Store) -> None:
    try:
        if landed_files(landing):
            return
    except LandingMissing as error:
        raise RefreshFailed(f"{error} Name a folder with documents.") from error
    known = store.read("raw.intake").to_pylist() if store.exists("raw.intake") else []
    if not any(row["outcome"] == "accepted" and not row["is_example"] for row in known):
        raise RefreshFailed(f"There are no documents in {landing}. Put some there, or name another folder.")


def _run_config(*, full: bool, accept_drop: bool, forward: bool) -> dict[str, object]:
    repeated = {name: {"config": {"full": True}} for name in _OPERATIONS_TO_REPEAT} if full else {}
    return {
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
        "ops": {**repeated, "release": {"config": {"accept_drop": accept_drop, "forward": forward}}},
    }


def _reason(result: dg.ExecuteInProcessResult) -> str:
    """The first cause of the failure, in the words of the exception that was raised."""
    broken = [check for check in result.get_asset_check_evaluations() if not check.passed]
    if broken:
        first = broken[0]
        return f"{first.asset_key.to_user_string()} breaks the rule {first.check_name}: {first.description}"
    for event in result.all_events:
        if event.event_type not in (DagsterEventType.STEP_FAILURE, DagsterEventType.RUN_FAILURE):
            continue
        error = getattr(event.event_specific_data, "error", None)
        while error is not None and error.cause is not None and not _says_it_all(error.cls_name):
            error = error.cause
        if error is not None:
            where = f"{event.step_key.replace('__', '.')}: " if event.step_key else ""
            name = (error.cls_name or "").rpartition(".")[2]
            message = error.message.strip()
            shown = message.partition(": ")[2] if message.partition(": ")[0].endswith(name) else message
            return shown if name in _SAY_IT_ALL else f"{where}{shown or name}"
    return "The run failed without saying why; `peel ui` shows its log."


def _says_it_all(error: str | None) -> bool:
    """Whether an error of this class names what its cause doesn't know: the document."""
    return (error or "").endswith("ModelFailed")


def _numbers(result: dg.ExecuteInProcessResult, asset: dg.AssetKey) -> dict[str, int]:
    """The numbers that an asset reported."""
    return {name: int(value) for name, value in _told(result, asset).items() if isinstance(value, int | bool)}


def _what_changed(result: dg.ExecuteInProcessResult) -> tuple[str, ...]:
    """The list that the release reported; it has none where it is the first."""
    lines = str(_told(result, RELEASE).get(WHAT_CHANGED, "")).splitlines()
    return tuple(line.removeprefix("- ") for line in lines if line.startswith("- "))


def _told(result: dg.ExecuteInProcessResult, asset: dg.AssetKey) -> dict[str, object]:
    """What an asset reported."""
    return {
        name: entry.value
        for event in result.get_asset_materialization_events()
        if event.asset_key == asset
        for name, entry in event.materialization.metadata.items()
    }
