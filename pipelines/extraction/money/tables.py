"""Tables of budgets: cells whose unit stands in a head, a caption or the cell itself.

Belongs here: an amount of a cell, what its row and column say it is. Not here: how a table is laid out
(`tables`), money in sentences (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.grammar.counted import things_before
from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.amounts import LARGEST_STEP
from pipelines.extraction.money.certainty import settled
from pipelines.extraction.money.headings import year_above
from pipelines.extraction.money.papers import plans_for, proposes, year_monitored, year_proposed
from pipelines.extraction.money.terms import Horizon, horizons
from pipelines.extraction.money.words import Direction, costs_by_label, kind_words, status_words
from pipelines.extraction.money.years import Years, shifted
from pipelines.extraction.records import Finance, MoneyKind, MoneyStatus
from pipelines.extraction.tables import Cell, figure_rows, tells_difference

_UNIT = re.compile(
    r"£\s?'?(?P<short>m(?:illions?|n)?|k|000'?s?|bn)(?![A-Za-z\d])|\(\s?£\s?\)|\bin\s+(?P<long>millions|thousands)(?:\s+of\s+pounds)?|(?P<plain>£)\s*$",
    re.IGNORECASE,
)
_TIMES = {"m": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "k": 1e3, "000": 1e3, "thousands": 1e3, "bn": 1e9}
_VARIANCE = re.compile(r"\bvarian(?:ce|ces|tion)\b|\bover\s*/?\s*\(?\s*under\b|\bdifference\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*(?:\(|-\s*\d|−|-\s*£)")
"""Below its budget, as accounts print it."""
_BUDGETED = re.compile(r"\bbudget(?:ed)?\b", re.IGNORECASE)
_SPENT = re.compile(r"\b(?:outturn|actuals?|spend|spending|spent|expenditure)\b", re.IGNORECASE)
_HEAD_STATUS: tuple[tuple[re.Pattern[str], MoneyStatus], ...] = (
    (re.compile(r"\b(?:forecast|projected|expected|provisional)\s+outturn\b", re.IGNORECASE), "forecast"),
    (re.compile(r"\b(?:outturn|actuals?)\b(?!\s+forecast)", re.IGNORECASE), "actual"),
    (re.compile(r"\bsavings?\s+(?:requirements?|needed|needs?)\b", re.IGNORECASE), "required"),
    (re.compile(r"\b(?:delivered|achieved|realised|banked|found|saved)\b", re.IGNORECASE), "achieved"),
    (
        re.compile(r"\b(?:required|still\s+to\s+(?:find|be\s+found)|unidentified|outstanding)\b", re.IGNORECASE),
        "required",
    ),
    (re.compile(r"\b(?:forecast|projected|projection|estimated?)\b", re.IGNORECASE), "forecast"),
    (re.compile(r"\b(?:budget|planned?|proposed|target)\b", re.IGNORECASE), "planned"),
)
_PRESSURES = re.compile(
    r"\W*(?:table\s+\d+\W+)?(?:\d[\d.]*\s+)?(?:(?:cost|pay|price|budget|spending|financial|service|inflationary|unavoidable|"
    r"unfunded|new|additional|main|key|other|and)\s+)*pressures\b",
    re.IGNORECASE,
)
"""A table headed so shows what prices and pay will add: it comes about, and nobody decides on it."""
_PLANNED = re.compile(r"\b(?:planned?|proposed|target)\b", re.IGNORECASE)
_TARGETED = re.compile(r"\btargets?\b", re.IGNORECASE)
"""A target of savings is what has to be saved."""
_ASIDE = re.compile(r"\s+\(?(?:before|after|net\s+of|excluding|without|less)\s.*$", re.IGNORECASE)
"""'Budget gap before savings'."""
_OF_FIXED_NAMES = ("budget", "precept", "reserve")
"""Kinds whose names hold words of status without meaning them: 'budget requirement', 'earmarked reserves'."""
_MOVED = re.compile(r"\b(?:uses?|used|using|drawn?|contributions?|transfers?|from|to)\b", re.IGNORECASE)
"""What is taken from a reserve is decided on; what it will hold is foreseen."""
_TOLD_OF_THE_PAST: frozenset[MoneyStatus] = frozenset({"actual", "achieved"})
"""'What the force spends' above a plan is no outturn: a heading that means one names it."""
_SET_OUT: frozenset[MoneyKind] = frozenset({"budget", "funding", "precept", "income", "cost", "saving"})
"""What a paper that proposes a budget lists."""
_LINES_OF_A_BUDGET: frozenset[MoneyKind] = frozenset({"cost", "income"})
"""What a table of a budget lists, planned until its years are over."""
_OPENING = 4
"""Sentences."""
_OVER = re.compile(r"\b(?:outturn|accounts|actuals?|year[\s-]end)\b", re.IGNORECASE)
_SHOWN_OF_A_BUDGET: frozenset[MoneyKind] = frozenset({"cost", "income", "funding", "precept", "reserve", "budget"})
_OF_A_BUDGET = re.compile(r"\bbudgets?\b|\brevenue\s+estimates\b", re.IGNORECASE)
_NAMED_BY_STATUS: frozenset[MoneyKind] = frozenset({"reserve"})
"""Kinds that rows name by such words: 'Earmarked', 'Committed'."""
_NAME_OF_A_PAPER = re.compile(r"\b(?:plan|target|programme)s?\b|\bfinancial\s+forecasts?\b", re.IGNORECASE)
_OF_SPENDING: frozenset[MoneyKind | None] = frozenset({"cost", "budget", "overspend", "underspend", None})
_FORESEEN = re.compile(r"\b(?:forecast|projected|expected)\b", re.IGNORECASE)
_A_FIGURE = re.compile(r"[\s£(+-]*\d[\d,.]*\s*(?:m|k|bn|million|billion)?[\s)]*", re.IGNORECASE)


def read_money_tables(context: Context) -> list[Finance]:
    """Every cell of a table that holds an amount of a known kind of money."""
    return [
        fact
        for row, cells in figure_rows(context)
        for cell in cells
        if (fact := _of_cell(context, row, cell, cells)) is not None
    ]


def _of_cell(context: Context, row: Sentence, cell: Cell, beside: Sequence[Cell]) -> Finance | None:
    number = cell.numbers[0]
    times = _times(cell)
    if number.value is None or len(cell.numbers) != 1 or times is None or not _A_FIGURE.fullmatch(cell.text):
        return None
    if number.kind not in ("money", "cardinal") or 0 < number.value * times <= LARGEST_STEP:
        return None
    word = None if tells_difference(cell.head) else _kind(cell, beside)
    if word is None:
        return None
    kind, direction = word
    published = context.document.identity.published_date
    horizon, printed = _horizon(cell, published, row.text if not cell.label else "")
    starts, ends = (horizon.starts, horizon.ends) if horizon else _year_around(context, row, beside)
    evidence = row.evidence()
    named = {mention.force_id for mention in find_forces(cell.label)}
    if len(named) == 1:
        evidence["force_id"] = named.pop()
    year = horizon.year if horizon else ends
    status = _status(cell, kind, beside)
    proposed = (year is None or published is None or year > fiscal_year(published)) and context.once(proposes)
    if proposed and status in _TOLD_OF_THE_PAST and not any(pattern.search(cell.head) for pattern, _ in _HEAD_STATUS):
        status = None  # 'Locally generated income' of a year to come
    if kind == "reserve" and _MOVED.search(cell.label) and published and year and year > fiscal_year(published):
        status = status or "planned"
    lies_ahead = published is None or year is None or year >= fiscal_year(published)
    if kind == "cost" and status is None and lies_ahead and _PRESSURES.match(cell.caption):
        status = "forecast"
    if status == "planned" and kind == "budget" and not _PLANNED.search(cell.head):
        status = None if _is_beyond_next(year, published) else status  # 'Net budget' only names it
    plan = context.once(plans_for)
    of_budget = _OF_A_BUDGET.search(cell.caption) or (plan is not None and plan == year)
    if (
        kind in _LINES_OF_A_BUDGET
        and status is None
        and of_budget
        and published
        and year
        and fiscal_year(published) <= year <= shifted(fiscal_year(published), 1)
    ):
        status = "planned"
    if status is None and published is None and kind in _SHOWN_OF_A_BUDGET and context.once(_tells_of_budget):
        status = "planned"
    if year is None and proposed and (kind in _SET_OUT or _MOVED.search(cell.label)):
        status = status or "planned"
        starts = ends = context.once(year_proposed) if status in ("planned", "forecast") else None
    if status in (None, "planned") and kind in _SET_OUT and _is_set_against_the_next(cell, year, published, beside):
        status = "actual"
    to_come = bool(horizon and horizon.day and published and horizon.day > published)
    return Finance(
        **evidence,
        anchor=row.span(number.start, number.end),
        rule="table_cell",
        claims=(row.span(number.start, number.end),),
        amount_gbp=round(number.value * times, 2),
        amount_high_gbp=None,
        kind=kind,
        direction=direction,
        recurrence="total",
        horizon=printed,
        starts=starts,
        ends=ends,
        status=_settled(kind, status, year, published, to_come=to_come),
        qualifier="exact",
        subject=" ".join(filter(None, (cell.label, cell.head))),
    )


def _is_set_against_the_next(cell: Cell, year: str | None, published: date | None, beside: Sequence[Cell]) -> bool:
    """Whether the budget is the running one, shown beside that proposed for the next year: it stands."""
    if published is None or year != fiscal_year(published) or not _BUDGETED.search(cell.head):
        return False
    budgets = [other.head for other in beside if _BUDGETED.search(other.head)]
    return shifted(year, 1) in {when[0].starts for head in budgets if (when := horizons(head))}


def _tells_of_budget(context: Context) -> bool:
    """Whether a document without a date is on a budget from its first words on, and not on what was spent."""
    opening = " ".join(sentence.text for sentence in context.sentences[:_OPENING])
    return bool(_OF_A_BUDGET.search(opening)) and not _OVER.search(opening)


def _horizon(cell: Cell, published: date | None, unlabelled: str) -> tuple[Horizon | None, str | None]:
    """The phrase of time of the column's head, else of the row's label or the row, else of the caption."""
    if when := horizons(cell.head, published):
        return when[0], cell.head[when[0].start : when[0].end]
    if day := horizons(f"at {cell.head}", published):
        return day[0], None
    for place in (cell.label, unlabelled, cell.caption):
        if when := horizons(place, published):
            return when[0], place[when[0].start : when[0].end]
    return None, None


def _year_around(context: Context, row: Sentence, beside: Sequence[Cell]) -> Years:
    """The one year that the other columns, a heading above or the title name."""
    heads = {(when[0].starts, when[0].ends) for other in beside if (when := horizons(other.head))}
    if len(heads) == 1:
        return heads.pop()
    year = year_above(context, row) or context.once(year_monitored)
    return year, year


def _settled(
    kind: MoneyKind, heard: MoneyStatus | None, year: str | None, published: date | None, *, to_come: bool
) -> MoneyStatus:
    """As in a sentence; but what a plan shows beyond the coming year, which nobody has set yet, is foreseen."""
    if heard is None and _is_beyond_next(year, published):
        return "forecast"
    lines = kind == "budget" or kind in _LINES_OF_A_BUDGET
    if (heard == "planned" and lines) or (heard == "forecast" and kind == "investment"):
        return heard
    return settled(kind, heard, year, published, to_come=to_come)


def _is_beyond_next(year: str | None, published: date | None) -> bool:
    return bool(published and year and year > shifted(fiscal_year(published), 1))


def _times(cell: Cell) -> float | None:
    """What the printed figure is multiplied by; None where the cell is not money."""
    if cell.numbers[0].kind == "money" and (cell.numbers[0].value or 0) >= 1000:
        return 1.0
    for place in (cell.head, cell.label, cell.caption):
        if unit := _UNIT.search(place):
            written = (unit["short"] or unit["long"] or "").lower().replace("'", "").removesuffix("s") or "1"
            return _TIMES.get(written, _TIMES.get(written + "s", 1.0))
    return 1.0 if cell.numbers[0].kind == "money" else None


def _kind(cell: Cell, beside: Sequence[Cell]) -> tuple[MoneyKind, Direction] | None:
    """What the row's label names, else its column's head, else the caption; a head of spending goes before a cost."""
    counted = things_before(f"{cell.label} ", len(cell.label) + 1)
    of_things = counted and counted.role == "volume" and not _UNIT.search(cell.head)
    places = (cell.label, cell.head) if of_things else (cell.label, cell.head, cell.caption)
    heads = (_ASIDE.sub("", place) for place in places)
    named = [nouns[-1] for place in heads if (nouns := [word for word in kind_words(place) if not word.is_verb])]
    of_row = next((word for word in kind_words(cell.label) if not word.is_verb), None)
    if _VARIANCE.search(cell.head):
        return ("underspend", "inflow") if _IN_BRACKETS.match(cell.text) else ("overspend", "outflow")
    titled = {word.kind for word in kind_words(cell.caption) if not word.is_verb} - _OF_SPENDING
    if of_row is None and not titled and _line(cell.label) in costs_by_label() and not _names_kind(cell.head):
        return ("budget", "outflow") if _BUDGETED.search(cell.head) else ("cost", "outflow")
    spending = of_row.kind == "cost" if of_row else not titled
    if spending and _BUDGETED.search(cell.head) and not _SPENT.search(cell.head) and not _names_kind(cell.head):
        return "budget", "outflow"
    against_budget = _FORESEEN.search(cell.head) and any(_BUDGETED.search(other.head) for other in beside)
    if spending and (_SPENT.search(cell.head) or against_budget) and (of_row or _of_money(cell)):
        return "cost", "outflow"
    if "reserve" in titled and of_row and of_row.kind == "income":
        return "reserve", "inflow"
    above = [word for word in named if word.kind in ("overspend", "underspend", "saving")]
    word = above[0] if above and named[0].kind == "cost" else named[0] if named else None
    return (word.kind, word.direction) if word and word.kind else None


_APART = re.compile(r"\s+[–-]\s+|\s*[(:]")


def _line(label: str) -> str:
    """The line of a budget that a label names: 'pay' in 'Pay – officers'."""
    return _APART.split(label.strip().lower(), maxsplit=1)[0]


def _names_kind(head: str) -> bool:
    return any(word.kind not in _OF_SPENDING for word in kind_words(head))


def _of_money(cell: Cell) -> bool:
    return any(_UNIT.search(place) for place in (cell.head, cell.label, cell.caption))


def _status(cell: Cell, kind: MoneyKind, beside: Sequence[Cell]) -> MoneyStatus | None:
    if kind in ("overspend", "underspend") and _VARIANCE.search(cell.head):
        around = " ".join((cell.caption, *(other.head for other in beside)))
        return "forecast" if _FORESEEN.search(around) else "actual"
    for pattern, status in _HEAD_STATUS:
        if pattern.search(cell.head):
            return "required" if kind == "saving" and _TARGETED.search(cell.head) else status
    for place in (cell.label, cell.caption) if kind not in _NAMED_BY_STATUS else ():
        names = [(word.start, word.end) for word in kind_words(place) if word.kind in _OF_FIXED_NAMES]
        names += [match.span() for match in _NAME_OF_A_PAPER.finditer(place)]
        heard = [word for word in status_words(place) if not any(start <= word.start < end for start, end in names)]
        if place is cell.caption:
            heard = [word for word in heard if word.status not in _TOLD_OF_THE_PAST]
        if heard:
            return heard[0].status
    return None
