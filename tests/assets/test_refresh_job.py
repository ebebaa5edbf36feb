"""The job, run in this process on small landing zones: what is kept, what is done again, and what stops a release."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pytest

from pipelines import definitions, trial
from pipelines.assets.release import RELEASE
from pipelines.assets.tables import asset_key, preview
from pipelines.collect.landing import LandedFile, LandingMissing
from pipelines.definitions import build_definitions
from pipelines.extraction import batch as extraction_batch
from pipelines.places import Home
from pipelines.refresh import RefreshFailed, refresh
from pipelines.resources import Engine, LandingZone, Progress
from warehouse.store import sha256_of

REPORT = "# Inspection of {force}\n\nPublished on 14 March 2022\n\nIn 21 of 51 cases {force} kept no record.\n"


@dataclass(frozen=True, slots=True)
class First:
    """A folder with a landing zone and a data folder, and what the first refresh said."""

    folder: Path
    result: dg.ExecuteInProcessResult


def no_home(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("PEEL_HOME", "")
    environment.setenv("DAGSTER_HOME", "")


def write_reports(folder: Path) -> Path:
    folder.mkdir()
    for force in ("Wiltshire Police", "Kent Police"):
        (folder / f"{force}.txt").write_text(REPORT.format(force=force))
    return folder


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`refresh` tells Dagster's processes of the data folder by the environment; other tests must not see it."""
    no_home(monkeypatch)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> First:
    """One refresh for all tests that only want to come after one; they work on copies of it."""
    folder = tmp_path_factory.mktemp("first")
    landing = write_reports(folder / "landing")
    with pytest.MonkeyPatch.context() as environment:
        no_home(environment)
        return First(folder, run(Home(folder / "data"), landing))


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "landing")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


@pytest.fixture
def refreshed(first: First, home: Home) -> Home:
    """The test's own data folder, refreshed once."""
    assert first.result.success
    shutil.copytree(first.folder / "data", home.path)
    return home


class HereAndNow(Engine):
    """Works in this process, so that a test can make rules and readers fail."""

    def spread(self, work: Any, batches: Iterable[pa.RecordBatch], give_up: Any) -> Iterator[pa.RecordBatch]:
        yield from map(work, batches)


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers and rules can be replaced by faulty ones; what those do is not put on trial."""
    monkeypatch.setattr(definitions, "Engine", HereAndNow)
    monkeypatch.setattr(trial, "verdicts", list)


def numbers(result: dg.ExecuteInProcessResult, table: str) -> dict[str, Any]:
    (event,) = [e for e in result.get_asset_materialization_events() if e.asset_key == asset_key(table)]
    return {name: entry.value for name, entry in event.materialization.metadata.items()}


def run(home: Home, landing: Path) -> dg.ExecuteInProcessResult:
    job = build_definitions(home=home.path, landing=landing).resolve_job_def("refresh")
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    return job.execute_in_process(raise_on_error=False, run_config=quiet)


def table_hashes(home: Home) -> dict[str, str]:
    return {str(path.relative_to(home.path)): sha256_of(path) for path in home.path.glob("tables/*/*.parquet")}


def without_times(hashes: dict[str, str]) -> dict[str, str]:
    """The tables that don't say when they were published."""
    return {name: sha for name, sha in hashes.items() if not name.startswith(("tables/meta/", "tables/history/"))}


def test_only_what_is_new_is_read_and_nothing_new_rewrites_nothing(
    first: First, refreshed: Home, landing: Path
) -> None:
    home = refreshed
    assert numbers(first.result, "raw.reading")["documents_read"] == 2
    assert numbers(first.result, "raw.extraction")["documents_extracted"] == 2
    database = home.database.stat().st_mtime_ns

    (landing / "Surrey Police.txt").write_text(REPORT.format(force="Surrey Police"))
    second = run(home, landing)
    assert numbers(second, "raw.reading")["documents_read"] == 1
    assert numbers(second, "raw.extraction")["documents_extracted"] == 1
    assert numbers(second, "raw.intake")["new_documents"] == "- Surrey Police.txt"
    (told,) = [e.materialization.metadata for e in second.get_asset_materialization_events() if e.asset_key == RELEASE]
    assert str(told["what_changed"].value).startswith("- The source changed: 1 document added; with that 1 case count")
    assert home.database.stat().st_mtime_ns > database

    (landing / "Surrey Police.txt").unlink()
    hashes, database = table_hashes(home), home.database.stat().st_mtime_ns
    third = run(home, landing)
    assert numbers(third, "raw.extraction")["documents_extracted"] == 0
    assert table_hashes(home) == hashes
    assert home.database.stat().st_mtime_ns == database


def test_the_archive_alone_makes_the_same_tables_again(refreshed: Home, landing: Path) -> None:
    home = refreshed
    hashes = table_hashes(home)
    shutil.rmtree(home.path / "tables")
    home.database.unlink()
    for file in landing.iterdir():
        file.unlink()
    assert run(home, landing).success
    assert without_times(table_hashes(home)) == without_times(hashes)


def test_an_asset_shows_its_rows_and_a_preview(first: First) -> None:
    shown = numbers(first.result, "core.fact_case_count")
    assert shown["dagster/row_count"] == 2
    assert shown["preview"].startswith("| fact_id |")
    assert "kept no record" in shown["preview"]
    lineage = shown["dagster/column_lineage"].deps_by_column
    assert [(dep.asset_key, dep.column_name) for dep in lineage["numerator"]] == [
        (asset_key("raw.extraction"), "case_counts")
    ]


@pytest.mark.usefixtures("in_this_process")
def test_tables_that_break_a_rule_are_not_published(
    refreshed: Home, landing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = refreshed
    published = sha256_of(home.database)
    row = extraction_batch._own_values  # a fault of our own making: percentages and counts that nobody printed

    def impossible(fact: Any) -> dict[str, Any]:
        values = row(fact)
        return {**values, "denominator": 0} if "denominator" in values else values

    monkeypatch.setattr(extraction_batch, "_own_values", impossible)
    monkeypatch.setattr(extraction_batch, "VERSION", "faulty")
    with pytest.raises(RefreshFailed, match=r"core\.fact_case_count"):
        refresh(home.path, landing, full=False, progress=Progress())
    assert sha256_of(home.database) == published


class VanishingZone(LandingZone):
    """A landing zone on a share that goes away."""

    def files(self) -> list[LandedFile]:
        raise LandingMissing(f"The landing folder {self.folder} is not there.")


def test_a_landing_zone_that_goes_away_in_a_run_leaves_the_release_alone(refreshed: Home, landing: Path) -> None:
    home = refreshed
    published = sha256_of(home.database)
    definitions = build_definitions(home=home.path, resources={"landing": VanishingZone(folder=str(landing))})
    result = definitions.resolve_job_def("refresh").execute_in_process(raise_on_error=False)
    assert not result.success
    assert sha256_of(home.database) == published


def test_a_preview_is_short_and_safe_to_show_as_a_table() -> None:
    rows = pa.table(
        {
            "document_id": ["0123456789abcdef" * 4, "f" * 64],
            "text": ["a | b\nc", "<b>" + "x" * 200],
            "cells": [[1, 2], [3]],
            "page": pa.array([None, None], pa.int32()),
        }
    )
    header, _, first, second = preview(rows).splitlines()
    assert header == "| document_id | text | cells |"
    assert first == "| 0123456789a… | a \\| b c | 2 items |"
    assert second == f"| fffffffffff… | &lt;b>{'x' * 44}… | 1 item |"
