"""Facts about the field (`ref.*`): the CSV files of `pipelines/reference`, as they are.

Belongs here: one asset for each file that has a contract. Not here: their types and joins (`sql/core/dim_*.sql`).
"""

from typing import Any

import dagster as dg
import pyarrow as pa

from pipelines.assets.tables import keep, kept_as_it_is, table_asset
from pipelines.code import code_digest
from pipelines.reference import rows
from pipelines.resources import Warehouse
from warehouse.contract import load_contracts
from warehouse.stamps import Stamps


def reference_assets() -> list[dg.AssetsDefinition]:
    """One asset for each contract of the schema `ref`."""
    return [_reference_asset(name) for name in load_contracts() if name.startswith("ref.")]


def _reference_asset(table: str) -> dg.AssetsDefinition:
    contract = load_contracts()[table]

    @table_asset(table, upstream=(), code_version=code_digest("reference"), kinds={"csv"})
    def reference_table(warehouse: Warehouse) -> dg.MaterializeResult[Any]:
        store = warehouse.at.store
        recipe = Stamps(store).recipe(table, code_digest("reference"), ())
        if unchanged := kept_as_it_is(store, table, recipe):
            return unchanged
        schema = contract.arrow_schema()
        values = [{name: row.get(name) or None for name in schema.names} for row in rows(f"{contract.table}s")]
        return keep(store, table, pa.Table.from_pylist(values, schema=schema), recipe=recipe)

    return reference_table
