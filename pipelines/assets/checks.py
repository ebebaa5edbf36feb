"""The checks that stand between the tables and the release: contracts, and the rules of `sql/checks`.

Belongs here: nothing but the asset check around each. All of them block: what breaks a rule isn't published.
"""

from collections.abc import Mapping, Sequence

import dagster as dg

from pipelines.assets.tables import asset_key
from pipelines.resources import Warehouse
from warehouse.checks import Check, contract_checks, load_checks, run_check
from warehouse.contract import Contract, load_contracts
from warehouse.models import load_models
from warehouse.rules import Result


def asset_checks(tables: Sequence[str]) -> list[dg.AssetChecksDefinition]:
    """The contract of each of these tables, and every rule of `sql/checks`."""
    contracts = load_contracts()
    return [
        *(_contract_check(contracts[table]) for table in tables),
        *(_rule_check(check) for check in load_checks().values()),
    ]


def _contract_check(contract: Contract) -> dg.AssetChecksDefinition:
    referred = {column.references.rpartition(".")[0] for column in contract.columns if column.references}

    @dg.asset_check(
        asset=asset_key(contract.name),
        name="contract",
        description="Types, nulls, key, allowed values, ranges and references to other tables keep the contract.",
        additional_deps=[asset_key(table) for table in sorted(referred - {contract.name})],
        blocking=True,
    )
    def contract_holds(warehouse: Warehouse) -> dg.AssetCheckResult:
        return _verdict(contract_checks(warehouse.at.store, contract))

    return contract_holds


def _rule_check(check: Check) -> dg.AssetChecksDefinition:
    last, *others = _latest_first(check.upstream)

    @dg.asset_check(
        asset=asset_key(last),
        name=check.name,
        description=f"{check.description}\n\n```sql\n{check.model.sql.strip()}\n```",
        additional_deps=[asset_key(table) for table in others],
        blocking=True,
    )
    def rule_holds(warehouse: Warehouse) -> dg.AssetCheckResult:
        return _verdict([run_check(check, warehouse.at.store)])

    return rule_holds


def _latest_first(tables: Sequence[str]) -> list[str]:
    """The table that is made last comes first: the check is shown on it, and nothing that it waits for follows it."""
    order = {name: position for position, name in enumerate(load_models(), start=1)}
    return sorted(tables, key=lambda table: (-order.get(table, 0), table))


def _verdict(results: Sequence[Result]) -> dg.AssetCheckResult:
    broken = [result for result in results if not result.passed]
    metadata: Mapping[str, dg.MetadataValue] = {
        "rules": dg.MetadataValue.int(len(results)),
        "rows_breaking_a_rule": dg.MetadataValue.int(sum(result.failing_rows for result in broken)),
        "report": dg.MetadataValue.md(
            "\n".join(f"- {'holds' if result.passed else '**broken**'}: {result.line}" for result in results)
            or "The contract has no rule beyond its types."
        ),
    }
    return dg.AssetCheckResult(
        passed=not broken,
        description="; ".join(result.line for result in broken) or None,
        metadata=metadata,
    )
