"""The folder of the site: a page is written only when it differs, each in one step, and what no longer belongs goes.

Belongs here: files. Not here: what is in them (`build`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.files import remove

_WRITTEN = ".written"


@dataclass(slots=True)
class Folder:
    """A folder that is being brought up to date. Readers meet a whole page, the old or the new one, at any moment."""

    path: Path
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: list[str] = field(default_factory=list)
    """What belongs to the site, in the order in which it was said to."""

    def write(self, page: str, content: str | bytes) -> None:
        """The file at this path below the folder holds this."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        file = self.keep(page)
        if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
            self.unchanged += 1
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        written = file.with_name(f".{file.name}{_WRITTEN}-{os.getpid()}")
        try:
            written.write_bytes(data)
            os.replace(written, file)
        finally:
            written.unlink(missing_ok=True)
        self.written += 1

    def keep(self, page: str) -> Path:
        """The file, or the folder, at this path belongs to the site, whoever writes it."""
        self.kept.append(page)
        return self.path / page

    def clear(self) -> None:
        """Remove whatever was neither written nor kept since this folder was taken up."""
        belongs = {self.path / page for page in self.kept}
        folders = {parent for file in belongs for parent in file.parents}
        for found in sorted(self.path.rglob("*"), reverse=True):
            kept = found in belongs or found in folders or any(parent in belongs for parent in found.parents)
            if not kept:
                self.removed += found.is_file()
                remove(found)
