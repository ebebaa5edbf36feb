"""Where an exported file can be had from without asking the database: an earlier export, or the table's own Parquet.

Belongs here: knowing that a file holds the same rows, and taking it. Not here: writing one (`export`).

The published database tells of each table which Parquet file it was made from. An export notes for each of its files
what it was made of, so that the next one into the same folder takes over those of tables that have not changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb

from warehouse.datapackage import DESCRIPTOR
from warehouse.store import Store, sha256_of


@dataclass(frozen=True)
class Sources:
    """Files that may hold what is asked of a database."""

    connection: duckdb.DuckDBPyConnection
    """With the database in use."""
    database: Path
    folder: Path
    """Of the earlier export, if there is one."""

    def version(self, table: str, question: str) -> str | None:
        """A name for the answer, another one where the table holds other rows; None where that isn't known."""
        sha256 = self._sha256.get(table)
        return sha256 and hashlib.sha256(f"{sha256}\n{question}".encode()).hexdigest()[:16]

    def take_export(self, version: str | None, into: Path) -> tuple[Path, ...]:
        """Files of this version, put into a folder under the names that they had; none where they aren't there."""
        files = self._exported.get(version or "", ())
        if not all(self._is_as_written(file) for file in files):
            return ()
        for file in files:
            target = into / file
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self.folder / file, target)  # the folder that it is in goes
            except OSError:
                shutil.copy2(self.folder / file, target)
        return tuple(files)

    def take_table(self, table: str, target: Path) -> bool:
        """Copy the Parquet file that the table of the database was made from, where it is still there."""
        store = Store(self.database.parent)
        if table not in self._sha256 or not store.exists(table):
            return False
        if sha256_of(store.path(table)) != self._sha256[table]:
            return False
        shutil.copyfile(store.path(table), target)
        return True

    @cached_property
    def _sha256(self) -> dict[str, str]:
        """Of the Parquet file of each table, as far as the database tells."""
        try:
            return dict(self.connection.execute("select table_name, sha256 from meta.table").fetchall())
        except duckdb.CatalogException:  # of before there was this table
            return {}

    @cached_property
    def _exported(self) -> dict[str, Sequence[Path]]:
        """Files of the earlier export by their version."""
        found: dict[str, list[Path]] = defaultdict(list)
        try:
            described = json.loads((self.folder / DESCRIPTOR).read_text(encoding="utf-8"))
            for resource in described["resources"]:
                if "version" in resource:
                    found[str(resource["version"])].append(Path(resource["path"]))
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return dict(found)

    def _is_as_written(self, file: Path) -> bool:
        """Whether nobody has changed it since the description was written, which comes last."""
        try:
            return (self.folder / file).stat().st_mtime_ns <= (self.folder / DESCRIPTOR).stat().st_mtime_ns
        except OSError:
            return False
