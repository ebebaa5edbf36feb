"""The formats that tables are exported in. Apart from `export`, which loads what writes them."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """How tables are written."""

    parquet = "parquet"
    csv = "csv"
    xlsx = "xlsx"
