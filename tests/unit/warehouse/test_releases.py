"""Releases: listed, named by their beginnings, gone back to in one step, and left in place by what comes after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.warehouse.releasing import copy_of, counts, database_of, known, release
from warehouse.reader import open_latest, query
from warehouse.releases import RolledBack, UnknownRelease, find, pin, previous, releases, roll_back
from warehouse.store import Store


@pytest.fixture(scope="module")
def released(small_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A data folder whose releases held one, two and three case counts, and their build ids."""
    store = copy_of(small_tables, tmp_path_factory.mktemp("released"))
    ids = []
    for number in (1, 2, 3):
        counts(store, *range(number))
        ids.append(release(store).build_id)
    return store.home, ids


@pytest.fixture
def three(released: tuple[Path, list[str]], tmp_path: Path) -> tuple[Store, list[str]]:
    """A copy of the test's own, and the build ids."""
    home, ids = released
    return copy_of(home, tmp_path), ids


def held(store: Store) -> int:
    return query(database_of(store), "from core.fact_case_count").num_rows


def test_releases_are_listed_newest_first(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    known_releases = releases(database_of(store))
    assert [(r.build_id, r.is_published) for r in known_releases] == [(ids[2], True), (ids[1], False), (ids[0], False)]
    assert known_releases[0].documents == 1


def test_a_build_knows_the_one_before(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    statement = "select build_id, previous_build_id from meta.build"
    (row,) = query(database_of(store), statement).to_pylist()
    assert (row["build_id"], row["previous_build_id"]) == (ids[2], ids[1])


def test_tables_say_what_they_were_in_the_build_before(three: tuple[Store, list[str]]) -> None:
    store, _ = three
    rows = query(database_of(store), "select table_name, rows, change, rows_before from meta.table").to_pylist()
    told = {row["table_name"]: (row["rows"], row["change"], row["rows_before"]) for row in rows}
    assert told["core.fact_case_count"] == (3, "changed", 2)
    assert told["history.fact_case_count"] == (3, "changed", 2)
    assert told["core.fact_grade"] == (1, "unchanged", 1)


def test_a_rollback_publishes_the_release_before(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    with open_latest(store.home) as reader:
        roll_back(database_of(store), previous(releases(database_of(store))))
        assert reader.execute("select count(*) from core.fact_case_count").fetchone() == (3,)
    assert held(store) == 2
    assert [(r.build_id, r.is_published) for r in releases(database_of(store))] == [
        (ids[2], False),
        (ids[1], True),
        (ids[0], False),
    ]
    assert [file.name for file in store.home.glob("peel.duckdb.*")] == []


def test_what_was_rolled_back_is_not_published_again_unasked(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    roll_back(database_of(store), find(releases(database_of(store)), ids[0]))
    with pytest.raises(RolledBack, match=f"rolled back to release {ids[0]} on .* peel refresh --forward"):
        release(store)
    counts(store, *range(4))
    with pytest.raises(RolledBack):
        release(store)
    assert held(store) == 1
    release(store, forward=True)
    assert held(store) == 4
    counts(store, *range(5))
    release(store)
    assert held(store) == 5


def test_tables_that_are_again_those_of_the_release_need_no_permission(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    roll_back(database_of(store), find(releases(database_of(store)), ids[0]))
    counts(store, 0)
    assert not release(store).changed


def test_going_forward_again_ends_the_rollback(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    roll_back(database_of(store), find(releases(database_of(store)), ids[0]))
    assert pin(database_of(store)) is not None
    roll_back(database_of(store), find(releases(database_of(store)), ids[2]))
    assert pin(database_of(store)) is None
    assert held(store) == 3


def test_the_history_goes_on_over_a_rollback(three: tuple[Store, list[str]]) -> None:
    store, ids = three
    newest = releases(database_of(store))[0].built_at
    roll_back(database_of(store), find(releases(database_of(store)), ids[0]))
    counts(store, *range(4))
    release(store, forward=True)
    assert len(known(store, newest)) == 3


def test_names_that_stand_for_no_release_or_for_several(three: tuple[Store, list[str]]) -> None:
    known_releases = releases(database_of(three[0]))
    with pytest.raises(UnknownRelease, match="No release is called nonsense"):
        find(known_releases, "nonsense")
    with pytest.raises(UnknownRelease, match="stands for several releases"):
        find(known_releases, "")
    assert find(known_releases, f"{known_releases[1].built_at:%Y%m%dT%H%M%S%f}") == known_releases[1]


def test_there_is_nothing_before_the_first_release(small: Store) -> None:
    release(small)
    with pytest.raises(UnknownRelease, match="no earlier release"):
        previous(releases(database_of(small)))
