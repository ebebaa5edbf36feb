"""A refresh does what changed and no more; and what was taken away is gone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.assets import documents as documents_asset
from pipelines.assets import extractions as extractions_asset
from pipelines.assets import reference as reference_asset
from pipelines.documents import batch as reading_batch
from pipelines.extraction import batch as extraction_batch
from pipelines.places import Home
from pipelines.resources import Engine, Progress
from tests.assets.part_of_job import DOCUMENTS, numbers, refresh

REPORT = "# Inspection of {force}\n\nPublished on 14 March 2022\n\nIn 21 of 51 cases {force} kept no record.\n"
FORCES = ("Wiltshire Police", "Kent Police", "Surrey Police")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.landing.mkdir()
    for force in FORCES:
        (home.landing / f"{force}.txt").write_text(REPORT.format(force=force))
    return home


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are read, in the order in which they are; one at a time."""
    names: list[str] = []
    really = reading_batch.read

    def noting(data: bytes, source_name: str) -> Any:
        names.append(source_name)
        return really(data, source_name)

    monkeypatch.setattr(reading_batch, "read", noting)
    monkeypatch.setattr(documents_asset, "BATCH_DOCUMENTS", 1)
    monkeypatch.setattr(extractions_asset, "BATCH_DOCUMENTS", 1)
    return names


def forces(home: Home, table: str) -> list[str]:
    return sorted(home.store.read(table).column("force_id").to_pylist())


def test_a_new_document_is_read_once(home: Home, read: list[str]) -> None:
    assert refresh(home).success
    assert sorted(read) == sorted(f"{force}.txt" for force in FORCES)
    read.clear()
    (home.landing / "Essex.txt").write_text(REPORT.format(force="Essex Police"))
    (home.landing / f"{FORCES[0]}.txt").write_text(REPORT.format(force=FORCES[0]) + "\nA newer version.\n")
    again = refresh(home)
    assert sorted(read) == ["Essex.txt", f"{FORCES[0]}.txt"]
    assert numbers(again, "raw.extraction")["documents_kept"] == 3
    told = numbers(again, "raw.intake")
    assert (told["documents"], told["documents_added"], told["documents_left"]) == (4, 2, 0)


def test_what_is_rejected_is_shown_with_its_reason(home: Home) -> None:
    (home.landing / "a | b.pdf").write_bytes(b"%PDF-1.7 and no more")
    shown = numbers(refresh(home), "raw.intake")["rejected"].splitlines()
    assert shown[0] == "| file | why |"
    assert shown[2].startswith("| a \\| b.pdf | ")
    assert len(shown) == 3


def test_what_was_read_before_a_refresh_was_cut_off_is_not_read_again(home: Home, read: list[str]) -> None:
    assert not refresh(home, cut_off_after=2).success
    assert refresh(home).success
    assert len(read) == 3
    assert home.store.read("raw.extraction").num_rows == 3


