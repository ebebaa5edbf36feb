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
from rich.table import Table


def write(rows: pa.Table, format_name: str, console: Console) -> None:
    """Write to standard output; `format_name` is table, csv, json or parquet."""
    if format_name == "table":
        console.print(_table(rows))
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


def _table(rows: pa.Table) -> Table:
    table = Table()
    for field in rows.schema:
        is_number = (
            pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
        )
        table.add_column(field.name, justify="right" if is_number else "left", overflow="fold")
    for row in rows.to_pylist():
        table.add_row(*(_text(value).replace("[", r"\[") for value in row.values()))
    return table


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
