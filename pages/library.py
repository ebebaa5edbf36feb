"""Everything that pages are made of, read once from the published database, in the groups that pages ask for.

Belongs here: which rows, in which order, by what they are looked up. Not here: their shape (`records`, `judgments`,
`figures`), or the texts of
documents, of which only some at a time are held (`documents`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import duckdb

from pages import figures, judgments, records
from pages.grades import BELOW

T = TypeVar("T")
Key = TypeVar("Key")


@dataclass(frozen=True)
class Library:
    """The rows of the published database. It holds what was published when it was opened."""

    connection: duckdb.DuckDBPyConnection

    @cached_property
    def build(self) -> records.Build:
        return records.load(self.connection, records.Build, "")[0]

    @cached_property
    def forces(self) -> Mapping[str, records.Force]:
        """Those that any fact or document is about."""
        told = "(select force_id from core.fact union select force_id from core.dim_document)"
        found = records.load(self.connection, records.Force, f"where force_id in {told} order by name")
        return {force.force_id: force for force in found}

    @cached_property
    def areas(self) -> Mapping[str, records.Area]:
        """Those that any fact is about, in the order of the field."""
        tail = "where area_id in (select area_id from mart.fact) order by rowid"
        return {area.area_id: area for area in records.load(self.connection, records.Area, tail)}

    @cached_property
    def measures(self) -> Mapping[str, records.Measure]:
        """Those that any count or percentage is about."""
        told = "(select measure_id from mart.case_counts union all select measure_id from core.fact_rate)"
        tail = f"where measure_id in {told} order by name"
        return {measure.measure_id: measure for measure in records.load(self.connection, records.Measure, tail)}

    @cached_property
    def documents(self) -> Mapping[str, records.Document]:
        tail = "order by published_date desc nulls last, document_id"
        return {one.document_id: one for one in records.load(self.connection, records.Document, tail)}

    @cached_property
    def cycles(self) -> Sequence[tuple[str, str]]:
        """Programme and cycle of every grade, the newest first; cycles that no one has dated come by their names."""
        tail = "order by published_from desc nulls last"
        known = [(one.programme, one.cycle) for one in records.load(self.connection, judgments.Cycle, tail)]
        graded = {(grade.programme, grade.cycle) for grade in self.grades}
        others = sorted(graded - set(known), key=lambda pair: (pair[0], pair[1]), reverse=True)
        return [pair for pair in known if pair in graded] + others

    @cached_property
    def grade_meanings(self) -> Sequence[judgments.GradeMeaning]:
        return records.load(self.connection, judgments.GradeMeaning, "order by scale, ordinal desc")

    @cached_property
    def questions(self) -> Mapping[str, list[judgments.Question]]:
        found = records.load(self.connection, judgments.Question, "order by programme desc, cycle, question_id")
        return grouped(found, lambda question: question.area_id)

    @cached_property
    def grades(self) -> Sequence[judgments.Grade]:
        return records.load(self.connection, judgments.Grade, "order by force_name, area_id, programme, cycle")

    @cached_property
    def grades_of_force(self) -> Mapping[str, list[judgments.Grade]]:
        return grouped(self.grades, lambda grade: grade.force_id)

    @cached_property
    def grades_of_area(self) -> Mapping[str, list[judgments.Grade]]:
        return grouped(self.grades, lambda grade: grade.area_id)

    @cached_property
    def coverage(self) -> Mapping[tuple[str, str], judgments.Missing]:
        found = records.load(self.connection, judgments.Missing, "")
        return {(one.programme, one.cycle): one for one in found}

    @cached_property
    def distributions(self) -> Mapping[str, list[judgments.Distribution]]:
        found = records.load(self.connection, judgments.Distribution, "order by programme, cycle, ordinal desc")
        return grouped(found, lambda one: one.area_id)

    def below(self, area_id: str, programme: str, cycle: str) -> judgments.Below | None:
        """None where no force was graded."""
        rows = [one for one in self.distributions.get(area_id, []) if (one.programme, one.cycle) == (programme, cycle)]
        if not rows:
            return None
        below = sum(one.forces for one in rows if one.grade in BELOW)
        return judgments.Below(programme, cycle, area_id, below, rows[0].forces_graded)

    @cached_property
    def steps(self) -> Sequence[judgments.Step]:
        return records.load(self.connection, judgments.Step, "order by thread_id, step")

    @cached_property
    def threads_of_force(self) -> Mapping[str, list[list[judgments.Step]]]:
        """Matters with all their steps, the latest raised first."""
        return grouped(self._threads(), lambda steps: steps[0].force_id)

    @cached_property
    def threads_of_area(self) -> Mapping[str, list[list[judgments.Step]]]:
        return grouped((one for one in self._threads() if one[0].area_id), lambda steps: steps[0].area_id or "")

    def _threads(self) -> list[list[judgments.Step]]:
        threads = list(grouped(self.steps, lambda step: step.thread_id).values())
        return sorted(threads, key=lambda steps: (_days(steps[0]), steps[0].thread_id))

    @cached_property
    def case_counts_of_force(self) -> Mapping[str, list[figures.CaseCount]]:
        found = records.load(self.connection, figures.CaseCount, "where force_id is not null order by worst_first")
        return grouped(found, lambda count: count.force_id or "")

    @cached_property
    def benchmarks(self) -> Mapping[str, list[figures.Benchmark]]:
        found = records.load(self.connection, figures.Benchmark, "order by programme, cycle, force_name")
        return grouped(found, lambda one: one.measure_id)

    @cached_property
    def rates(self) -> Sequence[figures.Rate]:
        tail = "where force_id is not null order by measure_name, published_date desc, fact_id"
        return records.load(self.connection, figures.Rate, tail)

    @cached_property
    def rates_of_force(self) -> Mapping[str, list[figures.Rate]]:
        return grouped(self.rates, lambda rate: rate.force_id or "")

    @cached_property
    def rates_of_measure(self) -> Mapping[str, list[figures.Rate]]:
        return grouped((rate for rate in self.rates if rate.measure_id), lambda rate: rate.measure_id or "")

    @cached_property
    def recording_rates_of_force(self) -> Mapping[str, list[figures.RecordingRate]]:
        found = records.load(self.connection, figures.RecordingRate, "order by measure_name, as_of, percent")
        return grouped(found, lambda rate: rate.force_id)

    @cached_property
    def money_of_force(self) -> Mapping[str, list[figures.Money]]:
        found = records.load(
            self.connection, figures.Money, "order by kind, direction, fiscal_year, period, recurrence"
        )
        return grouped(found, lambda one: one.force_id)

    @cached_property
    def conflicts_of_force(self) -> Mapping[str, list[figures.Conflict]]:
        tail = "where verdict = 'conflict' order by kind, document_id, span_start"
        return grouped(records.load(self.connection, figures.Conflict, tail), lambda one: one.force_id or "")

    def facts_of(self, document_ids: Sequence[str]) -> Mapping[str, list[records.Fact]]:
        tail = "where list_contains(?, document_id) order by anchor_start, fact_id"
        return grouped(records.load(self.connection, records.Fact, tail, document_ids), lambda one: one.document_id)

    def unread_of(self, document_ids: Sequence[str]) -> Mapping[str, list[records.Unread]]:
        tail = "where list_contains(?, document_id) and reading = 'unread' order by span_start"
        return grouped(records.load(self.connection, records.Unread, tail, document_ids), lambda one: one.document_id)

    def texts_of(self, document_ids: Sequence[str]) -> Mapping[str, str]:
        asked = "select document_id, text from core.dim_document where list_contains(?, document_id)"
        return dict(self.connection.execute(asked, [document_ids]).fetchall())


def grouped(rows: Iterable[T], key: Callable[[T], Key]) -> dict[Key, list[T]]:
    """The rows by their key, both in the order of the rows."""
    groups: dict[Key, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def well_on_its_way(forces: Sequence[int]) -> int:
    """Which cycle to show, given the newest first: the first with half as many forces as any has.

    A cycle that has just begun tells of too few forces to stand for all.
    """
    most = max(forces, default=0)
    return next((place for place, number in enumerate(forces) if 2 * number >= most), 0)


def _days(step: judgments.Step) -> int:
    """The later, the smaller; what has no date comes last."""
    day = step.published_date
    return -day.toordinal() if day else 0
