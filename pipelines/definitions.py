"""The Dagster project: the one place where assets, checks, resources, jobs and schedules are assembled.

The command line, the UI, the schedule and the tests all build the same graph here, and differ only in what they pass.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from pipelines.automation import daily_refresh, refresh_job
from pipelines.places import Home, default_home, examples_folder
from pipelines.resources import Engine, LandingZone, Progress, Warehouse


def build_definitions(
    *, home: Path | None = None, landing: Path | None = None, resources: Mapping[str, Any] | None = None
) -> dg.Definitions:
    """The whole project on one data folder.

    `home` is PEEL_HOME unless given. With a `landing` folder of one's own, the examples are left alone. `resources`
    take the place of those of the same name.
    """
    at = Home(home or default_home())
    zone = (
        LandingZone(
            folder=str(at.landing),
            name="landing",
            examples_folder=str(examples_folder()),
            register_file=str(at.fetched.path),
        )
        if landing is None or landing.resolve() == at.landing
        else LandingZone(folder=str(landing.resolve()))
    )
    tables = [intake, reading, extraction, resemblance, *reference_assets(), *model_assets()]
    names = [".".join(asset.key.path) for asset in tables]
    return dg.Definitions(
        assets=[*tables, release_asset()],
        asset_checks=asset_checks(names),
        jobs=[refresh_job],
        schedules=[daily_refresh],
        resources={
            "warehouse": Warehouse(home=str(at.path)),
            "landing": zone,
            "engine": Engine(),
            "progress": Progress(),
            **(resources or {}),
        },
        executor=dg.in_process_executor,
    )


defs = build_definitions()
