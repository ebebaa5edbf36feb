"""The pages of the Dagster UI on which the events of `benchmarks.day` are to be seen, photographed in Chromium.

Belongs here: which page shows what. Not here: the events.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter
from playwright.sync_api import sync_playwright

from benchmarks.day_clock import MORNING

_LOCATION = "locations/__repository__@peel"
PAGES = {
    "timeline": "overview/activity/timeline",
    "schedule_ticked": f"{_LOCATION}/schedules/{MORNING}",
    "files_arrived": f"{_LOCATION}/sensors/landing_folder",
    "runs_failed_and_started_again": "runs",
    "alerts": f"{_LOCATION}/sensors/alerts",
    "bad_document": "assets/raw/intake?view=events",
    "rejects": "assets/raw/reject?view=events",
    "withdrawn": "assets/release/peel_duckdb?view=events",
    "daemons": "deployment/daemons",
}
_SECONDS_TO_FILL = 10.0
"""A page asks for what it shows after it has come."""


def photograph(instance: DagsterInstance, port: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    failed = instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.FAILURE]))
    pages = PAGES | {f"failed_{number}": f"runs/{run.run_id}" for number, run in enumerate(failed, 1)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1600, "height": 1100})
        page.set_default_timeout(600_000)
        for name, address in pages.items():
            page.goto(f"http://127.0.0.1:{port}/{address}")
            page.wait_for_timeout(_SECONDS_TO_FILL * 1000)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()
