"""Readers beside publishers: no reader meets a lock, an error, or half of one build and half of another."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from multiprocessing.synchronize import Event
from pathlib import Path

from tests.sql.small import retitle, small_store
from warehouse import publish as publishing
from warehouse.contract import load_contracts
from warehouse.publish import publish
from warehouse.reader import open_latest, query
from warehouse.store import Store

PUBLISHES = 30
READERS = 3
ONE_BUILD = """
    select title, count(*) as facts
    from core.dim_document
    join mart.fact on document_title = title
    group by title
"""
CONTRACTS = {name: load_contracts()[name] for name in ("core.dim_document", "mart.fact", "meta.build")}
"""Two tables that must be of one build, and the row that says which."""
PROCESSES = multiprocessing.get_context("spawn")


def _publish(store: Store, title: str) -> None:
    publish(retitle(store, title), CONTRACTS, store.home / "peel.duckdb", keep=2)


def _read_until(stop: Event, home: Path, results: multiprocessing.Queue[tuple[int, list[str]]]) -> None:
    """Read in a loop; report how many reads there were, and every one that wasn't one whole build."""
    reads, faults, last = 0, [], -1
    while not stop.is_set():
        try:
            (row,) = query(home / "peel.duckdb", ONE_BUILD).to_pylist()
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}")
            continue
        number = int(row["title"].removeprefix("Report "))
        if row["facts"] != 7 or number < last:
            faults.append(f"{row} after Report {last}")
        reads, last = reads + 1, number
        time.sleep(0.005)  # leaves the publisher a processor
    results.put((reads, faults))


def test_readers_never_notice_a_publication(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    _publish(store, "Report 0")
    stop, results = PROCESSES.Event(), PROCESSES.Queue()
    readers = [PROCESSES.Process(target=_read_until, args=(stop, tmp_path, results)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(1, PUBLISHES + 1):
        _publish(store, f"Report {number}")
    stop.set()
    outcomes = [results.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert [faults for _, faults in outcomes if faults] == []
    assert all(reads > 0 for reads, _ in outcomes)
    assert query(tmp_path / "peel.duckdb", ONE_BUILD).to_pylist() == [{"title": f"Report {PUBLISHES}", "facts": 7}]


def test_a_reader_that_holds_the_database_open_keeps_its_build(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    _publish(store, "Report 0")
    with open_latest(tmp_path) as held:
        for number in range(1, 4):
            _publish(store, f"Report {number}")
            assert held.execute(ONE_BUILD).fetchone() == ("Report 0", 7)
    assert query(tmp_path / "peel.duckdb", ONE_BUILD).to_pylist()[0]["title"] == "Report 3"


def _publish_and_stop_before_the_end(home: Path) -> None:
    """Publish, but stand still for good with the build finished and not yet in place."""

    def wait_for_the_end(*_: object) -> None:
        (home / "standing").touch()
        time.sleep(600)

    publishing.put_in_place = wait_for_the_end
    publish(Store(home), CONTRACTS, home / "peel.duckdb")


def test_a_publication_that_is_killed_leaves_nothing_that_a_reader_can_see(tmp_path: Path) -> None:
    store = small_store(tmp_path)
    _publish(store, "Report 0")
    retitle(store, "Report 1")
    killed = PROCESSES.Process(target=_publish_and_stop_before_the_end, args=(tmp_path,))
    killed.start()
    deadline = time.monotonic() + 60
    while not (tmp_path / "standing").exists():
        assert time.monotonic() < deadline
        assert killed.is_alive()
        time.sleep(0.02)
    assert killed.pid is not None
    os.kill(killed.pid, signal.SIGKILL)
    killed.join()
    assert (tmp_path / f"peel.duckdb.build-{killed.pid}").exists()
    assert query(tmp_path / "peel.duckdb", ONE_BUILD).to_pylist() == [{"title": "Report 0", "facts": 7}]

    assert publish(Store(tmp_path), CONTRACTS, tmp_path / "peel.duckdb").changed
    assert query(tmp_path / "peel.duckdb", ONE_BUILD).to_pylist() == [{"title": "Report 1", "facts": 7}]
    assert [file.name for file in tmp_path.glob("peel.duckdb.*")] == []
