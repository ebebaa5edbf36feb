"""A build that lacks facts is held back, unless it is few of them, or something explains it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.warehouse.releasing import WITHDRAWN, copy_of, counts, database_of, documents, release, rewrite
from warehouse.losses import FactsLost
from warehouse.reader import query
from warehouse.store import Store


@pytest.fixture(scope="module")
def released(small_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which forty case counts of d1 are published."""
    store = copy_of(small_tables, tmp_path_factory.mktemp("released"))
    documents(store)
    counts(store, *range(40))
    release(store)
    return store.home


@pytest.fixture
def published(released: Path, tmp_path: Path) -> Store:
    """A copy of the test's own."""
    return copy_of(released, tmp_path)


def held(store: Store) -> int:
    return query(database_of(store), "from core.fact_case_count").num_rows


def test_a_drop_is_held_back_in_words_until_it_is_accepted(published: Store) -> None:
    counts(published, *range(30))
    with pytest.raises(FactsLost) as refused:
        release(published)
    assert str(refused.value) == (
        "core.fact_case_count would lose 10 of 40 rows, most in d1.txt. No withdrawal and no newer version explains "
        "it, so nothing was published and the earlier database stands. If it is right: peel refresh --accept-drop"
    )
    assert held(published) == 40
    release(published, accept_drop=True)
    assert held(published) == 30


@pytest.mark.parametrize(("before", "after"), [(6, 1), (40, 36), (100, 90)])
def test_a_handful_or_a_tenth_is_let_through(small: Store, before: int, after: int) -> None:
    documents(small)
    counts(small, *range(before))
    release(small)
    counts(small, *range(after))
    release(small)
    assert held(small) == after


def test_a_withdrawal_explains_what_is_gone(published: Store) -> None:
    documents(published, d1=WITHDRAWN)
    rewrite(published, "core.fact_case_count", [])
    release(published)
    assert held(published) == 0


def test_a_newer_version_explains_what_is_gone(published: Store) -> None:
    documents(published, d1={"superseded_by": "d2", "is_current": False})
    counts(published, 1, document_id="d2")
    release(published)
    assert held(published) == 1


def test_examples_give_way_to_the_first_real_document(small: Store) -> None:
    documents(small, d1={"source_uri": "examples/report.txt"})
    counts(small, *range(40))
    release(small)
    rows = small.read("raw.document").to_pylist()
    rewrite(small, "raw.document", [row for row in rows if row["document_id"] == "d2"])
    counts(small, 1, document_id="d2")
    release(small)
    assert held(small) == 1


def test_a_new_document_hides_no_loss(published: Store) -> None:
    rows = published.read("core.fact_case_count").to_pylist()
    others = [row | {"fact_id": f"x{at}", "document_id": "d2"} for at, row in enumerate(rows)]
    rewrite(published, "core.fact_case_count", [*rows[:20], *others])
    with pytest.raises(FactsLost, match="20 of 40 rows"):
        release(published)


def test_a_document_that_is_gone_without_a_reason_is_a_loss(published: Store) -> None:
    documents(published, d1={"is_current": True})
    rewrite(published, "core.fact_case_count", [])
    with pytest.raises(FactsLost, match="40 of 40 rows"):
        release(published)
