"""What stands around a number and belongs to it: hedges, ranges, confidence intervals.

Belongs here: phrases of quantity that every kind of fact shares. Not here: single numbers (`numbers`) or what the
quantity counts (one module per kind of fact).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import reference
from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_NOUN, HEDGES
from pipelines.extraction.grammar.movements import MOVED, MOVING
from pipelines.extraction.grammar.numbers import Number
from pipelines.extraction.records import Qualifier

_QUALIFIERS: dict[str, Qualifier] = {
    "about": "about", "nearly": "nearly", "over": "over", "under": "under", "at_least": "at_least",
    "at_most": "at_most",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hedge:
    """How exactly a number is meant, and where the words that say so begin and end."""

    qualifier: Qualifier
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval printed with an estimate, in percentage points either side."""

    half_width: float
    level: float | None
    """Percent; None where the text does not say."""
    numbers: tuple[Number, ...]
    end: int


@cache
def _hedges(place: str) -> tuple[re.Pattern[str], dict[str, Qualifier]]:
    words = {row["phrase"]: _QUALIFIERS[row["qualifier"]] for row in reference.rows("hedges") if row["place"] == place}
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(words, key=len, reverse=True))
    if place == "before":
        return re.compile(rf"\b({either})\s+(?:(?:a|an|only)\s+)?[£(]?$", re.IGNORECASE), words
    return re.compile(rf"\s+({either})\b", re.IGNORECASE), words


@cache
def _last_words() -> tuple[str, ...]:
    """The words that a hedge before a number can end with, spaces and hyphens aside."""
    _, phrases = _hedges("before")
    return tuple(sorted({re.split(r"[\s-]", phrase)[-1] for phrase in phrases}))


def _may_be_hedged(before: str) -> bool:
    """A quick look at the last two words, of which the second can be 'a' or 'only'."""
    return any(word.endswith(_last_words()) for word in before.lower().rstrip("£( ").split()[-2:])


_WENT_UP_TO = expression(
    rf"\b(?:{MOVED}|{MOVING}|improv(?:e|es|ed|ing)|build|builds|built|building|scal(?:e|ed|ing)|go|goes|going|gone|went|com(?:e|es|ing)|came|takes?|taking|taken|took|br(?:ings?|inging|ought)|back|now)\s+"
    r"(?:(?:back|it|this|that|them|the\s+(?:total|number|figure))\s+)?up\s+to\s+(?:an?\s+)?[£(]?$|\b(?:crept|edged|inched|nudged|ticked|shot)\s+up\s+to\s+(?:an?\s+)?[£(]?$",
    re.IGNORECASE,
)
"""'Has crept up to 1,420' says how many there are; 'up to 1,420', at most how many."""


def hedge(text: str, number: Number) -> Hedge:
    """The hedge before or after a number: 'nearly a third', 'at least £2m', '40 or more'."""
    before, phrases = _hedges("before")
    window = max(0, number.start - 40)
    said = text[window : number.start]
    found = before.search(said) if _may_be_hedged(said) else None
    if found and not _WENT_UP_TO.search(said):
        return Hedge(phrases[" ".join(found[1].lower().split())], window + found.start(), number.end)
    after, phrases = _hedges("after")
    if found := after.match(text, number.end):
        return Hedge(phrases[" ".join(found[1].lower().split())], number.start, found.end())
    return Hedge("exact", number.start, number.end)


_OPENS_RANGE = expression(
    r"\b(?:between|from|range of|ranging from|ranged from|anything from|of)\s+£?\s*$", re.IGNORECASE
)


def in_range(text: str, low: Number, high: Number) -> bool:
    """Whether two numbers are the ends of one range: 'between 10 and 15 percent', '£2m to £3m', '3-5 percent'.

    'From £2m to £3m' with a verb of change is no range; that is for the kind of fact to tell.
    """
    if low.value is None or high.value is None or not low.value < high.value:
        return False
    joint = text[low.end : high.start]
    if not re.fullmatch(r"\s*(?:-|to|and|or)\s*£?\s*", joint):
        return False
    if joint.strip(" £") in ("-", "to"):
        return True
    return _OPENS_RANGE.search(text[max(0, low.start - 20) : low.start]) is not None


_RANGES_FROM = expression(
    r"\b(?:rang(?:e|ed|es|ing)|var(?:y|ied|ies|ying)|differ(?:s|ed|ing)?)\b[^.;\d]{0,60}?[\s:]from\s+£?\s*$|"
    r"\b(?:anything|anywhere|estimates?|values?)\s+from\s+£?\s*$",
    re.IGNORECASE,
)
_FROM = expression(rf"\bfrom\s+{HEDGED_NOUN}£?\s*$", re.IGNORECASE)


