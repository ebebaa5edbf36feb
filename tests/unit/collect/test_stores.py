"""Folders and object stores: what is copied, what is known already, and what can't be had. S3 is a real server."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

from pipelines.collect.collector import Budget, BudgetSpent, Clock, Collected, Inbox, LeftAlone, Meter, Outcome
from pipelines.collect.stores import FileStore

REPORT = b"# A report on Kent Police\n\nIn 21 of 51 cases the victim was not told of a delay.\n"
CHANGED = REPORT.replace(b"21", b"22")

Put = Callable[[str, bytes], None]


@pytest.fixture(scope="module")
def s3_address() -> Iterator[str]:
    """A server that speaks S3."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


@pytest.fixture
def s3(s3_address: str, request: pytest.FixtureRequest) -> tuple[S3FileSystem, str, dict[str, Any]]:
    options = {"key": "name", "secret": "word", "endpoint_url": s3_address}
    client = S3FileSystem(**options, use_listings_cache=False)
    bucket = f"bucket-{abs(hash(request.node.name))}"
    client.mkdir(bucket)
    return client, bucket, options


def collected(inbox: Inbox, store: FileStore, budget: int = 100) -> list[Collected]:
    return list(store.collect(inbox, Meter(Budget(budget), Clock())))


def outcomes(inbox: Inbox, store: FileStore) -> dict[str, Outcome]:
    return {each.address.rpartition("/")[2]: each.outcome for each in collected(inbox, store)}


def write(file: Path, data: bytes, *, minutes_ago: int = 10) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    then = datetime.now(UTC).timestamp() - 60 * minutes_ago
    os.utime(file, (then, then))


def test_a_bucket_is_copied_under_its_sources_name(
    inbox: Inbox, landing: Path, s3: tuple[S3FileSystem, str, dict[str, Any]]
) -> None:
    client, bucket, options = s3
    client.pipe(f"{bucket}/reports/2022/kent.md", REPORT)
    client.pipe(f"{bucket}/reports/essex.md", CHANGED)
    client.pipe(f"{bucket}/others/surrey.md", REPORT)
    store = FileStore("ours", f"s3://{bucket}/reports", options)
    assert outcomes(inbox, store) == {"kent.md": Outcome.new, "essex.md": Outcome.new}
    assert (landing / "ours/2022/kent.md").read_bytes() == REPORT
    assert {path.name for path in landing.rglob("*") if path.is_file()} == {"kent.md", "essex.md"}
    assert inbox.register.files()[f"s3://{bucket}/reports/2022/kent.md"] == "ours/2022/kent.md"


def test_only_what_changed_in_a_bucket_is_copied_again(
    inbox: Inbox, landing: Path, s3: tuple[S3FileSystem, str, dict[str, Any]]
) -> None:
    client, bucket, options = s3
    for name in ("kent", "essex", "surrey"):
        client.pipe(f"{bucket}/{name}.md", REPORT)
    store = FileStore("ours", f"s3://{bucket}", options)
    collected(inbox, store)
    before = (landing / "ours/kent.md").stat().st_mtime_ns
    client.pipe(f"{bucket}/essex.md", CHANGED)
    client.rm(f"{bucket}/surrey.md")
    assert outcomes(inbox, store) == {
        "kent.md": Outcome.unchanged,
        "essex.md": Outcome.changed,
        "surrey.md": Outcome.gone,
    }
    assert (landing / "ours/kent.md").stat().st_mtime_ns == before
    assert (landing / "ours/essex.md").read_bytes() == CHANGED
    assert (landing / "ours/surrey.md").read_bytes() == REPORT
    assert "surrey.md" not in outcomes(inbox, store)


