"""Publishing the small warehouse of `tests.sql.small` again and again, with other facts each time."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from tests.sql.small import SEEN
from warehouse.contract import load_contracts
from warehouse.publish import Published, publish
from warehouse.reader import query
from warehouse.store import Store

Row = dict[str, Any]


CASE_COUNT: Row = {
    "force_id": "kent",
    "subject": "victims weren't told",
    "denominator": 90,
    "numerator_counts": "not_met",
    "share": 0.5,
    "share_low": 0.4,
    "share_high": 0.6,
    "section": "",
    "quote": "In 45 of 90 files victims weren't told.",
    "span_start": 0,
    "span_end": 39,
    "anchor_start": 3,
    "anchor_end": 11,
    "rule": "by hand",
    "extractor_version": "1",
}


def database_of(store: Store) -> Path:
    return store.home / "peel.duckdb"


def release(store: Store, **options: bool) -> Published:
    return publish(store, load_contracts(), database_of(store), **options)


def rewrite(store: Store, table: str, rows: list[Row]) -> None:
    contract = load_contracts()[table]
    store.write(contract, pa.Table.from_pylist(rows, schema=contract.arrow_schema()))


def counts(store: Store, *numerators: int, document_id: str = "d1") -> None:
    """Let the warehouse hold these case counts of 90, and no other: f0, f1, …"""
    rows = [
        CASE_COUNT | {"fact_id": f"f{at}", "numerator": numerator, "document_id": document_id}
        for at, numerator in enumerate(numerators)
    ]
    rewrite(store, "core.fact_case_count", rows)


def documents(store: Store, **gone: Row) -> None:
    """Let d1 and d2 be documents, save those named, of whom it is noted why."""
    (document,) = store.read("core.dim_document").slice(0, 1).to_pylist()
    (source,) = store.read("raw.document").slice(0, 1).to_pylist()
    sources = [
        source | {"document_id": name, "source_name": f"{name}.txt", "source_uri": f"{name}.txt"} | gone.get(name, {})
        for name in ("d1", "d2")
    ]
    rewrite(store, "raw.document", sources)
    rewrite(
        store,
        "core.dim_document",
        [
            document | {"document_id": s["document_id"], "source_name": s["source_name"]}
            for s in sources
            if s["is_current"]
        ],
    )


WITHDRAWN: Row = {"withdrawn_at": SEEN, "is_current": False}


def known(store: Store, moment: datetime | str) -> list[tuple[str, int]]:
    """Which case counts the database says were known at a moment."""
    statement = f"select fact_id, numerator from core.fact_case_count_as_known('{moment}') order by fact_id"
    return [(row["fact_id"], row["numerator"]) for row in query(database_of(store), statement).to_pylist()]


def copy_of(tables: Path, folder: Path) -> Store:
    shutil.copytree(tables, folder, dirs_exist_ok=True)
    return Store(folder)
