"""A publisher that publishes again and again beside readers, or is killed in the middle, and what is looked for then.

The tests of this folder do it a few times; `python -m benchmarks.endurance` does it as often as it takes to believe.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

from tests.sql.small import retitle, small_store
from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.publish import publish
from warehouse.reader import open_latest, query
from warehouse.store import Store

CONTRACTS = {
    name: load_contracts()[name]
    for name in (
        "core.dim_document",
        "core.fact_grade",
        "history.fact_grade",
        "mart.fact",
        "meta.build",
        "meta.table",
    )
}
"""Two tables that must be of one build, a history, and the tables that say which build it is."""
ONE_BUILD = """
    select title, count(*) as facts
    from core.dim_document
    join mart.fact on document_title = title
    group by title
"""
FACTS = 7
_KEPT = 2
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.concurrency.publishing"])


@dataclass(frozen=True)
class Reading:
    """What a reader has seen."""

    reads: int
    faults: list[str]
    """Errors, torn reads, and reads of something older than what was published before."""


def database_of(home: Path) -> Path:
    return home / "peel.duckdb"


def publish_as(store: Store, title: str) -> None:
    """Publish the small warehouse under another title."""
    _publish(retitle(store, title))


def _publish(store: Store) -> None:
    publish(store, CONTRACTS, database_of(store.home), _KEPT)


def published_title(home: Path) -> str:
    """The title of what is published, if it is one whole build. Raises AssertionError."""
    (row,) = query(database_of(home), ONE_BUILD).to_pylist()
    assert row["facts"] == FACTS, row
    return str(row["title"])


def read_beside(home: Path, *, publishes: int, readers: int, pause: float) -> list[Reading]:
    """Let processes read in a loop while a warehouse is published that many times."""
    store = small_store(home)
    publish_as(store, "Report 0")
    stop, results, number = _PROCESSES.Event(), _PROCESSES.Queue(), _PROCESSES.Value("i", 0)
    started = [
        _PROCESSES.Process(target=_read_until, args=(stop, home, number, pause, results)) for _ in range(readers)
    ]
    for reader in started:
        reader.start()
    for count in range(1, publishes + 1):
        publish_as(store, f"Report {count}")
        number.value = count  # from now on, whoever opens it anew must see at least this one
    stop.set()
    outcomes = [results.get(timeout=60) for _ in started]
    for reader in started:
        reader.join()
    return [Reading(*outcome) for outcome in outcomes]


def _read_until(stop: Event, home: Path, number: object, pause: float, results: object) -> None:
    reads, faults = 0, []
    while not stop.is_set():
        at_least = number.value  # type: ignore[attr-defined]
        try:
            with open_latest(home) as connection:
                title, facts = connection.execute(ONE_BUILD).fetchone() or ("Report -1", 0)
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}")
            continue
        if facts != FACTS or int(title.removeprefix("Report ")) < at_least:
            faults.append(f"{title} with {facts} facts after Report {at_least}")
        reads += 1
        time.sleep(pause)  # leaves the publisher a processor
    results.put((reads, faults))  # type: ignore[attr-defined]


def kill_at_random(home: Path, *, times: int, seed: int) -> Iterator[str]:
    """Kill a publication at a random moment, look at what is published, publish once more; for each, what was there.

    Raises AssertionError for a database that is neither the old nor the new one, and for what is left behind.
    """
    moments = random.Random(seed)
    store = small_store(home)
    publish_as(store, "Report 0")
    retitle(store, "Report 1")
    begun = time.perf_counter()
    _publish(store)
    duration = time.perf_counter() - begun
    for count in range(1, times + 1):
        before, after = published_title(home), f"Attempt {count}"
        retitle(store, after)
        ready = _PROCESSES.Event()
        publisher = _PROCESSES.Process(target=_announce_and_publish, args=(home, ready))
        publisher.start()
        ready.wait(60)
        time.sleep(moments.uniform(0, duration * 1.5))
        with contextlib.suppress(ProcessLookupError):  # it was done before
            publisher.kill()
        publisher.join()
        found = published_title(home)
        assert found in (before, after)
        publish_as(store, f"Report {count + 1}")
        assert published_title(home) == f"Report {count + 1}"
        assert leftovers(home) == []
        yield "new" if found == after else "old"


def _announce_and_publish(home: Path, ready: Event) -> None:
    load_models()  # read once and kept, as in the process that measured how long a publication takes
    ready.set()
    _publish(Store(home))


def leftovers(home: Path) -> list[str]:
    """Everything below the data folder that isn't there after a publication which nobody disturbed."""
    tables = {store_file.name for store_file in (home / "tables").glob("*/*.parquet")}
    releases = sorted((home / "releases").iterdir())
    expected = {"peel.duckdb", *tables, *(file.name for file in releases[-_KEPT:])}
    return sorted(file.name for file in home.rglob("*") if file.is_file() and file.name not in expected)
