"""The facts of each document, as they were read (`raw.extraction`): one row per document, a list per kind of fact.

Belongs here: keeping the table up to date, extracting only what is new. Not here: how a fact is read
(`pipelines.extraction`), or the tables of facts (`sql/core`).
"""

from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.assets.documents import BATCH_DOCUMENTS, Thoroughness
from pipelines.assets.tables import keep, table_asset
from pipelines.engine import spread
from pipelines.extraction import batch
from pipelines.resources import Progress, Warehouse


@table_asset(
    "raw.extraction",
    upstream=("raw.reading",),
    code_version=batch.VERSION,
    kinds={"python"},
    explanation="Only documents that are new, or were read by other code, are extracted; the others are kept.",
)
def extraction(
    config: Thoroughness, warehouse: Warehouse, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult[Any]:
    store, schema = warehouse.at.store, batch.extractions_schema()
    readings = store.read("raw.reading")
    readings = readings.filter(pc.equal(readings.column("outcome"), "read"))
    kept = schema.empty_table()
    if store.exists("raw.extraction") and not config.full:
        before = store.read("raw.extraction")
        kept = before.filter(
            pc.and_(
                pc.equal(before.column("extractor_version"), batch.VERSION),
                pc.is_in(before.column("document_id"), readings.column("document_id").combine_chunks()),
            )
        ).cast(schema)
    new = readings.filter(
        pc.invert(pc.is_in(readings.column("document_id"), kept.column("document_id").combine_chunks()))
    )
    extracted = []
    done = 0
    for facts in spread(batch.extract_batch, new.to_batches(max_chunksize=BATCH_DOCUMENTS)):
        extracted.append(facts)
        done += facts.num_rows
        progress.documents("Extracting facts", done, new.num_rows)
    table = pa.concat_tables([kept, pa.Table.from_batches(extracted, schema=schema)]).sort_by("document_id")
    return keep(store, "raw.extraction", table, documents_extracted=new.num_rows, documents_kept=kept.num_rows)
