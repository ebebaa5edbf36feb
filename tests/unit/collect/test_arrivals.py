"""A file counts as arrived when it is complete: nobody writes to it, and it has stood still for a while."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.collect.arrivals import arrived, listing
from pipelines.collect.landing import Refused, file_bytes, landed_files

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who writes to a file")


def names(folder: Path, later: timedelta) -> list[str]:
    return [file.source_name for file in arrived(landed_files(folder), datetime.now(UTC) + later)]


def test_where_the_system_can_not_tell_a_file_has_arrived_when_it_has_stood_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    (tmp_path / "report.txt").write_text("Good.")
    assert names(tmp_path, timedelta()) == []
    assert names(tmp_path, timedelta(seconds=6)) == ["report.txt"]


@on_linux
def test_a_file_that_nobody_writes_to_has_arrived(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Good.")
    assert names(tmp_path, timedelta()) == ["report.txt"]


@on_linux
def test_a_copy_that_stalls_has_not_arrived(tmp_path: Path) -> None:
    with (tmp_path / "report.txt").open("wb") as copy:
        copy.write(b"Half of a rep")
        copy.flush()
        assert names(tmp_path, timedelta(minutes=5)) == []
    assert names(tmp_path, timedelta(minutes=5)) == ["report.txt"]


@on_linux
def test_half_a_file_is_never_read(tmp_path: Path) -> None:
    with (tmp_path / "report.txt").open("wb") as copy:
        copy.write(b"Half of a rep")
        copy.flush()
        (file,) = landed_files(tmp_path)
        refused = file_bytes(file)
        assert refused == Refused("The file was still being written; the next refresh reads it.")
        copy.write(b"ort.")
    (file,) = landed_files(tmp_path)
    assert file_bytes(file) == b"Half of a report."


def test_a_listing_changes_with_what_comes_goes_or_changes(tmp_path: Path) -> None:
    def now() -> str:
        return listing(landed_files(tmp_path))

    (tmp_path / "a.txt").write_text("Good.")
    first = now()
    assert now() == first
    (tmp_path / "b.txt").write_text("Good.")
    both = now()
    os.replace(tmp_path / "b.txt", tmp_path / "c.txt")
    renamed = now()
    (tmp_path / "a.txt").write_text("Adequate.")
    changed = now()
    (tmp_path / "c.txt").unlink()
    assert len({first, both, renamed, changed, now()}) == 5
