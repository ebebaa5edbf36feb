"""The published facts, as the evaluation wants them, and the scores of earlier evaluations.

Belongs here: fetching tables from the database, and keeping scores in the data folder. Not here: comparing facts with
gold (`warehouse.evaluate`), or showing scores (`warehouse.scorecard_view`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.places import Home
from warehouse.contract import load_contracts
from warehouse.files import aside, put_in_place
from warehouse.reader import query
from warehouse.scorecard import Scorecard

_DIGITS = 12


def published_facts(home: Home) -> dict[str, pa.Table]:
    """The tables of facts and documents by name. Raises FileNotFoundError where nothing has been published."""
    names = [name for name in load_contracts() if name.startswith("core.fact_")]
    return {name: query(home.database, f"from {name}") for name in ("core.dim_document", *names)}


def gold_id(gold: Path) -> str:
    """Short digest of a gold folder's files: scores are compared only where the gold is the same to the letter."""
    digest = hashlib.sha256()
    for file in sorted(gold.glob("*.csv")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:_DIGITS]


def last_scores(home: Home, gold: Path) -> Mapping[str, Any] | None:
    """The scorecard of the last evaluation against this gold; None where there was none that can be read."""
    for file in sorted(home.evaluations.glob(f"*-{gold_id(gold)}.json"), reverse=True):
        try:
            scores: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["scores"]
            return scores
        except (ValueError, KeyError, OSError):
            continue
    return None


def keep_scores(home: Home, gold: Path, scorecard: Scorecard) -> Path:
    """Write the scorecard as `evaluations/<time>-<gold>.json`, with what it was made from."""
    (build,) = query(home.database, "select build_id, extractor_version from meta.build").to_pylist()
    at = datetime.now(UTC)
    file = home.evaluations / f"{at:%Y%m%dT%H%M%S%fZ}-{gold_id(gold)}.json"
    kept = {"at": at.isoformat(), "gold": str(gold.resolve()), **build, "scores": scorecard.to_dict()}
    written = aside(file, "write")
    written.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    put_in_place(written, file)
    return file
