"""A whole refresh that is killed in the middle, and what is looked for then: the neighbour of `publishing`.

The tests of this folder do it a few times; `python -m benchmarks.endurance` does it as often as it takes to believe.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import re
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

from pipelines.places import Home
from pipelines.refresh import refresh
from pipelines.resources import Progress
from warehouse.reader import query

ONE_BUILD = """
    select
        list(source_name order by source_name) as names,
        (select documents from meta.build) = count(*) as is_of_its_build,
        (select count(*) from core.fact_case_count) = count(*)
        and (select count(*) from mart.fact) = count(*) as is_whole
    from core.dim_document
"""
_REPORT = (
    "# Inspection of Kent Police\n\nPublished on {} March 2022\n\nIn {} of 951 cases Kent Police kept no record.\n"
)
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.concurrency.refreshing"])
_A_REFRESH_TAKES_AT_MOST = 240
_RELEASE = "releases/peel-#T#Z.duckdb"


def kill_refreshes(folder: Path, *, times: int, seed: int) -> Iterator[str]:
    """Kill a refresh with something new to read at a random moment, look at what is published, refresh once more; for
    each, whether the old or the new database was there.

    Raises AssertionError for a database that is neither, for a refresh that needs help, and for what is left behind.
    """
    moments = random.Random(seed)
    home, landing = Home(folder / "data"), folder / "landing"
    landing.mkdir()
    _land(landing, 0)
    begun = time.perf_counter()
    assert _refresh(folder) == 0
    duration = time.perf_counter() - begun
    usual = _names(home) | {_RELEASE}
    for number in range(1, times + 1):
        before = published(home)
        _land(landing, number)
        ready = _PROCESSES.Event()
        refresher = _started(folder, ready)
        ready.wait(_A_REFRESH_TAKES_AT_MOST)
        time.sleep(moments.uniform(0, duration))
        with contextlib.suppress(ProcessLookupError):  # it was done before
            refresher.kill()
        refresher.join()
        found = published(home)
        assert found in (before, [*before, _name(number)]), found
        assert _refresh(folder) == 0
        assert published(home) == [*before, _name(number)]
        left = _names(home) - usual
        assert left == set(), left
        assert list((folder / "temporary").iterdir()) == []
        yield "old" if found == before else "new"


def published(home: Home) -> list[str]:
    """The names of the documents in what is published, if that is one whole build. Raises AssertionError."""
    (row,) = query(home.database, ONE_BUILD).to_pylist()
    assert row["is_of_its_build"], row
    assert row["is_whole"], row
    return list(row["names"])


def _name(number: int) -> str:
    return f"report {number:03}.txt"


def _land(landing: Path, number: int) -> None:
    (landing / _name(number)).write_text(_REPORT.format(1 + number % 31, number + 1))


def _started(folder: Path, ready: Event) -> multiprocessing.context.ForkServerProcess:
    process = _PROCESSES.Process(target=_announce_and_refresh, args=(folder, ready))
    process.start()
    return process


def _refresh(folder: Path) -> int | None:
    """The exit code of a refresh that nobody disturbs."""
    ready = _PROCESSES.Event()  # lives as long as the process
    process = _started(folder, ready)
    process.join(_A_REFRESH_TAKES_AT_MOST)
    return process.exitcode


def _announce_and_refresh(folder: Path, ready: Event) -> None:
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
    ready.set()
    refresh(folder / "data", folder / "landing", full=False, progress=Progress())


def _names(home: Home) -> set[str]:
    """What files the data folder holds, their numbers levelled.

    Left out are the records that Dagster keeps of every run, and the pages of the site, which come and go with what
    there is to show: of those only what isn't one.
    """
    files = [file.relative_to(home.path) for file in home.path.rglob("*") if file.is_file()]
    pages = {file for file in files if file.parts[0] == "site" and not file.name.startswith(".")}
    looked_at = [file.as_posix() for file in files if file.parts[0] != "dagster" and file not in pages]
    return {re.sub(r"archive/../|[0-9a-f]{8,}|\d+", "#", name) for name in looked_at}
