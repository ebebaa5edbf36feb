"""What was taken out of the warehouse, and when: an append-only file.

Belongs here: the record. Not here: what it means for a document that comes in again (`intake`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


class WithdrawalsUnreadable(Exception):
    """A line of the record can't be read; leaving it out could bring a withdrawn document back."""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    path: Path

    def record(self, document_ids: Iterable[str], at: datetime) -> None:
        """Append one line for each document, and be sure that it is on the disk."""
        lines = "".join(
            json.dumps({"document_id": document_id, "at": at.astimezone(UTC).isoformat()}) + "\n"
            for document_id in document_ids
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(lines)
            stream.flush()
            os.fsync(stream.fileno())

    def latest(self) -> dict[str, datetime]:
        """When each document was last withdrawn. Raises `WithdrawalsUnreadable`."""
        if not self.path.exists():
            return {}
        latest: dict[str, datetime] = {}
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                document_id, at = str(entry["document_id"]), datetime.fromisoformat(entry["at"])
            except (ValueError, KeyError, TypeError) as error:
                raise WithdrawalsUnreadable(f"line {number} of {self.path} can't be read: mend or remove it") from error
            latest[document_id] = max(at, latest.get(document_id, at))
        return latest
