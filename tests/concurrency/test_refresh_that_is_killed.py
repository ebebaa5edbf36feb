"""A refresh that is killed: the next one succeeds without help, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

from tests.concurrency.refreshing import kill_refreshes

KILLS = 1
SEED = 20_261_122


def test_after_a_refresh_that_is_killed_the_next_one_does_it_all(tmp_path: Path) -> None:
    assert len(list(kill_refreshes(tmp_path, times=KILLS, seed=SEED))) == KILLS
