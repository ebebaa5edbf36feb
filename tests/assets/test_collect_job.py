"""Collecting when nobody asks: the weekly schedule, and the job that it starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import dagster as dg
import pytest
import yaml
from dagster._utils.schedules import schedule_execution_time_iterator

from pipelines.collect.configuration import write_template
from pipelines.collect_job import collect_job, weekly_collect
from pipelines.hours import LONDON
from pipelines.places import Home
from pipelines.resources import Sources
from tests import inspectorate_site
from tests.web_server import Answer, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        inspectorate_site.build(started)
        yield started


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def tick(home: Home) -> dg.RunRequest | dg.SkipReason | object:
    return weekly_collect(sources=Sources(home=str(home.path)))


def run(home: Home) -> dg.ExecuteInProcessResult:
    with dg.DagsterInstance.ephemeral() as instance:
        return collect_job.execute_in_process(
            instance=instance, raise_on_error=False, resources={"sources": Sources(home=str(home.path))}
        )


def metadata(event: dg.DagsterEvent) -> dict[str, object]:
    data = event.event_specific_data
    return {name: value.value for name, value in data.metadata.items()}  # type: ignore[union-attr]


def test_it_is_every_sunday_at_four_in_london() -> None:
    began = datetime(2026, 3, 20, tzinfo=LONDON).timestamp()
    ticks = schedule_execution_time_iterator(began, weekly_collect.cron_schedule, weekly_collect.execution_timezone)
    times = [next(ticks).astimezone(LONDON) for _ in range(2)]
    assert [f"{time:%a %d %b %H:%M %Z}" for time in times] == ["Sun 22 Mar 04:00 GMT", "Sun 29 Mar 04:00 BST"]


def test_nothing_is_asked_while_no_source_is_enabled(home: Home) -> None:
    for _ in range(2):
        skipped = tick(home)
        assert isinstance(skipped, dg.SkipReason)
        assert "No source is enabled" in (skipped.skip_message or "")
        write_template(home.sources)


def test_what_was_collected_is_to_be_seen_in_the_run(home: Home, server: Server) -> None:
    server.says("/publications/essex/", Answer(status=403))
    home.sources.write_text(yaml.safe_dump({"sources": [inspectorate_site.settings(server)]}))
    assert isinstance(tick(home), dg.RunRequest)
    result = run(home)
    assert result.success
    (told,) = [metadata(event) for event in result.all_events if event.event_type_value == "STEP_OUTPUT"]
    assert (told["documents_new"], told["documents_changed"]) == (5, 0)
    assert told["summary"] == "10 requests: 5 new, 1 refused."
    assert "is not given to us" in str(told["source inspectorate"])
    assert len(list(home.landing.rglob("*.html"))) == 4


def test_a_site_that_cannot_be_asked_fails_the_run(home: Home, server: Server) -> None:
    server.says("/robots.txt", Answer(status=403))
    home.sources.write_text(yaml.safe_dump({"sources": [inspectorate_site.settings(server)]}))
    result = run(home)
    (failed,) = [event for event in result.all_events if event.event_type_value == "STEP_FAILURE"]
    assert "No source could be asked" in str(failed.step_failure_data.user_failure_data)


def test_a_file_of_sources_that_is_wrong_fails_the_run_and_is_not_passed_over(home: Home) -> None:
    home.sources.write_text("sources: [{name: x}]")
    assert isinstance(tick(home), dg.RunRequest)
    (failed,) = [event for event in run(home).all_events if event.event_type_value == "STEP_FAILURE"]
    assert "source x: must say its kind" in (failed.step_failure_data.error_display_string or "")
