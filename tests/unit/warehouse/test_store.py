"""The store: a table replaces the old one only if it keeps its contract, all at once, and only if it differs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.contract import Contract
from warehouse.store import ContractBroken, Store, TableMissing

CONTRACT = Contract.model_validate(
    {
        "schema_name": "core",
        "table": "count",
        "description": "What was counted",
        "grain": "one row per count",
        "key": ["name"],
        "published": True,
        "columns": [
            {"name": "name", "type": "varchar", "meaning": "name"},
            {"name": "share", "type": "double", "meaning": "share", "range": [0, 1], "nullable": True},
            {"name": "sense", "type": "varchar", "meaning": "sense", "values": ["met", "not_met"], "nullable": True},
        ],
    }
)
GOOD = {"name": ["a", "b"], "share": [0.5, None], "sense": ["met", None]}


def table(**changes: list[Any]) -> pa.Table:
    return pa.table({**GOOD, **changes})


def test_what_was_written_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    written = store.write(CONTRACT, table())
    assert (written.rows, written.changed) == (2, True)
    assert store.read("core.count").to_pydict() == GOOD
    assert store.read("core.count").schema == CONTRACT.arrow_schema()
    assert store.path("core.count") == tmp_path / "tables" / "core" / "count.parquet"


def test_an_unchanged_table_is_left_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = store.write(CONTRACT, table())
    os.utime(store.path("core.count"), (1, 1))
    second = store.write(CONTRACT, table())
    assert (second.sha256, second.changed) == (first.sha256, False)
    assert store.path("core.count").stat().st_mtime == 1
    assert store.write(CONTRACT, table(share=[0.5, 0.25])).changed


def test_a_table_may_come_in_parts_and_is_held_against_its_contract_as_a_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    written = store.write_parts(CONTRACT, (table().slice(at, 1) for at in range(2)))
    assert (written.rows, store.read("core.count").to_pydict()) == (2, GOOD)
    assert all(rule.passed for rule in written.rules)
    with pytest.raises(ContractBroken, match="must have one row per name: 4 rows break it"):
        store.write_parts(CONTRACT, (table() for _ in range(2)))
    assert store.read("core.count").to_pydict() == GOOD


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (table(name=["a", None]), "core.count.name must not be null: 1 row breaks it, such as (name=null)"),
        (table(name=["a", "a"]), "core.count must have one row per name: 2 rows break it, such as (name=a, times=2)"),
        (table(share=[-1, 2]), "core.count.share must be at least 0 and at most 1: 2 rows break it"),
        (table(share=[0.5, float("nan")]), "core.count.share must be at least 0 and at most 1: 1 row breaks it"),
        (table(sense=["met", "maybe"]), "core.count.sense must be one of met, not_met: 1 row breaks it, such as"),
        (table(share=["x", "y"]), "core.count.share must be double"),
        (table().drop_columns("share"), "core.count: no column share"),
        (table(more=[1, 2]), "core.count: column more isn't in its contract"),
    ],
)  # fmt: skip
def test_a_table_that_breaks_its_contract_replaces_nothing(tmp_path: Path, broken: pa.Table, complaint: str) -> None:
    store = Store(tmp_path)
    store.write(CONTRACT, table())
    with pytest.raises(ContractBroken) as raised:
        store.write(CONTRACT, broken)
    assert str(raised.value).startswith(complaint)
    assert "\n" not in str(raised.value)
    assert store.read("core.count").to_pydict() == GOOD
    assert [file.name for file in store.path("core.count").parent.iterdir()] == ["count.parquet"]


def test_a_write_that_fails_half_way_leaves_the_old_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.write(CONTRACT, table())

    def fail(_writer: pq.ParquetWriter, _table: pa.Table) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", fail)
    with pytest.raises(OSError, match="no space"):
        store.write(CONTRACT, table(share=[0.1, 0.2]))
    assert store.read("core.count").to_pydict() == GOOD
    assert [file.name for file in store.path("core.count").parent.iterdir()] == ["count.parquet"]


def test_what_a_dead_process_left_behind_is_cleared_away(tmp_path: Path) -> None:
    store = Store(tmp_path)
    folder = store.path("core.count").parent
    folder.mkdir(parents=True)
    (folder / f"count.parquet.write-{_pid_of_nobody()}").write_bytes(b"half")
    (folder / f"count.parquet.write-{os.getppid()}").write_bytes(b"somebody is still at it")
    store.write(CONTRACT, table())
    assert {file.name for file in folder.iterdir()} == {"count.parquet", f"count.parquet.write-{os.getppid()}"}


def test_a_table_that_was_never_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableMissing, match=r"core\.count hasn't been built yet"):
        Store(tmp_path).read("core.count")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])),
        st.tuples(st.none() | st.floats(0, 1), st.sampled_from([None, "met", "not_met"])),
    )
)
def test_any_table_that_keeps_its_contract_comes_back_as_it_was(
    tmp_path: Path, counts: dict[str, tuple[float | None, str | None]]
) -> None:
    store = Store(tmp_path)
    rows = [{"name": name, "share": share, "sense": sense} for name, (share, sense) in counts.items()]
    given_table = pa.Table.from_pylist(rows, schema=CONTRACT.arrow_schema())
    store.write(CONTRACT, given_table)
    assert store.read("core.count").equals(given_table)


def _pid_of_nobody() -> int:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return child
