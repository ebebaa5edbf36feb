"""The records of runs are kept in PostgreSQL where PEEL_POSTGRES_URL names one; tested on a server of our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from tests.conftest import run_peel

_BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda folder: folder.parent.name)
_INITDB = shutil.which("initdb") or (str(_BIN / "initdb") if _BIN else None)
_AS_OTHER = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []

pytestmark = pytest.mark.skipif(
    _INITDB is None or bool(_AS_OTHER and not shutil.which("setpriv")), reason="PostgreSQL is not installed here"
)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The address of a new, empty server, which doesn't run as root."""
    assert _INITDB is not None
    folder = Path(tempfile.mkdtemp(prefix="peel-postgres-"))  # pytest's own folders are closed to other users
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    if _AS_OTHER:
        shutil.chown(data, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    subprocess.run(
        [*_AS_OTHER, _INITDB, "--pgdata", str(data), "--username=peel", "--auth=trust", "--no-sync"],
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    control = [*_AS_OTHER, str(Path(_INITDB).with_name("pg_ctl")), "--pgdata", str(data), "--wait"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c fsync=off"
    subprocess.run(
        [*control, "--options", options, "--log", str(data / "log"), "start"],
        check=True, stdout=subprocess.DEVNULL, cwd="/",
    )  # fmt: skip
    try:
        yield f"postgresql://peel@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "--mode=immediate", "stop"], check=True, stdout=subprocess.DEVNULL, cwd="/")
        shutil.rmtree(folder)


def test_a_refresh_keeps_its_records_in_postgresql(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = tmp_path / "landing"
    landing.mkdir()
    (landing / "letter.txt").write_text(
        "Northumbria Police: PEEL 2021/22\n\nThe force is good at investigating crime.\n"
    )
    monkeypatch.setenv("PEEL_POSTGRES_URL", postgres.replace("postgresql:", "postgresql+psycopg2:"))
    done = run_peel(tmp_path / "home", "refresh", "--landing", str(landing))
    assert done.exit_code == 0, done.errors
    with psycopg2.connect(postgres) as connection, connection.cursor() as cursor:
        cursor.execute("select pipeline_name, status from runs")
        assert cursor.fetchall() == [("refresh", "SUCCESS")]
    assert not list((tmp_path / "home" / "dagster").glob("**/runs.db"))


def test_an_address_without_its_driver_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEEL_POSTGRES_URL", "postgresql://peel@127.0.0.1/peel")
    done = run_peel(tmp_path / "home", "refresh")
    assert done.exit_code == 1
    assert "PEEL_POSTGRES_URL must begin with postgresql+psycopg2://" in done.words
