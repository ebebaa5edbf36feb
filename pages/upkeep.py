"""Bringing pages up to date: what a page was made of is written down, and while that is the same, it is left alone.

Belongs here: that record, and the decision. Not here: what a page is made of (`library`, `shelves`), or files
(`folder`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pages.folder import Folder
from pages.library import Library
from pages.shelves import Looked
from warehouse.files import aside, put_in_place

RECORD = ".made-from.json"
AT_ONCE = 100
"""Pages whose rows are fetched together."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be made."""

    path: str
    """Below the site's folder."""
    make: Callable[[], str]
    about: str = ""
    """What it is of, where its rows are fetched together with those of others."""


@dataclass(frozen=True, slots=True)
class _Made:
    """How a page came about."""

    looked: dict[str, list[str] | None]
    """By shelf, what was taken from it; None for the whole of it."""
    mark: str
    """Of all that."""
    file: tuple[int, int]
    """Size and time of the page."""
    beside: list[str]
    """Files that are there because it is."""


@dataclass(slots=True)
class Upkeep:
    """The pages of a site while they are brought up to date."""

    library: Library
    folder: Folder
    code: str
    """The version of everything that pages follow from, but the database."""
    pages: int = 0
    _before: dict[str, _Made] = field(init=False)
    _now: dict[str, _Made] = field(default_factory=dict)

    def __post_init__(self) -> None:
        told = _read(self.folder.path)
        self._before = told.pages if told.code == self.code else {}
        self._record("", self._before)  # until all is done, the site is of no database

    def bring(self, pages: Iterable[Page], fetch: Callable[[Sequence[str]], None] | None = None) -> None:
        """Make those of the pages that would come out otherwise than they are."""
        stale = (page for page in pages if not self._is_kept(page))
        for some in _batches(stale):
            if fetch is not None:
                fetch([page.about for page in some])
            for page in some:
                self._make(page)

    def record(self) -> None:
        """Write down what the pages are made of; they are all there."""
        self._record(self.library.build.build_id, self._now)

    def _record(self, build_id: str, made: Mapping[str, _Made]) -> None:
        pages = {path: [one.looked, one.mark, *one.file, one.beside] for path, one in sorted(made.items())}
        told = {"build_id": build_id, "code": self.code, "pages": pages}
        file = self.folder.keep(RECORD)
        written = aside(file, "write")
        written.write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
        put_in_place(written, file)

    def _is_kept(self, page: Page) -> bool:
        self.pages += page.path.endswith(".html")
        made = self._before.get(page.path)
        if made is None or made.file != _stat(self.folder.path / page.path):
            return False
        if not all((self.folder.path / file).is_file() for file in made.beside):
            return False
        if made.mark != self._mark(made.looked):
            return False
        for file in (page.path, *made.beside):
            self.folder.keep(file)
        self._now[page.path] = made
        return True

    def _make(self, page: Page) -> None:
        before = len(self.folder.kept)
        with self.library.ledger.open() as notes:
            content = page.make()
        beside = sorted(set(self.folder.kept[before:]))
        self.folder.write(page.path, content)
        looked = _by_shelf(notes)
        file = _stat(self.folder.path / page.path)
        self._now[page.path] = _Made(looked, self._mark(looked), file, beside)

    def _mark(self, looked: dict[str, list[str] | None]) -> str:
        told = hashlib.sha256()
        for shelf, keys in looked.items():
            for key in [None] if keys is None else keys:
                told.update(f"{shelf}\0{key}\0{self.library.mark(shelf, key)}\0".encode())
        return told.hexdigest()[:16]


def is_made_from(folder: Path, build_id: str, code: str) -> bool:
    """Whether the site is all there, and of this database and this code."""
    told = _read(folder)
    return (told.build_id, told.code) == (build_id, code)


@dataclass(frozen=True, slots=True)
class _Record:
    build_id: str
    code: str
    pages: dict[str, _Made]


def _read(folder: Path) -> _Record:
    """The record, as far as there is one that can be read."""
    try:
        told: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        pages = {
            path: _Made(looked, mark, (size, time), beside)
            for path, (looked, mark, size, time, beside) in told["pages"].items()
        }
        return _Record(told["build_id"], told["code"], pages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Record("", "", {})


def _by_shelf(notes: Iterable[Looked]) -> dict[str, list[str] | None]:
    """Sorted; who took the whole of a shelf needs no further note."""
    looked: dict[str, list[str] | None] = {}
    for shelf, key in sorted(notes, key=lambda note: (note[0], note[1] or "")):
        keys = looked.setdefault(shelf, [])
        if key is None:
            looked[shelf] = None
        elif keys is not None:
            keys.append(key)
    return looked


def _stat(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def _batches(pages: Iterator[Page]) -> Iterator[list[Page]]:
    while some := list(islice(pages, AT_ONCE)):
        yield some
