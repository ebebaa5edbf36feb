"""Checks of tables that are already in the store: their contracts, what they reference, and the rules of `sql/checks`.

Belongs here: everything that needs more than one table. Not here: the rules that keep a bad table out of the store in
the first place (`rules`), and what was said of the same tables before (`verdicts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.contract import Column, Contract
from warehouse.models import CHECKS, Model, read_model, sql_folder
from warehouse.room import in_little_room
from warehouse.rules import SAMPLE_ROWS, Result, verify, written_out
from warehouse.runner import tables_of
from warehouse.store import Store, TableMissing, Written
from warehouse.verdicts import Verdicts


@dataclass(frozen=True)
class Check:
    """One rule of `sql/checks`: a SELECT whose rows break it."""

    name: str
    model: Model

    @property
    def description(self) -> str:
        return self.model.description

    @property
    def upstream(self) -> tuple[str, ...]:
        return self.model.upstream


def contract_checks(store: Store, contract: Contract) -> list[Result]:
    """Every rule of one table's contract, references included.

    Raises TableMissing unless the table and those that it refers to (`references`) are built.
    """
    name, verdicts = contract.name, Verdicts(store)
    if not store.exists(name):
        raise TableMissing(f"{name} hasn't been built yet: there is no {store.path(name)}")
    judge = in_little_room(lambda: verify(contract, store.path(name)))
    alone = verdicts.remembered(name, contract.model_dump_json(), [name], judge)
    return [*alone, *(_reference_check(store, contract, column) for column in contract.columns if column.references)]


def note_written(store: Store, contract: Contract, written: Written) -> None:
    """A table that has just been written has been held against its contract: that need not be done twice."""
    Verdicts(store).put(contract.name, contract.model_dump_json(), [contract.name], written.rules)


def references(contract: Contract) -> tuple[str, ...]:
    """The tables that a contract refers to, sorted."""
    return tuple(sorted({c.references.rpartition(".")[0] for c in contract.columns if c.references}))


def load_checks(sql_dir: Path | None = None) -> Mapping[str, Check]:
    """Every check of `sql/checks`, by name."""
    files = sorted(((sql_dir or sql_folder()) / CHECKS).glob("*.sql"))
    return {file.stem: Check(file.stem, read_model(file)) for file in files}


def run_check(check: Check, store: Store) -> Result:
    """Raises TableMissing."""
    return _result(store, check.name, check.name, check.description, check.model.sql, check.upstream)


def _reference_check(store: Store, contract: Contract, column: Column) -> Result:
    assert column.references is not None
    target, _, referred = column.references.rpartition(".")
    missing = (
        f'select distinct "{column.name}" from {contract.sql_name()} where "{column.name}" is not null '
        f'and "{column.name}" not in (select "{referred}" from {target} where "{referred}" is not null)'
    )
    description = f"{contract.name}.{column.name} must be found in {column.references}"
    check = f"{contract.name}.{column.name}"
    return _result(store, check, f"{column.name}_exists", description, missing, (contract.name, target))


def _result(store: Store, check: str, name: str, description: str, breaking: str, tables: tuple[str, ...]) -> Result:
    def judge() -> list[Result]:
        return [_asked(store, name, description, breaking, tables)]

    (result,) = Verdicts(store).remembered(check, f"{name}\n{description}\n{breaking}", set(tables), judge)
    return result


@in_little_room
def _asked(store: Store, name: str, description: str, breaking: str, tables: tuple[str, ...]) -> Result:
    with tables_of(store, dict.fromkeys(tables)) as connection:
        cursor = connection.execute(breaking)
        names = [described[0] for described in cursor.description or []]
        rows = cursor.fetchall()
    sample = tuple(f"({written_out(names, row)})" for row in rows[:SAMPLE_ROWS])
    return Result(name, not rows, description, len(rows), sample)
