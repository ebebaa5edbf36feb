"""Making the whole site, or bringing it up to date.

Belongs here: the order of the steps. Not here: any page (its neighbours).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import warehouse
from pages.areas import area_pages
from pages.documents import Documents, SourceOf
from pages.downloads import FOLDER as _DOWNLOADS
from pages.downloads import write_downloads
from pages.drawing import Drawer
from pages.folder import Folder
from pages.forces import force_pages
from pages.library import Library
from pages.measures import measure_pages
from pages.others import other_pages
from warehouse.contract import load_contracts
from warehouse.questions import load_questions
from warehouse.reader import DATABASE, open_latest

HERE = Path(__file__).parent
_STATIC = HERE / "static"
_STAMP = "made-from.txt"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it."""

    pages: int
    written: int
    """Files that were not what they are now."""
    removed: int


def build(home: Path, folder: Path, source_of: SourceOf) -> Built:
    """Make the site of what is published in a data folder; raises FileNotFoundError where nothing is.

    Nothing is done where the site is of this database and this code already.
    """
    with open_latest(home) as connection:
        library = Library(connection)
        made_from = f"{library.build.build_id} {_code()}\n"
        if _is(folder / _STAMP, made_from):
            return Built(_pages(folder), 0, 0)
        (folder / _STAMP).unlink(missing_ok=True)  # until all is done, the site is of nothing
        site = Folder(folder)
        contracts = load_contracts()
        for file in sorted(_STATIC.rglob("*")):
            if file.is_file():
                site.write(f"static/{file.relative_to(_STATIC).as_posix()}", file.read_bytes())
        downloads = write_downloads(site, home / DATABASE, contracts, library.build.build_id)
        drawer = Drawer(site)
        pages = 0
        for made in (
            Documents(library, site, source_of).pages(),
            force_pages(library, drawer),
            area_pages(library, drawer),
            measure_pages(library, drawer),
            other_pages(library, contracts, load_questions(), downloads),
        ):
            for page, content in made:
                site.write(page, content)
                pages += page.endswith(".html")
        site.clear()
        site.write(_STAMP, made_from)
        return Built(pages, site.written, site.removed)


def _pages(folder: Path) -> int:
    return sum(1 for file in folder.rglob("*.html") if _DOWNLOADS not in file.parts)


def _is(file: Path, content: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == content


@cache
def _code() -> str:
    """Changes with anything that pages follow from, but the database."""
    rooms = (HERE, Path(warehouse.__file__ or "").parent)
    digest = hashlib.sha256()
    for file in sorted(file for room in rooms for file in room.rglob("*") if file.is_file() and file.suffix != ".pyc"):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
