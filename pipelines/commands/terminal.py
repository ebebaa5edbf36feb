"""What the commands of `peel` say, and how they end: 0 done, 1 not done, 2 not understood.

Belongs here: the two consoles and the one line of a failure. Not here: any command (its neighbours).
"""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

from rich.console import Console

from pipelines.places import default_home

console = Console()
errors = Console(stderr=True)


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def say(line: str) -> None:
    """One line, as it is."""
    console.print(line, highlight=False, markup=False, soft_wrap=True)


def nothing_published() -> NoReturn:
    fail(f"Nothing has been published in {default_home()} yet. Run peel refresh first.")


def fail(message: str, code: int = 1) -> NoReturn:
    errors.print(f"peel: {message}", highlight=False, markup=False, soft_wrap=True)
    raise SystemExit(code)
