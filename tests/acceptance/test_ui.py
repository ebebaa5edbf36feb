"""The Dagster UI: a run launched from it does what `peel refresh` does, and its pages show it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from pipelines.places import Home
from warehouse.store import sha256_of

PATIENCE = 300
"""Seconds: a machine that is busy with other things may take this long to start the web page or to finish a run."""

TABLES_WITH_CLOCK_TIMES = {"raw/intake.parquet", "raw/document.parquet", "raw/reject.parquet"} | {
    "meta/build.parquet",
    "meta/table.parquet",
}

LAUNCH = """
mutation {
  launchRun(executionParams: {
    selector: {repositoryLocationName: "peel", repositoryName: "__repository__", jobName: "refresh"}
    runConfigData: {}
  }) { __typename ... on LaunchRunSuccess { run { runId } } }
}
"""
CHROMIUM = shutil.which("chromium")
SHOWN = {
    "asset-groups": ["raw", "core", "mart", "release"],
    "assets/core/fact_grade": ["Judgments of a force", "Row count", "area_as_written", "the judgment"],
    "assets/core/fact_grade?view=checks&checkDetail=contract": ["grade_is_in_its_scale", "blocking", "Passed"],
    "runs": ["refresh", "Success"],
}
"""What is to be read on pages of the UI."""
STATUS = "query($run: ID!) { runOrError(runId: $run) { ... on Run { status } } }"


@dataclass(frozen=True, slots=True)
class WebPage:
    """A running UI and its data folder."""

    address: str
    home: Home

    def ask(self, query: str, **variables: str) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{self.address}/graphql",
            json.dumps({"query": query, "variables": variables}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            data: dict[str, Any] = json.load(answer)["data"]
            return data


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebPage]:
    folder = tmp_path_factory.mktemp("ui")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web_page = WebPage(f"http://127.0.0.1:{port}", Home(folder / "data"))
    server = subprocess.Popen(
        [sys.executable, "-c", "from pipelines.cli import main; main()", "ui", "--port", str(port)],
        env={**os.environ, "PEEL_HOME": str(web_page.home.path)},
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(web_page))
        yield web_page
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)
    assert not answers(web_page), "the web page is still there after its command has ended"


@pytest.fixture(scope="module")
def refreshed_page(page: WebPage) -> WebPage:
    """The page after one run of the job was launched from it and has succeeded."""
    launched = page.ask(LAUNCH)["launchRun"]
    assert launched["__typename"] == "LaunchRunSuccess"
    run = launched["run"]["runId"]
    wait_until(lambda: page.ask(STATUS, run=run)["runOrError"]["status"] in {"SUCCESS", "FAILURE", "CANCELED"})
    assert page.ask(STATUS, run=run)["runOrError"]["status"] == "SUCCESS"
    return page


def wait_until(condition: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.5)


def answers(page: WebPage) -> bool:
    try:
        return bool(page.ask("{ version }"))
    except (urllib.error.URLError, OSError):
        return False


def table_hashes(home: Home) -> dict[str, str]:
    tables = home.path / "tables"
    names = {str(path.relative_to(tables)): path for path in tables.glob("*/*.parquet")}
    return {
        name: sha256_of(path)
        for name, path in names.items()
        if name not in TABLES_WITH_CLOCK_TIMES and not name.startswith("history/")
    }


def test_a_run_from_the_ui_does_what_the_command_does(refreshed_page: WebPage, examples_home: Home) -> None:
    assert table_hashes(refreshed_page.home) == table_hashes(examples_home)
    assert refreshed_page.home.database.exists()


def test_the_schedules_are_on(page: WebPage) -> None:
    found = page.ask(
        """{ schedulesOrError(repositorySelector: {repositoryLocationName: "peel", repositoryName: "__repository__"}) {
        ... on Schedules { results { name scheduleState { status } } } } }"""
    )
    schedules = found["schedulesOrError"]["results"]
    assert {schedule["name"] for schedule in schedules} == {"daily_refresh", "weekly_collect"}
    assert {schedule["scheduleState"]["status"] for schedule in schedules} == {"RUNNING"}


def test_telemetry_and_the_newsletter_dialog_are_off(page: WebPage) -> None:
    settings = (page.home.dagster / "dagster.yaml").read_text()
    assert "telemetry:\n  enabled: false" in settings
    assert "nux:\n  enabled: false" in settings


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_the_pages_show_it(refreshed_page: WebPage, browser: Browser) -> None:
    """One browser for all of them: the pages of Dagster are one large program, which it reads once."""
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    for path, words in SHOWN.items():
        page.goto(f"{refreshed_page.address}/{path}")
        for each in words:
            page.get_by_text(each).first.wait_for(state="attached", timeout=PATIENCE * 1000)
