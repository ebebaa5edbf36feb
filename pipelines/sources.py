"""Putting documents into the landing folder, and taking them out of the warehouse.

Belongs here: what `peel add` and `peel withdraw` do with files, addresses and names. Not here: fetching
(`pipelines.collect.fetch`), or reading (`pipelines.refresh`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.collect.addresses import NotFetchable
from pipelines.collect.fetch import fetch
from pipelines.collect.fetched import land
from pipelines.collect.landing import is_skipped
from pipelines.collect.register import RegisterUnreadable
from pipelines.places import Home

SHORTEST_PREFIX = 6
"""Of a document id that still says which document is meant."""


class CannotAdd(Exception):
    """Something named is no file or folder that can be put into the landing folder; nothing was added."""


class NotFound(Exception):
    """A name or id that stands for no document in the warehouse, or for several."""


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """A document that can be withdrawn."""

    document_id: str
    source_name: str
    source_uri: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Fetching:
    """What came of fetching one address."""

    address: str
    file: Path | None
    """Where it landed; None where it didn't."""
    problem: str | None


def is_address(name: str) -> bool:
    return "://" in name


def add_addresses(addresses: Iterable[str], home: Home, *, allow_local: bool) -> Iterator[Fetching]:
    """Fetch each address into the landing folder, one after the other; one that fails stops no other."""
    for address in dict.fromkeys(addresses):
        try:
            page = fetch(address, allow_local=allow_local)
            yield Fetching(address, land(page, home.landing, home.fetched), None)
        except (NotFetchable, RegisterUnreadable) as error:
            yield Fetching(address, None, str(error))
        except OSError as error:
            yield Fetching(address, None, f"{address} could not be put into {home.landing}: {error.strerror or error}.")


def add(paths: Sequence[str], home: Home) -> list[Path]:
    """Copy files, and the files of folders, into the landing folder. Raises `CannotAdd` before anything is copied."""
    files = [pair for path in paths for pair in _files(path, home)]
    if not files:
        raise CannotAdd("There are no files in what was named.")
    clashes = {target for _, target in files if sum(other == target for _, other in files) > 1}
    if clashes:
        raise CannotAdd(f"Two of the files would both be {min(clashes).name}; add them one after the other, renamed.")
    for source, target in files:
        _copy(source, target)
    return [target for _, target in files]


def withdraw(names: Sequence[str], home: Home) -> list[Withdrawable]:
    """Record that these documents, given by id, beginning of an id or file name, are withdrawn. Raises `NotFound`."""
    known = _known(home)
    chosen = {document.document_id: document for name in names for document in _chosen(name, known)}
    new = [document for document in chosen.values() if not document.withdrawn]
    home.withdrawals.record((document.document_id for document in new), datetime.now(UTC))
    return new


def _files(path: str, home: Home) -> list[tuple[Path, Path]]:
    source = Path(path).expanduser()
    if source.is_dir():
        inside = sorted(p for p in source.rglob("*") if p.is_file() and not _hidden(p.relative_to(source)))
        return [(file, home.landing / source.resolve().name / file.relative_to(source)) for file in inside]
    if not source.exists():
        raise CannotAdd(f"{path} is not there.")
    if not source.is_file():
        raise CannotAdd(f"{path} is neither a file nor a folder.")
    if is_skipped(source.name):
        raise CannotAdd(f"{path} is hidden or unfinished by its name, and would not be read; rename it.")
    return [(source, home.landing / source.name)]


def _hidden(path: Path) -> bool:
    return any(is_skipped(part) for part in path.parts)


def _copy(source: Path, target: Path) -> None:
    """Write aside and move over, so that no refresh reads half a file; also where the file is already the same, since
    adding a withdrawn document again is what brings it back."""
    if target.exists() and source.samefile(target):
        os.utime(target)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{hashlib.sha256(target.name.encode()).hexdigest()[:16]}.part")
        shutil.copyfile(source, aside)
        aside.replace(target)
    except OSError as error:
        raise CannotAdd(f"{source} could not be copied to {target.parent}: {error.strerror or error}.") from error


def _known(home: Home) -> list[Withdrawable]:
    if not home.store.exists("raw.intake"):
        raise NotFound("There are no documents in the warehouse yet.")
    rows: list[dict[str, Any]] = home.store.read("raw.intake").to_pylist()
    return [
        Withdrawable(row["document_id"], row["source_name"], row["source_uri"], row["withdrawn_at"] is not None)
        for row in rows
        if row["outcome"] == "accepted"
    ]


def _chosen(name: str, known: Sequence[Withdrawable]) -> list[Withdrawable]:
    """The document of this id, or all versions of the one source of this name."""
    wanted = name.lower()
    by_id = {d.document_id: d for d in known if len(wanted) >= SHORTEST_PREFIX and d.document_id.startswith(wanted)}
    by_name = [document for document in known if name in (document.source_name, document.source_uri)]
    if len(by_id) > 1 or len({document.source_uri for document in by_name}) > 1 or (by_id and by_name):
        ids = sorted({document.document_id[:12] for document in [*by_id.values(), *by_name]})
        if len(ids) > 1:
            raise NotFound(f"{name} stands for several documents: {', '.join(ids)}. Name one of these ids.")
    found = [*by_id.values(), *by_name]
    if not found:
        raise NotFound(f'No document has the name or id {name}. To see them: peel sql "from raw.document"')
    return found
