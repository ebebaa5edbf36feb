"""Whose data a model fails on: when a SELECT breaks on some value, the document that the value came from.

Belongs here: the search. Not here: running a model (`runner`). It runs the model on half of the documents, then on half
of those, and so costs nothing until something fails.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow.parquet as pq

from warehouse.models import Model
from warehouse.runner import rows_of, tables_of
from warehouse.store import Store

_OF_DOCUMENT = "document_id"


class ModelFailed(RuntimeError):
    """A model that broke on what it was given; the message is one line with the model, the document and the fault."""


def explain_failure(model: Model, store: Store, error: duckdb.Error) -> ModelFailed:
    """The failure, with the document that it comes from where one alone brings it about."""
    fault = " ".join(str(error).split())
    document = _document(model, store)
    where = f" on {_named(document, store)}" if document else ""
    return ModelFailed(f"{model.name} fails{where}: {fault}")


def _document(model: Model, store: Store) -> str | None:
    tables = [table for table in model.upstream if _OF_DOCUMENT in pq.read_schema(store.path(table)).names]
    suspects = sorted(
        {
            document
            for table in tables
            for document in pq.read_table(store.path(table), columns=[_OF_DOCUMENT]).column(0).to_pylist()
            if document is not None
        }
    )
    while len(suspects) > 1:
        half = suspects[: len(suspects) // 2]
        rest = suspects[len(suspects) // 2 :]
        if _fails(model, store, tables, half):
            suspects = half
        elif _fails(model, store, tables, rest):
            suspects = rest
        else:
            return None
    return suspects[0] if suspects and _fails(model, store, tables, suspects) else None


def _fails(model: Model, store: Store, tables: Sequence[str], documents: Sequence[str]) -> bool:
    with tables_of(store, model.upstream) as connection:
        listed = ", ".join(f"'{document}'" for document in documents)
        for name in tables:
            schema, _, table = name.partition(".")
            file = str(store.path(name)).replace("'", "''")
            connection.execute(
                f'create or replace view "{schema}"."{table}" as '
                f"select * from read_parquet('{file}') where {_OF_DOCUMENT} in ({listed})"
            )
        try:
            rows_of(connection, model.sql)
        except duckdb.Error:
            return True
    return False


def _named(document_id: str, store: Store) -> str:
    names = {}
    if store.exists("raw.reading"):
        readings = store.read("raw.reading", ["document_id", "source_name"])
        names = dict(zip(readings["document_id"].to_pylist(), readings["source_name"].to_pylist(), strict=True))
    name = names.get(document_id)
    return f"{name} (document {document_id[:12]})" if name else f"document {document_id[:12]}"
