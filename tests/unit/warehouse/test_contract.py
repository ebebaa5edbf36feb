"""Contracts: what a YAML file promises, and what is said of a file that can't be used."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from warehouse.contract import Contract, ContractError, load_contracts
from warehouse.dictionary import dictionary

SHARED = "share: {type: double, meaning: part of the whole, unit: share, range: [0, 1]}\n"
TABLE = """\
description: What was counted
grain: one row per count
key: [name]
published: true
columns:
  name: {type: varchar, meaning: what it is called, values: [one, two]}
  share: {nullable: true}
  parts: {meaning: what it is made of, list_of: {size: integer, of: {list_of: {start: date}}}}
"""


def contract_of(folder: Path, text: str = TABLE) -> Contract:
    (folder / "core").mkdir()
    (folder / "columns.yml").write_text(SHARED)
    (folder / "core" / "count.yml").write_text(text)
    return load_contracts(folder)["core.count"]


def test_a_shared_column_is_taken_with_its_difference(tmp_path: Path) -> None:
    share = contract_of(tmp_path).columns[1]
    assert (share.meaning, share.range, share.nullable) == ("part of the whole", (0, 1), True)


def test_arrow_schema_has_names_types_and_nulls(tmp_path: Path) -> None:
    inner = pa.list_(pa.struct([("start", pa.date32())]))
    assert contract_of(tmp_path).arrow_schema() == pa.schema(
        [
            pa.field("name", pa.string(), nullable=False),
            pa.field("share", pa.float64()),
            pa.field("parts", pa.list_(pa.struct([("size", pa.int32()), ("of", inner)])), nullable=False),
        ]
    )


def test_duckdb_gets_types_not_null_and_comments(tmp_path: Path) -> None:
    contract = contract_of(tmp_path)
    with duckdb.connect() as connection:
        connection.execute("create schema core")
        connection.execute(contract.ddl())
        for statement in contract.comment_statements():
            connection.execute(statement)
        columns = connection.execute(
            "select column_name, data_type, is_nullable, comment from duckdb_columns() where table_name = 'count'"
        ).fetchall()
        table = connection.execute("select comment from duckdb_tables() where table_name = 'count'").fetchone()
    assert columns == [
        ("name", "VARCHAR", False, "what it is called; one of: one, two"),
        ("share", "DOUBLE", True, "part of the whole; unit: share"),
        ("parts", 'STRUCT(size INTEGER, "of" STRUCT("start" DATE)[])[]', False, "what it is made of"),
    ]
    assert table == ("What was counted. Grain: one row per count",)


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("type: varchar", "type: strng", "column name: .*unknown type 'strng'"),
        ("meaning: what it is called, ", "", "column name: meaning Field required"),
        ("key: [name]", "key: [nome]", "key names no column of the table: nome"),
        ("grain: one row per count\n", "", "grain: Field required"),
        ("  share: {nullable: true}", "  sharre:", "column sharre has no definition"),
        ("published: true", "published: true\nowner: me", "owner: Extra inputs"),
        ("columns:\n", "columns: none\nrows:\n", "columns must be a mapping"),
        ("description:", "description: [", "not YAML"),
        ("called,", "called, references: core.nothing.name,", "references core.nothing.name, which isn't there"),
        ("called,", "called, references: nothing,", "references must read schema.table.column"),
    ],
)
def test_a_malformed_contract_is_named_with_its_fault(tmp_path: Path, was: str, becomes: str, complaint: str) -> None:
    with pytest.raises(ContractError, match=complaint) as raised:
        contract_of(tmp_path, TABLE.replace(was, becomes, 1))
    assert "count" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_every_contract_of_the_warehouse_can_be_a_table_of_just_its_types() -> None:
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        for contract in load_contracts().values():
            connection.execute(f'create schema if not exists "{contract.schema_name}"')
            connection.execute(contract.ddl())
            connection.register("empty", contract.arrow_schema().empty_table())
            connection.execute(f"insert into {contract.sql_name()} select * from empty")
            types = connection.execute(f"select * from {contract.sql_name()}").description
            arrow = connection.execute("select * from empty").description
            assert types == arrow, contract.name


def test_every_fact_table_carries_what_every_fact_carries() -> None:
    common = {
        "fact_id", "document_id", "force_id", "area_id", "section", "page", "span_start", "span_end", "quote",
        "anchor_start", "anchor_end", "rule", "extractor_version",
    }  # fmt: skip
    facts = [contract for name, contract in load_contracts().items() if name.startswith("core.fact_")]
    assert len(facts) == 7
    assert all(common <= set(contract.column_names) and contract.key == ("fact_id",) for contract in facts)


def test_the_dictionary_says_what_every_published_column_means(tmp_path: Path) -> None:
    contract = contract_of(tmp_path)
    assert dictionary({contract.name: contract}) == (
        "# Data dictionary\n\n"
        "## core.count\n\n"
        "What was counted. Grain: one row per count. Key: `name`.\n\n"
        "| column | type | null | meaning |\n|---|---|---|---|\n"
        "| `name` | varchar |  | what it is called; one of: one, two |\n"
        "| `share` | double | yes | part of the whole; unit: share; range: 0 to 1 |\n"
        '| `parts` | struct("size" integer, "of" struct("start" date)[])[] |  | what it is made of |\n'
    )
    whole = dictionary(load_contracts())
    assert "## core.fact_grade" in whole
    assert "## ref.force" not in whole


def test_every_published_number_has_a_unit() -> None:
    without = [
        f"{name}.{column.name}"
        for name, contract in load_contracts().items()
        if contract.published
        for column in contract.columns
        if column.type in ("integer", "bigint", "double") and not column.unit
    ]
    assert without == []
