"""The formats that tables are exported in. Apart from `export`, so that naming them loads nothing."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """How tables are written."""

    parquet = "parquet"
    csv = "csv"
    xlsx = "xlsx"
