"""Cells of tables whose head, label or caption says that they hold percentages: '% abandoned' above '28.6'.

Belongs here: telling such cells. Not here: figures with their sign (`shares`), or what role a head gives (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.grammar.quantities import interval_after
from pipelines.extraction.rates.one_in_n import Share
from pipelines.extraction.tables.figures import Cell, cells_of

_SAYS_PERCENT = expression(
    r"\(\s*(?:%|per\s?cent|percentages?|as\s+a\s+percentage)(?:\s+of\s+[^()%]{3,40})?\s*\)|^\W*(?:%|per\s?cent)(?:\s|$)|(?<![\d.])%\s*$|\b(?:per\s?cent|percent|percentage)\b(?!\s+points?\b)",
    re.IGNORECASE,
)
"""'Recorded (%)', '% abandoned', 'Percentage answered'."""
_ALL_IN_PERCENT = expression(
    r"\(\s*(?:%|per\s?cent|percentages?)\s*\)|(?:^|[,:;–]\s+|\btable\s+\w{1,3}[:.]?\s+)(?:%|per\s?cent|percent|percentages?)(?!\s+(?:change|point|increase|reduction))(?:\s|$)|(?<![\d.])\s%\s+(?:who|that|of|agree|agreeing|saying|rating|confident|satisfied)\b|\b(?:figures|rates|values|numbers)\b[^.;]{0,40}\b(?:percentages|in\s+per\s?cent|in\s+percent)\b",
    re.IGNORECASE,
)
"""A caption that tells the unit of the whole table: 'Calls abandoned by month (%)'."""
_OTHER_UNIT = expression(
    r"£|\b(?:numbers?|no\.?|counts?|total|calls|crimes|cases|minutes?|seconds?|mins?|secs?|hours?|days?|officers|rank|points?|per\s+(?:1,?000|100,?000|head))\b",
    re.IGNORECASE,
)
_MOST = 100.0
_ONLY_FIGURE = expression(r"\W*\d[\d.,]*\W*(?:\(?\s*(?:\+\s?/?\s?-|±)\s?\d[\d.]*\s*\)?)?\W*")


def cells_in_percent(context: Context, row: Sentence) -> Iterator[Share]:
    """The shares of a row that stand without their sign."""
    if row.block.kind != "table_row":
        return
    for cell in cells_of(context, row):
        number = _figure(cell)
        if number is not None and _is_in_percent(cell):
            interval = interval_after(row.text, number, [other for other in cell.numbers if other.start > number.start])
            numbers = (number, *(interval.numbers if interval else ()))
            yield Share(number.value or 0.0, number.start, number.end, "exact", interval, numbers, "percent")


def _figure(cell: Cell) -> Number | None:
    """The plain figure that a cell holds, with at most its interval behind it."""
    if not cell.numbers or not _ONLY_FIGURE.fullmatch(cell.text):
        return None
    number = cell.numbers[0]
    plain = number.kind == "cardinal" and not number.in_words and number.value is not None
    return number if plain and 0 <= (number.value or 0.0) <= _MOST else None


def _is_in_percent(cell: Cell) -> bool:
    if _SAYS_PERCENT.search(cell.head):
        return True
    if _OTHER_UNIT.search(cell.head):
        return False
    if _SAYS_PERCENT.search(cell.label):
        return True
    return _ALL_IN_PERCENT.search(cell.caption) is not None and not _OTHER_UNIT.search(cell.label)
