"""What every picture has in common: its colours, its letters, and room around it.

Belongs here: the frame of a Vega-Lite description. Not here: any single picture (`charts`, `charts_over_time`).

A picture never stands alone: a table holds the same, with links, and words for those who don't see it. Colours only
repeat what shape or place says.
"""

from __future__ import annotations

from typing import Any

Spec = dict[str, Any]
INK = "var(--ink, #1b1b1b)"
QUIET = "var(--quiet, #5c5c5c)"
ACCENT = "var(--accent, #1d5f9e)"
WARM = "var(--warm, #a8480a)"
PAPER = "var(--paper, #ffffff)"
_LINES = "var(--lines, #d4d4d4)"
_SPARE = 14
"""Pixels around a picture, since letters may be wider in the browser than where it was drawn."""


def chart(values: list[dict[str, Any]], rest: Spec) -> Spec:
    """The picture of these rows."""
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
            "axis": {**words, "gridColor": _LINES, "domainColor": QUIET, "tickColor": QUIET},
            "header": words,
            "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "columnPadding": 26},
            "text": {"fontSize": 12},
        },
        **rest,
    }
