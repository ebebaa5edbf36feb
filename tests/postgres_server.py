"""A PostgreSQL server of our own, for tests and benchmarks: new, empty, on a free port, and not as root.

Belongs here: starting and stopping it. Not here: what is kept in it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda folder: folder.parent.name)
_INITDB = shutil.which("initdb") or (str(_BIN / "initdb") if _BIN else None)
_AS_OTHER = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []

IS_INSTALLED = _INITDB is not None and not (_AS_OTHER and not shutil.which("setpriv"))


@dataclass(frozen=True, slots=True)
class PostgresServer:
    data: Path
    port: int

    @property
    def address(self) -> str:
        return f"postgresql://peel@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.data} -c fsync=off"
        self._control("--options", options, "--log", str(self.data / "log"), "start")

    def stop_at_once(self) -> None:
        """As a machine does that loses its power: nothing is tidied up."""
        self._control("--mode=immediate", "stop")

    def _control(self, *arguments: str) -> None:
        control = str(Path(str(_INITDB)).with_name("pg_ctl"))
        subprocess.run(
            [*_AS_OTHER, control, "--pgdata", str(self.data), "--wait", *arguments],
            check=True, stdout=subprocess.DEVNULL, cwd="/",
        )  # fmt: skip


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server that runs, and is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="peel-postgres-"))  # pytest's own folders are closed to other users
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    if _AS_OTHER:
        shutil.chown(data, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = PostgresServer(data, free.getsockname()[1])
    subprocess.run(
        [*_AS_OTHER, str(_INITDB), "--pgdata", str(data), "--username=peel", "--auth=trust", "--no-sync"],
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    server.start()
    try:
        yield server
    finally:
        server.stop_at_once()
        shutil.rmtree(folder)
