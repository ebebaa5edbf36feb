"""What a landing folder gives: every document in it, and a reason for everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelines.collect.landing import LandingMissing, Refused, file_bytes, landed_files


def names(root: Path) -> list[str]:
    return [file.source_uri for file in landed_files(root, prefix="landing")]


def test_files_of_all_folders_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    for name in ("b.txt", "a.txt", "letters/c.txt"):
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == ["landing/a.txt", "landing/b.txt", "landing/letters/c.txt"]


@pytest.mark.parametrize(
    "name", [".hidden", "half.part", "half.crdownload", "~$report.docx", "report.txt~", "Thumbs.db", ".git/config"]
)
def test_hidden_and_unfinished_files_are_not_documents(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("text")
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_said_by_name(tmp_path: Path) -> None:
    with pytest.raises(LandingMissing, match="inbox is not there"):
        landed_files(tmp_path / "inbox")


def test_a_file_is_no_landing_folder(tmp_path: Path) -> None:
    (tmp_path / "inbox").write_text("text")
    with pytest.raises(LandingMissing, match="inbox is no folder"):
        landed_files(tmp_path / "inbox")


def test_the_address_of_a_file_survives_odd_names(tmp_path: Path) -> None:
    name = os.fsdecode(b"report \xff 100%.txt")
    (tmp_path / name).write_text("text")
    (file,) = landed_files(tmp_path)
    assert file.source_name == "report � 100%.txt"
    assert file.source_uri.startswith("file:///")
    assert file.source_uri.endswith("report%20%FF%20100%25.txt")
    assert file_bytes(file) == b"text"


def refusal(root: Path, **options: int) -> str:
    (file,) = landed_files(root)
    refused = file_bytes(file, **options)
    assert isinstance(refused, Refused)
    return refused.reason


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("text")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "report.txt").symlink_to(tmp_path / "secret.txt")
    assert refusal(inbox) == "It is a link out of the landing folder, which is not followed."


def test_a_link_to_a_folder_outside_is_refused_and_not_walked(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.txt").write_text("text")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "reports").symlink_to(tmp_path / "elsewhere")
    assert refusal(inbox) == "It is a link out of the landing folder, which is not followed."


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").symlink_to(tmp_path / "gone.txt")
    assert refusal(tmp_path) == "It is a link that leads nowhere."


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert [file_bytes(file) for file in landed_files(tmp_path)] == [b"text", b"text"]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").touch()
    assert refusal(tmp_path) == "The file is empty."


def test_a_file_beyond_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "report.txt").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    assert refusal(tmp_path) == "The file is larger than 200 MB."


def test_a_file_that_vanishes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("text")
    (file,) = landed_files(tmp_path)
    (tmp_path / "report.txt").unlink()
    refused = file_bytes(file)
    assert refused == Refused("The file left the landing folder while it was being read.")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.txt")
    assert refusal(tmp_path) == "It is not a regular file."


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable to root")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("text")
    (tmp_path / "report.txt").chmod(0)
    assert refusal(tmp_path) == "There is no permission to read the file."
