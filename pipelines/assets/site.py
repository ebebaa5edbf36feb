"""The site: web pages of what was published, the last thing that a refresh makes.

Belongs here: nothing but the asset around it. Not here: the pages (`pages`).
"""

from typing import Any

import dagster as dg

from pages.build import build
from pages.library import Library
from pages.matrices import grade_table
from pipelines.assets.release import GROUP, RELEASE
from pipelines.assets.tables import OWNERS
from pipelines.collect.archive import ArchiveDamaged
from pipelines.places import Home
from pipelines.resources import Warehouse
from warehouse.reader import open_latest

SITE = dg.AssetKey(["release", "site"])
_EXPLANATION = (
    "Web pages of the published database, in `site/` of the data folder: they open from disk, without a server and "
    "without the network. Pages whose content is what it was are left as they are."
)


@dg.asset(
    key=SITE,
    deps=[RELEASE],
    code_version="1",
    group_name=GROUP,
    kinds={"html"},
    owners=OWNERS,
    description=_EXPLANATION,
)
def site(warehouse: Warehouse) -> dg.MaterializeResult[Any]:
    home = warehouse.at
    built = build(home.path, home.site, lambda document_id: source_of(home, document_id))
    with open_latest(home.path) as connection:
        grades = grade_table(Library(connection))
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(home.site / "index.html"),
            "pages": built.pages,
            "files_written": built.written,
            "files_removed": built.removed,
            **({"grades": dg.MetadataValue.md(grades)} if grades else {}),
        }
    )


def source_of(home: Home, document_id: str) -> bytes | None:
    """The bytes of a document; none where the archive has lost them, which `peel verify` tells."""
    try:
        return home.archive.read(document_id)
    except ArchiveDamaged:
        return None
