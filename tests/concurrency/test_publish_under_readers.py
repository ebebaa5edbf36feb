"""Readers beside publishers, and publishers that are killed: nobody meets a lock, an error, or half a build."""

from __future__ import annotations

from pathlib import Path

from tests.concurrency.publishing import (
    FACTS,
    ONE_BUILD,
    kill_at_random,
    publish_as,
    published_title,
    read_beside,
)
from tests.sql.small import small_store
from warehouse.reader import open_latest

PUBLISHES = 10
READERS = 3
KILLS = 5
SEED = 20_261_122


def test_readers_never_notice_a_publication(tmp_path: Path) -> None:
    readings = read_beside(tmp_path, publishes=PUBLISHES, readers=READERS, pause=0.05)
    assert [fault for reading in readings for fault in reading.faults] == []
    assert all(reading.reads > 0 for reading in readings)
    assert published_title(tmp_path) == f"Report {PUBLISHES}"


def test_a_reader_that_holds_the_database_open_keeps_its_build(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    publish_as(store, "Report 0")
    with open_latest(tmp_path) as held:
        for number in range(1, 4):
            publish_as(store, f"Report {number}")
            assert held.execute(ONE_BUILD).fetchone() == ("Report 0", FACTS)
    assert published_title(tmp_path) == "Report 3"


def test_a_publication_that_is_killed_leaves_the_old_or_the_new_and_nothing_else(tmp_path: Path) -> None:
    assert len(list(kill_at_random(tmp_path, times=KILLS, seed=SEED))) == KILLS
