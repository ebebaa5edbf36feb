"""Police authorities, which set budgets and precepts until commissioners took their place in November 2012.

Belongs here: telling the authority whose paper an early document is. Not here: commissioners (`publishers`), or
committees by their own names (`kinds.meetings`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.lines.mastheads import as_written

_FIRST_COMMISSIONERS = date(2012, 11, 22)
_AUTHORITY = expression(
    r"\b(?P<whose>(?:(?!The\b|THE\b)[A-Z][\w'-]+ (?:(?:and|AND|&) )?){1,4}(?:Police Authority|POLICE AUTHORITY))\b"
)

_OF_A_PAPER = expression(
    r"^(?:(?:joint )?report (?:of|by|from|to)\b|report(?: no\.?)?:? \d|by: |agenda item|[^\n]{0,60}committee item\b|"
    r"(?:\d+\.? )?(?:purpose of (?:the |this )?report|recommendations?|purpose)\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Others name an authority as well: a blog, a newspaper."""


def authority_of(evidence: Evidence, when: date | None) -> str | None:
    """The one authority that the top of a paper from before commissioners names."""
    if when is None or when >= _FIRST_COMMISSIONERS or not _OF_A_PAPER.search(evidence.head):
        return None
    named = {as_written(found["whose"]) for found in _AUTHORITY.finditer(evidence.head)}
    return named.pop() if len(named) == 1 else None
