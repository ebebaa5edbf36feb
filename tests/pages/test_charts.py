"""Pictures are drawn beforehand, hold links, and show text of strangers as text."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pages.charts import FunnelPoint, Interval, funnel, intervals
from pages.drawing import Drawer
from pages.folder import Folder

HOSTILE = "<script>a()</script> \u202e"
ROWS = [
    Interval(HOSTILE, "4 of 10", 0.4, 0.2, 0.7, "documents/a.html#fact-1", True, 0.5),
    Interval("Told", "30 of 40", 0.75, 0.6, 0.9, "documents/a.html#fact-2"),
    Interval("Told", "30 of 40", 0.75, 0.6, 0.9, "documents/b.html#fact-3"),
]


def test_a_forest_plot_has_a_row_for_each_count_with_its_link(tmp_path: Path) -> None:
    picture = Drawer(Folder(tmp_path)).draw(intervals(ROWS, "Share", is_share=True))
    tree = LexborHTMLParser(str(picture.svg))
    assert [link.attributes["xlink:href"] for link in tree.css("a")] == [
        "../documents/a.html#fact-1",
        "../documents/a.html#fact-2",  # the third says the same
    ]
    assert [link.attributes["tabindex"] for link in tree.css("a")] == ["-1", "-1"]
    labels = [label.text() for label in tree.css("text")]
    assert "Told, 30 of 40" in labels
    assert tree.css("script") == []
    assert any("[U+202E]" in label and label.startswith("<script>") for label in labels)


def test_a_long_label_keeps_its_figures(tmp_path: Path) -> None:
    rows = [Interval("words " * 30, "12 of 40", 0.3, 0.2, 0.5, "x"), *ROWS]
    svg = Drawer(Folder(tmp_path)).draw(intervals(rows, "Share", is_share=True)).svg
    assert "…, 12 of 40<" in svg


def test_nothing_in_a_picture_is_a_style_that_the_pages_forbid(tmp_path: Path) -> None:
    points = [FunnelPoint(f"Force {n}", 0.5 + n / 20, 20 + n, "x", True) for n in range(4)]
    svg = Drawer(Folder(tmp_path)).draw(funnel(points, 0.6)).svg
    assert " style=" not in svg
    assert "<style" not in svg
    assert "http" not in svg.replace("http://www.w3.org/", "")


def test_funnel_lines_are_where_a_wilson_interval_ends_at_the_common_share() -> None:
    spec = funnel([FunnelPoint("A", 0.5, 100, "x", False)], 0.6)
    line = next(row for row in spec["layer"][0]["data"]["values"] if abs(row["cases"] - 110) < 1e-9)
    assert round(line["low"], 4) == round(0.6 - 1.959964 * (0.6 * 0.4 / 110) ** 0.5, 4)


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    spec = intervals(ROWS, "Share", is_share=True)
    folder = Folder(tmp_path)
    picture = Drawer(folder).draw(spec)
    (tmp_path / picture.file).write_text("<svg >kept</svg>", encoding="utf-8")
    assert "kept" in Drawer(folder).draw(spec).svg
