"""Where things are: the data folder and what is in it, and the examples that come with the project.

Belongs here: those paths. Not here: what is done at any of them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pipelines.collect.archive import Archive
from pipelines.collect.register import Register
from pipelines.collect.withdrawals import Withdrawals
from warehouse.reader import DATABASE, default_home
from warehouse.store import Store

__all__ = ["Home", "default_home", "examples_folder"]

_PACKAGE = Path(__file__).parent


def cache_folder() -> Path:
    """Where this user keeps what can be made again, and is the same for every data folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "peel"


def examples_folder() -> Path:
    """The examples: inside the installed package, or beside it in a checkout."""
    shipped = _PACKAGE / "_examples"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "examples"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder."""

    path: Path

    @property
    def landing(self) -> Path:
        return self.path / "landing"

    @property
    def store(self) -> Store:
        return Store(self.path)

    @property
    def archive(self) -> Archive:
        return Archive(self.path / "archive")

    @property
    def withdrawals(self) -> Withdrawals:
        return Withdrawals(self.path / "withdrawals.jsonl")

    @property
    def fetched(self) -> Register:
        return Register(self.path / "fetched.jsonl")

    @property
    def sources(self) -> Path:
        """What is collected by itself."""
        return self.path / "sources.yaml"

    @property
    def collect_state(self) -> Path:
        """What is remembered of each address that was collected."""
        return self.path / "collect.sqlite"

    @property
    def collect_lock(self) -> Path:
        return self.path / "collect.lock"

    @property
    def database(self) -> Path:
        return self.path / DATABASE

    @property
    def site(self) -> Path:
        """The web pages of what is published."""
        return self.path / "site"

    @property
    def evaluations(self) -> Path:
        """The scores of evaluations, one file each."""
        return self.path / "evaluations"

    @property
    def alerts(self) -> Path:
        """What went wrong while nobody looked."""
        return self.path / "alerts.jsonl"

    @property
    def lock(self) -> Path:
        return self.path / "refresh.lock"

    @property
    def dagster(self) -> Path:
        return self.path / "dagster"
