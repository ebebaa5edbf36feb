"""The archive: every document's bytes, kept once, under their SHA-256.

Belongs here: writing them so that a crash leaves a whole file or none, and reading them back proved. Not here: under
which names they came (`intake`).
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


class ArchiveDamaged(Exception):
    """Archived bytes are missing, or are no longer what they were when they were read."""


@dataclass(frozen=True, slots=True)
class Archive:
    folder: Path

    def path(self, document_id: str) -> Path:
        return self.folder / document_id[:2] / document_id

    def keep(self, data: bytes) -> str:
        """Keep the bytes and give their id; nothing is written when they are already there."""
        document_id = hashlib.sha256(data).hexdigest()
        path = self.path(document_id)
        if path.exists() and path.stat().st_size == len(data):
            return document_id
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{document_id}.{os.getpid()}.part")
        with aside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
        _sync_folder(path.parent)
        return document_id

    def read(self, document_id: str) -> bytes:
        """The bytes of a document, proved by their hash. Raises `ArchiveDamaged`."""
        try:
            data = self.path(document_id).read_bytes()
        except OSError as error:
            raise ArchiveDamaged(f"archived document {document_id} can't be read: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != document_id:
            raise ArchiveDamaged(f"archived document {document_id} is not what it was when it was read")
        return data

    def discard(self, document_id: str) -> None:
        """Forget bytes that turned out to be no document; their file is still where it came from."""
        self.path(document_id).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Makes a rename survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