def test_extraction_goes_on_where_it_was_cut_off(home: Home, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert refresh(home).success
    monkeypatch.setattr(extraction_batch, "VERSION", "of other rules")
    extracted = []
    really = extraction_batch.extract

    def noting(document: Any) -> Any:
        extracted.append(document.source_name)
        return really(document)

    monkeypatch.setattr(extraction_batch, "extract", noting)
    assert not refresh(home, cut_off_after=1).success
    assert refresh(home).success
    assert sorted(extracted) == sorted(f"{force}.txt" for force in FORCES)


def test_full_reads_and_extracts_all_again_and_comes_to_the_same(home: Home, read: list[str]) -> None:
    assert refresh(home).success
    before = {name: home.store.path(name).read_bytes() for name in DOCUMENTS}
    read.clear()
    again = refresh(home, full=True)
    assert len(read) == 3
    assert numbers(again, "raw.extraction")["documents_extracted"] == 3
    assert {name: home.store.path(name).read_bytes() for name in DOCUMENTS} == before


def test_a_withdrawn_document_leaves_without_any_other_being_read(home: Home, read: list[str]) -> None:
    tables = (*DOCUMENTS, "core.fact_case_count")
    assert refresh(home, tables).success
    read.clear()
    (kent,) = (row["document_id"] for row in home.store.read("raw.reading").to_pylist() if row["force_id"] == "kent")
    home.withdrawals.record([kent], datetime.now(UTC))
    assert refresh(home, tables).success
    assert forces(home, "core.fact_case_count") == ["surrey", "wiltshire"]
    assert forces(home, "raw.reading") == ["surrey", "wiltshire"]
    assert read == []


def test_the_facts_of_a_rule_that_was_taken_away_are_gone(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = (*DOCUMENTS, "core.fact_case_count")
    assert refresh(home, tables).success
    assert len(forces(home, "core.fact_case_count")) == 3
    really = extraction_batch.extract

    def without_counts(document: Any) -> Any:
        facts = really(document)
        numbers = tuple(n for n in facts.numbers if not n.fact_index or n.fact_index[0] != "case_counts")
        return type(facts)(**{name: getattr(facts, name) for name in facts.__dataclass_fields__}
                           | {"case_counts": (), "numbers": numbers})  # fmt: skip

    monkeypatch.setattr(extraction_batch, "extract", without_counts)
    monkeypatch.setattr(extraction_batch, "VERSION", "without a rule")
    again = refresh(home, tables)
    assert numbers(again, "raw.extraction")["documents_extracted"] == 3
    assert forces(home, "core.fact_case_count") == []


def test_rules_that_are_edited_during_a_refresh_are_not_mixed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before_the_edit:
        before_the_edit.setattr(extraction_batch, "VERSION", "of the rules as they were")
        cut_off = refresh(home, resources={"engine": Engine()})  # its processes load the rules as they are
    (fault,) = [event.step_failure_data.error for event in cut_off.all_events if event.is_step_failure]
    assert fault is not None
    assert fault.cause is not None
    assert "The rules were edited while the refresh was at work" in fault.cause.message
    assert not home.store.exists("raw.extraction")
    again = refresh(home)
    assert again.success
    assert set(home.store.read("raw.extraction")["extractor_version"].to_pylist()) == {extraction_batch.VERSION}


def test_a_row_of_the_reference_that_was_taken_away_is_gone(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = ("ref.force", "core.dim_force")
    assert refresh(home, tables).success
    assert "kent" in forces(home, "core.dim_force")
    really = reference_asset.rows
    monkeypatch.setattr(reference_asset, "rows", lambda name: [r for r in really(name) if r.get("force_id") != "kent"])
    monkeypatch.setattr(reference_asset, "code_digest", lambda *rooms: "without Kent")
    assert refresh(home, tables).success
    assert "kent" not in forces(home, "core.dim_force")


def test_tables_of_an_earlier_shape_are_made_anew(home: Home, read: list[str]) -> None:
    assert refresh(home).success
    for table, column in (("raw.reading", "signature"), ("raw.extraction", "samples")):
        path = home.store.path(table)
        pq.write_table(pq.read_table(path).drop_columns([column]), path)
    read.clear()
    again = refresh(home)
    assert again.success
    assert len(read) == 3
    assert numbers(again, "raw.extraction")["documents_extracted"] == 3


def test_what_fails_on_one_document_is_reported_and_stops_no_other(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    read, extract = reading_batch.read, extraction_batch.extract

    def faulty_reader(data: bytes, source_name: str) -> Any:
        if b"Surrey" in data:
            raise ValueError("a reader went wrong")
        return read(data, source_name)

    def faulty_rule(document: Any) -> Any:
        if "Kent" in document.text:
            raise ValueError("a rule went wrong")
        return extract(document)

    monkeypatch.setattr(reading_batch, "read", faulty_reader)
    monkeypatch.setattr(extraction_batch, "extract", faulty_rule)
    assert refresh(home, ("raw.reject", "core.fact_case_count")).success
    rejects = home.store.read("raw.reject").select(["source_name", "stage", "reason"]).to_pylist()
    assert sorted(tuple(reject.values()) for reject in rejects) == [
        ("Kent Police.txt", "extraction", "Extraction failed: ValueError: a rule went wrong"),
        ("Surrey Police.txt", "intake", "The reader failed: ValueError: a reader went wrong"),
    ]
    assert forces(home, "core.fact_case_count") == ["wiltshire"]


def test_many_documents_are_spread_over_processes(home: Home) -> None:
    for number in range(140):
        (home.landing / f"{number}.txt").write_text(REPORT.format(force="Essex Police") + f"\nCopy {number}.\n")
    heard: list[tuple[str, int, int]] = []

    class Listening(Progress):
        def documents(self, doing: str, done: int, total: int) -> None:
            heard.append((doing, done, total))

    tables = (*DOCUMENTS, "core.fact_case_count")
    result = refresh(home, tables, resources={"engine": Engine(), "progress": Listening()})
    assert numbers(result, "raw.extraction")["documents_extracted"] == 143
    assert heard[-1] == ("Extracting facts", 143, 143)
    assert forces(home, "core.fact_case_count").count("essex") == 140
