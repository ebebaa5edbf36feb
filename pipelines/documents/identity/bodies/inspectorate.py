"""By which of its names the inspectorate published a document.

Belongs here: telling HMIC from HMICFRS. Not here: whether the inspectorate published it (`publishers`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.identity.titles.listings import tells_what_became

_HMICFRS_SINCE = date(2017, 7, 19)
"""The day on which HMIC became HMICFRS."""


def inspectorate_of(evidence: Evidence, when: date | None) -> str:
    """HMIC until July 2017, HMICFRS since; `when` is the day of the document, or the last day of its cycle."""
    if tells_what_became(evidence.head, evidence.body):
        return "HMICFRS"  # though of a recommendation of HMIC's
    if when is not None and when < _HMICFRS_SINCE and re.search(r"\bHMIC\b", evidence.body):
        return "HMIC"  # whatever its site is called by now
    if re.search(r"\bHMICFRS\b|Fire (?:&|and) Rescue Services", evidence.body):
        return "HMICFRS"
    if re.search(r"©[^\n]{0,12}\bHMIC\b", evidence.body):
        return "HMIC"
    if when is not None:
        return "HMIC" if when < _HMICFRS_SINCE else "HMICFRS"
    return "HMIC" if _WITHOUT_FIRE.search(evidence.body) else "HMICFRS"


_WITHOUT_FIRE = expression(r"\bHMIC\b|(?<!His Majesty's )\bInspectorate of Constabulary\b(?! (?:and|&) Fire)")
"""Its name of before, which no later document has; kings came later still."""


def is_yearly_account(title: str) -> bool:
    """The chief inspector's yearly account to Parliament, which others print and which speaks of many bodies."""
    return _YEARLY_ACCOUNT.match(title) is not None


_YEARLY_ACCOUNT = expression(
    r"(?:the )?state of policing\b.*\bannual assessment|"
    r"(?:report of )?(?:her|his) majesty['’]s chief inspector of constabulary\b",
    re.IGNORECASE,
)


def tells_of_an_inspection(evidence: Evidence) -> bool:
    """Whether anybody is said to inspect or to judge: teams for child protection alone belong to no programme."""
    return _INSPECTED.search(evidence.body) is not None


_INSPECTED = expression(
    r"\bHMI|\binspect|\bwatchdog|\bPEEL\b|\bOfsted\b|\b(?:rated|graded?|grades|judged|audit\w*|unannounced)\b|"
    r"\bcrime[- ]data[- ]integrity\b|\b(?:report|review) (?:into|on|of)\b|\bstate of policing\b|\bvaluing the police\b",
    re.IGNORECASE,
)
