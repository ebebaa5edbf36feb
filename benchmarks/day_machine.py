"""A computer on which Peel is deployed, and the people who use it, for `benchmarks.day`.

Belongs here: starting the real daemon, web server and PostgreSQL, killing them, and readers of the database. Not here:
what happens on the day, or the pages on which it is to be seen (`benchmarks.day_pages`).
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipelines.places import Home
from pipelines.preparing import POSTGRES, prepare
from tests.postgres_server import PostgresServer, postgres_server

_ROOT = Path(__file__).parents[1]
_COMMAND = "from pipelines.cli import main; main()"
_WORKSPACE = "load_from:\n  - python_module: {module_name: benchmarks.day_clock, location_name: peel}\n"


@dataclass
class Machine:
    """A computer on which Peel runs, and that can be switched off."""

    home: Home
    postgres: PostgresServer
    port: int
    """Of the pages."""
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


@contextmanager
def machine(folder: Path) -> Iterator[Machine]:
    """One that runs, with an empty data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with postgres_server() as postgres:
        os.environ[POSTGRES] = postgres.address.replace("postgresql:", "postgresql+psycopg2:")
        home = Home(folder / "home")
        prepare(home)
        running = Machine(home, postgres, port)
        running.start()
        try:
            yield running
        finally:
            running.stop()
            del os.environ[POSTGRES]


def peel(home: Path, *arguments: str) -> int:
    """The command, as a person types it; gives how it ended."""
    environment = {**os.environ, "PEEL_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")}
    return subprocess.run(
        [sys.executable, "-c", _COMMAND, *arguments], cwd=_ROOT, env=environment, check=False
    ).returncode


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


@contextmanager
def readers(database: Path, count: int) -> Iterator[Readers]:
    """So many, until the block ends."""
    crowd = Readers(database)
    threads = [threading.Thread(target=crowd.read) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield crowd
    finally:
        crowd.over = True
        for thread in threads:
            thread.join()
