"""The facts of each document, as they were read (`raw.extraction`): one row per document, a list per kind of fact.

Belongs here: keeping the table up to date, extracting only what is new. Not here: how a fact is read
(`pipelines.extraction`), or the tables of facts (`sql/core`).
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.assets.documents import BATCH_BYTES, BATCH_DOCUMENTS, Thoroughness
from pipelines.assets.tables import keep, kept_as_it_is, kept_before, table_asset
from pipelines.extraction import batch
from pipelines.resources import Engine, Progress, Warehouse
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
    readings = store.read("raw.reading")
    readings = readings.filter(pc.equal(readings.column("outcome"), "read"))
    kept = schema.empty_table() if config.full else kept_before(store, "raw.extraction", schema)
    kept = kept.filter(
        pc.and_(
            pc.equal(kept.column("extractor_version"), batch.VERSION),
            pc.is_in(kept.column("document_id"), readings.column("document_id").combine_chunks()),
        )
    )
    new = readings.filter(
        pc.invert(pc.is_in(readings.column("document_id"), kept.column("document_id").combine_chunks()))
    )
    extracted = []
    done = 0
    for facts in engine.spread(batch.extract_batch, _batches(new), batch.not_extracted):
        extracted.append(facts)
        done += facts.num_rows
        progress.documents("Extracting facts", done, new.num_rows)
    table = pa.concat_tables([kept, pa.Table.from_batches(extracted, schema=schema)]).sort_by("document_id")
    return keep(
        store, "raw.extraction", table, recipe=recipe, documents_extracted=new.num_rows, documents_kept=kept.num_rows
    )


def _batches(readings: pa.Table) -> Iterator[pa.RecordBatch]:
    """Few documents at a time, and fewer where they are long: a batch is copied to the process that works on it."""
    for part in readings.to_batches(max_chunksize=BATCH_DOCUMENTS):
        rows = max(1, int(part.num_rows * min(1.0, BATCH_BYTES / max(1, part.nbytes))))
        yield from (part.slice(at, rows) for at in range(0, part.num_rows, rows))
