"""How much of the machine DuckDB may take: little, and more only for work that little isn't enough for.

Belongs here: that decision, for one piece of work. Not here: the databases that keep to it (`scratch`, `engine`,
`reader`), or what the work is.

A refresh asks some hundred small questions. One thread answers them with less memory and less time of processors than
several; what doesn't fit goes to files. So what a refresh takes does not follow from how many documents there are,
until a single question needs more than that: it is then asked again with all processors, and with as much as it needs.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import duckdb

P = ParamSpec("P")
T = TypeVar("T")
Setting = str | bool | int | float | list[str]
"""As DuckDB takes it."""


@dataclass(frozen=True, slots=True)
class Room:
    """Limits of one DuckDB instance."""

    memory: str
    """As DuckDB writes it; what needs more goes to files where it can."""
    threads: int | None
    """None for as many as there are processors."""

    def settings(self) -> dict[str, Setting]:
        """By DuckDB's names; files of what doesn't fit are gone when the instance is."""
        spill = Path(tempfile.gettempdir()) / f"peel-{os.getpid()}"
        settings: dict[str, Setting] = {"memory_limit": self.memory, "temp_directory": str(spill)}
        return settings if self.threads is None else {**settings, "threads": str(self.threads)}


LITTLE, AMPLE, VAST = Room("128MB", 1), Room("2GB", None), Room("8GB", None)
"""In the second, with Python's own, a publication of ten million rows stays below 4 GB."""
_ROOMS = (LITTLE, AMPLE, VAST)
_room: ContextVar[Room | None] = ContextVar("room", default=None)


def room() -> Room | None:
    """What the work that is being done may take; None where nobody has said."""
    return _room.get()


def in_little_room(work: Callable[P, T]) -> Callable[P, T]:
    """The work, begun anew with more room each time that it had too little: it must be such that it can be."""

    @wraps(work)
    def done(*given: P.args, **named: P.kwargs) -> T:
        for each in _ROOMS[:-1]:
            try:
                with _in(each):
                    return work(*given, **named)
            except duckdb.OutOfMemoryException:
                continue
        with _in(_ROOMS[-1]):
            return work(*given, **named)

    return done


@contextmanager
def _in(each: Room) -> Iterator[None]:
    token = _room.set(each)
    try:
        yield
    finally:
        _room.reset(token)
