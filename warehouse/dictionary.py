"""The data dictionary: the contracts, written out for people.

Belongs here: how a contract reads in Markdown. Not here: what it says (`contracts/`).
"""

from __future__ import annotations

from collections.abc import Mapping

from warehouse.contract import Column, Contract


def dictionary(contracts: Mapping[str, Contract]) -> str:
    """One section for each published table, in the order of their names, as Markdown."""
    published = [contracts[name] for name in sorted(contracts) if contracts[name].published]
    return "# Data dictionary\n\n" + "\n\n".join(_section(contract) for contract in published) + "\n"


def _section(contract: Contract) -> str:
    facts = [f"Grain: {contract.grain.rstrip('.')}."]
    if contract.key:
        facts.append(f"Key: {', '.join(f'`{name}`' for name in contract.key)}.")
    header = f"## {contract.name}\n\n{contract.description.rstrip('.')}. {' '.join(facts)}\n"
    rows = "\n".join(_row(column) for column in contract.columns)
    return f"{header}\n| column | type | null | meaning |\n|---|---|---|---|\n{rows}"


def _row(column: Column) -> str:
    parts = [column.comment]
    if column.range:
        low, high = column.range
        parts.append(f"range: {'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}")
    if column.references:
        parts.append(f"found in `{column.references}`")
    meaning = "; ".join(parts).replace("|", "\\|")
    return f"| `{column.name}` | {column.sql_type} | {'yes' if column.nullable else ''} | {meaning} |"
