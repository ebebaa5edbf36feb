"""Days that figures are of: 'accounts for the year ended 31 March 2019'.

Belongs here: telling them. Not here: what day a document was published on (`publication`).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.documents.dates import find_dates
from pipelines.documents.expressions.late import expression
from pipelines.documents.expressions.quick import Quick
from pipelines.documents.identity.evidence import Evidence


def ends_of_years(evidence: Evidence) -> frozenset[date]:
    """The last days of the years that the text tells figures of, wherever else such a day stands."""
    ends = (find_dates(end["when"])[:1] for end in _YEAR_ENDED.finditer(evidence.flowing))
    told = (mention.first for found in ends for mention in found if mention.precision == "day")
    of_accounts = _ACCOUNTS.search(evidence.titles)
    closing = (
        mention.first
        for mention in find_dates(evidence.head)
        if (mention.first.month, mention.first.day) == _FISCAL_YEAR_ENDS
    )
    return frozenset((*told, *(closing if of_accounts else ())))


_ACCOUNTS = expression(r"\b(?:statements? of accounts|(?:annual|final) accounts|financial statements)\b", re.IGNORECASE)
_FISCAL_YEAR_ENDS = (3, 31)
"""Of accounts it is the last day of their year, with or without words that say so."""


_YEAR_ENDED = Quick(
    r"\b(?:years?|accounts|period|months|quarter|position|balance sheet)(?: (?:ended|ending|to|as at|at))? (?:the )?"
    r"(?P<when>\d{1,2}(?: ?(?:st|nd|rd|th))? (?:March|June|September|December),? 20\d\d)"
)
