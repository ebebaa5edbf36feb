"""Spreading work over processes that can be stopped: from record batches to record batches, row by row.

Belongs here: where the work runs, and what becomes of a row that makes its process hang, crash or eat memory. Not here:
what the work does. Another engine (a cluster) is another class with `spread`.

Documents come from anywhere. Each is read and searched in a process of its own kind, one row after the other, with a
limit of time for each row and of memory for all; a process that meets a limit is ended, and only that row is lost.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import pyarrow as pa

Work = Callable[[pa.RecordBatch], pa.RecordBatch]
GiveUp = Callable[[pa.RecordBatch, str], pa.RecordBatch]
"""What stands for a row that the work could not be done on, given the reason."""

_BEGUN = True
"""What a process says when it has a batch before it."""
BATCHES_WORTH_A_PROCESS = 4
"""A process takes about a second to start and import; with fewer batches than this, one is enough."""
SECONDS_TO_START = 120.0
"""A process that hasn't imported what it needs by then never will."""
SECONDS = 60.0
SECONDS_A_MEGABYTE = 15.0
MOST_SECONDS = 330.0
"""For one row: above what the reader of PDF allows itself, since its own words on a slow file are better."""
MEMORY = 6 * 1024**3
"""Bytes of address space; a page of 50 MB needs about two thirds of it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one row may take."""

    seconds: float = SECONDS
    seconds_a_megabyte: float = SECONDS_A_MEGABYTE
    memory: int = MEMORY

    def seconds_for(self, row: pa.RecordBatch) -> float:
        return min(self.seconds + self.seconds_a_megabyte * int(row.nbytes) / 1_000_000, MOST_SECONDS)


@dataclass(slots=True)
class _Job:
    """A batch on its way: the rows that are done, in order, and those that aren't."""

    batch: pa.RecordBatch
    done: list[pa.RecordBatch] = field(default_factory=list)

    @property
    def rows_done(self) -> int:
        return len(self.done)

    @property
    def is_finished(self) -> bool:
        return self.rows_done == int(self.batch.num_rows)

    @property
    def next_row(self) -> pa.RecordBatch:
        return self.batch.slice(self.rows_done, 1)


class EngineFailed(RuntimeError):
    """Processes don't start, or not with this work: nothing is known of any row."""


