"""The rows of a model come part by part, the same rows in the same parts."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from warehouse.models import Model
from warehouse.runner import BYTES_A_PART, ROWS_A_PART, parts, run
from warehouse.store import Store

MANY = 2 * ROWS_A_PART + 5


def model(sql: str) -> Model:
    return Model("core.numbers", sql, (), "1", "")


def test_many_rows_come_in_parts_that_are_the_whole(tmp_path: Path) -> None:
    numbers = model(f"select range as number from range({MANY}) order by number")
    found = list(parts(numbers, Store(tmp_path)))
    assert [part.num_rows for part in found] == [ROWS_A_PART, ROWS_A_PART, 5]
    assert pa.concat_tables(found).equals(run(numbers, Store(tmp_path)))


def test_long_rows_come_in_smaller_parts(tmp_path: Path) -> None:
    texts = model("select range as number, repeat('x', 20_000) as text from range(2_000) order by number")
    found = list(parts(texts, Store(tmp_path)))
    assert [part.num_rows for part in found] == [512, 512, 512, 464]
    assert max(part.nbytes for part in found) < 1.5 * BYTES_A_PART


def test_no_row_is_one_empty_part(tmp_path: Path) -> None:
    (part,) = parts(model("select 1 as number where false"), Store(tmp_path))
    assert (part.num_rows, part.column_names) == (0, ["number"])


def test_what_fails_halfway_is_told_as_what_fails_at_once(tmp_path: Path) -> None:
    halfway = model(f"select if(range = {MANY - 1}, 'a dozen', '12')::integer as number from range({MANY})")
    with pytest.raises(duckdb.Error, match="a dozen"):
        list(parts(halfway, Store(tmp_path)))
