"""Documents that repeat another one (`raw.resemblance`), so that the marts count them once.

Belongs here: fetching what the search needs, and keeping what it has judged. Not here: the search
(`pipelines.documents.likeness.repeats`).
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.assets.documents import Thoroughness
from pipelines.assets.tables import keep, kept_as_it_is, table_asset
from pipelines.code import code_digest
from pipelines.documents.document import Block
from pipelines.documents.likeness.repeats import Candidate, Judged, find_repeats
from pipelines.documents.likeness.resemblance import Wording, wording, words_of
from pipelines.resources import Warehouse
from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.increments import parts_with
from warehouse.stamps import Stamps
from warehouse.store import Store

_COLUMNS = ["document_id", "kind", "force_id", "cycle", "cycle_basis", "published_date", "signature"]
_VERDICTS = pa.schema([("original", pa.string()), ("other", pa.string()), ("similarity", pa.float64())])
"""Each pair that was judged, by how its documents were read; null where the other is no repetition."""


@table_asset(
    "raw.resemblance",
    upstream=("raw.document", "raw.reading"),
    code_version=code_digest("documents"),
    kinds={"python"},
    explanation="Likely pairs are found by their signatures, and judged word by word; each pair only once.",
)
def resemblance(config: Thoroughness, warehouse: Warehouse) -> dg.MaterializeResult[Any]:
    store = warehouse.at.store
    recipe = Stamps(store).recipe("raw.resemblance", code_digest("documents"), ("raw.document", "raw.reading"))
    if not config.full and (unchanged := kept_as_it_is(store, "raw.resemblance", recipe)):
        repeated = pq.read_metadata(store.path("raw.resemblance")).num_rows
        return unchanged._replace(metadata={**(unchanged.metadata or {}), "documents_repeated": repeated})
    candidates = _candidates(store)
    readings = _readings(store)
    judged = {} if config.full else _judged(store, readings)
    repeats = find_repeats(candidates, lambda document_ids: _wordings(store, document_ids), judged)
    _keep_judged(store, readings, judged)
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
    current = documents.filter(documents["is_current"])["document_id"]
    readings = store.read("raw.reading", [*_COLUMNS, "outcome"])
    counts = pc.and_(pc.equal(readings["outcome"], "read"), pc.is_in(readings["document_id"], current))
    readings = readings.filter(counts).combine_chunks()
    rows = readings.drop_columns(["signature"]).to_pylist()
    return [
        Candidate(
            document_id=row["document_id"],
            kind=row["kind"],
            force_id=row["force_id"],
            cycle=row["cycle"] if row["cycle_basis"] == "stated" else None,
            published_date=row["published_date"],
            signature=signature.values.to_numpy(),
        )
        for row, signature in zip(rows, readings["signature"], strict=True)
    ]


def _wordings(store: Store, document_ids: Collection[str]) -> dict[str, Wording]:
    wanted = pa.array(sorted(document_ids), pa.string())
    return {
        row["document_id"]: wording(
            words_of(row["text"], [Block(block["kind"], block["start"], block["end"]) for block in row["blocks"]])
        )
        for part in parts_with(store.path("raw.reading"), document_ids, ("document_id", "text", "blocks"))
        for row in part.filter(pc.is_in(part.column("document_id"), wanted)).to_pylist()
    }


def _readings(store: Store) -> dict[str, str]:
    """How each document was read: from which bytes, under which name, by which code."""
    rows = store.read("raw.reading", ["document_id", "source_name", "reader_version"]).to_pylist()
    return {row["document_id"]: sha256("\0".join(row.values()).encode()).hexdigest()[:32] for row in rows}


def _judged(store: Store, readings: Mapping[str, str]) -> Judged:
    """The verdicts on documents that are still read as they were; none where there is nothing that can be read."""
    document_of = {reading: document_id for document_id, reading in readings.items()}
    try:
        rows = pq.read_table(_file(store), schema=_VERDICTS).to_pydict().values()
    except (OSError, ValueError, pa.ArrowException):
        return {}
    return {
        (document_of[original], document_of[other]): similarity
        for original, other, similarity in zip(*rows, strict=True)
        if original in document_of and other in document_of
    }


def _keep_judged(store: Store, readings: Mapping[str, str], judged: Judged) -> None:
    pairs = sorted(
        (readings[original], readings[other], similarity) for (original, other), similarity in judged.items()
    )
    columns = [list(column) for column in zip(*pairs, strict=True)] or [[], [], []]
    written = aside(_file(store), "write")
    pq.write_table(pa.table(columns, schema=_VERDICTS), written, compression="zstd")
    put_in_place(written, _file(store))


def _file(store: Store) -> Path:
    return store.path("raw.resemblance").with_suffix(".judged")
