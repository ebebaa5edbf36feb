"""A web server on this machine that behaves as badly as a test wants it to. It honours conditional requests.

Belongs here: the server. Each test says what it answers, path by path.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(slots=True)
class Answer:
    """What the server says to one request."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    announced: int | None = None
    """Content-Length, where it isn't the truth."""
    pause: float = 0.0
    """Seconds before the answer."""
    drip: float = 0.0
    """Seconds between two bytes of the body."""
    endless: bool = False
    """Whether the body is sent again and again, without its length being said."""


@dataclass(slots=True)
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]


class Server:
    """Answers by path; a list of answers is given out one after the other, the last one again and again."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []

    def says(self, path: str, *answers: Answer) -> str:
        """Set what is said to a path; gives its address."""
        self.answers[path] = list(answers)
        return self.address + path

    @property
    def paths(self) -> list[str]:
        """What was asked for, in that order."""
        return [asked.path for asked in self.asked]

    def next_answer(self, path: str) -> Answer:
        waiting = self.answers.get(path, [Answer(status=404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    http.RequestHandlerClass = _handler(server)
    Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(Asked(self.path, {name.title(): value for name, value in self.headers.items()}))
            answer = server.next_answer(self.path)
            time.sleep(answer.pause)
            etag = answer.headers.get("ETag")
            if etag is not None and self.headers.get("If-None-Match") == etag:
                answer = Answer(status=304, headers={"ETag": etag})
            with suppress(OSError):  # who asked may have gone
                self._say(answer)

        def _say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.endless:
                self.send_header(
                    "Content-Length", str(len(answer.body) if answer.announced is None else answer.announced)
                )
            self.end_headers()
            write: Callable[[bytes], object] = self.wfile.write
            if answer.drip:
                for at in range(len(answer.body)):
                    write(answer.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(answer.drip)
            elif answer.endless:
                while True:
                    write(answer.body)
            else:
                write(answer.body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: the output is the test's."""

    return Handler
