"""Reading PDFs in a process of their own, which is stopped when a file makes it hang, crash or eat memory.

Belongs here: the process, its limits and what is said when they are met. Not here: reading (`reading`).

One child serves many files, so that each costs no start. It is started anew after it was stopped.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import struct
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, get_args

from pipelines.documents.blocks.pieces import Reading
from pipelines.documents.document import Block, BlockKind, Span
from pipelines.documents.unreadable import Unreadable

_SECONDS = 30.0
_SECONDS_A_MEGABYTE = 10.0
_MOST_SECONDS = 300.0
_MEMORY = 2 * 1024**3
"""Bytes of address space, of which Python and the libraries take about a quarter before any file is read."""
_RETIRES_AT = 600 * 1024**2
"""Bytes in memory. A child that has grown so large is replaced after its file, so that memory is given back."""
_LENGTH = struct.Struct(">Q")
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_NONE = -1
"""What stands for a level or a page that there is none of."""


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF and its blocks, each with the page that it begins on.

    Raises Unreadable where the PDF is encrypted, scanned, damaged or empty, or needs too much time or memory.
    """
    with _lock:
        return _child().read(data)


class Child:
    """A process that reads PDFs one after the other, and does not survive one that takes too much.

    `seconds` a file, by its size where None; `memory` in bytes of address space.
    """

    def __init__(self, seconds: float | None = None, memory: int = _MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self.owner = os.getpid()
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; from pipelines.documents.pdf.child import serve; serve({memory})"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def read(self, data: bytes) -> Reading:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        seconds = self._seconds or min(_SECONDS + _SECONDS_A_MEGABYTE * len(data) / 1_000_000, _MOST_SECONDS)
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            self._process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            _send(self._process.stdin, data)
            told = json.loads(_receive(self._process.stdout))
            text, numbers = (b"", b"") if "unreadable" in told else _two(self._process.stdout)
        except (OSError, EOFError):
            self.stop()
            if self._process.returncode == 1:
                raise RuntimeError("the process that reads PDFs can't be started") from None
            if overdue.is_set():
                raise Unreadable(f"The PDF was not read within {seconds:.0f} seconds, and was given up.") from None
            raise Unreadable(
                f"The PDF made its reader crash, or needed more than {_written(self._memory)} of memory: "
                "it is damaged or made to do harm."
            ) from None
        finally:
            timer.cancel()
        if told["retires"]:
            self.stop()
        if "unreadable" in told:
            raise Unreadable(told["unreadable"])
        return Reading(text.decode("utf-8", "surrogatepass"), tuple(_blocks_in(numbers)), told["lacking"])

    def stop(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()


_lock = threading.Lock()
_children: list[Child] = []


def _child() -> Child:
    """The child of this process, alive; one that came over by fork belongs to another."""
    if _children and (_children[0].owner != os.getpid() or not _children[0].alive):
        _children.clear()
    if not _children:
        _children.append(Child())
    return _children[0]


def stop_child() -> None:
    """Ends the child of this process, as happens by itself when this process ends."""
    if _children and _children[0].owner == os.getpid():
        _children[0].stop()
    _children.clear()


atexit.register(stop_child)


def _numbers_of(blocks: Iterable[Block]) -> bytes:
    """Blocks as bare numbers, which are handed over sooner than JSON: a long report has tens of thousands."""
    numbers = array("i")
    for block in blocks:
        level, page = block.level, block.page
        numbers.extend(
            (
                _KINDS.index(block.kind), block.start, block.end, _NONE if level is None else level,
                _NONE if page is None else page, len(block.cells),
            )
        )  # fmt: skip
        for cell in block.cells:
            numbers.extend((cell.start, cell.end))
    return numbers.tobytes()


def _blocks_in(numbers: bytes) -> Iterator[Block]:
    told = iter(array("i", numbers))
    for kind in told:
        start, end, level, page, count = islice(told, 5)
        cells = tuple([Span(next(told), next(told)) for _ in range(count)]) if count else ()
        yield Block(_KINDS[kind], start, end, None if level == _NONE else level, None if page == _NONE else page, cells)


def _written(memory: int) -> str:
    return f"{memory / 1024**3:g} GB"


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _two(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    return _receive(pipe), _receive(pipe)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found


def serve(memory: int) -> None:
    """What the child does: read a PDF from its input, write what it holds to its output, until the input ends."""
    gc.disable()  # nothing here makes cycles that would last; a tenth of the time is saved
    grown = _limit_memory(memory)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # nothing that a library prints may come between the answers
    while True:
        try:
            data = _receive(source)
        except EOFError:
            return
        answer = _answer(data, memory)
        if isinstance(answer, str):
            _send(sink, json.dumps({"unreadable": answer, "retires": grown()}).encode())
            continue
        text, numbers = answer.text.encode("utf-8", "surrogatepass"), _numbers_of(answer.blocks)
        _send(sink, json.dumps({"lacking": answer.lacking, "retires": grown()}).encode())
        _send(sink, text)
        _send(sink, numbers)


def _answer(data: bytes, memory: int) -> Reading | str:
    """What the PDF says, or why it can't be read."""
    from pipelines.documents.pdf.reading import parse_pdf

    try:
        return parse_pdf(data)
    except Unreadable as unreadable:
        return unreadable.reason
    except MemoryError:
        return f"The PDF needs more than {_written(memory)} of memory."
    except Exception as fault:
        return f"The PDF reader failed: {type(fault).__name__}: {fault}"


def _limit_memory(memory: int) -> Callable[[], bool]:
    """Sets the limit where the system has one, and gives a test of whether the child has grown too large to be kept."""
    try:
        import resource
    except ImportError:  # Windows
        return lambda: False
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    return lambda: _held(resource.getpagesize()) > _RETIRES_AT


def _held(page_size: int) -> int:
    """Bytes of this process in memory, where the system tells, as Linux does. `getrusage` would tell the most that it
    ever held, and begin with what the process holds that started it."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[1]) * page_size if pages.exists() else 0
