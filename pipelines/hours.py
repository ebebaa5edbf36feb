"""When Peel works by itself, and by which clock.

Belongs here: those hours, so that a command can tell them without loading Dagster. Not here: what is done at them
(`pipelines.automation`, `pipelines.collect_job`).
"""

from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
REFRESH_AT = "0 6 * * *"
"""Every morning at six, before anyone asks."""
FRESH_BY = "0 7 * * *"
COLLECT_AT = "0 4 * * 0"
"""Every Sunday at four, when nobody else needs the sites."""
