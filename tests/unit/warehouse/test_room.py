"""Work begins with little memory, and gets more only where that isn't enough."""

from __future__ import annotations

import duckdb
import pytest

from warehouse.room import AMPLE, LITTLE, Room, in_little_room, room
from warehouse.scratch import scratch

_A_LIST_OF = "select len(list(number)) from range({}) as numbers (number)"
"""A value that no file can take a part of: eight bytes for each number."""


def test_small_work_is_done_in_little_room() -> None:
    assert done_in(1_000) == [LITTLE]


def test_work_that_needs_more_is_begun_anew_with_more() -> None:
    assert done_in(20_000_000) == [LITTLE, AMPLE]


def test_what_fails_for_another_reason_is_not_tried_again() -> None:
    tried: list[Room | None] = []

    @in_little_room
    def work() -> None:
        tried.append(room())
        with scratch() as connection:
            connection.execute("select error('no')")

    with pytest.raises(duckdb.InvalidInputException, match="no"):
        work()
    assert tried == [LITTLE]


def test_nothing_is_said_of_what_nobody_limited() -> None:
    assert room() is None


def done_in(numbers: int) -> list[Room | None]:
    """The rooms in which a list of so many numbers was tried."""
    tried: list[Room | None] = []

    @in_little_room
    def work() -> int:
        tried.append(room())
        with scratch() as connection:
            ((count,),) = connection.execute(_A_LIST_OF.format(numbers)).fetchall()
        return int(count)

    assert work() == numbers
    return tried
