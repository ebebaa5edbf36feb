"""`peel collect`, as a person uses it: collected, refreshed, followed; and a run that was killed is gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from pipelines.places import Home
from tests import inspectorate_site
from tests.conftest import Peel
from tests.inspectorate_site import FORCES, publication
from tests.web_server import Answer, Server, serving
from warehouse.reader import query

DOCUMENTS = {*(f"/publications/{force}/" for force in FORCES), "/uploads/kent-report.pdf"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        inspectorate_site.build(started)
        yield started


def enable(home: Home, *sources: dict[str, Any]) -> None:
    home.path.mkdir(parents=True, exist_ok=True)
    home.sources.write_text(yaml.safe_dump({"sources": list(sources)}))


def test_sources_are_collected_refreshed_and_followed(peel: Peel, home: Home, server: Server) -> None:
    shelf = home.path.parent / "shelf"
    shelf.mkdir()
    (shelf / "gwent.html").write_bytes(publication("gwent").body)
    then = time.time() - 600
    os.utime(shelf / "gwent.html", (then, then))
    folder = {"name": "shelf", "kind": "store", "address": shelf.as_uri()}
    enable(home, inspectorate_site.settings(server), folder)
    first = peel("collect")
    assert first.exit_code == 0, first.words
    assert "12 requests: 7 new." in first.words
    assert "To read them: peel refresh" in first.words
    assert (home.landing / "shelf" / "gwent.html").exists()
    assert peel("refresh").exit_code == 0
    rows = query(home.database, "select source_uri from raw.document").to_pylist()
    assert {row["source_uri"] for row in rows} == {
        *(server.address + path for path in DOCUMENTS),
        (shelf / "gwent.html").as_uri(),
    }

    server.says("/publications/essex/", publication("essex", "good"))
    server.says("/publications/kent/", Answer(status=410))
    second = peel("collect", "--source", "inspectorate")
    assert "1 changed" in second.words
    assert "1 gone" in second.words
    assert f"inspectorate: {server.address}/publications/kent/ is not there" in second.words
    assert peel("refresh").exit_code == 0
    grades = """
        select source_uri, grade from core.fact_grade join raw.document using (document_id)
        where is_current and source_uri like '%/publications/%'
    """
    found = {row["source_uri"].split("/")[-2]: row["grade"] for row in query(home.database, grades).to_pylist()}
    # what has changed is read anew, what is gone from the site stays
    assert found == {**dict.fromkeys(FORCES, "adequate"), "essex": "good"}


def test_a_run_that_is_killed_is_gone_on_with(peel: Peel, home: Home, server: Server) -> None:
    for force in FORCES:
        server.says(f"/publications/{force}/", publication(force))
    server.says("/publications/dorset/", Answer(publication("dorset").body, pause=30.0), publication("dorset"))
    enable(home, inspectorate_site.settings(server))
    started = subprocess.Popen(
        [sys.executable, "-c", "from pipelines.cli import main; main()", "collect"],
        env={**os.environ, "PEEL_HOME": str(home.path)},
        stdout=subprocess.DEVNULL,
    )
    while "/publications/dorset/" not in server.paths:
        assert started.poll() is None
        time.sleep(0.05)
    started.send_signal(signal.SIGKILL)
    started.wait()
    had = [path for path in server.paths if path in DOCUMENTS - {"/publications/dorset/"}]
    assert had

    server.asked.clear()
    again = peel("collect")
    assert again.exit_code == 0, again.words
    for asked in server.asked:
        if asked.path in had:  # whether they have changed; they are not given again
            assert "If-None-Match" in asked.headers
    assert f"{5 - len(had)} new" in again.words
    assert {path.stem for path in home.landing.rglob("*.html")} == set(FORCES)
    assert [path.name for path in home.landing.rglob(".*")] == []


def test_a_dry_run_asks_nobody(peel: Peel, home: Home, server: Server) -> None:
    enable(home, inspectorate_site.settings(server))
    outcome = peel("collect", "--dry-run")
    assert outcome.exit_code == 0
    assert outcome.output == f"inspectorate: {server.address}/publications/\n"
    assert server.asked == []


def test_the_budget_is_kept(peel: Peel, home: Home, server: Server) -> None:
    enable(home, inspectorate_site.settings(server))
    outcome = peel("collect", "--budget", "5")
    assert outcome.exit_code == 0
    assert len(server.asked) == 5
    assert "inspectorate was left early: the 5 requests of this run are used up. The next run goes on." in outcome.words


def test_what_a_person_can_put_right_is_one_line(peel: Peel, home: Home, server: Server) -> None:
    def said(*arguments: str) -> str:
        outcome = peel("collect", *arguments)
        assert outcome.exit_code == 1
        assert outcome.errors.count("\n") == 1
        return outcome.errors

    assert "No source is enabled in" in said()
    assert home.sources.exists()
    assert "There is no source moon" in said("--source", "moon")
    enable(home, inspectorate_site.settings(server, allow_local=False, seconds_between_requests=2))
    assert "No source could be asked" in said()
    assert server.asked == []
    home.sources.write_text("sources: [{name: x}]")
    assert "source x: must say its kind" in said()
