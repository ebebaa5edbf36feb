"""The tables to take away: the export of the published database, as Parquet and as CSV, beside the pages.

Belongs here: writing them when the database is another one, and what is there. Not here: what an export holds
(`warehouse.export`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pages.folder import Folder
from warehouse.contract import Contract
from warehouse.datapackage import DESCRIPTOR
from warehouse.export import export
from warehouse.formats import ExportFormat

_FORMATS = (ExportFormat.parquet, ExportFormat.csv)
FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Download:
    """A table and its files, by format."""

    contract: Contract
    files: Mapping[str, str]
    """Below the site's folder."""
    bytes: Mapping[str, int]


def write_downloads(folder: Folder, database: Path, contracts: Mapping[str, Contract], build_id: str) -> list[Download]:
    """Every published table, in the order of their names."""
    for format in _FORMATS:
        into = folder.keep(f"{FOLDER}/{format.value}")
        if _build_of(into) != build_id:
            into.parent.mkdir(parents=True, exist_ok=True)
            export(database, contracts, into, format)
    found = []
    for name in sorted(name for name, contract in contracts.items() if contract.published):
        contract = contracts[name]
        files = {
            format.value: f"{FOLDER}/{format.value}/{contract.schema_name}/{contract.table}.{format.value}"
            for format in _FORMATS
        }
        sizes = {format: (folder.path / file).stat().st_size for format, file in files.items()}
        found.append(Download(contract, files, sizes))
    return found


def _build_of(exported: Path) -> str | None:
    try:
        return str(json.loads((exported / DESCRIPTOR).read_text(encoding="utf-8"))["id"])
    except (OSError, ValueError, KeyError):
        return None
