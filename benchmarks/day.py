"""A day of a deployed Peel in fast-forward: `python -m benchmarks.day [--files 1000] [--pictures FOLDER]`.

The real daemon, web server and PostgreSQL. Documents arrive one by one, a thousand at once, and slowly; a run is
killed; the machine goes down; something arrives that is no document; one is withdrawn; people read all the time. At the
end the warehouse must be the one that is built from the same files at once, row for row. With a folder, the pages on
which each of these is to be seen are photographed in Chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import duckdb
from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

from benchmarks.day_clock import EVERY_THREE_MINUTES
from benchmarks.refresh import documents
from pipelines.places import Home
from pipelines.refresh import POSTGRES, prepare
from tests.postgres_server import PostgresServer, postgres_server
from warehouse.contract import load_contracts
from warehouse.reader import query

_ROOT = Path(__file__).parents[1]
_COMMAND = "from pipelines.cli import main; main()"
_WORKSPACE = "load_from:\n  - python_module: {module_name: benchmarks.day_clock, location_name: peel}\n"
_MINUTE = 60.0
_PATIENCE = 900.0
_OF_THE_COURSE = ("meta", "history")
"""Schemas that tell when what was published, which is another story for a warehouse that was built at once."""


@dataclass
class Machine:
    """A computer on which Peel runs, and that can be switched off."""

    home: Home
    postgres: PostgresServer
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        workspace = self.home.path / "workspace.yaml"
        workspace.write_text(_WORKSPACE, encoding="utf-8")
        for command in (
            ["dagster._daemon", "run", "-w", str(workspace)],
            ["dagster_webserver", "-w", str(workspace), "-h", "127.0.0.1", "-p", str(self.port)],
        ):
            log = (self.home.path / f"{command[0].strip('_').replace('.', '')}.log").open("ab")
            self.processes.append(subprocess.Popen([sys.executable, "-m", *command], cwd=_ROOT, stdout=log, stderr=log))

    def lose_power(self) -> None:
        """Every process of Peel's is killed, and PostgreSQL with them; then all is started again."""
        for pid in self._pids():
            with_no_mercy(pid)
        for process in self.processes:
            process.wait()
        self.processes.clear()
        self.postgres.stop_at_once()
        self.postgres.start()
        self.start()

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(timeout=120)

    def _pids(self) -> Iterator[int]:
        """Processes that were started for this data folder, but not this one."""
        mark = f"PEEL_HOME={self.home.path}\0".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if int(folder.name) != os.getpid() and mark in (folder / "environ").read_bytes():
                    yield int(folder.name)
            except OSError:
                continue


