"""The words that a count governs, by where it stands in its clause."""

from __future__ import annotations

import pytest

from pipelines.extraction.counts.shapes.governed import governed_clause


@pytest.mark.parametrize(
    ("text", "count", "clause"),
    [
        ("In 7 of 12 cases, officers were late.", "7 of 12 cases", "officers were late"),
        ("In 7 of 12 cases that we reviewed, officers were late.", "7 of 12 cases", "officers were late"),
        ("In 7 of 12 cases that concerned children, officers were late.", "7 of 12 cases", "officers were late"),
        ("Officers were late in 7 of 12 cases.", "7 of 12 cases", "Officers were late"),
        ("Officers were late in 7 of 12 cases, but victims were told.", "7 of 12 cases", "Officers were late"),
        ("We found that 7 of 12 cases had a plan.", "7 of 12 cases", "had a plan"),
        ("We found 7 of 12 cases where the plan was late.", "7 of 12 cases", "where the plan was late"),
        ("The calls were polite; 7 of 12 cases had a plan.", "7 of 12 cases", "had a plan"),
        ("Only 7 of 12 victims we asked had been told.", "7 of 12 victims", "had been told"),
    ],
)
def test_before_or_after(text: str, count: str, clause: str) -> None:
    start = text.index(count)
    assert governed_clause(text, start, start + len(count)) == clause


def test_the_words_of_another_count_are_not_this_one_s() -> None:
    text = "Adults came promptly in nine, were late in four and never came in two."
    places = [(text.index(word), text.index(word) + len(word)) for word in ("nine", "four", "two")]
    clauses = [governed_clause(text, *place, [p for p in places if p != place]) for place in places]
    assert clauses == ["Adults came promptly", "were late", "never came"]
