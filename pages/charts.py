"""The pictures of shares and percentages, each with how sure one can be of it: rows → Vega-Lite.

Belongs here: what stands on which axis. Not here: money and grades through the years (`charts_over_time`), drawing
(`drawing`), or any number that is drawn (the marts), but for the lines of a funnel, which are a picture of the interval
that the marts use. Small samples have hollow marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor, sqrt
from statistics import NormalDist

from pages.chart_parts import ACCENT, INK, PAPER, QUIET, WARM, Spec, chart
from pages.visible import visible
from warehouse.statistics import CONFIDENCE

_LETTERS = 44
"""Letters that fit above a row, whatever the letters."""
_PLOT = 320
"""Pixels. With what is around it, as wide as a phone."""
_ROW = 31
"""Pixels of a row, whose words stand above its line: beside it, a phone would have room for one of the two."""
_FUNNEL_STEPS = 60
_AWAY = 9
"""Pixels between a mark and its name."""
_TEN, _HUNDRED = 10, 100
"""Percent: where the axis has its marks, and the most that is a part of a whole."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A row of a picture of shares or percentages: a point, and how sure one can be of it."""

    label: str
    detail: str
    """What is never cut from the label: of how many cases, or of when."""
    value: float
    low: float | None
    high: float | None
    link: str
    is_small: bool = False
    reference: float | None = None
    """What it is held against: the others together, or the standard."""


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A force's share and how many cases it rests on."""

    label: str
    share: float
    cases: int
    link: str
    is_named: bool
    """Whether its name stands beside it."""


def intervals(rows: Sequence[Interval], title: str, *, is_share: bool) -> Spec:
    """A forest plot: a row a line, in the order given."""
    bottom, top = (0.0, 1.0) if is_share else _tens(rows)
    x = {
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [bottom, top], "nice": False},
        "axis": {"tickCount": 5, **({"format": ".0%"} if is_share else {"labelExpr": "datum.label + '%'"})},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "rule", "strokeWidth": 2, "color": INK},
            "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "size": 70, "strokeWidth": 2, "stroke": ACCENT, "opacity": 1},
            "encoding": {
                "x": {"field": "value", **x},
                "fill": {"condition": {"test": "datum.is_small", "value": PAPER}, "value": ACCENT},
                "href": {"field": "link"},
            },
        },
    ]
    if any(row.reference is not None for row in rows):
        tick = {"type": "tick", "thickness": 3, "size": 15, "color": WARM}
        layers.append({"mark": tick, "encoding": {"x": {"field": "reference", **x}}})
    # Sources that say the same would be the same line twice.
    values = [{**asdict(row), "row": _row(number, row)} for number, row in enumerate(_once(rows))]
    axis = {
        "labelExpr": "split(datum.value, '\\t')[1]",
        "labelLimit": 0,
        "labelAlign": "left",
        "labelBaseline": "bottom",
        "labelPadding": 0,
        "labelOffset": -5,
        "ticks": False,
        "domain": False,
    }
    # By their numbers: unsorted, rows without an interval would come after all others.
    y = {"field": "row", "type": "nominal", "sort": "ascending", "title": None, "axis": {**axis, "grid": False}}
    return chart(values, {"width": _PLOT, "height": {"step": _ROW}, "encoding": {"y": y}, "layer": layers})


def funnel(points: Sequence[FunnelPoint], together: float) -> Spec:
    """Shares by the number of cases. A force lies within the lines as long as its Wilson interval holds the share of
    all forces together: outside them it differs from it by more than chance usually brings."""
    most = max(point.cases for point in points)
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    lines = []
    for step in range(1, _FUNNEL_STEPS + 1):
        cases = 1.1 * most * step / _FUNNEL_STEPS
        half = z * sqrt(together * (1 - together) / cases)
        lines.append({"cases": cases, "low": max(0.0, together - half), "high": min(1.0, together + half)})
    x = {
        "field": "cases",
        "type": "quantitative",
        "title": "Cases looked at",
        "scale": {"domain": [0, 1.12 * most], "nice": False},
    }
    y = {
        "type": "quantitative",
        "title": "Share that met what was expected",
        "axis": {"format": ".0%"},
        "scale": {"domain": [0, 1]},
    }
    dashes = {"type": "line", "strokeDash": [5, 4], "strokeWidth": 1.5, "color": QUIET}
    layers: list[Spec] = [
        {"data": {"values": lines}, "mark": dashes, "encoding": {"x": x, "y": {**y, "field": end}}}
        for end in ("low", "high")
    ]
    layers += [
        {
            "data": {"values": [{"y": together}]},
            "mark": {"type": "rule", "color": WARM},
            "encoding": {"y": {**y, "field": "y"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 75, "color": ACCENT, "opacity": 1},
            "encoding": {"x": x, "y": {**y, "field": "share"}, "href": {"field": "link"}},
        },
        *(
            {
                "transform": [{"filter": f"datum.is_named && datum.cases {side} {most / 2}"}],
                "mark": {"type": "text", "align": align, "dx": away, "color": INK},
                "encoding": {"x": x, "y": {**y, "field": "share"}, "text": {"field": "label"}},
            }
            for side, align, away in (("<=", "left", _AWAY), (">", "right", -_AWAY))
        ),
    ]
    values = [{**asdict(point), "label": visible(point.label)} for point in points]
    return chart(values, {"width": 360, "height": 300, "layer": layers})


def _tens(rows: Sequence[Interval]) -> tuple[float, float]:
    """The round percentages that all rows lie between, with room for a mark where it may go on."""
    ends = [end for row in rows for end in (row.value, row.low, row.high, row.reference) if end is not None]
    least, most = min(ends), max(ends)
    low = 0 if 0 <= least < _TEN else _TEN * floor((least - 1) / _TEN)
    high = _HUNDRED if _HUNDRED - _TEN < most <= _HUNDRED else _TEN * ceil((most + 1) / _TEN)
    return low, high


def _once(rows: Sequence[Interval]) -> list[Interval]:
    return list({(row.label, row.detail, row.value, row.low, row.high): row for row in reversed(rows)}.values())[::-1]


def _row(number: int, row: Interval) -> str:
    """The words beside a row, as long as there is room; rows with the same words are two rows."""
    label, detail = (" ".join(visible(text).split()) for text in (row.label, row.detail))
    room = _LETTERS - len(detail)
    shown = label if len(label) <= room else label[: room - 1].rstrip() + "\u2026"
    return f"{number:05}\t{shown}, {detail}"
