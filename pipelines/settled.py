"""Whether anything at all has changed since the last refresh, told without running one.

Belongs here: that question, answered from names, sizes, times and digests. Not here: what a refresh does about it
(`pipelines.refresh`). Where there is any doubt, something has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import warehouse
from pipelines.code import code_digest
from pipelines.collect.arrivals import listing
from pipelines.places import Home
from pipelines.resources import LandingZone
from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.models import sql_folder
from warehouse.store import Store

_WAREHOUSE = Path(warehouse.__file__ or "").parent


def inputs(home: Home, zone: LandingZone) -> str:
    """A name for everything that a refresh of these files would follow from. Raises `LandingMissing`."""
    told = hashlib.sha256()
    for part in (
        zone.folder,
        listing([*zone.files(), *zone.examples()]),
        _digest([home.withdrawals.path, home.fetched.path]),
        code_digest("."),
        _digest(sorted(_WAREHOUSE.rglob("*.py")) + sorted(_WAREHOUSE.rglob("*.yml"))),
        _digest(sorted(sql_folder().rglob("*.sql"))),
    ):
        told.update(part.encode() + b"\0")
    return told.hexdigest()


def settled(home: Home, told: str) -> dict[str, int] | None:
    """The numbers of the last refresh that published, where it followed from the same inputs and left what is there
    now; else None."""
    try:
        kept = json.loads(_file(home).read_text(encoding="utf-8"))
        same = kept["inputs"] == told and kept["outputs"] == _outputs(home)
        return {str(name): int(number) for name, number in kept["numbers"].items()} if same else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def settle(home: Home, told: str, numbers: Mapping[str, int]) -> None:
    """Note that a refresh that followed from these inputs has published; not while some files must be tried again."""
    if any(row["document_id"] is None for row in _intake(home.store)):
        _file(home).unlink(missing_ok=True)
        return
    kept = {"inputs": told, "outputs": _outputs(home), "numbers": dict(numbers)}
    written = aside(_file(home), "write")
    written.write_text(json.dumps(kept), encoding="utf-8")
    put_in_place(written, _file(home))


def _outputs(home: Home) -> dict[str, list[int]]:
    """Size and time of each table and of the database."""
    files = {name: home.store.path(name) for name in load_contracts()} | {"database": home.database}
    found = {}
    for name, file in files.items():
        try:
            status = file.stat()
        except OSError:
            return {name: []}  # nothing equals this but the same gap, which is never noted
        found[name] = [status.st_size, status.st_mtime_ns]
    return found


def _intake(store: Store) -> Iterable[dict[str, object]]:
    rows: list[dict[str, object]] = store.read("raw.intake").select(["document_id"]).to_pylist()
    return rows


def _file(home: Home) -> Path:
    return home.path / "tables" / "settled.json"


def _digest(files: Iterable[Path]) -> str:
    told = hashlib.sha256()
    for file in files:
        if file.exists():
            told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()
