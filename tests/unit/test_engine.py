"""Work that hangs, crashes or eats memory costs its own row, and nothing else."""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.engine import EngineFailed, Limits, Pool

SCHEMA = pa.schema([("task", pa.string())])
RESULT = pa.schema([("outcome", pa.string())])


def perform(rows: pa.RecordBatch) -> pa.RecordBatch:
    """Does what the task says, in a process of the pool."""
    return result([outcome(task) for task in rows.column("task").to_pylist()])


def outcome(task: str) -> str:
    if task == "hang":
        time.sleep(60)
    if task == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if task == "leave":
        os._exit(3)
    if task == "eat memory":
        return str(len(bytearray(8 * 1024**3)))
    if task == "recurse":
        return outcome(task)
    if task.startswith("/"):  # start a program that locks this file for as long as it lives
        with open(task, "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.fork() == 0:
                time.sleep(60)
    return f"{task} done"


def given_up(rows: pa.RecordBatch, reason: str) -> pa.RecordBatch:
    return result([f"{task}: {reason}" for task in rows.column("task").to_pylist()])


def result(outcomes: list[str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"outcome": outcome} for outcome in outcomes], schema=RESULT)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(Limits(seconds=1.0, memory=4 * 1024**3))
    yield made
    made.close()


def outcomes(pool: Pool, *batches: list[str]) -> list[str]:
    given = (pa.RecordBatch.from_pylist([{"task": task} for task in batch], schema=SCHEMA) for batch in batches)
    return [row for done in pool.spread(perform, given, given_up) for row in done.column("outcome").to_pylist()]


def test_results_come_in_order_whatever_happened_to_some(pool: Pool) -> None:
    tasks = [["one", "crash", "two", "hang", "three"], ["leave"], ["four", "eat memory", "recurse"], ["five"]]
    done = outcomes(pool, *tasks)
    crashed = "It made the reader crash, or needed more than 4 GB of memory: it is damaged or made to do harm."
    assert done[:6] == [
        "one done",
        f"crash: {crashed}",
        "two done",
        "hang: It took more than 1 seconds, and was given up.",
        "three done",
        f"leave: {crashed}",
    ]
    assert done[6:8] == ["four done", "eat memory: It needs more memory than any document may take."]
    assert done[8].startswith("recurse: RecursionError")
    assert done[9:] == ["five done"]


def test_many_batches_are_shared_out_and_come_in_order(pool: Pool) -> None:
    batches = [[f"{batch}.{row}" for row in range(3)] for batch in range(40)]
    assert outcomes(pool, *batches) == [f"{task} done" for batch in batches for task in batch]


def test_no_batches_start_nothing() -> None:
    assert outcomes(Pool()) == []


def test_processes_that_were_prepared_for_work_do_it_like_others(pool: Pool) -> None:
    pool.prepare(perform)  # there is none yet
    assert outcomes(pool, ["one"]) == ["one done"]
    pool.prepare(perform)
    pool.prepare(perform)
    assert outcomes(pool, ["two"], ["three"]) == ["two done", "three done"]


def test_what_the_work_started_ends_with_its_process(tmp_path: Path) -> None:
    pool = Pool(Limits(seconds=5.0))
    held = tmp_path / "held"
    assert outcomes(pool, [str(held)]) == [f"{held} done"]
    with held.open() as file:
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        pool.close()
        for _ in range(100):
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            time.sleep(0.1)
    raise AssertionError("the program outlived the pool")


def test_who_stops_listening_leaves_no_work_behind(pool: Pool) -> None:
    batches = (pa.RecordBatch.from_pylist([{"task": "one"}, {"task": "hang"}], schema=SCHEMA) for _ in range(3))
    listening = pool.spread(perform, batches, given_up)
    assert next(listening).num_rows == 2
    listening.close()
    assert outcomes(pool, ["six"]) == ["six done"]


class Unimportable:
    """Work that a process can't get hold of."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("import a_module_that_is_not_there",)


def test_work_that_cannot_be_imported_is_nobodys_fault_but_ours() -> None:
    pool = Pool()
    batch = pa.RecordBatch.from_pylist([{"task": "one"}], schema=SCHEMA)
    with pytest.raises(EngineFailed, match="a_module_that_is_not_there"):
        list(pool.spread(Unimportable(), [batch], given_up))  # type: ignore[arg-type]
    pool.close()
