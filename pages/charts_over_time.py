"""The pictures that run through the years: sums of money, and how many forces got which grade.

Belongs here: what stands on which axis. Not here: shares and percentages with their intervals (`charts`), drawing
(`drawing`), or any number that is drawn (the marts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pages.chart_parts import ACCENT, INK, PAPER, QUIET, Spec, chart
from pages.grades import COLOURS

_POUNDS = (
    "datum.value >= 1e9 ? '£' + datum.value / 1e9 + 'bn' : "
    "datum.value >= 1e6 ? '£' + datum.value / 1e6 + 'm' : '£' + format(datum.value, ',')"
)
"""How an axis writes a sum, in the language of Vega."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a fiscal year."""

    kind: str
    year: str
    status: str
    amount_gbp: float
    link: str


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many forces got a grade in a cycle."""

    cycle: str
    grade: str
    ordinal: int
    forces: int


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
    return chart(
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
    return chart(values, {"width": 330, "height": {"step": 34}, "encoding": {"y": y}, "layer": layers})
