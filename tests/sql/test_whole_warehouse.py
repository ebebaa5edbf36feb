"""The models together, over real Parquet files: one small document in, every table out, contracts and checks kept."""

from __future__ import annotations

from pathlib import Path

import pyarrow.compute as pc
import pytest

from tests.sql.small import TEXT, small_store, write
from warehouse.checks import contract_checks, load_checks, run_check
from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.runner import run
from warehouse.store import Store, TableMissing


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return small_store(tmp_path_factory.mktemp("home"))


def test_one_fact_of_every_kind_reaches_the_table_of_all_facts(store: Store) -> None:
    facts = store.read("mart.fact").to_pylist()
    assert [(fact["fact_id"], fact["kind"]) for fact in facts] == [
        ("f1", "grade"),
        ("f2", "case_count"),
        ("f3", "sample"),
        ("f4", "rate"),
        ("f5", "finance"),
        ("f6", "volume"),
        ("f7", "finding"),
    ]
    assert all(fact["quote"] == TEXT[fact["span_start"] : fact["span_end"]] for fact in facts)


@pytest.mark.parametrize("table", load_models())
def test_every_table_keeps_its_contract(store: Store, table: str) -> None:
    results = contract_checks(store, load_contracts()[table])
    assert [result.line for result in results if not result.passed] == []


@pytest.mark.parametrize("name", load_checks())
def test_every_check_holds(store: Store, name: str) -> None:
    result = run_check(load_checks()[name], store)
    assert result.passed, result.line


def test_what_no_rule_reads_is_shown_in_its_sentence(store: Store) -> None:
    unread = store.read("mart.unread_number").to_pylist()
    assert [(row["text"], row["sentence"]) for row in unread] == [("7", "There were 7 others.")]


def test_withdrawing_a_document_takes_all_of_it_out(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    rows = store.read("raw.intake").to_pylist()
    write(store, "raw.intake", [row | {"withdrawn_at": row["last_seen_at"]} for row in rows])
    for model in load_models().values():
        store.write(load_contracts()[model.name], run(model, store))
    left = {name: store.read(name).num_rows for name in load_models() if not name.startswith("core.dim")}
    assert {name: rows for name, rows in left.items() if rows} == {"raw.document": 1, "mart.coverage": 1}
    assert store.read("mart.coverage")["status"].to_pylist() == ["missing"]
    assert store.read("core.dim_document").num_rows == 0


def test_a_force_that_nobody_knows_is_found_by_the_contract(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    forces = store.read("core.dim_force")
    store.write(load_contracts()["core.dim_force"], forces.filter(pc.field("force_id") != "kent"))
    failed = [r for r in contract_checks(store, load_contracts()["core.fact_grade"]) if not r.passed]
    assert [result.line for result in failed] == [
        "core.fact_grade.force_id must be found in core.dim_force.force_id: 1 row breaks it, such as (force_id=kent)"
    ]


def test_a_table_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableMissing, match=r"raw\.intake hasn't been built yet"):
        run(load_models()["raw.document"], Store(tmp_path))
