"""Sentences boxed on the pages of a PDF: a box a line, and a column does not run into the next."""

from __future__ import annotations

from pages.page_drawing import one_box_a_line


def test_pieces_of_a_line_are_one_box() -> None:
    """As fonts that join letters have them: a rectangle before, of, and after each pair."""
    first, joined, rest = (10.0, 100.0, 40.0, 112.0), (39.5, 99.0, 46.0, 112.0), (47.0, 101.0, 90.0, 112.0)
    second = (10.0, 114.0, 60.0, 126.0)
    assert one_box_a_line([first, joined, rest, second]) == [(10.0, 99.0, 90.0, 112.0), second]


def test_columns_side_by_side_have_boxes_of_their_own() -> None:
    left, right = (10.0, 100.0, 200.0, 112.0), (220.0, 100.0, 400.0, 112.0)
    assert one_box_a_line([left, right]) == [left, right]


def test_a_line_that_goes_on_at_the_left_is_another_one() -> None:
    above, below = (150.0, 100.0, 200.0, 112.0), (10.0, 110.0, 90.0, 122.0)
    assert one_box_a_line([above, below]) == [above, below]
