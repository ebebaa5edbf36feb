"""Exports: every published table in the tools of others, described, and nothing else in the folder harmed."""

from __future__ import annotations

import csv
import json
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
import yaml

from tests.unit.warehouse.releasing import copy_of, database_of, release, rewrite
from warehouse.contract import load_contracts
from warehouse.export import CannotExport, export
from warehouse.formats import ExportFormat
from warehouse.questions import load_questions
from warehouse.store import Store, sha256_of

PUBLISHED = {name: contract for name, contract in load_contracts().items() if contract.published}


@pytest.fixture(scope="module")
def database(small_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = copy_of(small_tables, tmp_path_factory.mktemp("published"))
    release(store)
    return database_of(store)


def export_to(folder: Path, database: Path, format: str = "parquet", partition: str | None = None) -> Path:
    export(database, load_contracts(), folder, ExportFormat(format), partition)
    return folder


def package(folder: Path) -> dict[str, Any]:
    described: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return described


def test_parquet_holds_what_the_tables_hold(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database)
    store = Store(database.parent)
    for name, contract in PUBLISHED.items():
        exported = pq.read_table(folder / contract.schema_name / f"{contract.table}.parquet")
        assert exported.column_names == list(contract.column_names)
        assert exported.num_rows == store.read(name).num_rows
    (fact,) = pq.read_table(folder / "core" / "fact_grade.parquet").to_pylist()
    assert fact == store.read("core.fact_grade").to_pylist()[0]


def test_csv_is_described_field_by_field(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database, "csv")
    described = package(folder)
    assert described["profile"] == "tabular-data-package"
    assert {resource["title"] for resource in described["resources"]} == set(PUBLISHED)
    for resource in described["resources"]:
        path = folder / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["hash"] == f"sha256:{sha256_of(path)}"
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert set(resource["schema"].get("primaryKey", [])) <= set(header)


def test_nulls_and_lists_of_parquet_are_described_as_the_validator_meets_them(database: Path, tmp_path: Path) -> None:
    """It reads by way of pandas, where a null among numbers is `nan`, and a list of Parquet is no text in JSON."""
    resources = {r["title"]: r for r in package(export_to(tmp_path / "out", database))["resources"]}
    fields = {(name, f["name"]): f for name, r in resources.items() for f in r["schema"]["fields"]}
    assert fields["core.fact", "page"]["missingValues"] == ["", "nan"]
    assert fields["core.fact_rate", "ci_half_width"]["missingValues"] == ["", "nan"]
    assert fields["raw.document", "withdrawn_at"]["missingValues"] == ["", "NaT"]
    assert "missingValues" not in fields["core.fact", "span_start"]
    assert "missingValues" not in fields["core.fact", "section"]
    assert fields["core.dim_force", "other_names"]["type"] == "any"


def test_references_lead_to_resources_and_fields_that_are_there(database: Path, tmp_path: Path) -> None:
    resources = package(export_to(tmp_path / "out", database, "csv"))["resources"]
    fields = {r["name"]: {field["name"] for field in r["schema"]["fields"]} for r in resources}
    references = [(r["name"], key) for r in resources for key in r["schema"].get("foreignKeys", [])]
    assert len(references) > 20
    for name, key in references:
        assert set(key["fields"]) <= fields[name]
        assert set(key["reference"]["fields"]) <= fields[key["reference"]["resource"] or name]


def test_a_workbook_has_a_sheet_for_every_table(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database, "xlsx")
    with zipfile.ZipFile(folder / "peel.xlsx") as book:
        workbook = book.read("xl/workbook.xml").decode()
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(PUBLISHED)
    assert all(f'name="{name}"' in workbook for name in PUBLISHED)


def test_a_column_can_become_folders(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database, partition="cycle")
    grades = folder / "core" / "fact_grade"
    assert [path.name for path in grades.iterdir()] == ["cycle=2021%2F22"]
    statement = f"select fact_id, cycle from read_parquet('{grades}/*/*.parquet', hive_partitioning = true)"
    assert duckdb.sql(statement).fetchall() == [("f1", "2021/22")]
    assert ds.dataset(grades, partitioning="hive").to_table().column("cycle").to_pylist() == ["2021/22"]
    (resource,) = [r for r in package(folder)["resources"] if r["title"] == "core.fact_grade"]
    assert "cycle" not in {field["name"] for field in resource["schema"]["fields"]}


def test_texts_that_are_not_under_an_open_licence_stay_behind(small: Store, tmp_path: Path) -> None:
    (document,) = small.read("core.dim_document").to_pylist()
    others = [
        document | {"document_id": publisher, "publisher": publisher} for publisher in ("HMICFRS", "news media", None)
    ]
    rewrite(small, "core.dim_document", [o | {"document_id": str(o["document_id"])} for o in others])
    release(small, accept_drop=True)
    rows = pq.read_table(export_to(tmp_path / "out", database_of(small)) / "core" / "dim_document.parquet").to_pylist()
    assert {row["document_id"]: row["text"] is not None for row in rows} == {
        "HMICFRS": True,
        "news media": False,
        "None": False,
    }


def test_it_says_how_to_cite_it(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database)
    cited = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == package(folder)["id"]
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "dataset")


