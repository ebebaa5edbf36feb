"""Amounts that are a part of another, or change to it: what is found of a gap, '£14m of the £16m', 'from £238 to £251'.

Belongs here: what such an amount is; what a settlement gives, told sum by sum. Not here: the order in which this is
asked (`meaning`), what is taken over from the sentence before (`kinds.leaning`), or which word is an amount's own
(`kinds.own_words`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGED_MORE, HEDGES
from pipelines.extraction.money.kinds.governed import as_governed
from pipelines.extraction.money.kinds.leaning import FOUND_AFTER, OF_IT, Meaning, as_found, carried
from pipelines.extraction.money.kinds.nearest import BREAK
from pipelines.extraction.money.kinds.own_words import OwnWord, nearest_word
from pipelines.extraction.money.kinds.place import Place
from pipelines.extraction.money.words.alike import OF_A_GAP, OUTTURNS

RULE = "carried_amount"
CLOSE = 3.0
"""A word of the vocabulary within so many words speaks of this amount rather than of the one before it."""
_CHANGES_TO = expression(rf"\s+to\s+{HEDGES}", re.IGNORECASE)
_FROM = expression(rf"\bfrom\s+{HEDGES}$", re.IGNORECASE)
"""'Goes up from £238 to £251 for a Band D home': both are what the second is said to be."""
_SO_FAR = expression(
    r"\W*(?:[\d.]+\s+)?(?:to\s+date|so\s+far|already|by\s+(?:the\s+end\s+of\s+)?[A-Z]\w+),?\s+£", re.IGNORECASE
)
"""'The budget took credit for £2m of savings. To date £1.3m has been secured.'"""
_MOST_OF_IT = expression(
    r"\b(?:most|half|much|part|some|all|(?:a|one|two)[\s-](?:thirds?|quarters?|fifths?)|the\s+(?:bulk|majority|remainder|rest|lion's\s+share))\s+of\s+(?:this|it|that|these|them|the\s+(?:total|rise|overspend|underspend|gap))"
    r"\s*[,:(–-]\s*(?:at\s+)?"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'Overtime makes up most of this (£2.2m)': a part of what the sentence before told."""


_CAUSES = expression(
    r"\b(?:(?:causes?|reasons?|drivers?|factors?|pressures?|variances?|contributors?|elements?|components?)\s+(?:(?:for|of|behind|in)\s+[^.;£()]{3,40}?\s+)?(?:is|are|was|were|being|include[sd]?)|"
    r"(?:because|as\s+a\s+result|consequence)\s+of|(?:caused|driven|explained|accounted\s+for|produced|brought\s+about|fuelled|pushed\s+up)\s+by|(?:due|owing|attributable|thanks|down)\s+to|"
    r"(?:chiefly|mainly|mostly|largely|principally|primarily|notably|especially|particularly|almost\s+all|most\s+of\s+it)\s+(?:on|in|from|for|of)|"
    r"ar(?:ises?|ose|ising)\s+(?:chiefly\s+|mainly\s+|mostly\s+|largely\s+)?(?:from|on|in)|com(?:es?|ing)\s+(?:chiefly\s+|mainly\s+|mostly\s+|largely\s+)?from|came\s+(?:chiefly\s+|mainly\s+|mostly\s+|largely\s+)?from|"
    r"reflect(?:s|ed|ing)?|relat(?:es?|ed|ing)\s+to|stems?\s+from|stemmed\s+from|made\s+up\s+of|compris(?:es?|ed|ing)|consist(?:s|ed|ing)?\s+of|includ(?:es?|ed|ing))\b[^;£]*$",
    re.IGNORECASE,
)
_OFFSET = expression(
    r"\b(?:off-?set|compensated|balanced|mitigated|reduced|helped)\s+(?:\w+\s+){0,2}?by\b", re.IGNORECASE
)
_OPENS_BRACKET = expression(rf"[a-z)\]]\s+\(\s*{HEDGES}$", re.IGNORECASE)
_CLOSES_BRACKET = expression(r"\s*\)")
"""'The force will overspend by £2m. The main causes are overtime (£1.4m) and fuel (£0.5m)': parts of it."""

_THERE_IS = expression(
    rf"^\W*(?:[\d.]+\s+)?there\s+(?:is|are|will\s+be|would\s+be)\s+(?:also\s+)?{HEDGED_MORE}$", re.IGNORECASE
)
_FOR = expression(r"\s+(?:for|towards)\s", re.IGNORECASE)
_A_FURTHER_SUM = expression(
    rf"^\W*(?:[\d.]+\s+)?(?:(?:an?|the)\s+(?:further|additional|extra|remaining)|another)\s+{HEDGES}$", re.IGNORECASE
)
_IS_FOR = expression(
    r"\s+(?:is|are|will\s+be|has\s+been)\s+(?:also\s+)?(?:for|towards|tied|linked|conditional|dependent|contingent|(?:given|paid|provided|meant|intended|included)\s+(?:for|to|towards))\b",
    re.IGNORECASE,
)
"""'Core grant goes up to £83m. A further £3.9m is for the cost of the pay award'"""


