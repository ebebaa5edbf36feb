"""Replacing a file so that nobody ever sees half of it: write aside, sync, move over.

Belongs here: the three steps that the store and the publisher share. Not here: what is in the files.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def aside(path: Path, purpose: str) -> Path:
    """Where this process writes the next version of `path`; leftovers of processes that died there are removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for leftover in path.parent.glob(f"{path.name}.{purpose}-*"):
        pid = leftover.name.removeprefix(f"{path.name}.{purpose}-").split(".")[0]
        if pid.isdigit() and (int(pid) == os.getpid() or not is_running(int(pid))):
            remove(leftover)
    return path.with_name(f"{path.name}.{purpose}-{os.getpid()}")


def put_in_place(written: Path, path: Path) -> None:
    """Move `written` over `path`, on the disk before it is seen."""
    sync(written)
    os.replace(written, path)
    sync(path.parent)


def give_second_name(path: Path, second: Path) -> None:
    """Make `second` the same file, or a copy where the file system has no second names; never half of it."""
    written = aside(second, "link")
    try:
        try:
            os.link(path, written)
        except OSError:
            shutil.copy2(path, written)
        put_in_place(written, second)
    finally:
        remove(written)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_running(pid: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
