"""The published tables as files for people's tools: Parquet, CSV or one Excel workbook, with what describes them.

Belongs here: writing those files into a folder. Not here: the description (`datapackage`, `dictionary`), or the tables
between two assets (`store`).

Texts of documents stay behind unless the inspectorate published them: its reports are normally under the Open
Government Licence, pages of forces, commissioners and newspapers are not. The sentence behind each fact goes along.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import duckdb
import xlsxwriter

from warehouse.contract import Column, Contract
from warehouse.datapackage import DESCRIPTOR, Resource, citation, is_package, package, sheet_name
from warehouse.dictionary import dictionary, dictionary_page
from warehouse.engine import heavy, text
from warehouse.export_sources import Sources
from warehouse.files import aside, remove
from warehouse.formats import ExportFormat
from warehouse.questions import load_questions
from warehouse.releases import read_release
from warehouse.room import in_little_room

OPEN_PUBLISHERS = ("HMICFRS", "HMIC")
EXCEL_ROWS = 1_048_575
"""Below the heading of a sheet."""
EXCEL_CHARACTERS = 32_767
_ROWS_AT_ONCE = 10_000
_WITH_TEXTS = "core.dim_document"


class CannotExport(ValueError):
    """What was asked for can't be written; the message is one line."""


@dataclass(frozen=True)
class Exported:
    """One table as it was written."""

    table: str
    rows: int
    files: tuple[Path, ...]
    """Below the folder."""
    partition: str | None = None
    """The column by whose values the files differ."""
    version: str | None = None
    """The same where the files hold the same; None where that isn't known."""


@in_little_room
def export(
    database: Path,
    contracts: Mapping[str, Contract],
    folder: Path,
    format: ExportFormat,
    partition: str | None = None,
) -> list[Exported]:
    """Write every published table into the folder; an earlier export there is replaced, anything else is left alone.

    With `partition`, tables that have such a column become one file for each of its values, in folders named
    `column=value`. Raises FileNotFoundError where nothing has been published, CannotExport.
    """
    tables = {name: contract for name, contract in sorted(contracts.items()) if contract.published}
    release = read_release(database, is_published=True)
    if release is None:
        raise FileNotFoundError(f"nothing has been published yet: there is no {database}")
    if partition is not None and format is ExportFormat.xlsx:
        raise CannotExport("A workbook can't be partitioned. Leave out --partition, or take another format.")
    if partition is not None and not any(partition in contract.column_names for contract in tables.values()):
        raise CannotExport(f"No published table has a column {partition}.")
    if folder.exists() and not (folder.is_dir() and (is_package(folder) or not any(folder.iterdir()))):
        raise CannotExport(f"{folder} holds other things. Name a folder that is empty or not there yet.")
    written = aside(folder, "export")
    written.mkdir()
    try:
        with heavy(folder) as connection:  # what is published may lie where nothing can be written
            connection.execute(f"attach {text(database)} as peel (read_only)")
            connection.execute("use peel")
            _require(connection, tables)
            if format is ExportFormat.xlsx:
                exported = _workbook(connection, tables, written / "peel.xlsx")
            else:
                sources = Sources(connection, database, folder)
                exported = [_table(sources, tables[name], written, format, partition) for name in tables]
        resources = [
            Resource(tables[done.table], format.value, done.files, done.partition, done.version) for done in exported
        ]
        (written / DESCRIPTOR).write_text(package(written, resources, release), encoding="utf-8")
        (written / "CITATION.cff").write_text(citation(release), encoding="utf-8")
        (written / "dictionary.md").write_text(dictionary(tables, load_questions()), encoding="utf-8")
        (written / "dictionary.html").write_text(dictionary_page(tables, load_questions()), encoding="utf-8")
        remove(folder)
        os.replace(written, folder)
    finally:
        remove(written)
    return exported


