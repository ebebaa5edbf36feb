"""Spreading work over the cores of a machine: one function from a record batch to a record batch, and many batches.

Belongs here: where the work runs. Not here: what it does. Another engine (a cluster) is another `spread`.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice

import pyarrow as pa

Work = Callable[[pa.RecordBatch], pa.RecordBatch]

BATCHES_WORTH_A_POOL = 4
"""A process takes about a second to start and import; fewer batches than this are done before it has."""


def spread(work: Work, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The results in the order of the batches. `work` must be a function of a module, and never raise."""
    remaining = iter(batches)
    first = list(islice(remaining, BATCHES_WORTH_A_POOL))
    cores = os.cpu_count() or 1
    if len(first) < BATCHES_WORTH_A_POOL or cores == 1:
        yield from map(work, chain(first, remaining))
        return
    # Spawned, not forked: the refresh runs threads of its own (DuckDB, Dagster), and a fork would copy their locks.
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(work, batch) for batch in first]
        for batch in remaining:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > 2 * cores:
                yield waiting.pop(0).result()
        while waiting:
            yield waiting.pop(0).result()