@pytest.mark.parametrize("key", ["../escape.md", "a/../../escape.md", "a//b.md"])
def test_a_key_that_no_path_can_have_is_not_copied(
    inbox: Inbox, landing: Path, s3: tuple[S3FileSystem, str, dict[str, Any]], key: str
) -> None:
    client, bucket, options = s3
    client.call_s3("put_object", Bucket=bucket, Key=key, Body=REPORT)
    (only,) = collected(inbox, FileStore("ours", f"s3://{bucket}", options))
    assert only.outcome is Outcome.refused
    assert "no file can have its name" in (only.problem or "")
    assert not list(landing.parent.rglob("escape.md"))


def test_a_bucket_that_is_not_there_is_said(inbox: Inbox, s3: tuple[S3FileSystem, str, dict[str, Any]]) -> None:
    options = s3[2]
    with pytest.raises(LeftAlone, match="s3://no-such-bucket can't be read: there is no such place"):
        collected(inbox, FileStore("ours", "s3://no-such-bucket", options))


def test_a_server_that_is_not_there_is_said_in_one_line(inbox: Inbox) -> None:
    options = {
        "key": "x",
        "secret": "y",
        "endpoint_url": "http://127.0.0.1:9",
        "config_kwargs": {"retries": {"max_attempts": 0}},
    }
    with pytest.raises(LeftAlone) as left:
        collected(inbox, FileStore("ours", "s3://bucket", options))
    assert "127.0.0.1:9" in str(left.value)
    assert "\n" not in str(left.value)


def test_a_protocol_that_nobody_knows_is_said(inbox: Inbox) -> None:
    with pytest.raises(LeftAlone, match="can't be read: Protocol not known: abc"):
        collected(inbox, FileStore("ours", "abc://bucket"))


def test_a_folder_is_a_store_too(inbox: Inbox, landing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write(folder / "a/kent.md", REPORT)
    write(folder / ".hidden.md", REPORT)
    write(folder / "half.md.part", REPORT)
    store = FileStore("shelf", folder.as_uri())
    assert outcomes(inbox, store) == {"kent.md": Outcome.new}
    assert outcomes(inbox, store) == {"kent.md": Outcome.unchanged}
    write(folder / "a/kent.md", CHANGED, minutes_ago=5)
    assert outcomes(inbox, store) == {"kent.md": Outcome.changed}
    assert (landing / "shelf/a/kent.md").read_bytes() == CHANGED


def test_a_file_that_may_still_be_written_to_is_left_for_the_next_run(inbox: Inbox, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write(folder / "kent.md", REPORT, minutes_ago=0)
    store = FileStore("shelf", folder.as_uri())
    (first,) = collected(inbox, store)
    assert (first.outcome, first.file) == (Outcome.failed, None)
    assert "may still be written to" in (first.problem or "")
    write(folder / "kent.md", REPORT)
    assert outcomes(inbox, store) == {"kent.md": Outcome.new}


def test_what_is_no_document_is_refused_once_it_was_looked_at(inbox: Inbox, landing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write(folder / "picture.md", b"\x89PNG\r\n\x1a\n")
    store = FileStore("shelf", folder.as_uri())
    for _ in range(2):
        (only,) = collected(inbox, store)
        assert only.outcome is Outcome.refused
        assert "is a PNG image" in (only.problem or "")
    assert not [path for path in landing.rglob("*") if path.is_file()]


def test_a_file_that_cannot_be_read_costs_no_other(inbox: Inbox, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write(folder / "good.md", REPORT)
    (folder / "lost.md").symlink_to(folder / "nowhere")
    found = outcomes(inbox, FileStore("shelf", folder.as_uri()))
    assert found["good.md"] is Outcome.new
    assert found["lost.md"] is Outcome.failed


def test_the_budget_ends_a_run_and_the_next_one_goes_on(inbox: Inbox, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    for name in ("a", "b", "c"):
        write(folder / f"{name}.md", REPORT)
    store = FileStore("shelf", folder.as_uri())
    with pytest.raises(BudgetSpent):
        collected(inbox, store, budget=3)  # one request lists the folder
    assert outcomes(inbox, store) == {"a.md": Outcome.unchanged, "b.md": Outcome.unchanged, "c.md": Outcome.new}
