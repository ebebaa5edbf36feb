"""The page of a measure: every force's count of cases and percentage, with how sure one can be of each.

Belongs here: which rows stand where, and what is drawn. Not here: how it reads (`templates/measure.html`). Forces stand
in the order of their names, since most of their intervals overlap, and a ranking would be one of chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from pages.addresses import fact_page, measure_page
from pages.charts import FunnelPoint, Interval, funnel, intervals
from pages.drawing import Drawer, Picture
from pages.figures import Benchmark
from pages.library import Library, grouped, well_on_its_way
from pages.rates_drawn import FEWEST_DRAWN, rates_drawn
from pages.records import Measure
from pages.templating import SMALL_SAMPLE, render
from pages.upkeep import Page

_FEWEST_FORCES = 3
"""Of a funnel: two forces are compared with each other sooner by their intervals."""
_MOST_NAMED = 8
"""Forces that are unlike the others. The names of more would cover each other, and no one would read them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of one cycle, a force a row, by name."""

    programme: str | None
    cycle: str | None
    rows: Sequence[Benchmark]
    forest: Picture | None
    funnel: Picture | None

    @property
    def met(self) -> int:
        return sum(row.met for row in self.rows)

    @property
    def cases(self) -> int:
        return sum(row.cases for row in self.rows)


def measure_pages(library: Library, drawer: Drawer) -> Iterator[Page]:
    for measure_id in library.measures:
        yield Page(measure_page(measure_id), partial(_page, library, drawer, measure_id))


def _page(library: Library, drawer: Drawer, measure_id: str) -> str:
    measure = library.measures[measure_id]
    counts = _counted(library, drawer, measure)
    rates = [
        one for one in library.rates_of_measure.get(measure.measure_id, []) if one.role in ("estimate", "observed")
    ]
    rates.sort(key=lambda one: (one.force_name or "", one.period_end or one.published_date or date.min))
    newest = {rate.force_id: rate for rate in rates}
    return render(
        "measure.html",
        measure_page(measure.measure_id),
        measure=measure,
        area=library.areas.get(measure.area_id or ""),
        counts=counts,
        MOST_NAMED=_MOST_NAMED,
        opened=well_on_its_way([len(one.rows) for one in counts]),
        by_id=library.documents,
        rates=list(newest.values()),
        earlier=[rate for rate in rates if rate is not newest[rate.force_id]],
        rates_drawn=rates_drawn(drawer, list(newest.values()), lambda rate: rate.force_name),
    )


def _counted(library: Library, drawer: Drawer, measure: Measure) -> list[Counted]:
    """The cycles, the newest first."""

    def newest(rows: Sequence[Benchmark]) -> date:
        return max(library.documents[row.document_id].published_date or date.min for row in rows)

    by_cycle = grouped(library.benchmarks.get(measure.measure_id, []), lambda one: (one.programme, one.cycle))
    return [
        Counted(*pair, rows, _forest(drawer, rows), _funnel(drawer, rows))
        for pair, rows in sorted(by_cycle.items(), key=lambda item: newest(item[1]), reverse=True)
    ]


def _forest(drawer: Drawer, rows: Sequence[Benchmark]) -> Picture | None:
    if len(rows) < FEWEST_DRAWN:
        return None
    drawn = [
        Interval(
            row.force_name or row.force_id,
            f"{row.met} of {row.cases}",
            row.share,
            row.share_low,
            row.share_high,
            fact_page(row.document_id, row.fact_id),
            row.cases < SMALL_SAMPLE,
            row.others_share,
        )
        for row in rows
    ]
    return drawer.draw(intervals(drawn, "Share that met what was expected", is_share=True))


def _funnel(drawer: Drawer, rows: Sequence[Benchmark]) -> Picture | None:
    if len(rows) < _FEWEST_FORCES:
        return None
    are_named = sum(row.is_different for row in rows) <= _MOST_NAMED
    together = sum(row.met for row in rows) / sum(row.cases for row in rows)
    points = [
        FunnelPoint(
            row.force_name or row.force_id,
            row.share,
            row.cases,
            fact_page(row.document_id, row.fact_id),
            row.is_different and are_named,
        )
        for row in rows
    ]
    return drawer.draw(funnel(points, together))
