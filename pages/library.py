"""Everything that pages are made of, from the published database, in the groups that pages ask for.

Belongs here: which rows, in which order, by what they are looked up. Not here: their shape (`records`, `judgments`,
`figures`), how they are held and who looked at them (`shelves`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import duckdb

from pages import figures, judgments, records
from pages.grades import BELOW
from pages.shelves import Asked, Held, Ledger, Marked, Shelf, Stream, Told

T = TypeVar("T")
Key = TypeVar("Key")
AnyShelf = TypeVar("AnyShelf", bound=Marked)
_FIRST_AREA = "first_value(area_id) over (partition by thread_id order by step)"
"""The area of a matter is that of its first step."""


class Library:
    """The rows of the published database. It holds what was published when it was opened."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.ledger = Ledger()
        self._connection = connection
        self._shelves: dict[str, Marked] = {}
        self._build = self._told("build", lambda: self._load(records.Build, "")[0])
        self._cycles = self._told("cycles", self._dated_cycles)
        self._grade_meanings = self._told(
            "grade meanings", lambda: self._load(judgments.GradeMeaning, "order by scale, ordinal desc")
        )
        self._grades = self._told("grades", lambda: self._all_grades)
        self.forces = self._held("forces", self._forces)
        """Those that any fact or document is about."""
        self.areas = self._held("areas", self._areas)
        """Those that any fact is about, in the order of the field."""
        self.measures = self._held("measures", self._measures)
        """Those that any count or percentage is about."""
        self.documents = self._held("documents", lambda: self._all_documents)
        """The newest first."""
        self.documents_of_force = self._held(
            "documents of force",
            lambda: grouped(
                (one for one in self._all_documents.values() if one.force_id), lambda one: str(one.force_id)
            ),
        )
        self.questions = self._held("questions", self._questions)
        self.grades_of_force = self._held(
            "grades of force", lambda: grouped(self._all_grades, lambda grade: grade.force_id)
        )
        self.grades_of_area = self._held(
            "grades of area", lambda: grouped(self._all_grades, lambda grade: grade.area_id)
        )
        self.coverage = self._held(
            "coverage", lambda: {(one.programme, one.cycle): one for one in self._load(judgments.Missing, "")}
        )
        self.distributions = self._held("distributions", self._distributions)
        self.steps = self._added("steps", Stream("steps", self.ledger, self._asked(judgments.Step, "thread_id, step")))
        self.threads_of_force = self._threads("threads of force", "force_id")
        """Matters with all their steps, the latest raised first."""
        self.threads_of_area = self._threads("threads of area", _FIRST_AREA)
        self.case_counts_of_force = self._shelf("case counts of force", figures.CaseCount, "force_id", "worst_first")
        self.benchmarks = self._shelf("benchmarks", figures.Benchmark, "measure_id", "programme, cycle, force_name")
        self.forces_of_measure = self._held("forces of measure", self._forces_of_measure)
        """How many forces have a count or a percentage of it."""
        rates = "measure_name, published_date desc, fact_id"
        self.rates_of_force = self._shelf("rates of force", figures.Rate, "force_id", rates)
        self.rates_of_measure = self._shelf(
            "rates of measure", figures.Rate, "measure_id", rates, "force_id is not null"
        )
        self.recording_rates_of_force = self._shelf(
            "recording rates of force", figures.RecordingRate, "force_id", "measure_name, as_of, percent"
        )
        self.money_of_force = self._shelf(
            "money of force", figures.Money, "force_id", "kind, direction, fiscal_year, period, recurrence"
        )
        self.conflicts_of_force = self._shelf(
            "conflicts of force", figures.Conflict, "force_id", "kind, document_id, span_start", "verdict = 'conflict'"
        )
        self.texts = self._added(
            "texts", Shelf("texts", self.ledger, self._asked(records.Text, "document_id", "document_id"), _only_text)
        )
        self.facts = self._shelf("facts", records.Fact, "document_id", "anchor_start, fact_id")
        self.unread = self._shelf("unread", records.Unread, "document_id", "span_start", "reading = 'unread'")

    @property
    def build(self) -> records.Build:
        return self._build()

    @property
    def cycles(self) -> Sequence[tuple[str, str]]:
        """Programme and cycle of every grade, the newest first; cycles that no one has dated come by their names."""
        return self._cycles()

    @property
    def grade_meanings(self) -> Sequence[judgments.GradeMeaning]:
        return self._grade_meanings()

    @property
    def grades(self) -> Sequence[judgments.Grade]:
        return self._grades()

    def below(self, area_id: str, programme: str, cycle: str) -> judgments.Below | None:
        """None where no force was graded."""
        rows = [one for one in self.distributions.get(area_id, []) if (one.programme, one.cycle) == (programme, cycle)]
        if not rows:
            return None
        below = sum(one.forces for one in rows if one.grade in BELOW)
        return judgments.Below(programme, cycle, area_id, below, rows[0].forces_graded)

    def mark(self, shelf: str, key: str | None) -> str | None:
        """Of what stands on a shelf under a key, or of all of it: another one where that is another."""
        return self._shelves[shelf].mark(key) if shelf in self._shelves else None

    def fetch_documents(self, document_ids: Sequence[str]) -> None:
        """Hold the texts of these documents, and what is in them."""
        for shelf in (self.texts, self.facts, self.unread):
            shelf.fetch(document_ids)

    def _forces(self) -> Mapping[str, records.Force]:
        told = "(select force_id from core.fact union select force_id from core.dim_document)"
        found = self._load(records.Force, f"where force_id in {told} order by name")
        return {force.force_id: force for force in found}

    def _areas(self) -> Mapping[str, records.Area]:
        tail = "where area_id in (select area_id from mart.fact) order by rowid"
        return {area.area_id: area for area in self._load(records.Area, tail)}

    def _measures(self) -> Mapping[str, records.Measure]:
        told = "(select measure_id from mart.case_counts union all select measure_id from core.fact_rate)"
        tail = f"where measure_id in {told} order by name"
        return {measure.measure_id: measure for measure in self._load(records.Measure, tail)}

    @cached_property
    def _all_documents(self) -> Mapping[str, records.Document]:
        tail = "order by published_date desc nulls last, document_id"
        return {one.document_id: one for one in self._load(records.Document, tail)}

    def _forces_of_measure(self) -> Mapping[str, int]:
        told = " union ".join(
            f"select measure_id, force_id from {record.source}" for record in (figures.Benchmark, figures.Rate)
        )
        counted = f"select measure_id, count(distinct force_id) from ({told}) where measure_id is not null group by all"
        return dict(self._connection.execute(counted).fetchall())

    def _dated_cycles(self) -> list[tuple[str, str]]:
        tail = "order by published_from desc nulls last, programme, cycle"
        known = [(one.programme, one.cycle) for one in self._load(judgments.Cycle, tail)]
        graded = {(grade.programme, grade.cycle) for grade in self._all_grades}
        others = sorted(graded - set(known), key=lambda pair: (pair[0], pair[1]), reverse=True)
        return [pair for pair in known if pair in graded] + others

    def _questions(self) -> Mapping[str, list[judgments.Question]]:
        found = self._load(judgments.Question, "order by programme desc, cycle, question_id")
        return grouped(found, lambda question: question.area_id)

    @cached_property
    def _all_grades(self) -> Sequence[judgments.Grade]:
        return self._load(judgments.Grade, "order by force_name, area_id, programme, cycle")

    def _distributions(self) -> Mapping[str, list[judgments.Distribution]]:
        found = self._load(judgments.Distribution, "order by programme, cycle, ordinal desc")
        return grouped(found, lambda one: one.area_id)

    def _threads(self, name: str, key: str) -> Shelf[list[list[judgments.Step]]]:
        return self._added(
            name, Shelf(name, self.ledger, self._asked(judgments.Step, "thread_id, step", key), _in_threads)
        )

    def _load(self, record: type[records.Row], tail: str) -> list[records.Row]:
        return records.load(self._connection, record, tail)

    def _asked(self, record: type[records.Row], order: str, key: str = "1", where: str = "true") -> Asked[records.Row]:
        return Asked(self._connection, record, order, key, where)

    def _told(self, name: str, make: Callable[[], T]) -> Told[T]:
        return self._added(name, Told(name, self.ledger, make))

    def _held(self, name: str, make: Callable[[], Mapping[Key, T]]) -> Held[Key, T]:
        return self._added(name, Held(name, self.ledger, make))

    def _shelf(
        self, name: str, record: type[records.Row], key: str, order: str, where: str = "true"
    ) -> Shelf[list[records.Row]]:
        return self._added(name, Shelf(name, self.ledger, self._asked(record, order, key, where), list))

    def _added(self, name: str, shelf: AnyShelf) -> AnyShelf:
        self._shelves[name] = shelf
        return shelf


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


def _in_threads(steps: Sequence[judgments.Step]) -> list[list[judgments.Step]]:
    threads = grouped(steps, lambda step: step.thread_id).values()
    return sorted(threads, key=lambda steps: (_days(steps[0]), steps[0].thread_id))


def _only_text(rows: Sequence[records.Text]) -> str:
    return rows[0].text


def _days(step: judgments.Step) -> int:
    """The later, the smaller; what has no date comes last."""
    day = step.published_date
    return -day.toordinal() if day else 0
