"""Tables of budgets: cells whose unit stands in a head, a caption or the cell itself.

Belongs here: an amount of a cell, what its row and column say it is. Not here: how a table is laid out
(`tables`), money in sentences (`finances`).
"""

from __future__ import annotations

import re

from pipelines.documents.forces import find_forces
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.counted import things_before
from pipelines.extraction.money_terms import horizons
from pipelines.extraction.money_words import KindWord, kind_words, settled, status_words
from pipelines.extraction.records import Finance, MoneyStatus
from pipelines.extraction.tables import Cell, figure_rows

_UNIT = re.compile(
    r"£\s?'?(?P<short>m(?:illions?|n)?|k|000'?s?|bn)(?![A-Za-z\d])|\(\s?£\s?\)|\bin\s+(?P<long>millions|thousands)(?:\s+of\s+pounds)?|(?P<plain>£)\s*$",
    re.IGNORECASE,
)
_TIMES = {"m": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "k": 1e3, "000": 1e3, "thousands": 1e3, "bn": 1e9}
_HEAD_STATUS: tuple[tuple[re.Pattern[str], MoneyStatus], ...] = (
    (re.compile(r"\b(?:outturn|actuals?)\b(?!\s+forecast)", re.IGNORECASE), "actual"),
    (re.compile(r"\b(?:forecast|projected|projection|estimated?)\b", re.IGNORECASE), "forecast"),
    (re.compile(r"\b(?:budget|planned?|proposed|target)\b", re.IGNORECASE), "planned"),
)
_A_FIGURE = re.compile(r"[\s£(+-]*\d[\d,.]*\s*(?:m|k|bn|million|billion)?[\s)]*", re.IGNORECASE)


def read_money_tables(context: Context) -> list[Finance]:
    """Every cell of a table that holds an amount of a known kind of money."""
    return [
        fact
        for row, cells in figure_rows(context)
        for cell in cells
        if (fact := _of_cell(context, row, cell)) is not None
    ]


def _of_cell(context: Context, row: Sentence, cell: Cell) -> Finance | None:
    number = cell.numbers[0]
    times = _times(cell)
    if number.value is None or len(cell.numbers) != 1 or times is None or not _A_FIGURE.fullmatch(cell.text):
        return None
    if number.kind not in ("money", "cardinal"):
        return None
    word = _kind(cell)
    if word is None or word.kind is None:
        return None
    when = horizons(f"{cell.head}") or horizons(cell.label) or horizons(cell.caption)
    horizon = when[0] if when else None
    printed = next(
        (
            text[horizon.start : horizon.end]
            for text in (cell.head, cell.label, cell.caption)
            if horizon and horizons(text)
        ),
        None,
    )
    year = (horizon.ends or horizon.starts) if horizon else None
    evidence = row.evidence()
    named = {mention.force_id for mention in find_forces(cell.label)}
    if len(named) == 1:
        evidence["force_id"] = named.pop()
    return Finance(
        **evidence,
        anchor=row.span(number.start, number.end),
        rule="table_cell",
        claims=(row.span(number.start, number.end),),
        amount_gbp=round(number.value * times, 2),
        amount_high_gbp=None,
        kind=word.kind,
        direction=word.direction,
        recurrence="total",
        horizon=printed,
        starts=horizon.starts if horizon else None,
        ends=horizon.ends if horizon else None,
        status=settled(word.kind, _status(cell), year, context.document.identity.published_date),
        qualifier="exact",
        subject=" ".join(filter(None, (cell.label, cell.head))),
    )


def _times(cell: Cell) -> float | None:
    """What the printed figure is multiplied by; None where the cell is not money."""
    if cell.numbers[0].kind == "money" and (cell.numbers[0].value or 0) >= 1000:
        return 1.0
    for place in (cell.head, cell.label, cell.caption):
        if unit := _UNIT.search(place):
            written = (unit["short"] or unit["long"] or "").lower().replace("'", "").removesuffix("s") or "1"
            return _TIMES.get(written, _TIMES.get(written + "s", 1.0))
    return 1.0 if cell.numbers[0].kind == "money" else None


def _kind(cell: Cell) -> KindWord | None:
    """The kind that the row's label names, else its column's head, else the caption."""
    counted = things_before(f"{cell.label} ", len(cell.label) + 1)
    places = (cell.label, cell.head) if counted and counted.role == "volume" else (cell.label, cell.head, cell.caption)
    named = [nouns[-1] for place in places if (nouns := [word for word in kind_words(place) if not word.is_verb])]
    above = [word for word in named if word.kind in ("overspend", "underspend", "saving")]
    return above[0] if above and named[0].kind == "cost" else named[0] if named else None


def _status(cell: Cell) -> MoneyStatus | None:
    for pattern, status in _HEAD_STATUS:
        if pattern.search(cell.head):
            return status
    for place in (cell.label, cell.caption):
        names = [word for word in kind_words(place) if word.kind in ("budget", "precept")]
        heard = [word for word in status_words(place) if not any(n.start <= word.start < n.end for n in names)]
        if heard:
            return heard[0].status
    return None
