"""Tables of budgets: the facts of their cells.

Belongs here: the amount of a cell, its year, and how certain the document and the year make it. Not here: what the
words of its row and column say (`cells`), how a table is laid out (`extraction.tables`), or sentences (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.amounts import LARGEST_BILL, LARGEST_STEP
from pipelines.extraction.money.cells import (
    TOLD_OF_THE_PAST,
    heads_outturn,
    heads_status,
    is_outlook,
    kind_of_cell,
    kind_of_row,
    status_of_cell,
    times_of,
)
from pipelines.extraction.money.certainty import settled
from pipelines.extraction.money.headings import year_above
from pipelines.extraction.money.kinds import STOCKS
from pipelines.extraction.money.papers import plans_for, proposes, year_monitored, year_reported, year_to_be_set
from pipelines.extraction.money.terms import Horizon, horizons
from pipelines.extraction.money.totals import Lines
from pipelines.extraction.money.years import Years, shifted
from pipelines.extraction.records import Finance, MoneyKind, MoneyStatus
from pipelines.extraction.tables import Cell, figure_rows, tells_difference

_PRESSURES = re.compile(
    r"\W*(?:table\s+\d+\W+)?(?:\d[\d.]*\s+)?(?:(?:cost|pay|price|budget|spending|financial|service|inflationary|unavoidable|"
    r"unfunded|new|additional|main|key|other|and)\s+)*pressures\b",
    re.IGNORECASE,
)
"""A table headed so shows what prices and pay will add: it comes about, and nobody decides on it."""
_PLANNED = re.compile(r"\b(?:planned?|proposed|target)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:uses?|used|using|drawn?|contributions?|transfers?|from|to)\b", re.IGNORECASE)
"""What is taken from a reserve is decided on; what it will hold is foreseen."""
_SOURCES = re.compile(
    r"\b(?:paid\s+for|funding\s+of\s+(?:the|our|its)|(?:funded|financed|met)\s+(?:by|from)|financing|sources?|where\s+(?:the|our)\s+money\s+comes\s+from)\b",
    re.IGNORECASE,
)
"""A table headed so shows what pays for a budget or a programme."""
_SET_OUT: frozenset[MoneyKind] = frozenset({"budget", "funding", "precept", "income", "cost", "saving", "investment"})
"""What a paper that proposes a budget lists."""
_REVISED = re.compile(r"\brevised\b", re.IGNORECASE)
_OF_CAPITAL = re.compile(r"\bcapital\b", re.IGNORECASE)
"""A programme is decided on for all its years, and so is what pays for it."""
_OF_EACH_YEAR: frozenset[MoneyKind] = frozenset({"budget", "funding", "precept", "income", "cost"})
"""What somebody sets anew for every year."""
_LINES_OF_A_BUDGET: frozenset[MoneyKind] = frozenset({"cost", "income", "investment"})
"""What a table of a budget lists, planned until its years are over."""
_OPENING = 4
"""Sentences."""
_OVER = re.compile(r"\b(?:outturn|accounts|actuals?|year[\s-]end)\b", re.IGNORECASE)
_SHOWN_OF_A_BUDGET: frozenset[MoneyKind] = frozenset({"cost", "income", "funding", "precept", "reserve", "budget"})
_OF_A_BUDGET = re.compile(r"\bbudgets?\b|\brevenue\s+estimates\b", re.IGNORECASE)
_PROSE = re.compile(r"£\d[^|]*[a-z)][.](?P<head>\s+[\w£()'/ -]{1,25})?\s*$")
"""'Of the £3.5m savings target, £3.1m was delivered.', above a table of something else."""
_DAY = re.compile(r"(?<!\d)(?P<day>30|31)[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d|\d\d)(?!\d)")
_DAY_OF_YEARS = re.compile(r"(?:30|31|1)(?:st)?\s+(?:March|April)(?!\s+20)", re.IGNORECASE)
_PLAIN_YEAR = re.compile(r"\W*20\d\d\W*")
"""'2024', '2025' beside 'Forecast at 31 March'."""
_EFFECT = re.compile(r"\b(?:full[\s-]year|effects?|impact)\b", re.IGNORECASE)
"""'Full-year effect of the 2022 pay award': of a later year."""
_OWN_TITLE = re.compile(r"\btable\s+\w{1,3}\b.*$", re.IGNORECASE)
"""The title of a table, behind the heading above it: 'Plan 2024/25–2028/29 Table C. Savings tracker 2023/24'."""
_MONTHS = {3: "March", 6: "June", 9: "September", 12: "December"}
"""Balances are struck at the end of a quarter."""
_OF_A_DAY = re.compile(r"(?:of|on)\s+\d", re.IGNORECASE)
"""'For the meeting of 4 February', above a table: when the paper is read, and not what its sums are for."""
_A_FIGURE = re.compile(r"[\s£(+-]*\d[\d,.]*\s*(?:m|k|bn|million|billion)?[\s)]*", re.IGNORECASE)


def read_money_tables(context: Context) -> list[Finance]:
    """Every cell of a table that holds an amount of a known kind of money."""
    lines = Lines()
    return [
        fact
        for row, told in figure_rows(context)
        for cells in (_without_prose(row, told),)
        for cell in cells
        if cell.numbers and (fact := _of_cell(context, row, cell, cells, lines)) is not None
    ]


def _without_prose(row: Sentence, cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row, captioned by their heading alone where a sentence with money of its own stands above them."""
    heading = " ".join(row.headings[-1:])
    return [
        replace(cell, caption=f"{heading} {prose['head'] or ''}".rstrip())
        if (prose := _PROSE.search(cell.caption))
        else cell
        for cell in cells
    ]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell that holds money, what kind it is, and its fiscal year as the day of the document sees it."""

    cell: Cell
    beside: Sequence[Cell]
    """The cells of its row."""
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
    def is_moved(self) -> bool:
        """Whether its row tells of money that is taken from somewhere or put there."""
        return _MOVED.search(self.cell.label) is not None or _SOURCES.search(self.cell.caption) is not None


def _of_cell(context: Context, row: Sentence, cell: Cell, beside: Sequence[Cell], lines: Lines) -> Finance | None:
    """The fact of a cell; None where it holds no amount, or of no known kind."""
    amount = _amount(cell)
    cell = _as_compared(cell, beside)
    word = None if amount is None else kind_of_cell(cell, beside) or lines.added_up_in(cell) or kind_of_row(row, cell)
    if amount is None or word is None:
        return None
    lines.add(cell, word)
    kind, direction = word
    published = context.document.identity.published_date
    horizon, printed = _horizon(cell, published, row.text if not cell.label else "")
    starts, ends = (horizon.starts, horizon.ends) if horizon else _year_around(context, row, kind, beside)
    entry = _Entry(cell, beside, kind, horizon.year if horizon else ends, published)
    status = _heard(context, entry)
    if entry.year is None and context.once(proposes) and (kind in _SET_OUT or entry.is_moved):
        status = status or "planned"
        starts = ends = context.once(year_to_be_set) if status in ("planned", "forecast") else None
    evidence = row.evidence()
    named = {mention.force_id for mention in find_forces(cell.label)}
    if len(named) == 1:
        evidence["force_id"] = named.pop()
    number = cell.numbers[0]
    to_come = bool(horizon and horizon.day and published and horizon.day > published)
    return Finance(
        **evidence,
        anchor=row.span(number.start, number.end),
        rule="table_cell",
        claims=(row.span(number.start, number.end),),
        amount_gbp=round(amount, 2),
        amount_high_gbp=None,
        kind=kind,
        direction=direction,
        recurrence="per year" if kind == "precept" and amount < LARGEST_BILL else "total",
        horizon=printed,
        starts=starts,
        ends=ends,
        status=_settled(entry, status, to_come=to_come),
        qualifier="exact",
        subject=" ".join(filter(None, (cell.label, cell.head))),
    )


def _as_compared(cell: Cell, beside: Sequence[Cell]) -> Cell:
    """A cell of a column of changes, headed as the later of the two that it compares; any other as it is."""
    if not tells_difference(cell.head):
        return cell
    dated = [(when[0].starts or "", other) for other in beside if (when := horizons(other.head))]
    later = max(dated, key=_year_of)[1] if dated else None
    return replace(cell, head=later.head) if later else cell


def _year_of(dated: tuple[str, Cell]) -> str:
    return dated[0]


def _amount(cell: Cell) -> float | None:
    """Pounds; None where the cell holds anything besides one amount, or only a step of one."""
    number, times = cell.numbers[0], times_of(cell)
    if number.value is None or len(cell.numbers) != 1 or times is None or not _A_FIGURE.fullmatch(cell.text):
        return None
    if number.kind not in ("money", "cardinal") or 0 < number.value * times <= LARGEST_STEP:
        return None
    if number.value == 0 and tells_difference(cell.head):
        return None
    return number.value * times


def _heard(context: Context, entry: _Entry) -> MoneyStatus | None:
    """How certain the words of the table say that it is, or else what a budget that is being set makes of it."""
    cell, kind = entry.cell, entry.kind
    status = status_of_cell(cell, kind, entry.beside)
    if status in TOLD_OF_THE_PAST and not heads_status(cell.head) and entry.may_be_ahead and context.once(proposes):
        status = None  # 'Locally generated income' of a year to come
    unset = kind in _OF_EACH_YEAR and not _OF_CAPITAL.search(cell.caption)
    if status == "planned" and unset and entry.is_beyond_next and not _PLANNED.search(cell.head):
        status = None  # 'Net budget' only names it, and what is built into the budget to come is not yet set
    if status is None and is_outlook(cell, entry.beside) and entry.may_be_ahead:
        return "forecast"
    return status or _unsaid(context, entry)


def _unsaid(context: Context, entry: _Entry) -> MoneyStatus | None:
    """How certain it is by its kind and its year, where no word of the table says so."""
    kind, published = entry.kind, entry.published
    pays = entry.is_now_or_next and _REVISED.search(entry.cell.head) is not None
    if kind == "reserve" and entry.is_moved and (pays or entry.is_ahead):
        return "planned"
    over = published and entry.year and entry.year < fiscal_year(published)
    if kind == "cost" and not over and _PRESSURES.match(entry.cell.caption):
        return "forecast"
    if kind in _LINES_OF_A_BUDGET and entry.is_now_or_next:
        of_budget = _OF_A_BUDGET.search(entry.cell.caption) or context.once(plans_for) == entry.year
        return "planned" if of_budget else None
    undated = published is None and kind in _SHOWN_OF_A_BUDGET
    return "planned" if undated and context.once(_tells_of_budget) else None


def _tells_of_budget(context: Context) -> bool:
    """Whether a document without a date is on a budget from its first words on, and not on what was spent."""
    opening = " ".join(sentence.text for sentence in context.sentences[:_OPENING])
    told = _OF_A_BUDGET.search(opening) is not None or context.once(plans_for) is not None
    return told and not _OVER.search(opening)


def _horizon(cell: Cell, published: date | None, unlabelled: str) -> tuple[Horizon | None, str | None]:
    """The phrase of time of the column's head, else of the row's label or the row, else of the caption."""
    if (years := _DAY_OF_YEARS.search(cell.caption)) and _PLAIN_YEAR.fullmatch(cell.head):
        return horizons(f"at {years.group()} {cell.head.strip()}", published)[0], None
    if when := horizons(cell.head, published):
        return when[0], cell.head[when[0].start : when[0].end]
    if day := horizons(f"at {_in_words(cell.head)}", published):
        return day[0], None
    label = "" if _EFFECT.search(cell.label) else cell.label
    title = _OWN_TITLE.search(cell.caption)
    own = cell.caption[title.start() :] if title and horizons(title.group(), published) else cell.caption
    for place in (label, unlabelled, own):
        for found in horizons(place, published):
            printed = place[found.start : found.end]
            if place is not own or not _OF_A_DAY.match(printed):
                return found, printed
    return None, None


def _in_words(head: str) -> str:
    """A day in figures as it is said: '31/03/25' is 31 March 2025."""
    day = _DAY.search(head)
    if day is None:
        return head
    month = _MONTHS.get(int(day["month"]), "")
    return f"{day['day']} {month} 20{day['year'][-2:]}" if month else head


def _year_around(context: Context, row: Sentence, kind: MoneyKind, beside: Sequence[Cell]) -> Years:
    """The one year that the other columns, a heading above or the title name; a balance has none of the columns."""
    heads = {(when[0].starts, when[0].ends) for other in beside if (when := horizons(other.head))}
    year = year_above(context, row) or context.once(year_monitored)
    if kind in STOCKS:
        return year, year
    if len(heads) == 1:
        return heads.pop()
    year = year or context.once(year_reported)
    return year, year


def _settled(entry: _Entry, heard: MoneyStatus | None, *, to_come: bool) -> MoneyStatus:
    """As in a sentence; but what a plan shows beyond the coming year, which nobody has set yet, is foreseen."""
    kind = entry.kind
    if heard is None and entry.is_beyond_next:
        return "forecast"
    lines = kind == "budget" or kind in _LINES_OF_A_BUDGET
    lines = lines or any(heads_outturn(other.head) for other in entry.beside)
    if (heard == "planned" and lines) or (heard == "forecast" and kind == "investment"):
        return heard
    return settled(kind, heard, entry.year, entry.published, to_come=to_come)
