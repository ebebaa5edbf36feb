"""Which columns a column is made from, told from the SQL of the models themselves."""

from __future__ import annotations

import pytest

from warehouse.contract import load_contracts
from warehouse.lineage import column_lineage
from warehouse.models import load_models


@pytest.mark.parametrize(
    ("table", "column", "origins"),
    [
        ("core.dim_measure", "standard_percent", [("ref.measure", "standard_percent")]),
        ("core.fact_case_count", "share_low", [("raw.extraction", "case_counts")]),
        ("core.fact_grade", "grade", [("raw.extraction", "grades")]),
        (
            "core.fact_grade",
            "quote",
            [("core.dim_document", "text"), ("raw.extraction", "grades")],
        ),
        ("core.dim_document", "duplicate_of", [("raw.resemblance", "resembles_id")]),
        ("mart.case_counts", "force_name", [("core.dim_force", "name")]),
        ("mart.fact", "quote", [("core.fact", "quote")]),
        ("raw.document", "bytes", [("raw.intake", "bytes")]),
    ],
)
def test_a_column_comes_from_those_that_its_sql_names(table: str, column: str, origins: list[tuple[str, str]]) -> None:
    assert list(column_lineage(load_models()[table])[column]) == origins


@pytest.mark.parametrize("table", load_models())
def test_every_origin_is_a_column_that_the_model_reads(table: str) -> None:
    model = load_models()[table]
    lineage = column_lineage(model)
    assert list(lineage) == list(load_contracts()[table].column_names)
    for origins in lineage.values():
        for origin, column in origins:
            assert origin in model.upstream
            assert column in load_contracts()[origin].column_names
