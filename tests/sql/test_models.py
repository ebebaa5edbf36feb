"""Rows in, rows out: every model and every check of `sql/` against the small tables in `cases/<schema>.<table>.yml`.

A case names the tables that it reads and the rows that come out. Columns that don't matter are left out on both sides;
a table that isn't named is empty. Only the columns of the first expected row are compared, in the order of the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import yaml

from warehouse.checks import load_checks
from warehouse.contract import load_contracts
from warehouse.models import Model, load_models
from warehouse.runner import rows_of
from warehouse.scratch import scratch

CASES = Path(__file__).parent / "cases"
CONTRACTS = load_contracts()
MODELS: Mapping[str, Model] = {
    **load_models(),
    **{f"checks.{name}": check.model for name, check in load_checks().items()},
}


def _cases() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case['case']}")
        for file in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("model", "case"), _cases())
def test_rows_in_give_rows_out(model: str, case: dict[str, Any]) -> None:
    expected = case.pop("gives")
    case.pop("case")
    with scratch() as connection:
        for name in {*MODELS[model].upstream, *case}:
            assert name in MODELS[model].upstream, f"{model} doesn't read {name}"
            _fill(connection, name, case.get(name, []))
        actual = rows_of(connection, MODELS[model].sql).to_pylist()
    columns = list(expected[0]) if expected else []
    assert [{name: _rounded(row[name]) for name in columns} for row in actual] == [
        {name: _rounded(row[name]) for name in columns} for row in expected
    ]


@pytest.mark.parametrize("model", MODELS)
def test_every_model_and_check_has_cases(model: str) -> None:
    assert (CASES / f"{model}.yml").exists()


def _fill(connection: duckdb.DuckDBPyConnection, name: str, rows: list[dict[str, Any]]) -> None:
    contract = CONTRACTS[name]
    if unknown := {column for row in rows for column in row} - set(contract.column_names):
        raise AssertionError(f"{name} has no {unknown}")
    connection.register("given", pa.Table.from_pylist(rows, schema=contract.arrow_schema()))
    connection.execute(f'create schema if not exists "{contract.schema_name}"')
    connection.execute(f"create table {contract.sql_name()} as select * from given")


def _rounded(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value
