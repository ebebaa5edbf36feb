"""Whether the words said of the cases counted tell that they met what was expected."""

from __future__ import annotations

import pytest

from pipelines.extraction.sense import sense


@pytest.mark.parametrize(
    "clause",
    [
        "officers arrived within the hour",
        "there was no unnecessary delay",
        "no delay was found",
        "supervisors never failed to check the plan",
        "victims were told of the delay",
        "the plan was good",
        "advice was given when it was needed",
        "the crime had been recorded",
    ],
)
def test_met(clause: str) -> None:
    assert sense(clause) == "met"


@pytest.mark.parametrize(
    "clause",
    [
        "officers didn't arrive within the hour",
        "there was no evidence of any supervision",
        "the response was too slow",
        "an appropriate adult was absent",
        "we disagreed with the decision",
        "nobody had told the victim",
        "the crime had been wrongly classified",
        "the actions are still outstanding",
        "required improvement",
        "the file was inadequate",
        "it lacked a plan",
        "victims should have been told sooner",
    ],
)
def test_not_met(clause: str) -> None:
    assert sense(clause) == "not_met"


@pytest.mark.parametrize(
    "clause", ["", "the victim withdrew support", "a plan was required", "were women", "the case involved a child"]
)
def test_neither(clause: str) -> None:
    assert sense(clause) == "unclear"
