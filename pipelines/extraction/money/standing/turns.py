"""Turns of phrase that say of one kind of money what the same words do not say of another: 'draws on', 'at a cost of'.

Belongs here: the status that such a turn gives an amount, beside its words of certainty and its tense. Not here: turns
of conditions, savings, reserves and budgets (`turns_of_conditions` and the like), those words (`words.certainty`), or
tenses (`words.tense`).
"""

from __future__ import annotations

import re
from itertools import chain

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import HAVE
from pipelines.extraction.grammar.hedges import HEDGED_NOUN, HEDGES
from pipelines.extraction.money.standing.turns_of_budgets import TURNS_OF_BUDGETS
from pipelines.extraction.money.standing.turns_of_conditions import TURNS_OF_CONDITIONS
from pipelines.extraction.money.standing.turns_of_precepts import TURNS_OF_PRECEPTS
from pipelines.extraction.money.standing.turns_of_reserves import TURNS_OF_RESERVES
from pipelines.extraction.money.standing.turns_of_savings import TURNS_OF_SAVINGS
from pipelines.extraction.money.standing.turns_of_spending import TURNS_OF_SPENDING
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.patterns import Turn
from pipelines.extraction.money.words.tense import Tense
from pipelines.extraction.records import MoneyKind, MoneyStatus

_WILL = expression(r"\b(?:will|is\s+to)\b|'ll\b", re.IGNORECASE)
"""'The precept will raise £120m': what a charge that is decided on brings in."""
_AT_A_COST = expression(rf"\bat\s+an?\s+(?:[\w-]+\s+)?(?:cost|price)\s+of\s+{HEDGES}$", re.IGNORECASE)
"""'Recruits will start, at a cost of £4m': part of what is planned."""
_UNDER_WAY = expression(
    r"\b(?:agreed|resolved|recommended|decided)\s+(?:by\s+[^.;£]{3,30}\s+)?that\b[^.;£]*\bbe\s+\w+|"
    r"\b(?:is|are)\s+(?:now\s+|also\s+)?(?:being\s+\w+ed\b|"
    r"(?:adding|recruiting|hiring|building|replacing|buying|installing|introducing|creating|taking\s+on|setting\s+up|moving|rolling\s+out|upgrading|opening|bringing\s+in|expanding|training|extending)\b)",
    re.IGNORECASE,
)
"""'Its system is being replaced at a cost of £6.3m', 'it was agreed that a review be done at a cost of £2m'."""
_I_GIVE = expression(r"\bI(?:'ve|\s+have)\s+(?:also\s+)?(?:found|put|made\s+available|set)\b[^.;£]*$")
"""'I've found £2m for call handling': a commissioner tells what the budget to come will give."""

