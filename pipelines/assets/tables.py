"""What the assets of all tables share: how they are described, kept and shown in the Dagster UI.

Belongs here: contract → asset specification, Arrow table → Parquet file and metadata. Not here: what is in any table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import dagster as dg
import pyarrow as pa

from warehouse.checks import note_written
from warehouse.contract import Contract, load_contracts
from warehouse.stamps import Stamps
from warehouse.store import Store

OWNERS = ["team:peel"]
PREVIEW_ROWS = 10
PREVIEW_CHARACTERS = 48
HASH_CHARACTERS = 12
_HASH = re.compile(r"[0-9a-f]{64}")


def asset_key(table: str) -> dg.AssetKey:
    """`schema.table` → its asset."""
    return dg.AssetKey(table.split("."))


def table_spec(
    table: str, *, upstream: Iterable[str], code_version: str, kinds: set[str], explanation: str = ""
) -> dg.AssetSpec:
    """The asset of a table; the words and columns are its contract's."""
    contract = load_contracts()[table]
    return dg.AssetSpec(
        key=asset_key(table),
        deps=[asset_key(name) for name in upstream],
        code_version=code_version,
        group_name=contract.schema_name,
        kinds={*kinds, "parquet"},
        owners=OWNERS,
        tags={"published": "yes" if contract.published else "no"},
        description="\n\n".join(filter(None, (f"{contract.description}.", f"Grain: {contract.grain}.", explanation))),
        metadata={"dagster/column_schema": _column_schema(contract), "dagster/table_name": table},
    )


def table_asset(
    table: str, *, upstream: Iterable[str], code_version: str, kinds: set[str], explanation: str = ""
) -> Callable[[Callable[..., dg.MaterializeResult[Any]]], dg.AssetsDefinition]:
    """Makes the asset of a table from the function that writes it."""
    spec = table_spec(table, upstream=upstream, code_version=code_version, kinds=kinds, explanation=explanation)

    def decorate(write: Callable[..., dg.MaterializeResult[Any]]) -> dg.AssetsDefinition:
        return dg.asset(
            key=spec.key,
            deps=spec.deps,
            code_version=spec.code_version,
            group_name=spec.group_name,
            kinds=spec.kinds,
            owners=spec.owners,
            tags={name: value for name, value in spec.tags.items() if not name.startswith("dagster/")},
            description=spec.description,
            metadata=spec.metadata,
        )(write)

    return decorate


def keep(
    store: Store, table: str, rows: pa.Table | Iterable[pa.Table], *, recipe: str | None = None, **numbers: int
) -> dg.MaterializeResult[Any]:
    """Write the table, whole or part by part, if it keeps its contract, and say what it holds. Raises `ContractBroken`.

    With a `recipe` (`warehouse.stamps`), the step need not be run again while the recipe is the same.
    """
    contract = load_contracts()[table]
    written = store.write_parts(contract, [rows] if isinstance(rows, pa.Table) else rows)
    note_written(store, contract, written)
    notes = {"rows": written.rows, "preview": preview(store.first_rows(table, PREVIEW_ROWS))}
    if recipe is not None:
        Stamps(store).put(table, recipe, written.sha256, notes)
    return _result(store, table, written.sha256, notes, changed=written.changed, **numbers)


def kept_as_it_is(store: Store, table: str, recipe: str, **numbers: int) -> dg.MaterializeResult[Any] | None:
    """What is said of a table that would come out the same again; None where it might not."""
    stamp = Stamps(store).held(table, recipe)
    return None if stamp is None else _result(store, table, stamp.sha256, stamp.notes, changed=False, **numbers)


def _result(
    store: Store, table: str, sha256: str, notes: Mapping[str, Any], *, changed: bool, **numbers: int
) -> dg.MaterializeResult[Any]:
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": notes["rows"],
            "dagster/uri": store.path(table).as_uri(),
            "preview": dg.MetadataValue.md(notes["preview"]),
            "sha256": sha256,
            "changed": changed,
            **numbers,
        },
        data_version=dg.DataVersion(sha256),
    )


def preview(rows: pa.Table) -> str:
    """The first rows as a Markdown table: long values cut, lists counted, columns left out that are empty in all of
    them, so that it fits the dialog that shows it."""
    if rows.num_rows == 0:
        return "No rows."
    first = rows.slice(0, PREVIEW_ROWS)
    first = first.select([name for name in first.column_names if first.column(name).null_count < first.num_rows])
    lines = [f"| {' | '.join(first.column_names)} |", f"|{'---|' * first.num_columns}"]
    lines += [f"| {' | '.join(_cell(value) for value in row.values())} |" for row in first.to_pylist()]
    return "\n".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return f"{len(value)} item{'' if len(value) == 1 else 's'}"
    text = " ".join(str(value).split())
    longest = HASH_CHARACTERS if _HASH.fullmatch(text) else PREVIEW_CHARACTERS
    return in_one_line(text if len(text) <= longest else text[: longest - 1] + "…")


def in_one_line(text: str) -> str:
    """Words that come from outside, so that they are safe in a Markdown table."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _column_schema(contract: Contract) -> dg.TableSchema:
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=column.sql_type,
                description=column.comment,
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable,
                    unique=contract.key == (column.name,),
                    other=[f"found in {column.references}"] if column.references else [],
                ),
            )
            for column in contract.columns
        ]
    )
