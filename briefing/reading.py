"""Rows of the published database, fit to be shown.

Belongs here: what is done to every row that comes in. Not here: which rows are asked for (`gather`,
`changes`, `reports`).

Every text is made visible as it comes in: characters that would reorder a line, or that a Word file can't hold, are
written out, so that no form of the briefing can forget it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from briefing.records import Evidence, Source
from pages.visible import visible

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^()\s]*\)")
Row = tuple[Any, ...]
Sources = Mapping[str, Source]
"""By document_id."""


def rows(connection: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[Row]:
    """The rows of a SELECT, every text in them made visible, lists as tuples."""
    return [tuple(map(_shown, row)) for row in connection.execute(sql, list(values)).fetchall()]


def stated(connection: duckdb.DuckDBPyConnection, sql: str, sources: Sources, *values: object) -> list[Row]:
    """The rows of a SELECT that ends in fact_id, quotation, document_id and page: these become one `Evidence`."""
    return [(*row[:-4], evidence(row[-4:], sources)) for row in rows(connection, sql, *values)]


def evidence(row: Sequence[Any], sources: Sources) -> Evidence:
    """From fact_id, quotation, document_id and page."""
    fact_id, quote, document_id, page = row
    source = sources[document_id]
    cells = [as_said(cell, source) for cell in quote.split("\t")]
    said = " | ".join(cell for cell in cells if cell).strip("| ")  # the frame of a table's row is no part of it
    return Evidence(fact_id or "", said, source, page)


def as_said(text: str, source: Source) -> str:
    """The words in one line, without the links and escapes that Markdown puts among them."""
    if source.format == "markdown":
        text = _ESCAPE.sub(r"\1", _LINK.sub(r"\1", text))
    return " ".join(text.split())


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_shown, value))
    return visible(value) if isinstance(value, str) else value
