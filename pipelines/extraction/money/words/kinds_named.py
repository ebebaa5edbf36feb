"""What kind of money an amount is: the words of the field around an amount.

Belongs here: finding the words of `reference/money_kinds.csv` and `reference/money_status.csv` in a text. Not here:
which of them an amount goes with (`kinds.nearest`), how certain an amount is (`certainty`), by when and how often
(`terms`, `years.recurrence`), or the facts (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.phrases import one_of
from pipelines.extraction.records import MoneyKind, MoneyStatus

Direction = Literal["inflow", "outflow"]


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word or phrase that says what kind of money is meant; `kind` is None for words of other people's money."""

    start: int
    end: int
    kind: MoneyKind | None
    direction: Direction
    is_verb: bool
    needs_object: bool = False
    """A verb that tells something of the amount only where the amount is its object: 'to find £4m'."""
    holds_for: int | None = None
    """Where the only amount begins that it speaks of; None for words that any amount may be near."""


@dataclass(frozen=True, slots=True)
class StatusWord:
    start: int
    end: int
    status: MoneyStatus


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: MoneyKind | None
    direction: Direction
    is_verb: bool
    needs_object: bool


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, _Kind | None]]:
    """The words and what each means; None for phrases that hold such a word and mean no money: 'spending review'."""
    known: dict[str, _Kind | None] = {}
    for row in reference.rows("money_kinds"):
        if row["form"] == "row":
            continue
        if row["form"] == "nothing":
            known[row["words"]] = None
            continue
        kind: MoneyKind | None = next((kind for kind in get_args(MoneyKind) if kind == row["kind"]), None)
        direction: Direction = "inflow" if row["direction"] == "inflow" else "outflow"
        known[row["words"]] = _Kind(kind, direction, row["form"] in ("verb", "object"), row["form"] == "object")
    return _either(known), known


@cache
def costs_by_label() -> frozenset[str]:
    """Labels of rows that are costs in a table of a budget, and say nothing of money in a sentence: 'Energy'."""
    return frozenset(row["words"] for row in reference.rows("money_kinds") if row["form"] == "row")


@cache
def _statuses() -> tuple[re.Pattern[str], dict[str, MoneyStatus]]:
    known: dict[str, MoneyStatus] = {}
    for row in reference.rows("money_status"):
        status: MoneyStatus = next(status for status in get_args(MoneyStatus) if status == row["status"])
        known[row["words"]] = status
    return _either(known), known


_SAYS_THAT = expression(r"\s+(?:that\b(?!\s+(?:amount|sum|money|much)\b)|out\b(?!\s+of\b))", re.IGNORECASE)
_MONTH = "May"
"""Of all the words of status the only one that a capital makes another one: 'it opened in May'."""
_TO_DO = expression(
    r"\s+to\s+(?:save|find|cut|make|borrow|spend|invest|raise|reduce|take|bridge|close|be\s+(?:saved|found|cut|borrowed|raised))\b",
    re.IGNORECASE,
)
"""'The £9m it needs to save': the second verb says what it is."""
_FUND = expression(r"funds?", re.IGNORECASE)
_TO_DO_SO = expression(r"\b(?:will|would|should|could|can|may|might|must)\s+(?:also\s+|then\s+)?$", re.IGNORECASE)
"""'£14m of them should fund a new hub': what it is used for."""
_AS_WAS = expression(r"\bas\s+(?:(?:I|we|he|she|they|it|was|had|have|originally|initially)\s+)*$", re.IGNORECASE)
"""'Has been spent as I promised', 'as planned': how it was done."""
_FINDS = expression(r"\bf(?:ind|ound)$", re.IGNORECASE)
"""'We found that £1.2m a year is spent', 'to find out why': nothing is to be found."""

_CUT = expression(r"cut(?:s|ting)?", re.IGNORECASE)
_NO_MONEY = expression(
    r"\s+(?:(?:down\s+on|in|the|its|their|our|levels?\s+of|rates?\s+of|serious|violent|knife|gun|rural|business|youth|retail|"
    r"hate|drug|domestic|acquisitive|neighbourhood|road|unnecessary|waiting|response|carbon)\s+)*"
    r"(?:crimes?|offen[cd]\w*|re-?offending|violence|burglar(?:y|ies)|thefts?|robber(?:y|ies)|stabbings?|homicides?|harm|"
    r"abuse|anti-?social\s+behaviour|ASB|deaths|casualties|collisions|exploitation|disorder|times?|delays?|waits?|"
    r"backlogs?|queues?|bureaucracy|red\s+tape|paperwork|emissions|demand|calls?|absences?|sickness)\b",
    re.IGNORECASE,
)
"""'£3m to cut crime', 'will cut waiting times': what comes down is no money."""


def _either(words: Iterable[str]) -> re.Pattern[str]:
    phrases = list(words)
    short = [
        f"'{short}{phrase[len(verb) :]}" for verb, short in _SHORT for phrase in phrases if phrase.startswith(verb)
    ]
    said = rf"(?<![\w-]){one_of(phrases)}"
    return expression(
        rf"(?:{said}|(?<=\w){one_of(short)})(?!(?!\d\b)\w)" if short else rf"{said}(?!(?!\d\b)\w)", re.IGNORECASE
    )


_SHORT = (
    ("have ", "ve "),
    ("has ", "s "),
    ("will ", "ll "),
    ("would ", "d "),
    ("had ", "d "),
    ("is ", "s "),
    ("are ", "re "),
)
"""'We've had to find', 'it'll save': helping verbs as they are spoken."""


def _in_full(phrase: str, known: Mapping[str, object]) -> str:
    """The phrase of the vocabulary, its helping verb written out."""
    said = " ".join(phrase.lower().split())
    if not said.startswith("'"):
        return said
    full = (verb + said[1 + len(short) :] for verb, short in _SHORT if said[1:].startswith(short))
    return next(phrase for phrase in full if phrase in known)


def kind_words(text: str) -> list[KindWord]:
    """Every word of the vocabulary in the text, the longest phrase at each place."""
    pattern, known = _kinds()
    found: list[KindWord] = []
    for match in pattern.finditer(text):
        meant = known[_in_full(match.group(), known)]
        if (
            meant is None
            or (_FUND.fullmatch(match.group()) and _TO_DO_SO.search(text[: match.start()]))
            or (_CUT.fullmatch(match.group()) and _NO_MONEY.match(text, match.end()))
            or (meant.needs_object and (_SAYS_THAT.match(text, match.end()) or _TO_DO.match(text, match.end())))
        ):
            continue
        found.append(
            KindWord(match.start(), match.end(), meant.kind, meant.direction, meant.is_verb, meant.needs_object)
        )
    return found


def status_words(text: str) -> list[StatusWord]:
    pattern, known = _statuses()
    return [
        StatusWord(match.start(), match.end(), known[_in_full(match.group(), known)])
        for match in pattern.finditer(text)
        if (not _SAYS_THAT.match(text, match.end()) or not _FINDS.search(match.group()))
        and match.group() != _MONTH
        and not _AS_WAS.search(text[: match.start()])
    ]
