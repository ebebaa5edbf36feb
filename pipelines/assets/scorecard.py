"""The scorecard (`meta.scorecard`): how the rules that read this warehouse do on documents whose facts are known.

Belongs here: the asset, and the check that keeps what reads badly from being published. Not here: the trial itself
(`pipelines.trial`).
"""

from dataclasses import asdict
from typing import Any

import dagster as dg
import pyarrow as pa

from pipelines import trial
from pipelines.assets.tables import asset_key, keep, kept_as_it_is, table_asset
from pipelines.resources import Warehouse
from warehouse.contract import load_contracts
from warehouse.stamps import Stamps

SCORECARD = "meta.scorecard"


@table_asset(
    SCORECARD,
    upstream=(),
    code_version="1",
    kinds={"python"},
    explanation="Made anew when a rule, a word of the vocabulary or the gold changes.",
)
def scorecard(warehouse: Warehouse) -> dg.MaterializeResult[Any]:
    store = warehouse.at.store
    recipe = Stamps(store).recipe(SCORECARD, "1", (), trial.version())
    result = kept_as_it_is(store, SCORECARD, recipe)
    if result is None:
        verdicts = [asdict(verdict) for verdict in trial.verdicts()]
        table = pa.Table.from_pylist(verdicts, schema=load_contracts()[SCORECARD].arrow_schema())
        result = keep(store, SCORECARD, table, recipe=recipe)
    rows = store.read(SCORECARD).to_pylist()
    return result._replace(metadata={**(result.metadata or {}), "scorecard": dg.MetadataValue.md(_shown(rows))})


@dg.asset_check(
    asset=asset_key(SCORECARD),
    name="rules_read_what_people_read",
    description="Each kind of fact reaches the share that its trial asks for; else nothing is published.",
    blocking=True,
)
def rules_read_what_people_read(warehouse: Warehouse) -> dg.AssetCheckResult:
    rows = warehouse.at.store.read(SCORECARD).to_pylist()
    failed = [f"{row['kind']} of {row['trial']}: {row['f1']:.3f}" for row in rows if not row["passed"]]
    return dg.AssetCheckResult(
        passed=not failed,
        description="; ".join(failed) or None,
        metadata={"scorecard": dg.MetadataValue.md(_shown(rows))},
    )


def _shown(rows: list[dict[str, Any]]) -> str:
    lines = ["| trial | kind | precision | recall | F1 | missed | invented |", "|---|---|---:|---:|---:|---:|---:|"]
    for row in rows:
        shares = " | ".join(f"{row[name]:.3f}" for name in ("precision", "recall", "f1"))
        lines.append(f"| {row['trial']} | {row['kind']} | {shares} | {row['missed']} | {row['invented']} |")
    return "\n".join(lines)
