"""The release: the one database file that people open, and the row that says how it was built (`meta.build`).

Belongs here: the last step. Not here: how the file is built and put in place (`warehouse.publish`).
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.assets.tables import OWNERS, asset_key, preview, table_spec
from pipelines.resources import Warehouse
from warehouse.contract import load_contracts
from warehouse.publish import BUILD, publish

RELEASE = dg.AssetKey(["release", "peel_duckdb"])
GROUP = "release"
_EXPLANATION = (
    "The database that people open: every published table, built aside and moved over the earlier one, so that a "
    "reader never meets a lock or half a file. Nothing is replaced while the tables are what they were. "
    "The last five earlier ones are kept in `releases/`."
)


def release_asset() -> dg.AssetsDefinition:
    """`release/peel_duckdb` and `meta/build`, which come of one step."""
    published = [name for name, contract in load_contracts().items() if contract.published and name != BUILD]
    build = table_spec(BUILD, upstream=published, code_version="1", kinds={"python"})
    build = build.replace_attributes(group_name=GROUP)

    @dg.multi_asset(
        name="release",
        specs=[
            build,
            dg.AssetSpec(
                RELEASE,
                deps=[asset_key(name) for name in published],
                code_version="1",
                group_name=GROUP,
                kinds={"duckdb"},
                owners=OWNERS,
                description=_EXPLANATION,
            ),
        ],
    )
    def release(warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
        home = warehouse.at
        published = publish(home.store, load_contracts(), home.database)
        yield dg.MaterializeResult(
            asset_key=asset_key(BUILD),
            metadata={
                "dagster/row_count": 1,
                "dagster/uri": home.store.path(BUILD).as_uri(),
                "preview": dg.MetadataValue.md(preview(home.store.read(BUILD))),
            },
        )
        rows = "\n".join(f"| {table} | {count:,} |" for table, count in published.rows.items())
        yield dg.MaterializeResult(
            asset_key=RELEASE,
            metadata={
                "path": dg.MetadataValue.path(published.database),
                "build_id": published.build_id,
                "built_at": dg.MetadataValue.timestamp(published.built_at),
                "changed": published.changed,
                "bytes": published.database.stat().st_size,
                "rows": dg.MetadataValue.md(f"| table | rows |\n|---|---:|\n{rows}"),
            },
            data_version=dg.DataVersion(published.build_id),
        )

    return release
