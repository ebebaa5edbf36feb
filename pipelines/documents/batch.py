"""Reading documents by the batch: Arrow in, Arrow out, one row per document.

Belongs here: the columns of `raw.reading` and the way between them and `Document`. Not here: how a document is read
(`reader`), or which documents need reading (`pipelines.assets.documents`).

One document that can't be read, or on which a reader fails, is a row with the reason; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipelines.code import code_digest
from pipelines.documents.document import Block, Document, Identity, Span
from pipelines.documents.expressions.kept import KEPT
from pipelines.documents.likeness.resemblance import signature, words_of
from pipelines.documents.reader import READER_VERSION, Unreadable, read

VERSION = f"{READER_VERSION}-{code_digest('documents', 'reference')}"
"""Of everything that a reading depends on; a reading made under another version is made anew."""

SOURCES = pa.schema([("document_id", pa.string()), ("source_name", pa.string()), ("data", pa.binary())])

_CELLS = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
_BLOCKS = pa.list_(
    pa.struct(
        [
            ("kind", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("level", pa.int32()),
            ("page", pa.int32()),
            ("cells", _CELLS),
        ]
    )
)
READINGS = pa.schema(
    [
        ("document_id", pa.string()),
        ("reader_version", pa.string()),
        ("source_name", pa.string()),
        ("format", pa.string()),
        ("outcome", pa.string()),
        ("reason", pa.string()),
        ("title", pa.string()),
        ("kind", pa.string()),
        ("publisher", pa.string()),
        ("force_id", pa.string()),
        ("programme", pa.string()),
        ("cycle", pa.string()),
        ("cycle_basis", pa.string()),
        ("published_date", pa.date32()),
        ("published_precision", pa.string()),
        ("text", pa.string()),
        ("characters", pa.int32()),
        ("blocks", _BLOCKS),
        ("signature", pa.list_(pa.int64())),
    ]
)


def read_batch(sources: pa.RecordBatch) -> pa.RecordBatch:
    """`SOURCES` in, `READINGS` out, in the same order."""
    read_rows = [_reading(row) for row in sources.to_pylist()]
    KEPT.keep()  # the process may be ended at any time
    return pa.RecordBatch.from_pylist(read_rows, schema=READINGS)


def not_read(sources: pa.RecordBatch, reason: str) -> pa.RecordBatch:
    """The rows of sources whose reading had to be given up."""
    return pa.RecordBatch.from_pylist([_rejected(row, reason) for row in sources.to_pylist()], schema=READINGS)


def document_of(reading: Mapping[str, Any]) -> Document:
    """The document of a row of `READINGS` whose outcome is 'read'."""
    return Document(
        document_id=reading["document_id"],
        source_name=reading["source_name"],
        format=reading["format"],
        text=reading["text"],
        blocks=tuple(
            Block(
                kind=block["kind"],
                start=block["start"],
                end=block["end"],
                level=block["level"],
                page=block["page"],
                cells=tuple(Span(cell["start"], cell["end"]) for cell in block["cells"]),
            )
            for block in reading["blocks"]
        ),
        identity=Identity(
            title=reading["title"],
            kind=reading["kind"],
            publisher=reading["publisher"],
            force_id=reading["force_id"],
            programme=reading["programme"],
            cycle=reading["cycle"],
            cycle_basis=reading["cycle_basis"],
            published_date=reading["published_date"],
            published_precision=reading["published_precision"],
        ),
    )


def _reading(source: Mapping[str, Any]) -> dict[str, Any]:
    try:
        document = read(source["data"], source["source_name"])
    except Unreadable as unreadable:
        return _rejected(source, unreadable.reason)
    except Exception as fault:  # a fault in a reader is one document's misfortune, and is reported with it
        return _rejected(source, f"The reader failed: {type(fault).__name__}: {fault}")
    identity = document.identity
    return {
        "document_id": source["document_id"],
        "reader_version": VERSION,
        "source_name": source["source_name"],
        "format": document.format,
        "outcome": "read",
        "reason": document.lacking or None,
        "title": identity.title,
        "kind": identity.kind,
        "publisher": identity.publisher,
        "force_id": identity.force_id,
        "programme": identity.programme,
        "cycle": identity.cycle,
        "cycle_basis": identity.cycle_basis,
        "published_date": identity.published_date,
        "published_precision": identity.published_precision,
        "text": document.text,
        "characters": len(document.text),
        "blocks": [_block(block) for block in document.blocks],
        "signature": signature(words_of(document.text, document.blocks)),
    }


def _rejected(source: Mapping[str, Any], reason: str) -> dict[str, Any]:
    return {
        "document_id": source["document_id"],
        "reader_version": VERSION,
        "source_name": source["source_name"],
        "outcome": "rejected",
        "reason": reason,
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "start": block.start,
        "end": block.end,
        "level": block.level,
        "page": block.page,
        "cells": [{"start": cell.start, "end": cell.end} for cell in block.cells],
    }
