"""The project as it is deployed, with a schedule that comes round every three minutes instead of every day.

Belongs here: what makes a day short for `benchmarks.day`. Not here: what happens in it.
"""

from __future__ import annotations

import dagster as dg

from pipelines.automation import refresh_job
from pipelines.definitions import build_definitions

EVERY_THREE_MINUTES = "every_three_minutes"

defs = dg.Definitions.merge(
    build_definitions(),
    dg.Definitions(
        schedules=[
            dg.ScheduleDefinition(
                name=EVERY_THREE_MINUTES,
                job=refresh_job,
                cron_schedule="*/3 * * * *",
                default_status=dg.DefaultScheduleStatus.RUNNING,
            )
        ]
    ),
)
