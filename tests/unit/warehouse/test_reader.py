"""From Python: `warehouse.open_latest()` is what is published now, wherever the command would look for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import warehouse
from tests.unit.warehouse.releasing import counts, release
from warehouse.store import Store


def test_it_finds_the_data_folder_as_the_command_does(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    release(small)
    monkeypatch.setenv("PEEL_HOME", str(small.home))
    with warehouse.open_latest() as connection:
        assert connection.execute("select count(*) from core.fact").fetchone() == (7,)
    with warehouse.open_latest(str(small.home)) as connection:
        assert connection.sql("from core.fact").to_arrow_table().num_rows == 7


def test_it_is_never_stale_in_a_process_that_still_holds_an_earlier_one(small: Store) -> None:
    for number in range(1, 4):
        counts(small, *range(number))
        release(small)
        with warehouse.open_latest(small.home) as held:
            counts(small, *range(number + 1))
            release(small)
            with warehouse.open_latest(small.home) as newer:
                assert newer.execute("select count(*) from core.fact_case_count").fetchone() == (number + 1,)
            assert held.execute("select count(*) from core.fact_case_count").fetchone() == (number,)


def test_without_a_data_folder_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PEEL_HOME", "")
    with pytest.raises(FileNotFoundError, match="nothing has been published yet"):
        warehouse.open_latest()
