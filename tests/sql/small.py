"""A warehouse of one invented document, small enough to see through, for tests that need every table."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.runner import run
from warehouse.store import Store

TEXT = (
    "The force is adequate at preventing crime. In 12 of 15 files – a small sample – victims weren't told. "
    "We read 15 files. We estimate that 92.5 percent were recorded. It will save £2m per year. It lost 40 dogs. "
    "The force should answer faster. There were 7 others."
)
SEEN = datetime(2026, 1, 2, 6, tzinfo=UTC)
Row = dict[str, Any]


def small_store(home: Path, title: str = "A small report") -> Store:
    """A store with every table of the warehouse, made by its models from the rows below."""
    store = Store(home)
    for table, rows in {**given_rows(title), **REFERENCE}.items():
        write(store, table, rows)
    for model in load_models().values():
        store.write(load_contracts()[model.name], run(model, store))
    return store


def retitle(store: Store, title: str) -> Store:
    """The same store with another title of its document, wherever a title stands that a test looks at."""
    write(store, "raw.reading", given_rows(title)["raw.reading"])
    for name in ("core.dim_document", "core.fact", "mart.fact"):
        store.write(load_contracts()[name], run(load_models()[name], store))
    return store


def write(store: Store, table: str, rows: list[Row]) -> None:
    """Columns that a row leaves out are null."""
    contract = load_contracts()[table]
    store.write(contract, pa.Table.from_pylist(rows, schema=contract.arrow_schema()))


def given_rows(title: str) -> dict[str, list[Row]]:
    """What the Python assets hand to the SQL."""
    source = {"source_name": "small.txt", "source_uri": "small.txt", "document_id": "d1", "format": "text"}
    seen = {"bytes": len(TEXT.encode()), "first_seen_at": SEEN, "last_seen_at": SEEN}
    refused = {"source_name": "empty.txt", "source_uri": "empty.txt", "bytes": 0, "outcome": "rejected"}
    return {
        "raw.intake": [
            {**source, **seen, "is_example": False, "outcome": "accepted"},
            {**seen, **refused, "is_example": False, "reason": "the file is empty"},
        ],
        "raw.reading": [
            {
                "document_id": "d1",
                "reader_version": "1",
                "source_name": "small.txt",
                "format": "text",
                "outcome": "read",
                "title": title,
                "kind": "inspection_report",
                "publisher": "HMICFRS",
                "force_id": "kent",
                "programme": "PEEL",
                "cycle": "2021/22",
                "cycle_basis": "stated",
                "published_date": date(2022, 11, 1),
                "published_precision": "month",
                "text": TEXT,
                "characters": len(TEXT),
                "blocks": [{"kind": "paragraph", "start": 0, "end": len(TEXT), "cells": []}],
            }
        ],
        "raw.extraction": [_extraction()],
        "raw.resemblance": [],
    }


def _extraction() -> Row:
    period: Row = {"period_start": None, "period_end": None}
    exact = {"qualifier": "exact"}
    return {
        "document_id": "d1",
        "extractor_version": "1",
        "grades": [
            _fact("f1", "The force is adequate", "adequate", area_id="preventing_crime")
            | {"programme": "PEEL", "cycle": "2021/22", "scale": "five-tier", "area_as_written": "preventing crime"}
            | {"grade": "adequate", "basis": "statement"}
        ],
        "case_counts": [
            _fact("f2", "In 12 of 15", "12 of 15")
            | {"numerator": 12, "denominator": 15, "numerator_counts": "not_met", "subject": "victims weren't told"}
        ],
        "samples": [_fact("f3", "We read 15", "15 files.") | {"size": 15, "unit": "files", **period}],
        "rates": [
            _fact("f4", "We estimate", "92.5 percent")
            | {"percent": 92.5, "role": "estimate", "subject": "were recorded", **exact, **period}
        ],
        "finances": [
            _fact("f5", "It will save", "£2m")
            | {"amount_gbp": 2e6, "kind": "saving", "direction": "inflow", "recurrence": "per year"}
            | {"status": "planned", "subject": "It", **exact}
        ],
        "volumes": [_fact("f6", "It lost", "40") | {"value": 40.0, "subject": "dogs", **exact, **period}],
        "findings": [
            _fact("f7", "The force should", "answer faster")
            | {"kind": "recommendation", "basis": "own", "title": "Answer faster", "body": "", "status": "open"}
        ],
        "numbers": [_number("12", "f2"), _number("92.5", "f4"), _number("2", "f5"), _number("40", "f6"), _number("7")],
        "rejects": [{"reason": "a grade outside its scale", "text": "adequate"}],
    }


def _fact(fact_id: str, sentence: str, anchor: str, area_id: str | None = None) -> Row:
    start = TEXT.index(sentence)
    end = TEXT.index(". ", start) + 1
    anchor_start = TEXT.index(anchor, start)
    return {
        "fact_id": fact_id,
        "quote_start": start,
        "quote_end": end,
        "anchor_start": anchor_start,
        "anchor_end": anchor_start + len(anchor),
        "rule": "by hand",
        "section": "",
        "force_id": "kent",
        "area_id": area_id,
    }


def _number(text: str, fact_id: str | None = None) -> Row:
    start = TEXT.index(text)
    reading = "fact" if fact_id else "unread"
    place = {"span_start": start, "span_end": start + len(text), "text": text, "value": float(text)}
    return {**place, "reading": reading, "fact_id": fact_id}


REFERENCE: dict[str, list[Row]] = {
    "meta.scorecard": [],
    "ref.force": [{"force_id": "kent", "name": "Kent Police", "country": "England", "kind": "territorial"}],
    "ref.area": [{"area_id": "preventing_crime", "name": "Preventing crime"}],
    "ref.grade": [{"scale": "five-tier", "ordinal": "3", "grade": "Adequate", "verified": "yes"}],
    "ref.measure": [{"measure_id": "m", "name": "Something measured", "unit": "cases"}],
    "ref.cycle": [{"programme": "PEEL", "cycle": "2021/22", "scale": "five-tier", "verified": "no"}],
    "ref.question": [
        {"question_id": "1", "programme": "PEEL", "cycle": "2021/22", "area_id": "preventing_crime", "level": "area"}
        | {"heading": "Preventing crime", "graded": "yes", "verified": "yes"}
    ],
    "ref.comparison_rule": [],
    "ref.question_part": [],
    "ref.document_kind": [{"kind": "inspection_report", "author": "inspectorate", "standing": "1"}],
}
