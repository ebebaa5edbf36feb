"""What assets and jobs are given: the data folder, the landing zone, the sources, the engine, and someone to tell how
far they are.

Belongs here: those five. Not here: what is done with them (`pipelines.assets`, `pipelines.automation`), or which ones a
refresh is given (`pipelines.definitions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
import pyarrow as pa
from pydantic import PrivateAttr

from pipelines.collect.arrivals import arrived
from pipelines.collect.landing import LandedFile, landed_files
from pipelines.collect.register import Register
from pipelines.engine import SECONDS, GiveUp, Limits, Pool, Work
from pipelines.lock import refresh_lock
from pipelines.places import Home
from pipelines.records import keep_records_quickly

if TYPE_CHECKING:
    from pipelines.collecting import Tally, Told

_PATIENCE = 600.0
"""Seconds that a run without a person waits for another one."""


class Warehouse(dg.ConfigurableResource["Warehouse"]):
    """The data folder, held by one run at a time."""

    home: str
    attended: bool = False
    """Whether a person waits: then a refresh that finds another one under way ends at once, else it waits for it."""

    @property
    def at(self) -> Home:
        return Home(Path(self.home))

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Warehouse]:
        """Hold the lock of the data folder for the whole run. Raises `RefreshUnderWay`."""
        keep_records_quickly()
        with refresh_lock(self.at.lock, 0.0 if self.attended else _PATIENCE):
            yield self


class LandingZone(dg.ConfigurableResource["LandingZone"]):
    """Where documents arrive, and what is read while none ever has."""

    folder: str
    name: str | None = None
    """Of the data folder's own landing folder, which is made where it is missing: what source URIs begin with in place
    of the folder's address, so that they survive a move."""
    examples_folder: str | None = None
    register_file: str | None = None
    """Of the addresses that files were fetched from."""
    attended: bool = False
    """Whether a person says what is to be read now; else files that may still be on their way are left for later."""

    def files(self) -> list[LandedFile]:
        """Every file that is to be read. Raises `LandingMissing`, `RegisterUnreadable`."""
        files = self.listed()
        return files if self.attended else arrived(files, datetime.now(UTC))

    def listed(self) -> list[LandedFile]:
        """Every file in the folder. Raises `LandingMissing`, `RegisterUnreadable`."""
        folder = Path(self.folder)
        if self.name is not None:
            folder.mkdir(parents=True, exist_ok=True)
        addresses = Register(Path(self.register_file)).addresses() if self.register_file else {}
        return sorted(
            (
                replace(file, source_uri=addresses.get((file.below_root, file.size), file.source_uri))
                for file in landed_files(folder, self.name)
            ),
            key=lambda file: file.source_uri,
        )

    def examples(self) -> list[LandedFile]:
        return landed_files(Path(self.examples_folder), "examples") if self.examples_folder else []


class Sources(dg.ConfigurableResource["Sources"]):
    """Where documents are collected from without anybody asking: what sources.yaml says."""

    home: str

    @property
    def file(self) -> Path:
        return Home(Path(self.home)).sources

    def are_switched_off(self) -> bool:
        """Whether there is nothing to collect from; not where that can't be told."""
        from pipelines.collect.configuration import SourcesUnreadable, read_sources

        try:
            return not any(source.enabled for source in read_sources(self.file))
        except SourcesUnreadable:
            return False

    def collect(self, told: Told) -> list[Tally]:
        """As `pipelines.collecting.collect`, waiting for a collection that is under way."""
        from pipelines.collecting import collect

        return collect(Home(Path(self.home)), told=told, patience=_PATIENCE)


class Engine(dg.ConfigurableResource["Engine"]):
    """Where documents are read and searched: processes of this machine, which live as long as the run."""

    seconds: float = SECONDS
    """For one document, and more for a large one."""

    _pool: Pool = PrivateAttr()

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Engine]:
        self._pool = Pool(Limits(seconds=self.seconds))
        try:
            yield self
        finally:
            self._pool.close()

    def spread(self, work: Work, batches: Iterable[pa.RecordBatch], give_up: GiveUp) -> Iterator[pa.RecordBatch]:
        """As `pipelines.engine.Pool.spread`."""
        return self._pool.spread(work, batches, give_up)

    def prepare(self, work: Work) -> None:
        """As `pipelines.engine.Pool.prepare`."""
        self._pool.prepare(work)


class Progress:
    """Who is told how far a refresh is; this one tells nobody, for the Dagster UI shows its own progress."""

    def documents(self, doing: str, done: int, total: int) -> None:
        """`done` of `total` documents have been through what `doing` says."""
