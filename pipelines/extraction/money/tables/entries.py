"""An amount that a table holds: what it is of, its year as the day of the document sees it, and how certain that is.

Belongs here: what words of the table, the sort of the table, the kind and the year make of the amount. Not here: the
words themselves (`cells`), the sort of table (`sorts`), what a status means (`words.certainty`), or the facts
(`budgets`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.papers.paper import plans_for, proposes
from pipelines.extraction.money.tables.cells import (
    TOLD_OF_THE_PAST,
    heads_outturn,
    heads_status,
    is_outlook,
    status_of_cell,
)
from pipelines.extraction.money.tables.sorts import Sort, names_year
from pipelines.extraction.money.words.certainty import settled
from pipelines.extraction.money.words.fiscal import shifted
from pipelines.extraction.records import MoneyKind, MoneyStatus
from pipelines.extraction.tables.figures import Cell

_PRESSURES = expression(
    r"\W*(?:table\s+\d+\W+)?(?:\d[\d.]*\s+)?(?:(?:cost|pay|price|budget|spending|financial|service|inflationary|unavoidable|"
    r"unfunded|new|additional|main|key|other|and)\s+)*pressures\b",
    re.IGNORECASE,
)
"""A table headed so shows what prices and pay will add: it comes about, and nobody decides on it."""
_MOVED = expression(r"\b(?:uses?|used|using|drawn?|contributions?|transfers?|from|to)\b", re.IGNORECASE)
"""What is taken from a reserve is decided on; what it will hold is foreseen."""
_SOURCES = expression(
    r"\b(?:paid\s+for|funding\s+of\s+(?:the|our|its)|(?:funded|financed|met)\s+(?:by|from)|financing|sources?|where\s+(?:the|our)\s+money\s+comes\s+from)\b",
    re.IGNORECASE,
)
"""A table headed so shows what pays for a budget or a programme."""
_REVISED = expression(r"\brevised\b", re.IGNORECASE)
_OF_CAPITAL = expression(r"\bcapital\b", re.IGNORECASE)
"""A programme is decided on for all its years, and so is what pays for it."""
_OF_EACH_YEAR: frozenset[MoneyKind] = frozenset({"budget", "funding", "precept", "income", "cost"})
"""What somebody sets anew for every year."""
_LINES_OF_A_BUDGET: frozenset[MoneyKind] = frozenset({"cost", "income", "investment"})
"""What a table of a budget lists, planned until its years are over."""
_OPENING = 4
"""Sentences."""
_SHOWN_OF_A_BUDGET: frozenset[MoneyKind] = frozenset({"cost", "income", "funding", "precept", "reserve", "budget"})
_OF_A_BUDGET = expression(r"\bbudgets?\b|\brevenue\s+estimates\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that holds money, what kind it is, and its fiscal year as the day of the document sees it."""

    cell: Cell
    beside: Sequence[Cell]
    """The cells of its row."""
    sort: Sort
    """What its table is."""
    kind: MoneyKind
    year: str | None
    published: date | None

    @property
    def is_ahead(self) -> bool:
        """Whether its year is known to come after that of the document."""
        return bool(self.year and self.published and self.year > fiscal_year(self.published))

    @property
    def may_be_ahead(self) -> bool:
        return self.year is None or self.published is None or self.is_ahead

    @property
    def is_beyond_next(self) -> bool:
        """Whether its year comes after the one that the document may set."""
        return bool(self.year and self.published and self.year > shifted(fiscal_year(self.published), 1))

    @property
    def is_now_or_next(self) -> bool:
        now = fiscal_year(self.published) if self.published else None
        return bool(self.year and now and now <= self.year <= shifted(now, 1))

    @property
    def is_running(self) -> bool:
        return bool(self.year and self.published and self.year == fiscal_year(self.published))

    @property
    def is_moved(self) -> bool:
        """Whether its row tells of money that is taken from somewhere or put there."""
        return _MOVED.search(self.cell.label) is not None or _SOURCES.search(self.cell.caption) is not None


def heard(context: Context, entry: Entry) -> MoneyStatus | None:
    """How certain the words of the table say that it is, or else what a budget that is being set makes of it."""
    cell, kind = entry.cell, entry.kind
    status = status_of_cell(cell, kind, entry.beside)
    if status in TOLD_OF_THE_PAST and not heads_status(cell.head) and entry.may_be_ahead and context.once(proposes):
        status = None  # 'Locally generated income' of a year to come
    unset = kind in _OF_EACH_YEAR and not _OF_CAPITAL.search(cell.caption)
    if status == "planned" and unset and entry.is_beyond_next:
        status = None  # 'Net budget' only names it, and what is built into the budget to come is not yet set
    return status or _looked_out(entry) or _unsaid(context, entry)


def _looked_out(entry: Entry) -> MoneyStatus | None:
    """What an outlook shows of years to come is foreseen; of the year that is set, but not what it is set at."""
    outlook = is_outlook(entry.cell, entry.beside)
    if outlook and entry.may_be_ahead:
        return "forecast"
    if not entry.sort.is_outlook:
        return None
    if entry.kind == "reserve" and entry.is_moved:
        return "forecast" if entry.is_beyond_next else None
    if entry.kind not in _OF_EACH_YEAR or entry.kind == "budget":
        return None
    if entry.is_running or (entry.sort.sets_a_budget and not entry.is_beyond_next):
        return "planned" if entry.is_running else None
    return "forecast" if entry.may_be_ahead else None


def _unsaid(context: Context, entry: Entry) -> MoneyStatus | None:
    """How certain it is by its kind and its year, where no word of the table says so."""
    kind, published = entry.kind, entry.published
    pays = entry.is_now_or_next and _REVISED.search(entry.cell.head) is not None
    if kind == "reserve" and entry.is_moved and (pays or entry.is_ahead):
        return "planned"
    over = published and entry.year and entry.year < fiscal_year(published)
    if kind == "cost" and not over and _PRESSURES.match(entry.cell.caption):
        return "forecast"
    if kind == "budget" and entry.sort.lists_spending and entry.is_running and names_year(entry.cell.head):
        return "planned"
    if kind in _LINES_OF_A_BUDGET and entry.is_now_or_next:
        of_budget = _OF_A_BUDGET.search(entry.cell.caption) or context.once(plans_for) == entry.year
        return "planned" if of_budget else None
    undated = published is None and kind in _SHOWN_OF_A_BUDGET
    return "planned" if undated and context.once(_tells_of_budget) else None


def _tells_of_budget(context: Context) -> bool:
    """Whether a document without a date is on a budget from its first words on, and not on what was spent."""
    opening = " ".join(sentence.text for sentence in context.sentences[:_OPENING])
    return _OF_A_BUDGET.search(opening) is not None or context.once(plans_for) is not None


def settled_in_table(entry: Entry, heard: MoneyStatus | None, *, to_come: bool) -> MoneyStatus:
    """As in a sentence; but what a plan shows beyond the coming year, which nobody has set yet, is foreseen."""
    kind = entry.kind
    if heard is None and entry.is_beyond_next:
        return "forecast"
    lines = kind == "budget" or kind in _LINES_OF_A_BUDGET
    lines = lines or any(heads_outturn(other.head) for other in entry.beside)
    if (heard == "planned" and lines) or (heard == "forecast" and kind == "investment"):
        return heard
    return settled(kind, heard, entry.year, entry.published, to_come=to_come)
