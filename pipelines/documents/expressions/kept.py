"""What is worked out of expressions, kept from one process to the next beside Python's own bytecode.

To compile the two thousand expressions that a document asks for takes ten times as long as to read it, and each
refresh and each command begins new processes. What was made of an expression is taken up again in a hundredth of that
time.

Belongs here: the file, and doing without it. Not here: what is worked out (`compiled`, `needed_words`).

The file holds for the very interpreter that wrote it, goes where its bytecode goes, and is not written where Python
is told to write none. It only grows: each process adds what it had to work out itself. Whatever is wrong with it costs
no more than the time that it would have saved.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from struct import Struct
from typing import Any, TypeVar, cast

T = TypeVar("T")
_FRAME = Struct(">II")
"""Length and checksum of what one process has added at a time."""
_MOST_BYTES = 100_000_000
"""A file so large is full of expressions that are no more; it is begun anew."""
_INTERPRETER = (sys.implementation.name, sys.version, sys.byteorder)


class Kept:
    """The values of one file, each worked out where it is not there; of what `marshal` knows."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[Any, Any] | None = None
        self._asked: dict[Any, Any] = {}
        self._new: dict[Any, Any] = {}
        self._is_whole = True
        """Whether the file was read to its end: what is added behind a broken part would never be read."""

    def value(self, key: tuple[str | int, ...], work_out: Callable[[], T]) -> T:
        """What was kept under the key, which names all that it depends on but the interpreter."""
        if self._known is None:
            self._known = dict(self._read())
        if key in self._known:
            self._asked[key] = kept = self._known[key]
            return cast("T", kept)
        value = work_out()
        self._known[key] = self._asked[key] = self._new[key] = value
        return value

    def keep(self) -> None:
        """Write down what this process has worked out since it last did, if it may."""
        if not self._new or sys.dont_write_bytecode:
            return
        added, self._new = self._new, {}
        with suppress(OSError):
            if self._is_whole and self._file.exists() and self._file.stat().st_size < _MOST_BYTES:
                _append(self._file, _framed(added))
            else:
                self._begin_anew()

    def _begin_anew(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        written = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        written.write_bytes(_framed(_INTERPRETER) + _framed(self._asked))
        os.replace(written, self._file)
        self._is_whole = True

    def _read(self) -> Iterator[tuple[Any, Any]]:
        try:
            parts = _parts(self._file.read_bytes())
        except OSError:
            return
        self._is_whole = next(parts, None) == _INTERPRETER
        while self._is_whole and (part := next(parts, None)):
            self._is_whole = isinstance(part, dict)
            yield from part.items() if self._is_whole else ()


def _parts(data: bytes) -> Iterator[Any]:
    """What was framed, one after the other; True for what is broken, where they end."""
    at = 0
    while at < len(data):
        head = data[at : at + _FRAME.size]
        length, checksum = _FRAME.unpack(head) if len(head) == _FRAME.size else (0, -1)
        at += _FRAME.size + length
        body = data[at - length : at]
        if zlib.crc32(body) != checksum:
            yield True
            return
        yield marshal.loads(body)


def _framed(part: Any) -> bytes:
    body = marshal.dumps(part)
    return _FRAME.pack(len(body), zlib.crc32(body)) + body


def _append(file: Path, part: bytes) -> None:
    """In one go, so that what others add at the same time stands before it or behind it."""
    opened = os.open(file, os.O_WRONLY | os.O_APPEND)
    try:
        os.write(opened, part)
    finally:
        os.close(opened)


KEPT = Kept(Path(cache_from_source(__file__)).with_suffix(".expressions"))
atexit.register(KEPT.keep)
