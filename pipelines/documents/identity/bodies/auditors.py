"""Those who audit the accounts of forces, commissioners and departments, as authors of what they report.

Belongs here: telling a report of auditors by its title, and which firm or office wrote it. Not here: committees that
auditors report to (`kinds.meetings`), inspectors (`publishers`), or other bodies that speak for themselves (`authors`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.identity.evidence import Evidence

_REPORTS = expression(
    r"\b(?:annual audit (?:letter|report)|auditor'?s'? annual report|annual governance report|audit findings\b|"
    r"(?:joint |external )*audit (?:plan|completion report|results report|strategy memorandum|planning report)|"
    r"report to those charged with governance)",
    re.IGNORECASE,
)
_OTHERS = expression(
    r"\binternal audit\b|\baudit (?:and \w+ )?committee\b|\b(?:response|responds|news|minutes)\b", re.IGNORECASE
)
_FIRMS = {
    "Grant Thornton": expression(r"\bgrant thornton\b", re.IGNORECASE),
    "KPMG": expression(r"\bKPMG\b"),
    "Mazars": expression(r"\bmazars\b", re.IGNORECASE),
    "Ernst & Young": expression(r"\bernst (?:&|and) young\b|\bEY(?: LLP)?\b", re.IGNORECASE),
    "Deloitte": expression(r"\bdeloitte\b", re.IGNORECASE),
    "BDO": expression(r"\bBDO\b"),
    "PricewaterhouseCoopers": expression(r"\bpricewaterhousecoopers\b|\bPwC\b", re.IGNORECASE),
    "Audit Wales": expression(r"\baudit wales\b|\barchwilio cymru\b", re.IGNORECASE),
    "Wales Audit Office": expression(r"\bwales audit office\b", re.IGNORECASE),
    "Audit Commission": expression(r"\baudit commission\b", re.IGNORECASE),
}
_NATIONAL = expression(r"\breport ?by the comptroller and auditor general\b", re.IGNORECASE)
_TOP = 1_500
"""Characters in which a report names who wrote it."""
UNNAMED = "external auditor"


def auditor_of(evidence: Evidence) -> str | None:
    """The firm or the office whose report this is; 'external auditor' where it names none."""
    top = evidence.plain[:_TOP]
    if _NATIONAL.search(top):
        return "National Audit Office"
    if not _REPORTS.search(evidence.titles) or _OTHERS.search(evidence.titles):
        return None
    return next((name for name, named in _FIRMS.items() if named.search(top)), UNNAMED)
