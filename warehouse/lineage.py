"""Which columns each column of a model is made from, read from its SQL.

Belongs here: that question. Not here: which tables a model reads (`models`), or how Dagster shows it
(`pipelines.assets`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope

from warehouse.contract import load_contracts
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


def _origins(column: str, qualified: exp.Expr, scope: Scope | None) -> tuple[Origin, ...]:
    found = lineage(column, qualified, dialect="duckdb", schema=_schema(), scope=scope, copy=False)
    tables = ((node.expression, node.name) for node in found.walk() if isinstance(node.expression, exp.Table))
    return tuple(sorted({(f"{table.db}.{table.name}", name.rpartition(".")[2]) for table, name in tables}))


@cache
def _schema() -> dict[str, Any]:
    """The columns of every table; what is nested in one is not told apart."""
    schema: dict[str, dict[str, dict[str, str]]] = {}
    for contract in load_contracts().values():
        columns = {column.name: "struct" if column.list_of else column.type for column in contract.columns}
        schema.setdefault(contract.schema_name, {})[contract.table] = columns
    return schema
