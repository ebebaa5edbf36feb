"""The page of a force: its grades with their history, findings, case files, percentages, money, and what contradicts.

Belongs here: which rows stand in which section, and what is drawn of them. Not here: how it reads
(`templates/force.html`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from pages.addresses import fact_page, force_page
from pages.charts import Interval, intervals
from pages.charts_over_time import Sum, money
from pages.drawing import Drawer, Picture
from pages.figures import CaseCount, Money
from pages.glance import glance
from pages.judgments import Grade
from pages.library import Library, grouped, well_on_its_way
from pages.matters import Standing, gravest_first, standing
from pages.rates_drawn import FEWEST_DRAWN, rates_drawn
from pages.templating import SMALL_SAMPLE, render
from pages.titles import capital
from pages.upkeep import Page

_COUNTS = {"met": "met", "not_met": "not met", "unclear": ""}
_MOST_DRAWN = 40
"""Rows of one picture. The table has all of them."""


def force_pages(library: Library, drawer: Drawer) -> Iterator[Page]:
    for force_id in library.forces:
        yield Page(force_page(force_id), partial(_page, library, drawer, force_id))


def _page(library: Library, drawer: Drawer, force_id: str) -> str:
    force = library.forces[force_id]
    me = force.force_id
    counts = _newest_first(grouped(library.case_counts_of_force.get(me, []), lambda count: count.cycle))
    rates = [rate for rate in library.rates_of_force.get(me, []) if rate.role in ("estimate", "observed")]
    sums = library.money_of_force.get(me, [])
    threads = grouped(gravest_first(library.threads_of_force.get(me, [])), standing)
    opened = well_on_its_way([len(rows) for _, rows in counts])
    of_measures = [rate for rate in rates if rate.measure_id]
    newest = {rate.measure_id: rate for rate in reversed(of_measures)}
    recording = library.recording_rates_of_force.get(me, [])
    newest_recording = {rate.measure_id: rate for rate in recording}
    grades = library.grades_of_force.get(me, [])
    graded = {(grade.programme, grade.cycle) for grade in grades}
    return render(
        "force.html",
        force_page(me),
        force=force,
        grades=_by_area(library.cycles, library.areas, grades),
        cycles=[pair for pair in library.cycles if pair in graded],
        glance=glance(library, me, threads, counts[opened][1] if counts else []),
        threads=[(one, threads[one]) for one in Standing if one in threads],
        by_id=library.documents,
        counts_opened=opened,
        counts={cycle: (rows, _counts_drawn(drawer, rows)) for cycle, rows in counts},
        rates=[rate for rate in of_measures if rate is newest[rate.measure_id]],
        earlier_rates=[rate for rate in of_measures if rate is not newest[rate.measure_id]],
        other_rates=[rate for rate in rates if not rate.measure_id],
        rates_drawn=rates_drawn(drawer, list(newest.values())[::-1], lambda rate: rate.measure_name),
        recording=[rate for rate in recording if rate is newest_recording[rate.measure_id]],
        earlier_recording=[rate for rate in reversed(recording) if rate is not newest_recording[rate.measure_id]],
        money=sums,
        money_drawn=_money_drawn(drawer, sums),
        conflicts=library.conflicts_of_force.get(me, []),
        documents=library.documents_of_force.get(me, []),
    )


def _by_area(
    cycles: Sequence[tuple[str, str]], areas: Iterable[str], grades: Sequence[Grade]
) -> dict[str, dict[tuple[str, str], Grade]]:
    """The grades of each area by programme and cycle; areas that were graded last come first, then as in the field."""
    by_area = grouped(grades, lambda grade: grade.area_id)
    found = {
        area: {(g.programme, g.cycle): g for g in by_area[area]}
        for area in [*areas, *sorted(by_area)]
        if area in by_area
    }
    newest = {area: min(cycles.index(pair) for pair in of_area) for area, of_area in found.items()}
    return dict(sorted(found.items(), key=lambda item: newest[item[0]]))


def _newest_first(counts: dict[str | None, list[CaseCount]]) -> list[tuple[str | None, list[CaseCount]]]:
    def newest(rows: list[CaseCount]) -> date:
        return max((row.published_date for row in rows if row.published_date), default=date.min)

    return sorted(counts.items(), key=lambda item: newest(item[1]), reverse=True)


def _counts_drawn(drawer: Drawer, counts: Sequence[CaseCount]) -> Picture | None:
    rows = [
        Interval(
            count.measure_name or capital(count.subject),
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
    if len(rows) < FEWEST_DRAWN:
        return None
    return drawer.draw(intervals(rows[:_MOST_DRAWN], "Share of cases that fell short", is_share=True))


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
    several = [one for of_kind in grouped(sums, lambda one: one.kind).values() if len(of_kind) > 1 for one in of_kind]
    return drawer.draw(money(several)) if several else None
