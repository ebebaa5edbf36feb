"""The SQL models: one SELECT a file, `sql/<schema>/<table>.sql`, and what each of them reads.

Belongs here: reading those files and ordering them. Not here: running them (`runner`), or what a table must look like
(`contract`). A model that reads something unknown, or itself by a detour, fails when it is loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import sqlglot
from sqlglot import exp

from warehouse import statistics
from warehouse.contract import load_contracts

CHECKS = "checks"
"""The folder of SQL that isn't a model: each file there returns the rows that break a rule."""


class ModelError(ValueError):
    """SQL files that can't be used; the message names the file."""


@dataclass(frozen=True)
class Model:
    """One SELECT that makes one table."""

    name: str
    """`schema.table`."""
    sql: str
    upstream: tuple[str, ...]
    """The tables it reads, sorted."""
    code_version: str
    """Changes with what the SQL does and the functions it calls, not with comments or white space."""
    description: str
    """The comment that the file opens with."""


def sql_folder() -> Path:
    """Where the SQL is: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "_sql"
    return shipped if shipped.is_dir() else package.parent / "sql"


@cache
def load_models(sql_dir: Path | None = None, tables: frozenset[str] | None = None) -> Mapping[str, Model]:
    """Every model below `sql_dir`, by 'schema.table', each after everything it reads.

    `tables` are the names that may be read besides the models themselves; by default those under contract.
    Raises ModelError for SQL that isn't one SELECT, for an unknown reference and for a cycle.
    """
    folder = sql_dir or sql_folder()
    files = [file for file in sorted(folder.glob("*/*.sql")) if file.parent.name != CHECKS]
    models = {model.name: model for model in (read_model(file) for file in files)}
    known = set(models) | set(load_contracts() if tables is None else tables)
    for model in models.values():
        if unknown := [name for name in model.upstream if name not in known]:
            raise ModelError(f"{model.name} reads {', '.join(unknown)}, which no model makes and no contract names")
    return {name: models[name] for name in in_order(models)}


def in_order(models: Mapping[str, Model]) -> list[str]:
    """Names of the models, each after the models that it reads. Raises ModelError for a cycle."""
    graph = {name: [u for u in models[name].upstream if u in models] for name in sorted(models)}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise ModelError(f"models read each other in a circle: {' → '.join(error.args[1])}") from None


def code_version(models: Mapping[str, Model]) -> str:
    """One version for all of them."""
    return _digest("\n".join(f"{name} {models[name].code_version}" for name in sorted(models)))


def read_model(file: Path) -> Model:
    """The model of one file. Raises ModelError unless it is one SELECT whose tables are all written schema.table."""
    sql = file.read_text(encoding="utf-8")
    try:
        statements = sqlglot.parse(sql, dialect="duckdb")
    except sqlglot.errors.ParseError as error:
        fault = error.errors[0]
        raise ModelError(f"{file}: line {fault['line']}: {fault['description'].split('<Token')[0].strip()}") from None
    except sqlglot.errors.SqlglotError as error:
        raise ModelError(f"{file}: {' '.join(str(error).split())}") from None
    query = statements[0] if len(statements) == 1 else None
    if not isinstance(query, exp.Query):
        raise ModelError(f"{file}: must be one SELECT")
    return Model(
        name=f"{file.parent.name}.{file.stem}",
        sql=sql,
        upstream=_references(query, file),
        code_version=_digest(query.sql(dialect="duckdb", comments=False) + _functions_version(query)),
        description=_opening_comment(sql),
    )


def _references(query: exp.Query, file: Path) -> tuple[str, ...]:
    steps = {cte.alias for cte in query.find_all(exp.CTE)}
    names = set()
    for table in query.find_all(exp.Table):
        if table.db:
            names.add(f"{table.db}.{table.name}")
        elif isinstance(table.this, exp.Identifier) and table.name not in steps:
            raise ModelError(f"{file}: {table.name} must be written with its schema, or be a step of the query")
    return tuple(sorted(names))


def _functions_version(query: exp.Query) -> str:
    """The version of the functions of `statistics`, where the query calls any."""
    called = {function.name.lower() for function in query.find_all(exp.Anonymous)}
    return statistics.code_version() if called & statistics.FUNCTIONS.keys() else ""


def _opening_comment(sql: str) -> str:
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
