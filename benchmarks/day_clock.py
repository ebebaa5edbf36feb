"""The project as it is deployed, with a schedule that comes round within a minute, once, instead of every morning.

Belongs here: what makes a day short for `benchmarks.day`. Not here: what happens in it.
"""

from __future__ import annotations

import dagster as dg

from pipelines.automation import refresh_job
from pipelines.definitions import build_definitions

MORNING = "morning"


@dg.schedule(name=MORNING, job=refresh_job, cron_schedule="* * * * *", default_status=dg.DefaultScheduleStatus.RUNNING)
def morning(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    if context.instance.get_runs_count(dg.RunsFilter(tags={"dagster/schedule_name": MORNING})):
        return dg.SkipReason("It has been morning.")
    return dg.RunRequest()


defs = dg.Definitions.merge(build_definitions(), dg.Definitions(schedules=[morning]))
