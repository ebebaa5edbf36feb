"""Running a model: an in-memory DuckDB that sees the tables it reads as views over their Parquet files.

Belongs here: that database and nothing that outlives it. Not here: what the SQL says (`models`), where the result goes
(`store`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from warehouse.models import Model
from warehouse.scratch import scratch
from warehouse.store import Store, TableMissing


def run(model: Model, store: Store) -> pa.Table:
    """The rows of the model over what the store holds now. Raises TableMissing."""
    with tables_of(store, model.upstream) as connection:
        return rows_of(connection, model.sql)


@contextmanager
def tables_of(store: Store, names: Iterable[str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory database in which the named tables can be read."""
    with scratch() as connection:
        for name in names:
            if not store.exists(name):
                raise TableMissing(f"{name} hasn't been built yet: there is no {store.path(name)}")
            schema, _, table = name.partition(".")
            file = str(store.path(name)).replace("'", "''")
            connection.execute(f'create schema if not exists "{schema}"')
            connection.execute(f"""create view "{schema}"."{table}" as select * from read_parquet('{file}')""")
        yield connection


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    """All rows of a query, as Arrow."""
    return connection.sql(sql).to_arrow_table()
