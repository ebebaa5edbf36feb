"""Whatever hedges a number stands in no pattern's way."""

from __future__ import annotations

import re

import pytest

from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGED_NOUN, HEDGES
from pipelines.reference import rows


@pytest.mark.parametrize("phrase", [row["phrase"] for row in rows("hedges") if row["place"] == "before"])
def test_every_hedge_of_the_vocabulary_is_passed_over(phrase: str) -> None:
    assert re.fullmatch(rf"fell to {HEDGES}40", f"fell to {phrase} 40")


def test_what_else_is_passed_over_where_it_may_stand() -> None:
    assert re.fullmatch(rf"with {HEDGED_MORE}£4m", "with just under another £4m")
    assert re.fullmatch(rf"from {HEDGED_NOUN}£4m", "from the additional £4m")
    assert not re.fullmatch(rf"with {HEDGES}£4m", "with another £4m")
