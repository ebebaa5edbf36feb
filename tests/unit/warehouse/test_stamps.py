"""A table is not made again while what it was made from, and the file itself, are what they were."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.stamps import Stamps
from warehouse.store import Store

TABLE, UPSTREAM = "core.dim_grade", "ref.grade"


@pytest.fixture
def stamps(tmp_path: Path) -> Stamps:
    store = Store(tmp_path)
    for table in (UPSTREAM, TABLE):
        store.path(table).parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table({"grade": ["good"]}), store.path(table))
    stamps = Stamps(store)
    recipe = stamps.recipe(TABLE, "1", [UPSTREAM])
    stamps.put(TABLE, recipe, stamps.sha256(TABLE), {"rows": 1})
    return stamps


def test_a_stamp_holds_while_nothing_changes(stamps: Stamps) -> None:
    stamp = stamps.held(TABLE, stamps.recipe(TABLE, "1", [UPSTREAM]))
    assert stamp is not None
    assert stamp.notes == {"rows": 1}


def test_other_code_makes_another_recipe(stamps: Stamps) -> None:
    assert stamps.held(TABLE, stamps.recipe(TABLE, "2", [UPSTREAM])) is None
    assert stamps.held(TABLE, stamps.recipe(TABLE, "1", [UPSTREAM], "another input")) is None


def test_another_upstream_file_makes_another_recipe(stamps: Stamps) -> None:
    path = stamps.store.path(UPSTREAM)
    path.write_bytes(path.read_bytes() + b"more")
    assert stamps.held(TABLE, stamps.recipe(TABLE, "1", [UPSTREAM])) is None


def test_a_file_that_was_replaced_is_not_the_one_that_was_stamped(stamps: Stamps) -> None:
    recipe = stamps.recipe(TABLE, "1", [UPSTREAM])
    path = stamps.store.path(TABLE)
    path.write_bytes(path.read_bytes() + b"more")
    assert stamps.held(TABLE, recipe) is None


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"recipe": 1'])
def test_a_stamp_that_can_not_be_read_is_none(stamps: Stamps, content: str) -> None:
    stamps.path(TABLE).write_text(content)
    assert stamps.held(TABLE, stamps.recipe(TABLE, "1", [UPSTREAM])) is None


def test_forgotten_stamps_are_gone(stamps: Stamps) -> None:
    stamps.forget()
    assert stamps.held(TABLE, stamps.recipe(TABLE, "1", [UPSTREAM])) is None
