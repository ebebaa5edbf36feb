"""A day of a deployed Peel in fast-forward: `python -m benchmarks.day [--files 1000] [--pictures FOLDER]`.

The real daemon, web server and PostgreSQL. Documents arrive one by one, a thousand at once, and slowly; a run is
killed; the machine goes down; something arrives that is no document; one is withdrawn; people read all the time. At the
end the warehouse must be the one that is built from the same files at once, row for row. With a folder, the pages on
which each of these is to be seen are photographed in Chromium.

Belongs here: what happens, and what must be so at the end. Not here: the machine (`benchmarks.day_machine`), its clock
(`benchmarks.day_clock`) and its pages (`benchmarks.day_pages`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

from benchmarks.day_clock import MORNING
from benchmarks.day_machine import Machine, machine, peel, readers, with_no_mercy
from benchmarks.day_pages import photograph
from benchmarks.refresh import documents
from pipelines.places import Home
from warehouse.contract import load_contracts
from warehouse.reader import query

_READERS = 3
_MINUTE = 60.0
_PATIENCE = 1_800.0
"""Seconds. On a machine that is busy with other things, all takes ten times as long."""
_OF_THE_COURSE = ("meta", "history")
"""Schemas that tell when what was published, which is another story for a warehouse that was built at once."""


@dataclass
class Day:
    machine: Machine
    instance: DagsterInstance
    began: float = field(default_factory=perf_counter)
    late: list[str] = field(default_factory=list)

    @property
    def home(self) -> Home:
        return self.machine.home

    def say(self, what: str) -> None:
        print(f"{perf_counter() - self.began:6.0f} s  {what}", flush=True)

    def until(self, what: str, holds: Callable[[], bool], within: float | None = None) -> None:
        start = perf_counter()
        while not holds():
            if perf_counter() - start > _PATIENCE:
                raise TimeoutError(f"waited in vain: {what}")
            time.sleep(0.5)
        took = perf_counter() - start
        self.say(f"{what}: after {took:.0f} s")
        if within is not None and took > within:
            self.late.append(f"{what}: {took:.0f} s")

    def holds(self, pattern: str) -> int:
        """The documents of such names in what is published."""
        if not self.home.database.exists():
            return 0
        found = query(
            self.home.database,
            "select count(distinct source_uri) as n from raw.document "
            f"where is_current and source_name like '{pattern}'",
        )
        return int(found.column("n").to_pylist()[0])

    def land(self, name: str, text: str) -> None:
        (self.home.landing / name).write_text(text, encoding="utf-8")

    def land_many(self, prefix: str, first: int, count: int) -> None:
        for name, text in list(documents(first + count))[first:]:
            self.land(f"{prefix}-{name}", text)

    def processes_at_work(self) -> list[int]:
        """Of the runs that have started and not ended."""
        found = []
        for run in self.instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.STARTED])):
            for told in (entry.dagster_event for entry in self.instance.all_logs(run.run_id)):
                if told is not None and told.event_type_value == "ENGINE_EVENT":
                    pid = told.engine_event_data.metadata.get("pid")
                    found += [int(str(pid.value))] if pid is not None else []
        return found

    def is_at_work(self) -> bool:
        return bool(self.processes_at_work())

    def finished(self, status: DagsterRunStatus) -> int:
        return self.instance.get_runs_count(RunsFilter(statuses=[status]))


def live(day: Day, at_once: int) -> str:
    """All that happens; gives the name of the document that was withdrawn."""
    ticked = RunsFilter(tags={"dagster/schedule_name": MORNING}, statuses=[DagsterRunStatus.SUCCESS])
    day.until("the schedule has run a refresh", lambda: day.instance.get_runs_count(ticked) > 0)

    day.land_many("single", 20, 1)
    day.until("a file that arrived is published", lambda: day.holds("single-%") == 1, within=_MINUTE)

    day.land_many("crowd", 30, at_once)
    day.until(
        f"{at_once:,} files that arrived at once are published",
        lambda: day.holds("crowd-%") == at_once,
        within=_MINUTE,
    )

    copying = threading.Thread(target=copy_slowly, args=(day.home.landing / "slow.txt",))
    copying.start()
    copying.join()
    day.until("a file that was copied slowly is published", lambda: day.holds("slow%") == 1, within=_MINUTE)

    failed = day.finished(DagsterRunStatus.FAILURE)
    day.land_many("killed", 1_100, 40)
    day.until("a run is killed", lambda: any(with_no_mercy(pid) for pid in day.processes_at_work()))
    day.until("it is told as failed", lambda: day.finished(DagsterRunStatus.FAILURE) > failed, within=_MINUTE)
    day.until("another has published its documents", lambda: day.holds("killed-%") == 40)

    failed = day.finished(DagsterRunStatus.FAILURE)
    day.land_many("power", 1_200, 200)
    day.until("a run is at work", day.is_at_work)
    day.machine.lose_power()
    day.say("the machine has gone down and come up again")
    day.until("the run that it took along is told as failed", lambda: day.finished(DagsterRunStatus.FAILURE) > failed)
    day.until("another has published its documents", lambda: day.holds("power-%") == 200)

    (day.home.landing / "bad.pdf").write_bytes(b"%PDF-1.7\nnot more than a beginning")
    day.until("what is no document is among the rejects", lambda: rejected(day.home) == ["bad.pdf"], within=_MINUTE)

    name = next(file.name for file in sorted(day.home.landing.glob("first-*")))
    if peel(day.home.path, "withdraw", name) != 0:  # another refresh is under way, and the command says so
        day.until("a person has refreshed", lambda: peel(day.home.path, "refresh") == 0)
    day.until("what was withdrawn is gone", lambda: day.holds("first-%") == 19)
    return name


def copy_slowly(file: Path) -> None:
    text = next(documents(1))[1].replace("group 0", "group slow")
    step = len(text) // 20 + 1
    with file.open("w", encoding="utf-8") as copy:
        for at in range(0, len(text), step):
            copy.write(text[at : at + step])
            copy.flush()
            time.sleep(1)


def rejected(home: Home) -> list[str]:
    found: list[str] = query(home.database, "select source_name from raw.reject order by all").column(0).to_pylist()
    return found


def differences(lived: Home, at_once: Home) -> list[str]:
    """The tables that don't hold the same rows; moments of time aside."""
    found = []
    for name, contract in load_contracts().items():
        if not contract.published or contract.schema_name in _OF_THE_COURSE:
            continue
        columns = ", ".join(f'"{column.name}"' for column in contract.columns if column.type != "timestamptz")
        asked = f"select {columns} from {name} order by all"
        one, other = (query(home.database, asked) for home in (lived, at_once))
        if not one.equals(other):
            found.append(f"{name}: {one.num_rows:,} rows, {other.num_rows:,} when built at once")
    return found


