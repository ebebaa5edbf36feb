"""Turns of phrase that say how certain a saving is: 'built into the budget', 'against the £3m required', 'now lower'.

Belongs here: the status that such a turn gives a saving. Not here: turns of other kinds of money (`turns`), words of
certainty (`heard`), or tenses (`words.tense`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.function_words import THE_FORCE
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.words.patterns import Turn

_BUILT_IN = expression(
    r"\bbuil(?:t|ds?|ding)\s+(?:an?|the|further|some|savings|efficiencies|cuts|\s|of|worth|about)*$", re.IGNORECASE
)
_INTO = expression(
    r"[^.;£]{0,30}\bin(?:to)?\s+(?:its|the|their|this|next|our)\b[^.;£]{0,25}\b(?:budget|plan|base)", re.IGNORECASE
)
"""'It has built savings of £6m into its budget'"""
_THERE_ARE_PLANS = expression(
    r"\s+of\s+(?:which|this|that|these|it)\s+(?:there\s+(?:is|are|were)|it\s+(?:has|had)|they\s+(?:have|had)|we\s+have)\s+(?:already\s+)?"
    r"(?:[\w-]+\s+){0,3}?plans?\b",
    re.IGNORECASE,
)
"""'£22m to find, for £9m of which there are agreed plans'"""
_GIVES_SAVINGS = expression(
    rf"\b(?:giv|yield|deliver|bring|produc|generat)(?:e|es|s)\s+(?:(?:it|us|them|the\s+\w+)\s+)?(?:annual\s+|recurring\s+)?savings\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Shared services give it savings of £3m a year': as they do already."""
