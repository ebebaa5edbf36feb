"""A warehouse of a few invented documents about Kent, made from rows: what they say is seen at a glance.

Belongs here: sentences and facts → a published database. Not here: any expectation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.sql.small import REFERENCE, Row, write
from warehouse.contract import load_contracts
from warehouse.models import load_models
from warehouse.publish import publish
from warehouse.runner import run
from warehouse.store import Store

TODAY = date(2026, 11, 22)
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://example.org","Pay here")'
TURNED = "sirap\u202eevitisop"
CONTROL = "bell\x07 and null\x00"
LONG = "unbroken" * 60
DEADLINE = "By 31 March 2027"
SEEN = datetime(2026, 1, 2, 6, tzinfo=UTC)
FORCES = {
    "kent": ("Kent Police", "territorial", ""),
    "durham": ("Durham Constabulary", "territorial", "Durham"),
    "west-mercia": ("West Mercia Police", "territorial", "West Mercia;WMC"),
    "west-midlands": ("West Midlands Police", "territorial", "West Midlands;WMP"),
    "police-scotland": ("Police Scotland", "territorial-devolved", "Police Service of Scotland"),
}
AREAS = {"preventing_crime": "Preventing crime", "responding": "Responding to the public"}
KINDS = {
    "inspection_report": ("inspectorate", "1"),
    "press_release": ("inspectorate", "3"),
    "pcc_response": ("commissioner", "5"),
    "news_article": ("press", "7"),
}


@dataclass(frozen=True)
class Paper:
    """A document: each of its facts is a sentence of its text."""

    document_id: str
    facts: list[tuple[str, Row]]
    """Kind of fact, and its columns with the sentence as `quote`."""
    reading: Row = field(default_factory=dict)


def paper(document_id: str, *facts: tuple[str, Row], **reading: Any) -> Paper:
    return Paper(document_id, list(facts), reading)


def finding(quote: str, kind: str = "area_for_improvement", **columns: Any) -> tuple[str, Row]:
    said = {"basis": "own", "title": quote, "body": "", "status": "open", "area_id": "responding"}
    return "findings", {"quote": quote, "kind": kind, **said, **columns}


def grade(quote: str, grade: str, cycle: str = "2021/22", **columns: Any) -> tuple[str, Row]:
    judged = {"programme": "PEEL", "cycle": cycle, "area_id": "preventing_crime", "basis": "statement"}
    scale = "five-tier" if cycle == "2021/22" else "four-tier"
    return "grades", {
        "quote": quote,
        "grade": grade,
        **judged,
        "scale": scale,
        "area_as_written": "preventing crime",
        **columns,
    }


def count(quote: str, numerator: int, denominator: int, counts: str) -> tuple[str, Row]:
    cases = {"numerator": numerator, "denominator": denominator, "numerator_counts": counts}
    return "case_counts", {"quote": quote, "subject": "victims were told", "area_id": None, **cases}


def rate(quote: str, percent: float, half_width: float | None) -> tuple[str, Row]:
    printed = {"percent": percent, "ci_half_width": half_width, "ci_level": 95.0 if half_width else None}
    about = {"role": "estimate", "subject": "crimes recorded", "qualifier": "exact"}
    return "rates", {"quote": quote, "area_id": None, "period_start": None, "period_end": None, **printed, **about}


def money(quote: str, amount: float) -> tuple[str, Row]:
    about = {"kind": "saving", "direction": "inflow", "recurrence": "per year", "status": "planned"}
    return "finances", {
        "quote": quote,
        "area_id": None,
        "amount_gbp": amount,
        "subject": "it",
        "qualifier": "exact",
        **about,
    }


def store_of(home: Path, *papers: Paper) -> Store:
    """A store with every table, made by its models."""
    store = Store(home)
    rows = {**REFERENCE, **_reference(), **_given(papers)}
    for table, of_it in rows.items():
        write(store, table, of_it)
    for model in load_models().values():
        store.write(load_contracts()[model.name], run(model, store))
    return store


def published(home: Path, *papers: Paper) -> Path:
    """A data folder whose database holds these documents."""
    store = store_of(home, *papers)
    publish(store, load_contracts(), store.home / "peel.duckdb", accept_drop=True)
    return home


def as_if_known_since(home: Path, moment: datetime) -> None:
    """Let the warehouse have known its facts from this moment."""
    store = Store(home)
    for name in ("history.fact_grade", "history.fact_finding"):
        table = store.read(name)
        write(store, name, [row | {"known_from": moment} for row in table.to_pylist()])


def _reference() -> dict[str, list[Row]]:
    return {
        "ref.force": [
            {"force_id": name, "name": full, "kind": kind, "country": "", "aliases": aliases}
            for name, (full, kind, aliases) in FORCES.items()
        ],
        "ref.area": [{"area_id": name, "name": full} for name, full in AREAS.items()],
        "ref.cycle": [
            {"programme": "PEEL", "cycle": cycle, "scale": scale, "verified": "yes"}
            for cycle, scale in (("2018/19", "four-tier"), ("2021/22", "five-tier"))
        ],
        "ref.document_kind": [
            {"kind": kind, "author": author, "standing": standing} for kind, (author, standing) in KINDS.items()
        ],
    }


def _given(papers: tuple[Paper, ...]) -> dict[str, list[Row]]:
    sources = [
        {
            "source_name": f"{one.document_id}.txt",
            "source_uri": one.reading.get("source_uri", f"{one.document_id}.txt"),
            "document_id": one.document_id,
            "format": "text",
            "bytes": 1,
            "first_seen_at": one.reading.get("seen", SEEN),
            "last_seen_at": one.reading.get("seen", SEEN),
            "is_example": False,
            "outcome": "accepted",
        }
        for one in papers
    ]
    return {
        "raw.intake": sources,
        "raw.reading": [_reading(one) for one in papers],
        "raw.extraction": [_extraction(one) for one in papers],
        "raw.resemblance": [],
    }


def _text(one: Paper) -> str:
    return "\n".join(columns["quote"] for _, columns in one.facts) or "Nothing."


def _reading(one: Paper) -> Row:
    text = _text(one)
    said = {
        "title": f"Report {one.document_id}",
        "kind": "inspection_report",
        "publisher": "HMICFRS",
        "force_id": "kent",
        "programme": "PEEL",
        "cycle": "2021/22",
        "cycle_basis": "stated",
        "published_date": date(2026, 10, 5),
        "published_precision": "day",
    }
    return {
        "document_id": one.document_id,
        "reader_version": "1",
        "source_name": f"{one.document_id}.txt",
        "format": "text",
        "outcome": "read",
        **said,
        **{name: value for name, value in one.reading.items() if name in said},
        "text": text,
        "characters": len(text),
        "blocks": [{"kind": "paragraph", "start": 0, "end": len(text), "cells": []}],
    }


def _extraction(one: Paper) -> Row:
    facts: dict[str, list[Row]] = {
        kind: [] for kind in ("grades", "case_counts", "samples", "rates", "finances", "volumes", "findings")
    }
    at = 0
    for number, (kind, columns) in enumerate(one.facts):
        quote = columns["quote"]
        place = {"quote_start": at, "quote_end": at + len(quote), "anchor_start": at, "anchor_end": at + len(quote)}
        facts[kind].append(
            {"fact_id": f"{one.document_id}-{number}", "force_id": "kent", "rule": "by hand", "section": "", **place}
            | {name: value for name, value in columns.items() if name != "quote"}
        )
        at += len(quote) + 1
    return {"document_id": one.document_id, "extractor_version": "1", **facts, "numbers": [], "rejects": []}
