"""Turns of phrase that say how certain an amount of reserves is: 'reliance on reserves', 'reduces them to £4m'.

Belongs here: the status that such a turn gives what is held or used. Not here: turns of other kinds of money (`turns`,
`turns_of_savings`), words of certainty (`heard`), or tenses (`words.tense`).
"""

from __future__ import annotations

import re
from typing import get_args

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import THEIR
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.standing.turns_of_conditions import NOT_YET_SURE
from pipelines.extraction.money.words.patterns import Turn
from pipelines.extraction.money.words.tense import Tense

_WILL_BE = expression(
    r"\bwill\s+(?:then\s+|still\s+|only\s+)?(?:be|stand\s+at|fall\s+to|rise\s+to)\s+(?:(?:about|around|some|nearly|over|under|just|only|at)\s+)*$",
    re.IGNORECASE,
)
_DRAWN = expression(
    r"\b(?:us(?:ed?|ing)|draw(?:n|ing)?|raid(?:ing)?|tak(?:en?|ing)|spend(?:ing)?|dip(?:ping)?|releas(?:ed?|ing)|transfer(?:red|ring)?|plunder(?:ing)?|call(?:ed|ing)?)\b",
    re.IGNORECASE,
)
"""What is done with reserves is decided on; what they will hold is foreseen."""
_STOCK = expression(
    r"^\W*(?:[\d.]+\s+)?(?!use\b|using\b|drawing\b|transfers?\b|releas|contribution)(?:[\w'-]+\s+){0,3}(?:reserves?|balances?)\s+(?:of|totalling|worth)\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'Its reserves of £38m will be used for redundancies': they are there."""
_LEAVES = expression(
    rf"\b(?:reducing|(?:which|this|that)\s+leaves|leaving|taking|bringing|cutting|lowering)\s+(?:(?:it|them|us|{THEIR})\s+)?(?:(?:[\w-]+\s+){{0,2}}(?:reserves?|balances?|fund)\s+)?"
    rf"(?:down\s+)?(?:to\s+|at\s+|of\s+|with\s+)?{HEDGES}$|"
    rf"\b(?:would|will|to)\s+(?:then\s+|still\s+|only\s+)?leave\s+(?:(?:it|us|them|the\s+\w+)\s+)?(?:with\s+)?{HEDGES}$",
    re.IGNORECASE,
)
"""'Will be met from the general fund, reducing it to £5.1m', 'this leaves reserves at £12m': what will be left."""
_WILL_COME = expression(
    r"\s+(?:(?:(?:will|would|is\s+to|are\s+to)\s+(?:now\s+|also\s+)?(?:come|go)|comes|is\s+coming)\s+(?:out\s+of|from)\b|"
    r"from\s+(?:[\w-]+\s+){0,3}?(?:reserves?|balances)\s+(?:will|would|is\s+to)\b|"
    r"(?:of\s+[^.;£]{3,30}?\s+)?(?:is|are)\s+being\s+(?:used|spent|drawn|taken|released)\b)",
    re.IGNORECASE,
)
"""'£1.5m will come out of reserves', 'a contribution of £2m from reserves will balance the budget'"""
_APPROVES = expression(
    r"\b(?:approv(?:es|e|al)|agrees?|authoris(?:es|e)|endorses?|notes?|support(?:s)?)\s+(?:to\s+|of\s+)?(?:the|an?|that)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:drawdown|draw-?down|use|release|transfer|contribution|call|withdrawal)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'Approves the drawdown of £12.6m from the reserve'"""

_HAVE_CHANGED = expression(
    r"\bwhich\s+(?:has|have)\s+(?:\w+\s+)?(?:shrunk|fallen|dropped|dwindled|declined|risen|grown|gone|come|been\s+(?:cut|reduced|run\s+down))\s+(?:down\s+|up\s+)?"
    rf"from\s+£[^;]*?\s+to\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Will have to use its reserves, which have shrunk from £38m to £16m'"""

_IS_BALANCED = expression(
    r"\b(?:is|are|be|will|been)\s+(?:\w+\s+)?(?:balanced|funded|financed|set|closed|met)\b", re.IGNORECASE
)
_WITH_THE_USE_OF = expression(
    rf"\b(?:with|after|through|by|and|,)\s+(?:the\s+)?(?:use|using|drawing)\s+(?:of\s+|on\s+)?{HEDGES}$", re.IGNORECASE
)
"""'The budget is balanced with the use of £1.9m of reserves'"""

_KEPT_AT = expression(
    rf"\b(?:will|would|must|should|to)\s+(?:(?:not|never)\s+(?:be\s+allowed\s+to\s+)?(?:fall|go|drop|sink)\s+(?:below|beneath|under)|(?:remain|stay|be\s+(?:kept|held|maintained))\s+at)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'General balances will not fall below £5m', 'will be kept at £6m': a floor that somebody has set."""


_WILL_USE = expression(
    r"(?:\b(?:will|shall)|'ll)\s+(?:also\s+)?(?:be\s+)?(?:us(?:e|ing)|draw(?:ing)?|tak(?:e|ing)|spend(?:ing)?)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'There is £38m in reserves. I shall be using £15m of this.'"""


TURNS_OF_RESERVES = (
    Turn("planned", ("reserve",), of=(None, "actual", "forecast"), own=(_WILL_USE,)),
    Turn("planned", ("reserve",), of=(None, "forecast", "potential"), own=(_KEPT_AT,)),
    Turn("planned", ("reserve",), of=(None,), before=(_IS_BALANCED,), own=(_WITH_THE_USE_OF,)),
    Turn("actual", ("reserve",), before=(_HAVE_CHANGED,)),
    Turn("planned", ("reserve",), of=(None, "forecast", "actual"), behind=_WILL_COME),
    Turn("planned", ("reserve",), of=(None, "actual"), own=(_APPROVES,)),
    Turn(
        "forecast",
        ("reserve",),
        of=(None, "actual", "planned", "potential"),
        tenses=(None, "present", "ahead", "imagined"),
        own=(_LEAVES,),
    ),
    Turn("actual", ("reserve",), of=NOT_YET_SURE, tenses=get_args(Tense), before=(_STOCK,)),
    Turn("forecast", ("reserve",), of=("planned",), before=(_WILL_BE,)),
    Turn("planned", ("reserve",), of=(None,), tenses=("ahead",), before=(_DRAWN,)),
)
"""The first that holds is heard."""
