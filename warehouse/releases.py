"""The databases that were published: the one that is, the earlier ones in `releases/`, and going back to one of them.

Belongs here: keeping, finding and exchanging whole files. Not here: building one (`publish`), or what differs between
two (`changes`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.files import aside, give_second_name, put_in_place, remove, sync
from warehouse.reader import query

FOLDER = "releases"
PIN = "rollback.json"
_STAMP = "%Y%m%dT%H%M%S%fZ"


class UnknownRelease(LookupError):
    """A name that stands for no release, or for several; the message is one line."""


class RolledBack(RuntimeError):
    """The database was rolled back, and what is newer isn't published unasked; the message is one line."""


@dataclass(frozen=True)
class Release:
    """A database that is or was published."""

    file: Path
    build_id: str
    built_at: datetime
    documents: int
    facts: int
    extractor_version: str | None
    is_published: bool

    @property
    def bytes(self) -> int:
        return self.file.stat().st_size


@dataclass(frozen=True)
class Pin:
    """That the database was rolled back, and from where to where."""

    build_id: str
    from_build_id: str
    at: datetime


def releases(database: Path) -> list[Release]:
    """Every release, newest build first; the published one stands for its own copy in the folder."""
    found = {}
    for file in [*sorted((database.parent / FOLDER).glob(f"{database.stem}-*.duckdb")), database]:
        if (release := read_release(file, is_published=file == database)) is not None:
            found[release.build_id, release.built_at] = release
    return sorted(found.values(), key=lambda release: release.built_at, reverse=True)


def read_release(file: Path, *, is_published: bool) -> Release | None:
    """None where there is no file, or none that can be read as a database of this kind."""
    if not file.exists():
        return None
    try:
        (row,) = query(
            file, "select build_id, built_at, documents, facts, extractor_version from meta.build"
        ).to_pylist()
    except (duckdb.Error, ValueError):
        return None
    return Release(file, is_published=is_published, **row)


def find(known: Sequence[Release], name: str) -> Release:
    """The release whose build id, or time as YYYYMMDDTHHMMSS, begins with the name. Raises UnknownRelease."""
    matching = [r for r in known if r.build_id.startswith(name) or r.built_at.strftime(_STAMP).startswith(name)]
    if not matching:
        raise UnknownRelease(f"No release is called {name}. To see them: peel releases")
    if len({release.build_id for release in matching}) > 1:
        listed = ", ".join(release.build_id for release in matching)
        raise UnknownRelease(f"{name} stands for several releases ({listed}). Give more of the one that is meant.")
    return matching[0]


def previous(known: Sequence[Release]) -> Release:
    """The release before the published one. Raises UnknownRelease."""
    published = next((release for release in known if release.is_published), None)
    earlier = [r for r in known if published is not None and r.built_at < published.built_at]
    if not earlier:
        raise UnknownRelease("There is no earlier release. One is kept each time that a newer one is published.")
    return earlier[0]


def keep_release(database: Path, keep: int | None) -> None:
    """Give what is published now a second name in the folder; of the others, drop the oldest beyond `keep`."""
    folder = database.parent / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    if database.exists() and keep != 0:
        release = read_release(database, is_published=True)
        when = release.built_at if release else datetime.fromtimestamp(database.stat().st_mtime, UTC)
        named = folder / f"{database.stem}-{when.strftime(_STAMP)}.duckdb"
        if not named.exists():
            give_second_name(database, named)
    if keep is not None:
        kept = sorted(folder.glob(f"{database.stem}-*.duckdb"))
        for old in kept[: max(0, len(kept) - keep)]:
            old.unlink()
    sync(folder)


def roll_back(database: Path, target: Release) -> None:
    """Put the release in the place of the published database, and note it, so that no refresh undoes it unasked."""
    known = releases(database)
    published = next((release for release in known if release.is_published), None)
    keep_release(database, keep=None)
    if target == known[0] or published is None:  # as far forward as can be: nothing is held back any longer
        remove(_pin_file(database))
    else:
        _write_pin(database, Pin(target.build_id, published.build_id, datetime.now(UTC)))
    if target.file != database:
        give_second_name(target.file, database)


def pin(database: Path) -> Pin | None:
    """The rollback that holds; None where there was none, or something else has been published since."""
    try:
        content = json.loads(_pin_file(database).read_text(encoding="utf-8"))
        found = Pin(content["build_id"], content["from_build_id"], datetime.fromisoformat(content["at"]))
    except (FileNotFoundError, ValueError, KeyError):
        return None
    release = read_release(database, is_published=True)
    return found if release is not None and release.build_id == found.build_id else None


def refuse_to_undo(database: Path) -> None:
    """Raises RolledBack where the published database is one that somebody went back to."""
    if held := pin(database):
        raise RolledBack(
            f"The database was rolled back to release {held.build_id} on {held.at:%d %B %Y at %H:%M} UTC, so the "
            "tables were built anew and not published. To publish them: peel refresh --forward"
        )


def release_pin(database: Path) -> None:
    """Something newer is published: the rollback is over."""
    remove(_pin_file(database))


def _pin_file(database: Path) -> Path:
    return database.parent / PIN


def _write_pin(database: Path, held: Pin) -> None:
    path = _pin_file(database)
    written = aside(path, "write")
    content = {"build_id": held.build_id, "from_build_id": held.from_build_id, "at": held.at.isoformat()}
    written.write_text(json.dumps(content) + "\n", encoding="utf-8")
    put_in_place(written, path)