def part_in_brackets(place: Place) -> Meaning | None:
    """'Overtime makes up most of this (£2.2m)', 'the causes are overtime (£1.4m) and …': parts of what was told."""
    told = place.spoken.fact
    if told and _MOST_OF_IT.search(place.until):
        return carried(place.text, place.amount, place.spoken)
    whole = place.joined or told
    if whole is None or whole.kind not in (*OUTTURNS, "saving") or not _OPENS_BRACKET.search(place.until):
        return None
    if not _CLOSES_BRACKET.match(place.text, place.amount.end):
        return None
    another = place.joined is not None and place.joined.rule == RULE
    offset = _OFFSET.search(place.own) is not None
    if not another and not offset and not _CAUSES.search(place.own):
        return None
    if whole.kind == "saving":
        return None if offset else Meaning("saving", "inflow", RULE, None, leans_on=whole, part=True)
    if offset == (whole.kind == "overspend"):
        return Meaning("underspend", "inflow", RULE, None, leans_on=whole, part=True)
    return Meaning("overspend", "outflow", RULE, None, leans_on=whole, part=True)


def found_of_gap(place: Place, own: OwnWord | None) -> Meaning | None:
    """What has been found of a gap: of the next one, of the amount before it, or of what was spoken of."""
    text, amount, joined, told = place.text, place.amount, place.joined, place.spoken.fact
    if not FOUND_AFTER.match(text, amount.end):
        return None
    behind = own is not None and own.word.start >= amount.end
    if own and behind and own.word.kind == "deficit" and BREAK.search(text[amount.end : own.word.start]):
        return as_found(text, amount, Meaning("saving", "inflow", "amount_of_verb", None))
    if own and not (behind and own.word.is_verb and own.word.kind == "funding"):
        return None
    of_it = OF_IT.match(text, amount.end) is not None or _SO_FAR.match(text) is not None
    if joined and joined.kind in OF_A_GAP:
        part = place.is_within or of_it
        return as_found(text, amount, Meaning("saving", "inflow", "joined_amount", None, leans_on=joined, part=part))
    if told and told.kind in OF_A_GAP and not joined and of_it:
        return as_found(text, amount, Meaning("saving", "inflow", "carried_amount", None, leans_on=told, part=True))
    return None


def held_in_reserve(place: Place, own: OwnWord | None) -> Meaning | None:
    """'£2m of the £9m reserve will go on the costs of …'."""
    if not (place.following and place.is_part_of_next and own and own.word.kind == "cost"):
        return None
    held = nearest_word(place, place.following)
    return Meaning("reserve", "outflow", "part_of_amount", None) if held and held.word.kind == "reserve" else None


def part_of_next(place: Place, own: OwnWord | None) -> Meaning | None:
    """'£14m of the £16m saving': what the next amount is."""
    if not (place.following and place.is_part_of_next) or (own and own.word.kind == "cost"):
        return None
    whole = nearest_word(place, place.following)
    if whole is None or whole.word.kind is None:
        return None
    governed = as_governed(place.text, whole.word, place.said, place.following, place.spoken.words)
    kind = governed.kind or "saving"
    return as_found(place.text, place.amount, Meaning(kind, governed.direction, "part_of_amount", None))


def changed_to_next(place: Place, own: OwnWord | None) -> Meaning | None:
    """'From £238 to £251': what the next amount is."""
    following = place.following
    if own or not (following and _CHANGES_TO.fullmatch(place.text, place.amount.end, following.start)):
        return None
    risen = nearest_word(place, following)
    if risen is None or risen.word.kind is None or risen.distance > CLOSE or not _FROM.search(place.until):
        return None
    return Meaning(risen.word.kind, risen.word.direction, "changed_amount", None)


def in_settlement(place: Place) -> Meaning | None:
    """'There is £2.9m for pensions', 'a further £3.9m is for the pay award', where a settlement was told of."""
    there_is = _THERE_IS.search(place.until) and _FOR.match(place.text, place.amount.end)
    further = _A_FURTHER_SUM.search(place.until) and _IS_FOR.match(place.text, place.amount.end)
    if not (there_is or further):
        return None
    told = place.spoken.fact
    of_grant = told is not None and told.kind == "funding"
    if of_grant and further:
        return Meaning("funding", "inflow", RULE, None, leans_on=told, part=True)
    spoken_of = of_grant or (told is None and any(word.kind == "funding" for word in place.spoken.words[:2]))
    return Meaning("funding", "inflow", "amount_of_topic", None) if spoken_of else None