def test_the_dictionary_goes_along_in_both_forms(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database)
    page = (folder / "dictionary.html").read_text(encoding="utf-8")
    words = (folder / "dictionary.md").read_text(encoding="utf-8")
    for name, contract in PUBLISHED.items():
        assert f'<h2 id="{name}">' in page
        assert f"## {name}\n" in words
        assert all(f"<code>{column}</code>" in page for column in contract.column_names)
    asked = [question.question for question in load_questions()]
    assert len(asked) == 10
    assert [question for question in asked if escape(question, quote=False) not in page] == []
    assert [question for question in asked if f"### {question}\n" not in words] == []


def test_an_earlier_export_is_replaced_and_other_folders_are_left_alone(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database, "csv")
    export_to(folder, database, "parquet")
    assert list(folder.rglob("*.csv")) == []
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.docx").write_text("years of work")
    with pytest.raises(CannotExport, match="holds other things"):
        export_to(mine, database)
    assert [path.name for path in mine.iterdir()] == ["thesis.docx"]


def test_files_of_tables_that_have_not_changed_are_taken_over(small_tables: Path, tmp_path: Path) -> None:
    store = copy_of(small_tables, tmp_path / "home")
    release(store)
    folder = export_to(tmp_path / "out", database_of(store), "csv")
    grades, counts = folder / "core" / "fact_grade.csv", folder / "core" / "fact_case_count.csv"
    before = {file: file.stat().st_ino for file in (grades, counts)}
    rewrite(store, "core.fact_case_count", store.read("core.fact_case_count").to_pylist()[:-1])
    release(store)
    export_to(folder, database_of(store), "csv")
    assert grades.stat().st_ino == before[grades]
    assert len(counts.read_text(encoding="utf-8").splitlines()) == store.read("core.fact_case_count").num_rows + 1


def test_files_that_somebody_changed_are_written_again(database: Path, tmp_path: Path) -> None:
    folder = export_to(tmp_path / "out", database, "csv")
    grades = folder / "core" / "fact_grade.csv"
    written = grades.read_bytes()
    grades.write_bytes(b"changed")
    export_to(folder, database, "csv")
    assert grades.read_bytes() == written


def test_a_database_of_an_earlier_version_has_to_be_refreshed_first(database: Path, tmp_path: Path) -> None:
    known = load_contracts()
    later = {**known, "mart.later": known["core.dim_area"].model_copy(update={"schema_name": "mart", "table": "later"})}
    with pytest.raises(CannotExport, match=r"mart\.later would have to be made anew. Run peel refresh first"):
        export(database, later, tmp_path / "out", ExportFormat.parquet)


@pytest.mark.parametrize(
    ("format", "partition", "words"), [("xlsx", "cycle", "can't be partitioned"), ("csv", "moon", "has a column moon")]
)
def test_what_cannot_be_exported_is_said(
    database: Path, tmp_path: Path, format: str, partition: str, words: str
) -> None:
    with pytest.raises(CannotExport, match=words):
        export_to(tmp_path / "out", database, format, partition)
    assert not (tmp_path / "out").exists()