def main() -> int:
    told = argparse.ArgumentParser()
    told.add_argument("--files", type=int, default=1_000)
    told.add_argument("--pictures", type=Path)
    asked = told.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="peel-day-") as folder:
        at_once = Home(Path(folder) / "at_once")
        with machine(Path(folder)) as running, DagsterInstance.from_config(str(running.home.dagster)) as instance:
            day = Day(running, instance)
            day.land_many("first", 0, 20)
            day.until("the first documents are published", day.home.database.exists)
            with readers(day.home.database, _READERS) as people:
                withdrawn = live(day, asked.files)
            if asked.pictures:
                photograph(instance, running.port, asked.pictures)
            for command in ("status", "doctor"):
                print(f"\npeel {command}", flush=True)
                peel(day.home.path, command)
        shutil.copytree(day.home.landing, at_once.landing)
        if peel(at_once.path, "refresh") != 0 or peel(at_once.path, "withdraw", withdrawn) != 0:
            return 1
        different = differences(day.home, at_once)
    print(f"\nload {os.getloadavg()[0]:.1f}; {people.reads:,} reads, {len(people.faults)} faults")
    print(*people.faults[:5], *different, *(f"LATE: {each}" for each in day.late), sep="\n")
    if not different:
        print("the warehouse is the one that is built at once, row for row")
    return 1 if different or people.faults or day.late else 0


if __name__ == "__main__":
    sys.exit(main())
