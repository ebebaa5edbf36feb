"""Facts about the field, as typed rows of the CSV files beside this module.

Belongs here: reading those files. Not here: recognising any of them in a text (`forces`,
`areas.area`, `measures.measure`), or facts themselves: those live in the CSV files, never in code.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import zip_longest
from typing import Literal

Scale = Literal["four-tier", "five-tier"]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `<name>.csv`, every value a stripped string.

    Raises ValueError for a row of more cells than there are columns, as an expression with a comma makes it that stands
    without quotation marks.
    """
    table = csv.reader(StringIO(files("pipelines.reference").joinpath(f"{name}.csv").read_text(encoding="utf-8")))
    columns = next(table)
    found = []
    for cells in filter(None, table):
        if len(cells) > len(columns):
            raise ValueError(f"{name}.csv, line {table.line_num}: more cells than columns: {','.join(cells)[:60]}")
        found.append(dict(zip_longest(columns, map(str.strip, cells), fillvalue="")))
    return found


@dataclass(frozen=True, slots=True)
class Force:
    force_id: str
    name: str
    ons_code: str | None
    region: str | None
    country: str | None
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    area_id: str
    name: str
    lineage: str


@dataclass(frozen=True, slots=True)
class Cycle:
    programme: str
    cycle: str
    scale: Scale
    published_from: str
    """ISO date."""
    published_to: str | None
    """ISO date; None while the cycle is still being published."""
    verified: bool


@dataclass(frozen=True, slots=True)
class Question:
    cycle: str
    area_id: str
    level: str
    headings: tuple[str, ...]
    """Every wording of the question or area: heading, short label, variants."""
    sentence_form: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    measure_id: str
    name: str
    area_id: str | None
    unit: str
    better: Literal["higher", "lower"] | None
    standard_percent: float | None
    words: str
    """What identifies the measure in a text; the notation is explained in `extraction.measures`."""


@cache
def forces() -> tuple[Force, ...]:
    """Every force and other inspected body of `forces.csv`."""
    return tuple(
        Force(
            force_id=row["force_id"],
            name=row["name"],
            ons_code=row["ons_code"] or None,
            region=row["region"] or None,
            country=row["country"] or None,
            kind=row["kind"],
            aliases=_listed(row["aliases"]),
        )
        for row in rows("forces")
    )


@cache
def areas() -> tuple[Area, ...]:
    """Every area of policing of `areas.csv`, one id across all cycles."""
    return tuple(Area(row["area_id"], row["name"], row["lineage"]) for row in rows("areas"))


@cache
def cycles() -> tuple[Cycle, ...]:
    """Every inspection cycle of `cycles.csv`, oldest first."""
    return tuple(
        Cycle(
            programme=row["programme"],
            cycle=row["cycle"],
            scale="five-tier" if row["scale"] == "five-tier" else "four-tier",
            published_from=row["published_from"],
            published_to=row["published_to"] or None,
            verified=row["verified"] == "yes",
        )
        for row in rows("cycles")
    )


@cache
def questions() -> tuple[Question, ...]:
    """What each cycle graded, in its words or others of the same telling words, from `questions.csv`."""
    return tuple(
        Question(
            cycle=row["cycle"],
            area_id=row["area_id"],
            level=row["level"],
            headings=tuple(
                wording.removesuffix("(recalled)").strip()
                for wording in (row["heading"], row["short_label"], *_listed(row["other_variants"]))
                if wording
            ),
            sentence_form=row["sentence_form"] or None,
        )
        for row in rows("questions")
    )


@cache
def measures() -> tuple[Measure, ...]:
    """The vocabulary of things that are counted and estimated, from `measures.csv`."""
    return tuple(
        Measure(
            measure_id=row["measure_id"],
            name=row["name"],
            area_id=row["area_id"] or None,
            unit=row["unit"],
            better=_better(row["better"]),
            standard_percent=float(row["standard_percent"]) if row["standard_percent"] else None,
            words=row["words"],
        )
        for row in rows("measures")
    )


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _better(value: str) -> Literal["higher", "lower"] | None:
    if value == "higher":
        return "higher"
    return "lower" if value == "lower" else None