_ANY = expression(
    r"(?:^\W*(?:[\d.]+\s+)?|\(|\b(?:reckon|estimat|calculat|believ|think|(?:said|told|heard|explain\w+|noted|advis\w+|confirm\w+|added|report\w+)\b[^.;£]{0,40}\bthat\s)(?:s|es|ed)?\s*(?:that\s+)?|\bthat\s+(?=each|every))(?:an?|each|every|any|another)\s+(?:further\s+|extra\s+|additional\s+|precept\s+|council\s+tax\s+)?(?:rise|increase|cut|reduction|loss|drop|award|(?:percentage\s+)?point|per\s?cent|pound|"
    r"(?:£?[\d.]+)(?:%|\s+percent|\s+per\s+cent|m|k|\s+million)?)\b",
    re.IGNORECASE,
)
"""'A rise of £10 would bring in £2m': one of many that could be, and not the one proposed."""
_WOULD = expression(r"\bwould\b", re.IGNORECASE)
_SAID_HAD = expression(
    r"\b(?:said|says|told|warned|revealed|admitted|heard)\b[^.;£]*\b(?:had|faced|was\s+facing|were\s+facing)\b[^.;£]*$|"
    r"\b(?:has|have)\s+been\s+(?:put|estimated|valued|reckoned)\s+at\b[^.;£]*$",
    re.IGNORECASE,
)
"""'The force said it had a gap of £8m': told as it was said."""
_AGREED_THAT = expression(
    r"(?:^\W*(?:[\d.]+\s+)?|\b(?:agreed|resolved|recommended|proposed|approved|decided)\s+)that\b[^.;£]*$",
    re.IGNORECASE,
)
_RECOMMENDED = expression(r"\brecommend(?:s|ed|ing)?\b", re.IGNORECASE)
"""'It is recommended that the Panel supports the budget of £287m': what is asked of a meeting."""
_SHOULD_BE = expression(
    r"\s+(?:a\s+year\s+)?(?:(?:of|from)\s+[^.;£]{3,40}?\s+)?(?:should\s+|would\s+)?be\s+\w+", re.IGNORECASE
)
"""'It was agreed that £250,000 be made available'"""
_RESOLVED_ON: tuple[MoneyKind, ...] = (
    "budget",
    "precept",
    "funding",
    "investment",
    "reserve",
    "borrowing",
    "underspend",
)
_THERE_IS = expression(r"\bthere\s+(?:is|are)\b", re.IGNORECASE)
_EACH = expression(r"(?:^\W*(?:[\d.]+\s+)?|\(|\bthat\s+)(?:each|every)\b[^()]*$", re.IGNORECASE)
"""'Each 1% raises £900,000': whatever its tense."""
_ASKED = expression(
    rf"\b(?:ask|lobb|press|appeal|urg|call)\w*\b[^.;£]{{3,40}}\b(?:for|to\s+(?:provide|find|give|pay|contribute|release|put\s+in|make\s+available))\s+{HEDGED_NOUN}(?:(?:missing|outstanding|remaining|other)\s+)?$",
    re.IGNORECASE,
)
"""'He has asked the Government for £10m'"""
_ASKED_TO_PAY = expression(
    r"\b(?:asked|expected|told)\s+(?:for|to\s+(?:pay|find|stump\s+up|contribute|fork\s+out))\b[^.;£]*$", re.IGNORECASE
)
"""'Residents look set to be asked for another £14': what is proposed that they pay."""
_CURRENTLY = expression(r".*\b(?:currently|at\s+present|at\s+the\s+moment)\b", re.IGNORECASE)
"""'Taxpayers currently stump up £256': what they pay already."""
_WOULD_NEED = expression(r"\bwould\s+(?:still\s+|also\s+)?(?:need|require)\b", re.IGNORECASE)


_AT_A_PERIOD = expression(
    r"\bhalf-?way\s+through\s+the\s+year\b|\bat\s+(?:the\s+end\s+of\s+)?(?:period|quarter|month)\s+(?:\d|one|two|three|six|nine)|\bat\s+(?:the\s+)?(?:half[\s-]year|mid[\s-]year)",
    re.IGNORECASE,
)
"""'The figure at period 3 was an underspend of £0.3m': told while the year runs."""
_HAD = expression(
    r"^\W*(?:[\d.]+\s+)?had\s+(?:I|we|it|he|she|they|the\s+[\w-]+)\s[^;£]*\bwould\s+have\b", re.IGNORECASE
)
"""'Had I frozen the precept, the force would have been £6m worse off'"""

_HAS_HAD_TO = expression(
    rf"\b(?:{HAVE}\s+(?:already\s+|also\s+)?)?had\s+to\b|"
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:ordered|told|made|forced|obliged|directed)\s+(?:[\w-]+\s+){0,4}?to\s+pay\b",
    re.IGNORECASE,
)
"""'It has had to dip into reserves to the tune of £4m': what had to be spent was spent."""
_WILL_BE_NEEDED = expression(
    r"(?:\s+(?:a\s+year|in\s+[\w/]+))?\s+(?:will|would|is\s+going\s+to)\s+be\s+(?:needed|required)\b(?!\s+towards)",
    re.IGNORECASE,
)
"""'Borrowing of £10m will be needed'"""
_REPAYS = expression(r"\b(?:re)?pa(?:y|id)\w*\b", re.IGNORECASE)
_IS_EXPECTED = expression(r"\s+(?:is|are|was)\s+(?:now\s+)?(?:expected|likely|anticipated)\b", re.IGNORECASE)
"""'It expects to have to borrow £24m', '£10m is expected to be borrowed': borrowing that lies ahead is decided on."""


