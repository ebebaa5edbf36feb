"""A check is asked again only about tables that have changed."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from warehouse.contract import Column, Contract
from warehouse.rules import Result
from warehouse.stamps import Stamps
from warehouse.store import Store
from warehouse.verdicts import Verdicts

CONTRACT = Contract(
    schema_name="core", table="count", description="Counts", grain="one row per name", key=("name",), published=True,
    columns=(Column(name="name", type="varchar", meaning="what was counted"),),
)  # fmt: skip
HOLDS, BROKEN = Result("r", True, "rule"), Result("r", False, "rule", 1, ("(name=a)",))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    store.write(CONTRACT, pa.table({"name": ["a"]}))
    return store


def asked(store: Store, verdict: Result, says: str = "select 1") -> bool:
    """Whether the check had to be asked."""
    times = []

    def judge() -> list[Result]:
        times.append(1)
        return [verdict]

    assert list(Verdicts(store).remembered("r", says, ["core.count"], judge)) == [verdict]
    return bool(times)


def test_once_while_the_table_and_the_question_are_the_same(store: Store) -> None:
    assert asked(store, HOLDS)
    assert not asked(store, HOLDS)
    assert asked(store, HOLDS, says="select 2")


def test_again_when_the_table_has_changed(store: Store) -> None:
    assert asked(store, HOLDS)
    store.write(CONTRACT, pa.table({"name": ["b"]}))
    assert asked(store, HOLDS)


def test_again_and_again_while_a_rule_is_broken(store: Store) -> None:
    assert asked(store, HOLDS)
    store.write(CONTRACT, pa.table({"name": ["b"]}))
    assert asked(store, BROKEN)
    assert asked(store, BROKEN)


def test_again_when_all_is_to_be_done_again(store: Store) -> None:
    assert asked(store, HOLDS)
    Stamps(store).forget()
    assert asked(store, HOLDS)
