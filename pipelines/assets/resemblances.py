"""Documents that repeat another one (`raw.resemblance`), so that the marts count them once.

Belongs here: fetching what the search needs. Not here: the search (`pipelines.documents.repeats`).
"""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.assets.documents import Thoroughness
from pipelines.assets.tables import keep, kept_as_it_is, table_asset
from pipelines.code import code_digest
from pipelines.documents.document import Block
from pipelines.documents.repeats import Candidate, find_repeats
from pipelines.documents.resemblance import Words, words_of
from pipelines.resources import Warehouse
from warehouse.contract import load_contracts
from warehouse.stamps import Stamps
from warehouse.store import Store

_COLUMNS = ["document_id", "outcome", "kind", "force_id", "cycle", "cycle_basis", "published_date", "signature"]


@table_asset(
    "raw.resemblance",
    upstream=("raw.document", "raw.reading"),
    code_version=code_digest("documents"),
    kinds={"python"},
    explanation="Likely pairs are found by their signatures, and judged word by word.",
)
def resemblance(config: Thoroughness, warehouse: Warehouse) -> dg.MaterializeResult[Any]:
    store = warehouse.at.store
    recipe = Stamps(store).recipe("raw.resemblance", code_digest("documents"), ("raw.document", "raw.reading"))
    if not config.full and (unchanged := kept_as_it_is(store, "raw.resemblance", recipe)):
        repeated = pq.read_metadata(store.path("raw.resemblance")).num_rows
        return unchanged._replace(metadata={**(unchanged.metadata or {}), "documents_repeated": repeated})
    candidates = _candidates(store)
    repeats = find_repeats(candidates, lambda document_ids: _words(store, document_ids))
    schema = load_contracts()["raw.resemblance"].arrow_schema()
    table = pa.Table.from_pylist([asdict(repeat) for repeat in repeats], schema=schema)
    return keep(
        store,
        "raw.resemblance",
        table,
        recipe=recipe,
        documents_compared=len(candidates),
        documents_repeated=len(repeats),
    )


def _candidates(store: Store) -> list[Candidate]:
    """The documents that count now."""
    documents = store.read("raw.document", ["document_id", "is_current"])
    current = set(documents.filter(documents["is_current"]).column("document_id").to_pylist())
    readings = pq.read_table(store.path("raw.reading"), columns=_COLUMNS).to_pylist()
    return [
        Candidate(
            document_id=row["document_id"],
            kind=row["kind"],
            force_id=row["force_id"],
            cycle=row["cycle"] if row["cycle_basis"] == "stated" else None,
            published_date=row["published_date"],
            signature=row["signature"],
        )
        for row in readings
        if row["outcome"] == "read" and row["document_id"] in current
    ]


def _words(store: Store, document_ids: Collection[str]) -> dict[str, Words]:
    rows = pq.read_table(
        store.path("raw.reading"),
        columns=["document_id", "text", "blocks"],
        filters=[("document_id", "in", sorted(document_ids))],
    )
    return {
        row["document_id"]: words_of(
            row["text"], [Block(block["kind"], block["start"], block["end"]) for block in row["blocks"]]
        )
        for row in rows.to_pylist()
    }
