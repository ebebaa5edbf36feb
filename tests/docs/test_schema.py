"""A change of a contract is visible: whoever relies on a table reads of it in the change log."""

from __future__ import annotations

import re
from pathlib import Path

from warehouse.contract import load_contracts
from warehouse.schema import RELEASED, as_yaml, differences, read_shape, shape

ROOT = Path(__file__).parents[2]


def test_every_change_since_the_last_release_is_in_the_change_log() -> None:
    version, released = read_shape(RELEASED)
    since = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition(f"## {version}\n")[0]
    named = set(re.findall(r"`(\w+\.(?:\w+|\*))`", since))
    unnamed = [
        f"{table} {what}"
        for table, what in differences(released, shape(load_contracts()))
        if table not in named and f"{table.partition('.')[0]}.*" not in named
    ]
    assert unnamed == [], f"Name these tables in backticks in CHANGELOG.md, above ## {version}"


def test_a_shape_survives_being_written_down(tmp_path: Path) -> None:
    now = shape(load_contracts())
    file = tmp_path / "shape.yml"
    file.write_text(as_yaml("1.2.3", now), encoding="utf-8")
    assert read_shape(file) == ("1.2.3", now)


def test_differences_are_told_in_words() -> None:
    before = {"core.a": {"x": "varchar", "y": "integer"}, "core.b": {"x": "varchar"}}
    after = {"core.a": {"x": "varchar not null", "z": "date"}, "core.c": {"x": "varchar"}}
    assert list(differences(before, after)) == [
        ("core.a", "x was 'varchar' and is 'varchar not null'"),
        ("core.a", "has no y any longer"),
        ("core.a", "has a new column z: date"),
        ("core.b", "is gone"),
        ("core.c", "is new"),
    ]
