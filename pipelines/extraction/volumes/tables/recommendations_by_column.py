"""Columns of a table of recommendations that say only where they stand: 'Open now', 'Closed since', 'New'.

Belongs here: telling such a column, and what its numbers count in words. Not here: the cells of other tables (`cells`),
or which measure the words name (`measures.measure`).
"""

from __future__ import annotations

import re

from pipelines.documents.expressions.late import expression

_WHERE_THEY_STAND = expression(
    r"\W*(?:now\s+|still\s+|currently\s+|total\s+|number\s+)?(?:open|outstanding|closed|discharged|completed?|new|added|made)\b",
    re.IGNORECASE,
)
_NEW = expression(r"\b(?:new|added)\b", re.IGNORECASE)


def recommendations_of_column(head: str, number: str, beside: str) -> str:
    """'39 recommendations open now', where `beside`, which stands over the table, speaks of some; else empty."""
    if not _WHERE_THEY_STAND.match(head) or "recommendation" not in beside.lower():
        return ""
    return f"{number} recommendations {_NEW.sub('made', head)}"
