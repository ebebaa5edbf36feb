"""The picture of percentages, of one force or of one measure.

Belongs here: percentages → picture. Not here: which are drawn (`forces`, `measures`), or how (`charts`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pages.addresses import fact_page
from pages.charts import Interval, intervals
from pages.dates import written
from pages.drawing import Drawer, Picture
from pages.figures import Rate

FEWEST_DRAWN = 2
"""Rows. One alone is read sooner in the table."""
_MOST_DRAWN = 43
"""Rows of one picture, as many as there are territorial forces. The table has all of them."""


def rates_drawn(drawer: Drawer, rates: Sequence[Rate], label: Callable[[Rate], str | None]) -> Picture | None:
    """None where there is too little to draw; what `label` has no name for is left out."""
    rows = [
        Interval(
            name,
            written(rate.period_end or rate.published_date, "month") or "no date",
            rate.percent,
            None if rate.ci_half_width is None else max(0.0, rate.percent - rate.ci_half_width),
            None if rate.ci_half_width is None else min(100.0, rate.percent + rate.ci_half_width),
            fact_page(rate.document_id, rate.fact_id),
            False,
            rate.standard_percent,
        )
        for rate in rates
        if (name := label(rate))
    ]
    return drawer.draw(intervals(rows[:_MOST_DRAWN], "Percent", is_share=False)) if len(rows) >= FEWEST_DRAWN else None
