"""Money that goes down or no longer comes in: 'grant was cut by £5m', 'took £3m from our funding', '£2m less in grant'.

Belongs here: telling it by the words around an amount. Not here: which words speak of funding or reserves
(`words.kinds_named`), or budgets that are cut (`kinds.saved`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.extraction.grammar.hedges import HEDGED_NOUN
from pipelines.extraction.records import MoneyKind

_SO_MUCH = rf"{HEDGED_NOUN}(?:between\s+|from\s+)?"
_RECEIPTS = r"(?:[\w'’-]+\s+){0,5}?(?:grants?|funding|settlement|money)"
_LOWERED_BY = Quick(
    r"\b(?:cut|cuts|cutting|reduc\w+|f[ae]ll\w*|decreas\w+|declin\w+|drop\w*|slash\w*|trim\w*|lower\w*|deplet\w+|shr[aiu]nk\w*|"
    r"squeez\w+|down)\b(?:(?!\b(?:increas|ris|ros|gr[eo]w)\w*)[^.;£])*\bby\s+"
    rf"(?:[\d.]+\s?(?:%|per\s?cent),?\s+(?:or\s+|\()?)?{_SO_MUCH}$"
)
_LOST = Quick(
    rf"\b(?:lost|loses?|losing|withdrew|withdrawn|withheld|pulled|clawed\s+back)\s+{_SO_MUCH}$|"
    rf"\b(?:loss|reduction|cut|drop|fall|decrease)s?\s+(?:(?:in|of|to|from|on|off)\s+{_RECEIPTS}\s+)?"
    r"(?:(?:for|in)\s+[\w/ ]{4,20}\s+)?(?:of|is|was|(?:will|would)\s+be|(?:amount|come)(?:s|ed)?\s+to|worth)\s+"
    rf"{_SO_MUCH}$"
)
_TAKEN = Quick(
    r"\b(?:takes?|took|taken|taking|cut|cutting|remov\w+|slash\w*|stripp?\w*|shav\w+|wip\w+|top-?\s?slic\w+|deduct\w*)\s+"
    rf"{_SO_MUCH}$"
)
FROM_RECEIPTS = expression(rf"(?:\s+(?:a|per|each)\s+year)?\s+(?:from|off|out\s+of)\s+{_RECEIPTS}\b", re.IGNORECASE)
_GONE = expression(
    r"(?:\s+(?:a|per|each)\s+year)?\s+(?:(?:less|lower|short|down(?!\s+from))\b(?!-)|"
    rf"(?:(?:of|in)\s+{_RECEIPTS}\s+)?(?:(?:that|which|was|were|is|are|has|have|had|been|being|will|be|now|already)\s+)*"
    r"(?:cut|lost|withdrawn|removed|deducted|slashed|taken\s+(?:away|from|off|out))\b)",
    re.IGNORECASE,
)


def is_lost(kind: MoneyKind, own: str, behind: str) -> bool:
    """Whether reserves go down by the amount, or it is funding that no longer comes in; `own` ends where it begins."""
    if kind not in ("funding", "reserve"):
        return False
    if _LOWERED_BY.search(own) or kind == "reserve":
        return _LOWERED_BY.search(own) is not None
    taken = _TAKEN.search(own) and FROM_RECEIPTS.match(behind)
    return bool(taken or _LOST.search(own) or _GONE.match(behind))
