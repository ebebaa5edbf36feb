"""A published database small enough to see through, and the pages that are made of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pages.build import Built, build
from tests.sql.small import small_store
from warehouse.contract import load_contracts
from warehouse.publish import publish
from warehouse.reader import DATABASE


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with that database. Read it; a test that changes it must copy it."""
    home = tmp_path_factory.mktemp("small")
    publish(small_store(home), load_contracts(), home / DATABASE)
    return home


@pytest.fixture(scope="session")
def built(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with that database and its site. Read it; a test that changes it must copy it."""
    home = tmp_path_factory.mktemp("built")
    shutil.copy2(published / DATABASE, home)
    make(home)
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A copy of its own for a test that changes the database or the site."""
    shutil.copytree(built, tmp_path / "home")
    return tmp_path / "home"


def make(home: Path) -> Built:
    return build(home, home / "site", lambda document_id: None)


def change(home: Path, *statements: str) -> None:
    """Change the database as no publication would, and give it another build's name."""
    with duckdb.connect(home / DATABASE) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute("update meta.build set build_id = build_id || '+'")
