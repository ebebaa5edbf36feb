"""Rows of documents that are kept, set aside and merged without ever being in memory together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse import increments
from warehouse.contract import Column, Contract
from warehouse.increments import TABLE, Increments, parts_with
from warehouse.store import Store

SCHEMA = pa.schema([("document_id", pa.string()), ("title", pa.string())])
CONTRACT = Contract(
    schema_name="raw",
    table="note",
    description="Notes on documents",
    grain="one row per document",
    key=("document_id",),
    published=False,
    columns=(
        Column(name="document_id", type="varchar", meaning="which document"),
        Column(name="title", type="varchar", meaning="its title", nullable=True),
    ),
)


@pytest.fixture
def rows(tmp_path: Path) -> Increments:
    return Increments(Store(tmp_path), "raw.note", SCHEMA)


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(increments, "ROWS_A_PART", 2)


def batch(titles: dict[str, str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"document_id": list(titles), "title": list(titles.values())}, schema=SCHEMA)


def write(rows: Increments, titles: dict[str, str]) -> None:
    part = pa.Table.from_batches([batch(dict(sorted(titles.items())))])
    rows.store.write_parts(CONTRACT, (part.slice(at, 2) for at in range(0, part.num_rows, 2)))


def put_aside(rows: Increments, *batches: dict[str, str]) -> None:
    for _ in rows.set_aside(map(batch, batches)):
        pass


def places(rows: Increments) -> dict[str, int]:
    return {row["document_id"]: run for run, row in rows.known(["document_id"])}


def merged(rows: Increments) -> list[dict[str, str]]:
    return [dict(zip(*part.to_pydict().values(), strict=True)) for part in rows.merged(places(rows)) if part.num_rows]


def test_old_and_new_rows_come_in_one_order_and_in_parts_of_one_size(rows: Increments) -> None:
    write(rows, {"b": "old", "d": "old", "f": "old"})
    put_aside(rows, {"a": "new", "c": "new"}, {"e": "new"})
    assert merged(rows) == [{"a": "new", "b": "old"}, {"c": "new", "d": "old"}, {"e": "new", "f": "old"}]


def test_the_same_rows_give_the_same_file_however_they_came(rows: Increments) -> None:
    write(rows, dict.fromkeys("abcde", "x"))
    file = rows.store.path("raw.note")
    at_once = file.read_bytes()
    file.unlink()
    put_aside(rows, {"d": "x"}, {"e": "x"})
    put_aside(rows, {"a": "x", "b": "x", "c": "x"})
    rows.store.write_parts(CONTRACT, rows.merged(places(rows)))
    assert file.read_bytes() == at_once


def test_of_a_row_that_was_made_again_the_later_one_counts(rows: Increments) -> None:
    write(rows, {"a": "old", "b": "old"})
    put_aside(rows, {"b": "new"})
    put_aside(rows, {"b": "newest"})
    assert merged(rows) == [{"a": "old", "b": "newest"}]


def test_a_row_that_no_place_is_given_for_leaves(rows: Increments) -> None:
    write(rows, {"a": "old", "b": "old"})
    (part,) = rows.merged({"b": TABLE})
    assert part.to_pydict() == {"document_id": ["b"], "title": ["old"]}


def test_what_was_set_aside_before_the_work_was_cut_off_is_still_there(rows: Increments) -> None:
    def cut_off() -> Iterator[pa.RecordBatch]:
        yield batch({"a": "new"})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(rows.set_aside(cut_off()))
    (rows.folder / "0001-000001.part").write_bytes(b"half")
    assert places(rows) == {"a": 1}
    rows.forget()
    assert places(rows) == {}


def test_a_file_of_other_columns_or_none_at_all_is_passed_over(rows: Increments) -> None:
    write(rows, {"a": "old"})
    pq.write_table(pa.table({"document_id": ["a"], "heading": ["x"]}), rows.store.path("raw.note"))
    put_aside(rows, {"b": "new"})
    (rows.folder / "0001-000009.parquet").write_bytes(b"torn")
    assert merged(rows) == [{"b": "new"}]


def test_without_rows_there_is_one_empty_part(rows: Increments) -> None:
    (part,) = rows.merged({})
    assert part.schema == SCHEMA
    assert part.num_rows == 0


def test_only_the_parts_that_may_hold_a_document_are_read(rows: Increments) -> None:
    write(rows, dict.fromkeys("abcdef", "x"))
    found = parts_with(rows.store.path("raw.note"), {"c", "x"})
    assert [part.column("document_id").to_pylist() for part in found] == [["c", "d"]]
