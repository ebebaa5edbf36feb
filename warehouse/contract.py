"""What a table promises: its grain, its key and its columns, read from `contracts/<schema>/<table>.yml`.

Belongs here: the shape of a contract and everything that follows from it alone (Arrow schema, DDL, comments). Not here:
holding a table against its contract (`rules`), keeping tables (`store`) or describing them to people (`dictionary`).

A contract file:

    description: what the table holds
    grain: one row per …
    key: [column, …]
    published: true
    columns:
      document_id:                      a column of `columns.yml`, as defined there
      force_id: {nullable: false}        the same, with a difference
      share: {type: double, meaning: …, unit: share, range: [0, 1]}
      grades: {meaning: …, list_of: {fact_id: varchar, …}}

A contract with `like: schema.table` has that table's columns before its own, without their rules: it keeps rows that
other contracts let in, and only its key is never null.

Columns hold a value in every row unless they say `nullable: true`. Names that start with a dot are for YAML
anchors only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

CONTRACTS = Path(__file__).parent / "contracts"
SHARED_COLUMNS = "columns.yml"
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C, where PyYAML has it, reads the contracts six times as quickly: every command waits for that."""

_ARROW_TYPES: dict[str, pa.DataType] = {
    "varchar": pa.string(),
    "boolean": pa.bool_(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "date": pa.date32(),
    "timestamptz": pa.timestamp("us", tz="UTC"),
    "varchar[]": pa.list_(pa.string()),
    "bigint[]": pa.list_(pa.int64()),
}


class ContractError(ValueError):
    """A contract file that can't be used; the message names the file and what is wrong with it."""


class Column(BaseModel):
    """One column. `type` is DuckDB's name for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    type: str = ""
    list_of: dict[str, Any] | None = None
    """The fields of a list of structs, each a type name or again `{list_of: …}`; instead of `type`."""
    meaning: str = Field(min_length=1)
    unit: str | None = None
    nullable: bool = False
    values: tuple[str, ...] | None = None
    """The only values allowed."""
    range: tuple[float | None, float | None] | None = None
    """Lowest and highest value allowed, both inclusive; None for no bound."""
    references: str | None = None
    """`schema.table.column` in which every value (that isn't null) must be found."""

    @model_validator(mode="after")
    def _type_is_known(self) -> Column:
        if bool(self.type) == bool(self.list_of):
            raise ValueError("needs either a type or a list_of")
        _arrow_type(self.list_of or self.type)
        if self.references is not None and self.references.count(".") != 2:
            raise ValueError(f"references must read schema.table.column, not {self.references!r}")
        return self

    @property
    def arrow_type(self) -> pa.DataType:
        return _arrow_list(self.list_of) if self.list_of else _arrow_type(self.type)

    @property
    def sql_type(self) -> str:
        return _sql_list(self.list_of) if self.list_of else self.type

    @property
    def comment(self) -> str:
        """Meaning, unit and allowed values in one text."""
        parts = [self.meaning.rstrip(".")]
        if self.unit:
            parts.append(f"unit: {self.unit}")
        if self.values:
            parts.append("one of: " + ", ".join(self.values))
        return "; ".join(parts)


class Contract(BaseModel):
    """What one table promises."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_name: str
    table: str
    description: str = Field(min_length=1)
    grain: str = Field(min_length=1)
    key: tuple[str, ...]
    """The columns that identify a row; empty where the same row may come twice."""
    published: bool
    columns: tuple[Column, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _key_is_made_of_columns(self) -> Contract:
        if missing := [name for name in self.key if name not in self.column_names]:
            raise ValueError(f"key names no column of the table: {', '.join(missing)}")
        return self

    @property
    def name(self) -> str:
        """`schema.table`."""
        return f"{self.schema_name}.{self.table}"

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def comment(self) -> str:
        return f"{self.description.rstrip('.')}. Grain: {self.grain}"

    @cached_property
    def _arrow_schema(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, c.arrow_type, nullable=c.nullable) for c in self.columns])

    def arrow_schema(self) -> pa.Schema:
        """Names, types and nullability of the columns, in order."""
        return self._arrow_schema

    def ddl(self, catalog: str | None = None) -> str:
        """The statement that creates the table, with NOT NULL wherever the contract says so."""
        columns = ", ".join(f'"{c.name}" {c.sql_type}{"" if c.nullable else " not null"}' for c in self.columns)
        return f"create table {self.sql_name(catalog)} ({columns})"

    def comment_statements(self, catalog: str | None = None) -> list[str]:
        """The statements that put the contract's words on the table and on each of its columns."""
        table = self.sql_name(catalog)
        return [f"comment on table {table} is {_quoted(self.comment)}"] + [
            f'comment on column {table}."{column.name}" is {_quoted(column.comment)}' for column in self.columns
        ]

    def sql_name(self, catalog: str | None = None) -> str:
        prefix = f'"{catalog}".' if catalog else ""
        return f'{prefix}"{self.schema_name}"."{self.table}"'


@cache
def load_contracts(directory: Path | None = None) -> Mapping[str, Contract]:
    """Every contract below `directory` (the warehouse's own by default), by 'schema.table'.

    Raises ContractError for the first file that can't be used, and for a reference that leads nowhere.
    """
    folder = directory or CONTRACTS
    shared_file = folder / SHARED_COLUMNS
    shared = _mapping(shared_file) if shared_file.exists() else {}
    contracts = {
        contract.name: contract for file in sorted(folder.glob("*/*.yml")) for contract in [_load(file, shared)]
    }
    for contract in contracts.values():
        for column in contract.columns:
            if column.references:
                table, _, referred = column.references.rpartition(".")
                if table not in contracts or referred not in contracts[table].column_names:
                    raise ContractError(
                        f"{contract.name}.{column.name} references {column.references}, which isn't there"
                    )
    return contracts


def _load(file: Path, shared: Mapping[str, Any]) -> Contract:
    content = _mapping(file)
    columns = content.get("columns")
    if not isinstance(columns, dict):
        raise ContractError(f"{file}: columns must be a mapping of name to definition")
    if model := content.pop("like", None):
        columns = {**_without_rules(file, str(model), content.get("key", [])), **columns}
    try:
        return Contract(
            schema_name=file.parent.name,
            table=file.stem,
            columns=tuple(_column(name, definition, shared) for name, definition in columns.items()),
            **{key: value for key, value in content.items() if key != "columns"},
        )
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContractError(f"{file}: {place + ': ' if place else ''}{first['msg']}") from None
    except (TypeError, ValueError) as error:
        raise ContractError(f"{file}: {error}") from None


def _without_rules(file: Path, model: str, key: list[str]) -> dict[str, Any]:
    """The columns of the table that this one is like."""
    schema, _, table = model.partition(".")
    columns = _mapping(file.parent.parent / schema / f"{table}.yml")["columns"]
    free = {"references": None, "values": None, "range": None}
    return {name: {**(given or {}), **free, "nullable": name not in key} for name, given in columns.items()}


def _column(name: str, definition: Any, shared: Mapping[str, Any]) -> Column:
    if definition is not None and not isinstance(definition, dict):
        raise ValueError(f"column {name} must be a mapping, not {definition!r}")
    if definition is None and name not in shared:
        raise ValueError(f"column {name} has no definition here or in {SHARED_COLUMNS}")
    try:
        return Column(name=name, **{**shared.get(name, {}), **(definition or {})})
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"column {name}: {'.'.join(map(str, first['loc']))} {first['msg']}") from None


def _mapping(file: Path) -> dict[str, Any]:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ContractError(f"{file}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(content, dict):
        raise ContractError(f"{file}: must be a mapping")
    return {key: value for key, value in content.items() if not str(key).startswith(".")}


def _arrow_type(kind: Any) -> pa.DataType:
    if isinstance(kind, dict):
        return _arrow_list(kind.get("list_of", kind))
    if kind not in _ARROW_TYPES:
        raise ValueError(f"unknown type {kind!r}; known: {', '.join(_ARROW_TYPES)}, list_of")
    return _ARROW_TYPES[kind]


def _arrow_list(fields: Mapping[str, Any]) -> pa.DataType:
    return pa.list_(pa.struct([pa.field(name, _arrow_type(kind)) for name, kind in fields.items()]))


def _sql_list(fields: Mapping[str, Any]) -> str:
    inner = ", ".join(
        f'"{name}" {_sql_list(kind["list_of"]) if isinstance(kind, dict) else kind}' for name, kind in fields.items()
    )
    return f"struct({inner})[]"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
