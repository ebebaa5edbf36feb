"""The tables that SQL makes (`raw.*`, `core.*`, `mart.*`): one asset for each file of `sql/`.

Belongs here: nothing but the asset around a model. Not here: the SQL, or how it is run (`warehouse.runner`).
"""

from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.tables import asset_key, keep, table_asset
from pipelines.resources import Warehouse
from warehouse.culprit import explain_failure
from warehouse.lineage import column_lineage
from warehouse.models import Model, load_models
from warehouse.runner import run


def model_assets() -> list[dg.AssetsDefinition]:
    """One asset for each model, in an order in which they can run."""
    return [_model_asset(model) for model in load_models().values()]


def _model_asset(model: Model) -> dg.AssetsDefinition:
    explanation = f"```sql\n{model.sql.strip()}\n```"

    @table_asset(
        model.name,
        upstream=model.upstream,
        code_version=model.code_version,
        kinds={"sql", "duckdb"},
        explanation=explanation,
    )
    def model_table(warehouse: Warehouse) -> dg.MaterializeResult[Any]:
        store = warehouse.at.store
        try:
            rows = run(model, store)
        except duckdb.Error as error:
            raise explain_failure(model, store, error) from error
        result = keep(store, model.name, rows)
        return result._replace(metadata={**(result.metadata or {}), "dagster/column_lineage": _lineage(model)})

    return model_table


def _lineage(model: Model) -> dg.TableColumnLineage:
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key(table), origin) for table, origin in origins]
            for column, origins in column_lineage(model).items()
        }
    )
