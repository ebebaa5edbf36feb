"""What the heads of a table's columns tell of the grades below them: whose they are, of which cycle, since when.

Belongs here: columns of years, of earlier grades and of a force's own view. Not here: reading the cells (`judgments`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.grade_words import LAST_FOUR_TIER_YEAR, peel_cycle, terms

LAST_TIME = expression(
    r"(?:(?:our|the|its)\s+)?(?:(?:last|previous|earlier|prior|former)(?:\s+(?:[\w-]+\s+)?"
    rf"(?:time|inspection|report|round|cycle|assessment|year|{terms('grade noun')}))?|previously|before|then|was)",
    re.IGNORECASE,
)
"""The head of a column of earlier grades that doesn't say the year."""
NOT_OF_INSPECTORS = expression(
    r"\bself\b|\bself-?assess|\bown\s+(?:\w+\s+)?(?:view|grade|assessment|judge?ment)|\b(?:target|aim|ambition|predicted|expected|anticipated)\b",
    re.IGNORECASE,
)
"""The head of a column of what a force thinks of itself, or would like to be."""
_INSPECTED_LAST = expression(r"\b(?:last|when|year|date)\s+(?:last\s+)?inspected\b", re.IGNORECASE)
"""The head of a column that tells since when a grade stands, in the table of a later inspection."""
YEAR = expression(r"(?:peel\s+)?(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?", re.IGNORECASE)
_OF_YEAR = expression(r"\b(?:year|date|cycle|inspected|inspection|peel|when)\b", re.IGNORECASE)


WHEN = "Last inspected"


def heads_years(text: str) -> bool:
    """ "Last inspected", at the end of a pillar's own row: what stands over the years of the rows below it."""
    return _INSPECTED_LAST.fullmatch(text) is not None


def stands_since(words: Sequence[str], tops: Sequence[str], own_cycle: str | None) -> bool:
    """Whether a row says that its area was last inspected in an earlier cycle, whose grade it keeps."""
    then = [cycle_in(text) for text, top in zip(words, tops, strict=True) if _INSPECTED_LAST.search(top)]
    return any(cycle is not None and own_cycle is not None and cycle < own_cycle for cycle in then)


def is_of_earlier(year: str | None, own_cycle: str | None) -> bool:
    """Whether the year that ends a row, in which its area was last inspected, is of an earlier cycle."""
    then = peel_cycle(year) if year else None
    return then is not None and own_cycle is not None and then < own_cycle


def cycle_of_row(words: Sequence[str], tops: Sequence[str]) -> str | None:
    """The cycle of a row that is led by its year, or has it in a column for years."""
    dated = [text for at, text in enumerate(words) if YEAR.fullmatch(text) and (at == 0 or _OF_YEAR.search(tops[at]))]
    return cycle_in(dated[0]) if len(dated) == 1 else None


_YEAR_OF_LABEL = expression(
    rf"(?:(?:{YEAR.pattern})(?=\W)|(?<=\s)\(?(?:{YEAR.pattern})\)?$|(?<=\()(?:{YEAR.pattern})(?=\)))", re.IGNORECASE
)
_YEARLY = "crime_recording"


def cycle_of_label(label: str, area_id: str) -> str | None:
    """The cycle that the label of a row names: 'PEEL Effectiveness 2017', 'PEEL 2018/19: Legitimacy'."""
    named = _YEAR_OF_LABEL.match(label) or _YEAR_OF_LABEL.search(label)
    return cycle_in(named.group(), area_id) if named else None


def cycle_in(words: str, area_id: str | None = None) -> str | None:
    """The cycle of the first year that the head of a column names; how crimes are recorded was inspected by years."""
    year = re.search(r"(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?", words)
    if year is None:
        return None
    own = area_id == _YEARLY and len(year.group()) == 4 and int(year.group()) <= LAST_FOUR_TIER_YEAR
    return year.group() if own else peel_cycle(year.group())
