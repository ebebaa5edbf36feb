"""When the warehouse is refreshed, by itself: the job, its schedule, the watch on the landing folder, and alerts.

Belongs here: jobs, schedules, sensors, and the promise of how fresh the release is. Not here: what they run
(`pipelines.assets`), what stands still in a folder (`arrivals`), where alerts go (`alerts`), or the weekly
collection (`collect_job`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg

from pipelines.alerts import Alert, send
from pipelines.collect.arrivals import arrived, listing
from pipelines.collect.landing import LandingMissing
from pipelines.hours import FRESH_BY, LONDON, REFRESH_AT
from pipelines.operations.cleaning import KEPT_RUNS, MOST_RUNS, forget_runs, old_runs
from pipelines.places import Home
from pipelines.resources import LandingZone

REFRESH = "refresh"
_LOOK_EVERY = 15
"""Seconds. A file that has landed is in the warehouse a minute later."""
_TIDY_EVERY = 600
_RETRIES = {"dagster/max_retries": "2", "dagster/retry_strategy": "ALL_STEPS"}

refresh_job = dg.define_asset_job(
    REFRESH,
    selection=dg.AssetSelection.all(),
    description="Read what is new in the landing folder, extract, rebuild the tables, check, publish: `peel refresh`.",
    tags={"peel": "refresh"},
    run_tags={"peel": REFRESH, **_RETRIES},
)

daily_refresh = dg.ScheduleDefinition(
    name="daily_refresh",
    job=refresh_job,
    cron_schedule=REFRESH_AT,
    execution_timezone=LONDON.key,
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every morning at six, before anyone asks.",
)

FRESH = dg.FreshnessPolicy.cron(
    deadline_cron=FRESH_BY, lower_bound_delta=timedelta(hours=1, minutes=30), timezone=LONDON.key
)
"""The release is of today by seven in the morning."""


@dg.sensor(
    name="landing_folder",
    job=refresh_job,
    minimum_interval_seconds=_LOOK_EVERY,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Looks for new files every fifteen seconds, and refreshes when some stand still; never before.",
)
def landing_sensor(context: dg.SensorEvaluationContext, landing: LandingZone) -> dg.SensorResult | dg.SkipReason:
    """The cursor is the listing that was last asked to be read."""
    try:
        files = landing.listed()
    except LandingMissing as error:
        return dg.SkipReason(str(error))
    complete = arrived(files, datetime.now(UTC))
    now = listing(complete)
    if now == (context.cursor or listing([])):
        coming = len(files) - len(complete)
        return dg.SkipReason(f"Nothing new; {coming} still being written." if coming else "Nothing new.")
    waiting = dg.RunsFilter(job_name=REFRESH, statuses=[dg.DagsterRunStatus.QUEUED])
    if context.instance.get_runs_count(waiting):
        return dg.SkipReason("A refresh that has not begun yet will read what is new.")
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=now, tags={"peel/started_by": "landing folder"})], cursor=now
    )


def records_sensor(
    home: Path, monitored: Sequence[dg.UnresolvedAssetJobDefinition | dg.JobDefinition]
) -> dg.SensorDefinition:
    """Lets go of the records of old runs, of which there would be more with every refresh."""

    @dg.run_status_sensor(
        name="old_records",
        run_status=dg.DagsterRunStatus.SUCCESS,
        monitored_jobs=list(monitored),
        minimum_interval_seconds=_TIDY_EVERY,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Keeps the records of {KEPT_RUNS.days} days and of at most {MOST_RUNS} runs, as `peel gc` does.",
    )
    def old_records(context: dg.RunStatusSensorContext) -> dg.SkipReason:
        runs = old_runs(context.instance)
        forget_runs(Home(home), context.instance, runs)
        return dg.SkipReason(f"The records of {len(runs)} runs were let go.")

    return old_records


def failure_sensor(
    home: Path, monitored: Sequence[dg.UnresolvedAssetJobDefinition | dg.JobDefinition]
) -> dg.SensorDefinition:
    """Writes an alert for each run that failed for good."""

    @dg.run_failure_sensor(
        name="alerts",
        monitored_jobs=list(monitored),
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Writes each failure to alerts.jsonl, and sends it on where the environment says (see the README).",
    )
    def alert(context: dg.RunFailureSensorContext) -> None:
        if _is_retried(context.dagster_run):
            return
        event = context.failure_event
        told = Alert(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            job=context.dagster_run.job_name,
            run_id=context.dagster_run.run_id,
            reason=_cause(context),
            advice="The earlier database is untouched. `peel doctor` looks for the usual causes; "
            f"the run's log is in the Dagster UI under {context.dagster_run.run_id[:8]}.",
        )
        for failure in send(told, Home(home).alerts):
            context.log.error(failure)
        context.log.error(json.dumps({"alert": told.text, "event": event.event_type_value}))

    return alert


def _is_retried(run: dg.DagsterRun) -> bool:
    """Whether Dagster starts the run again by itself."""
    return run.tags.get("dagster/will_retry") == "true"


def _cause(context: dg.RunFailureSensorContext) -> str:
    """The first cause, in one line."""
    failures = context.get_step_failure_events()
    if not failures:
        return (context.failure_event.message or "The run ended without saying why.").splitlines()[0]
    error = failures[0].step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    where = (failures[0].step_key or "").replace("__", ".")
    return f"{where}: {' '.join(error.message.split())}" if error is not None else f"{where} failed."
