"""The page of a force: its grades with their history, findings, case files, percentages, money, and what contradicts.

Belongs here: which rows stand in which section, and what is drawn of them. Not here: how it reads
(`templates/force.html`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pages.addresses import fact_page, force_page
from pages.charts import Interval, intervals
from pages.charts_over_time import Sum, money
from pages.dates import written
from pages.drawing import Drawer, Picture
from pages.figures import CaseCount, Money, Rate
from pages.judgments import Grade
from pages.library import Library, grouped
from pages.records import Force
from pages.templating import SMALL_SAMPLE, render

_STATUSES = ("open", "progressed", "closed")
_COUNTS = {"met": "met", "not_met": "not", "unclear": ""}
_FEWEST_DRAWN = 2
"""Rows. One alone is read sooner in the table."""
_MOST_DRAWN = 40
"""Rows of one picture. The table has all of them."""


def force_pages(library: Library, drawer: Drawer) -> Iterator[tuple[str, str]]:
    """Each page with its path."""
    for force in library.forces.values():
        yield force_page(force.force_id), _page(library, drawer, force)


def _page(library: Library, drawer: Drawer, force: Force) -> str:
    me = force.force_id
    counts = grouped(library.case_counts_of_force.get(me, []), lambda count: count.cycle)
    rates = [rate for rate in library.rates_of_force.get(me, []) if rate.role in ("estimate", "observed")]
    sums = library.money_of_force.get(me, [])
    threads = library.threads_of_force.get(me, [])
    grades = library.grades_of_force.get(me, [])
    graded = {(grade.programme, grade.cycle) for grade in grades}
    return render(
        "force.html",
        force_page(me),
        force=force,
        grades=_by_area(library, grades),
        cycles=[pair for pair in reversed(library.cycles) if pair in graded],
        threads={status: [one for one in threads if one[0].thread_status == status] for status in _STATUSES},
        counts={cycle: (rows, _counts_drawn(drawer, rows)) for cycle, rows in _newest_first(counts)},
        rates=rates,
        rates_drawn=_rates_drawn(drawer, rates),
        recording=library.recording_rates_of_force.get(me, []),
        money=sums,
        money_drawn=_money_drawn(drawer, sums),
        conflicts=library.conflicts_of_force.get(me, []),
        documents=[one for one in library.documents.values() if one.force_id == me],
    )


def _by_area(library: Library, grades: Sequence[Grade]) -> dict[str, dict[tuple[str, str], Grade]]:
    """The grades of each area by programme and cycle, areas in the order of the field."""
    by_area = grouped(grades, lambda grade: grade.area_id)
    order = [*library.areas, *(area for area in by_area if area not in library.areas)]
    return {area: {(g.programme, g.cycle): g for g in by_area[area]} for area in order if area in by_area}


def _newest_first(counts: dict[str | None, list[CaseCount]]) -> list[tuple[str | None, list[CaseCount]]]:
    def newest(rows: list[CaseCount]) -> date:
        return max((row.published_date for row in rows if row.published_date), default=date.min)

    return sorted(counts.items(), key=lambda item: newest(item[1]), reverse=True)


def _counts_drawn(drawer: Drawer, counts: Sequence[CaseCount]) -> Picture | None:
    rows = [
        Interval(
            count.measure_name or count.subject,
            f"{count.numerator} of {count.denominator} {_COUNTS[count.numerator_counts]}",
            count.shortfall_share,
            count.shortfall_low,
            count.shortfall_high,
            fact_page(count.document_id, count.fact_id),
            count.denominator < SMALL_SAMPLE,
        )
        for count in counts
        if count.shortfall_share is not None
    ]
    if len(rows) < _FEWEST_DRAWN:
        return None
    return drawer.draw(intervals(rows[:_MOST_DRAWN], "Share of cases that fell short", is_share=True))


def _rates_drawn(drawer: Drawer, rates: Sequence[Rate]) -> Picture | None:
    rows = [
        Interval(
            rate.measure_name,
            written(rate.period_end or rate.published_date, "month") or "no date",
            rate.percent,
            None if rate.ci_half_width is None else max(0.0, rate.percent - rate.ci_half_width),
            None if rate.ci_half_width is None else min(100.0, rate.percent + rate.ci_half_width),
            fact_page(rate.document_id, rate.fact_id),
            False,
            rate.standard_percent,
        )
        for rate in rates
        if rate.measure_name is not None
    ]
    if len(rows) < _FEWEST_DRAWN:
        return None
    return drawer.draw(intervals(rows[:_MOST_DRAWN], "Percent", is_share=False))


def _money_drawn(drawer: Drawer, rows: Sequence[Money]) -> Picture | None:
    sums = []
    for row in rows:
        kind = row.kind if row.recurrence == "total" else f"{row.kind}, per year"
        for status, amount, fact, document in (
            ("required", row.required_gbp, row.required_fact_id, row.required_document_id),
            ("forecast", row.forecast_gbp, row.forecast_fact_id, row.forecast_document_id),
            ("actual", row.actual_gbp, row.actual_fact_id, row.actual_document_id),
        ):
            if amount is not None and fact and document:
                sums.append(Sum(kind, row.fiscal_year, status, amount, fact_page(document, fact)))
    return drawer.draw(money(sums)) if len(sums) >= _FEWEST_DRAWN else None
