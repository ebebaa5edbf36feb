"""When the warehouse is refreshed: the job, and its schedule.

Belongs here: jobs, schedules and sensors. Not here: what they run (`pipelines.assets`).
"""

from __future__ import annotations

import dagster as dg

REFRESH = "refresh"

refresh_job = dg.define_asset_job(
    REFRESH,
    selection=dg.AssetSelection.all(),
    description="Read what is new in the landing folder, extract, rebuild the tables, check, publish: `peel refresh`.",
)

daily_refresh = dg.ScheduleDefinition(
    name="daily_refresh",
    job=refresh_job,
    cron_schedule="0 6 * * *",
    execution_timezone="Europe/London",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every morning at six, before anyone asks.",
)
