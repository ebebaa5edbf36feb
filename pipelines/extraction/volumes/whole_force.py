"""'Every one of our 2,398 officers': so many officers or staff, of whom nothing else is told, are all that a force has.

Belongs here: knowing them by how many they are. Not here: words that name what is counted (`reference/measures.csv`).
"""

from __future__ import annotations

import re

from pipelines.documents.late import expression
from pipelines.extraction.context import Sentence
from pipelines.extraction.grammar.quantities import clause_bounds
from pipelines.extraction.records import Volume

_FEWEST = 900
_MOST = 9_000
"""Officers of the smallest forces, and more than any has but the Metropolitan Police."""
_MEASURE_OF = {
    "officers": "police_officers",
    "police officers": "police_officers",
    "police staff": "police_staff",
    "staff": "police_staff",
    "officers and staff": "workforce",
    "officers and police staff": "workforce",
}
_OF_SOME = expression(
    r"\b(?:train|course|complet|attend|spoke|survey|interview|answer|repl|respond|respons|told|said|took\s+part|tak\w+\s+part|more\b|extra|addition|new\b|another|further|fewer|less\b|"
    r"lost|los[es]|losing|cuts?\b|axe|shed|redundan|recruit|join|hire|left\b|leav|resign|retire|deploy|sent\b|on\s+duty|assault|injur|attack|hurt|sick|ill\b|days?\b|hours?\b|shifts?\b|vet|misconduct|"
    r"compla|investigat|arrest|need|short\b|vacan|arm(?:ed|s)\b|firearm|taser|women|female|ethnic|black|asian|per\b|every\s+\d|each\b|nation|england|wales|country|forces\b|than\b|receiv|given|"
    r"issued|equip|carry|wear|body-worn|phone|laptop|device|camera|use[ds]?\b|student|probation|promot|appl|review|assess|check|neighbourhood|detective|special|volunt|community\s+support|up\s+to|part|of\s+them|"
    r"of\s+whom|equivalent\s+of|free|time|role|duties)",
    re.IGNORECASE,
)
"""What happens to some of them, and who no officers of one force are."""


def of_whole_force(sentence: Sentence, fact: Volume) -> str | None:
    """The measure of a count without one, where nothing says that it is of some of the officers or staff."""
    measure = _MEASURE_OF.get(fact.subject.lower())
    if measure is None or not _FEWEST <= fact.value < _MOST or fact.force_id is None:
        return None
    start, end = fact.anchor.start - sentence.start, fact.anchor.end - sentence.start
    opened, closed = clause_bounds(sentence.text, start, end)
    return None if _OF_SOME.search(sentence.text, opened, closed) else measure
