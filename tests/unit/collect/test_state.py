"""What is remembered between runs: in which order addresses are asked for, and when a listing is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.collect.fetch import Marks
from pipelines.collect.found import DOCUMENT, LISTING, NEXT_PAGE, Found
from pipelines.collect.state import SourceState, State, open_state
from pipelines.collect.state_file import StateUnreadable

MONDAY = datetime(2026, 11, 16, 4, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with open_state(tmp_path / "collect.sqlite") as opened:
        yield opened


def begun(state: State, run: datetime, layout: str = "as ever") -> SourceState:
    source = state.of("site", run)
    source.begin(layout)
    return source


def test_new_documents_come_first_the_newest_before_the_others(state: State) -> None:
    source = begun(state, MONDAY)
    source.found([Found("known", DOCUMENT)], MONDAY)
    source.answered("known", MONDAY, "new", text_hash="x")
    source = begun(state, MONDAY + WEEK)
    source.found(
        [Found("old", DOCUMENT, MONDAY - 9 * WEEK), Found("first listed", DOCUMENT), Found("next listed", DOCUMENT)],
        MONDAY + WEEK,
    )
    assert list(source.documents()) == ["first listed", "next listed", "old", "known"]


def test_known_documents_are_asked_for_longest_ago_first_those_that_failed_before_them(state: State) -> None:
    source = begun(state, MONDAY)
    for day, (address, outcome) in enumerate([("b", "new"), ("a", "new"), ("failed", "failed")]):
        source.answered(address, MONDAY + timedelta(days=day), outcome)
    assert list(begun(state, MONDAY + WEEK).documents()) == ["failed", "b", "a"]


def test_what_failed_three_times_waits_like_the_others(state: State) -> None:
    source = begun(state, MONDAY)
    source.answered("a", MONDAY, "new")
    for hour in range(3):
        source.answered("failed", MONDAY + timedelta(hours=hour), "failed")
    assert list(begun(state, MONDAY + WEEK).documents()) == ["a", "failed"]


def test_what_was_asked_for_in_this_run_is_not_due_again(state: State) -> None:
    source = begun(state, MONDAY)
    source.found([Found("a", DOCUMENT), Found("b", DOCUMENT)], MONDAY)
    source.answered("a", MONDAY + timedelta(seconds=1), "unchanged")
    assert list(source.documents()) == ["b"]


def test_a_listing_is_due_in_each_run_and_its_next_page_while_there_is_anything_new(state: State) -> None:
    source = begun(state, MONDAY)
    source.found([Found("list", LISTING)], MONDAY)
    assert source.listing_read("list", Marks(), [Found("a", DOCUMENT)], "page 2", MONDAY + timedelta(seconds=1)) == 1
    assert source.next_listing() == "page 2"
    source.listing_read("page 2", Marks(), [Found("b", DOCUMENT)], None, MONDAY + timedelta(seconds=2))
    assert source.next_listing() is None

    source = begun(state, MONDAY + WEEK)
    assert source.next_listing() == "list"
    assert source.listing_read("list", Marks(), [Found("a", DOCUMENT)], "page 2", MONDAY + WEEK) == 0
    assert source.next_listing() is None


def test_a_page_that_failed_is_due_in_the_next_run(state: State) -> None:
    source = begun(state, MONDAY)
    source.found([Found("page 2", NEXT_PAGE)], MONDAY)
    source.answered("page 2", MONDAY + timedelta(seconds=1), "failed")
    assert source.next_listing() is None
    assert begun(state, MONDAY + WEEK).next_listing() == "page 2"


def test_a_listing_that_says_when_it_changed_is_due_when_it_has(state: State) -> None:
    source = begun(state, MONDAY)
    source.found([Found("sitemap", LISTING, MONDAY - WEEK)], MONDAY)
    source.listing_read("sitemap", Marks(), [], None, MONDAY)
    source = begun(state, MONDAY + WEEK)
    assert source.next_listing() is None
    source.found([Found("sitemap", LISTING, MONDAY + WEEK)], MONDAY + WEEK)
    assert source.next_listing() == "sitemap"


def test_a_document_that_turns_out_to_be_a_listing_is_read_as_one(state: State) -> None:
    source = begun(state, MONDAY)
    source.answered("list", MONDAY, "new")
    source = begun(state, MONDAY + WEEK)
    source.found([Found("list", LISTING)], MONDAY + WEEK)
    assert (source.next_listing(), list(source.documents())) == ("list", [])


def test_other_rules_forget_the_marks_but_not_the_texts(state: State) -> None:
    source = begun(state, MONDAY)
    source.answered("a", MONDAY, "new", marks=Marks("etag", "yesterday"), text_hash="x")
    source = begun(state, MONDAY + WEEK, "otherwise")
    known = source.known("a")
    assert known is not None
    assert (known.marks, known.text_hash) == (Marks(), "x")


def test_sources_do_not_know_of_each_other(state: State) -> None:
    begun(state, MONDAY).found([Found("a", DOCUMENT)], MONDAY)
    assert list(state.of("another", MONDAY).documents()) == []


def test_what_was_remembered_is_on_the_disk(tmp_path: Path) -> None:
    with open_state(tmp_path / "state") as first:
        begun(first, MONDAY).found([Found("a", DOCUMENT)], MONDAY)
        with open_state(tmp_path / "state") as second:
            assert list(begun(second, MONDAY).documents()) == ["a"]


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    file = tmp_path / "collect.sqlite"
    file.write_bytes(b"no database" * 200)
    with (
        pytest.raises(StateUnreadable, match=r"collect\.sqlite can't be used: file is not a database"),
        open_state(file),
    ):
        pass
