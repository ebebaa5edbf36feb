"""What differs between two published databases, told apart by its cause: the source changed, or our reading of it did.

Belongs here: that comparison, in rows and in words. Not here: when something was known (`history`), or whether it may
get lost (`losses`).

A document is its bytes: facts that come or go with a document are a change of the source. Where the document is in
both, a fact that is new, gone or says something else comes of how it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.contract import Contract, load_contracts
from warehouse.engine import heavy, text
from warehouse.room import in_little_room

_ABOUT = {"force_id", "area_id"}
"""What a fact says of itself among the columns that all facts have; the others are its evidence."""
_DOCUMENTS = ("added", "in a newer version", "superseded", "withdrawn", "gone")
_FACTS = ("new", "corrected", "gone")


@dataclass(frozen=True)
class Changes:
    """All that differs."""

    documents: Counter[str]
    """How many were added, came in a newer version, were superseded, withdrawn, or are gone for another reason."""
    facts: Counter[tuple[str, str, str]]
    """How many, by cause (source, reading), change (new, corrected, gone) and kind."""
    extractors: tuple[str | None, str | None]
    """The versions that read the facts of both."""
    rows: pa.Table
    """One row per changed fact: cause, change, kind, fact_id, source_name, before, after."""

    @property
    def words(self) -> list[str]:
        """A line for each cause; none where there was no change."""
        lines = []
        arrived = [_counted(self.documents[name], "document", name) for name in _DOCUMENTS if self.documents[name]]
        with_them = self._counts("source")
        if arrived or with_them:
            facts = f"; with that {', '.join(with_them)}" if with_them else ""
            lines.append(f"The source changed: {', '.join(arrived) or 'documents'}{facts}.")
        if read := self._counts("reading"):
            before, after = self.extractors
            by = f" (extractor {before} → {after})" if before != after else " (by the same extractor)"
            lines.append(f"Our reading changed{by}: {', '.join(read)}.")
        return lines

    def _counts(self, cause: str) -> list[str]:
        return [
            _counted(number, kind.replace("_", " "), change)
            for change in _FACTS
            for (of_cause, of_change, kind), number in sorted(self.facts.items())
            if (of_cause, of_change) == (cause, change)
        ]


@in_little_room
def changes(before: Path, after: Path) -> Changes:
    """What `after` holds that `before` doesn't, and the other way round. Raises duckdb.Error for other files."""
    with heavy(after) as connection:
        connection.execute(f"attach {text(before)} as a (read_only)")
        connection.execute(f"attach {text(after)} as b (read_only)")
        connection.execute(_CHANGED)
        for contract in _fact_contracts():  # one after the other: each holds two tables of facts in memory
            if select := _changed_facts(connection, contract):
                connection.execute(f"insert into changed {select}")
        rows = connection.sql(_CHANGED_FACTS).to_arrow_table()
        documents = connection.execute(_CHANGED_DOCUMENTS).fetchall()
        versions = connection.execute(
            "select (select extractor_version from a.meta.build), (select extractor_version from b.meta.build)"
        ).fetchall()
    counted = Counter(zip(*(rows.column(name).to_pylist() for name in ("cause", "change", "kind")), strict=True))
    return Changes(Counter(dict(documents)), counted, versions[0], rows)


def _fact_contracts() -> list[Contract]:
    return [contract for name, contract in sorted(load_contracts().items()) if name.startswith("core.fact_")]


def _evidence() -> set[str]:
    return set.intersection(*(set(contract.column_names) for contract in _fact_contracts())) - _ABOUT


def _changed_facts(connection: duckdb.DuckDBPyConnection, contract: Contract) -> str | None:
    """The SELECT of the facts of one table that differ; None where one database hasn't got the table."""
    held = [_columns(connection, f"{side}.{contract.name}") for side in ("a", "b")]
    said = [name for name in contract.column_names if all(name in c for c in held) and name not in _evidence()]
    if not all(held):
        return None
    differs = " or ".join(f'a."{name}" is distinct from b."{name}"' for name in said)
    return f"""
        select
            case
                when a.fact_id is null and b.document_id not in (from a.core.dim_document select document_id)
                    or b.fact_id is null and a.document_id not in (from b.core.dim_document select document_id)
                then 'source'
                else 'reading'
            end as cause,
            case when a.fact_id is null then 'new' when b.fact_id is null then 'gone' else 'corrected' end as change,
            '{contract.table.removeprefix("fact_")}' as kind,
            coalesce(b.fact_id, a.fact_id) as fact_id,
            a.document_id as document_before, b.document_id as document_after,
            {_values("a", "b", said)} as before, {_values("b", "a", said)} as after
        from a.{contract.name} as a
        full join b.{contract.name} as b using (fact_id)
        where a.fact_id is null or b.fact_id is null or {differs}
    """


def _values(side: str, other: str, columns: Iterable[str]) -> str:
    """The values in which one side differs from the other, with their names, as one text."""
    each = ", ".join(
        f"""case when {side}."{name}" is distinct from {other}."{name}" and {side}.fact_id is not null """
        f"""and {other}.fact_id is not null then '{name}: ' || coalesce({side}."{name}"::varchar, 'nothing') end"""
        for name in columns
    )
    return f"nullif(concat_ws(', ', {each}), '')"


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    try:
        return {row[0] for row in connection.execute(f"describe {table}").fetchall()}
    except duckdb.CatalogException:
        return set()


_CHANGED = """
    create temp table changed (
        cause varchar, change varchar, kind varchar, fact_id varchar, document_before varchar, document_after varchar,
        before varchar, after varchar
    )
"""
_CHANGED_FACTS = """
    select
        cause, change, changed.kind, changed.fact_id,
        coalesce(later.source_name, earlier.source_name) as source_name,
        if(change = 'gone', statement_before.statement, before) as before,
        if(change = 'new', statement_after.statement, after) as after
    from changed
    left join a.core.fact as statement_before on change = 'gone' and statement_before.fact_id = changed.fact_id
    left join b.core.fact as statement_after on change = 'new' and statement_after.fact_id = changed.fact_id
    left join a.core.dim_document as earlier on earlier.document_id = document_before
    left join b.core.dim_document as later on later.document_id = document_after
    order by cause, changed.kind, change, source_name, changed.fact_id
"""
_CHANGED_DOCUMENTS = """
    with
    came as (
        select document.document_id, bool_or(superseding.document_id is not null) as is_newer
        from b.core.dim_document as document
        left join b.raw.document as superseding on superseding.superseded_by = document.document_id
            and superseding.document_id in (select document_id from a.core.dim_document)
        where document.document_id not in (select document_id from a.core.dim_document)
        group by document.document_id
    ),
    went as (
        select
            document.document_id,
            bool_or(source.withdrawn_at is not null) as is_withdrawn,
            bool_or(source.superseded_by is not null) as is_superseded
        from a.core.dim_document as document
        left join b.raw.document as source using (document_id)
        where document.document_id not in (select document_id from b.core.dim_document)
        group by document.document_id
    )
    select case when is_newer then 'in a newer version' else 'added' end as what, count(*)
    from came
    group by what
    union all
    select
        case when is_withdrawn then 'withdrawn' when is_superseded then 'superseded' else 'gone' end as what,
        count(*)
    from went
    group by what
"""


def _counted(number: int, noun: str, what: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'} {what}"
