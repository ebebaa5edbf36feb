"""The tables that SQL makes (`raw.*`, `core.*`, `mart.*`): one asset for each file of `sql/`.

Belongs here: nothing but the asset around a model. Not here: the SQL, or how it is run (`warehouse.runner`).
"""

from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.tables import asset_key, keep, kept_as_it_is, table_asset
from pipelines.places import cache_folder
from pipelines.resources import Warehouse
from warehouse.culprit import explain_failure
from warehouse.lineage import kept_lineage
from warehouse.models import Model, load_models
from warehouse.room import in_little_room
from warehouse.runner import parts
from warehouse.stamps import Stamps
from warehouse.store import Store


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
        recipe = Stamps(store).recipe(model.name, model.code_version, model.upstream)
        result = kept_as_it_is(store, model.name, recipe) or _made(model, store, recipe)
        return result._replace(metadata={**(result.metadata or {}), "dagster/column_lineage": _lineage(model)})

    return model_table


def _made(model: Model, store: Store, recipe: str) -> dg.MaterializeResult[Any]:
    try:
        return _run(model, store, recipe)
    except duckdb.Error as error:
        raise explain_failure(model, store, error) from error


@in_little_room
def _run(model: Model, store: Store, recipe: str) -> dg.MaterializeResult[Any]:
    return keep(store, model.name, parts(model, store), recipe=recipe)


def _lineage(model: Model) -> dg.TableColumnLineage:
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key(table), origin) for table, origin in origins]
            for column, origins in kept_lineage(model, cache_folder() / "lineage").items()
        }
    )
