"""What the tests of `tests/concurrency` do a few times, done often: run `python -m benchmarks.endurance`.

Eight processes read while a hundred publications run; fifty publications, and then fifty whole refreshes, are killed at
random moments. The run fails at the first error, torn or stale read, at a database that is neither the old nor the new
one, at a refresh that doesn't succeed after one that was killed, and at anything left behind.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from tests.concurrency.publishing import kill_at_random, read_beside
from tests.concurrency.refreshing import kill_refreshes

_READERS = 8
_PUBLISHES = 100
_KILLS = 50
_PAUSE = 0.02
"""Seconds between two reads of one process, so that the publisher gets on where there are few processors."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        begun = perf_counter()
        readings = read_beside(Path(folder), publishes=_PUBLISHES, readers=_READERS, pause=_PAUSE)
        seconds = perf_counter() - begun
    faults = [fault for reading in readings for fault in reading.faults]
    reads = sum(reading.reads for reading in readings)
    print(
        f"{_PUBLISHES} publications in {seconds:.0f} s beside {_READERS} readers: {reads:,} reads, {len(faults)} faults"
    )
    print("\n".join(faults[:10]), end="")
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        found = Counter(kill_at_random(Path(folder), times=_KILLS, seed=seed))
    print(f"{found.total()} publications killed: {found['old']} left the old database, {found['new']} the new one")
    with tempfile.TemporaryDirectory() as folder:
        found = Counter(kill_refreshes(Path(folder), times=_KILLS, seed=seed))
    print(f"{found.total()} refreshes killed: {found['old']} left the old database, {found['new']} the new one")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
