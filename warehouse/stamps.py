"""What each table was made from, so that a step whose inputs are what they were need not be run again.

Belongs here: one small file beside each Parquet file, and whether it still holds. Not here: what a step does
(`pipelines.assets`), or the Parquet files (`store`).

A stamp holds while its recipe is the same (the code and the bytes of every input) and the Parquet file is the one that
was stamped. Without stamps everything is simply made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.store import Store, sha256_of


@dataclass(frozen=True)
class Stamp:
    """How a Parquet file came about."""

    recipe: str
    sha256: str
    bytes: int
    changed_ns: int
    notes: dict[str, Any] = field(default_factory=dict)
    """What the step said about the table, as JSON can hold it."""


@dataclass(frozen=True)
class Stamps:
    """The stamps of the tables of a store."""

    store: Store

    def path(self, table: str) -> Path:
        return self.store.path(table).with_suffix(".stamp.json")

    def recipe(self, table: str, code_version: str, upstream: Iterable[str], *inputs: str) -> str:
        """The name of everything that the table follows from; `inputs` are those that aren't tables."""
        parts = [table, code_version, duckdb.__version__, load_contracts()[table].model_dump_json(), *inputs]
        parts += [f"{name} {self.sha256(name)}" for name in sorted(upstream)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def held(self, table: str, recipe: str) -> Stamp | None:
        """The stamp, where the table would come out the same if it were made again."""
        stamp = self._read(table)
        return stamp if stamp is not None and stamp.recipe == recipe else None

    def sha256(self, table: str) -> str:
        """Of the Parquet file, which is read only where no stamp tells it; "" where there is none."""
        stamp = self._read(table)
        if stamp is not None:
            return stamp.sha256
        return sha256_of(self.store.path(table)) if self.store.exists(table) else ""

    def put(self, table: str, recipe: str, sha256: str, notes: dict[str, Any]) -> None:
        """Stamp the Parquet file that has just been written, or found to be as it should be."""
        status = self.store.path(table).stat()
        stamp = Stamp(recipe, sha256, status.st_size, status.st_mtime_ns, notes)
        written = aside(self.path(table), "write")
        written.write_text(json.dumps(asdict(stamp), ensure_ascii=False), encoding="utf-8")
        put_in_place(written, self.path(table))

    def forget(self) -> None:
        """Remove all stamps: everything is made anew."""
        for file in (self.store.home / "tables").glob("*/*.stamp.json"):
            file.unlink(missing_ok=True)

    def _read(self, table: str) -> Stamp | None:
        try:
            stamp = Stamp(**json.loads(self.path(table).read_text(encoding="utf-8")))
            status = self.store.path(table).stat()
        except (OSError, ValueError, TypeError):
            return None
        return stamp if (stamp.bytes, stamp.changed_ns) == (status.st_size, status.st_mtime_ns) else None
