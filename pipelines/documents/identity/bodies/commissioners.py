"""Commissioners by their names, where a page of theirs leaves out what they are.

Belongs here: whether a text names one of `reference/commissioners.csv` as only his own pages do, and whether words
name the office of a place. Not here: which of them a document is about (`subjects`), or whose it is
(`reference/kind_signs.csv`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.expressions.late import expression
from pipelines.documents.forces import ForceMention
from pipelines.documents.identity.evidence import Evidence
from pipelines.reference import rows

OFFICE_NAMED = expression(r"\bcommissioner|\b[OP]*P?F?CC\b|\bmayor\b", re.IGNORECASE)

_NAME = expression(r"(?=\b([A-Z][\w'-]+ [A-Z][\w'-]+))")


def names_one_without_office(evidence: Evidence) -> bool:
    """Whether a commissioner is named beside the force that he holds to account, and nowhere called one.

    A newspaper says who somebody is; his own site need not.
    """
    if OFFICE_NAMED.search(evidence.body):
        return False
    told_of = {mention.force_id for mention in evidence.forces}
    return any(_force_of().get(name[1].lower()) in told_of for name in _NAME.finditer(evidence.head))


@cache
def _force_of() -> dict[str, str]:
    """Names in small letters, to the force of each."""
    return {row["name"].lower(): row["force_id"] for row in rows("commissioners")}


OFFICE_BEHIND = expression(
    r"(?:'s?)? +(?:Police(?:,? Fire)? (?:and|&) Crime (?:Commissioner|Panel)|PF?CC)\b", re.IGNORECASE
)
_OFFICE_BEFORE = expression(
    r"\b(?:Police(?:,? Fire)? (?:and|&) Crime Commissioner|PF?CC) for (?:the )?$", re.IGNORECASE
)
_LONGEST_OFFICE = 50
"""Characters."""


def names_office(plain: str, mention: ForceMention) -> bool:
    """'Northshire Police and Crime Commissioner', 'As the Police and Crime Commissioner for Northshire, I …'."""
    before = max(0, mention.start - _LONGEST_OFFICE)
    return bool(OFFICE_BEHIND.match(plain, mention.end) or _OFFICE_BEFORE.search(plain, before, mention.start))
