"""A landing folder: which files are in it, and their bytes, read without trusting any of them.

Belongs here: walking, skipping what is no document, and every way in which a file can fail to be read. Not here: what
becomes of a file that was read (`intake`), or whether its bytes make a document (`pipelines.documents`).
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

MAXIMUM_BYTES = 200 * 1024 * 1024
"""Larger than any inspection report by far; beyond it a file is more likely a mistake than a document."""

_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp", "~")
_LITTER = {"thumbs.db", "desktop.ini", "icon\r"}
"""What file managers leave in a folder."""
_WRITTEN_TO = "The file was still being written; the next refresh reads it."
_LEFT = "The file left the landing folder while it was being read."


class LandingMissing(Exception):
    """The landing folder is not there, or is not a folder."""


@dataclass(frozen=True, slots=True)
class LandedFile:
    """A file in the landing folder, before its bytes are read."""

    path: Path
    root: Path
    source_uri: str
    size: int
    changed_at: datetime
    """When the file was last put there, written, renamed or touched (its ctime), UTC."""
    problem: str | None = None
    """Why it can't be read, where that is known without opening it."""

    @property
    def source_name(self) -> str:
        return _readable(self.path.name)

    @property
    def below_root(self) -> str:
        """Its path in the landing folder."""
        return _readable(self.path.relative_to(self.root).as_posix())


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read, and why."""

    reason: str


def landed_files(root: Path, prefix: str | None = None) -> list[LandedFile]:
    """Every file of the folder, in the order of their names; links that lead out of it are listed with that problem.

    `prefix` replaces the folder's own address in the URIs, so that they survive a move of the data folder. Raises
    `LandingMissing`.
    """
    if not root.is_dir():
        raise LandingMissing(f"The landing folder {root} is {'no folder' if root.exists() else 'not there'}.")
    return sorted(_walk(root.resolve(), prefix), key=lambda file: file.source_uri)


def file_bytes(file: LandedFile, limit: int = MAXIMUM_BYTES) -> bytes | Refused:
    """The file's bytes, or why they can't be had. Never raises for what is wrong with a file."""
    if file.problem:
        return Refused(file.problem)
    try:
        with file.path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > limit:
                return Refused(f"The file is larger than {limit // (1024 * 1024)} MB.")
            if is_written_to(stream.fileno()):
                return Refused(_WRITTEN_TO)
            data = stream.read(limit + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError:
        return Refused(_LEFT)
    except PermissionError:
        return Refused("There is no permission to read the file.")
    except OSError as error:
        return Refused(f"The file could not be read: {error.strerror or error}.")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        return Refused(_WRITTEN_TO)
    if not data:
        return Refused("The file is empty.")
    return data


def is_written_to(descriptor: int) -> bool | None:
    """Whether a program has the open file open for writing; None where the system can't tell.

    Linux can, for files of one's own on a disk of its own: it grants a lease for reading only where nobody writes.
    """
    if not sys.platform.startswith("linux"):
        return None
    import fcntl

    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        return True
    except OSError:  # a file of somebody else's, or on a file system without leases
        return None
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False


def is_skipped(name: str) -> bool:
    """Whether a file or folder of this name is hidden, unfinished, or left by a file manager."""
    lowered = name.lower()
    return name.startswith((".", "~$")) or lowered.endswith(_UNFINISHED) or lowered in _LITTER


def _walk(root: Path, prefix: str | None) -> Iterator[LandedFile]:
    def landed(path: Path, problem: str | None = None) -> LandedFile:
        uri = path.as_uri() if prefix is None else f"{prefix}/{_readable(path.relative_to(root).as_posix())}"
        try:
            status = path.stat() if problem is None else path.lstat()
        except OSError:
            return LandedFile(path, root, uri, 0, datetime.now(UTC), problem or _LEFT)
        changed_at = datetime.fromtimestamp(status.st_ctime, UTC)
        if problem is None and not stat.S_ISREG(status.st_mode):
            problem = "It is not a regular file."
        return LandedFile(path, root, uri, status.st_size, changed_at, problem)

    unreadable_folders: list[Path] = []

    def note(error: OSError) -> None:
        folder = Path(os.fsdecode(error.filename)) if error.filename else root
        if folder == root:
            raise LandingMissing(f"The landing folder {root} can't be read: {error.strerror}.")
        unreadable_folders.append(folder)

    for folder, subfolders, names in os.walk(root, onerror=note):
        subfolders[:] = sorted(name for name in subfolders if not is_skipped(name))
        here = Path(folder)
        for name in (*names, *(sub for sub in subfolders if (here / sub).is_symlink())):
            if is_skipped(name):
                continue
            path = here / name
            yield landed(path, _link_problem(path, root) if path.is_symlink() else None)
    for closed in unreadable_folders:
        yield landed(closed, "There is no permission to read this folder.")


def _link_problem(link: Path, root: Path) -> str | None:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return "It is a link that leads nowhere."
    if not target.is_relative_to(root):
        return "It is a link out of the landing folder, which is not followed."
    return "It is a link to a folder, which is not followed." if target.is_dir() else None


def _readable(path: str) -> str:
    """The name as text; bytes that are none become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
