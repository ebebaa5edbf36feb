"""The tables themselves: what they promise, and copies of them for other tools: `peel schema`, `export`.

Belongs here: arguments and what is printed. Not here: contracts and files (`warehouse.schema`, `warehouse.export`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from pipelines.commands.terminal import console, fail, nothing_published, say
from pipelines.places import Home, default_home
from warehouse.formats import ExportFormat

if TYPE_CHECKING:
    from warehouse.contract import Contract

app = typer.Typer()


class SchemaFormat(StrEnum):
    """How contracts are printed."""

    table = "table"
    yaml = "yaml"
    markdown = "markdown"


@app.command(epilog="Example: peel schema core.fact_grade")
def schema(
    tables: Annotated[
        list[str] | None, typer.Argument(help="Tables, or schemas; without any, all.", metavar="TABLE...")
    ] = None,
    format: Annotated[SchemaFormat, typer.Option(help="How the contracts are printed.")] = SchemaFormat.table,
) -> None:
    """Print what the published tables promise: columns, types, units, allowed values, references, meaning."""
    from warehouse.contract import load_contracts
    from warehouse.dictionary import dictionary
    from warehouse.publish import peel_version
    from warehouse.schema import as_yaml, shape

    published = {name: contract for name, contract in load_contracts().items() if contract.published}
    asked = tables or []
    if unknown := [name for name in asked if not any(name in (t, c.schema_name) for t, c in published.items())]:
        fail(f"No published table or schema is called {', '.join(unknown)}. To see all: peel schema")
    chosen = {n: c for n, c in published.items() if not asked or n in asked or c.schema_name in asked}
    if format is SchemaFormat.yaml:
        typer.echo(as_yaml(peel_version(), shape(chosen)), nl=False)
    elif format is SchemaFormat.markdown:
        typer.echo(dictionary(chosen), nl=False)
    else:
        _print(chosen)


def _print(contracts: Mapping[str, Contract]) -> None:
    for name, contract in sorted(contracts.items()):
        key = f"; key: {', '.join(contract.key)}" if contract.key else ""
        table = Table(
            title=f"[bold]{name}[/bold]  {escape(contract.description)}\n{escape(contract.grain)}{key}",
            title_justify="left",
            title_style="",
            box=None,
        )
        for heading in ("column", "type", "null", "meaning"):
            table.add_column(heading, overflow="fold")
        for column in contract.columns:
            found = f"; found in {column.references}" if column.references else ""
            null = "yes" if column.nullable else ""
            table.add_row(column.name, escape(column.sql_type), null, escape(column.comment + found))
        console.print(table, "")


@app.command(epilog="Example: peel export ~/peel-data --format csv")
def export(
    folder: Annotated[Path, typer.Argument(help="An empty folder, a new one, or an earlier export.", metavar="DIR")],
    format: Annotated[ExportFormat, typer.Option(help="How the tables are written.")] = ExportFormat.parquet,
    partition: Annotated[
        str | None,
        typer.Option(help="A column, such as cycle: one file for each of its values, in folders that name it."),
    ] = None,
) -> None:
    """Copy the published tables for other tools, with a data package, a dictionary and how to cite them."""
    from warehouse.contract import load_contracts
    from warehouse.export import CannotExport
    from warehouse.export import export as export_tables

    try:
        exported = export_tables(
            Home(default_home()).database, load_contracts(), folder.expanduser().resolve(), format, partition
        )
    except FileNotFoundError:
        nothing_published()
    except CannotExport as error:
        fail(str(error), 2)
    rows = sum(table.rows for table in exported)
    say(f"{len(exported)} tables with {rows:,} rows in {folder}; dictionary.html explains them.")
