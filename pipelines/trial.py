"""The rules on trial: documents whose facts people have read, read anew and compared.

Belongs here: which documents, and the scores that come of them. Not here: the comparison (`warehouse.evaluate`), or
what hangs on the scores (`pipelines.assets.scorecard`).

The documents are the project's own (`tests/fixtures/README.md`); what is told of them is the same wherever it is run,
so it is kept in the user's cache under a digest of everything that it follows from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from pipelines.code import code_digest
from pipelines.documents import batch as reading
from pipelines.extraction import batch as extraction
from pipelines.places import cache_folder
from pipelines.reference import rows as reference_rows
from warehouse.contract import load_contracts
from warehouse.evaluate import evaluate
from warehouse.files import aside, put_in_place
from warehouse.models import Model, code_version, load_models
from warehouse.runner import run
from warehouse.store import Store

_PACKAGE = Path(__file__).parent
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_TOO_FEW = 5
"""Of so few judgments a share says nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A folder of documents, the folder of what is in them, and the share that must be found and be right."""

    name: str
    documents: Path
    gold: Path
    least: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one kind of fact came out of one trial: a row of `meta.scorecard`."""

    trial: str
    kind: str
    matched: int
    missed: int
    invented: int
    precision: float
    recall: float
    f1: float
    least: float
    passed: bool


def trials() -> tuple[Trial, ...]:
    """Inside the installed package, or in a checkout."""
    shipped = _PACKAGE / "_trials"
    root = shipped if shipped.is_dir() else _PACKAGE.parent / "tests" / "fixtures"
    examples = _PACKAGE / "_examples" if shipped.is_dir() else _PACKAGE.parent / "examples"
    return (
        Trial("examples", examples, root / "examples_gold", 0.95),
        Trial("open", root / "open", root / "open_gold", 0.95),
    )


@cache
def version() -> str:
    """Of everything that a verdict follows from."""
    told = hashlib.sha256(f"{reading.VERSION} {extraction.VERSION} {code_version(load_models())}".encode())
    told.update(code_digest("reference").encode())
    for trial in trials():
        for file in sorted([*_files(trial.documents), *_files(trial.gold)]):
            told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    for file in sorted((Path(evaluate.__code__.co_filename).parent).glob("*.py")):
        told.update(file.read_bytes())
    return told.hexdigest()[:16]


def verdicts() -> list[Verdict]:
    """Of every trial and kind, in their order; read from the cache where nothing has changed."""
    kept = cache_folder() / f"scorecard-{version()}.json"
    try:
        return [Verdict(**row) for row in json.loads(kept.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        found = [verdict for trial in trials() for verdict in _judged(trial)]
    if not all(verdict.passed for verdict in found):
        return found  # told anew each time, for what failed may be the machine and not the rules
    try:
        written = aside(kept, "write")
        written.write_text(json.dumps([asdict(verdict) for verdict in found]), encoding="utf-8")
        put_in_place(written, kept)
    except OSError:
        pass  # no cache, no harm
    return found


def _judged(trial: Trial) -> Iterator[Verdict]:
    card = evaluate(facts_of(_files(trial.documents)), trial.gold)
    for kind in card.kinds:
        score = kind.score
        enough = score.matched + score.missed >= _TOO_FEW
        yield Verdict(
            trial.name, kind.kind, score.matched, score.missed, score.invented,
            score.precision, score.recall, score.f1, trial.least, not enough or score.f1 >= trial.least,
        )  # fmt: skip


def facts_of(files: Iterable[Path]) -> Mapping[str, pa.Table]:
    """The fact tables and the documents of these files, made by the same code as the warehouse's."""
    sources = [
        {"document_id": hashlib.sha256(data).hexdigest(), "source_name": file.name, "data": data}
        for file in files
        for data in [file.read_bytes()]
    ]
    readings = reading.read_batch(pa.RecordBatch.from_pylist(sources, schema=reading.SOURCES))
    extracted = extraction.extract_batch(readings)
    intake = [
        {
            "source_name": source["source_name"], "source_uri": source["source_name"], "outcome": "accepted",
            "document_id": source["document_id"], "bytes": len(source["data"]), "is_example": False,
            "first_seen_at": _NO_DATE, "last_seen_at": _NO_DATE,
        }
        for source in sources
    ]  # fmt: skip
    with TemporaryDirectory(prefix="peel-trial-") as folder:
        store = Store(Path(folder))
        _write(store, "raw.intake", intake)
        _write(store, "raw.resemblance", [])
        for table in (name for name in load_contracts() if name.startswith("ref.")):
            _write(store, table, reference_rows(f"{load_contracts()[table].table}s"))
        store.write(load_contracts()["raw.reading"], pa.Table.from_batches([readings]))
        store.write(load_contracts()["raw.extraction"], pa.Table.from_batches([extracted]))
        wanted = [name for name in load_models() if name.startswith("core.fact_") or name == "core.dim_document"]
        for model in _needed(wanted):
            store.write(load_contracts()[model.name], run(model, store))
        return {name: store.read(name) for name in wanted}


def _needed(tables: Iterable[str]) -> list[Model]:
    """The models of these tables and of all that they read, in an order in which they can run."""
    models = load_models()
    needed: set[str] = set()
    waiting = list(tables)
    while waiting:
        name = waiting.pop()
        if name in models and name not in needed:
            needed.add(name)
            waiting += models[name].upstream
    return [model for name, model in models.items() if name in needed]


def _write(store: Store, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    contract = load_contracts()[table]
    schema = contract.arrow_schema()
    values = [{name: None if row.get(name) == "" else row.get(name) for name in schema.names} for row in rows]
    store.write(contract, pa.Table.from_pylist(values, schema=schema))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith("."))
