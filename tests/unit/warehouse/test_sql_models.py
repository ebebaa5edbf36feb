"""Models are read from their SQL: what they read, in which order they run, when they have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.contract import load_contracts
from warehouse.models import Model, ModelError, load_models, read_model
from warehouse.publish import made_by_publishing

SQL = "-- Which counts are there?\n-- One row per count.\nwith step as (select * from raw.a)\nselect * from step"


def models_of(folder: Path, **files: str) -> dict[str, Model]:
    for name, sql in files.items():
        schema, _, table = name.partition("__")
        (folder / schema).mkdir(exist_ok=True)
        (folder / schema / f"{table}.sql").write_text(sql)
    return dict(load_models(folder, frozenset({"raw.a"})))


def test_a_model_knows_its_name_its_sources_and_its_question(tmp_path: Path) -> None:
    model = models_of(tmp_path, core__b=SQL)["core.b"]
    assert (model.name, model.upstream) == ("core.b", ("raw.a",))
    assert model.description == "Which counts are there? One row per count."


def test_models_come_after_what_they_read(tmp_path: Path) -> None:
    models = models_of(tmp_path, core__a="select * from mart.z", mart__z="select * from raw.a")
    assert list(models) == ["mart.z", "core.a"]


def test_code_version_is_blind_to_comments_and_white_space(tmp_path: Path) -> None:
    file = tmp_path / "m.sql"
    versions = []
    for sql in (SQL, f"/* more */ {SQL.replace(' * ', '  *  ')} -- end", SQL.replace("raw.a", "raw.b")):
        file.write_text(sql)
        versions.append(read_model(file).code_version)
    assert versions[0] == versions[1] != versions[2]


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"core__b": "select * from raw.unheard_of"}, r"core\.b reads raw\.unheard_of, which no model makes"),
        ({"core__b": "select * from b"}, "b must be written with its schema"),
        ({"core__b": "select 1; select 2"}, "must be one SELECT"),
        ({"core__b": "drop table raw.a"}, "must be one SELECT"),
        ({"core__b": "select from where"}, r"b\.sql: line 1"),
        ({"core__b": "select * from core.c", "core__c": "select * from core.b"}, "in a circle: core"),
    ],
)
def test_sql_that_cannot_work_fails_when_it_is_loaded(tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint) as raised:
        models_of(tmp_path, **files)
    assert "\n" not in str(raised.value)


def test_every_model_has_a_contract_and_says_what_it_answers() -> None:
    for model in load_models().values():
        assert model.name in load_contracts()
        assert "?" in model.description, model.name
        assert "One row per" in model.description, model.name


def test_every_published_table_has_a_maker() -> None:
    published = {name for name, contract in load_contracts().items() if contract.published}
    by_python = published - set(load_models()) - set(made_by_publishing(load_contracts()))
    assert by_python == {"meta.scorecard", "raw.resemblance"}
