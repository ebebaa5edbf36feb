"""Commissioners by their names, where a page of theirs leaves out what they are.

Belongs here: whether a text names one of `reference/commissioners.csv` as only his own pages do. Not here: those
called by their office (`subjects`, `reference/kind_signs.csv`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.documents.identity.evidence import Evidence
from pipelines.documents.late import expression
from pipelines.reference import rows

_OFFICE = expression(r"\bcommissioner|\b[OP]*P?F?CC\b|\bmayor\b", re.IGNORECASE)

_NAME = expression(r"(?=\b([A-Z][\w'-]+ [A-Z][\w'-]+))")


def names_one_without_office(evidence: Evidence) -> bool:
    """Whether a commissioner is named beside the force that he holds to account, and nowhere called one.

    A newspaper says who somebody is; his own site need not.
    """
    if _OFFICE.search(evidence.body):
        return False
    told_of = {mention.force_id for mention in evidence.forces}
    return any(_force_of().get(name[1].lower()) in told_of for name in _NAME.finditer(evidence.head))


@cache
def _force_of() -> dict[str, str]:
    """Names in small letters, to the force of each."""
    return {row["name"].lower(): row["force_id"] for row in rows("commissioners")}
