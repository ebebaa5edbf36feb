"""A fact with its evidence, for a reader on a terminal.

Belongs here: finding one fact and showing where it stands. Not here: proving that it stands there (`verification`).
"""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipelines.places import Home
from warehouse.reader import open_latest

CONTEXT_CHARACTERS = 160
SHORTEST_PREFIX = 6
_EVIDENCE = {
    "fact_id",
    "document_id",
    "quote",
    "section",
    "page",
    "rule",
    "extractor_version",
    "span_start",
    "span_end",
}
_EVIDENCE |= {"anchor_start", "anchor_end"}


class UnknownFact(Exception):
    """No fact has this id, or several begin with it."""


def explain(fact_id: str, home: Home) -> RenderableType:
    """The fact, its sentence in its surroundings, its place and its rule. Raises `UnknownFact`, FileNotFoundError."""
    with open_latest(home.path) as connection:
        found = connection.execute(
            "select fact_id, kind from core.fact where starts_with(fact_id, ?) order by fact_id limit 2",
            [fact_id if len(fact_id) >= SHORTEST_PREFIX else f"{fact_id}-none"],
        ).fetchall()
        if not found:
            raise UnknownFact(f'No fact has the id {fact_id}. To see some: peel sql "from core.fact limit 20"')
        if len(found) > 1:
            raise UnknownFact(f"Several facts begin with {fact_id}: {found[0][0]}, {found[1][0]} …")
        identifier, kind = found[0]
        fact = _row(connection.execute(f"from core.fact_{kind} where fact_id = ?", [identifier]))
        document = _row(
            connection.execute("from core.dim_document where document_id = ?", [fact["document_id"]]),
        )
    return Group(_fact_table(kind, fact), _passage(fact, document["text"]), _place_table(fact, document))


def _row(cursor: Any) -> dict[str, Any]:
    names = [described[0] for described in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def _fact_table(kind: str, fact: dict[str, Any]) -> Table:
    table = Table(title=f"{kind.replace('_', ' ')} {fact['fact_id']}", title_justify="left", show_header=False)
    for name, value in fact.items():
        if name not in _EVIDENCE and value is not None:
            table.add_row(name, Text(f"{value:.10g}" if isinstance(value, float) else str(value)))
    return table


def _passage(fact: dict[str, Any], text: str) -> Panel:
    """The quotation with its anchor marked, between a little of what stands before and after it."""
    start, end, anchor_start, anchor_end = (
        fact[name] for name in ("span_start", "span_end", "anchor_start", "anchor_end")
    )
    before, after = max(0, start - CONTEXT_CHARACTERS), min(len(text), end + CONTEXT_CHARACTERS)
    passage = Text()
    passage.append(("…" if before else "") + text[before:start], style="dim")
    passage.append(text[start:anchor_start])
    passage.append(f"[{text[anchor_start:anchor_end]}]", style="bold reverse")
    passage.append(text[anchor_end:end])
    passage.append(text[end:after] + ("…" if after < len(text) else ""), style="dim")
    return Panel(passage, title="as the document says it", title_align="left")


def _place_table(fact: dict[str, Any], document: dict[str, Any]) -> Table:
    published = f", {document['published_date']}" if document["published_date"] else ""
    place = f"characters {fact['span_start']:,} to {fact['span_end']:,}"
    table = Table(show_header=False, box=None)
    table.add_row("document", Text(f"{document['title'] or document['source_name']}{published}"))
    table.add_row("file", Text(f"{document['source_name']} ({document['document_id']})"))
    table.add_row("section", Text(fact["section"] or "none"))
    table.add_row("place", f"page {fact['page']}, {place}" if fact["page"] else place)
    table.add_row("rule", Text(f"{fact['rule']} (version {fact['extractor_version']})"))
    return table
