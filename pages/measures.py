"""The page of a measure: every force's count of cases and percentage, with how sure one can be of each.

Belongs here: which rows stand where, and what is drawn. Not here: how it reads (`templates/measure.html`). Forces stand
in the order of their names, since most of their intervals overlap, and a ranking would be one of chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pages.addresses import fact_page, measure_page
from pages.charts import FunnelPoint, Interval, funnel, intervals
from pages.dates import written
from pages.drawing import Drawer, Picture
from pages.figures import Benchmark, Rate
from pages.library import Library, grouped
from pages.records import Measure
from pages.templating import SMALL_SAMPLE, render

_FEWEST_FORCES = 3
"""Of a funnel: two forces are compared with each other sooner by their intervals."""
_FEWEST_DRAWN = 2
_NAMED_ALL = 6
"""Forces. Up to so many names don't cover each other; of more only those that differ are named."""


def measure_pages(library: Library, drawer: Drawer) -> Iterator[tuple[str, str]]:
    """Each page with its path."""
    for measure in library.measures.values():
        yield measure_page(measure.measure_id), _page(library, drawer, measure)


def _page(library: Library, drawer: Drawer, measure: Measure) -> str:
    counts = grouped(library.benchmarks.get(measure.measure_id, []), lambda one: (one.programme, one.cycle))
    rates = [
        one for one in library.rates_of_measure.get(measure.measure_id, []) if one.role in ("estimate", "observed")
    ]
    rates.sort(key=lambda one: (one.force_name or "", one.period_end or one.published_date or date.min))
    return render(
        "measure.html",
        measure_page(measure.measure_id),
        measure=measure,
        area=library.areas.get(measure.area_id or ""),
        counts=[(*cycle, rows, _forest(drawer, rows), _funnel(drawer, rows)) for cycle, rows in counts.items()],
        rates=rates,
        rates_drawn=_rates_drawn(drawer, rates),
    )


def _forest(drawer: Drawer, rows: Sequence[Benchmark]) -> Picture | None:
    if len(rows) < _FEWEST_DRAWN:
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
    together = sum(row.met for row in rows) / sum(row.cases for row in rows)
    points = [
        FunnelPoint(
            row.force_name or row.force_id,
            row.share,
            row.cases,
            fact_page(row.document_id, row.fact_id),
            row.is_different or len(rows) <= _NAMED_ALL,
        )
        for row in rows
    ]
    return drawer.draw(funnel(points, together))


def _rates_drawn(drawer: Drawer, rates: Sequence[Rate]) -> Picture | None:
    """The newest of each force; the table has them all."""
    rates = list({rate.force_id: rate for rate in rates}.values())
    if len(rates) < _FEWEST_DRAWN:
        return None
    drawn = [
        Interval(
            rate.force_name or "",
            written(rate.period_end or rate.published_date, "month") or "no date",
            rate.percent,
            None if rate.ci_half_width is None else max(0.0, rate.percent - rate.ci_half_width),
            None if rate.ci_half_width is None else min(100.0, rate.percent + rate.ci_half_width),
            fact_page(rate.document_id, rate.fact_id),
            False,
            rate.standard_percent,
        )
        for rate in rates
    ]
    return drawer.draw(intervals(drawn, "Percent", is_share=False))
