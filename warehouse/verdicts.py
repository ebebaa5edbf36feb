"""What the checks have said of tables, so that they need not be asked again while the tables are what they were.

Belongs here: one small file for each check, and whether it still holds. Not here: what a check asks (`checks`,
`rules`). Only what passed is remembered: what failed is asked again each time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from warehouse.files import aside
from warehouse.rules import Result
from warehouse.stamps import Stamps
from warehouse.store import Store

_FOLDER = "checks"


@dataclass(frozen=True)
class Verdicts:
    """The verdicts on the tables of a store."""

    store: Store

    def remembered(
        self, check: str, says: str, tables: Iterable[str], judge: Callable[[], Sequence[Result]]
    ) -> Sequence[Result]:
        """What the check said, or what it says now where it was never asked about these tables as they are.

        `says` is what the check asks, in the words of SQL or of a contract.
        """
        recipe = self._recipe(says, tables)
        if (known := self._read(check, recipe)) is not None:
            return known
        results = judge()
        self._put(check, recipe, results)
        return results

    def put(self, check: str, says: str, tables: Iterable[str], results: Sequence[Result]) -> None:
        """Remember what has just been found out in another way."""
        self._put(check, self._recipe(says, tables), results)

    def _recipe(self, says: str, tables: Iterable[str]) -> str:
        stamps = Stamps(self.store)
        parts = [duckdb.__version__, _code(), says, *(f"{table} {stamps.sha256(table)}" for table in sorted(tables))]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _path(self, check: str) -> Path:
        return self.store.home / "tables" / _FOLDER / f"{check}.stamp.json"

    def _read(self, check: str, recipe: str) -> list[Result] | None:
        try:
            kept = json.loads(self._path(check).read_text(encoding="utf-8"))
            return [Result(name, True, words) for name, words in kept["rules"]] if kept["recipe"] == recipe else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _put(self, check: str, recipe: str, results: Sequence[Result]) -> None:
        if not all(result.passed for result in results):
            self._path(check).unlink(missing_ok=True)
            return
        written = aside(self._path(check), "write")
        kept = {"recipe": recipe, "rules": [[result.name, result.description] for result in results]}
        written.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        os.replace(written, self._path(check))  # not waited for: what a power cut tears is only asked again


@cache
def _code() -> str:
    """Of what judges: changed code may judge otherwise."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in ("rules.py", "checks.py"))).hexdigest()