_NOW_LOWER = expression(r"\s+(?:(?:a|per|each)\s+year\s+)?(?:lower|less|cheaper)\b", re.IGNORECASE)
"""'Running costs are now £2.7m a year lower'"""
_EACH_YEAR = expression(r"\s+(?:(?:a|per|each|every)\s+year|annually)\b", re.IGNORECASE)
_FACES = expression(
    r"\b(?:fac(?:es?|ing)|faced\s+with|absorb\w*|brac(?:e|es|ed|ing)|address\w*|deal(?:ing)?\s+with)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'It faces £1.3m of savings': they have to be made."""
_SAVES = expression(
    r"(?<!\bto\s)(?<!\bmust\s)(?<!will\s)(?<!would\s)(?<!could\s)(?<!can\s)(?<!should\s)(?<!may\s)(?<!might\s)"
    rf"\b(?:saves|together\s+save|save\s+(?:it|us|{THE_FORCE}))\s+[^.;,£]*$",
    re.IGNORECASE,
)
"""'Their joint directorate saves £15m a year'."""
_WILL_HAVE_BEEN = expression(
    r"\s+(?:of\s+(?:this|it|them|these|that)\s+)?will\s+(?:\w+\s+)?have\s+been\s+(?:saved|delivered|achieved|made|realised|secured)\b",
    re.IGNORECASE,
)
"""'£3.9m will have been delivered by the end of the year'"""
_SCHEMES = expression(
    rf"\b(?:schemes|options|proposals|ideas)\s+(?:for|worth|amounting\s+to|totalling)\s+{HEDGES}$",
    re.IGNORECASE,
)
_ARE_FOUND = expression(
    r"\s+(?:a\s+year\s+)?(?:(?:has|have|had|were|are|been|now|already|so\s+far)\s+)+(?:found|identified|agreed|approved|drawn\s+up|developed)\b",
    re.IGNORECASE,
)
"""'Schemes worth £2m have been found': a scheme that is found has still to save."""
_POSSIBLE = expression(
    r"\s+(?:(?:a|per)\s+year\s+)?(?:(?:(?:worth\s+)?of|in)\s+(?:possible|potential)|can\s+be)\b", re.IGNORECASE
)
_CAN_SAVE = expression(
    r"\bcan\s+(?:(?:also|still|each|now)\s+)?(?:save|find|cut|make|realise|release|achieve)\b[^.;£]*$", re.IGNORECASE
)
"""'It has identified £3.4m a year of possible savings', '£1m can be found', 'forces can save £1m'"""
_CREDIT = expression(r"\b(?:took|takes?|taken|taking)\s+credit\s+for\b[^.;£]*$", re.IGNORECASE)
"""'The budget took credit for savings of £2m': they were still to be made."""


_DEPENDS_ON = expression(
    rf"\b(?:depend|hinge|rest|rel(?:y|ie))(?:s|ed|ing)?\s+(?:up)?on\s+(?:\w+\s+)?(?:savings|efficiencies|cuts)\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The budget depends on savings of £8m'"""


_EXPECTS_TO_MAKE = expression(
    r"\b(?:expects?|anticipates?)\s+to\s+(?:make|deliver|achieve|realise|find|identify)\b[^.;£]*$", re.IGNORECASE
)
"""'It expects to make savings of £10m': what the force itself will do is a plan."""
_NO_PLAN = expression(
    r"\s+(?:of\s+(?:this|it|that|which|them)\s+)?(?:(?:still|currently|as\s+yet)\s+)?(?:(?:has|have|had|with)\s+(?:still\s+|as\s+yet\s+)?no\s+(?:[\w-]+\s+){0,2}?plans?|(?:is|are|was|were|remains?)\s+(?:still\s+|currently\s+|as\s+yet\s+)?"
    r"(?:without\s+(?:an?\s+|any\s+)?(?:[\w-]+\s+)?plans?|(?:not|un)\s?(?:yet\s+)?(?:covered|identified|planned|allocated|backed|supported|matched)))\b",
    re.IGNORECASE,
)
"""'£4m has no plan behind it yet', '£3m of which is not yet covered by plans'"""
_NO_PLAN_FOR = expression(
    r"\b(?:no\s+(?:[\w-]+\s+){0,2}?plans?\s+(?:yet\s+|has\s+yet\s+been\s+made\s+|exists?\s+)?|nothing\s+)(?:for|to\s+(?:find|make|cover))\s+(?:the\s+)?(?:(?:remaining|other|last|final)\s+)?$",
    re.IGNORECASE,
)
"""'There is no plan yet for £3m of the savings'"""

_BALANCED_AFTER = expression(
    r"\bbalanced?\b[^.;£]{0,20}\b(?:after|by|with|through|thanks\s+to|on|including)\s+(?:[\w-]+\s+){0,2}?(?:savings|cuts|efficiencies)\s+(?:of|worth|totalling)\s+"
    rf"{HEDGES}$",
    re.IGNORECASE,
)
"""'The budget is balanced after savings of £6.5m': they are part of it."""

TURNS_OF_SAVINGS = (
    Turn("planned", ("saving",), of=(None, "achieved"), own=(_BALANCED_AFTER,)),
    Turn("planned", ("saving",), of=("forecast",), own=(_EXPECTS_TO_MAKE,)),
    Turn("required", ("saving",), behind=_NO_PLAN),
    Turn("required", ("saving",), own=(_NO_PLAN_FOR,)),
    Turn("required", ("saving",), of=(None, "potential"), own=(_DEPENDS_ON,)),
    Turn("potential", ("saving",), of=(None, "planned"), behind=_POSSIBLE),
    Turn("potential", ("saving",), of=(None,), own=(_CAN_SAVE,)),
    Turn("planned", ("saving",), own=(_CREDIT,)),
    Turn("planned", ("saving",), own=(_BUILT_IN,), behind=_INTO),
    Turn("forecast", ("saving",), behind=_WILL_HAVE_BEEN),
    Turn("planned", ("saving",), behind=_THERE_ARE_PLANS),
    Turn("planned", ("saving",), own=(_SCHEMES,), behind=_ARE_FOUND),
    Turn("achieved", ("saving",), of=(None,), tenses=("present",), own=(_GIVES_SAVINGS,), behind=_EACH_YEAR),
    Turn("achieved", ("saving",), of=(None, "actual"), tenses=("present", "past"), behind=_NOW_LOWER),
    Turn("achieved", ("saving",), of=(None,), tenses=("present",), own=(_SAVES,)),
    Turn("required", ("saving",), of=(None, "forecast"), own=(_FACES,)),
)
"""The first that holds is heard."""
