"""A gold folder as rows: what people say that the documents contain.

Belongs here: the gold files, their columns and what is wrong with them. Not here: comparing them with facts
(`evaluate`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Value = str | float | None
Key = tuple[Value, ...]


class GoldError(Exception):
    """The folder can't be used at all; the message says why in one line."""


def words(value: str) -> Value:
    """A cell as lower-case words; None where it is empty."""
    return value.casefold() or None


def whole(value: str) -> Value:
    """A number to two decimals, thousands separators allowed; None where the cell is empty."""
    return round(float(value.replace(",", "")), 2) if value else None


def one_decimal(value: str) -> Value:
    """A number to one decimal; None where the cell is empty."""
    return round(float(value.replace(",", "")), 1) if value else None


@dataclass(frozen=True)
class GoldKind:
    """How one gold file is read, and which columns of the fact table answer its columns."""

    name: str
    table: str
    key: dict[str, tuple[str, Callable[[str], Value]]]
    """Gold column: fact column and how both are read."""
    scored: dict[str, str] = field(default_factory=dict)
    """Gold column: fact column of the attributes that are scored."""
    reported: dict[str, str] = field(default_factory=dict)
    informative: tuple[str, ...] = ()
    """Further columns the file may have, which nothing is compared with."""

    @property
    def columns(self) -> set[str]:
        return {"document", "note", "quote", *self.key, *self.scored, *self.reported, *self.informative}


KINDS = (
    GoldKind(
        "documents",
        "core.dim_document",
        key={},
        scored={"kind": "kind", "force": "force_id", "cycle": "cycle", "published": "published_date"},
        reported={"title": "title", "publisher": "publisher", "programme": "programme"},
    ),
    GoldKind(
        "grades",
        "core.fact_grade",
        key={
            "force": ("force_id", words),
            "cycle": ("cycle", words),
            "area": ("area_id", words),
            "grade": ("grade", words),
        },
        reported={"basis": "basis", "programme": "programme", "scale": "scale"},
    ),
    GoldKind(
        "case_counts",
        "core.fact_case_count",
        key={"numerator": ("numerator", whole), "denominator": ("denominator", whole)},
        scored={"numerator_counts": "numerator_counts", "measure": "measure_id"},
    ),
    GoldKind(
        "samples",
        "core.fact_sample",
        key={"size": ("size", whole)},
        reported={"measure": "measure_id"},
        informative=("unit", "period"),
    ),
    GoldKind(
        "rates",
        "core.fact_rate",
        key={"percent": ("percent", one_decimal), "ci_half_width": ("ci_half_width", whole)},
        reported={"measure": "measure_id", "role": "role", "qualifier": "qualifier"},
        informative=("period",),
    ),
    GoldKind(
        "finances",
        "core.fact_finance",
        key={"amount_gbp": ("amount_gbp", whole)},
        scored={"kind": "kind", "status": "status", "recurrence": "recurrence"},
        reported={"direction": "direction", "horizon": "horizon", "starts": "starts", "ends": "ends"},
    ),
    GoldKind(
        "volumes",
        "core.fact_volume",
        key={"value": ("value", whole)},
        reported={"measure": "measure_id", "qualifier": "qualifier"},
        informative=("period",),
    ),
    GoldKind("findings", "core.fact_finding", key={"kind": ("kind", words)}, reported={"area": "area_id"}),
)

_OPTIONAL = re.compile(r"\boptional\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoldRow:
    document: str
    key: Key
    quote: str
    optional: bool
    cells: dict[str, str]
    line: int
    """Line of the file, the header being 1; a quoted cell may run over several."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The rows of every gold file that is there, and what is wrong with the folder."""

    rows: dict[str, tuple[GoldRow, ...]]
    documents: frozenset[str]
    """The documents that are judged: those that documents.csv names or, without that file, all that are named."""
    problems: tuple[str, ...]


def read_gold(folder: Path) -> Gold:
    """Every gold file of the folder. Raises GoldError where there is no folder or no gold file in it."""
    if not folder.is_dir():
        raise GoldError(f"There is no gold folder at {folder}: give a folder with grades.csv, documents.csv and so on.")
    rows: dict[str, tuple[GoldRow, ...]] = {}
    problems: list[str] = []
    for kind in KINDS:
        path = folder / f"{kind.name}.csv"
        if not path.exists():
            continue
        read = _read_file(path, kind, problems)
        if read is not None:
            rows[kind.name] = read
    if not rows and not problems:
        expected = ", ".join(f"{kind.name}.csv" for kind in KINDS)
        raise GoldError(f"There is no gold in {folder}: expected any of {expected}.")
    judged = rows.get("documents") or tuple(row for kind_rows in rows.values() for row in kind_rows)
    documents = frozenset(row.document for row in judged)
    return Gold(rows, documents, tuple(problems))


def _read_file(path: Path, kind: GoldKind, problems: list[str]) -> tuple[GoldRow, ...] | None:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            header = [name.strip() for name in reader.fieldnames or ()]
            reader.fieldnames = header
            missing = [name for name in ("document", *kind.key) if name not in header]
            if missing:
                problems.append(f"{path.name}: not scored, the column {', '.join(missing)} is missing.")
                return None
            for unknown in [name for name in header if name not in kind.columns]:
                problems.append(f"{path.name}: unknown column {unknown or '(without a name)'}, not read.")
            read = [_row(cells, kind, reader.line_num, path.name, problems) for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(f"{path.name}: not scored, the file can't be read ({error}).")
        return None
    return tuple(row for row in read if row is not None)


def _row(
    raw: dict[str | None, str | list[str] | None], kind: GoldKind, line: int, name: str, problems: list[str]
) -> GoldRow | None:
    if None in raw:
        problems.append(
            f"{name} line {line}: more cells than columns, row not read (a comma outside quotation marks?)."
        )
        return None
    cells = {str(column): (value or "").strip() for column, value in raw.items() if not isinstance(value, list)}
    try:
        key = tuple(read(cells[column]) for column, (_, read) in kind.key.items())
    except ValueError:
        given = ", ".join(f"{column}={cells[column]!r}" for column in kind.key)
        problems.append(f"{name} line {line}: {given} can't be read as a number, row not read.")
        return None
    optional = bool(_OPTIONAL.search(cells.get("note", "")))
    return GoldRow(cells["document"], key, cells.get("quote", ""), optional, cells, line)
