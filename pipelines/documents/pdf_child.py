"""Reading PDFs in a process of their own, which is stopped when a file makes it hang, crash or eat memory.

Belongs here: the process, its limits and what is said when they are met. Not here: reading (`pdf`).

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
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from pipelines.documents.document import Block, Span
from pipelines.documents.pieces import Reading
from pipelines.documents.unreadable import Unreadable

_SECONDS = 30.0
_SECONDS_A_MEGABYTE = 10.0
_MOST_SECONDS = 300.0
_MEMORY = 2 * 1024**3
"""Bytes of address space, of which Python and the libraries take about a quarter before any file is read."""
_RETIRES_AT = 600 * 1024
"""Kilobytes. A child that has grown so large is replaced after its file, so that memory is given back."""
_LENGTH = struct.Struct(">Q")


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
            f"import sys; sys.path[:] = {sys.path!r}; from pipelines.documents.pdf_child import serve; serve({memory})"
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
            answer = _receive(self._process.stdout)
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
        told = json.loads(answer)
        if told["retires"]:
            self.stop()
        return _result(told)

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


def _result(answer: dict[str, object]) -> Reading:
    reason = answer.get("unreadable")
    if reason is not None:
        raise Unreadable(str(reason))
    blocks = answer["blocks"]
    assert isinstance(blocks, list)
    return Reading(
        str(answer["text"]),
        tuple(
            Block(kind, start, end, level, page, tuple(Span(*cell) for cell in cells))
            for kind, start, end, level, page, cells in blocks
        ),
        str(answer["lacking"]),
    )


def _written(memory: int) -> str:
    return f"{memory / 1024**3:g} GB"


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


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
        _send(sink, json.dumps({**answer, "retires": grown()}).encode())


def _answer(data: bytes, memory: int) -> dict[str, object]:
    from pipelines.documents.pdf import parse_pdf

    try:
        reading = parse_pdf(data)
    except Unreadable as unreadable:
        return {"unreadable": unreadable.reason}
    except MemoryError:
        return {"unreadable": f"The PDF needs more than {_written(memory)} of memory."}
    except Exception as fault:
        return {"unreadable": f"The PDF reader failed: {type(fault).__name__}: {fault}"}
    return {
        "text": reading.text,
        "lacking": reading.lacking,
        "blocks": [
            (b.kind, b.start, b.end, b.level, b.page, [(cell.start, cell.end) for cell in b.cells])
            for b in reading.blocks
        ],
    }


def _limit_memory(memory: int) -> Callable[[], bool]:
    """Sets the limit where the system has one, and gives a test of whether the child has grown too large to be kept."""
    try:
        import resource
    except ImportError:  # Windows
        return lambda: False
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _RETIRES_AT