def from_to(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the start and the end of a change: 'rose from 2.1 percent to 4.2 percent'."""
    before = text[max(0, first.start - 80) : first.start]
    if not _FROM.search(before) or _RANGES_FROM.search(before):
        return False
    return (
        re.search(
            rf"\bto\s+(?:an?\s+(?:[\w-]+\s+)?(?:low|high|peak)\s+of\s+)?{HEDGES}$", text[first.end : second.start]
        )
        is not None
    )


_IDIOM = expression(
    r"\s+(?:behind|committed|sure|certain|confident|right|prouder|happier|effort|dedicated|honest|focused|clear|every\s+day|"
    r"confidence\s+(?:level|limits?|interval)|(?:confidence\s+)?level\b(?!\s+of\s+(?!confidence)))",
    re.IGNORECASE,
)


_OF_METHOD = expression(
    r"\bmargins?\s+of\s+error\s+of\s+(?:no\s+more\s+than|up\s+to|at\s+most|about)\s+$|"
    r"\bconfidence\s+(?:intervals?|levels?|limits?)\s+(?:\w+\s+){0,4}at\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""'Intervals are calculated at 95 percent', 'a margin of error of no more than 8 points'."""
_CLAUSES_KEPT = 512


_GIVES = expression(
    r"\b(?:giv(?:e|es|en|ing)|gave|put(?:s|ting)?\s+in)\s+(?:(?:it|us|me|them|their|a|every)\s+){0,2}$", re.IGNORECASE
)
_ALL_ONE_HAS = 100.0
"""'Officers give 110 percent': nobody measured that."""


def is_figure_of_speech(text: str, number: Number) -> bool:
    """Whether a percentage measures nothing: '100 percent behind the plan', 'at the 95 percent level'."""
    if number.kind == "percent" and _IDIOM.match(text, number.end):
        return True
    before = text[max(0, number.start - _REACH_OF_INTERVAL) : number.start]
    if number.kind == "percent" and (number.value or 0) >= _ALL_ONE_HAS and _GIVES.search(before):
        return True
    return number.kind in ("percent", "points") and _OF_METHOD.search(before) is not None


_INTERVAL_WORDS = expression(
    r"confidence|interval|margin\s+of\s+error|\+\s?/?\s?-|±|plus\s+or\s+minus|give\s+or\s+take", re.IGNORECASE
)
_EITHER_SIDE = expression(
    r"(?:\+\s?/?\s?-|±|plus\s+(?:or|and)\s+minus|plus/minus|give\s+or\s+take|within|of|:|is|was|at)\s*$", re.IGNORECASE
)
_LEVEL_AFTER = expression(r"\s*(?:\(?CI\b|confidence|level|certain|sure)", re.IGNORECASE)


_REACH_OF_INTERVAL = 110
_OF_SO_MANY = expression(
    r"(?<!error\s)(?<!interval\s)\bof\s+(?:(?:a|the|our|its|all|these|those)\s+)*(?:(?:random\s+)?sample\s+of\s+)?$",
    re.IGNORECASE,
)
"""'84 percent of a sample of 212 records … (+/- 4.7)': how many were read lies between."""


def interval_after(text: str, estimate: Number, others: Sequence[Number]) -> Interval | None:
    """The interval of an estimate: '(with a confidence interval of +/- 2.5 percent)', '± 3', '(95% CI 88 to 94)'."""
    near = [
        number
        for number in others
        if estimate.end <= number.start < estimate.end + _REACH_OF_INTERVAL
        and not (number.kind == "cardinal" and _OF_SO_MANY.search(text, estimate.end, number.start))
    ]
    if not near:
        return None
    level: float | None = None
    used: list[Number] = []
    last = estimate.end
    for position, number in enumerate(near):
        gap = text[last : number.start]
        if ";" in gap or re.search(r"[.!?]\s", gap):
            return None
        said = text[estimate.end : number.start]
        if (
            number.kind == "percent"
            and number.value is not None
            and 80 <= number.value < 100
            and _LEVEL_AFTER.match(text, number.end)
        ):
            level, last = number.value, number.end
            used.append(number)
            continue
        if not _INTERVAL_WORDS.search(said) and not used:
            return None
        if number.kind not in ("percent", "points", "cardinal") or number.value is None or estimate.value is None:
            return None
        upper = near[position + 1] if position + 1 < len(near) else None
        if (
            upper
            and upper.value is not None
            and number.value <= estimate.value <= upper.value
            and re.fullmatch(r"\s*(?:-|to|and)\s*", text[number.end : upper.start])
        ):
            half = max(estimate.value - number.value, upper.value - estimate.value)
            return Interval(round(half, 4), level, (*used, number, upper), upper.end)
        if _EITHER_SIDE.search(text[max(0, number.start - 20) : number.start]):
            return Interval(number.value, level or _level_behind(text, number, near), (*used, number), number.end)
        return None
    return None


def _level_behind(text: str, number: Number, near: Sequence[Number]) -> float | None:
    """'+/- 2.5 percent at the 95 percent confidence level'."""
    for other in near:
        if other.start > number.end and other.start - number.end < 25 and _LEVEL_AFTER.match(text, other.end):
            return other.value
    return None


@lru_cache(maxsize=_CLAUSES_KEPT)
def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a place: from the nearest break before it to the nearest one after it."""
    opened = [found.end() for found in _BREAK.finditer(text, 0, start)]
    closing = _BREAK.search(text, end)
    return (opened[-1] if opened else 0), (closing.start() if closing else len(text))


def clause_end(text: str) -> str:
    """The text up to where its first clause breaks off."""
    stop = _BREAK.search(text)
    return text[: stop.start()] if stop else text


_BREAK = expression(
    r"[;:]\s+|\s-\s|,['\"]?\s+(?:and|but|while|whereas|although|though|which|who|with|however|compared|so|yet|or)\s+|"
    r"\s+(?:but|while|whereas|although|though|(?:when\s+)?compared\s+(?:with|to))\s+|[.!?]\s+|"
    r",?\s+(?:below|above|against|under|over|than|exceeding|meeting|missing|short\s+of|outside|within)\s+"
    r"(?=(?:the|a|an|its|their|of)\s+(?:\w+\s+)?(?:national|expected|england|average|target|standard|benchmark|"
    r"threshold|force)\b)",
    re.IGNORECASE,
)


def goes_with_time(before: str) -> bool:
    """Whether a fraction behind such words goes with a stretch of time: 'a decade and | a half of cuts'."""
    return _AND_A_PART.search(before) is not None


_AND_A_PART = expression(
    r"\b(?:year|month|week|day|hour|minute|decade|century|generation|mile|million|times?)s?\s+and\s+$", re.IGNORECASE
)
