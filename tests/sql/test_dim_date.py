"""Fiscal years begin on 1 April."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sql.small import REFERENCE, write
from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.runner import run
from warehouse.store import Store


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[date, tuple[str, int]]:
    store = Store(tmp_path_factory.mktemp("home"))
    write(store, "ref.cycle", [REFERENCE["ref.cycle"][0] | {"published_from": "2021-05-01"}])
    for model in ("core.dim_cycle", "core.dim_date"):
        store.write(load_contracts()[model], run(load_models()[model], store))
    rows = store.read("core.dim_date").to_pylist()
    return {row["day"]: (row["fiscal_year"], row["fiscal_quarter"]) for row in rows}


@pytest.mark.parametrize(
    ("day", "fiscal"),
    [
        (date(2023, 3, 31), ("2022/23", 4)),
        (date(2023, 4, 1), ("2023/24", 1)),
        (date(2024, 2, 29), ("2023/24", 4)),
        (date(2023, 12, 31), ("2023/24", 3)),
    ],
)
def test_the_fiscal_year_of_a_day(days: dict[date, tuple[str, int]], day: date, fiscal: tuple[str, int]) -> None:
    assert days[day] == fiscal


def test_days_run_from_the_fiscal_year_before_the_first_cycle_for_ten_years_and_more(
    days: dict[date, tuple[str, int]],
) -> None:
    assert (min(days), max(days)) == (date(2020, 4, 1), date(2031, 3, 31))
