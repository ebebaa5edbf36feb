"""More than two hundred broken and malicious files in one refresh: none crashes or hangs it, none is passed over.

The refresh runs once, with less time for each file than a user's would have.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import dagster as dg
import pytest

from pipelines.definitions import build_definitions
from pipelines.engine import Limits, Pool
from pipelines.places import Home
from pipelines.resources import Engine
from tests.acceptance.hostile import put_hostile_files
from warehouse.reader import query

SECONDS_A_FILE = 4.0
SECONDS_ALTOGETHER = 240.0


class Impatient(Engine):
    """As a user's, but with the same few seconds for every file, however large."""

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Engine]:
        self._pool = Pool(Limits(seconds=SECONDS_A_FILE, seconds_a_megabyte=0.0, memory=3 * 1024**3))
        try:
            yield self
        finally:
            self._pool.close()


@dataclass(frozen=True, slots=True)
class Survived:
    """A refresh over all the files."""

    names: list[str]
    home: Home
    succeeded: bool
    seconds: float


@pytest.fixture(scope="module")
def survived(tmp_path_factory: pytest.TempPathFactory) -> Survived:
    root = tmp_path_factory.mktemp("hostile")
    (root / "landing").mkdir()
    names = put_hostile_files(root / "landing")
    home = Home(root / "data")
    home.path.mkdir()
    job = build_definitions(home=home.path, landing=root / "landing", resources={"engine": Impatient()})
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    began = time.monotonic()
    result = job.resolve_job_def("refresh").execute_in_process(raise_on_error=False, run_config=quiet)
    return Survived(names, home, result.success, time.monotonic() - began)


def rows(survived: Survived, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = query(survived.home.database, sql).to_pylist()
    return found


def test_the_refresh_publishes_in_time(survived: Survived) -> None:
    assert len(survived.names) >= 200
    assert survived.succeeded
    assert survived.seconds < SECONDS_ALTOGETHER


def test_every_file_is_read_or_rejected_with_a_reason(survived: Survived) -> None:
    read = rows(survived, "select source_name from raw.document where is_current")
    rejected = rows(survived, "select source_name, reason from raw.reject where stage in ('intake', 'reading')")
    assert all(reject["reason"].strip() and "\n" not in reject["reason"] for reject in rejected)
    told = sorted(row["source_name"] for row in (*read, *rejected))
    assert told == sorted(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for name in survived.names)


def test_what_was_given_up_says_why(survived: Survived) -> None:
    faults = rows(survived, "select source_name, reason from raw.reject where reason like '%Error:%'")
    assert faults == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bomb.docx", "zip bomb"),
        ("fifty-megabytes.txt", "more text than any document"),
        ("pipe.txt", "not a regular file"),
        ("circle.txt", "leads nowhere"),
        ("outside.txt", "out of the landing folder"),
        ("vast.txt", "larger than 200 MB"),
        ("png.pdf", "a PNG image"),
        ("empty.txt", "empty"),
        ("nul-only.txt", "NUL bytes"),
        ("sheet.xlsx", "an Excel workbook"),
    ],
)
def test_the_reason_is_the_right_one(survived: Survived, name: str, words: str) -> None:
    (reject,) = rows(survived, f"select reason from raw.reject where source_name = '{name}'")
    assert words in reject["reason"]


@pytest.mark.parametrize("name", ["one-line.txt", "huge-table.html", "utf-16.html", "html.pdf", "pdf.txt", "docx.html"])
def test_what_is_only_odd_is_read(survived: Survived, name: str) -> None:
    assert rows(survived, f"select 1 from core.dim_document where source_name = '{name}'")


def test_the_secrets_of_the_machine_are_in_no_document(survived: Survived) -> None:
    assert rows(survived, "select source_name from core.dim_document where contains(text, 'root:')") == []


def test_every_quotation_stands(survived: Survived) -> None:
    untrue = rows(
        survived,
        "select fact_id from core.fact as fact join core.dim_document using (document_id) "
        "where quote <> substring(text, span_start + 1, span_end - span_start)",
    )
    assert untrue == []
    assert rows(survived, "select count(*) as facts from core.fact")[0]["facts"] > 100
