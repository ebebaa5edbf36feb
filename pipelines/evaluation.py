"""The published facts, as the evaluation wants them.

Belongs here: fetching tables from the database. Not here: comparing them with gold (`warehouse.evaluate`).
"""

from __future__ import annotations

import pyarrow as pa

from pipelines.places import Home
from warehouse.contract import load_contracts
from warehouse.reader import query


def published_facts(home: Home) -> dict[str, pa.Table]:
    """The tables of facts and documents by name. Raises FileNotFoundError where nothing has been published."""
    names = [name for name in load_contracts() if name.startswith("core.fact_")]
    return {name: query(home.database, f"from {name}") for name in ("core.dim_document", *names)}