def with_no_mercy(pid: int) -> bool:
    """Kill a process; gives whether it was still there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


@dataclass
class Readers:
    """People who read all the time, each holding the database open for a while."""

    database: Path
    reads: int = 0
    faults: list[str] = field(default_factory=list)
    over: bool = False

    def read(self) -> None:
        while not self.over:
            try:
                with duckdb.connect() as connection:
                    connection.execute(f"attach '{self.database}' as peel (read_only)")
                    for _ in range(20):
                        connection.execute("select count(*), count(fact_id) from peel.core.fact").fetchone()
                        self.reads += 1
                        time.sleep(0.1)
            except duckdb.Error as error:
                self.faults.append(str(error).splitlines()[0])


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
    ticked = RunsFilter(tags={"dagster/schedule_name": EVERY_THREE_MINUTES}, statuses=[DagsterRunStatus.SUCCESS])
    day.until("the schedule has run a refresh", lambda: day.instance.get_runs_count(ticked) > 0)

    day.land_many("single", 20, 1)
    day.until("a file that arrived is published", lambda: day.holds("single-%") == 1, within=_MINUTE)

    day.land_many("crowd", 30, at_once)
    day.until(f"{at_once:,} files that arrived at once are published", lambda: day.holds("crowd-%") == at_once)

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
    while peel(day.home.path, "withdraw", name) != 0:
        time.sleep(2)  # another refresh is under way, and the command says so
    day.until("what was withdrawn is gone", lambda: day.holds("first-%") == 19)
    day.until("nothing is at work", lambda: not day.is_at_work())
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


def peel(home: Path, *arguments: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, *arguments], cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, "PEEL_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")}, text=True, check=False,
    )  # fmt: skip
    print(done.stderr, end="")
    return done.returncode


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


def photograph(day: Day, folder: Path) -> None:
    runs = day.instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.FAILURE]))
    good = day.instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.SUCCESS]), limit=1)
    pages = {
        "overview": "overview/activity/timeline",
        "runs": "runs",
        "failed": f"runs/{runs[0].run_id}",
        "run": f"runs/{good[0].run_id}",
        "intake": "assets/raw/intake",
        "intake_events": "assets/raw/intake?view=events",
        "reject": "assets/raw/reject",
        "release": "assets/release/peel_duckdb",
        "release_events": "assets/release/peel_duckdb?view=events",
        "scorecard": "assets/meta/scorecard",
        "checks": "assets/core/fact_grade?view=checks",
        "automation": "automation",
        "alerts": "locations/__repository__@peel/sensors/alerts",
        "landing": "locations/__repository__@peel/sensors/landing_folder",
        "groups": "asset-groups",
        "catalog": "assets",
        "concurrency": "deployment/daemons",
    }
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    flags += " --disable-component-update --disable-sync --virtual-time-budget=20000 --window-size=1600,1100"
    for name, page in pages.items():
        with tempfile.TemporaryDirectory() as profile:
            subprocess.run(
                ["chromium", *flags.split(), f"--user-data-dir={profile}", f"--screenshot={folder / name}.png",
                 f"http://127.0.0.1:{day.machine.port}/{page}"],
                check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
            )  # fmt: skip


@contextmanager
def deployed(folder: Path) -> Iterator[Day]:
    home = Home(folder / "home")
    with socket.socket() as free, postgres_server() as postgres:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        os.environ[POSTGRES] = postgres.address.replace("postgresql:", "postgresql+psycopg2:")
        prepare(home)
        machine = Machine(home, postgres, port)
        machine.start()
        with DagsterInstance.from_config(str(home.dagster)) as instance:
            try:
                yield Day(machine, instance)
            finally:
                machine.stop()


def main() -> int:
    told = argparse.ArgumentParser()
    told.add_argument("--files", type=int, default=1_000)
    told.add_argument("--pictures", type=Path)
    asked = told.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="peel-day-") as folder, deployed(Path(folder)) as day:
        readers = Readers(day.home.database)
        crowd = [threading.Thread(target=readers.read) for _ in range(3)]
        try:
            day.land_many("first", 0, 20)
            day.until("the first documents are published", day.home.database.exists)
            for reader in crowd:
                reader.start()
            withdrawn = live(day, asked.files)
        finally:
            readers.over = True
        for reader in crowd:
            reader.join()
        if asked.pictures:
            asked.pictures.mkdir(parents=True, exist_ok=True)
            photograph(day, asked.pictures)
        for command in ("status", "doctor"):
            print(f"\npeel {command}", flush=True)
            subprocess.run([sys.executable, "-c", _COMMAND, command], cwd=_ROOT, check=False)
        at_once = Home(Path(folder) / "at_once")
        shutil.copytree(day.home.landing, at_once.landing)
        os.environ.pop(POSTGRES)
        if peel(at_once.path, "refresh") != 0 or peel(at_once.path, "withdraw", withdrawn) != 0:
            return 1
        different = differences(day.home, at_once)
    print(f"\nload {os.getloadavg()[0]:.1f}; {readers.reads:,} reads, {len(readers.faults)} faults")
    print(*readers.faults[:5], *different, *(f"LATE: {each}" for each in day.late), sep="\n")
    if not different:
        print("the warehouse is the one that is built at once, row for row")
    return 1 if different or readers.faults or day.late else 0


if __name__ == "__main__":
    sys.exit(main())
