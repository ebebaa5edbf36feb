"""The tables between two assets: one Parquet file each, `<home>/tables/<schema>/<table>.parquet`.

Belongs here: reading and replacing them. Not here: which rules they must keep (`rules`), who computes them (`runner`
and the assets), or the database that people open (`publish`).

A file is replaced only by a table that keeps its contract; until then the old one stands. A table that grows with the
documents need not fit into memory: it is written and read part by part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import Contract
from warehouse.files import aside, put_in_place
from warehouse.rules import Result, ShapeBroken, conform, verify_key, verify_rows


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
    rules: tuple[Result, ...]
    """The rules of its contract that it was held against, and keeps."""


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

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Of all columns or some. Raises TableMissing."""
        if not self.exists(table):
            raise TableMissing(f"{table} hasn't been built yet: there is no {self.path(table)}")
        return pq.read_table(self.path(table), columns=columns)

    def first_rows(self, table: str, count: int) -> pa.Table:
        with pq.ParquetFile(self.path(table)) as file:
            batches = list(islice(file.iter_batches(batch_size=count), 1))
            return pa.Table.from_batches(batches, schema=file.schema_arrow)

    def write(self, contract: Contract, table: pa.Table) -> Written:
        """Replace the contract's table, if it keeps the contract and differs from what is there.

        Raises ContractBroken, and leaves the old file as it is.
        """
        return self.write_parts(contract, [table])

    def write_parts(self, contract: Contract, parts: Iterable[pa.Table]) -> Written:
        """As `write`; each part becomes a row group, and is let go before the next."""
        path = self.path(contract.name)
        written = aside(path, "write")
        try:
            count, rules = _write(contract, parts, written)
            rules += _kept(verify_key(contract, written))
            digest = sha256_of(written)
            changed = not path.exists() or sha256_of(path) != digest
            if changed:
                put_in_place(written, path)
        finally:
            written.unlink(missing_ok=True)
        return Written(count, digest, changed, tuple(rules))


def _write(contract: Contract, parts: Iterable[pa.Table], file: Path) -> tuple[int, list[Result]]:
    """The number of rows, and the rules that each of them keeps. Raises ContractBroken."""
    schema = contract.arrow_schema()
    rows, rules = 0, list[Result]()
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for part in parts:
            try:
                conformed = conform(contract, part)
            except ShapeBroken as error:
                raise ContractBroken(str(error)) from None
            rules = _kept(verify_rows(contract, conformed))
            writer.write_table(conformed.cast(schema))
            rows += conformed.num_rows
    return rows, rules


def _kept(results: list[Result]) -> list[Result]:
    for result in results:
        if not result.passed:
            raise ContractBroken(result.line)
    return results


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
