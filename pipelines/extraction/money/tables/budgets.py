"""Tables of budgets: the facts of their cells.

Belongs here: the amount of a cell and its year. Not here: what the words of its row and column say (`cells`), what its
table is (`sorts`), how certain that makes it (`entries`), how a table is laid out (`tables.figures`), or sentences
(`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.papers.headings import year_above
from pipelines.extraction.money.papers.paper import proposes, spoken_on, year_monitored, year_reported, year_to_be_set
from pipelines.extraction.money.tables.cells import kind_of_cell, times_of
from pipelines.extraction.money.tables.entries import Entry, heard, settled_in_table
from pipelines.extraction.money.tables.registers import kind_of_row
from pipelines.extraction.money.tables.sorts import Sort, with_sorts
from pipelines.extraction.money.tables.totals import Lines
from pipelines.extraction.money.words.alike import STOCKS
from pipelines.extraction.money.words.amounts import LARGEST_BILL, LARGEST_STEP
from pipelines.extraction.money.words.fiscal import Years
from pipelines.extraction.money.words.terms import Horizon, horizons
from pipelines.extraction.records import Finance, MoneyKind
from pipelines.extraction.tables.figures import Cell, figure_rows, tells_difference

_SET_OUT: frozenset[MoneyKind] = frozenset({"budget", "funding", "precept", "income", "cost", "saving", "investment"})
"""What a paper that proposes a budget lists."""
_PROSE = expression(r"£\d[^|]*[a-z)][.](?P<head>\s+[\w£()'/ -]{1,25})?\s*$")
"""'Of the £3.5m savings target, £3.1m was delivered.', above a table of something else."""
_DAY = expression(r"(?<!\d)(?P<day>30|31)[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d|\d\d)(?!\d)")
_DAY_OF_YEARS = expression(r"(?:30|31|1)(?:st)?\s+(?:March|April)(?!\s+20)", re.IGNORECASE)
_PLAIN_YEAR = expression(r"\W*(?P<year>20\d\d)\W*(?:£\s?'?\w*)?\W*", re.IGNORECASE)
"""'2024', '2025' beside 'Forecast at 31 March'."""
_EFFECT = expression(r"\b(?:full[\s-]year|effects?|impact|freeze\s+grants?)\b", re.IGNORECASE)
"""'Full-year effect of the 2022 pay award', 'freeze grant 2011/12': of a later year."""
_OWN_TITLE = expression(r"\btable\s+\w{1,3}\b.*$", re.IGNORECASE)
"""The title of a table, behind the heading above it: 'Plan 2024/25–2028/29 Table C. Savings tracker 2023/24'."""
_MONTHS = {3: "March", 6: "June", 9: "September", 12: "December"}
"""Balances are struck at the end of a quarter."""
_OF_A_DAY = expression(r"(?:of|on)\s+\d", re.IGNORECASE)
"""'For the meeting of 4 February', above a table: when the paper is read, and not what its sums are for."""
_A_FIGURE = expression(r"[\s£(+-]*\d[\d,.]*\s*(?:m|k|bn|million|billion)?[\s)]*", re.IGNORECASE)


_MILLIONS = expression(r"\W*\d[\d.,]*\s?(?:m|bn|k)\W*", re.IGNORECASE)


def read_money_tables(context: Context) -> list[Finance]:
    """Every cell of a table that holds an amount of a known kind of money."""
    lines = Lines()
    return [
        fact
        for row, told, sort in with_sorts(figure_rows(context))
        for cells in (_without_prose(row, told),)
        for cell in cells
        if cell.numbers and (fact := _of_cell(context, _Row(row, cells, sort), cell, lines)) is not None
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
class _Row:
    """A row, the cells of it that hold figures, and what its table is."""

    sentence: Sentence
    cells: Sequence[Cell]
    sort: Sort


def _of_cell(context: Context, of_row: _Row, cell: Cell, lines: Lines) -> Finance | None:
    """The fact of a cell; None where it holds no amount, or of no known kind."""
    row, beside, amount = of_row.sentence, of_row.cells, _amount(cell, of_row.cells)
    if amount is None:
        return None
    cell = _as_compared(cell, beside)
    word = kind_of_cell(cell, beside, of_row.sort) or lines.added_up_in(cell) or kind_of_row(row, cell)
    if word is None:
        return None
    lines.add(cell, word)
    kind, direction = word
    published = context.once(spoken_on)
    horizon, printed = _horizon(cell, published, row.text if not cell.label else "")
    starts, ends = (horizon.starts, horizon.ends) if horizon else _year_around(context, row, kind, beside)
    entry = Entry(cell, beside, of_row.sort, kind, horizon.year if horizon else ends, published)
    status = heard(context, entry)
    if entry.year is None and context.once(proposes) and (kind in _SET_OUT or entry.is_moved):
        status = status or "planned"
        starts = ends = context.once(year_to_be_set) if status in ("planned", "forecast") else None
    evidence = row.evidence()
    named = {mention.force_id for mention in find_forces(cell.label) or find_forces(cell.head)}
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
        status=settled_in_table(entry, status, to_come=to_come),
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


def _amount(cell: Cell, beside: Sequence[Cell]) -> float | None:
    """Pounds; None where the cell holds anything besides one amount, or only a step of one."""
    number, times = cell.numbers[0], times_of(cell)
    if times is None and _MILLIONS.fullmatch(cell.text) and any(other.numbers[0].kind == "money" for other in beside):
        times = 1.0  # 'Police officers | £92.3m | 99.9m'
    if number.value is None or len(cell.numbers) != 1 or times is None or not _A_FIGURE.fullmatch(cell.text):
        return None
    if number.kind not in ("money", "cardinal") or 0 < number.value * times <= LARGEST_STEP:
        return None
    if number.value == 0 and tells_difference(cell.head):
        return None
    return number.value * times


def _horizon(cell: Cell, published: date | None, unlabelled: str) -> tuple[Horizon | None, str | None]:
    """The phrase of time of the column's head, else of the row's label or the row, else of the caption."""
    if (years := _DAY_OF_YEARS.search(cell.caption)) and (plain := _PLAIN_YEAR.fullmatch(cell.head)):
        return horizons(f"at {years.group()} {plain['year']}", published)[0], None
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