_OF_LAST_YEAR = expression(
    r"\b(?:last|the\s+previous)\s+year's\s+(?:[\w-]+\s+)?(?:budget|precept|settlement|strategy|plan)\b", re.IGNORECASE
)
"""'In last year's budget I allocated £2m to the contact centre'"""


_TURNS = (
    Turn("actual", ("investment", "cost"), of=("planned",), before=(_OF_LAST_YEAR,)),
    Turn("potential", before=(_HAD,)),
    Turn("forecast", OUTTURNS, of=(None, "actual"), before=(_AT_A_PERIOD,)),
    Turn("forecast", ("deficit",), of=("actual",), tenses=("present",)),
    Turn("required", ("funding",), own=(_ASKED,)),
    Turn("required", ("funding",), of=("potential",), own=(_WOULD_NEED,)),
    Turn("actual", ("reserve", "cost", "borrowing", "investment"), of=("required",), own=(_HAS_HAD_TO,)),
    Turn("required", ("borrowing",), of=("required",), behind=_WILL_BE_NEEDED),
    Turn("planned", ("borrowing",), of=("required",), unless=(_REPAYS,)),
    Turn("planned", ("borrowing",), of=("forecast",), behind=_IS_EXPECTED),
    Turn("planned", ("precept",), of=("potential",), before=(_WOULD,), unless=(_ANY,)),
    Turn("forecast", ("deficit",), of=(None, "actual"), tenses=("past",), before=(_SAID_HAD,)),
    Turn("potential", of=(None, "planned", "forecast"), before=(_EACH, _ANY)),
    Turn("planned", ("funding",), of=("achieved", "actual"), before=(_I_GIVE,)),
    Turn("planned", ("precept", "funding", "budget"), of=("forecast",), before=(_WILL,)),
    Turn("potential", of=(None, "planned", "forecast"), tenses=("imagined",), before=(_ANY,)),
    Turn("actual", ("precept",), of=(None,), tenses=(None,), own=(_CURRENTLY,)),
    Turn("planned", ("precept",), of=("required", "forecast"), before=(_ASKED_TO_PAY,)),
    Turn("planned", _RESOLVED_ON, of=(None, "actual", "achieved", "potential"), own=(_AGREED_THAT,), behind=_SHOULD_BE),
    Turn("planned", _RESOLVED_ON, of=("potential",), before=(_RECOMMENDED,)),
    Turn(None, ("budget",), of=("required",)),
    Turn("forecast", OUTTURNS, of=(None,), tenses=("present",), unless=(_THERE_IS,)),
    Turn("actual", OUTTURNS, of=("planned",), tenses=("past",)),
    Turn("planned", ("cost",), of=(None,), tenses=("ahead",), before=(_AT_A_COST,)),
    Turn("planned", ("cost",), of=(None, "actual"), own=(_UNDER_WAY,), before=(_AT_A_COST,)),
)
"""The first that holds is heard."""


def as_phrased(
    kind: MoneyKind, status: MoneyStatus | None, tense: Tense | None, before: str, opened: int, behind: str
) -> MoneyStatus | None:
    """The status with what the turn says.

    `before` is the text up to the amount, its own words from `opened` on; `behind` those that follow it.
    """
    own = before[opened:]
    of_kinds = chain(TURNS_OF_SAVINGS, TURNS_OF_RESERVES, TURNS_OF_BUDGETS, TURNS_OF_PRECEPTS, TURNS_OF_SPENDING)
    for turn in chain(TURNS_OF_CONDITIONS, of_kinds, _TURNS):
        if turn.holds(kind, status, tense) and turn.is_said(before, own, behind):
            return turn.becomes
    return status
