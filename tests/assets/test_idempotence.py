"""Whatever the order in which documents arrive, however often, and wherever a refresh is cut off: the same tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.assets import documents as documents_asset
from pipelines.assets import extractions as extractions_asset
from pipelines.places import Home
from tests.assets.part_of_job import DOCUMENTS, refresh

_KENT = "# PEEL 2021/22: Kent Police\n\nPublished on 14 March 2022\n\nThe force is good at investigating crime.\n"
FILES = {
    "kent.txt": _KENT,
    "kent, once more.txt": _KENT,
    "kent, with a line more.txt": f"{_KENT}\nIn 21 of 51 cases the force kept no record.\n",
    "surrey.txt": "# Inspection of Surrey Police\n\nPublished on 14 March 2022\n\nIn 7 of 9 cases it was late.\n",
    "wiltshire.txt": "# Wiltshire Police\n\n3 May 2023\n\nThe force has 1,100 officers.\n",
    "empty.txt": "",
    "photo.txt": "\x00\x01\x02\x00 no words",
}
"""Two are one document, one resembles them, two are none."""
RESULT = (*DOCUMENTS, "raw.number", "raw.reject", "core.dim_document")
"""All other tables follow from these by SQL; `benchmarks.day` compares every one."""


def rows(home: Home) -> dict[str, list[dict[str, Any]]]:
    """Of every table, without moments of time."""
    found = {}
    for name in RESULT:
        table = home.store.read(name)
        timeless = [field.name for field in table.schema if not pa.types.is_timestamp(field.type)]
        found[name] = table.select(timeless).to_pylist()
    return found


@pytest.fixture(scope="module")
def built_at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    home = Home(tmp_path_factory.mktemp("at_once"))
    land(home, FILES)
    assert refresh(home, RESULT).success
    return rows(home)


def land(home: Home, names: Iterable[str]) -> None:
    home.landing.mkdir(exist_ok=True)
    for name in names:
        (home.landing / name).write_text(FILES[name])


WHILE_READING, WHILE_EXTRACTING = 3, 7
"""Five files are looked into, for two are the same and one is empty; four of them are documents, and extracted."""
arrivals = st.lists(
    st.tuples(st.sets(st.sampled_from(sorted(FILES)), min_size=1), st.none() | st.integers(0, 9)),
    min_size=1,
    max_size=2,
)


@settings(max_examples=2, deadline=None, derandomize=True)
@given(arrivals)
@example([(set(FILES), WHILE_READING), (set(FILES), 1)])
@example([(set(FILES), WHILE_EXTRACTING), ({"kent.txt"}, 1)])
@example([({"surrey.txt", "kent, once more.txt"}, None), ({"wiltshire.txt", "kent.txt", "surrey.txt"}, None)])
def test_any_way_of_arriving_gives_the_same_tables(
    built_at_once: dict[str, list[dict[str, Any]]], arrivals: Sequence[tuple[set[str], int | None]]
) -> None:
    """Each step lands some files, perhaps for the second time, and refreshes, perhaps until it is cut off."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        for asset in (documents_asset, extractions_asset):
            patch.setattr(asset, "BATCH_DOCUMENTS", 1)
        home = Home(Path(folder))
        for names, cut_off_after in arrivals:
            land(home, names)
            refresh(home, RESULT, cut_off_after=cut_off_after)
        land(home, FILES)
        assert refresh(home, RESULT).success
        assert rows(home) == built_at_once


@pytest.mark.parametrize(("cut_off_after", "half_done"), [(WHILE_READING, [3, 0]), (WHILE_EXTRACTING, [0, 2])])
def test_it_is_cut_off_in_the_middle(tmp_path: Path, cut_off_after: int, half_done: list[int]) -> None:
    """What is done stays aside until the table is made of it."""
    home = Home(tmp_path)
    land(home, FILES)
    with pytest.MonkeyPatch.context() as patch:
        for asset in (documents_asset, extractions_asset):
            patch.setattr(asset, "BATCH_DOCUMENTS", 1)
        assert not refresh(home, RESULT, cut_off_after=cut_off_after).success
    aside = [len(list(home.path.glob(f"tables/raw/{table}.aside/*"))) for table in ("reading", "extraction")]
    assert aside == half_done
