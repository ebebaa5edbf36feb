"""A model that breaks says on whose data."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.sql.small import REFERENCE, given_rows, write
from warehouse.culprit import explain_failure
from warehouse.models import Model
from warehouse.runner import run
from warehouse.store import Store

SQL = """
select document_id, cast(unnest(numbers).text as integer) as number
from raw.extraction
"""
MODEL = Model("core.broken", SQL, ("raw.extraction",), "1", "")


def store_of(home: Path, numbers: dict[str, str]) -> Store:
    """One document for each name, which holds one number as written."""
    store = Store(home)
    (reading,) = given_rows("A report")["raw.reading"]
    (extraction,) = given_rows("A report")["raw.extraction"]
    write(store, "raw.reading", [reading | {"document_id": name, "source_name": f"{name}.txt"} for name in numbers])
    write(
        store,
        "raw.extraction",
        [
            extraction | {"document_id": name, "numbers": [extraction["numbers"][0] | {"text": text}]}
            for name, text in numbers.items()
        ],
    )
    write(store, "ref.force", REFERENCE["ref.force"])
    return store


@pytest.mark.parametrize("place", [0, 3, 6])
def test_the_document_is_named_wherever_it_stands(tmp_path: Path, place: int) -> None:
    store = store_of(tmp_path, {f"d{n}": "12" if n != place else "a dozen" for n in range(7)})
    with pytest.raises(duckdb.Error) as broken:
        run(MODEL, store)
    message = str(explain_failure(MODEL, store, broken.value))
    assert message.startswith(f"core.broken fails on d{place}.txt (document d{place}): ")
    assert "a dozen" in message
    assert "\n" not in message


def test_the_document_is_named_whichever_table_it_comes_from(tmp_path: Path) -> None:
    store = store_of(tmp_path, {f"d{n}": "12" for n in range(5)})
    model = Model(
        "core.broken", "select cast(right(source_name, 5)[1] as integer) from raw.reading", ("raw.reading",), "1", ""
    )
    (reading,) = given_rows("A report")["raw.reading"]
    names = {"d1": "report-1.txt", "d2": "report-x.txt", "d3": "report-3.txt"}
    write(store, "raw.reading", [reading | {"document_id": key, "source_name": name} for key, name in names.items()])
    with pytest.raises(duckdb.Error) as broken:
        run(model, store)
    assert str(explain_failure(model, store, broken.value)).startswith(
        "core.broken fails on report-x.txt (document d2): "
    )


def test_a_fault_of_the_model_itself_is_laid_on_no_document(tmp_path: Path) -> None:
    store = store_of(tmp_path, {"d1": "12", "d2": "13"})
    faulty = Model("core.broken", "select 1 / 'x'::integer", (), "1", "")
    with pytest.raises(duckdb.Error) as broken:
        run(faulty, store)
    assert str(explain_failure(faulty, store, broken.value)).startswith("core.broken fails: ")
