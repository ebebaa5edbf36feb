"""Dagster's records are kept without beginning all over at each event."""

from __future__ import annotations

from pathlib import Path

from dagster._core.storage.event_log import SqliteEventLogStorage

from pipelines.records import keep_records_quickly


def test_a_file_of_records_has_one_engine_and_waits_for_no_disk(tmp_path: Path) -> None:
    keep_records_quickly()
    records = SqliteEventLogStorage(str(tmp_path))
    with records.index_connection() as first:
        assert first.exec_driver_sql("pragma synchronous").scalar() == 1  # normal
        assert first.exec_driver_sql("pragma journal_mode").scalar() == "wal"
    with records.index_connection() as second:
        assert second.engine is first.engine
    with records.run_connection("another file") as other:
        assert other.engine is not first.engine
