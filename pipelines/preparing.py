"""The data folder before its first use: its folders, and the settings that Dagster finds in it.

Belongs here: what every command that writes needs first, without loading Dagster. Not here: what is in the folder
(`pipelines.places`), or the refresh (`pipelines.refresh`).
"""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from pipelines.places import Home

_DRIVER = "postgresql+psycopg2://"
_SETTINGS = ("dagster.yaml", "dagster-postgres.yaml")
_MARK = b"# As Peel wrote it: "
_DIGITS = 16
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
    """Dagster's settings, unless somebody has changed them: those of this version, for the database that is in use."""
    address = os.environ.get(POSTGRES)
    if address and not address.startswith(_DRIVER):
        raise NotPrepared(f"{POSTGRES} must begin with {_DRIVER}, as in {_DRIVER}user:password@host/database.")
    alone, with_postgres = settings()
    wanted = with_postgres if address else alone
    held = file.read_bytes() if file.exists() else b""
    if held != wanted and (not held or _is_ours(held)):
        file.write_bytes(wanted)


def settings() -> tuple[bytes, bytes]:
    """Dagster's settings as Peel writes them, for records in files and for records in PostgreSQL."""
    alone, with_postgres = (_marked(files("pipelines").joinpath(name).read_bytes()) for name in _SETTINGS)
    return alone, with_postgres


def _marked(settings: bytes) -> bytes:
    """With a first line by which settings that nobody has changed can be told from those that somebody has."""
    return _MARK + sha256(settings).hexdigest()[:_DIGITS].encode() + b"\n" + settings


def _is_ours(held: bytes) -> bool:
    return held == _marked(held.partition(b"\n")[2])
