"""What sort of table of money a cell stands in: the lines of a budget, or an outlook over years to come.

Belongs here: what all rows of a table and the heads of its columns say together. Not here: what a row and a column say
of one cell (`cells`), what the document and the year add, or the facts (`budgets`).

A budget that is laid out by what it is spent on, for this year and the next, lists costs that are planned, and its last
line is the budget. Where a column of what was spent, or will have been, stands beside that of the budget, the two are
told apart instead: what each line was given is a budget, and what it took a cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.documents.dates import YEAR
from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.money.words.kinds_named import costs_by_label, kind_words
from pipelines.extraction.records import MoneyKind
from pipelines.extraction.tables.figures import Cell

Row = tuple[Sentence, Sequence[Cell]]

BUDGETED = expression(r"\bbudget(?:ed)?\b", re.IGNORECASE)
_MEASURED = expression(
    r"\b(?:outturn|actuals?|forecast|projected|projection|spend|spent|expenditure|varian(?:ce|ces|tion)|to\s+date|"
    r"(?:over|under)[\s-]?spen[dt]s?)\b",
    re.IGNORECASE,
)
"""What a budget is held against."""
_FISCAL_YEAR = expression(rf"(?<![\d/]){YEAR}\s?[/-]\s?\d{{2,4}}(?!\d)")
_YEARS_OF_AN_OUTLOOK = 3
_FEWEST_LINES = 2
_OF_CAPITAL = expression(r"\bcapital\b", re.IGNORECASE)
_SOURCES: frozenset[MoneyKind | None] = frozenset({"funding", "precept", "income"})
_SPENDING: frozenset[MoneyKind | None] = frozenset({"budget", "cost"})
_WHOLE = expression(r"\W*(?:(?:total|net|gross|revenue)\s+)*(?:expenditure|spending|spend)\b", re.IGNORECASE)
"""'Net spending before savings' is no line of a budget."""
_A_BUDGET = expression(r"\b(?:net|revenue|total|annual|police)\s+budget\b|\bbudget\s+requirement\b", re.IGNORECASE)
_AND = expression(r",?\s+(?:and|&)\s+|,\s+|\s*/\s*")
_APART = expression(r"\s+[–-]\s+|\s*[(:]")


@dataclass(frozen=True, slots=True)
class Sort:
    lists_spending: bool = False
    """Whether its rows are what a budget is spent on: pay, premises, transport."""
    is_outlook: bool = False
    """Whether it sets what will be spent, or be lacking, against what will come in, over some years."""
    sets_a_budget: bool = False
    """Whether a budget stands among its rows: that of the year to come is set, and so is what pays for it."""


def with_sorts(rows: Sequence[Row]) -> Iterator[tuple[Sentence, Sequence[Cell], Sort]]:
    """Every row with the sort of its table."""
    for _, table in groupby(rows, key=_caption):
        together = list(table)
        sort = _sort(together)
        yield from ((row, cells, sort) for row, cells in together)


def _caption(row: Row) -> str:
    return row[1][0].caption if row[1] else ""


def _sort(rows: Sequence[Row]) -> Sort:
    cells = [cell for _, of_row in rows for cell in of_row]
    labels = {cell.label for cell in cells}
    lines = sum(is_line(label) or _names_cost(label) for label in labels)
    return Sort(
        lists_spending=lines >= _FEWEST_LINES,
        is_outlook=_is_outlook(cells, labels),
        sets_a_budget=any(map(_A_BUDGET.search, labels)),
    )


def _is_outlook(cells: Sequence[Cell], labels: set[str]) -> bool:
    heads = {cell.head for cell in cells}
    years = {found.group() for words in heads | labels if (found := _FISCAL_YEAR.search(words))}
    if len(years) < _YEARS_OF_AN_OUTLOOK or any(_OF_CAPITAL.search(cell.caption) for cell in cells[:1]):
        return False
    kinds = {word.kind for words in heads | labels for word in kind_words(words) if not word.is_verb}
    return "deficit" in kinds or bool(kinds & _SOURCES and kinds & _SPENDING)


def measures(cell: Cell, beside: Sequence[Cell]) -> bool:
    """Whether the table holds a budget against what came of it; not where it sets another year's budget as well."""
    heads = [other.head for other in beside]
    budgeted = {found.group() for head in heads if BUDGETED.search(head) and (found := _FISCAL_YEAR.search(head))}
    held_against = any(_MEASURED.search(head) for head in heads if head != cell.head)
    return held_against and len(budgeted) < _FEWEST_LINES


def names_year(words: str) -> bool:
    """Whether they name a fiscal year."""
    return _FISCAL_YEAR.search(words) is not None


def _names_cost(label: str) -> bool:
    kinds = [word.kind for word in kind_words(label) if not word.is_verb]
    return kinds[-1:] == ["cost"] and not _WHOLE.match(label)


def is_line(label: str) -> bool:
    """Whether a label names a line of a budget, or several: 'Pay – officers', 'Police staff and PCSOs'."""
    line = _APART.split(label.strip().lower(), maxsplit=1)[0]
    lines = costs_by_label()
    return line in lines or all(part in lines for part in _AND.split(line))
