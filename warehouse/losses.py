"""Facts that would get lost: what a new build lacks of the published one, although its documents are still there.

Belongs here: counting, and when it is too much to be let through unasked. Not here: the rows themselves (`changes`).

A document that was withdrawn, superseded by a newer version or, being an example, has given way to real ones takes its
facts with it; nobody needs to be asked. What else is lost is compared over the same documents, so that new ones don't
hide it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.engine import heavy, text
from warehouse.history import EXAMPLES
from warehouse.room import in_little_room
from warehouse.store import Store

TOLERATED_ROWS = 5
"""Rules get better, and a better one drops what an earlier one invented: a handful is no alarm,"""
TOLERATED_SHARE = 0.1
"""nor is a tenth of a table."""


class FactsLost(RuntimeError):
    """A build that lacks more facts than can be let through unasked; nothing was published."""


@dataclass(frozen=True)
class Loss:
    """What one table of facts would lose."""

    table: str
    before: int
    """Rows of documents whose facts should still be there."""
    after: int
    source_name: str
    """The document that loses most."""

    @property
    def line(self) -> str:
        return (
            f"{self.table} would lose {self.before - self.after:,} of {self.before:,} rows, most in {self.source_name}"
        )


@in_little_room
def refuse_losses(store: Store, database: Path, tables: Iterable[str]) -> None:
    """Raises FactsLost where one of the tables loses more than is tolerated."""
    if not database.exists():
        return
    with heavy(database) as connection:
        try:
            connection.execute(f"attach {text(database)} as published (read_only)")
        except duckdb.Error:  # what can't be read can lose nothing
            return
        _attach_explained(connection, store)
        losses = [loss for table in tables for loss in _losses(connection, store, table)]
    if losses:
        raise FactsLost(
            f"{'; '.join(loss.line for loss in losses)}. No withdrawal and no newer version explains it, so nothing "
            "was published and the earlier database stands. If it is right: peel refresh --accept-drop"
        )


def _attach_explained(connection: duckdb.DuckDBPyConnection, store: Store) -> None:
    """The view `explained`: documents that are known not to count any longer."""
    sources = ["select ''::varchar as document_id where false"]
    if connection.execute(
        "from duckdb_tables() where (database_name, schema_name, table_name) = ('published', 'raw', 'document')"
    ).fetchone():
        sources.append(f"select document_id from published.raw.document where source_uri like '{EXAMPLES}'")
    if store.exists("raw.document"):
        known = f"read_parquet({text(store.path('raw.document'))})"
        sources.append(f"select document_id from {known} group by document_id having not bool_or(is_current)")
        sources = [f"({' union '.join(sources)}) except select document_id from {known} where is_current"]
    connection.execute(f"create view explained as {' union '.join(sources)}")


def _losses(connection: duckdb.DuckDBPyConnection, store: Store, table: str) -> list[Loss]:
    try:
        rows = connection.execute(
            f"""
            with
            before as (
                select document_id, count(*) as facts
                from published.{table}
                where document_id not in (from explained)
                group by document_id
            ),
            after as (
                select document_id, count(*) as facts
                from read_parquet({text(store.path(table))})
                group by document_id
            )
            select
                sum(before.facts), coalesce(sum(after.facts), 0),
                arg_max(coalesce(source_name, document_id), before.facts - coalesce(after.facts, 0))
            from before
            left join after using (document_id)
            left join published.core.dim_document using (document_id)
            """
        ).fetchall()
    except duckdb.CatalogException:  # a table that the published database doesn't have yet
        return []
    ((before, after, source_name),) = rows
    lost = (before or 0) - after
    if lost <= TOLERATED_ROWS or lost <= TOLERATED_SHARE * before:
        return []
    return [Loss(table, before, after, source_name)]
