"""Rules that read badly what people have read are told in the scorecard, and keep the tables from being published."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from pipelines import trial
from pipelines.assets.scorecard import SCORECARD, rules_read_what_people_read, scorecard
from pipelines.assets.tables import asset_key
from pipelines.places import Home
from pipelines.resources import Warehouse
from pipelines.trial import Verdict


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def judge(home: Path) -> dg.ExecuteInProcessResult:
    return dg.materialize(
        [scorecard, rules_read_what_people_read],
        resources={"warehouse": Warehouse(home=str(home), attended=True)},
        raise_on_error=False,
    )


def test_the_rules_as_they_are_pass(tmp_path: Path) -> None:
    result = judge(tmp_path / "home")
    rows = Home(tmp_path / "home").store.read(SCORECARD).to_pylist()
    assert result.success, [row for row in rows if not row["passed"]]
    assert {row["trial"] for row in rows} == {"examples", "open"}
    assert {row["kind"] for row in rows} >= {"documents", "grades", "case_counts", "findings"}
    assert all(row["matched"] > 0 for row in rows)


def test_rules_that_read_badly_fail_and_say_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Verdict("open", "grades", 5, 5, 0, 1.0, 0.5, 0.667, 0.98, passed=False)
    monkeypatch.setattr(trial, "verdicts", lambda: [bad])
    result = judge(tmp_path / "home")
    assert not result.success
    (check,) = result.get_asset_check_evaluations()
    assert (check.asset_key, check.passed) == (asset_key(SCORECARD), False)
    assert check.description == "grades of open: 0.667"


def test_a_verdict_is_reached_once_for_the_same_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    first = trial.verdicts()
    monkeypatch.setattr(trial, "facts_of", None)
    assert trial.verdicts() == first
