"""Turns of phrase that say how certain a budget is, and what it is spent and missed by.

Belongs here: budgets that are set, measure a forecast, or grow; what a decision gives out of them; outturns that are
foreseen. Not here: turns of other kinds of money (`turns`), words of certainty (`heard`), or tenses (`words.tense`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.words.alike import OUTTURNS
from pipelines.extraction.money.words.patterns import Turn

_SETS = expression(
    rf"\b(?:set|sets|agreed|settled\s+on|signed\s+off)\s+(?:an?|its|the|his|her|their|our)\s+(?:[\w/-]+\s+){{0,4}}?budget\s+(?:[\w/]+\s+){{0,3}}?(?:of|at)\s+{HEDGES}$|"
    rf"\bbudget\b[^.;£]{{0,40}}\b(?:was|were|has\s+been|is)\s+(?:set|fixed|agreed)\s+at\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'It set a net budget of £421m', 'the budget was set at £210m': planned while its year runs."""
_FORESEES = (
    r"\b(?:forecast\w*|expect\w*|project\w*|predict\w*|anticipat\w*|on\s+course|on\s+track|likely|heading)\b"
    r"(?:[^.;]|\.(?=\d))*?"
)
MEASURES_A_FORECAST = expression(
    rf"{_FORESEES}\b(?:against|on|over|above|below|under|within|exceed\w*|overspend\w*|underspend\w*|overshoot\w*|than)\s+"
    rf"(?:an?|its|the|their|our)\s+(?:[\w/-]+\s+){{0,4}}?budget\s+(?:[\w/-]+\s+){{0,3}}?(?:of|at)\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'The forecast is an overspend of £1m on a budget of £245m': as it was set."""
_BY_WHAT_IS_FORESEEN = expression(
    rf"{_FORESEES}\b(?:against|on|over|above|below|under|within|exceed\w*|overspend\w*|underspend\w*|overshoot\w*|than)\s+"
    rf"(?:its|the|their|our)\s+{HEDGES}$",
    re.IGNORECASE,
)
_NAMED_BUDGET = expression(r"\s+(?:[\w/-]+\s+){0,3}?budget\b", re.IGNORECASE)
"""'The force is forecasting an overspend of £1m against its £381m budget'"""
_WAS_SET = expression(
    r"(?:\s+for\s+[^,;.£]{3,25})?\s+(?:was|were|has\s+been|had\s+been|is)\s+(?:now\s+|then\s+)?(?:set|agreed|approved|fixed|signed\s+off|adopted)\b",
    re.IGNORECASE,
)
"""'A balanced budget of £418m was set for 2026/27'"""
_IS_FORESEEN = expression(
    rf"{_FORESEES}\bbudget\s+of\s+£[^;]*?[:,-]\s+(?:which\s+is\s+)?an?\s+(?:[\w-]+\s+){{0,2}}?(?:over|under)-?\s?spend\s+of\s+{HEDGES}$",
    re.IGNORECASE,
)
"""'Expects to spend £171m against a budget of £170m: an overspend of £1m'"""
_EXPECTS_TO_SPEND = expression(
    rf"\b(?:expects?|intends?|aims?|hopes?)\s+to\s+(?:have\s+)?(?:spend|£)\s*(?:an?\s+total\s+of\s+)?{HEDGES}$",
    re.IGNORECASE,
)
"""'It expects to spend £206m in the coming year': what it has set."""

_LARGEST_SCHEME = expression(
    r",?\s+(?:is\s+|which\s+is\s+)?(?:the|our|its)\s+(?:largest|biggest|main|costliest|dearest)\s+(?:single\s+)?(?:scheme|project|investment)\b",
    re.IGNORECASE,
)
"""'Borrowing will be needed towards the base, at £26m the largest scheme': it is in the programme."""

_DECIDES = expression(
    r"^\W*(?:[\d.]+\s+)?(?:(?:to|that\s+(?:the\s+)?\w+\s+should)\s+(?:award|approve|grant|allocate|release|give|provide|agree)|"
    r"that\s+(?:(?:an?\s+|the\s+)?sum\s+of\s+)?£[\d.,]+\s?\w*\s+be\b|(?:the\s+)?(?:approval|award|allocation)\s+(?:of|for|to)|I\s+(?:hereby\s+)?(?:approve|agree\s+to|authorise|award))\b",
    re.IGNORECASE,
)
"""'To award £45,000 to three charities', the words of a decision: it is not yet paid."""


_ASIDE = expression(rf",\s+(?:with|which\s+has|on)\s+an?\s+(?:[\w-]+\s+){{0,3}}?budget\s+of\s+{HEDGES}$", re.IGNORECASE)
_ENDS_ASIDE = expression(r"(?:\s+a\s+year)?\s*,")
"""'South Wales, with a budget of £422m, says that it faces challenges'"""

TURNS_OF_BUDGETS = (
    Turn("actual", ("budget",), of=("forecast", "required", "potential"), own=(_ASIDE,), behind=_ENDS_ASIDE),
    Turn("planned", ("funding", "investment", "cost"), of=(None, "actual", "achieved"), before=(_DECIDES,)),
    Turn("planned", ("investment",), of=("required", "forecast"), behind=_LARGEST_SCHEME),
    Turn("planned", ("budget",), of=(None, "actual", "forecast"), before=(_SETS,)),
    Turn("planned", ("budget",), of=(None, "actual", "forecast"), before=(MEASURES_A_FORECAST,)),
    Turn("planned", ("budget",), of=(None, "actual", "forecast"), before=(_BY_WHAT_IS_FORESEEN,), behind=_NAMED_BUDGET),
    Turn("planned", ("budget",), of=(None, "actual"), behind=_WAS_SET),
    Turn("planned", ("budget",), of=("forecast",), own=(_EXPECTS_TO_SPEND,)),
    Turn("forecast", OUTTURNS, of=(None, "actual"), before=(_IS_FORESEEN,)),
)
"""The first that holds is heard."""
