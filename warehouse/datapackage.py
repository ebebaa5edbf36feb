"""What describes an export to machines: a Frictionless data package, and how to cite it (`CITATION.cff`).

Belongs here: contract → table schema of the Data Package standard, version 1. Not here: the files themselves
(`export`), or the description for people (`dictionary`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from warehouse.contract import Column, Contract
from warehouse.releases import Release
from warehouse.store import sha256_of

DESCRIPTOR = "datapackage.json"
NAME = "peel-warehouse"
TITLE = "Peel: what inspectors have said about police forces in England and Wales"
_DESCRIPTION = (
    "Judgments, counts of case files, estimates, money and findings, each with the sentence of the document that it "
    "comes from. Inspectorate reports are normally under the Open Government Licence; the texts of other publishers' "
    "documents are left out. Grades of different cycles and scales are not to be compared."
)
_MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FIELD_TYPES = {
    "varchar": "string",
    "boolean": "boolean",
    "integer": "integer",
    "bigint": "integer",
    "double": "number",
    "date": "date",
    "timestamptz": "datetime",
}
_MISSING_IN_PARQUET = {"integer": "nan", "bigint": "nan", "double": "nan", "timestamptz": "NaT"}
"""By type, what the standard's own validator takes a null for: it reads Parquet by way of pandas."""


@dataclass(frozen=True)
class Resource:
    """A table and the files that it is in."""

    contract: Contract
    format: str
    files: tuple[Path, ...]
    partition: str | None
    """The column by whose values the files differ; it is in their names, not in them."""
    version: str | None = None
    """The same where the files hold the same; None where that isn't known."""


def package(folder: Path, resources: Sequence[Resource], release: Release) -> str:
    """The descriptor of all resources, whose files are in the folder."""
    is_tabular = all(resource.format == "csv" for resource in resources)
    whole = {resource.contract.name for resource in resources if resource.partition is None}
    descriptor = {
        "profile": "tabular-data-package" if is_tabular else "data-package",
        "name": NAME,
        "id": release.build_id,
        "title": TITLE,
        "description": _DESCRIPTION,
        "created": f"{release.built_at:%Y-%m-%dT%H:%M:%SZ}",
        "keywords": ["police", "inspection", "HMICFRS", "PEEL", "open data"],
        "resources": [
            _resource(folder, resource, number, file, whole)
            for resource in resources
            for number, file in enumerate(resource.files, start=1)
        ],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def is_package(folder: Path) -> bool:
    """Whether the folder holds an export of this warehouse."""
    try:
        return bool(json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["name"] == NAME)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def citation(release: Release) -> str:
    """How to cite the data, in the Citation File Format."""
    return yaml.safe_dump(
        {
            "cff-version": "1.2.0",
            "message": "If you use these data, please cite them, and the documents that they come from.",
            "type": "dataset",
            "title": TITLE,
            "abstract": _DESCRIPTION,
            "authors": [{"name": "The Peel project"}],
            "version": release.build_id,
            "date-released": f"{release.built_at:%Y-%m-%d}",
            "keywords": ["police", "inspection", "HMICFRS", "PEEL"],
        },
        sort_keys=False,
        allow_unicode=True,
        width=1_000,
    )


def _resource(folder: Path, resource: Resource, number: int, file: Path, whole: Set[str]) -> dict[str, Any]:
    """One file: a table, or the part of one. Only tables that are `whole` can be referred to."""
    contract = resource.contract
    part = "" if resource.partition is None else f"-{number}"
    described: dict[str, Any] = {
        "name": f"{_name(contract.name)}{part}",
        "profile": "tabular-data-resource" if resource.format == "csv" else "data-resource",
        "title": contract.name,
        "description": contract.comment,
        "path": file.as_posix(),
        "format": resource.format,
        "mediatype": _MEDIA_TYPES[resource.format],
    }
    if resource.format != "parquet":  # the standard's own validator can't count the bytes of Parquet
        described |= {"bytes": (folder / file).stat().st_size, "hash": f"sha256:{sha256_of(folder / file)}"}
    if resource.version is not None:
        described["version"] = resource.version
    if resource.format == "csv":
        described |= {"encoding": "utf-8", "dialect": {"delimiter": ",", "quoteChar": '"', "header": True}}
    if resource.format == "xlsx":
        described["dialect"] = {"excel": {"sheet": sheet_name(contract.name)}}
    return described | {"schema": _schema(contract, resource.format, resource.partition, whole)}


def sheet_name(table: str) -> str:
    """Of at most 31 characters, as Excel wants it."""
    return table[:31]


def _schema(contract: Contract, format: str, without: str | None, whole: Set[str]) -> dict[str, Any]:
    columns = [column for column in contract.columns if column.name != without]
    schema: dict[str, Any] = {"fields": [_field(contract, column, format) for column in columns], "missingValues": [""]}
    if contract.key and without not in contract.key:
        schema["primaryKey"] = list(contract.key)
    references = [_foreign_key(contract, column.name, column.references) for column in columns if column.references]
    if keys := [key for key, table in references if table in whole]:
        schema["foreignKeys"] = keys
    return schema


def _field(contract: Contract, column: Column, format: str) -> dict[str, Any]:
    # A list of Parquet is no list of the standard's, which is a text in JSON.
    is_list = column.type not in _FIELD_TYPES
    field: dict[str, Any] = {
        "name": column.name,
        "type": ("any" if format == "parquet" else "array") if is_list else _FIELD_TYPES[column.type],
        "description": column.comment,
    }
    if format == "parquet" and column.nullable and column.type in _MISSING_IN_PARQUET:
        field["missingValues"] = ["", _MISSING_IN_PARQUET[column.type]]
    if constraints := _constraints(contract, column):
        field["constraints"] = constraints
    return field


def _constraints(contract: Contract, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    # An empty text can't be told from none in CSV, so only other values, and keys, can be required.
    if not column.nullable and (column.type != "varchar" or column.name in contract.key):
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.range:
        bounds = zip(("minimum", "maximum"), column.range, strict=True)
        is_whole = column.type in ("integer", "bigint")
        constraints |= {name: int(bound) if is_whole else bound for name, bound in bounds if bound is not None}
    return constraints


def _foreign_key(contract: Contract, column: str, references: str) -> tuple[Mapping[str, Any], str]:
    """The key, and the table that it refers to."""
    table, _, referred = references.rpartition(".")
    resource = "" if table == contract.name else _name(table)
    return {"fields": [column], "reference": {"resource": resource, "fields": [referred]}}, table


def _name(table: str) -> str:
    return table.replace(".", "-").replace("_", "-")
