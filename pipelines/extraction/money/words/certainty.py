"""How certain an amount of money is: required, planned, foreseen, possible, or done.

Belongs here: the status that follows from what is said of an amount, its tense and its year. Not here: what is said
(`standing.heard`, `standing.turns`, in their order in `standing.weighed`), the tense (`tense`), or documents that set a
budget (`standing.planned`).

What a status means:

- required: somebody must find, save or be given it, or is told, asked or trying to; a target; what is still to be
  found. It stays required in the past ('had to save £20m over the review') until it is said, or its time shows, to
  be done ('has had to save £20m since 2010').
- planned: somebody has decided on it or proposes it: budgets and precepts that are set, grants announced for a year to
  come, programmes, schemes, what is to be drawn from reserves or borrowed, savings that are found only on paper.
- forecast: it is expected to come about, and nobody decides on it: gaps of any year, whoever tells them, outturns while
  their year runs, what prices and pay will add, what reserves will hold, later years of a medium-term plan.
- potential: it could be: options, limits and caps, bids and talks, what depends on a condition, each £1 or 1 percent.
- achieved: a saving that has been made. Nothing else is.
- actual: all other money that has moved or is there: spent, received, held, charged until now.

| case                               | status                                                                          |
|------------------------------------|---------------------------------------------------------------------------------|
| budget of a year to come or running| planned; actual once more of the year is over than is left, but planned still   |
|                                    | where it is said to be set, measures a forecast, or heads a column of a table   |
| what a past year cost, a head costs| actual                                                                          |
| savings made; to be made; on paper | achieved; required; planned ('identified', 'found' of a need that lies ahead)   |
| savings that will have been made   | forecast; 'possible', 'options': potential                                      |
| grant announced or allotted        | planned where its year is to come; received, 'has been provided': actual; what  |
|                                    | a force would lose of it on a condition: potential                              |
| precept proposed, backed or issued | planned, and so what it will bring in; an option, a limit: potential; the charge|
|                                    | before it, and what a rise has raised: actual                                   |
| reserves held; drawn on; left over | actual; planned; forecast                                                       |
| scheme or contract that will cost  | planned, also if put off; what prices or pay will cost: forecast; what it has   |
|                                    | cost: actual                                                                    |

Readers differ on three of them, and the greater part is followed: the budget of a running year late in that year
(planned as often as actual), later years of a plan (a few call the budget and its grants planned), and what a rise will
bring in (one in five calls it forecast).

What is said of the amount goes first, then the tense of its verb, then whether its year is over, running or to come:

| said                                | saving    | deficit, income, | cost      | investment, budget,   | reserve,    |
|                                     |           | over-, underspend|           | funding, precept      | borrowing   |
|-------------------------------------|-----------|------------------|-----------|-----------------------|-------------|
| must, needs, target of, still to    | required  | required; deficit| required  | required              | required    |
|                                     |           | forecast         |           |                       |             |
| could, may, might, options, would   | potential | potential; so    | potential | potential; precept    | potential   |
|                                     |           | deficit forecast,|           | planned               |             |
|                                     |           | unless averted   |           |                       |             |
| expects, forecasts, is likely       | forecast  | forecast         | forecast  | forecast; investment  | forecast    |
|                                     |           |                  |           | planned               |             |
| plans, proposes, has identified     | planned   | forecast         | planned   | planned               | planned     |
| has made, delivered, spent, stood   | achieved  | actual           | actual    | actual                | actual      |
| nothing, but 'will'                 | planned   | forecast         | forecast  | planned               | forecast    |
| nothing, but 'would'                | potential | deficit forecast | potential | potential             | potential   |
| nothing, but a verb of the past     | achieved  | actual           | actual    | actual                | actual      |
| nothing, its year or day to come    | planned   | forecast         | forecast  | planned               | forecast    |
| nothing, its year over              | achieved  | actual           | actual    | actual                | actual      |
| nothing at all                      | planned   | actual; deficit: | actual    | actual                | actual      |
|                                     |           | forecast         |           |                       |             |

So 'achieved' is a saving that has been made and 'actual' any other money that has moved or is there; a budget that was
approved is planned until more of its year is over than is left; a gap is 'forecast' even where it is said in the
present ('faces a gap'). Income may be planned as well, where its words say so ('is to be sold for'). Borrowing that
lies ahead is decided on, and so planned; where a change of what is held or charged sets out is actual.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.extraction.grammar.periods import fiscal_year
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.records import MoneyKind, MoneyStatus

_FORESEEN: frozenset[MoneyKind] = frozenset({"deficit", "cost", "income", "overspend", "underspend"})
"""What comes about; the rest is decided on, and so planned where it lies ahead."""
_DECIDED: frozenset[MoneyKind] = frozenset({"cost", "income"})
"""What is foreseen, and yet planned where the words say so: a sale can be decided on as well."""
_GAPS: frozenset[MoneyKind] = frozenset({"deficit"})
"""What a budget would lack if nothing were done: foreseen as long as it is not over."""
_PROPOSED: frozenset[MoneyKind] = frozenset({"precept"})
"""What a proposal would raise is planned: 'the increase would take the charge to £264'."""
_NEVER_FORESEEN: frozenset[MoneyKind] = frozenset({"investment"})
"""What is decided on, however it is estimated: 'capital spending is put at £42m'."""
_NEVER_REQUIRED: frozenset[MoneyKind] = frozenset({"precept", "income"})
"""What is asked for or aimed at: 'a precept requirement of £84m', 'a target of £2m for sales'."""
_SET: frozenset[MoneyKind] = frozenset({"budget"})
"""What is told of as a thing that is there once half its year is over; planned all year where it is said to be set."""
_LIES_AHEAD: tuple[Tense, ...] = ("present", "ahead")
"""'It plans to spend £468m this year', told however late in that year."""
_APRIL, _OCTOBER = 4, 10
_GRANTED: frozenset[MoneyKind] = frozenset({"funding"})
"""What was approved for a year that is over was given."""


@dataclass(frozen=True, slots=True)
class _Year:
    """The fiscal year of an amount as the day of its document sees it; nothing holds where one of them is unknown."""

    year: str | None
    published: date | None

    @property
    def is_ahead(self) -> bool:
        return bool(self._now and self.year and self.year > self._now)

    @property
    def is_over(self) -> bool:
        return bool(self._now and self.year and self.year < self._now)

    @property
    def runs(self) -> bool:
        """Whether it is running, and not more of it is over than is left."""
        published = self.published
        return bool(published and self.year == self._now and _APRIL <= published.month <= _OCTOBER)

    @property
    def stands(self) -> bool:
        """Whether what was set for it stands: it is over, or more of it than is left."""
        return bool(self._now and self.year and self.year <= self._now) and not self.runs

    @property
    def _now(self) -> str | None:
        return fiscal_year(self.published) if self.published else None


def settled(
    kind: MoneyKind,
    heard: MoneyStatus | None,
    year: str | None,
    published: date | None,
    tense: Tense | None = None,
    *,
    to_come: bool = False,
) -> MoneyStatus:
    """The status of an amount: what the words say, else the tense, else the time (see the table above).

    `year` is the fiscal year of the amount ('2024/25'), `published` the day of the document; `to_come` says that
    the day of a balance lies ahead.
    """
    when = _Year(year, published)
    ahead = to_come or when.is_ahead
    if heard in ("achieved", "actual"):
        foreseen = ahead and (kind in _FORESEEN or kind == "reserve")
        open_gap = kind in _GAPS and not when.is_over and (heard == "achieved" or year)
        return "forecast" if foreseen or open_gap else "achieved" if kind == "saving" else "actual"
    return _as_heard(kind, heard, when, tense) if heard else _as_told(kind, when, tense, ahead=ahead)


def _as_heard(kind: MoneyKind, heard: MoneyStatus, when: _Year, tense: Tense | None) -> MoneyStatus:
    """What the words say of money that is still to move, as its kind and its year allow."""
    if kind in OUTTURNS and heard in ("forecast", "planned") and when.is_over:
        return "actual"
    if kind in _GAPS:
        return "potential" if heard == "potential" else "forecast"
    if heard == "forecast" and kind in _NEVER_FORESEEN:
        return "planned"
    if heard == "required" and kind in _NEVER_REQUIRED:
        return "planned"
    if heard != "planned":
        return heard
    if kind in _FORESEEN and kind not in _DECIDED:
        return "forecast"
    if kind in _SET and when.is_over and tense not in _LIES_AHEAD:
        return "actual"
    return "actual" if kind in _GRANTED and when.is_over else heard


def _as_told(kind: MoneyKind, when: _Year, tense: Tense | None, *, ahead: bool) -> MoneyStatus:
    """What follows from the tense and the year where no word says how certain the money is."""
    if kind in _SET and when.runs and tense in (None, "present"):
        return "planned"
    if tense == "ahead" or (ahead and tense != "imagined"):
        return "forecast" if kind in _FORESEEN or kind == "reserve" else "planned"
    if tense == "imagined" and not when.is_over:
        return "forecast" if kind in _GAPS or kind in OUTTURNS else "planned" if kind in _PROPOSED else "potential"
    if kind == "saving":
        return "achieved" if when.is_over or tense == "past" else "planned"
    if kind in _GAPS and tense != "past" and (not when.is_over or tense == "present"):
        return "forecast"
    return "actual"
