"""The records of runs are kept in PostgreSQL where PEEL_POSTGRES_URL names one; tested on a server of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from tests.conftest import run_peel
from tests.postgres_server import IS_INSTALLED, postgres_server

pytestmark = pytest.mark.skipif(not IS_INSTALLED, reason="PostgreSQL is not installed here")


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with postgres_server() as server:
        yield server.address


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
