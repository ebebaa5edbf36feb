"""Which documents the warehouse holds after a refresh: a story per test, told in files."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.collect.archive import Archive
from pipelines.collect.intake import Source, take_in
from pipelines.collect.landing import landed_files


class Inbox:
    """A landing folder with an archive; every refresh is an hour after the last one."""

    def __init__(self, root: Path) -> None:
        self.folder, self.examples = root / "landing", root / "examples"
        self.folder.mkdir()
        self.examples.mkdir()
        self.archive = Archive(root / "archive")
        self.withdrawn: dict[str, datetime] = {}
        self.sources: list[Source] = []
        self.examined: list[str] = []

    def put(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)
        self._settle(self.folder / name)

    def refresh(self, look_again: bool = False) -> list[Source]:
        self.examined.clear()
        self.sources = take_in(
            self.sources,
            landed_files(self.folder, "landing"),
            landed_files(self.examples, "examples"),
            archive=self.archive,
            examine=self._examine,
            withdrawn=self.withdrawn,
            now=datetime.now(UTC),
            look_again=look_again,
        )
        return self.sources

    def row(self, name: str, text: str) -> Source:
        document_id = Archive(self.folder.parent / "ids").keep(text.encode())
        (row,) = [s for s in self.sources if s.source_name == name and s.document_id == document_id]
        return row

    def _examine(self, documents: Sequence[tuple[str, str]]) -> Mapping[str, str]:
        self.examined += [name for _, name in documents]
        return {
            document_id: "This is no text."
            for document_id, _ in documents
            if b"garbage" in self.archive.read(document_id)
        }

    @staticmethod
    def _settle(path: Path) -> None:
        """The clock of files ticks in steps of some milliseconds."""
        time.sleep(0.02)
        os.utime(path)
        time.sleep(0.02)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def test_a_new_document_is_accepted_and_archived(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    assert (source.source_name, source.source_uri, source.outcome) == ("report.txt", "landing/report.txt", "accepted")
    assert (source.format, source.bytes) == ("txt", 8)
    assert inbox.archive.read(str(source.document_id)) == b"a report"


def test_a_refresh_with_nothing_new_changes_nothing(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    inbox.put("garbage.txt", "garbage")
    inbox.put("empty.txt", "")
    first = inbox.refresh()
    assert inbox.refresh() == first


def test_a_document_stays_when_its_file_leaves(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    first = inbox.refresh()
    (inbox.folder / "report.txt").unlink()
    assert inbox.refresh() == first


def test_the_same_bytes_under_another_name_are_another_source_of_one_document(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    inbox.refresh()
    inbox.put("copy.txt", "a report")
    copy, report = inbox.refresh()
    assert copy.document_id == report.document_id
    assert (copy.accepted, report.accepted) == (True, True)
    assert inbox.examined == []


def test_other_bytes_under_the_same_name_are_a_new_version(inbox: Inbox) -> None:
    inbox.put("report.txt", "not yet graded")
    inbox.refresh()
    inbox.put("report.txt", "graded good")
    inbox.refresh()
    old, new = inbox.row("report.txt", "not yet graded"), inbox.row("report.txt", "graded good")
    assert old.superseded_by == new.document_id
    assert new.superseded_by is None


def test_a_version_that_comes_back_is_the_current_one_again(inbox: Inbox) -> None:
    for text in ("first", "second", "first"):
        inbox.put("report.txt", text)
        inbox.refresh()
    assert inbox.row("report.txt", "first").superseded_by is None
    assert inbox.row("report.txt", "second").superseded_by == inbox.row("report.txt", "first").document_id


def test_a_file_that_cannot_be_read_never_replaces_one_that_could(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    inbox.refresh()
    for bad in ("", "garbage"):
        inbox.put("report.txt", bad)
        inbox.refresh()
        assert inbox.row("report.txt", "a report").superseded_by is None
        assert [source.outcome for source in inbox.sources].count("rejected") == 1


def test_garbage_is_rejected_with_its_reason_and_beginning_and_not_archived(inbox: Inbox) -> None:
    inbox.put("report.txt", "garbage \x00 and more")
    (source,) = inbox.refresh()
    assert (source.outcome, source.reason) == ("rejected", "This is no text.")
    assert source.text == "garbage � and more"
    assert not inbox.archive.path(str(source.document_id)).exists()


def test_a_rejection_goes_when_the_file_is_mended(inbox: Inbox) -> None:
    inbox.put("report.txt", "garbage")
    inbox.refresh()
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    assert source.accepted


def test_a_rejection_goes_when_the_file_is_removed(inbox: Inbox) -> None:
    inbox.put("report.txt", "garbage")
    inbox.put("empty.txt", "")
    assert len(inbox.refresh()) == 2
    (inbox.folder / "report.txt").unlink()
    (inbox.folder / "empty.txt").unlink()
    assert inbox.refresh() == []


def test_a_known_rejection_is_examined_again_only_by_other_readers(inbox: Inbox) -> None:
    inbox.put("report.txt", "garbage")
    inbox.refresh()
    inbox.refresh()
    assert inbox.examined == []
    inbox.refresh(look_again=True)
    assert inbox.examined == ["report.txt"]


def test_a_withdrawn_document_stays_out_though_its_file_is_still_there(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    inbox.withdrawn[str(source.document_id)] = at = datetime.now(UTC)
    for _ in range(2):
        (source,) = inbox.refresh()
        assert source.withdrawn_at == at


def test_a_withdrawn_document_that_is_added_again_comes_back_and_stays(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    inbox.withdrawn[str(source.document_id)] = datetime.now(UTC)
    inbox.refresh()
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    assert source.withdrawn_at is None
    (inbox.folder / "report.txt").unlink()
    (source,) = inbox.refresh()
    assert source.withdrawn_at is None


def test_a_document_withdrawn_twice_is_out(inbox: Inbox) -> None:
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    inbox.withdrawn[str(source.document_id)] = datetime.now(UTC)
    inbox.put("report.txt", "a report")
    inbox.refresh()
    inbox.withdrawn[str(source.document_id)] = datetime.now(UTC) + timedelta(seconds=1)
    (source,) = inbox.refresh()
    assert source.withdrawn_at is not None


def test_the_examples_leave_with_the_first_real_document_and_do_not_come_back(inbox: Inbox) -> None:
    (inbox.examples / "example.txt").write_text("an example")
    (source,) = inbox.refresh()
    assert source.is_example
    inbox.put("report.txt", "a report")
    (source,) = inbox.refresh()
    assert not source.is_example
    (inbox.folder / "report.txt").unlink()
    inbox.withdrawn[str(source.document_id)] = datetime.now(UTC)
    (source,) = inbox.refresh()
    assert source.source_name == "report.txt"


def test_the_examples_stay_while_nothing_that_landed_could_be_read(inbox: Inbox) -> None:
    (inbox.examples / "example.txt").write_text("an example")
    inbox.put("report.txt", "garbage")
    assert [(source.source_name, source.outcome) for source in inbox.refresh()] == [
        ("example.txt", "accepted"),
        ("report.txt", "rejected"),
    ]
