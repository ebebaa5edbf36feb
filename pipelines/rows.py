"""Rows of a question, written out as a table, CSV, JSON or Parquet.

Belongs here: the four formats. Not here: asking the question (`warehouse.reader`).
"""

from __future__ import annotations

import csv
import json
import sys
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.markup import escape
from rich.table import Table


def write(rows: pa.Table, format_name: str, console: Console) -> None:
    """Write to standard output; `format_name` is table, csv, json or parquet."""
    if format_name == "table":
        _write_table(rows, console)
        console.print(f"{rows.num_rows:,} row{'' if rows.num_rows == 1 else 's'}", highlight=False)
    elif format_name == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(rows.column_names)
        writer.writerows([_text(value) for value in row.values()] for row in rows.to_pylist())
    elif format_name == "json":
        json.dump(rows.to_pylist(), sys.stdout, ensure_ascii=False, indent=1, default=str)
        sys.stdout.write("\n")
    else:
        pq.write_table(rows, sys.stdout.buffer, compression="zstd")


_READABLE = 14
"""Narrower than this, a column of words can't be read."""


def _write_table(rows: pa.Table, console: Console) -> None:
    """As a table where its columns fit side by side, else one record below the other; never cut, wide where piped."""
    cells = [[_text(value) for value in row.values()] for row in rows.to_pylist()]
    widths = [
        max(map(len, [name, *column])) for name, column in zip(rows.column_names, _columns(rows, cells), strict=True)
    ]
    if not console.is_terminal:
        console.width = max(console.width, sum(widths) + 3 * len(widths) + 1)
    elif sum(min(width, _READABLE) for width in widths) + 3 * len(widths) + 1 > console.width:
        for number, row in enumerate(cells, start=1):
            console.rule(f"row {number}", align="left")
            record = Table.grid(padding=(0, 2))
            for name, value in zip(rows.column_names, row, strict=True):
                record.add_row(f"[bold]{escape(name)}[/bold]", escape(value))
            console.print(record)
        return
    table = Table()
    for field in rows.schema:
        kind = field.type
        is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
        table.add_column(escape(field.name), justify="right" if is_number else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row))
    console.print(table)


def _columns(rows: pa.Table, cells: list[list[str]]) -> list[list[str]]:
    return [[row[at] for row in cells] for at in range(rows.num_columns)]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
