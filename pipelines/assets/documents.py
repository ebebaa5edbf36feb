"""The documents: which ones the warehouse holds (`raw.intake`), and what each of them is (`raw.reading`).

Belongs here: keeping the two tables up to date, reading only what is new. Not here: how files become sources
(`pipelines.collect`), or bytes a document (`pipelines.documents`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.assets.tables import keep, kept_as_it_is, kept_before, table_asset
from pipelines.code import code_digest
from pipelines.collect.archive import Archive
from pipelines.collect.intake import Source, take_in
from pipelines.documents import batch
from pipelines.places import Home
from pipelines.resources import Engine, LandingZone, Progress, Warehouse
from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.stamps import Stamps
from warehouse.store import Store

BATCH_DOCUMENTS = 32
BATCH_BYTES = 16 * 1024 * 1024
"""A batch is full at either: small enough to share out evenly, large enough to be worth sending."""


class Thoroughness(dg.Config):
    """How much of what was done before is done again."""

    full: bool = False


@table_asset(
    "raw.intake",
    upstream=(),
    code_version=code_digest("collect"),
    kinds={"python"},
    explanation="Files that are new, changed, repeated, rejected or withdrawn. Bytes go to the archive once.",
)
def intake(
    config: Thoroughness,
    warehouse: Warehouse,
    landing: LandingZone,
    engine: Engine,
    progress: dg.ResourceParam[Progress],
) -> dg.MaterializeResult[Any]:
    home = warehouse.at
    if config.full:
        Stamps(home.store).forget()
    known = _known(home)
    sources = take_in(
        known,
        landing.files(),
        landing.examples(),
        archive=home.archive,
        examine=lambda documents: _unreadable(documents, home.archive, engine, progress),
        withdrawn=home.withdrawals.latest(),
        now=datetime.now(UTC),
        stands=lambda uri: _stands(uri, home),
        look_again=config.full or _readers_changed(home.store),
    )
    before = {source.document_id for source in known if source.accepted and source.withdrawn_at is None}
    held = {source.document_id for source in sources if source.accepted and source.withdrawn_at is None}
    table = pa.Table.from_pylist([asdict(s) for s in sources], schema=load_contracts()["raw.intake"].arrow_schema())
    result = keep(
        home.store,
        "raw.intake",
        table,
        documents=len(held),
        documents_added=len(held - before),
        documents_left=len(before - held),
        files_rejected=sum(not source.accepted for source in sources),
    )
    _keep_register(home)
    return result


@table_asset(
    "raw.reading",
    upstream=("raw.intake",),
    code_version=batch.VERSION,
    kinds={"python"},
    explanation="Only documents that are new, or were read by other code, are read; the others are kept.",
)
def reading(
    config: Thoroughness, warehouse: Warehouse, engine: Engine, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult[Any]:
    home = warehouse.at
    recipe = Stamps(home.store).recipe("raw.reading", batch.VERSION, ("raw.intake",))
    if not config.full and (unchanged := kept_as_it_is(home.store, "raw.reading", recipe, documents_read=0)):
        return unchanged
    wanted = _documents_held(_rows(home.store, "raw.intake"))
    kept = _still_valid(home.store, wanted) if not config.full else batch.READINGS.empty_table()
    new = sorted(wanted.keys() - set(kept.column("document_id").to_pylist()))
    batches = _read(
        [(document_id, wanted[document_id]) for document_id in new], home.archive, engine, progress, "Reading"
    )
    table = pa.concat_tables([kept, pa.Table.from_batches(batches, schema=batch.READINGS)]).sort_by("document_id")
    return keep(home.store, "raw.reading", table, recipe=recipe, documents_read=len(new), documents_kept=kept.num_rows)


def _known(home: Home) -> list[Source]:
    """The sources as of the last refresh; from the archive's own register where the tables are gone."""
    file = home.store.path("raw.intake")
    if not file.exists():
        file = _register(home)
    return [Source(**row) for row in pq.read_table(file).to_pylist()] if file.exists() else []


def _register(home: Home) -> Path:
    """Under which names the archived documents came in: without it, the archive could not make the tables again."""
    return home.archive.folder / "sources.parquet"


def _keep_register(home: Home) -> None:
    data, register = home.store.path("raw.intake").read_bytes(), _register(home)
    if not register.exists() or register.read_bytes() != data:
        written = aside(register, "write")
        written.write_bytes(data)
        put_in_place(written, register)


def _documents_held(sources: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The name of each document that is neither rejected nor withdrawn: the one that it first came under."""
    held: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: (source["first_seen_at"], source["source_uri"])):
        if source["outcome"] == "accepted" and source["withdrawn_at"] is None:
            held.setdefault(source["document_id"], source["source_name"])
    return held


def _still_valid(store: Store, wanted: Mapping[str, str]) -> pa.Table:
    """The rows of the last `raw.reading` that would come out the same again."""
    table = kept_before(store, "raw.reading", batch.READINGS)
    valid = [
        version == batch.VERSION and wanted.get(document_id) == name
        for document_id, version, name in zip(
            *(table.column(name).to_pylist() for name in ("document_id", "reader_version", "source_name")), strict=True
        )
    ]
    return table.filter(pa.array(valid, pa.bool_()))


def _unreadable(
    documents: Sequence[tuple[str, str]], archive: Archive, engine: Engine, progress: Progress
) -> dict[str, str]:
    """The reasons of those documents that can't be read."""
    reasons: dict[str, str] = {}
    for readings in _read(documents, archive, engine, progress, "Looking at what has landed"):
        rejected = readings.filter(pc.equal(readings.column("outcome"), "rejected"))
        ids, texts = rejected.column("document_id").to_pylist(), rejected.column("reason").to_pylist()
        reasons.update(zip(ids, texts, strict=True))
    return reasons


def _read(
    documents: Sequence[tuple[str, str]], archive: Archive, engine: Engine, progress: Progress, doing: str
) -> Iterator[pa.RecordBatch]:
    done = 0
    for readings in engine.spread(batch.read_batch, _batches(documents, archive), batch.not_read):
        done += readings.num_rows
        progress.documents(doing, done, len(documents))
        yield readings


def _batches(documents: Sequence[tuple[str, str]], archive: Archive) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, Any]] = []
    size = 0
    for document_id, source_name in documents:
        data = archive.read(document_id)
        rows.append({"document_id": document_id, "source_name": source_name, "data": data})
        size += len(data)
        if len(rows) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield pa.RecordBatch.from_pylist(rows, schema=batch.SOURCES)
            rows, size = [], 0
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema=batch.SOURCES)


def _readers_changed(store: Store) -> bool:
    """Whether what was rejected before might be readable now."""
    if not store.exists("raw.reading"):
        return True
    return set(store.read("raw.reading").column("reader_version").to_pylist()) != {batch.VERSION}


def _stands(uri: str, home: Home) -> bool:
    """Whether a file that isn't in the folder being read is still where it was."""
    parsed = urlparse(uri)
    if parsed.scheme not in ("", "file"):
        file = home.fetched.files().get(uri)
        return file is not None and (home.landing / file).exists()
    path = Path(unquote(parsed.path)) if parsed.scheme == "file" else home.path / uri
    return path.exists()


def _rows(store: Store, table: str) -> list[dict[str, Any]]:
    return store.read(table).to_pylist() if store.exists(table) else []
