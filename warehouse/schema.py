"""The shape of the warehouse as a text, and what differs between two shapes: a change that others would notice.

Belongs here: contracts as YAML that can be compared line by line. Not here: their meaning in words (`dictionary`), or
reading them (`contract`). `contracts/released.yml` is the shape of the last release of the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from warehouse.contract import CONTRACTS, Column, Contract

RELEASED = CONTRACTS / "released.yml"

Shape = Mapping[str, Mapping[str, str]]
"""By table, the rules of each column; the grain and key of the table stand under names that no column has."""

_GRAIN, _KEY = "(grain)", "(key)"


def shape(contracts: Mapping[str, Contract]) -> Shape:
    """Of every published table."""
    return {
        name: {_GRAIN: contract.grain, _KEY: ", ".join(contract.key)} | {c.name: _rules(c) for c in contract.columns}
        for name, contract in sorted(contracts.items())
        if contract.published
    }


def as_yaml(version: str, of: Shape) -> str:
    """The shape as a file, with the version of the program that has it."""
    tables = {name: dict(columns) for name, columns in of.items()}
    return yaml.safe_dump({"version": version, "tables": tables}, sort_keys=False, allow_unicode=True, width=1_000)


def read_shape(file: Path) -> tuple[str, Shape]:
    """The version and the shape in a file that `as_yaml` wrote."""
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    return str(content["version"]), content["tables"]


def differences(before: Shape, after: Shape) -> Iterator[tuple[str, str]]:
    """Each table that is other than before, as often as it is, and in what."""
    for name in sorted({*before, *after}):
        if name not in before or name not in after:
            yield name, "is new" if name in after else "is gone"
            continue
        old, new = before[name], after[name]
        for column in [*old, *(c for c in new if c not in old)]:
            if column not in new:
                yield name, f"has no {column} any longer"
            elif column not in old:
                yield name, f"has a new column {column}: {new[column]}"
            elif old[column] != new[column]:
                yield name, f"{column} was {old[column]!r} and is {new[column]!r}"


def _rules(column: Column) -> str:
    parts = [column.sql_type if column.nullable else f"{column.sql_type} not null"]
    if column.unit:
        parts.append(f"in {column.unit}")
    if column.values:
        parts.append("one of " + " | ".join(column.values))
    if column.range:
        low, high = ("" if bound is None else f"{bound:g}" for bound in column.range)
        parts.append(f"from {low} to {high}".replace("from  to", "to").removesuffix(" to "))
    if column.references:
        parts.append(f"found in {column.references}")
    return ", ".join(parts)
