"""The record of withdrawals is appended to, and read strictly."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.collect.withdrawals import Withdrawals, WithdrawalsUnreadable

MONDAY, TUESDAY = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)


def test_the_latest_withdrawal_of_a_document_counts(tmp_path: Path) -> None:
    withdrawals = Withdrawals(tmp_path / "withdrawals.jsonl")
    withdrawals.record(["a", "b"], MONDAY)
    withdrawals.record(["a"], TUESDAY)
    assert withdrawals.latest() == {"a": TUESDAY, "b": MONDAY}


def test_nothing_was_withdrawn_before_the_first_record(tmp_path: Path) -> None:
    assert Withdrawals(tmp_path / "withdrawals.jsonl").latest() == {}


def test_a_damaged_line_is_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "withdrawals.jsonl"
    Withdrawals(path).record(["a"], MONDAY)
    path.write_text(path.read_text() + '{"document_id": "b", "at"')
    with pytest.raises(WithdrawalsUnreadable, match="line 2"):
        Withdrawals(path).latest()
