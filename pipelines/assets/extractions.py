"""The facts of each document, as they were read (`raw.extraction`): one row per document, a list per kind of fact.

Belongs here: keeping the table up to date, extracting only what is new. Not here: how a fact is read
(`pipelines.extraction`), or the tables of facts (`sql/core`).
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.assets.documents import BATCH_BYTES, BATCH_DOCUMENTS, Thoroughness
from pipelines.assets.tables import keep, kept_as_it_is, table_asset
from pipelines.code import require_version
from pipelines.extraction import batch
from pipelines.resources import Engine, Progress, Warehouse
from warehouse.increments import TABLE, Increments, Run, parts_with
from warehouse.stamps import Stamps


@table_asset(
    "raw.extraction",
    upstream=("raw.reading",),
    code_version=batch.VERSION,
    kinds={"python"},
    explanation="Only documents that are new, or were read by other code, are extracted; the others are kept.",
)
def extraction(
    config: Thoroughness, warehouse: Warehouse, engine: Engine, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult[Any]:
    store, schema = warehouse.at.store, batch.extractions_schema()
    recipe = Stamps(store).recipe("raw.extraction", batch.VERSION, ("raw.reading",))
    if not config.full and (unchanged := kept_as_it_is(store, "raw.extraction", recipe, documents_extracted=0)):
        return unchanged
    file = store.path("raw.reading")
    outcomes = store.read("raw.reading", ["document_id", "outcome"])
    readable = set(outcomes.filter(pc.equal(outcomes["outcome"], "read")).column("document_id").to_pylist())
    rows = Increments(store, "raw.extraction", schema)
    if config.full:
        rows.forget()
    new = readable - _places(rows, readable, full=config.full).keys()
    made = engine.spread(batch.extract_batch, _batches(file, new), batch.not_extracted)
    done = 0
    for facts in rows.set_aside(made):
        require_version(batch.VERSION, facts.column("extractor_version").to_pylist())
        done += facts.num_rows
        progress.documents("Extracting facts", done, len(new))
    places = _places(rows, readable, full=config.full)
    kept = sum(run == TABLE for run in places.values())
    result = keep(
        store, "raw.extraction", rows.merged(places), recipe=recipe,
        documents_extracted=len(places) - kept, documents_kept=kept,
    )  # fmt: skip
    rows.forget()
    return result


def _places(rows: Increments, readable: Collection[str], *, full: bool) -> dict[str, Run]:
    """Where the rows are that would come out the same if their documents were searched again."""
    return {
        row["document_id"]: run
        for run, row in rows.known(("document_id", "extractor_version"))
        if not (full and run == TABLE) and row["extractor_version"] == batch.VERSION and row["document_id"] in readable
    }


def _batches(file: Path, documents: Collection[str]) -> Iterator[pa.RecordBatch]:
    """Few documents at a time, and fewer where they are long: a batch is copied to the process that works on it."""
    wanted = pa.array(sorted(documents), pa.string())
    for group in parts_with(file, documents):
        part = group.filter(pc.is_in(group.column("document_id"), wanted))
        rows = max(1, int(min(BATCH_DOCUMENTS, part.num_rows * min(1.0, BATCH_BYTES / max(1, part.nbytes)))))
        yield from (part.slice(at, rows) for at in range(0, part.num_rows, rows))
