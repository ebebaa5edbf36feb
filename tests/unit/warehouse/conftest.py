"""The small warehouse, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sql.small import small_store
from tests.unit.warehouse.releasing import copy_of
from warehouse.store import Store


@pytest.fixture(scope="session")
def small_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder. Read it; a test that changes it takes `small`."""
    return small_store(tmp_path_factory.mktemp("small")).home


@pytest.fixture
def small(small_tables: Path, tmp_path: Path) -> Store:
    """A copy of the test's own."""
    return copy_of(small_tables, tmp_path)
