"""Amounts that no word of money reads: where money of the police is what is told of, they are some of it.

Belongs here: when an amount without a word of its own is the force's all the same, and of which kind it then is. Not
here: amounts that words, lists or sentences before tell of (`meaning`), or whose money is others' (`subjects`).

    £650,000 has been approved for eight more offender managers      given out: an investment
    The fund stood at £31m. The plan brings it down by £20m          of what was told of before
    Commissioned services for victims at £1.9m                       in a paper about nothing but money: a cost
"""

from __future__ import annotations

import re

from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.money.leaning import Meaning
from pipelines.extraction.money.place import Place
from pipelines.extraction.money.subjects import is_of_others
from pipelines.extraction.money.words import Direction, KindWord, kind_words
from pipelines.extraction.records import Finance

RULE = "amount_left_over"
_DIFFERENCE = re.compile(
    r"\s+(?:a\s+year\s+|per\s+\w+\s+)?(?:or\s+)?(?:less|lower|higher|more|better|worse|short\s+of|"
    r"(?:over|under|above|below)\s+(?:the|its|that|what|budget|average))\b",
    re.IGNORECASE,
)
"""'£17 less than the average of all forces' is nobody's money."""
_BESIDES = re.compile(
    r"\b(?:above|below|worth|each|every|any|than|between|up\s+to|at\s+least|over|under)\s+$", re.IGNORECASE
)
"""'Each £1 on the bill', 'up to £13', 'cars worth £40,000': a measure, a limit or what a thing would sell for."""
_GIVEN = re.compile(
    r"(?:\s+(?:a\s+year|over\s+\w+\s+years?|more))?\s+(?:(?:is|are|was|were|has|have|had|will)\s+(?:now\s+|also\s+|to\s+)?(?:be(?:en)?\s+)?"
    r"(?:approved|agreed|earmarked|allocated|authorised|awarded|released|found|set\s+aside|ring-?fenced|put|made\s+available)\b"
    r"|(?:in)?to(?:wards)?\s+(?:local\s+|neighbourhood\s+)?policing\b)",
    re.IGNORECASE,
)
_FOR_SOMETHING = re.compile(
    r"(?:\s+(?:a\s+year|over\s+\w+\s+years?))?\s+(?:is\s+)?(?:for|towards|on)\s+\w", re.IGNORECASE
)
_OPENS_ITEM = re.compile(
    rf"\W*(?:[\d.]+\s+)?(?:{HEDGED_NOUN}|(?:an?\s+)?(?:further|extra|additional|new|more)\s+){{0,2}}\s*", re.IGNORECASE
)
"""'- A further £2.6m for neighbourhood policing'"""


def left_over(place: Place) -> Meaning | None:
    """What an amount is that nothing else reads; None where it is a difference, a limit or others' money."""
    text, amount = place.text, place.amount
    if _DIFFERENCE.match(text, amount.end) or _BESIDES.search(place.until) or place.is_bill:
        return None
    if is_of_others(text, amount.start, amount.end):
        return None
    told = place.joined or place.spoken.fact
    if told:
        return Meaning(told.kind, _direction(place, told), RULE, None, leans_on=told)
    if _GIVEN.match(text, amount.end):
        return Meaning("investment", "outflow", RULE, None)
    if place.context.document.identity.kind != "finance_paper":
        return None
    if _FOR_SOMETHING.match(text, amount.end) and _OPENS_ITEM.fullmatch(place.until):
        return Meaning("investment", "outflow", RULE, None)
    headed = [word for heading in place.sentence.headings[-1:] for word in kind_words(heading) if not word.is_verb]
    if headed and headed[-1].kind:
        return Meaning(headed[-1].kind, _direction(place, headed[-1]), RULE, None)
    return Meaning("cost", "outflow", RULE, None)


_LOWERED = re.compile(r"\bdown\s+by\s+$|\b(?:reduc|lower|cut|deplet)\w*\s[^£;.]{0,40}\bby\s+$", re.IGNORECASE)
"""'The plan brings them down by £20m': what a reserve falls by goes out."""


def _direction(place: Place, told: Finance | KindWord) -> Direction:
    return "outflow" if told.kind == "reserve" and _LOWERED.search(place.until) else told.direction
