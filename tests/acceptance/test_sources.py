"""Adding and withdrawing: what a user puts in stays in, and what they take out is out, until they put it in again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from pipelines.places import Home
from tests.acceptance.conftest import REPORT
from tests.conftest import Peel
from warehouse.reader import query

OTHER = REPORT.replace("Wiltshire", "Kent")


def documents(home: Home) -> list[str]:
    found: list[dict[str, Any]] = query(
        home.database, "select source_name from core.dim_document order by source_name"
    ).to_pylist()
    return [row["source_name"] for row in found]


def test_the_life_of_a_document(peel: Peel, home: Home, tmp_path: Path) -> None:
    (tmp_path / "wiltshire.txt").write_text(REPORT)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/kent.txt").write_text(OTHER)

    added = peel("add", str(tmp_path / "wiltshire.txt"), str(tmp_path / "letters"))
    assert (added.exit_code, added.output.splitlines()[:2]) == (0, ["added wiltshire.txt", "added letters/kent.txt"])
    refreshed = peel("refresh")
    assert refreshed.exit_code == 0
    assert "2 new" in refreshed.words
    assert documents(home) == ["kent.txt", "wiltshire.txt"]

    with duckdb.connect(str(home.database), read_only=True) as reader:  # someone has the database open all along
        before = reader.execute("select count(*) from core.dim_document").fetchone()
        withdrawn = peel("withdraw", "kent.txt")
        assert withdrawn.exit_code == 0
        assert "withdrawn kent.txt" in withdrawn.words
        assert documents(home) == ["wiltshire.txt"]
        assert reader.execute("select count(*) from core.dim_document").fetchone() == before == (2,)

    again = peel("withdraw", "kent.txt").words
    assert "Withdrawn before." in again
    assert "Nothing has changed since the last refresh: 1 document in the warehouse." in again

    assert peel("add", str(tmp_path / "letters")).exit_code == 0
    assert peel("refresh").exit_code == 0
    assert documents(home) == ["kent.txt", "wiltshire.txt"]

    again = peel("refresh")
    assert "Nothing has changed since the last refresh: 2 documents in the warehouse." in again.words


def test_adding_what_is_not_there(peel: Peel, home: Home, tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text(REPORT)
    outcome = peel("add", str(tmp_path / "here.txt"), str(tmp_path / "gone.txt"))
    assert outcome.exit_code == 1
    assert outcome.errors == f"peel: {tmp_path}/gone.txt is not there.\n"
    assert list(home.landing.iterdir()) == []


def test_withdrawing_what_is_unknown(peel: Peel) -> None:
    outcome = peel("withdraw", "nowhere.txt")
    assert outcome.exit_code == 1
    assert outcome.errors == "peel: There are no documents in the warehouse yet.\n"
