"""Runs the command `peel` for tests, each time in a process of its own that is forked from one which has loaded it.

Belongs here: sparing a hundred commands two seconds each for loading Dagster and DuckDB. The process is otherwise as a
shell would start it: its own arguments, environment, folder, streams and end. Not here: what tests do with it
(`conftest`), or tests of how a command loads (`unit/cli/test_imports`).
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import signal
import subprocess
import sys
import traceback
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

_LOADED = """
import pipelines.cli, pipelines.refresh
import dagster._core.storage.event_log.sqlite, dagster._core.storage.runs.sqlite, scipy.stats, sqlglot.dialects.duckdb
from tests.command_server import serve
from warehouse.models import load_models
load_models()
serve()
"""
"""The command, and what most refreshes load as they go on."""
_SECONDS = 600
_TERMINAL = {"COLUMNS": "200", "NO_COLOR": "1"}
"""What the command reads of its terminal as it loads."""


def run(arguments: tuple[str, ...], environment: dict[str, str], folder: Path | None) -> tuple[int, str, str]:
    """Exit code, output and errors of a command. Raises TimeoutError."""
    with TemporaryDirectory() as kept:
        output, errors = Path(kept, "output"), Path(kept, "errors")
        output.touch()
        errors.touch()
        code = _server().run(arguments, environment | _TERMINAL, folder or Path.cwd(), (output, errors))
        return code, output.read_text(), errors.read_text()


class _Server:
    """The process that has loaded the command, and what it is told and tells."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LOADED],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_TERMINAL},
            cwd=Path(__file__).parents[1],
            start_new_session=True,
        )

    def run(
        self, arguments: tuple[str, ...], environment: dict[str, str], folder: Path, streams: tuple[Path, Path]
    ) -> int:
        told, tells = self._process.stdin, self._process.stdout
        assert told is not None
        assert tells is not None
        told.write(json.dumps([arguments, environment, str(folder), *map(str, streams)]).encode() + b"\n")
        told.flush()
        if not select.select([tells], [], [], _SECONDS)[0]:
            os.killpg(self._process.pid, signal.SIGKILL)
            _server.cache_clear()
            raise TimeoutError(f"peel {' '.join(arguments)} took more than {_SECONDS} seconds")
        return int(tells.readline())


@cache
def _server() -> _Server:
    return _Server()


def serve() -> NoReturn:
    """Fork for each command that is told on standard input, and tell its exit code."""
    gc.freeze()  # what is loaded stays: a child that looked through it for garbage would copy all of its memory
    told, tells = sys.stdin.buffer, sys.stdout.buffer
    while line := told.readline():
        child = os.fork()
        if child == 0:
            _be(*json.loads(line))
        _, status = os.waitpid(child, 0)
        tells.write(b"%d\n" % os.waitstatus_to_exitcode(status))
        tells.flush()
    os._exit(0)


def _be(arguments: list[str], environment: dict[str, str], folder: str, output: str, errors: str) -> NoReturn:
    """Be the process of a command from its first line to its end."""
    from pipelines.cli import main

    for number, name in enumerate((os.devnull, output, errors)):
        os.dup2(os.open(name, os.O_RDWR), number)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w", buffering=1)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["-c", *arguments]
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else code is not None)
