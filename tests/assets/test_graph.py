"""The graph, without running it: every table has its asset, its words, its checks, and its place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.release import RELEASE
from pipelines.assets.scorecard import rules_read_what_people_read
from pipelines.assets.site import SITE
from pipelines.assets.tables import asset_key
from pipelines.definitions import build_definitions
from pipelines.web import WORKSPACE
from warehouse.checks import load_checks
from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.publish import made_by_publishing

ROOT = Path(__file__).parents[2]
MADE_WITH_THE_RELEASE = {asset_key(name) for name in made_by_publishing(load_contracts())}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> dg.AssetGraph:
    definitions = build_definitions(home=tmp_path_factory.mktemp("home"))
    return definitions.resolve_asset_graph()


def test_every_contract_has_an_asset_and_every_asset_a_contract(graph: dg.AssetGraph) -> None:
    assert graph.get_all_asset_keys() == {RELEASE, SITE, *(asset_key(name) for name in load_contracts())}


def test_what_a_model_reads_is_what_its_asset_waits_for(graph: dg.AssetGraph) -> None:
    for model in load_models().values():
        assert graph.get(asset_key(model.name)).parent_keys == {asset_key(name) for name in model.upstream}


def test_the_release_waits_for_every_published_table(graph: dg.AssetGraph) -> None:
    published = {asset_key(name) for name, contract in load_contracts().items() if contract.published}
    assert graph.get(RELEASE).parent_keys == published - MADE_WITH_THE_RELEASE


def test_the_site_waits_for_the_release_and_is_the_last(graph: dg.AssetGraph) -> None:
    assert graph.get(SITE).parent_keys == {RELEASE}
    assert graph.get(SITE).child_keys == set()


def test_every_asset_has_words_an_owner_kinds_and_its_columns(graph: dg.AssetGraph) -> None:
    for key in graph.get_all_asset_keys() - {RELEASE, SITE}:
        node, contract = graph.get(key), load_contracts()[".".join(key.path)]
        assert node.description
        assert contract.description in node.description
        assert node.owners
        assert node.kinds >= {"parquet"}
        columns = node.metadata["dagster/column_schema"].columns
        assert [column.name for column in columns] == list(contract.column_names)
        assert all(column.description for column in columns)


def test_every_table_has_a_blocking_check_of_its_contract(graph: dg.AssetGraph) -> None:
    checked = {key.asset_key for key in graph.asset_check_keys if key.name == "contract"}
    assert checked == graph.get_all_asset_keys() - {RELEASE, SITE} - MADE_WITH_THE_RELEASE
    assert all(graph.get(key).blocking for key in graph.asset_check_keys)


def test_every_rule_is_a_check(graph: dg.AssetGraph) -> None:
    named = {key.name for key in graph.asset_check_keys} - {"contract", rules_read_what_people_read.check_key.name}
    assert named == set(load_checks())


def test_the_schedules_run_their_jobs_in_london_and_are_on(tmp_path: Path) -> None:
    schedules = build_definitions(home=tmp_path).get_repository_def().schedule_defs
    assert {(schedule.job_name, schedule.cron_schedule) for schedule in schedules} == {
        ("refresh", "0 6 * * *"),
        ("collect", "0 4 * * 0"),
    }
    assert {schedule.execution_timezone for schedule in schedules} == {"Europe/London"}
    assert {schedule.default_status for schedule in schedules} == {dg.DefaultScheduleStatus.RUNNING}


def test_loading_the_definitions_leaves_no_trace(tmp_path: Path) -> None:
    build_definitions(home=tmp_path / "data").get_repository_def()
    assert list(tmp_path.iterdir()) == []


def test_the_project_is_valid_as_deployed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dagster", "definitions", "validate", "-w", str(ROOT / "workspace.yaml")],
        env={**os.environ, "PEEL_HOME": str(tmp_path / "data")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_ui_opens_the_same_workspace_as_a_deployment() -> None:
    assert (ROOT / "workspace.yaml").read_text() == WORKSPACE