def _require(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Contract]) -> None:
    """That the database was made under these contracts. Raises CannotExport."""
    held = set(
        connection.execute(
            "select schema_name || '.' || table_name, column_name from duckdb_columns() where database_name = 'peel'"
        ).fetchall()
    )
    lacking = {
        name for name, contract in tables.items() for column in contract.column_names if (name, column) not in held
    }
    if lacking:
        raise CannotExport(
            f"The published database is of an earlier version of the program: {', '.join(sorted(lacking))} would have "
            "to be made anew. Run peel refresh first."
        )


def _table(sources: Sources, contract: Contract, folder: Path, format: ExportFormat, partition: str | None) -> Exported:
    by = partition if partition in contract.column_names else None
    select = _select(contract, format)
    version = sources.version(contract.name, f"{format.value} by {by}: {select}")
    (rows,) = sources.connection.execute(f"select count(*) from {contract.sql_name()}").fetchone() or (0,)
    if files := sources.take_export(version, folder):
        return Exported(contract.name, rows, files, by, version)
    target = folder / contract.schema_name / (contract.table if by else f"{contract.table}.{format.value}")
    target.parent.mkdir(parents=True, exist_ok=True)
    is_as_it_is = format is ExportFormat.parquet and by is None and contract.name != _WITH_TEXTS
    if not (is_as_it_is and sources.take_table(contract.name, target)):
        options = [f"format {format.value}", "compression zstd" if format is ExportFormat.parquet else "header true"]
        if by:
            options.append(f'partition_by ("{by}")')
        sources.connection.execute(f"copy ({select}) to {text(target)} ({', '.join(options)})")
    written = sorted(file for file in target.rglob("*") if file.is_file()) if by else [target]
    return Exported(contract.name, rows, tuple(file.relative_to(folder) for file in written), by, version)


def _workbook(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Contract], file: Path) -> list[Exported]:
    """One sheet a table. What is longer than a cell can hold is cut, and ends in an ellipsis."""
    exported = []
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        heading = book.add_format({"bold": True})
        for name, contract in tables.items():
            sheet = book.add_worksheet(sheet_name(name))
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, contract.column_names, heading)
            number = 0
            for number, row in enumerate(_rows(connection, _select(contract, ExportFormat.xlsx)), start=1):
                if number > EXCEL_ROWS:
                    raise CannotExport(f"{name} has more rows than an Excel sheet. Take parquet or csv.")
                for column, value in enumerate(row):
                    if isinstance(value, str) and len(value) > EXCEL_CHARACTERS:
                        value = value[: EXCEL_CHARACTERS - 1] + "…"
                    if value is not None:
                        sheet.write(number, column, value)
            exported.append(Exported(name, number, (Path(file.name),)))
    return exported


def _rows(connection: duckdb.DuckDBPyConnection, select: str) -> Iterator[tuple[object, ...]]:
    cursor = connection.execute(select)
    return chain.from_iterable(iter(lambda: cursor.fetchmany(_ROWS_AT_ONCE), []))


def _select(contract: Contract, format: ExportFormat) -> str:
    columns = ", ".join(f'{_value(contract, column, format)} as "{column.name}"' for column in contract.columns)
    order = ", ".join(f'"{name}"' for name in contract.key) or "all"
    return f"select {columns} from {contract.sql_name()} order by {order}"


def _value(contract: Contract, column: Column, format: ExportFormat) -> str:
    name = f'"{column.name}"'
    if (contract.name, column.name) == (_WITH_TEXTS, "text"):
        return f"case when publisher in {OPEN_PUBLISHERS} then {name} end"
    if format is ExportFormat.parquet:
        return name
    if column.type == "timestamptz":
        return f"strftime({name} at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
    if column.type == "date" and format is ExportFormat.xlsx:
        return f"strftime({name}, '%Y-%m-%d')"
    return f"to_json({name})::varchar" if column.list_of or column.type.endswith("[]") else name
