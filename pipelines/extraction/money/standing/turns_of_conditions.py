"""Turns of phrase that suppose: 'if the grant fell, it would lose £4m', 'or lose up to £3.7m'.

Belongs here: what makes any amount potential by its condition. Not here: other turns, or the order in which they
are heard (`turns`).
"""

from __future__ import annotations

import re
from typing import get_args

from pipelines.documents.expressions.late import expression
from pipelines.extraction.money.words.patterns import Turn
from pipelines.extraction.records import MoneyKind, MoneyStatus

NOT_YET_SURE: tuple[MoneyStatus | None, ...] = (None, "planned", "forecast", "potential", "actual")
"""What the words may say of money that a condition makes potential."""
_OR_LOSE = expression(
    r"\bor\s+(?:else\s+)?(?:(?:it|they)\s+(?:will|would)\s+)?(?:lose|forfeit|hand\s+back|repay)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'It must keep its officers or lose up to £3.7m of grant'"""
_ALL_BUT_GAPS: tuple[MoneyKind, ...] = tuple(kind for kind in get_args(MoneyKind) if kind != "deficit")
_SUPPOSED = expression(
    r"^\W*(?:[\d.]+\s+)?(?:even\s+|only\s+)?(?:if|unless|were|without)\b(?![^;£]*\b(?:approv|agree|accept|support|back|go(?:es)?\s+ahead))[^;£]*"
    r"\b(?:would|could|might|may)\b[^;£]*$",
    re.IGNORECASE,
)
_MODAL = expression(
    r"\b(?:would|could|might|may|lose|losing|forfeit|give\s+(?:back|up)|hand\s+back|repay)\b[^.;£]*$", re.IGNORECASE
)
"""'Would bring in £4m if all did so', 'will lose £1m of its grant should it fail to keep its officers'."""
ON_CONDITION = expression(
    r"[^.;£]*\b(?:if|unless|as\s+long\s+as|should\s+(?:it|they|the|officer|numbers))\b(?![^.;£]*\b(?:approv|agree|accept|support|back|go(?:es)?\s+ahead))",
    re.IGNORECASE,
)
_WITHOUT = expression(
    r"\b(?:without|if\s+not\s+for|but\s+for)\s+(?:it|this|that|the|these|those|an?|any|her|his|our)\b[^;£]*$",
    re.IGNORECASE,
)
_AVERTED = expression(
    r"\b(?:without|but\s+for|if\s+(?:it\s+(?:were|was)\s+)?not\s+for|were\s+it\s+not\s+for)\s+(?!(?:any\s+|an\s+)?(?:further|more|additional|extra|new|action|change|intervention|mitigation|other)\b)"
    r"[^;£]{2,80}?\bwould\b|"
    r"^\W*(?:[\d.]+\s+)?had\s+[^;£]{3,80}?,[^;£]*\bwould\b|"
    r"\b(?:may|might|could|would)\s+(?:then\s+|also\s+|still\s+)?(?:be\s+)?(?:cut|reduced?|narrow(?:ed)?|fall|shrink|drop|lowered|brought\s+down|come\s+down)\s+(?:again\s+)?to\s+[^;£]*$",
    re.IGNORECASE,
)
"""'Without it the force would face a gap of £17m', 'the gap could be cut to £4m': what something keeps from coming
about; 'if nothing is done' says that it will."""
_IF_DONE = expression(
    r"(?<!as\s)\bif\s+(?:the|ministers|there|its|any|all)\b(?![^;£]*\b(?:approv|agree|accept|support|back|plan|go(?:es)?\s+ahead))[^,;£]*$",
    re.IGNORECASE,
)
"""'It fears for its stations if the Chancellor announces cuts of £8m'"""
_AT_RISK = expression(
    r"\s+(?:of|in)\s+(?:[\w'-]+\s+){1,5}?(?:at\s+risk|in\s+(?:doubt|jeopardy|danger))\b|\s+at\s+risk\b", re.IGNORECASE
)
_PUTS = expression(r"\b(?:put(?:s|ting)?|plac(?:e|es|ing)|leav(?:e|es|ing)|with)\b[^.;£]*$", re.IGNORECASE)
"""'Would put £2.4m of grant at risk'"""

_COUNTERFACTUAL = expression(r"[^.;£]{0,30}\bwould\s+have\s+(?:been|had|needed|gone)\b", re.IGNORECASE)
"""'Without the increase, savings of £12m would have been needed': they were not; 'would need' says that they may be."""

_IS_THERE_IF = expression(
    r"\s+(?:(?:more|extra)\s+)?(?:(?:is|are|will|would|has|have|was|were|be|been|being)\s+)+(?:there|(?:made\s+)?available|held|ready|waiting)\b[^.;£]*\bif\b",
    re.IGNORECASE,
)
"""'A further £900,000 is there if he needs it'"""

TURNS_OF_CONDITIONS = (
    Turn("potential", ("deficit",), before=(_AVERTED,)),
    Turn("forecast", ("deficit",), of=("potential",)),
    Turn("potential", behind=_IS_THERE_IF),
    Turn("potential", ("saving",), of=("required", *NOT_YET_SURE), own=(_WITHOUT,), behind=_COUNTERFACTUAL),
    Turn("potential", of=NOT_YET_SURE, own=(_PUTS,), behind=_AT_RISK),
    Turn("potential", ("funding",), of=("required", *NOT_YET_SURE), own=(_OR_LOSE,)),
    Turn("potential", _ALL_BUT_GAPS, of=NOT_YET_SURE, before=(_SUPPOSED,)),
    Turn("potential", ("saving", "funding", "cost"), of=(None, "planned", "forecast"), own=(_IF_DONE,)),
    Turn("potential", _ALL_BUT_GAPS, of=NOT_YET_SURE, own=(_MODAL,), behind=ON_CONDITION),
)
