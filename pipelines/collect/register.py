"""Which files of the landing folder came from which address: an append-only file, like the one of withdrawals.

Belongs here: the record. Not here: fetching (`fetch`), or naming the file (`fetched`). An address keeps its file:
fetched again, it is written over, and a refresh takes what has changed for a new version.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class RegisterUnreadable(Exception):
    """A line of the register can't be read."""


@dataclass(frozen=True, slots=True)
class Register:
    """The register: which file of the landing folder came from which address."""

    path: Path

    def record(self, address: str, file: str, *, given_by: str, size: int, at: datetime) -> None:
        """Append one line, and be sure that it is on the disk."""
        entry = {"address": address, "file": file, "given_by": given_by, "bytes": size, "at": at.isoformat()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
            stream.flush()
            os.fsync(stream.fileno())

    def files(self) -> dict[str, str]:
        """The file of each address, as a path below the landing folder. Raises RegisterUnreadable."""
        return {address: file for address, (file, _) in self._latest().items()}

    def addresses(self) -> dict[tuple[str, int], str]:
        """The address of each file, by path and size: a file of another size was put in its place by somebody."""
        return {(file, size): address for address, (file, size) in self._latest().items()}

    def _latest(self) -> dict[str, tuple[str, int]]:
        if not self.path.exists():
            return {}
        latest: dict[str, tuple[str, int]] = {}
        for number, line in enumerate(self.path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                latest[str(entry["address"])] = (str(entry["file"]), int(entry["bytes"]))
            except (ValueError, KeyError, TypeError) as error:
                raise RegisterUnreadable(f"line {number} of {self.path} can't be read: mend or remove it") from error
        return latest