class Pool:
    """Processes that serve until the pool is closed; they start when there is work for them."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._workers: list[_Worker] = []

    def spread(self, work: Work, batches: Iterable[pa.RecordBatch], give_up: GiveUp) -> Iterator[pa.RecordBatch]:
        """The results in the order of the batches. `work` must be a function of a module. Raises `EngineFailed`."""
        try:
            yield from self._spread(work, batches, give_up)
        finally:
            self._stop_those_still_at_work()

    def prepare(self, work: Work) -> None:
        """Processes that have nothing to do load what the work needs, while this one goes on with other things."""
        for worker in self._workers:
            if worker.job is None:
                worker.prepare(work)

    def close(self) -> None:
        """End every process."""
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def _spread(self, work: Work, batches: Iterable[pa.RecordBatch], give_up: GiveUp) -> Iterator[pa.RecordBatch]:
        remaining = iter(batches)
        jobs: deque[_Job] = deque()
        waiting: deque[_Job] = deque()
        first = list(islice(remaining, BATCHES_WORTH_A_PROCESS))
        processes = 1 if len(first) < BATCHES_WORTH_A_PROCESS else max(1, os.cpu_count() or 1)
        source = (batch for part in (first, remaining) for batch in part)
        while True:
            for batch in islice(source, max(0, 2 * processes - len(jobs))):
                jobs.append(_Job(batch))
                waiting.append(jobs[-1])
            if not jobs:
                return
            self._hand_out(work, waiting, processes)
            self._collect(give_up, waiting)
            while jobs and jobs[0].is_finished:
                yield _joined(jobs.popleft())

    def _hand_out(self, work: Work, waiting: deque[_Job], processes: int) -> None:
        while len(self._workers) < min(processes, len(waiting)):
            self._workers.append(_Worker(self._limits))  # all of them start at once
        for worker in self._workers:
            while waiting and worker.job is None:
                job = waiting.popleft()
                if not job.is_finished:
                    worker.begin(work, job)

    def _stop_those_still_at_work(self) -> None:
        for worker in [worker for worker in self._workers if worker.job is not None]:
            worker.stop()
            self._workers.remove(worker)

    def _collect(self, give_up: GiveUp, waiting: deque[_Job]) -> None:
        """Wait for something to happen, and take it in: rows that are done, a process that died or took too long."""
        busy = {worker.connection: worker for worker in self._workers if worker.job is not None}
        patience = min((worker.deadline for worker in busy.values()), default=time.monotonic()) - time.monotonic()
        heard = wait(list(busy), timeout=max(0.0, patience))
        for connection, worker in busy.items():
            job = worker.job
            assert job is not None
            fault = worker.take() if connection in heard else worker.overdue()
            if fault is None:
                continue
            job.done.append(give_up(job.next_row, fault))
            if worker.is_lost:
                worker.stop()
                self._workers.remove(worker)
                waiting.appendleft(job)
            else:
                worker.row_is_done()


class _Worker:
    """One process, and the job that it is at."""

    def __init__(self, limits: Limits) -> None:
        # Spawned, not forked: the refresh runs threads of its own (DuckDB, Dagster), and a fork would copy their locks.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._limits = limits
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, limits.memory), daemon=True)
        self._process.start()
        theirs.close()
        self.job: _Job | None = None
        self.deadline = 0.0
        self._seconds = 0.0
        self._has_begun = False
        self.is_lost = False

    def begin(self, work: Work, job: _Job) -> None:
        self.job = job
        self._has_begun = False
        self.deadline = time.monotonic() + SECONDS_TO_START
        with suppress(OSError):  # a process that died meanwhile is found out when it is listened to
            self.connection.send((work, job.batch.slice(job.rows_done)))

    def prepare(self, work: Work) -> None:
        with suppress(OSError):  # as above
            self.connection.send((work, None))

    def take(self) -> str | None:
        """Take in what the process says: that it begins, or one row. Gives what is wrong with the row, if anything."""
        assert self.job is not None
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            self._lose()
            memory = f"{self._limits.memory / 1024**3:g} GB"
            return (
                f"It made the reader crash, or needed more than {memory} of memory: it is damaged or made to do harm."
            )
        if isinstance(answer, EngineFailed):
            raise answer
        if answer is _BEGUN:
            self._has_begun = True
            self._start_clock()
        elif isinstance(answer, str):
            return answer
        else:
            self.job.done.append(answer)
            self.row_is_done()
        return None

    def overdue(self) -> str | None:
        """What is wrong with a row that has taken too long; None while there is time."""
        if time.monotonic() < self.deadline:
            return None
        self._lose()
        return f"It took more than {self._seconds:.0f} seconds, and was given up."

    def _lose(self) -> None:
        if not self._has_begun:
            raise EngineFailed("the process that reads documents can't be started")
        self.is_lost = True

    def row_is_done(self) -> None:
        assert self.job is not None
        if self.job.is_finished:
            self.job = None
        else:
            self._start_clock()

    def stop(self) -> None:
        """End the process, and whatever it has started."""
        if self._process.pid is not None and self._process.is_alive():
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
        self._process.join()
        self.connection.close()

    def _start_clock(self) -> None:
        assert self.job is not None
        self._seconds = self._limits.seconds_for(self.job.next_row)
        self.deadline = time.monotonic() + self._seconds


def _joined(job: _Job) -> pa.RecordBatch:
    return pa.Table.from_batches(job.done).combine_chunks().to_batches()[0] if job.rows_done > 1 else job.done[0]


def _serve(connection: Connection, memory: int) -> None:
    """What a process does: the work on one row after the other, until nobody listens any more."""
    os.setsid()  # what it starts can be ended with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            try:
                work, batch = connection.recv()
            except (EOFError, OSError):
                return
            except Exception as fault:  # the module of the work can't be imported
                connection.send(EngineFailed(f"{type(fault).__name__}: {fault}"))
                return
            collect_garbage_seldom()
            if batch is None:  # to receive the work is to import its module, and that was all
                continue
            connection.send(_BEGUN)
            for at in range(batch.num_rows):
                connection.send(_done(work, batch.slice(at, 1)))


def _done(work: Work, row: pa.RecordBatch) -> pa.RecordBatch | str:
    try:
        return work(row)
    except MemoryError:
        return "It needs more memory than any document may take."
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"


def collect_garbage_seldom() -> None:
    """For a process that does nothing but read: the records of a large document are a million and make no circles.

    To look for circles among them as often as by default takes a quarter of the time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
