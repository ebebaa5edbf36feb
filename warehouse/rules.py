"""Holding one table against its contract.

Belongs here: the rules that a table can break on its own (types, nulls, key, allowed values, ranges), for a table in
memory and for one in a file that need not fit there. Not here: rules between tables (`checks`), and what happens to a
table that breaks one (`store`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.contract import Column, Contract
from warehouse.scratch import scratch

SAMPLE_ROWS = 3
"""Rows shown of those that break a rule: enough to recognise the fault, few enough for one line."""


@dataclass(frozen=True)
class Result:
    """What came of one check."""

    name: str
    passed: bool
    description: str
    failing_rows: int = 0
    sample: tuple[str, ...] = ()
    """Some of the failing rows, written out."""

    @property
    def line(self) -> str:
        """The result in one line."""
        if self.passed:
            return self.description
        broken = "1 row breaks it" if self.failing_rows == 1 else f"{self.failing_rows} rows break it"
        shown = f", such as {'; '.join(self.sample)}" if self.sample else ""
        return f"{self.description.rstrip('.')}: {broken}{shown}"


@dataclass(frozen=True)
class _Rule:
    name: str
    column: str
    description: str
    breaks: str
    """SQL that is true for a row of `t` that breaks the rule."""


class ShapeBroken(ValueError):
    """A table that doesn't have the contract's columns or types."""


def conform(contract: Contract, table: pa.Table) -> pa.Table:
    """The table with its columns in the contract's order and of its types.

    Raises ShapeBroken where a column is missing, isn't in the contract, or can't be cast without loss.
    """
    if missing := [name for name in contract.column_names if name not in table.column_names]:
        raise ShapeBroken(f"{contract.name}: no column {', '.join(missing)}; there are {', '.join(table.column_names)}")
    if unknown := [name for name in table.column_names if name not in contract.column_names]:
        raise ShapeBroken(f"{contract.name}: column {', '.join(unknown)} isn't in its contract")
    columns = []
    for column in contract.columns:
        values = table.column(column.name)
        try:
            columns.append(values.cast(column.arrow_type))
        except pa.ArrowException as error:
            reason = " ".join(str(error).split())
            raise ShapeBroken(f"{contract.name}.{column.name} must be {column.sql_type}: {reason}") from None
    return pa.Table.from_arrays(columns, names=contract.column_names)


def verify(contract: Contract, table: pa.Table | Path) -> list[Result]:
    """Every rule of the contract that the table can break on its own, in the order of its columns; one scan."""
    return verify_rows(contract, table) + verify_key(contract, table)


def verify_rows(contract: Contract, table: pa.Table | Path) -> list[Result]:
    """The rules that a row can break on its own."""
    rules = list(_rules(contract))
    if not rules:
        return []
    with _as_t(table) as connection:
        counts = connection.execute(
            "select " + ", ".join(f"count(*) filter (where {rule.breaks})" for rule in rules) + " from t"
        ).fetchone()
        assert counts is not None
        results = []
        for rule, failing in zip(rules, counts, strict=True):
            shown = ", ".join(f'"{name}"' for name in _shown(contract, rule))
            sample = _sample(connection, f"select {shown} from t where {rule.breaks}") if failing else ()
            results.append(Result(rule.name, failing == 0, rule.description, failing, sample))
    return results


def verify_key(contract: Contract, table: pa.Table | Path) -> list[Result]:
    """The rule that takes all rows: that none comes twice."""
    if not contract.key:
        return []
    with _as_t(table) as connection:
        return [_key_result(connection, contract)]


@contextmanager
def _as_t(table: pa.Table | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with scratch() as connection:
        if isinstance(table, Path):
            file = str(table).replace("'", "''")
            connection.execute(f"create view t as select * from read_parquet('{file}')")
        else:
            connection.register("t", table)
        yield connection


def _shown(contract: Contract, rule: _Rule) -> list[str]:
    """The columns that tell which row breaks the rule, and whose document it is."""
    origin = [name for name in ("document_id",) if name in contract.column_names]
    return list(dict.fromkeys([*contract.key, *origin, rule.column]))


def written_out(names: Sequence[str], row: Sequence[object]) -> str:
    """A row as `name=value, …`, long values cut."""
    return ", ".join(f"{name}={_cut(value)}" for name, value in zip(names, row, strict=True))


def _rules(contract: Contract) -> Iterator[_Rule]:
    for column in contract.columns:
        name, quoted = f"{contract.name}.{column.name}", f'"{column.name}"'
        if not column.nullable:
            yield _Rule(f"{column.name}_not_null", column.name, f"{name} must not be null", f"{quoted} is null")
        if column.values:
            allowed = ", ".join("'" + value.replace("'", "''") + "'" for value in column.values)
            words = ", ".join(column.values)
            yield _Rule(
                f"{column.name}_allowed", column.name, f"{name} must be one of {words}", f"{quoted} not in ({allowed})"
            )
        if column.range:
            yield _range_rule(name, column)


def _range_rule(name: str, column: Column) -> _Rule:
    assert column.range is not None
    low, high = column.range
    bounds = [(f"at least {low:g}", f'"{column.name}" < {low}')] if low is not None else []
    bounds += [(f"at most {high:g}", f'"{column.name}" > {high}')] if high is not None else []
    words = " and ".join(words for words, _ in bounds)
    breaks = " or ".join(sql for _, sql in bounds)
    return _Rule(f"{column.name}_in_range", column.name, f"{name} must be {words}", breaks)


def _key_result(connection: duckdb.DuckDBPyConnection, contract: Contract) -> Result:
    key = ", ".join(f'"{name}"' for name in contract.key)
    repeated = f"select {key}, count(*) as times from t group by {key} having count(*) > 1"
    failing = connection.execute(f"select coalesce(sum(times), 0)::bigint from ({repeated})").fetchone()
    assert failing is not None
    description = f"{contract.name} must have one row per {', '.join(contract.key)}"
    sample = _sample(connection, repeated) if failing[0] else ()
    return Result("key_unique", failing[0] == 0, description, failing[0], sample)


def _sample(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[str, ...]:
    cursor = connection.execute(f"{query} limit {SAMPLE_ROWS}")
    names = [described[0] for described in cursor.description or []]
    return tuple(f"({written_out(names, row)})" for row in cursor.fetchall())


def _cut(value: object, longest: int = 60) -> str:
    text = "null" if value is None else " ".join(str(value).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
