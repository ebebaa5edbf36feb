"""The data folder before its first use: its folders, and the settings that Dagster finds in it.

Belongs here: what every command that writes needs first, without loading Dagster. Not here: what is in the folder
(`pipelines.places`), or the refresh (`pipelines.refresh`).
"""

from __future__ import annotations

import os
import tempfile
from importlib.resources import files
from pathlib import Path

from pipelines.places import Home

_DRIVER = "postgresql+psycopg2://"
_SETTINGS = ("dagster.yaml", "dagster-postgres.yaml")
POSTGRES = "PEEL_POSTGRES_URL"
"""Names the PostgreSQL database that keeps Dagster's records; without it they are files in the data folder."""


class NotPrepared(Exception):
    """The data folder can't be used; the message is one line for the person who asked."""


def prepare(home: Home) -> None:
    """Make the data folder and its settings for Dagster where they are missing. Raises `NotPrepared`."""
    try:
        home.dagster.mkdir(parents=True, exist_ok=True)
        home.landing.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.path):
            pass  # the folder can be written to
        _write_settings(home.dagster / "dagster.yaml")
    except OSError as error:
        raise NotPrepared(
            f"The data folder {home.path} can't be written to: {error.strerror}. "
            "Give permission, or name another folder in PEEL_HOME."
        ) from error
    os.environ["DAGSTER_HOME"] = str(home.dagster)
    os.environ["PEEL_HOME"] = str(home.path)


def _write_settings(file: Path) -> None:
    """Dagster's settings where there are none, or still those that were written for the other database."""
    address = os.environ.get(POSTGRES)
    if address and not address.startswith(_DRIVER):
        raise NotPrepared(f"{POSTGRES} must begin with {_DRIVER}, as in {_DRIVER}user:password@host/database.")
    alone, with_postgres = (files("pipelines").joinpath(name).read_bytes() for name in _SETTINGS)
    wanted, other = (with_postgres, alone) if address else (alone, with_postgres)
    if not file.exists() or file.read_bytes() == other:
        file.write_bytes(wanted)
