"""Turns of phrase that say how certain council tax is: 'the limit is £14', 'face paying £15 more', 'which raised £9m'.

Belongs here: the status that such a turn gives a precept. Not here: turns of other kinds of money (`turns`), words of
certainty (`heard`), or tenses (`words.tense`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.extraction.grammar.hedges import HEDGES
from pipelines.extraction.money.standing.turns_of_conditions import NOT_YET_SURE
from pipelines.extraction.money.words.patterns import Turn

_ASKED_WHETHER = expression(
    r"\b(?:told|said|say|says)\b[^.;£]*\bthey(?:'d|\s+would)\s+(?:\w+\s+){0,3}?pay\b|"
    r"\b(?:ask(?:s|ed|ing)?|survey\w*|consult\w*)\b[^.;£]*\b(?:if|whether)\b|\b(?:prepared|willing|happy)\s+to\s+(?:pay|support|accept)\b",
    re.IGNORECASE,
)
"""'Residents were asked if they would pay £13 more': what they might."""
_CALLED_ON = expression(
    r"\b(?:call(?:s|ed|ing)?\s+(?:on|for)|urg(?:e|es|ed|ing)|lobb(?:y|ies|ied|ying)|press(?:es|ed|ing)?)\b[^.;£]*\bto\s+(?:raise|increase|put\s+up)\b",
    re.IGNORECASE,
)
"""'He has called on the commissioner to raise council tax by £14': what somebody else wants."""
_HAS_RAISED = expression(
    r"(?:\s+(?:a|for\s+a)\s+[^,;.£]{3,25}|[^;.£]{3,60},\s+(?:which|and))?\s+(?:(?:has|had)\s+)?(?:already\s+)?(?:brought\s+in|raised|yielded|generated|paid\s+for|funded)\b",
    re.IGNORECASE,
)
"""'Her decision to raise the precept by £24 brought in £9.6m'"""
_WHICH_RAISED = expression(
    rf"\bwhich\s+(?:has\s+)?(?:raised|brought\s+in|yielded|generated)\s+{HEDGES}$", re.IGNORECASE
)
_LIMIT = expression(
    r"\b(?:limit(?:s|ed)?|cap|capped|ceiling|thresholds?|flexibility|freedom|referendum)\b[^.;£]*$|"
    r"\b(?:allow(?:s|ed|ing)?|permit\w*|lets?|enabl\w+)\s+[^.;£]{2,60}\b(?:raise|increase|put\s+up|charge|add|levy)\b[^.;£]*$",
    re.IGNORECASE,
)
"""'The limit on increases is £14', 'lets commissioners raise it by up to £13': what may be asked, not what is."""
ONE_OF_OPTIONS = expression(r"\b(?:options?|choices?|scenarios?|alternatives?)\b|\branges?\s+from\b", re.IGNORECASE)
_IF_IT_RISES = expression(
    r"\bif\s+(?:(?:all|every|each|other|most|the|any)\s+)?(?:PF?CCs?|commissioners?|forces?|it|he|she|they|we)\s+(?:\w+ly\s+)?(?:raise[sd]?|increase[sd]?|puts?\s+up|use[sd]?|takes?|took|charge[sd]?|sets?|asks?|asked)\b[^.;,£]*$|"
    r"\bif\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){1,3}(?:is|are|were|was|goes|went|rises|rose|increases|increased)\b[^.;,£]*$",
    re.IGNORECASE,
)
"""'A gap of £3.7m if the precept goes up by £10'"""

TURNS_OF_PRECEPTS = (
    Turn("actual", ("precept",), behind=_HAS_RAISED),
    Turn("actual", ("precept",), of=(None, "actual", "planned"), own=(_WHICH_RAISED,)),
    Turn("potential", ("precept",), of=NOT_YET_SURE, own=(_LIMIT,)),
    Turn("potential", ("precept",), of=NOT_YET_SURE, before=(ONE_OF_OPTIONS,)),
    Turn("potential", ("precept",), of=(*NOT_YET_SURE, "achieved"), own=(_IF_IT_RISES,)),
    Turn("potential", ("precept",), before=(_ASKED_WHETHER,)),
    Turn("potential", ("precept",), before=(_CALLED_ON,)),
)
"""The first that holds is heard."""
