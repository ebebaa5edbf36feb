"""The tables between two assets: one Parquet file each, `<home>/tables/<schema>/<table>.parquet`.

Belongs here: reading and replacing them. Not here: which rules they must keep (`rules`), who computes them (`runner`
and the assets), or the database that people open (`publish`).

A file is replaced only by a table that keeps its contract; until then the old one stands.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import Contract
from warehouse.files import aside, put_in_place
from warehouse.rules import ShapeBroken, conform, verify


class ContractBroken(ValueError):
    """A table that breaks its contract; the message is one line with table, column, rule and some of the rows."""


class TableMissing(LookupError):
    """A table that hasn't been written yet."""


@dataclass(frozen=True)
class Written:
    """What came of writing a table."""

    rows: int
    sha256: str
    """Of the Parquet file: the same rows in the same order give the same bytes."""
    changed: bool


@dataclass(frozen=True)
class Store:
    """The tables of one data folder."""

    home: Path

    def path(self, table: str) -> Path:
        """Where 'schema.table' is or will be."""
        schema, _, name = table.partition(".")
        return self.home / "tables" / schema / f"{name}.parquet"

    def exists(self, table: str) -> bool:
        return self.path(table).exists()

    def read(self, table: str) -> pa.Table:
        """Raises TableMissing."""
        if not self.exists(table):
            raise TableMissing(f"{table} hasn't been built yet: there is no {self.path(table)}")
        return pq.read_table(self.path(table))

    def write(self, contract: Contract, table: pa.Table) -> Written:
        """Replace the contract's table, if it keeps the contract and differs from what is there.

        Raises ContractBroken, and leaves the old file as it is.
        """
        try:
            conformed = conform(contract, table)
        except ShapeBroken as error:
            raise ContractBroken(str(error)) from None
        for result in verify(contract, conformed):
            if not result.passed:
                raise ContractBroken(result.line)
        path = self.path(contract.name)
        written = aside(path, "write")
        try:
            pq.write_table(conformed.cast(contract.arrow_schema()), written, compression="zstd")
            digest = sha256_of(written)
            changed = not path.exists() or sha256_of(path) != digest
            if changed:
                put_in_place(written, path)
        finally:
            written.unlink(missing_ok=True)
        return Written(conformed.num_rows, digest, changed)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
