"""Forces named only as whom somebody served: 'a serving Met Police officer'.

Belongs here: telling such a name from one of which something is said. Not here: weighing the others (`subjects`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import ForceMention
from pipelines.documents.identity.evidence import Evidence

_SERVING = expression(
    r"\b(?:serving|former|ex-?|retired|off-duty|then|disgraced|sacked|jailed)\b"
    r"(?:\s*|(?P<office>[^.\n]{3,50} (?:for|of|at|with|in|from)(?: the)?\s*))$",
    re.IGNORECASE,
)
"""Also 'a former chair of the branch for Northshire Police'."""
_OFFICER = expression(
    r"\s+(?:police\s+)?(?:officer|constable|sergeant|detective|inspector|superintendent|chief|boss|PC)s?\b",
    re.IGNORECASE,
)
_AND_OF_ALL = expression(
    r"(?:'s [^.\n]{3,60})?,? (?:(?:and|who is) )(?:the )?(?:[\w-]+ ){0,3}(?:chair\w*|leads?)\b[^.\n]{0,40}"
    r"\b(?:APCC|NPCC|Association of Police|National Police Chiefs)",
    re.IGNORECASE,
)
"""'Commissioner for Northshire and Chair of the APCC' speaks for all."""
_LONGEST_BEFORE = 80
"""Characters."""


def names_whom_one_serves(evidence: Evidence, mention: ForceMention) -> bool:
    """Whether nothing is said of the force itself."""
    if _AND_OF_ALL.match(evidence.plain, mention.end):
        return True
    before = _SERVING.search(evidence.plain[max(mention.start - _LONGEST_BEFORE, 0) : mention.start])
    return before is not None and bool(before["office"] or _OFFICER.match(evidence.plain, mention.end))
