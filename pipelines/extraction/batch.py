"""Extraction by the batch: Arrow in, Arrow out, one row per document with a nested list for each kind of fact.

Belongs here: the columns of `raw.extraction`, derived from the records. Not here: how a fact is read (one module per
kind), what makes one unfit to stand (`faults`), or which documents need it (`pipelines.assets`).

One document on which a rule fails keeps its row, with the failure among its rejects; it never stops the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pyarrow as pa

from pipelines.code import code_digest
from pipelines.documents.batch import VERSION as READING_VERSION
from pipelines.documents.batch import document_of
from pipelines.documents.document import Document
from pipelines.documents.expressions.kept import KEPT
from pipelines.extraction import EXTRACTOR_VERSION, extract
from pipelines.extraction.faults import fault_of
from pipelines.extraction.records import (
    CaseCount,
    Extraction,
    Fact,
    Finance,
    Finding,
    Grade,
    Number,
    Rate,
    Sample,
    Volume,
)

VERSION = f"{EXTRACTOR_VERSION}-{code_digest('extraction')}-{READING_VERSION}"
"""Of everything that an extraction depends on; facts read under another version are read anew."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact: its column in `raw.extraction`, its record, and the letter that its identifiers begin with."""

    column: str
    record: type[Fact]
    letter: str


KINDS = (
    Kind("grades", Grade, "g"),
    Kind("case_counts", CaseCount, "c"),
    Kind("samples", Sample, "s"),
    Kind("rates", Rate, "r"),
    Kind("finances", Finance, "m"),
    Kind("volumes", Volume, "v"),
    Kind("findings", Finding, "f"),
)

LONGEST_REJECT = 1_000
"""Characters shown of what was refused."""

_EVIDENCE = [
    ("fact_id", pa.string()),
    ("quote_start", pa.int32()),
    ("quote_end", pa.int32()),
    ("anchor_start", pa.int32()),
    ("anchor_end", pa.int32()),
    ("rule", pa.string()),
    ("section", pa.string()),
    ("page", pa.int32()),
    ("force_id", pa.string()),
    ("area_id", pa.string()),
]
_ARROW_TYPES = {str: pa.string(), int: pa.int32(), float: pa.float64(), date: pa.date32()}
_COMMON_FIELDS = {field.name for field in fields(Fact)}


def extract_batch(readings: pa.RecordBatch) -> pa.RecordBatch:
    """Rows of `documents.batch.READINGS` in, rows of `extractions_schema()` out; what wasn't read is left out."""
    rows = [_extraction(document_of(row)) for row in readings.to_pylist() if row["outcome"] == "read"]
    KEPT.keep()  # the process may be ended at any time
    return pa.RecordBatch.from_pylist(rows, schema=extractions_schema())


def not_extracted(readings: pa.RecordBatch, reason: str) -> pa.RecordBatch:
    """The rows of documents whose extraction had to be given up: no facts, and the reason among the rejects."""
    rows = [
        {
            "document_id": row["document_id"],
            "extractor_version": VERSION,
            **{kind.column: [] for kind in KINDS},
            "numbers": [],
            "rejects": [{"reason": f"Extraction failed: {reason}", "text": row["title"] or row["source_name"]}],
        }
        for row in readings.to_pylist()
    ]
    return pa.RecordBatch.from_pylist(rows, schema=extractions_schema())


@cache
def extractions_schema() -> pa.Schema:
    number = [("span_start", pa.int32()), ("span_end", pa.int32()), ("text", pa.string()), ("value", pa.float64())]
    return pa.schema(
        [
            ("document_id", pa.string()),
            ("extractor_version", pa.string()),
            *((kind.column, pa.list_(pa.struct(_EVIDENCE + _own_columns(kind.record)))) for kind in KINDS),
            ("numbers", pa.list_(pa.struct([*number, ("reading", pa.string()), ("fact_id", pa.string())]))),
            ("rejects", pa.list_(pa.struct([("reason", pa.string()), ("text", pa.string())]))),
        ]
    )


def fact_id(document_id: str, kind: Kind, fact: Fact) -> str:
    """The same document, kind and anchor always give the same id."""
    key = f"{document_id}:{kind.column}:{fact.anchor.start}:{fact.anchor.end}"
    return f"{kind.letter}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _own_columns(record: type[Fact]) -> list[tuple[str, pa.DataType]]:
    hints = get_type_hints(record)
    return [
        (field.name, _arrow_type(hints[field.name])) for field in fields(record) if field.name not in _COMMON_FIELDS
    ]


def _arrow_type(hint: Any) -> pa.DataType:
    """Arrow's type for `T`, `T | None` or a Literal of strings."""
    plain = next(iter(arm for arm in get_args(hint) if arm is not NoneType), hint)
    if get_origin(hint) is Literal or get_origin(plain) is Literal or isinstance(plain, str):
        return pa.string()
    return _ARROW_TYPES[plain]


def _extraction(document: Document) -> dict[str, Any]:
    try:
        extraction = extract(document)
    except Exception as error:  # a fault in a rule is one document's misfortune, and is reported with it
        reason = f"Extraction failed: {type(error).__name__}: {error}"
        extraction = Extraction(rejects=((reason, document.identity.title or document.source_name),))
    rejects = [{"reason": reason, "text": text} for reason, text in extraction.rejects]
    row: dict[str, Any] = {"document_id": document.document_id, "extractor_version": VERSION, "rejects": rejects}
    kept_ids: dict[tuple[str, int], str] = {}
    for kind in KINDS:
        row[kind.column] = []
        seen: set[str] = set()
        for position, fact in enumerate(getattr(extraction, kind.column)):
            identifier = fact_id(document.document_id, kind, fact)
            fault = fault_of(fact, document) or ("two facts of one kind at one anchor" if identifier in seen else None)
            if fault:
                rejects.append({"reason": f"{kind.column}, rule {fact.rule}: {fault}", "text": _quoted(fact, document)})
                continue
            seen.add(identifier)
            kept_ids[kind.column, position] = identifier
            row[kind.column].append({"fact_id": identifier, **_evidence(fact), **_own_values(fact)})
    row["numbers"] = _numbers(extraction.numbers, kept_ids)
    return row


def _evidence(fact: Fact) -> dict[str, Any]:
    return {
        "quote_start": fact.quote.start,
        "quote_end": fact.quote.end,
        "anchor_start": fact.anchor.start,
        "anchor_end": fact.anchor.end,
        "rule": fact.rule,
        "section": fact.section,
        "page": fact.page,
        "force_id": fact.force_id,
        "area_id": fact.area_id,
    }


def _own_values(fact: Fact) -> dict[str, Any]:
    return {field.name: getattr(fact, field.name) for field in fields(fact) if field.name not in _COMMON_FIELDS}


def _numbers(numbers: Sequence[Number], kept_ids: Mapping[tuple[str, int], str]) -> list[dict[str, Any]]:
    """The ledger; a number whose fact was rejected is unread again."""
    rows = []
    for number in numbers:
        identifier = kept_ids.get(number.fact_index) if number.fact_index else None
        reading = "unread" if number.fact_index and identifier is None else number.reading
        rows.append(
            {
                "span_start": number.span.start,
                "span_end": number.span.end,
                "text": number.text,
                "value": number.value,
                "reading": reading,
                "fact_id": identifier,
            }
        )
    return rows


def _quoted(fact: Fact, document: Document) -> str:
    quote = document.text[max(0, fact.quote.start) : max(0, fact.quote.end)]
    return quote if len(quote) <= LONGEST_REJECT else f"{quote[: LONGEST_REJECT - 1]}…"
