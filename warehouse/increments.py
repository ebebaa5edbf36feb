"""Tables of one row per document that grow with the archive, and are too large to be held in memory.

Belongs here: the rows as the table last had them, rows that were made since and set aside one batch after the other,
and the two merged into the next table. Not here: which rows still hold (`pipelines.assets`), or the Parquet file of the
table (`store`).

What was set aside outlives a process that is killed: the next one goes on from there.
"""

from __future__ import annotations

import heapq
import os
import shutil
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.store import Store

ROWS_A_PART = 128
"""Documents in a row group: some twenty megabytes of long reports."""
_KEY = "document_id"

Run = int
"""Where a row is: a run of files that is sorted by document. The table itself is the first."""
TABLE: Run = 0


class _Row(NamedTuple):
    """Where a row is."""

    key: str
    batch: pa.RecordBatch
    at: int


@dataclass
class Increments:
    """The rows of one table. `schema` is that of the rows, whose `document_id` is their key."""

    store: Store
    table: str
    schema: pa.Schema

    @cached_property
    def folder(self) -> Path:
        """Where rows are set aside."""
        return self.store.path(self.table).with_suffix(".aside")

    def known(self, columns: Sequence[str]) -> Iterator[tuple[Run, dict[str, Any]]]:
        """These columns of every row there is, those of the table first, the later of two last."""
        for number, files in enumerate(self._runs()):
            for file in files:
                for row in pq.read_table(file, columns=list(columns)).to_pylist():
                    yield number, row

    def forget(self) -> None:
        """Let go of what was set aside."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Keep batches, whose documents are in the order of their ids, and pass each of them on once it is kept."""
        run = next(number for number in count(1) if not any(self.folder.glob(f"{number:04}-*")))
        for number, batch in enumerate(batches):
            self.folder.mkdir(parents=True, exist_ok=True)
            file = self.folder / f"{run:04}-{number:06}.parquet"
            written = file.with_suffix(".part")
            pq.write_table(pa.Table.from_batches([batch]), written, compression="lz4")
            os.replace(written, file)
            yield batch

    def merged(self, places: Mapping[str, Run]) -> Iterator[pa.Table]:
        """The rows at these places in the order of their ids, part by part; one empty part where there are none."""
        rows = heapq.merge(
            *(self._rows(files, _at(places, number)) for number, files in enumerate(self._runs())),
            key=lambda row: row.key,
        )
        any_yet = False
        while some := list(islice(rows, ROWS_A_PART)):
            yield self._joined(_pieces(some))
            any_yet = True
        if not any_yet:
            yield self._joined([])

    def _joined(self, pieces: Sequence[pa.RecordBatch]) -> pa.Table:
        return pa.Table.from_batches(pieces, schema=self.schema).combine_chunks()

    def _rows(self, files: Sequence[Path], wanted: Collection[str]) -> Iterator[_Row]:
        for file in files if wanted else ():
            for batch in parts_with(file, wanted):
                batch = batch.cast(self.schema)
                for at, key in enumerate(batch.column(_KEY).to_pylist()):
                    if key in wanted:
                        yield _Row(key, batch, at)

    def _runs(self) -> list[list[Path]]:
        """The table's file, and then the files of each time that rows were set aside."""
        runs: dict[str, list[Path]] = {}
        for file in sorted(self.folder.glob("*.parquet")):
            runs.setdefault(file.name.partition("-")[0], []).append(file)
        all_of_them = [[self.store.path(self.table)], *runs.values()]
        return [[file for file in files if self._fits(file)] for files in all_of_them]

    def _fits(self, file: Path) -> bool:
        """Whether it can be read, and has these columns."""
        try:
            pq.read_schema(file).empty_table().cast(self.schema)
        except (OSError, ValueError, pa.ArrowException):
            return False
        return True


def parts_with(file: Path, keys: Collection[str], columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The row groups of a file, sorted by document, that may hold one of these documents; of all columns or some."""
    ordered = sorted(keys)
    with pq.ParquetFile(file) as parquet:
        for number in range(parquet.num_row_groups):
            group = parquet.metadata.row_group(number)
            if _spans_one(group, ordered):
                yield from parquet.read_row_group(number, columns=columns).combine_chunks().to_batches()


def _spans_one(group: Any, ordered: Sequence[str]) -> bool:
    """Whether a key lies between the least and the greatest of the group, as far as the file tells them."""
    (column,) = (at for at in range(group.num_columns) if group.column(at).path_in_schema == _KEY)
    told = group.column(column).statistics
    if told is None or not told.has_min_max:
        return True
    first = bisect_left(ordered, told.min)
    return first < len(ordered) and ordered[first] <= told.max


def _pieces(rows: Sequence[_Row]) -> list[pa.RecordBatch]:
    """The rows, those in one piece that follow on one another where they are: nearly all of them do."""
    ends = [end for end in range(1, len(rows)) if not _follows(rows[end], rows[end - 1])]
    return [
        rows[start].batch.slice(rows[start].at, end - start)
        for start, end in zip([0, *ends], [*ends, len(rows)], strict=True)
    ]


def _follows(row: _Row, before: _Row) -> bool:
    return row.batch is before.batch and row.at == before.at + 1


def _at(places: Mapping[str, Run], run: Run) -> frozenset[str]:
    return frozenset(key for key, place in places.items() if place == run)
