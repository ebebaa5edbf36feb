"""All that stands around one amount of a sentence: its words, what it is, and the amount before it.

Belongs here: the record, and what can be read off it at once. Not here: how certain the amount is (`standing.weighed`),
its years (`years.dated`), or the facts (`reading`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.documents.expressions.late import expression
from pipelines.extraction.context import Context, Sentence
from pipelines.extraction.money.kinds.leaning import Meaning
from pipelines.extraction.money.kinds.lists import is_label_first, words_above
from pipelines.extraction.money.series import is_next_of_series
from pipelines.extraction.money.words import beside
from pipelines.extraction.money.words.amounts import LARGEST_BILL, Amount
from pipelines.extraction.money.words.kinds_named import Direction, KindWord, StatusWord
from pipelines.extraction.money.words.losses import is_lost
from pipelines.extraction.money.words.tense import has_verb
from pipelines.extraction.money.words.terms import Horizon
from pipelines.extraction.records import Finance, MoneyKind, MoneyStatus

_AFTER_AND = expression(r"\band\s+(?=[^£]{0,40}$)", re.IGNORECASE)
"""'£2.5m is moved to one reserve and £1.4m to another': the verb is that of the first."""


@dataclass
class Words:
    """The words of a sentence that speak of money and time, and what the amounts read so far have taken."""

    kinds: list[KindWord]
    statuses: list[StatusWord]
    horizons: list[Horizon]
    taken: list[Horizon] = field(default_factory=list)
    """Those that went with an amount before."""
    used: set[tuple[int, int]] = field(default_factory=set)
    """Where those stand that an amount before was read by."""
    ahead: Horizon | None = None
    """The phrase of time that stood before that amount: 'pressures for 2025/26 include £17m for pay and £2m …'."""
    said: MoneyStatus | None = None
    """What the words said of the status of the amount before."""


@dataclass(frozen=True, slots=True)
class Around:
    """`text` is the sentence as it was spoken; what can speak of the amount stands from `opened` to `closed`."""

    context: Context
    sentence: Sentence
    text: str
    amount: Amount
    meaning: Meaning
    before: Finance | None
    """The amount before it, of its sentence or of the one that it can lean on."""
    opened: int
    closed: int
    horizon: Horizon | None

    @property
    def kind(self) -> MoneyKind:
        return self.meaning.kind

    @property
    def until(self) -> str:
        """The sentence up to the amount."""
        return self.text[: self.amount.start]

    @property
    def own(self) -> str:
        """The words before the amount that are its own."""
        return self.text[self.opened : self.amount.start]

    @property
    def behind(self) -> str:
        return self.text[self.amount.end : self.closed]

    @property
    def here(self) -> Finance | None:
        """The amount before it in its own sentence."""
        return self.before if self.before and self.before.quote.start == self.sentence.start else None

    @property
    def leaning_on(self) -> Finance | None:
        """The amount before it, where no word of its own says what it is."""
        joined = self.meaning.word is None and self.meaning.rule in ("joined_amount", "changed_amount")
        return self.before if joined else None

    @property
    def in_series(self) -> bool:
        return bool(self.opened) and is_next_of_series(self.text, self.opened, self.amount.start, self.meaning.word)

    @property
    def alone(self) -> bool:
        """Whether it is only compared, or told for a purpose, and shares no verb with the amount before."""
        return not self.in_series and bool(beside.STANDS_APART.search(self.own))

    @property
    def after_and(self) -> str:
        return _AFTER_AND.split(self.own)[-1]

    @property
    def own_verb(self) -> bool:
        return has_verb(self.after_and) or beside.WILL_COME.match(self.text, self.amount.end) is not None

    @property
    def labelled(self) -> bool:
        return self.meaning.rule == "joined_amount" and is_label_first(self.text, self.opened, self.amount)

    @property
    def above(self) -> str:
        """The words above a list or a label that hold for it."""
        goes_on = self.sentence.block.kind == "list_item" and self.text[:1].islower()
        of_list = self.meaning.rule == "listed_amount" or goes_on or not has_verb(self.text)
        return words_above(self.context, self.sentence) if of_list else ""

    @property
    def is_bill(self) -> bool:
        """Whether it is what a household pays."""
        return self.kind == "precept" and self.amount.value < LARGEST_BILL

    @property
    def is_lost(self) -> bool:
        """Whether it is funding that no longer comes in, or what reserves go down by."""
        return is_lost(self.kind, self.own, self.behind)

    @property
    def direction(self) -> Direction:
        """Which way the money goes, whichever way the amount that it leans on goes: 'reserves fell by £9m to £48m'."""
        if self.is_lost:
            return "outflow"
        leans = self.meaning.rule == "carried_amount" or (
            self.kind == "reserve" and self.meaning.rule == "joined_amount"
        )
        return "inflow" if leans and self.kind in ("funding", "reserve") else self.meaning.direction
