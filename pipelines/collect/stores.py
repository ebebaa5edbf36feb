"""Documents of a folder or an object store, whatever fsspec has an address for: `file:///srv/reports`, `s3://bucket/x`.

Belongs here: what is in the store, and copying what is new or changed. Not here: web sites (`website`), or the landing
folder itself (`landing`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
from fsspec import AbstractFileSystem

from pipelines.collect.arrivals import STILL_FOR
from pipelines.collect.collector import Clock, Collected, Inbox, LeftAlone, Meter, Outcome
from pipelines.collect.fetch import Marks
from pipelines.collect.landing import MAXIMUM_BYTES, is_skipped
from pipelines.collect.state import SourceState
from pipelines.documents.formats import format_of
from pipelines.documents.unreadable import Unreadable

_CHANGED = ("mtime", "LastModified", "last_modified", "updated", "modified")
"""What file systems call the time of the last change."""
_NO_NAMES = {"", ".", ".."}
"""Parts of a key in an object store that a path can't have, or that lead out of the folder."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One file of a store."""

    path: str
    """As the store calls it."""
    address: str
    below: str
    """Its path in the store's folder."""
    size: int
    etag: str
    changed_at: datetime | None

    @property
    def marks(self) -> Marks:
        changed = self.changed_at.isoformat() if self.changed_at else ""
        return Marks(self.etag or f"{self.size} bytes", "" if self.etag else changed)


@dataclass(frozen=True, slots=True)
class FileStore:
    """A collector of one folder of one store."""

    name: str
    address: str
    options: Mapping[str, Any] = field(default_factory=dict)
    """As the store's own fsspec package takes them."""
    clock: Clock = field(default_factory=Clock)

    def coming(self, inbox: Inbox) -> Iterator[str]:
        yield self.address

    def collect(self, inbox: Inbox, meter: Meter) -> Iterator[Collected]:
        """Copy what is new or changed, in the order of the names. Raises BudgetSpent, and LeftAlone where the store
        can't be asked."""
        memory = inbox.state.of(self.name, self.clock.now())
        memory.begin(self.address)
        try:
            meter.request()
            store, files = self._files()
        except _Trouble as trouble:
            raise LeftAlone(f"{self.address} can't be read: {trouble}") from None
        for file in files:
            yield self._collected(store, file, inbox, memory, meter)
        for address in sorted(memory.addresses() - {file.address for file in files}):
            problem = f"{address} is no longer there."
            memory.answered(address, self.clock.now(), Outcome.gone, problem=problem)
            yield Collected(address, Outcome.gone, problem=problem)

    def _files(self) -> tuple[AbstractFileSystem, list[Stored]]:
        with _told_in_one_line():
            store, root = fsspec.url_to_fs(self.address, use_listings_cache=False, **self.options)
            files = store.find(root, detail=True).values()
            if not files:
                store.info(root)  # says why, where that is no empty folder
        found = (_stored(store, root, file) for file in files)
        return store, sorted((file for file in found if not _is_skipped(file)), key=lambda file: file.path)

    def _collected(
        self, store: AbstractFileSystem, file: Stored, inbox: Inbox, memory: SourceState, meter: Meter
    ) -> Collected:
        known = memory.known(file.address)
        if known is not None and known.marks == file.marks:
            outcome = Outcome.refused if known.outcome == Outcome.refused else Outcome.unchanged
            memory.answered(file.address, self.clock.now(), outcome, problem=known.problem)
            return Collected(file.address, outcome, problem=known.problem)
        meter.request()
        target = inbox.landing / self.name / file.below
        try:
            digest = self._copied(store, file, target, inbox)
        except (_Refused, _Trouble) as error:
            problem = f"{file.address} is not copied: {error}"
            is_refused = isinstance(error, _Refused)
            outcome, marks = (Outcome.refused, file.marks) if is_refused else (Outcome.failed, None)
            memory.answered(file.address, self.clock.now(), outcome, marks=marks, problem=problem)
            return Collected(file.address, outcome, problem=problem)
        meter.received(file.size)
        outcome = Outcome.changed if known is not None and known.text_hash is not None else Outcome.new
        memory.answered(file.address, self.clock.now(), outcome, marks=file.marks, text_hash=digest)
        return Collected(file.address, outcome, target)

    def _copied(self, store: AbstractFileSystem, file: Stored, target: Path, inbox: Inbox) -> str:
        """Write the file aside and move it over; gives the hash of its bytes. Raises _Refused, _Trouble."""
        if _NO_NAMES & set(file.below.split("/")) or "\0" in file.below:
            raise _Refused("no file can have its name.")
        if file.size > MAXIMUM_BYTES:
            raise _Refused(f"it is larger than {MAXIMUM_BYTES // (1024 * 1024)} MB.")
        if not file.etag and file.changed_at is not None and self.clock.now() - file.changed_at < STILL_FOR:
            raise _Trouble("it may still be written to.")
        aside = target.with_name(f".{hashlib.sha256(target.name.encode()).hexdigest()[:16]}.part")
        with _told_in_one_line():
            target.parent.mkdir(parents=True, exist_ok=True)
            store.get_file(file.path, str(aside))
            data = aside.read_bytes()
            path = target.relative_to(inbox.landing).as_posix()
        try:
            format_of(data)
        except Unreadable as unreadable:
            aside.unlink()
            raise _Refused(f"it is no document: {unreadable.reason}") from None
        with _told_in_one_line():
            inbox.register.record(file.address, path, given_by=file.address, size=len(data), at=self.clock.now())
            aside.replace(target)
        return hashlib.sha256(data).hexdigest()


class _Refused(Exception):
    """A file that will never be copied as it is, and why."""


class _Trouble(Exception):
    """Something that the store or its driver said, in one line."""


@contextmanager
def _told_in_one_line() -> Iterator[None]:
    """Every driver has errors of its own: whatever it raises becomes one line, and costs one file at most."""
    try:
        yield
    except _Trouble:
        raise
    except FileNotFoundError:
        raise _Trouble("there is no such place.") from None
    except ImportError as error:
        hint = ": pip install -r requirements-s3.txt" if "s3fs" in str(error) else "."
        raise _Trouble(f"{error}{hint}") from None
    except Exception as error:
        words = " ".join(str(error).split())
        raise _Trouble(f"{words or type(error).__name__}.") from None


def _stored(store: AbstractFileSystem, root: str, file: Mapping[str, Any]) -> Stored:
    path = str(file["name"])
    below = path.removeprefix(root.rstrip("/")).lstrip("/") or path.rpartition("/")[2]
    changed = next((file[name] for name in _CHANGED if file.get(name)), None)
    if isinstance(changed, int | float):
        changed = datetime.fromtimestamp(changed, UTC)
    return Stored(
        path=path,
        address=store.unstrip_protocol(path),
        below=below,
        size=int(file.get("size") or 0),
        etag=str(file.get("ETag") or file.get("etag") or "").strip('"'),
        changed_at=changed.astimezone(UTC) if isinstance(changed, datetime) else None,
    )


def _is_skipped(file: Stored) -> bool:
    return any(is_skipped(part) for part in file.below.split("/") if part not in _NO_NAMES)
