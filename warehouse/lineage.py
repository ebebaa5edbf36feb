"""Which columns each column of a model is made from, read from its SQL.

Belongs here: that question. Not here: which tables a model reads (`models`), or how Dagster shows it
(`pipelines.assets`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope
from sqlglot.schema import MappingSchema

from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.models import Model

Origin = tuple[str, str]
"""'schema.table' and column."""


def column_lineage(model: Model) -> Mapping[str, tuple[Origin, ...]]:
    """The columns of other tables that each column of the model is computed from, sorted; none for a constant.

    Empty where the SQL puts rows together by the names of their columns: their origins can't be told apart by place.
    """
    statement = sqlglot.parse_one(model.sql, dialect="duckdb")
    if any(union.args.get("by_name") for union in statement.find_all(exp.SetOperation)):
        return {}
    try:
        qualified = qualify(
            statement, schema=_schema(), dialect="duckdb", validate_qualify_columns=False, identify=False
        )
        scope = build_scope(qualified)
        return {column: _origins(column, qualified, scope) for column in load_contracts()[model.name].column_names}
    except SqlglotError:
        return {}


def kept_lineage(model: Model, folder: Path) -> Mapping[str, tuple[Origin, ...]]:
    """As `column_lineage`, which takes long, from a file of the folder while neither the SQL nor a contract changes."""
    version = hashlib.sha256(f"{model.code_version} {_columns()}".encode()).hexdigest()[:16]
    file = folder / f"{model.name}.json"
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["version"] == version:
            return {column: tuple((t, c) for t, c in origins) for column, origins in kept["columns"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    found = column_lineage(model)
    with suppress(OSError):  # where nothing can be kept, it is read again next time
        written = aside(file, "write")
        written.write_text(json.dumps({"version": version, "columns": found}), encoding="utf-8")
        put_in_place(written, file)
    return found


def _origins(column: str, qualified: exp.Expr, scope: Scope | None) -> tuple[Origin, ...]:
    found = lineage(column, qualified, dialect="duckdb", schema=_schema(), scope=scope, copy=False)
    tables = ((node.expression, node.name) for node in found.walk() if isinstance(node.expression, exp.Table))
    return tuple(sorted({(f"{table.db}.{table.name}", name.rpartition(".")[2]) for table, name in tables}))


@cache
def _schema() -> MappingSchema:
    """The columns of every table, read once."""
    return MappingSchema(dict(_columns()), dialect="duckdb")


@cache
def _columns() -> dict[str, dict[str, dict[str, str]]]:
    """The type of each column of each table of each schema; what is nested in one is not told apart."""
    schema: dict[str, dict[str, dict[str, str]]] = {}
    for contract in load_contracts().values():
        columns = {column.name: "struct" if column.list_of else column.type for column in contract.columns}
        schema.setdefault(contract.schema_name, {})[contract.table] = columns
    return schema
