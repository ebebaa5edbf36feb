"""A part of the refresh on a small landing folder: some tables, no checks, no release; a second instead of ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import dagster as dg
import pyarrow as pa
from pydantic import PrivateAttr

from pipelines.assets.tables import asset_key
from pipelines.definitions import build_definitions
from pipelines.places import Home
from pipelines.resources import Engine

DOCUMENTS = ("raw.intake", "raw.reading", "raw.extraction", "raw.document", "raw.resemblance")
_WITH_CONFIG = ("raw__intake", "raw__reading", "raw__extraction", "raw__resemblance")


class CutOff(Engine):
    """Works in this process, and is cut off after so many documents, whether these were read or extracted."""

    documents: int = 1_000
    _done: int = PrivateAttr(0)

    def spread(self, work: Any, batches: Iterable[pa.RecordBatch], give_up: Any) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if self._done >= self.documents:
                raise InterruptedError("somebody pulled the plug")
            self._done += 1
            yield work(batch)


def refresh(
    home: Home,
    tables: Iterable[str] = DOCUMENTS,
    *,
    cut_off_after: int | None = None,
    full: bool = False,
    resources: Mapping[str, Any] | None = None,
) -> dg.ExecuteInProcessResult:
    """Make these tables, and all that they follow from, from the landing folder of the data folder."""
    engine = CutOff() if cut_off_after is None else CutOff(documents=cut_off_after)
    whole = build_definitions(home=home.path, attended=True, resources={"engine": engine, **(resources or {})})
    selected = dg.AssetSelection.assets(*map(asset_key, tables)).upstream() - dg.AssetSelection.all_asset_checks()
    job = dg.Definitions.merge(whole, dg.Definitions(jobs=[dg.define_asset_job("part", selected)]))
    config: dict[str, Any] = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    if full:
        config["ops"] = {name: {"config": {"full": True}} for name in _WITH_CONFIG}
    return job.resolve_job_def("part").execute_in_process(raise_on_error=False, run_config=config)


def numbers(result: dg.ExecuteInProcessResult, table: str) -> dict[str, Any]:
    """What the step that made a table said."""
    (event,) = [e for e in result.get_asset_materialization_events() if e.asset_key == asset_key(table)]
    return {name: entry.value for name, entry in event.materialization.metadata.items()}
