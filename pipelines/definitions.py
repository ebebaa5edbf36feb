"""The Dagster project: the one place where assets, checks, resources, jobs and schedules are assembled.

The command line, the UI, the schedule and the tests all build the same graph here, and differ only in what they pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.assets.checks import asset_checks
from pipelines.assets.documents import intake, reading
from pipelines.assets.extractions import extraction
from pipelines.assets.models import model_assets
from pipelines.assets.reference import reference_assets
from pipelines.assets.release import release_asset
from pipelines.assets.resemblances import resemblance
from pipelines.assets.scorecard import rules_read_what_people_read, scorecard
from pipelines.assets.site import site
from pipelines.automation import FRESH, daily_refresh, failure_sensor, landing_sensor, records_sensor, refresh_job
from pipelines.collect_job import collect_job, weekly_collect
from pipelines.places import Home, default_home, examples_folder
from pipelines.resources import Engine, LandingZone, Progress, Sources, Warehouse


def build_definitions(
    *,
    home: Path | None = None,
    landing: Path | None = None,
    attended: bool = False,
    resources: Mapping[str, Any] | None = None,
) -> dg.Definitions:
    """The whole project on one data folder.

    `home` is PEEL_HOME unless given. With a `landing` folder of one's own, the examples are left alone. `attended` says
    that a person waits for what is run. `resources` take the place of those of the same name.
    """
    at = Home(home or default_home())
    tables = [intake, reading, extraction, resemblance, scorecard, *reference_assets(), *model_assets()]
    names = [".".join(asset.key.path) for asset in tables]
    return dg.Definitions(
        assets=[*tables, *_promised(release_asset()), site],
        asset_checks=[*asset_checks(names), rules_read_what_people_read],
        jobs=[refresh_job, collect_job],
        schedules=[daily_refresh, weekly_collect],
        sensors=[
            landing_sensor,
            failure_sensor(at.path, [refresh_job, collect_job]),
            records_sensor(at.path, [refresh_job, collect_job]),
        ],
        resources={
            "warehouse": Warehouse(home=str(at.path), attended=attended),
            "landing": landing_zone(at, landing, attended=attended),
            "sources": Sources(home=str(at.path)),
            "engine": Engine(),
            "progress": Progress(),
            **(resources or {}),
        },
        executor=dg.in_process_executor,
    )


def landing_zone(home: Home, landing: Path | None, *, attended: bool) -> LandingZone:
    """Where documents arrive: the data folder's own landing folder, or one that was named."""
    if landing is not None and landing.resolve() != home.landing:
        return LandingZone(folder=str(landing.resolve()), attended=attended)
    return LandingZone(
        folder=str(home.landing),
        name="landing",
        examples_folder=str(examples_folder()),
        register_file=str(home.fetched.path),
        attended=attended,
    )


def _promised(release: dg.AssetsDefinition) -> Iterable[dg.AssetsDefinition]:
    """The release, with how fresh it is to be."""
    return [release.map_asset_specs(lambda spec: spec.replace_attributes(freshness_policy=FRESH))]


@dg.definitions
def defs() -> dg.Definitions:
    """What Dagster's own services load; a command that builds its own doesn't pay for these."""
    return build_definitions()
