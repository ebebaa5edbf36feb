"""What differs between two releases: the source changed, or our reading of it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.warehouse.releasing import WITHDRAWN, copy_of, counts, database_of, documents, release, rewrite
from warehouse.changes import Changes, changes
from warehouse.releases import releases
from warehouse.store import Store


@pytest.fixture(scope="module")
def released(small_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which two case counts of d1 are published, as extractor 1.3 read them."""
    store = copy_of(small_tables, tmp_path_factory.mktemp("released"))
    documents(store, d2={"is_current": False})
    counts(store, 10, 20)
    read_by(store, "1.3")
    release(store)
    return store.home


@pytest.fixture
def published(released: Path, tmp_path: Path) -> Store:
    """A copy of the test's own."""
    return copy_of(released, tmp_path)


def read_by(store: Store, extractor_version: str) -> None:
    rows = store.read("raw.extraction").to_pylist()
    rewrite(store, "raw.extraction", [row | {"extractor_version": extractor_version} for row in rows])


def since(store: Store) -> Changes:
    release(store)
    after, before, *_ = releases(database_of(store))
    return changes(before.file, after.file)


def test_other_rules_over_the_same_document_change_our_reading(published: Store) -> None:
    counts(published, 10, 21, 30)
    read_by(published, "1.4")
    found = since(published)
    assert found.words == ["Our reading changed (extractor 1.3 → 1.4): 1 case count new, 1 case count corrected."]
    rows = found.rows.select(["cause", "change", "kind", "fact_id", "source_name", "before", "after"]).to_pylist()
    assert list(rows[0].values()) == [
        "reading", "corrected", "case_count", "f1", "d1.txt", "numerator: 20", "numerator: 21",
    ]  # fmt: skip


def test_a_document_brings_its_facts_with_it(published: Store) -> None:
    documents(published)
    old = published.read("core.fact_case_count").to_pylist()
    rewrite(published, "core.fact_case_count", [*old, old[0] | {"fact_id": "g0", "document_id": "d2"}])
    assert since(published).words == ["The source changed: 1 document added; with that 1 case count new."]


def test_a_document_takes_its_facts_with_it(published: Store) -> None:
    documents(published, d1=WITHDRAWN, d2={"is_current": False})
    rewrite(published, "core.fact_case_count", [])
    assert since(published).words == ["The source changed: 1 document withdrawn; with that 2 case counts gone."]


def test_a_newer_version_takes_the_place_of_a_document(published: Store) -> None:
    documents(published, d1={"superseded_by": "d2", "is_current": False})
    counts(published, 10, document_id="d2")
    (line,) = since(published).words[:1]
    assert line.startswith("The source changed: 1 document in a newer version, 1 document superseded")


def test_two_that_are_the_same_have_no_words(published: Store, tmp_path: Path) -> None:
    database = database_of(published)
    same = changes(database, database)
    assert (same.words, same.rows.num_rows) == ([], 0)
