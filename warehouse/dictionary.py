"""The data dictionary: the contracts and the worked questions, written out for people, in Markdown and as a web page.

Belongs here: how a contract and a question read. Not here: what they say (`contracts/`, `questions/`), or their
description for machines (`datapackage`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import jinja2

from warehouse.contract import Column, Contract
from warehouse.questions import Question

_TEMPLATES = Path(__file__).parent / "templates"


def dictionary(contracts: Mapping[str, Contract], questions: Sequence[Question] = ()) -> str:
    """The questions, then one section for each published table, in the order of their names, as Markdown."""
    parts = ["# Data dictionary"]
    if questions:
        parts += ["## Questions", *(_question(question) for question in questions)]
    return "\n\n".join(parts + [_section(contract) for contract in _published(contracts)]) + "\n"


def dictionary_page(contracts: Mapping[str, Contract], questions: Sequence[Question] = ()) -> str:
    """The same as one web page that needs nothing else."""
    return _environment().get_template("dictionary.html").render(tables=_published(contracts), questions=questions)


def bounds(column: Column) -> str:
    """The range of a column in words; empty where there is none."""
    if column.range is None:
        return ""
    low, high = column.range
    return f"range: {'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}"


def _published(contracts: Mapping[str, Contract]) -> list[Contract]:
    return [contracts[name] for name in sorted(contracts) if contracts[name].published]


def _question(question: Question) -> str:
    return f"### {question.question}\n\n{question.explanation}\n\n```sql\n{question.sql}\n```"


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
        parts.append(bounds(column))
    if column.references:
        parts.append(f"found in `{column.references}`")
    meaning = "; ".join(parts).replace("|", "\\|")
    return f"| `{column.name}` | {column.sql_type} | {'yes' if column.nullable else ''} | {meaning} |"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["bounds"] = bounds
    return environment
