"""Running a model: an in-memory DuckDB that sees the tables it reads as views over their Parquet files.

Belongs here: that database and nothing that outlives it. Not here: what the SQL says (`models`), where the result goes
(`store`). A table that grows with the documents need not fit into memory: its rows are taken part by part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from warehouse.models import Model
from warehouse.scratch import scratch
from warehouse.store import Store, TableMissing

ROWS_A_PART = 122_880
"""Rows of a row group as DuckDB makes them,"""
BYTES_A_PART = 8 * 1024 * 1024
"""or fewer, where they are long."""
_ROWS_AT_ONCE = 256
"""Rows that are taken at a time: of long reports, some twenty megabytes."""


def parts(model: Model, store: Store) -> Iterator[pa.Table]:
    """The rows of the model, part by part; one empty part where there are none. Raises TableMissing, duckdb.Error.

    The same rows come in the same parts, so that they make the same file.
    """
    with tables_of(store, model.upstream) as connection:
        reader = _reader(connection.sql(model.sql))
        part: list[pa.RecordBatch] = []
        rows = size = 0
        is_any = False
        for batch in _taken(reader):
            part.append(batch)
            rows, size = rows + batch.num_rows, size + batch.nbytes
            if rows >= ROWS_A_PART or size >= BYTES_A_PART:
                yield pa.Table.from_batches(part)
                is_any, part, rows, size = True, [], 0, 0
        if part or not is_any:
            yield pa.Table.from_batches(part, schema=reader.schema)


def run(model: Model, store: Store) -> pa.Table:
    """All rows of the model over what the store holds now. Raises TableMissing."""
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


def _reader(found: duckdb.DuckDBPyRelation) -> pa.RecordBatchReader:
    """The rows of a query while it runs; the method had another name before DuckDB 2.0."""
    read = getattr(found, "to_arrow_reader", None) or found.fetch_arrow_reader
    return read(_ROWS_AT_ONCE)


def _taken(reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    """What a query fails on halfway is DuckDB's fault, though it is Arrow that tells."""
    try:
        yield from reader
    except OSError as error:
        fault = duckdb.OutOfMemoryException if "Out of Memory" in str(error) else duckdb.Error
        raise fault(str(error)) from error
