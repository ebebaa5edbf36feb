"""Making the whole site, or bringing it up to date.

Belongs here: the order of the steps. Not here: any page (its neighbours).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import warehouse
from pages.areas import area_pages
from pages.documents import Documents, SourceOf
from pages.downloads import FOLDER as _DOWNLOADS
from pages.downloads import Download, write_downloads
from pages.drawing import Drawer
from pages.folder import Folder
from pages.forces import force_pages
from pages.library import Library
from pages.measures import measure_pages
from pages.others import other_pages
from pages.upkeep import Upkeep, is_made_from
from warehouse.contract import Contract, load_contracts
from warehouse.questions import load_questions
from warehouse.reader import DATABASE, open_latest
from warehouse.room import in_little_room

HERE = Path(__file__).parent
_STATIC = HERE / "static"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it."""

    pages: int
    written: int
    """Files that were not what they are now."""
    removed: int


@in_little_room
def build(home: Path, folder: Path, source_of: SourceOf) -> Built:
    """Make the site of what is published in a data folder; raises FileNotFoundError where nothing is.

    Nothing is done where the site is of this database and this code already; else only pages are made that are of rows
    that have changed.
    """
    with open_latest(home) as connection:
        library = Library(connection)
        build_id, code = library.build.build_id, _code()
        if is_made_from(folder, build_id, code):
            return Built(_pages(folder), 0, 0)
        site = Folder(folder)
        upkeep = Upkeep(library, site, code)
        contracts = load_contracts()
        for file in sorted(_STATIC.rglob("*")):
            if file.is_file():
                site.write(f"static/{file.relative_to(_STATIC).as_posix()}", file.read_bytes())
        bring_pages(upkeep, source_of, contracts, write_downloads(site, home / DATABASE, contracts, build_id))
        upkeep.record()
        site.clear()
        return Built(upkeep.pages, site.written, site.removed)


def bring_pages(
    upkeep: Upkeep, source_of: SourceOf, contracts: Mapping[str, Contract], downloads: Sequence[Download]
) -> None:
    """Every page as it is to be."""
    library, site = upkeep.library, upkeep.folder
    drawer = Drawer(site)
    upkeep.bring(Documents(library, site, source_of).pages(), library.fetch_documents)
    upkeep.bring(force_pages(library, drawer))
    upkeep.bring(area_pages(library, drawer))
    upkeep.bring(measure_pages(library, drawer))
    upkeep.bring(other_pages(library, contracts, load_questions(), downloads))


def _pages(folder: Path) -> int:
    return sum(1 for file in folder.rglob("*.html") if _DOWNLOADS not in file.parts)


@cache
def _code() -> str:
    """Changes with anything that pages follow from, but the database."""
    rooms = (HERE, Path(warehouse.__file__ or "").parent)
    digest = hashlib.sha256()
    for file in sorted(file for room in rooms for file in room.rglob("*") if file.is_file() and file.suffix != ".pyc"):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
