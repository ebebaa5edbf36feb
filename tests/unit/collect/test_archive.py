"""The archive keeps bytes once and proves them when they are read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipelines.collect.archive import Archive, ArchiveDamaged


def test_bytes_are_kept_under_their_hash(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    document_id = archive.keep(b"a report")
    assert document_id == hashlib.sha256(b"a report").hexdigest()
    assert archive.path(document_id) == tmp_path / document_id[:2] / document_id
    assert archive.read(document_id) == b"a report"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.path(archive.keep(b"a report"))
    written_at = first.stat().st_mtime_ns
    assert archive.path(archive.keep(b"a report")) == first
    assert first.stat().st_mtime_ns == written_at
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [first]


def test_half_a_file_left_by_a_crash_is_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    document_id = archive.keep(b"a report")
    archive.path(document_id).write_bytes(b"a re")
    archive.keep(b"a report")
    assert archive.read(document_id) == b"a report"


def test_changed_bytes_are_found_out(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    document_id = archive.keep(b"a report")
    archive.path(document_id).write_bytes(b"a rep0rt")
    with pytest.raises(ArchiveDamaged, match="not what it was"):
        archive.read(document_id)


def test_missing_bytes_are_found_out(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged, match="can't be read"):
        Archive(tmp_path).read("0" * 64)
