"""The one table whose columns are values of another: every area has its column."""

from __future__ import annotations

from pipelines.reference import areas
from warehouse.contract import load_contracts


def test_every_area_has_a_column() -> None:
    columns = load_contracts()["mart.grade_matrix"].column_names
    assert list(columns[columns.index("areas_graded") + 1 :]) == [area.area_id for area in areas()]
