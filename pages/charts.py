"""The pictures of the pages, described in Vega-Lite: rows → what is drawn.

Belongs here: what stands on which axis. Not here: drawing it (`drawing`), or any number that is drawn (the marts), but
for the lines of a funnel, which are a picture of the interval that the marts use.

A picture never stands alone: the table below it holds the same, with links, and words for those who don't see it. Small
samples have hollow marks, and colours only repeat what shape or place says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor, sqrt
from statistics import NormalDist
from typing import Any

from pages.grades import COLOURS
from pages.visible import visible
from warehouse.statistics import CONFIDENCE

Spec = dict[str, Any]
INK = "var(--ink, #1b1b1b)"
QUIET = "var(--quiet, #5c5c5c)"
ACCENT = "var(--accent, #1d5f9e)"
WARM = "var(--warm, #a8480a)"
PAPER = "var(--paper, #ffffff)"
LINES = "var(--lines, #d4d4d4)"
_LETTERS = 44
"""Letters that fit above a row, whatever the letters."""
_SPARE = 14
"""Pixels around a picture, since letters may be wider in the browser than where it was drawn."""
_PLOT = 320
"""Pixels. With what is around it, as wide as a phone."""
_ROW = 40
"""Pixels of a row, whose words stand above its line: beside it, a phone would have room for one of the two."""
_FUNNEL_STEPS = 60


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
class Sum:
    """A sum of money in a fiscal year."""

    kind: str
    year: str
    status: str
    amount_gbp: float
    link: str


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A force's share and how many cases it rests on."""

    label: str
    share: float
    cases: int
    link: str
    is_named: bool
    """Whether its name stands beside it."""


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many forces got a grade in a cycle."""

    cycle: str
    grade: str
    ordinal: int
    forces: int


def intervals(rows: Sequence[Interval], title: str, *, is_share: bool, reference: str = "") -> Spec:
    """A forest plot: a row a line, in the order given."""
    bottom, top = (0.0, 1.0) if is_share else _tens(rows)
    x = {
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [bottom, top], "nice": False},
        "axis": {"format": ".0%"} if is_share else {"labelExpr": "datum.label + '%'"},
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
        layers.append({"mark": tick, "encoding": {"x": {"field": "reference", **x}}, "name": reference or None})
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
    y = {"field": "row", "type": "nominal", "sort": None, "title": None, "axis": {**axis, "grid": False}}
    return _chart(values, {"width": _PLOT, "height": {"step": _ROW}, "encoding": {"y": y}, "layer": layers})


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
        {
            "transform": [{"filter": "datum.is_named"}],
            "mark": {"type": "text", "dy": -12, "color": INK},
            "encoding": {"x": x, "y": {**y, "field": "share"}, "text": {"field": "label"}},
        },
    ]
    values = [{**asdict(point), "label": visible(point.label)} for point in points]
    return _chart(values, {"width": 360, "height": 300, "layer": layers})


def money(sums: Sequence[Sum]) -> Spec:
    """By year, one small picture for each kind of money, each with its own scale from zero."""
    shapes = {"domain": ["required", "forecast", "actual"], "range": ["square", "circle", "triangle-up"]}
    fills = {"domain": shapes["domain"], "range": [PAPER, PAPER, ACCENT]}
    years = sorted({one.year for one in sums})
    legend = {"orient": "top", "title": None, "symbolFillColor": QUIET}
    picture = {
        "width": 150,
        "height": 110,
        "mark": {"type": "point", "size": 70, "stroke": ACCENT, "strokeWidth": 2, "opacity": 1},
        "encoding": {
            "x": {
                "field": "year",
                "type": "ordinal",
                "scale": {"domain": years},
                "title": None,
                "axis": {"labelAngle": -45},
            },
            "y": {
                "field": "amount_gbp",
                "type": "quantitative",
                "title": None,
                "scale": {"zero": True},
                "axis": {"labelExpr": _POUNDS, "tickCount": 4},
            },
            "shape": {"field": "status", "type": "nominal", "scale": shapes, "legend": legend},
            "fill": {"field": "status", "type": "nominal", "scale": fills, "legend": None},
            "href": {"field": "link"},
        },
    }
    facet = {
        "field": "kind",
        "type": "nominal",
        "title": None,
        "header": {"labelFontWeight": "bold", "labelColor": INK},
    }
    return _chart(
        [asdict(one) for one in sums],
        {
            "facet": facet,
            "columns": min(2, len({one.kind for one in sums})),
            "spec": picture,
            "resolve": {"scale": {"y": "independent"}},
        },
    )


def distribution(counts: Sequence[GradeCount]) -> Spec:
    """Forces by grade, a bar for each cycle; the bars are as long as there are forces graded."""
    grades = list(COLOURS)
    y = {"field": "cycle", "type": "nominal", "sort": None, "title": None}
    order = {"field": "place", "type": "quantitative"}
    values = [
        {**asdict(one), "place": grades.index(one.grade), "text": f"{one.forces}"} for one in counts if one.forces
    ]
    x = {
        "field": "forces",
        "type": "quantitative",
        "title": "Forces graded",
        "stack": "zero",
        "axis": {"tickMinStep": 1},
    }
    colour = {
        "field": "grade",
        "type": "nominal",
        "scale": {"domain": grades, "range": list(COLOURS.values())},
        "legend": {"orient": "top", "title": None, "columns": 3},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "stroke": PAPER, "strokeWidth": 1.5},
            "encoding": {"x": x, "color": colour, "order": order},
        },
        {
            "mark": {"type": "text", "fontWeight": "bold"},
            "encoding": {
                "x": {**x, "bandPosition": 0.5},
                "order": order,
                "detail": {"field": "grade"},
                "text": {"field": "text"},
                "color": {
                    "condition": {
                        "test": "datum.grade == 'outstanding' || datum.grade == 'inadequate'",
                        "value": "#ffffff",
                    },
                    "value": "#1b1b1b",
                },
            },
        },
    ]
    return _chart(values, {"width": 330, "height": {"step": 34}, "encoding": {"y": y}, "layer": layers})


_POUNDS = (
    "datum.value >= 1e9 ? '£' + datum.value / 1e9 + 'bn' : "
    "datum.value >= 1e6 ? '£' + datum.value / 1e6 + 'm' : '£' + format(datum.value, ',')"
)
"""How an axis writes a sum, in the language of Vega."""


def _tens(rows: Sequence[Interval]) -> tuple[float, float]:
    """The round percentages that all rows lie between."""
    ends = [end for row in rows for end in (row.value, row.low, row.high, row.reference) if end is not None]
    return 10 * floor((min(ends) - 1) / 10), 10 * ceil((max(ends) + 1) / 10)


def _once(rows: Sequence[Interval]) -> list[Interval]:
    return list({(row.label, row.detail, row.value, row.low, row.high): row for row in reversed(rows)}.values())[::-1]


def _row(number: int, row: Interval) -> str:
    """The words beside a row, as long as there is room; rows with the same words are two rows."""
    label, detail = (" ".join(visible(text).split()) for text in (row.label, row.detail))
    room = _LETTERS - len(detail)
    shown = label if len(label) <= room else label[: room - 1].rstrip() + "\u2026"
    return f"{number:05}\t{shown}, {detail}"


def _chart(values: list[dict[str, Any]], rest: Spec) -> Spec:
    words = {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    return {
        "data": {"values": values},
        "background": None,
        "padding": {"left": _SPARE, "right": _SPARE, "top": 5, "bottom": 5},
        "config": {
            "font": "Arial, Helvetica, sans-serif",
            "aria": False,
            "view": {"stroke": None},
            "axis": {**words, "gridColor": LINES, "domainColor": QUIET, "tickColor": QUIET},
            "header": words,
            "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "columnPadding": 26},
            "text": {"fontSize": 12},
        },
        **rest,
    }
