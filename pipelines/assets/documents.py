"""The documents: which ones the warehouse holds (`raw.intake`), and what each of them is (`raw.reading`).

Belongs here: keeping the two tables up to date, reading only what is new, once. Not here: how files become sources
(`pipelines.collect`), or bytes a document (`pipelines.documents`). To tell documents from other files the first step
reads what is new; the second takes these readings over.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.assets.tables import in_one_line, keep, kept_as_it_is, table_asset
from pipelines.code import code_digest, require_version
from pipelines.collect.archive import Archive
from pipelines.collect.intake import Source, take_in
from pipelines.documents import batch
from pipelines.extraction.batch import extract_batch
from pipelines.places import Home
from pipelines.resources import Engine, LandingZone, Progress, Warehouse
from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.increments import TABLE, Increments, Run
from warehouse.stamps import Stamps
from warehouse.store import Store

BATCH_DOCUMENTS = 32
BATCH_BYTES = 16 * 1024 * 1024
"""A batch is full at either: small enough to share out evenly, large enough to be worth sending."""

SHOWN = 20
"""New or rejected files that are named in the Dagster UI; the tables have all of them."""
_LOOKING = "Looking at what has landed"


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
        _readings(home.store).forget()
    known = _known(home)
    sources = take_in(
        known,
        landing.files(),
        landing.examples(),
        archive=home.archive,
        examine=lambda documents: _unreadable(documents, home, engine, progress),
        withdrawn=home.withdrawals.latest(),
        now=datetime.now(UTC),
        stands=lambda uri: _stands(uri, home),
        look_again=config.full or _readers_changed(home.store),
    )
    engine.prepare(extract_batch)  # what was read now is searched for facts next
    before, held = _current(known), _current(sources)
    replaced = {source.document_id for source in sources if source.superseded_by is not None}
    table = pa.Table.from_pylist([asdict(s) for s in sources], schema=load_contracts()["raw.intake"].arrow_schema())
    result = keep(
        home.store,
        "raw.intake",
        table,
        documents=len(held),
        documents_added=len(held - before),
        documents_left=len(before - held - replaced),
        files_rejected=sum(not source.accepted for source in sources),
    )
    _keep_register(home)
    told = {"new_documents": _new(sources, held - before), "rejected": _rejected(sources)}
    shown = {name: dg.MetadataValue.md(text) for name, text in told.items() if text}
    return result._replace(metadata={**(result.metadata or {}), **shown})


def _current(sources: Iterable[Source]) -> set[str | None]:
    """The documents that count: accepted, and neither withdrawn nor superseded by a newer version."""
    return {s.document_id for s in sources if s.accepted and s.withdrawn_at is None and s.superseded_by is None}


def _new(sources: Iterable[Source], document_ids: Collection[str | None]) -> str:
    """The documents that came in, as a list to be read in the UI."""
    names = sorted({source.source_name for source in sources if source.accepted and source.document_id in document_ids})
    return "\n".join(f"- {in_one_line(name)}" for name in names[:SHOWN]) + _further(len(names))


def _rejected(sources: Iterable[Source]) -> str:
    """What could not be taken in, and why."""
    rows = [(in_one_line(s.source_name), in_one_line(s.reason or "")) for s in sources if not s.accepted]
    if not rows:
        return ""
    lines = ["| file | why |", "|---|---|", *(f"| {name} | {reason} |" for name, reason in rows[:SHOWN])]
    return "\n".join(lines) + _further(len(rows))


def _further(number: int) -> str:
    return f"\n\nand {number - SHOWN:,} more" if number > SHOWN else ""


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
    rows = _readings(home.store)
    if not config.full and (unchanged := kept_as_it_is(home.store, "raw.reading", recipe, documents_read=0)):
        rows.forget()
        return unchanged
    wanted = _documents_held(_rows(home.store, "raw.intake"))
    before = _places(rows, wanted, full=config.full)
    unread = [(document_id, wanted[document_id]) for document_id in sorted(wanted.keys() - before.keys())]
    for _ in _read(unread, home, engine, progress, "Reading"):
        pass  # set aside one after the other
    places = _places(rows, wanted, full=config.full)
    kept = sum(run == TABLE for run in places.values())
    result = keep(
        home.store, "raw.reading", rows.merged(places), recipe=recipe,
        documents_read=len(places) - kept, documents_kept=kept,
    )  # fmt: skip
    rows.forget()
    return result


def _readings(store: Store) -> Increments:
    return Increments(store, "raw.reading", batch.READINGS)


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
    """The name of each document that is neither rejected nor withdrawn: of several the first in the order of addresses,
    for the order in which they came is nothing that the documents tell."""
    held: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: str(source["source_uri"])):
        if source["outcome"] == "accepted" and source["withdrawn_at"] is None:
            held.setdefault(source["document_id"], source["source_name"])
    return held


def _places(rows: Increments, wanted: Mapping[str, str], *, full: bool) -> dict[str, Run]:
    """Where the rows are that would come out the same if their documents were read again."""
    return {
        row["document_id"]: run
        for run, row in rows.known(("document_id", "reader_version", "source_name"))
        if not (full and run == TABLE)
        and row["reader_version"] == batch.VERSION
        and row["source_name"] == wanted.get(row["document_id"])
    }


def _unreadable(documents: Sequence[tuple[str, str]], home: Home, engine: Engine, progress: Progress) -> dict[str, str]:
    """The reasons of those documents that can't be read. What a refresh that was killed has read isn't read again."""
    rows, asked = _readings(home.store), dict(documents)
    known = _places(rows, asked, full=True)
    for _ in _read([each for each in documents if each[0] not in known], home, engine, progress, _LOOKING):
        pass  # set aside one after the other
    places = _places(rows, asked, full=True)
    outcomes = rows.known(("document_id", "outcome", "reason"))
    return {
        row["document_id"]: row["reason"]
        for run, row in outcomes
        if row["outcome"] == "rejected" and places.get(row["document_id"]) == run
    }


def _read(
    documents: Sequence[tuple[str, str]], home: Home, engine: Engine, progress: Progress, doing: str
) -> Iterator[pa.RecordBatch]:
    done = 0
    made = engine.spread(batch.read_batch, _batches(documents, home.archive), batch.not_read)
    for readings in _readings(home.store).set_aside(made):
        require_version(batch.VERSION, readings.column("reader_version").to_pylist())
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
    return set(store.read("raw.reading", ["reader_version"]).column("reader_version").to_pylist()) != {batch.VERSION}


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
