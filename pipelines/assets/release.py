"""The release: the one database file that people open, and the tables that tell how it came about.

Belongs here: the last step. Not here: how the file is built and put in place (`warehouse.publish`).
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.tables import OWNERS, asset_key, preview, table_spec
from pipelines.resources import Warehouse
from warehouse.changes import changes
from warehouse.contract import load_contracts
from warehouse.publish import BUILD, Published, made_by_publishing, publish
from warehouse.releases import UnknownRelease, previous, releases
from warehouse.store import Store

RELEASE = dg.AssetKey(["release", "peel_duckdb"])
GROUP = "release"
WHAT_CHANGED = "what_changed"
"""What the release says of itself, where it is another one: a list of lines."""
_EXPLANATION = (
    "The database that people open: every published table, built aside and moved over the earlier one, so that a "
    "reader never meets a lock or half a file. Nothing is replaced while the tables are what they were, when facts "
    "would get lost that no withdrawal and no newer version explains, or after a rollback; launch it with "
    "`accept_drop` or `forward` to publish all the same. The last five earlier ones are kept in `releases/`."
)
_PREVIEWED = (BUILD, "meta.table")


class Publishing(dg.Config):
    """What is let through because somebody said so."""

    accept_drop: bool = False
    forward: bool = False


def release_asset() -> dg.AssetsDefinition:
    """`release/peel_duckdb`, and the tables that are made with it: `meta/*` and `history/*`."""
    contracts = load_contracts()
    made = made_by_publishing(contracts)
    published = [name for name, contract in contracts.items() if contract.published and name not in made]
    tables = [
        table_spec(name, upstream=published, code_version="1", kinds={"python"}).replace_attributes(group_name=GROUP)
        for name in made
    ]

    @dg.multi_asset(
        name="release",
        specs=[
            *tables,
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
    def release(config: Publishing, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
        home = warehouse.at
        published = publish(
            home.store, load_contracts(), home.database, accept_drop=config.accept_drop, forward=config.forward
        )
        for name in made:
            yield _made(home.store, name, published)
        yield _released(published)

    return release


def _made(store: Store, name: str, published: Published) -> dg.MaterializeResult[Any]:
    previewed = {"preview": dg.MetadataValue.md(preview(store.read(name)))} if name in _PREVIEWED else {}
    return dg.MaterializeResult(
        asset_key=asset_key(name),
        metadata={
            "dagster/row_count": published.rows[name],
            "dagster/uri": store.path(name).as_uri(),
            **previewed,
        },
    )


def _released(published: Published) -> dg.MaterializeResult[Any]:
    rows = "\n".join(f"| {table} | {count:,} |" for table, count in published.rows.items())
    return dg.MaterializeResult(
        asset_key=RELEASE,
        metadata={
            "path": dg.MetadataValue.path(published.database),
            "build_id": published.build_id,
            "built_at": dg.MetadataValue.timestamp(published.built_at),
            "changed": published.changed,
            "documents": published.rows["core.dim_document"],
            "facts": published.rows["core.fact"],
            "bytes": published.database.stat().st_size,
            "rows": dg.MetadataValue.md(f"| table | rows |\n|---|---:|\n{rows}"),
            **({WHAT_CHANGED: dg.MetadataValue.md(_what_changed(published))} if published.changed else {}),
        },
        data_version=dg.DataVersion(published.build_id),
    )


def _what_changed(published: Published) -> str:
    try:
        before = previous(releases(published.database))
    except UnknownRelease:
        return "The first release."
    try:
        lines = changes(before.file, published.database).words
    except duckdb.Error as error:
        return f"The release before can't be compared with it: {str(error).splitlines()[0]}"
    return "\n".join(f"- {line}" for line in lines) or "No document and no fact."
